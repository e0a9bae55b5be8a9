internal import ArgumentParser
internal import Detente

/// `detente check`: all mistakes, nothing run.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Find all mistakes of scenarios, and what is likely a slip.",
        discussion: """
            EXAMPLES:
              detente check thaw.yaml
              detente check scenarios/*.yaml --quiet && echo all good

            Every mistake is shown with its place and its mend. The exit status is 65 if there are any. A scenario \
            without mistakes is tried for a moment, for slips that only a run shows.
            """
    )

    @Argument(
        help: "The scenarios, YAML files; '-' reads standard input.", completion: .file(extensions: ["yaml", "yml"]))
    var files: [String]

    @Option(
        help: ArgumentHelp("Check it with another value for a parameter; repeatable.", valueName: "name=expression"))
    var set: [Override] = []

    @Flag(name: [.short, .long], help: "Print mistakes only: no warnings, nothing about files that are in order.")
    var quiet = false

    func run() async throws {
        Interruption.ends(saying: "not everything is checked")
        var worst = ExitStatus.done
        for file in files {
            let status = await check(file)
            if status.gravity > worst.gravity { worst = status }
        }
        if worst != .done { throw worst.exitCode }
    }

    private func check(_ file: String) async -> ExitStatus {
        await exitStatus {
            let scenario = try CheckedScenario(commandLineName: file, setting: set)
            if !quiet {
                let trial = await scenario.trialWarnings()
                StandardError.show(scenario.warnings)
                StandardError.show(trial)
                let count = scenario.warnings.warnings + trial.warnings
                let warnings = count == 0 ? "" : count == 1 ? ", 1 warning" : ", \(count) warnings"
                try StandardOutput.write("\(file): no mistakes\(warnings)\n")
            }
            return .done
        } ?? .done
    }
}
