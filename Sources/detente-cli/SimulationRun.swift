internal import Detente

extension ScenarioText {
    /// Reads the file that the command line names, or standard input for `-`.
    init(commandLineName name: String) throws {
        self = try name == "-" ? .standardInput() : ScenarioText(contentsOf: name)
    }
}

extension CheckedScenario {
    /// Reads the file that the command line names, or standard input for `-`, and prints its warnings.
    init(commandLineName name: String, _ settings: RunSettings = RunSettings(), quiet: Bool) throws {
        try self.init(ScenarioText(commandLineName: name), settings)
        if !quiet { StandardError.show(warnings) }
    }
}

extension SimulationArguments {
    /// Runs a study, in the file that `--save` names if there is one.
    /// - Parameter showsProgress: whether progress is shown on standard error.
    func run(
        _ study: Study, showsProgress: Bool, _ interruption: Interruption
    ) async throws -> ComparisonReport {
        let progress = ProgressBar(isShown: showsProgress)
        let show: @Sendable (Int, Int) -> Void = { progress.show(done: $0, of: $1) }
        let isCancelled: @Sendable () -> Bool = { interruption.isRequested }
        defer {
            progress.finish()
            interruption.finish()
        }
        guard let save else { return await study.run(onProgress: show, isCancelled: isCancelled) }
        return try await study.run(
            savedIn: SavedStudy(path: save), replacing: replace, onProgress: show, isCancelled: isCancelled)
    }

    /// The scenarios that the report of a study is about: in a file there may be more than are simulated now.
    func scenarios(of study: Study) throws -> [Study.NamedScenario] {
        try save.map { try SavedStudy(existing: $0).scenarios() } ?? study.scenarios
    }

    /// The files that no report may overwrite.
    func inputs(of study: Study) -> [String] { study.files + [save].compactMap(\.self) }
}

extension ExitStatus {
    /// The exit status after a simulation.
    init(of report: ComparisonReport, _ interruption: Interruption, isUnexpected: Bool = false) {
        let isInterrupted = interruption.isRequested || report.stopped == .interrupted
        self = isInterrupted ? .interrupted : isUnexpected ? .unexpected : .done
    }
}
