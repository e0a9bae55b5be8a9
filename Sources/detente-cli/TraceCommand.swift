internal import ArgumentParser
internal import Detente

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
                  the first whose path is the most frequent
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

    @Option(help: ArgumentHelp("Print the first replicate that ends in this outcome.", valueName: "name"))
    var outcome: String?

    @Flag(help: "Print the first replicate that follows the most frequent path.")
    var typical = false

    @Option(
        name: [.customShort("n"), .long],
        help: ArgumentHelp(
            "How many replicates to search (default: \(RunSettings.defaultReplicates) for --outcome, "
                + "\(CheckedScenario.defaultSearch) for --typical)."),
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
        if [replicate != nil, outcome != nil, typical].count(where: \.self) > 1 {
            throw ValidationError("Only one of --replicate, --outcome and --typical can select the replicate.")
        }
        if replicates != nil, outcome == nil, !typical {
            throw ValidationError(
                "--replicates is the number of replicates to search; it needs --outcome or --typical.")
        }
    }

    func run() throws {
        let interruption = Interruption.ends(saying: "no replicate is printed")
        let status = exitStatus { () throws -> ExitStatus in
            let checked = try CheckedScenario(
                commandLineName: scenario, RunSettings(set: set.map(\.text)), quiet: output.quiet)
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
            return try checked.typicalTrace(among: replicates ?? CheckedScenario.defaultSearch, seed: seed)
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
