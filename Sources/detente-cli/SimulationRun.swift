internal import ArgumentParser
internal import Detente
internal import SystemCalls

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
    /// Runs a study, in the file that `--save` names if there is one; the rows of `--draws` are written meanwhile.
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
        func run(drawsTo file: DrawsFile?) async throws -> ComparisonReport {
            if let save {
                let saved = try shard == nil ? SavedStudy(path: save) : SavedStudy(shard: save)
                return try await study.run(
                    savedIn: saved, replacing: replace, drawsTo: file, onProgress: show,
                    isCancelled: isCancelled)
            }
            if let file { return try await study.run(drawsTo: file, onProgress: show, isCancelled: isCancelled) }
            return await study.run(onProgress: show, isCancelled: isCancelled)
        }
        guard let draws else { return try await run(drawsTo: nil) }
        let format = try drawsFormat(of: draws)
        do {
            return try await drawsTarget(draws, study).write { path in
                try await run(drawsTo: DrawsFile(path: path, format: format))
            }
        } catch let failure as UnwritableDraws { throw WriteFailure(path: draws, reason: failure.reason) }
    }

    /// The file for the rows, checked before anything is simulated.
    private func drawsTarget(_ name: String, _ study: Study) throws -> WholeFile {
        let target = try WholeFile(
            path: name, notOverwriting: study.files + [save].compactMap(\.self), writing: "--draws: the rows")
        if target.exists, !target.isSpecial, !replace {
            throw ValidationError("--draws: \(name) exists; name another file, or replace it with --replace.")
        }
        return target
    }

    /// Says what was done of a shard, where no report of it was asked for.
    /// - Returns: whether there is nothing else to print.
    func printShard(_ report: ComparisonReport, _ output: OutputArguments) throws -> Bool {
        guard let shard, let save, output.format == nil, output.output == nil else { return false }
        if !output.quiet { try StandardOutput.write("\(report.text(of: shard)), in \(save)\n") }
        return true
    }

    /// The scenarios that the report of a study is about: in a file there may be more than are simulated now.
    func scenarios(of study: Study) throws -> [Study.NamedScenario] {
        try save.map { try SavedStudy(existing: $0).scenarios() } ?? study.scenarios
    }

    /// The files that no report may overwrite.
    func inputs(of study: Study) -> [String] { study.files + [save, draws].compactMap(\.self) }
}

extension ExitStatus {
    /// The exit status after a simulation.
    init(
        of report: ComparisonReport, _ interruption: Interruption, isShard: Bool, isUnexpected: Bool = false
    ) {
        let isInterrupted = interruption.isRequested || (report.stopped == .interrupted && !isShard)
        self = isInterrupted ? .interrupted : isUnexpected ? .unexpected : .done
    }
}
