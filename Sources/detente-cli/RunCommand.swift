internal import ArgumentParser
internal import Detente

/// `detente run`: simulate and report.
struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Simulate a scenario and report what came of it.",
        discussion: """
            EXAMPLES:
              detente run thaw.yaml
                  100,000 replicates, as tables
              detente run thaw.yaml -n 1_000_000 --seed 7 --output thaw.json
                  a million, with other luck, as JSON in a file
              detente run thaw.yaml --set goodwill=0.4 --set 'worth.usa=beta(2, 2)'
                  other values for two parameters
              detente run thaw.yaml --precision 0.2% -n 10_000_000
                  until every outcome is known to ± 0.2 percentage points, but at most ten million replicates
              detente run thaw.yaml --given 'happened(settlement)'
                  only the replicates in which there is a settlement
              detente run thaw.yaml --outcome partial
                  what goes with the outcome 'partial'
              cat thaw.yaml | detente run - --quiet --format json | jq .outcomes
                  in a pipe

            The same scenario, seed and number of replicates give the same numbers, whatever the number of threads. \
            Ctrl-C ends the run early and reports what is done.
            """
    )

    @Argument(
        help: "The scenario, a YAML file; '-' reads standard input.", completion: .file(extensions: ["yaml", "yml"]))
    var scenario: String

    @OptionGroup(title: "Simulation") var simulation: SimulationArguments
    @OptionGroup(title: "Report") var output: OutputArguments

    @Flag(help: "Exit with status 1 unless every 'expect' of the scenario holds.")
    var failUnlessExpected = false

    func run() async throws {
        let status = await exitStatus {
            let interruption = Interruption()
            let scenario = try read()
            let destination = try output.destination(besides: scenario.files + (simulation.save.map { [$0] } ?? []))
            let report =
                if let path = simulation.save {
                    try await simulate(scenario, keptIn: path, interruption)
                } else {
                    try await simulate(scenario, interruption)
                }
            interruption.finish()
            try destination.write(report)
            return interruption.isRequested ? .interrupted : verdict(on: report)
        }
        if let status { throw status.exitCode }
    }

    private func read() throws -> CheckedScenario {
        let checked = try CheckedScenario(commandLineName: scenario, setting: simulation.set, given: simulation.given)
        if !output.quiet { StandardError.show(checked.warnings) }
        if let name = simulation.outcome { try checked.requireOutcome(name) }
        return checked
    }

    private func simulate(_ scenario: CheckedScenario, _ interruption: Interruption) async throws -> Report {
        let progress = ProgressBar(total: simulation.replicates, isShown: output.showsProgress)
        defer { progress.finish() }
        return try await scenario.simulate(
            simulation.options,
            onProgress: { progress.show(done: $0) },
            isCancelled: { interruption.isRequested })
    }

    /// The scenario as one of a study.
    private func simulate(
        _ scenario: CheckedScenario, keptIn path: String, _ interruption: Interruption
    ) async throws -> Report {
        let kept = try KeptStudy(path: path)
        let set = ScenarioSet([(self.scenario, scenario)], setting: simulation.set.map(\.text))
        let task = try kept.task(
            set, baseline: nil, given: simulation.given, seed: simulation.seed, simulation.options,
            replacing: simulation.replace)
        let progress = ProgressBar(total: task.replicatesLeft, isShown: output.showsProgress)
        defer { progress.finish() }
        let comparison = try await kept.run(
            task, onProgress: { progress.show(done: $0) }, isCancelled: { interruption.isRequested })
        let name = set.entries[0].name
        return (comparison.scenarios.first { $0.name == name } ?? comparison.scenarios[0]).report
    }

    private func verdict(on report: Report) -> ExitStatus {
        if report.run?.stopped == "interrupted" { return .interrupted }
        return failUnlessExpected && !report.expectationsHold ? .unexpected : .done
    }
}
