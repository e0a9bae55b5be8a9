internal import ArgumentParser
internal import Detente
internal import SystemCalls

/// `detente trace`: one replicate, round by round.
struct TraceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trace",
        abstract: "Print one replicate of a scenario, round by round.",
        discussion: """
            EXAMPLES:
              detente trace thaw.yaml
                  the first replicate
              detente trace thaw.yaml --replicate 4711 --seed 7
                  another one, of a run with seed 7
              detente trace thaw.yaml --outcome collapse
                  the first that ends in 'collapse'
              detente trace thaw.yaml --typical
                  the most ordinary of those that end in the most frequent outcome
              detente trace thaw.yaml --typical --outcome collapse --given 'happened(leak)'
                  the most ordinary of those that end in 'collapse' and have a leak
              detente trace thaw.yaml --typical --format json | jq .trace.path
                  in a pipe

            A replicate has the same random numbers as in every run with the same seed. Small changes of trust and state \
            are not printed; JSON has all of them.
            """
    )

    @Argument(
        help: "The scenario, a YAML file; '-' reads standard input.", completion: .file(extensions: ["yaml", "yml"]))
    var scenario: String

    @Option(
        name: [.short, .long],
        help: "The number of the replicate, from 1 (default: 1).",
        transform: { try wholeNumber($0, of: "a replicate's number", in: 1...1_000_000_000_000) })
    var replicate: Int?

    @Option(
        help: ArgumentHelp(
            "Print the first replicate that ends in this outcome; with --typical, the most ordinary of them.",
            valueName: "name"),
        completion: ScenarioCompletion.outcomes)
    var outcome: String?

    @Flag(
        help: ArgumentHelp(
            "Print the most ordinary replicate of the most frequent outcome (or of --outcome): the one with the least sum "
                + "of distances to the others in milestones and their times."))
    var typical = false

    @Option(
        help: ArgumentHelp(
            "Search only the replicates in which this is true at the end of some round.", valueName: "expression"))
    var given: String?

    @Option(
        name: [.customShort("n"), .long],
        help: ArgumentHelp(
            "How many replicates to search (default: \(CheckedScenario.defaultSearch) for --typical, "
                + "\(RunSettings.defaultReplicates) for --outcome alone)."),
        transform: { try wholeNumber($0, of: "replicates", in: 1...1_000_000_000) })
    var replicates: Int?

    @Option(
        name: [.short, .long],
        help: "Selects the random numbers, as for a run with the same seed (default: \(RunSettings.defaultSeed)).",
        transform: { try wholeNumber($0, of: "the seed", in: UInt64.min...UInt64.max) })
    var seed = RunSettings.defaultSeed

    @Option(help: ArgumentHelp("Replace the value of a parameter; repeatable.", valueName: "name=expression"))
    var set: [Override] = []

    @OptionGroup(title: "Trace") var output: OutputArguments

    func validate() throws {
        try output.requireTableOrJSON()
        let isSearch = outcome != nil || typical
        if replicate != nil, isSearch {
            throw ValidationError("--replicate selects one replicate; it cannot be used with --outcome or --typical.")
        }
        if replicates != nil, !isSearch {
            throw ValidationError(
                "--replicates is the number of replicates to search; it needs --outcome or --typical.")
        }
        if given != nil, !isSearch {
            throw ValidationError("--given is about the replicates to search; it needs --outcome or --typical.")
        }
    }

    func run() throws {
        let interruption = Interruption.ends(saying: "no replicate is printed")
        let status = exitStatus { () throws -> ExitStatus in
            let checked = try CheckedScenario(
                commandLineName: scenario, RunSettings(set: set.map(\.text), given: given), quiet: output.quiet)
            if let outcome { try checked.requireOutcome(outcome) }
            let destination = try output.destination(notOverwriting: checked.files)
            do {
                let story = try story(of: checked)
                interruption.finish()
                try destination.write(story)
                return .done
            } catch let none as NoSuchReplicate {
                StandardError.write("error: \(none)\n")
                return .unexpected
            }
        }
        if let status { throw status.exitCode }
    }

    private func story(of checked: CheckedScenario) throws -> Story {
        if typical {
            let ending = outcome.map { TypicalEnding.outcome($0) } ?? .likeliest
            return try checked.typicalTrace(ending, among: replicates ?? CheckedScenario.defaultSearch, seed: seed)
        }
        if let outcome {
            return try checked.trace(
                outcome: outcome, among: replicates ?? RunSettings.defaultReplicates, seed: seed)
        }
        return checked.trace(replicate: replicate ?? 1, seed: seed)
    }
}

extension Destination {
    func write(_ story: Story) throws {
        guard let file else {
            return try StandardOutput.write(
                text(of: story, width: StandardOutput.width, colour: StandardOutput.hasColour))
        }
        try file.write(text(of: story, width: 100, colour: false))
    }

    private func text(of story: Story, width: Int, colour: Bool) -> String {
        switch format {
        case .table: story.text(width: width, colour: colour)
        case .json: story.json()
        case .csv, .html, .markdown: preconditionFailure("refused when the command line was read")
        }
    }
}
