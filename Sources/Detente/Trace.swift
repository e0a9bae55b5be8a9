public import Reporting
internal import Scenarios
public import Simulation

/// None of the replicates that were searched is of the requested kind.
public struct NoSuchReplicate: Error, CustomStringConvertible {
    /// The requested outcome; `nil` for any.
    public let outcome: String?
    /// The number of replicates that were searched.
    public let replicates: Int
    /// The condition of which only the replicates were searched in which it is true; `nil`: all were.
    public let given: String?

    /// The message, in one sentence.
    public var description: String {
        let condition = given.map { " with '\($0)' true" } ?? ""
        let range =
            replicates == 1 && given == nil
            ? "the first replicate does not end" : "none of the first \(replicates) replicates\(condition) ends"
        let fix = "search more with --replicates, or try another --seed"
        guard let outcome else {
            return given == nil ? "\(range) in an outcome: all are faults" : "\(range) in an outcome; \(fix)"
        }
        return "\(range) in '\(outcome)'; \(fix)"
    }
}

/// The replicates of which a typical one is traced.
public enum TypicalEnding: Sendable {
    /// Those that end in the most frequent outcome; of several, in the first of the file.
    case likeliest
    /// Those that end in this outcome, by its name.
    case outcome(String)
    /// Those that end in an outcome that counts as success.
    case success
    /// Those that end in an outcome that does not, where the scenario says what counts.
    case failure
}

extension CheckedScenario {
    /// The default number of replicates that are searched for a typical one.
    public static let defaultSearch = 10_000

    /// A trace of one replicate, which has the same random numbers in every run with that seed.
    /// - Parameters:
    ///   - replicate: its number, from 1.
    ///   - seed: the seed of the run.
    public func trace(replicate: Int = 1, seed: UInt64 = RunSettings.defaultSeed) -> Story {
        precondition(replicate >= 1, "replicates are counted from 1")
        return Story(Trace(of: scenario, seed: seed, replicate: replicate - 1))
    }

    /// A trace of the first replicate that ends in an outcome; if the scenario was read with a condition, of those in
    /// which it is true.
    /// - Parameters:
    ///   - outcome: its name.
    ///   - replicates: the number of replicates to search, from the first.
    ///   - seed: the seed of the run.
    /// - Throws: ``UnknownName``, ``NoSuchReplicate``.
    public func trace(
        outcome: String, among replicates: Int = RunSettings.defaultReplicates, seed: UInt64 = RunSettings.defaultSeed
    ) throws -> Story {
        let search = ReplicateSearch(scenario, seed: seed, replicates: replicates)
        guard let index = try index(ofOutcome: outcome), let replicate = search.first(endingIn: index) else {
            throw NoSuchReplicate(outcome: outcome, replicates: replicates, given: given)
        }
        return Story(Trace(of: scenario, seed: seed, replicate: replicate), choice: .outcome)
    }

    /// A trace of the most ordinary replicate of those that end in some way: the sum of its distances to the others, in
    /// milestones and their times, is the least. If the scenario was read with a condition, only the replicates in
    /// which it is true are considered.
    /// - Parameters:
    ///   - ending: which replicates are considered.
    ///   - replicates: the number of replicates to search, from the first.
    ///   - seed: the seed of the run.
    /// - Throws: ``UnknownName``, ``NoSuchReplicate``.
    public func typicalTrace(
        _ ending: TypicalEnding = .likeliest, among replicates: Int = defaultSearch,
        seed: UInt64 = RunSettings.defaultSeed
    ) throws -> Story {
        guard let story = try typicalTraces([ending], among: replicates, seed: seed)[0] else {
            let outcome: String? = if case .outcome(let name) = ending { name } else { nil }
            throw NoSuchReplicate(outcome: outcome, replicates: replicates, given: given)
        }
        return story
    }

    /// The typical replicates of several kinds, found in one search.
    /// - Parameters:
    ///   - endings: the kinds of replicates.
    ///   - success: the outcome that counts as success; `nil`: those that the scenario marks as good.
    ///   - replicates: the number of replicates to search, from the first.
    ///   - seed: the seed of the run.
    /// - Returns: by kind; `nil` if no replicate is of this kind.
    /// - Throws: ``UnknownName``.
    public func typicalTraces(
        _ endings: [TypicalEnding], success: String? = nil, among replicates: Int = defaultSearch,
        seed: UInt64 = RunSettings.defaultSeed
    ) throws -> [Story?] {
        let all = Set(scenario.outcomes.indices)
        let good =
            try index(ofOutcome: success).map { [$0] } ?? Set(all.filter { scenario.outcomes[$0].isGood })
        let groups = try endings.map { ending -> Set<Int>? in
            switch ending {
            case .likeliest: nil
            case .outcome(let name): try index(ofOutcome: name).map { [$0] } ?? []
            case .success: good
            case .failure: good.isEmpty ? [] : all.subtracting(good)
            }
        }
        let search = ReplicateSearch(scenario, seed: seed, replicates: replicates)
        var sizes: [Int] = []
        let medoids = search.medoids { ended in
            let most = ended.max() ?? 0
            let likeliest = Set(ended.firstIndex { $0 == most }.map { [$0] } ?? [])
            let chosen = groups.map { $0 ?? likeliest }
            sizes = chosen.map(\.count)
            return chosen
        }
        return zip(medoids, sizes).map { medoid, size in
            medoid.map {
                Story(
                    Trace(of: scenario, seed: seed, replicate: $0.replicate), choice: .typical($0, inOutcomes: size))
            }
        }
    }
}
