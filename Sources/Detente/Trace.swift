public import Reporting
internal import Scenarios
public import Simulation

/// None of the replicates that were searched is of the requested kind.
public struct NoSuchReplicate: Error, CustomStringConvertible {
    /// The requested outcome; `nil` for any path.
    public let outcome: String?
    /// The number of replicates that were searched.
    public let replicates: Int

    /// The message, in one sentence.
    public var description: String {
        let range =
            replicates == 1 ? "the first replicate does not end" : "none of the first \(replicates) replicates ends"
        guard let outcome else { return "\(range) in an outcome: all are faults" }
        return "\(range) in '\(outcome)'; search more with --replicates, or try another --seed"
    }
}

extension CheckedScenario {
    /// The default number of replicates that are searched for the most frequent path.
    public static let defaultSearch = 10_000

    /// A trace of one replicate, which has the same random numbers in every run with that seed.
    /// - Parameters:
    ///   - replicate: its number, from 1.
    ///   - seed: the seed of the run.
    public func trace(replicate: Int = 1, seed: UInt64 = RunSettings.defaultSeed) -> Story {
        precondition(replicate >= 1, "replicates are counted from 1")
        return Story(Trace(of: scenario, seed: seed, replicate: replicate - 1))
    }

    /// A trace of the first replicate that ends in an outcome.
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
            throw NoSuchReplicate(outcome: outcome, replicates: replicates)
        }
        return Story(Trace(of: scenario, seed: seed, replicate: replicate), choice: .outcome)
    }

    /// A trace of the first replicate whose path (issues done or expired, milestone events, the outcome) is the most
    /// frequent.
    /// - Parameters:
    ///   - replicates: the number of replicates to search, from the first.
    ///   - seed: the seed of the run.
    /// - Throws: ``NoSuchReplicate`` if all of them are faults.
    public func typicalTrace(
        among replicates: Int = defaultSearch, seed: UInt64 = RunSettings.defaultSeed
    ) throws(NoSuchReplicate) -> Story {
        guard let path = ReplicateSearch(scenario, seed: seed, replicates: replicates).typicalPath() else {
            throw NoSuchReplicate(outcome: nil, replicates: replicates)
        }
        return Story(
            Trace(of: scenario, seed: seed, replicate: path.first), choice: .typical(count: path.count, of: replicates))
    }
}
