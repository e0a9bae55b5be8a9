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
        let options = SimulationOptions(
            replicates: replicates, seed: seed, threads: threads, level: level, outcome: outcome)
        return try await simulate(options, onProgress: onProgress, isCancelled: isCancelled)
    }

    /// The same, with all that can be said of how to run it.
    /// - Throws: ``UnknownOutcome``.
    public func simulate(
        _ options: SimulationOptions,
        onProgress: (@Sendable (Int) -> Void)? = nil,
        isCancelled: (@Sendable () -> Bool)? = nil
    ) async throws(UnknownOutcome) -> Report {
        let success = try successIndex(options)
        let study = Study(
            [Study.Member(scenario, name: scenario.file, success: success, seed: options.seed)], seed: options.seed)
        let result = await Simulation.simulate(
            study, settings: options.settings, onProgress: onProgress, isCancelled: isCancelled)
        var run = result.runs[0]
        if run.stopped != .interrupted {
            run.course = Course(
                of: scenario, seed: options.seed, replicates: run.considered, isCancelled: isCancelled)
        }
        return Report(run, level: options.level, success: success)
    }

    /// The place of the outcome that counts as success, if one is named.
    func successIndex(_ options: SimulationOptions) throws(UnknownOutcome) -> Int? {
        if let outcome = options.outcome { try index(ofOutcome: outcome) } else { nil }
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

extension Course {
    /// At about eight dates, and at the start.
    init(of scenario: Scenario, seed: UInt64, replicates: Int, isCancelled: (() -> Bool)? = nil) {
        self.init(
            of: scenario, seed: seed, replicates: replicates,
            rounds: [0] + TimelinePoint.fewRounds(horizon: scenario.clock.rounds), isCancelled: isCancelled)
    }
}
