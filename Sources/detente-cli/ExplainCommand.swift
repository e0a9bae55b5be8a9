internal import ArgumentParser
internal import Detente

/// `detente explain`: the model in words and equations, or one of its stages.
struct ExplainCommand: ParsableCommand {
    enum Stage: String, ExpressibleByArgument, CaseIterable {
        case document, scenario, plan
    }

    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Describe a scenario in plain words and equations.",
        discussion: """
            EXAMPLES:
              detente explain thaw.yaml
                  each actor's rule on each issue, what events do, every uncertain number and what it rests on
              detente explain thaw.yaml --set goodwill=0.4 | less
                  with another value for a parameter
              detente explain thaw.yaml --show scenario
                  the checked model, every default filled in
              detente explain thaw.yaml --show plan
                  the columns and operations that the engine runs
            """
    )

    @Argument(
        help: "The scenario, a YAML file; '-' reads standard input.", completion: .file(extensions: ["yaml", "yml"]))
    var scenario: String

    @Option(
        help: "Print a stage instead: the document as read, the checked scenario, or the engine's plan.")
    var show: Stage?

    @Option(help: ArgumentHelp("Replace the value of a parameter; repeatable.", valueName: "name=expression"))
    var set: [Override] = []

    @Flag(name: [.short, .long], help: "No warnings.")
    var quiet = false

    func validate() throws {
        if show == .document, !set.isEmpty {
            throw ValidationError("--show document shows the file as it was read; --set changes nothing in it.")
        }
    }

    func run() throws {
        Interruption.ends(saying: "the explanation is not complete")
        let status = exitStatus {
            try StandardOutput.write(text())
            return .done
        }
        if let status, status != .done { throw status.exitCode }
    }

    private func text() throws -> String {
        if show == .document {
            return try CheckedScenario.documentListing(ScenarioText(commandLineName: scenario))
        }
        let checked = try CheckedScenario(
            commandLineName: scenario, RunSettings(set: set.map(\.text)), quiet: quiet)
        return switch show {
        case .scenario: checked.listing()
        case .plan: checked.plan()
        case .document, nil: checked.explanation(width: StandardOutput.width, colour: StandardOutput.hasColour)
        }
    }
}
