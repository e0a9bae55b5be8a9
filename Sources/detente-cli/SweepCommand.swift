internal import ArgumentParser
internal import Detente

/// `detente sweep`: a grid over parameters.
struct SweepCommand: AsyncParsableCommand, ScatteredCommand {
    static let configuration = CommandConfiguration(
        commandName: "sweep",
        abstract: "Run a scenario over a grid of parameter values, on common random numbers.",
        discussion: """
            EXAMPLES:
              detente sweep thaw.yaml --vary mediation
                  all 'choices' of a lever
              detente sweep thaw.yaml --vary goodwill=0.1,0.3,0.5
              detente sweep thaw.yaml --vary x=0:1:0.25 --vary 'y=0,0.05,beta(2, 8)'
                  a grid of two, with a heat map of the probability of success
              detente sweep thaw.yaml --vary mediation --baseline mediation=0.5
              detente sweep thaw.yaml --one-at-a-time
                  every lever alone, the one with the largest swing first

            All points of the grid use common random numbers and have the same number of replicates, even if the sweep \
            is interrupted (Ctrl-C).
            """
    )

    @Argument(
        help: "The scenario, a YAML file; '-' reads standard input.", completion: .file(extensions: ["yaml", "yml"]))
    var scenario: String

    @Option(
        help: ArgumentHelp(
            "A parameter and its values: a list, a range from:to:step (numbers, or dates with a step such as '3 months'), "
                + "or none for a parameter with 'choices'; repeatable.",
            valueName: "name=a,b,c"))
    var vary: [String] = []

    @Flag(
        help:
            "Vary each parameter alone, the others as in the scenario: every lever, or those of --vary, from the one with the largest swing of success down."
    )
    var oneAtATime = false

    @Option(
        help: ArgumentHelp(
            "The point to compare the others with (default: the first).", valueName: "name=value"))
    var baseline: String?

    @OptionGroup(title: "Simulation") var simulation: SimulationArguments
    @OptionGroup(title: "Report") var output: OutputArguments
    @OptionGroup(title: "Report") var sections: SectionArguments
    @OptionGroup(title: "Pages and figures") var page: PageArguments

    private var extent: Extent { get throws { try sections.extent(of: SectionList.sections(of: "sweep")) } }

    func validate() throws {
        _ = try extent
        try page.requirePage(output.resolvedFormat)
        if oneAtATime, baseline != nil {
            throw ValidationError(
                "--one-at-a-time compares with the scenario as it is: use --set name=value to change that, not --baseline."
            )
        }
        if vary.isEmpty, !oneAtATime {
            throw ValidationError(
                "There is nothing to vary: say what, such as --vary goodwill=0.1,0.3,0.5; --one-at-a-time varies every lever."
            )
        }
    }

    func study(quiet: Bool) throws -> Study {
        let text = try ScenarioText(commandLineName: scenario)
        let settings = simulation.settings(baseline: baseline)
        let study =
            try oneAtATime
            ? Study(sweepingOneAtATime: text, varying: vary, settings)
            : Study(sweeping: text, varying: vary, settings)
        if !quiet {
            for note in study.notes { StandardError.write("note: \(note)\n") }
            StandardError.show(study.scenarios[0].scenario.warnings)
        }
        return study
    }

    var parts: (command: String, files: [String], more: [String]) { ("sweep", [scenario], more) }

    private var more: [String] {
        vary.flatMap { ["--vary", shellQuoted($0)] } + (baseline.map { ["--baseline", shellQuoted($0)] } ?? [])
            + (oneAtATime ? ["--one-at-a-time"] : [])
    }

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
                let command = RepeatedCommand("sweep", [scenario], study.settings, seed: report.run.seed, more)
                return try ReportDocument(
                    report, of: try simulation.scenarios(of: study), page.options(command: command.text))
            }
            return ExitStatus(of: report, interruption, isShard: simulation.shard != nil)
        }
        if let status { throw status.exitCode }
    }
}
