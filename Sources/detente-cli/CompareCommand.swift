internal import ArgumentParser
internal import Detente
internal import Foundation
internal import SystemCalls

/// `detente compare`: scenarios on common random numbers.
struct CompareCommand: AsyncParsableCommand, ScatteredCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Run scenarios on common random numbers, and report how they differ, with intervals.",
        discussion: """
            EXAMPLES:
              detente compare thaw.yaml thaw-with-mediator.yaml
                  the second compared with the first
              detente compare 'studies/*.yaml' --baseline studies/plain.yaml
                  all files of a folder, compared with one of them
              detente compare a.yaml b.yaml --precision 0.2% -n 2_000_000
                  until every outcome of both is known to ± 0.2 percentage points
              detente compare a.yaml b.yaml --format json | jq .differences
                  in a pipe

            Common random numbers: in replicate k of every scenario, each random decision that scenarios share uses the \
            same random number, so that differences have narrower intervals than with independent runs. p-values are \
            corrected for all comparisons that are made.
            """
    )

    @Argument(
        help: "Scenarios, YAML files or quoted patterns such as 'studies/*.yaml'; '-' reads standard input.",
        completion: .file(extensions: ["yaml", "yml"]))
    var scenarios: [String]

    @Option(help: ArgumentHelp("The scenario to compare the others with (default: the first).", valueName: "name"))
    var baseline: String?

    @OptionGroup(title: "Simulation") var simulation: SimulationArguments
    @OptionGroup(title: "Report") var output: OutputArguments
    @OptionGroup(title: "Report") var sections: SectionArguments
    @OptionGroup(title: "Pages and figures") var page: PageArguments

    @Flag(help: "Exit with status 1 unless every 'expect' of every scenario holds.")
    var failUnlessExpected = false

    private var extent: Extent { get throws { try sections.extent(of: SectionList.sections(of: "compare")) } }

    func validate() throws {
        _ = try extent
        try page.requirePage(output.resolvedFormat)
        if scenarios.count(where: { $0 == "-" }) > 1 {
            throw ValidationError("'-' can be named only once: there is one standard input.")
        }
    }

    func study(quiet: Bool) throws -> Study {
        let settings = simulation.settings(baseline: baseline)
        return try Study(read(settings, quiet: quiet), settings)
    }

    /// The files by their names; the baseline by its scenario's, whatever the folder.
    var parts: (command: String, files: [String], more: [String]) {
        get throws {
            ("compare", try expanded(scenarios), ["--baseline", shellQuoted(try study(quiet: true).baselineName)])
        }
    }

    private var more: [String] { baseline.map { ["--baseline", shellQuoted($0)] } ?? [] }

    func run() async throws {
        let status = await exitStatus {
            let interruption = Interruption()
            let study = try study(quiet: output.quiet)
            let destination = try output.destination(notOverwriting: simulation.inputs(of: study))
            var report = try await simulation.run(study, showsProgress: output.showsProgress, interruption)
            report.words = page.words ?? .none
            if try simulation.printShard(report, output) {
                return ExitStatus(of: report, interruption, isShard: true)
            }
            try destination.write(report, extent, page) {
                let command = RepeatedCommand("compare", scenarios, study.settings, seed: report.run.seed, more)
                return try ReportDocument(
                    report, of: try simulation.scenarios(of: study), page.options(command: command.text))
            }
            return ExitStatus(
                of: report, interruption, isShard: simulation.shard != nil,
                isUnexpected: failUnlessExpected && !report.expectationsHold)
        }
        if let status { throw status.exitCode }
    }

    /// Reads all scenarios; the errors of all of them are shown before the command ends.
    private func read(_ settings: RunSettings, quiet: Bool) throws -> [CheckedScenario] {
        let paths = try expanded(scenarios)
        guard paths.count >= 2 else {
            throw ValidationError(
                "There is nothing to compare: name at least two scenarios (one alone is for 'detente run').")
        }
        var (reader, checked) = (ScenarioReader(settings), [CheckedScenario]())
        for path in paths {
            do {
                let scenario = try reader.read(ScenarioText(commandLineName: path))
                if !quiet { StandardError.show(scenario.warnings) }
                checked.append(scenario)
            } catch let mistakes as ScenarioErrors {
                StandardError.show(mistakes.findings)
            }
        }
        if checked.count < paths.count { throw AlreadyReported(status: .badScenario) }
        return checked
    }
}

/// Patterns replaced by the files that they match, in order; other names as they are.
/// - Throws: ``NoMatch`` if a pattern matches no file.
func expanded(_ names: [String]) throws -> [String] {
    try names.flatMap { name -> [String] in
        guard name != "-", name.contains(where: { "*?[".contains($0) }),
            !FileManager.default.fileExists(atPath: name)
        else { return [name] }
        let paths = FileSystem.paths(matching: name)
        guard !paths.isEmpty else { throw NoMatch(pattern: name) }
        return paths
    }
}

/// A pattern that matches no file.
struct NoMatch: Error, CustomStringConvertible {
    var pattern: String
    var description: String { "no file matches '\(pattern)'" }
}

/// The errors have been printed already.
struct AlreadyReported: Error {
    var status: ExitStatus
}
