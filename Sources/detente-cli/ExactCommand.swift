internal import ArgumentParser
internal import Detente

/// `detente exact`: every branch with its probability.
struct ExactCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "exact",
        abstract: "Follow every branch of a scenario: exact probabilities, where its states are few enough.",
        discussion: """
            EXAMPLES:
              detente exact thaw.yaml
                  probabilities without luck and intervals, as tables
              detente exact thaw.yaml --set goodwill=0.4 --output thaw.json
                  with a number for an uncertain parameter, as JSON in a file
              detente exact thaw.yaml --against-simulation --replicates 1_000_000
                  exact and simulated side by side

            Draws must have values that can be listed one by one (chance, pick, binomial, poisson and the like), and \
            the states that can be reached must be few. Where they are not, the message says what makes them many, and \
            the exit status is 65.
            """
    )

    @Argument(
        help: "The scenario, a YAML file; '-' reads standard input.", completion: .file(extensions: ["yaml", "yml"]))
    var scenario: String

    @Option(help: ArgumentHelp("Replace the value of a parameter; repeatable.", valueName: "name=expression"))
    var set: [Override] = []

    @Option(help: ArgumentHelp("The outcome that counts as success (default: those marked good).", valueName: "name"))
    var outcome: String?

    @Flag(help: "Simulate too, and set the two side by side.")
    var againstSimulation = false

    @OptionGroup(title: "Simulation (with --against-simulation)") var luck: LuckArguments
    @OptionGroup(title: "Report") var output: OutputArguments

    @Flag(help: "Exit with status 1 unless every 'expect' of the scenario holds.")
    var failUnlessExpected = false

    func validate() throws {
        try output.refuseCSV()
        if !againstSimulation, luck.areGiven {
            throw ValidationError("--replicates, --seed and --threads go with --against-simulation.")
        }
    }

    func run() async throws {
        let status = await exitStatus {
            let checked = try CheckedScenario(commandLineName: scenario, setting: set)
            if !output.quiet { StandardError.show(checked.warnings) }
            let destination = try output.destination()
            let interruption = Interruption()
            let report = try follow(checked, interruption)
            if againstSimulation {
                guard let simulated = try await simulate(checked, interruption) else { return .interrupted }
                try destination.write(ExactComparison(exact: report, simulated: simulated))
            } else {
                try destination.write(report)
            }
            return failUnlessExpected && !report.expectationsHold ? .unexpected : .done
        }
        if let status { throw status.exitCode }
    }

    private func follow(_ checked: CheckedScenario, _ interruption: Interruption) throws -> ExactReport {
        let progress = RoundProgress(isShown: output.showsProgress)
        defer { progress.finish() }
        return try checked.exact(
            outcome: outcome, onProgress: { progress.show(round: $0, states: $1) },
            isCancelled: { interruption.isRequested })
    }

    /// `nil`: interrupted; half a simulation would be a comparison of its own.
    private func simulate(_ checked: CheckedScenario, _ interruption: Interruption) async throws -> Report? {
        let replicates = luck.replicates ?? 100_000
        let progress = ProgressBar(total: replicates, isShown: output.showsProgress)
        defer { progress.finish() }
        let report = try await checked.simulate(
            replicates: replicates, seed: luck.seed ?? 1, threads: luck.threads, outcome: outcome,
            onProgress: { progress.show(done: $0) }, isCancelled: { interruption.isRequested })
        return report.run.replicates == replicates ? report : nil
    }
}

/// How much to simulate beside the exact probabilities, and with which luck.
struct LuckArguments: ParsableArguments {
    @Option(
        name: [.customShort("n"), .long], help: "How often to play the scenario through (default: 100000).",
        transform: { try wholeNumber($0, of: "replicates", in: 1...1_000_000_000_000) })
    var replicates: Int?

    @Option(
        name: [.short, .long], help: "Which luck (default: 1).",
        transform: { try wholeNumber($0, of: "the seed", in: UInt64.min...UInt64.max) })
    var seed: UInt64?

    @Option(
        name: [.short, .long], help: "Threads to simulate on (default: all cores).",
        transform: { try wholeNumber($0, of: "threads", in: 1...1024) })
    var threads: Int?

    var areGiven: Bool { replicates != nil || seed != nil || threads != nil }
}

/// Which round is being followed, on one line of standard error.
struct RoundProgress {
    var isShown: Bool

    func show(round: Int, states: Int) {
        if isShown { StandardError.write("\rround \(round) · \(states) states\u{1B}[K") }
    }

    /// Clears the line.
    func finish() {
        if isShown { StandardError.write("\r\u{1B}[K") }
    }
}
