public import Reporting
internal import Scenarios
public import Simulation

/// None of the replicates that were looked through is of the kind that was asked for.
public struct NoSuchReplicate: Error, CustomStringConvertible {
    /// The outcome that was asked for; `nil`: any path at all.
    public let outcome: String?
    /// How many were looked through.
    public let replicates: Int

    /// In one sentence.
    public var description: String {
        let range =
            replicates == 1 ? "the first replicate does not end" : "none of the first \(replicates) replicates ends"
        guard let outcome else { return "\(range) in an outcome: all are faults" }
        return "\(range) in '\(outcome)'; look through more with --replicates, or try another --seed"
    }
}

extension CheckedScenario {
    /// So many replicates are looked through for the most frequent path unless something else is asked for.
    public static let defaultSearch = 10_000

    /// A trace of one replicate, which has the same random numbers in every run with that seed.
    /// - Parameters:
    ///   - replicate: counted from 1.
    ///   - seed: that of the run.
    public func trace(replicate: Int = 1, seed: UInt64 = RunSettings.defaultSeed) -> Story {
        precondition(replicate >= 1, "replicates are counted from 1")
        return Story(Trace(of: scenario, seed: seed, replicate: replicate - 1))
    }

    /// A trace of the first replicate that ends in an outcome.
    /// - Parameters:
    ///   - outcome: its name.
    ///   - replicates: how many are looked through, from the first on.
    ///   - seed: that of the run.
    /// - Throws: ``UnknownOutcome``, ``NoSuchReplicate``.
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
    ///   - replicates: how many are looked through, from the first on.
    ///   - seed: that of the run.
    /// - Throws: ``NoSuchReplicate`` where all of them are faults.
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
