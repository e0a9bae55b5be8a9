internal import ArgumentParser
internal import Detente

/// `detente exact`: every branch with its probability.
struct ExactCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "exact",
        abstract: "Follow every branch of a scenario: exact probabilities, if its states are few enough.",
        discussion: """
            EXAMPLES:
              detente exact thaw.yaml
                  probabilities without Monte Carlo error, as tables
              detente exact thaw.yaml --set goodwill=0.4 --output thaw.json
                  with a number for an uncertain parameter, as JSON in a file
              detente exact thaw.yaml --against-simulation --replicates 1_000_000
                  exact and simulated results together
              detente exact thaw.yaml --limit 120 --progress always
                  continue for about two hours, even if the estimate is longer

            Draws must have values that can be listed one by one (chance, pick, binomial, poisson and the like), and \
            the states that can be reached must be few. If they are not, a message says what makes them many, and \
            the exit status is 65.
            """
    )

    @Argument(
        help: "The scenario, a YAML file; '-' reads standard input.", completion: .file(extensions: ["yaml", "yml"]))
    var scenario: String

    @Option(help: ArgumentHelp("Replace the value of a parameter; repeatable.", valueName: "name=expression"))
    var set: [Override] = []

    @Option(
        help: ArgumentHelp("The outcome that counts as success (default: those marked good).", valueName: "name"),
        completion: ScenarioCompletion.outcomes)
    var outcome: String?

    @Option(
        help: ArgumentHelp(
            "Give up after about this many minutes, regardless of the estimate (default: 15, and at once if the "
                + "estimate is far longer).", valueName: "minutes"),
        transform: { try wholeNumber($0, of: "minutes", in: 1...1_000_000) })
    var limit: Int?

    @Flag(help: "Simulate too, and compare the two.")
    var againstSimulation = false

    @OptionGroup(title: "Threads, and the simulation (with --against-simulation)") var sample: SampleArguments
    @OptionGroup(title: "Report") var output: OutputArguments
    @OptionGroup(title: "Report") var sections: SectionArguments
    @OptionGroup(title: "Pages and figures") var page: PageArguments

    @Flag(help: "Exit with status 1 unless every 'expect' of the scenario holds.")
    var failUnlessExpected = false

    private var extent: Extent { get throws { try sections.extent(of: SectionList.sections(of: "exact")) } }

    func validate() throws {
        _ = try extent
        try page.requirePage(output.resolvedFormat)
        if againstSimulation, output.resolvedFormat == .html || output.resolvedFormat == .markdown {
            throw ValidationError(
                "A page has the exact results alone; --against-simulation is for tables, JSON and CSV.")
        }
        if !againstSimulation, sample.replicates != nil || sample.seed != nil {
            throw ValidationError("--replicates and --seed need --against-simulation.")
        }
    }

    func run() async throws {
        let status = await exitStatus {
            let interruption = Interruption()
            let checked = try CheckedScenario(
                commandLineName: scenario, RunSettings(set: set.map(\.text)), quiet: output.quiet)
            let destination = try output.destination(notOverwriting: checked.files)
            var report = try follow(checked, interruption)
            let options = page.options(command: command)
            report.words = page.words ?? .none
            let simulated = againstSimulation ? try await simulate(checked, interruption) : nil
            interruption.finish()
            if let simulated {
                try destination.write(ExactComparison(exact: report, simulated: simulated), extent, page) {
                    try ReportDocument(report, of: checked, options)
                }
            } else {
                if againstSimulation {
                    StandardError.write(
                        "interrupted: the simulation is not reported; the exact probabilities are complete\n")
                }
                try destination.write(report, extent, page) { try ReportDocument(report, of: checked, options) }
            }
            if interruption.isRequested { return .interrupted }
            return failUnlessExpected && !report.expectationsHold ? .unexpected : .done
        }
        if let status { throw status.exitCode }
    }

    /// The command line that gives the same probabilities again.
    private var command: String {
        (["detente exact", shellQuoted(path: scenario)] + set.flatMap { ["--set", shellQuoted($0.text)] }
            + (outcome.map { ["--outcome", shellQuoted($0)] } ?? []) + ["--format html"]).joined(separator: " ")
    }

    private func follow(_ checked: CheckedScenario, _ interruption: Interruption) throws -> Report {
        let progress = RoundProgress(isShown: output.showsProgress, isSilent: output.quiet)
        defer { progress.finish() }
        return try checked.exact(
            outcome: outcome, limit: limit.map(Double.init), threads: sample.threads,
            onProgress: { progress.show($0) },
            isCancelled: { interruption.isRequested })
    }

    /// Simulates the scenario; `nil` if it was interrupted, since a partial simulation is not compared.
    private func simulate(_ checked: CheckedScenario, _ interruption: Interruption) async throws -> Report? {
        let settings = RunSettings(
            replicates: sample.replicates ?? RunSettings.defaultReplicates, seed: sample.seed,
            threads: sample.threads, outcome: outcome)
        let progress = ProgressBar(isShown: output.showsProgress)
        defer { progress.finish() }
        let report = try await checked.simulate(
            settings, onProgress: { progress.show(done: $0, of: $1) }, isCancelled: { interruption.isRequested })
        return report.run?.replicates == settings.replicates ? report : nil
    }
}
