internal import ArgumentParser
internal import Detente

/// `detente run`: simulate and report.
struct RunCommand: AsyncParsableCommand, ScatteredCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Simulate a scenario and report the results.",
        discussion: """
            EXAMPLES:
              detente run thaw.yaml
                  100,000 replicates, as tables
              detente run thaw.yaml -n 1_000_000 --seed 7 --output thaw.json
                  a million, with other random numbers, as JSON in a file
              detente run thaw.yaml --output thaw.html
                  a page with figures, for people
              detente run thaw.yaml --set goodwill=0.4 --set 'worth.usa=beta(2, 2)'
                  other values for two parameters
              detente run thaw.yaml --precision 0.2% -n 10_000_000
                  until every outcome is known to ± 0.2 percentage points, but at most ten million replicates
              detente run thaw.yaml --given 'happened(settlement)'
                  only the replicates in which there is a settlement
              detente run thaw.yaml --outcome partial
                  with the outcome 'partial' as success
              detente run thaw.yaml --without leak
                  what leaks change, from every replicate with them and without
              detente run thaw.yaml --draws rows.csv
                  and a row for each replicate, for R, pandas or SALib (docs/draws.md)
              cat thaw.yaml | detente run - --quiet --format json | jq .outcomes
                  in a pipe

            The same scenario, seed and number of replicates give the same numbers, whatever the number of threads. \
            Ctrl-C ends the run early and reports the replicates completed so far.
            """
    )

    @Argument(
        help: "The scenario, a YAML file; '-' reads standard input.", completion: .file(extensions: ["yaml", "yml"]))
    var scenario: String

    @OptionGroup(title: "Simulation") var simulation: SimulationArguments
    @Option(
        help: ArgumentHelp(
            "Simulate every replicate without this event too, instead of a share of them; repeatable.",
            valueName: "event"),
        completion: ScenarioCompletion.events)
    var without: [String] = []

    @OptionGroup(title: "Report") var output: OutputArguments
    @OptionGroup(title: "Report") var sections: SectionArguments
    @OptionGroup(title: "Pages and figures") var page: PageArguments

    @Flag(help: "Exit with status 1 unless every 'expect' of the scenario holds.")
    var failUnlessExpected = false

    func validate() throws {
        _ = try extent
        try page.requirePage(output.resolvedFormat)
    }

    private var extent: Extent { get throws { try sections.extent(of: SectionList.sections(of: "run")) } }

    func study(quiet: Bool) throws -> Study {
        let settings = simulation.settings(without: without)
        return try Study([CheckedScenario(commandLineName: scenario, settings, quiet: quiet)], settings)
    }

    var parts: (command: String, files: [String], more: [String]) { ("run", [scenario], []) }

    func run() async throws {
        let status = await exitStatus {
            let interruption = Interruption()
            let study = try study(quiet: output.quiet)
            let destination = try output.destination(notOverwriting: simulation.inputs(of: study))
            let whole = try await simulation.run(study, showsProgress: output.showsProgress, interruption)
            // A study file may hold other scenarios too.
            let name = study.scenarios[0].name
            var report = (whole.scenarios.first { $0.name == name } ?? whole.scenarios[0]).report
            report.words = page.words ?? .none
            if try simulation.printShard(whole, output) {
                return ExitStatus(of: whole, interruption, isShard: true)
            }
            try destination.write(report, extent, page) {
                let command = RepeatedCommand(
                    "run", [scenario], study.settings, seed: report.run?.seed ?? RunSettings.defaultSeed)
                return try ReportDocument(report, of: study.scenarios[0].scenario, page.options(command: command.text))
            }
            return ExitStatus(
                of: whole, interruption, isShard: simulation.shard != nil,
                isUnexpected: failUnlessExpected && !report.expectationsHold)
        }
        if let status { throw status.exitCode }
    }
}
