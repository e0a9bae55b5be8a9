internal import ArgumentParser
internal import Detente
internal import Foundation

/// `detente scatter`: the scripts that run a study on many machines.
struct ScatterCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scatter",
        abstract: "Write the scripts that run a study in parts: on a Slurm cluster, with GNU parallel, or with Dask.",
        discussion: """
            EXAMPLES:
              detente scatter parts --engine slurm -- sweep thaw.yaml --vary mediation
                  a folder with run.sbatch, merge.sbatch, submit.sh and missing.sh, to be read and edited
              detente scatter parts --engine slurm --time 60 --submit -- run thaw.yaml
                  at most an hour for each part, submitted at once
              detente scatter parts --engine parallel -- compare a.yaml b.yaml
                  run.sh, for GNU parallel on this machine or over ssh

            The scenarios are copied, so that an edit while parts wait does not mix two models. Without --shards a second \
            of simulation is measured, and parts take about 20 minutes each.
            """
    )

    @Argument(help: "The folder to be written; it must not exist, or be empty.", completion: .directory)
    var folder: String

    @Option(help: "What starts the parts: slurm, parallel (GNU parallel) or dask (a Python script).")
    var engine: Campaign.Engine

    @Option(
        help: "How many parts (default: so many that each takes about 20 minutes).",
        transform: { try wholeNumber($0, of: "parts", in: 1...100_000) })
    var shards: Int?

    @Option(
        help: ArgumentHelp("The most minutes that a part may take (Slurm).", valueName: "minutes"),
        transform: { try wholeNumber($0, of: "minutes", in: 1...100_000) })
    var time: Int?

    @Option(help: "The cores of a part.", transform: { try wholeNumber($0, of: "cores", in: 1...1024) })
    var cpus = 1

    @Option(help: ArgumentHelp("The memory of a part (Slurm).", valueName: "1G"))
    var memory = "1G"

    @Flag(help: "Also submit the parts.")
    var submit = false

    @Argument(
        parsing: .postTerminator,
        help: ArgumentHelp("After '--': the command to be run in parts: run, compare or sweep.", valueName: "command"))
    var command: [String] = []

    func validate() throws {
        guard !command.isEmpty else {
            throw ValidationError("Say after '--' what is to be run: -- run thaw.yaml -n 10_000_000.")
        }
        guard memory.wholeMatch(of: /[0-9]+[KMGT]?/) != nil else {
            throw ValidationError(
                "'\(memory)' is no amount of memory for Slurm: give a number with K, M, G or T, such as 2G.")
        }
    }

    func run() async throws {
        let status = await exitStatus {
            Interruption.ends(saying: "nothing was written")
            let scattered = try Self.parsed(command)
            let study = try scattered.study(quiet: false)
            let most = study.settings.mostShards
            if let shards, shards > most {
                throw ValidationError(
                    "\(study.settings.replicates) replicates have at most \(most) shards: each has whole batches of "
                        + "\(RunSettings.batchSize).")
            }
            let seconds = try await Campaign.seconds(of: study)
            let count = shards ?? Campaign.shards(seconds: seconds, cpus: cpus, most: most)
            let campaign = Campaign(
                engine: engine, shards: count, cpus: cpus, memory: memory,
                minutes: time ?? max(10, Int((3 * seconds / Double(count * cpus) / 60).rounded(.up))),
                seconds: seconds, study: study, words: try scattered.words)
            try campaign.write(to: folder)
            try StandardOutput.write(campaign.summary(folder))
            return submit ? try Self.submitted(folder, engine) : .done
        }
        if let status, status != .done { throw status.exitCode }
    }

    /// The command after '--', checked as if it were given alone.
    private static func parsed(_ words: [String]) throws -> any ScatteredCommand {
        let command: any ParsableCommand
        do { command = try DetenteCommand.parseAsRoot(words) } catch {
            throw ValidationError("The command after '--' is not right: \(DetenteCommand.message(for: error))")
        }
        guard let scattered = command as? any ScatteredCommand else {
            throw ValidationError("Only run, compare and sweep can be run in parts.")
        }
        let simulation = scattered.simulation
        let refused: [(String, Bool)] = [
            ("--save", simulation.save != nil), ("--shard", simulation.shard != nil),
            ("--precision", simulation.precision != nil), ("--draws", simulation.draws != nil),
            ("--output", scattered.output.output != nil), ("--format", scattered.output.format != nil),
        ]
        if let option = refused.first(where: \.1)?.0 {
            throw ValidationError(
                "\(option) cannot be used here: every part is saved under a name of its own, and reported once all are merged."
            )
        }
        return scattered
    }

    private static func submitted(_ folder: String, _ engine: Campaign.Engine) throws -> ExitStatus {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["\(folder)/\(engine.start)"]
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus == 0 ? .done : .unexpected
    }
}

extension Campaign.Engine: ExpressibleByArgument {}

/// A command that can be run in parts.
protocol ScatteredCommand: ParsableCommand {
    var simulation: SimulationArguments { get }
    var output: OutputArguments { get }
    /// What it simulates.
    /// - Parameter quiet: whether no warnings are printed.
    func study(quiet: Bool) throws -> Study
    /// The command, its scenarios and what is not among the simulation's settings: `sweep`, files, `--vary`, ….
    var parts: (command: String, files: [String], more: [String]) { get throws }
}

extension ScatteredCommand {
    /// The command with all of its settings, the files of scenarios in their places.
    var words: Campaign.Words {
        get throws {
            let (command, files, more) = try parts
            return { study, copies in
                let settings = study.settings
                let copied = files.map { copies[$0] ?? $0 }
                return RepeatedCommand(command, copied, settings, seed: settings.seed ?? RunSettings.defaultSeed, more)
                    .words
            }
        }
    }
}
