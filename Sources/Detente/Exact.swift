public import Reporting
internal import Scenarios
internal import Simulation

extension CheckedScenario {
    /// Follows every branch with its probability, if the reachable states are few enough.
    ///
    /// ```swift
    /// let report = try scenario.exact()
    /// print(report.table())
    /// ```
    /// There are no random numbers in it: the same scenario gives the same results, on any number of threads. It returns
    /// when it has finished.
    /// - Parameters:
    ///   - outcome: what counts as success; `nil`: the outcomes that the scenario marks as good.
    ///   - limit: the time after which it gives up, in minutes of a typical processor; counted in operations, so that
    ///     it is the same on every machine. `nil`: 15, and it gives up within seconds if an estimate says that these
    ///     are far from enough.
    ///   - threads: how many to use at most; `nil`: all cores.
    ///   - onProgress: called now and then with the state of the work, on the calling thread.
    ///   - isCancelled: asked now and then, on all threads; once true, it ends with ``NoExactProbabilities``.
    /// - Throws: ``NoExactProbabilities`` if a draw has too many values to list, or the states are too many;
    ///   ``UnknownName``.
    public func exact(
        outcome: String? = nil, limit: Double? = nil, threads: Int? = nil,
        onProgress: ((ExactStanding) -> Void)? = nil, isCancelled: (@Sendable () -> Bool)? = nil
    ) throws -> Report {
        let success = try index(ofOutcome: outcome)
        do throws(ExactRefusal) {
            let limits = limit.map { ExactLimits(work: $0 * ExactLimits.workPerMinute, pilot: nil) }
            let result = try enumerateBranches(
                of: scenario, limits: limits ?? ExactLimits(), threads: threads,
                onProgress: onProgress.map { report in { report(ExactStanding($0)) } }, isCancelled: isCancelled)
            return Report(result, success: success)
        } catch {
            throw NoExactProbabilities(error, scenario)
        }
    }
}

/// The progress of an exact computation.
public struct ExactStanding: Sendable {
    /// The round that is being followed; 0 before the first.
    public let round: Int
    /// The number of states at the beginning of the round.
    public let states: Int
    /// An estimate of the total in words, such as "about 2 million states and 3 minutes"; `nil` if too little is
    /// known yet.
    public let estimate: String?
    /// The share that is complete, by the estimate.
    public let share: Double?
    /// Whether it takes so long that the estimate should be printed.
    public let isLong: Bool

    init(_ progress: ExactProgress) {
        round = progress.round
        states = progress.states
        estimate = progress.forecast?.words
        share = progress.forecast.map { min(1, progress.work / max(1, $0.work)) }
        isLong = progress.work >= ExactLimits().pilot ?? 0
    }
}

/// The scenario has no exact probabilities; it can be simulated nevertheless.
public struct NoExactProbabilities: Error, CustomStringConvertible {
    /// The obstacles, by name, and what to do, in a few lines.
    public let description: String
    /// Whether the computation was cancelled.
    public let isInterrupted: Bool

    init(_ refusal: ExactRefusal, _ scenario: Scenario) {
        description = refusal.text(for: scenario)
        isInterrupted = if case .interrupted = refusal { true } else { false }
    }
}
