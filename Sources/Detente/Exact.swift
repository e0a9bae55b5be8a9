public import Reporting
internal import Scenarios
internal import Simulation

extension CheckedScenario {
    /// Follows every branch with its probability, where the reachable states are few enough.
    ///
    /// ```swift
    /// let report = try scenario.exact()
    /// print(report.table())
    /// ```
    /// There is no luck in it: the same scenario gives the same numbers. It runs on the calling thread.
    /// - Parameters:
    ///   - outcome: what counts as success; `nil`: the outcomes that the scenario marks as good.
    ///   - onProgress: told now and then which round begins, and with how many states.
    ///   - isCancelled: asked now and then; once true, it ends with ``NoExactProbabilities``.
    /// - Throws: ``NoExactProbabilities`` where a draw has too many values to list, or the states are too many;
    ///   ``UnknownOutcome``.
    public func exact(
        outcome: String? = nil, onProgress: ((_ round: Int, _ states: Int) -> Void)? = nil,
        isCancelled: (() -> Bool)? = nil
    ) throws -> ExactReport {
        if let outcome { try requireOutcome(outcome) }
        let success = outcome.flatMap { outcomes.firstIndex(of: $0) }
        do throws(ExactRefusal) {
            let result = try enumerateBranches(of: scenario, onProgress: onProgress, isCancelled: isCancelled)
            return ExactReport(result, success: success)
        } catch {
            throw NoExactProbabilities(error, scenario)
        }
    }
}

/// Exact probabilities of the scenario cannot be had; it can be simulated all the same.
public struct NoExactProbabilities: Error, CustomStringConvertible {
    /// What stands in the way, by name, and what to do: a few lines.
    public let description: String
    /// Whether it was only cancelled.
    public let isInterrupted: Bool

    init(_ refusal: ExactRefusal, _ scenario: Scenario) {
        description = refusal.text(for: scenario)
        isInterrupted = if case .interrupted = refusal { true } else { false }
    }
}
