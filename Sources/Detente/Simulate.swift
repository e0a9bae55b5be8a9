public import Reporting
internal import Scenarios
internal import Simulation

extension CheckedScenario {
    /// Runs the scenario and reports.
    ///
    /// The same seed gives the same numbers, whatever the number of threads.
    /// - Parameters:
    ///   - replicates: how often the scenario is played through, at least once.
    ///   - seed: which luck it has.
    ///   - threads: at most so many at a time; `nil`: as many as there are cores.
    ///   - level: the confidence level of all intervals, between 0 and 1.
    ///   - outcome: what counts as success; `nil`: the outcomes that the scenario marks as good.
    ///   - onProgress: told now and then how many replicates are done, from any thread.
    ///   - isCancelled: asked now and then, from any thread; once true, the report covers what is done, and says so.
    /// - Throws: ``UnknownOutcome``.
    public func simulate(
        replicates: Int = 100_000,
        seed: UInt64 = 1,
        threads: Int? = nil,
        level: Double = 0.95,
        outcome: String? = nil,
        onProgress: (@Sendable (Int) -> Void)? = nil,
        isCancelled: (@Sendable () -> Bool)? = nil
    ) async throws(UnknownOutcome) -> Report {
        precondition(replicates >= 1, "at least one replicate")
        precondition(threads ?? 1 >= 1, "at least one thread")
        let success: Int? = if let outcome { try index(ofOutcome: outcome) } else { nil }
        let settings = RunSettings(replicates: replicates, seed: seed, threads: threads)
        let result = await Simulation.simulate(
            scenario, settings: settings, onProgress: onProgress, isCancelled: isCancelled)
        return Report(result, level: level, success: success)
    }

    /// The place of an outcome in the scenario's list.
    /// - Throws: ``UnknownOutcome``.
    private func index(ofOutcome name: String) throws(UnknownOutcome) -> Int {
        guard let index = outcomes.firstIndex(of: name) else {
            throw UnknownOutcome(name: name, nearest: nearestName(to: name, among: outcomes), known: outcomes)
        }
        return index
    }

    /// Makes sure that the scenario has an outcome of that name, before anything is simulated.
    /// - Throws: ``UnknownOutcome``.
    public func requireOutcome(_ name: String) throws(UnknownOutcome) {
        _ = try index(ofOutcome: name)
    }
}
