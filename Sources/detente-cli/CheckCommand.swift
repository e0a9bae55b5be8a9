internal import ArgumentParser
internal import Detente
internal import Foundation
internal import SystemCalls

/// `detente check`: reports all errors of scenarios without running them.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Find all errors in scenarios, and warn of likely ones.",
        discussion: """
            EXAMPLES:
              detente check thaw.yaml
              detente check scenarios/*.yaml --quiet && echo all good
              detente check thaw.yaml --diff
                  what --fix would change
              detente check thaw.yaml --fix
                  writes the fixes that are beyond doubt into the file

            Every error is shown with its place and its fix. The exit status is 65 if there are any. A scenario \
            without errors is also simulated briefly, to warn of what only a run shows.

            --fix puts expressions in quotes that YAML splits at their commas, and corrects the spelling of keys and names \
            if only one is similar. Comments and layout stay as they are; all other errors are shown as usual.
            """
    )

    @Argument(
        help: "The scenarios, YAML files; '-' reads standard input.", completion: .file(extensions: ["yaml", "yml"]))
    var files: [String]

    @Option(
        help: ArgumentHelp("Check it with another value for a parameter; repeatable.", valueName: "name=expression"))
    var set: [Override] = []

    @Flag(help: "Write the fixes that are beyond doubt into the files, and list the changes.")
    var fix = false

    @Flag(help: "Show what --fix would change, as a unified diff; nothing is written.")
    var diff = false

    @Flag(name: [.short, .long], help: "Print errors only: no warnings, nothing about files without errors.")
    var quiet = false

    func validate() throws {
        if fix, diff { throw ValidationError("--fix writes the changes and --diff only shows them: one at a time.") }
        if fix, files.contains("-") {
            throw ValidationError(
                "--fix has no file to write where '-' reads standard input; --diff shows the changes.")
        }
        if fix || diff, !set.isEmpty {
            throw ValidationError("--set changes nothing in a file; it cannot be used with --fix or --diff.")
        }
    }

    func run() async throws {
        let interruption = Interruption.ends(saying: "not everything is checked")
        var worst = ExitStatus.done
        for file in files {
            let status = fix || diff ? await corrected(file, interruption) : await check(file)
            if status.gravity > worst.gravity { worst = status }
        }
        if worst != .done { throw worst.exitCode }
    }

    private func check(_ file: String) async -> ExitStatus {
        await exitStatus {
            let text = try ScenarioText(commandLineName: file)
            try await printResult(try CheckedScenario(text, RunSettings(set: set.map(\.text))), file)
            return .done
        } ?? .done
    }

    private func printResult(_ scenario: CheckedScenario, _ file: String) async throws {
        if quiet { return }
        let trial = await scenario.trialWarnings()
        StandardError.show(scenario.warnings)
        StandardError.show(trial)
        let count = scenario.warnings.warnings + trial.warnings
        let warnings = count == 0 ? "" : count == 1 ? ", 1 warning" : ", \(count) warnings"
        try StandardOutput.write("\(file): no errors\(warnings)\n")
    }

    /// Fixes a file, or with `--diff` only prints the changes; then its errors remain.
    private func corrected(_ file: String, _ interruption: Interruption) async -> ExitStatus {
        await exitStatus {
            let text = try ScenarioText(commandLineName: file)
            let fixed = FixedScenario(text)
            for other in fixed?.otherFiles ?? [] {
                let command = "detente check --fix \(shellQuoted(path: other))"
                StandardError.write("note: \(other), which it extends, has errors that can be fixed: \(command)\n")
            }
            guard let fixed, fixed.isChanged else {
                try await printResult(try CheckedScenario(text), file)
                return .done
            }
            if diff {
                try StandardOutput.write(fixed.diff(named: text.name))
                _ = try CheckedScenario(ScenarioText(Data(fixed.text.utf8), named: text.name))
                return .badScenario
            }
            try WholeFile(path: file).write(fixed.text)
            if !quiet { try StandardOutput.write(fixed.changes.map { $0 + "\n" }.joined()) }
            try await printResult(try CheckedScenario(contentsOf: file), file)
            return .done
        } ?? .done
    }
}
