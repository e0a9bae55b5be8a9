internal import ArgumentParser
internal import Detente

/// `detente check`: all mistakes, nothing run.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Find all mistakes of scenarios, without running them.",
        discussion: """
            EXAMPLES:
              detente check thaw.yaml
              detente check scenarios/*.yaml --quiet && echo all good

            Every mistake is shown with its place and its mend. The exit status is 65 if there are any.
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

    func run() throws {
        let worst = files.map(check).max { $0.gravity < $1.gravity } ?? .done
        if worst != .done { throw worst.exitCode }
    }

    private func check(_ file: String) -> ExitStatus {
        exitStatus {
            let scenario = try CheckedScenario(commandLineName: file, setting: set)
            if !quiet {
                StandardError.show(scenario.warnings)
                let count = scenario.warnings.warnings
                let warnings = count == 0 ? "" : count == 1 ? ", 1 warning" : ", \(count) warnings"
                try StandardOutput.write("\(file): no mistakes\(warnings)\n")
            }
            return .done
        } ?? .done
    }
}
