internal import ArgumentParser
internal import Detente
internal import Foundation

/// `detente report`: the results of a study.
struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Print or export the results of a study (--save).",
        discussion: """
            EXAMPLES:
              detente compare a.yaml b.yaml --save study.sqlite
              detente report study.sqlite
                  the comparison again, without running anything
              detente report study.sqlite --scenario b
                  the full report of one of its scenarios
              detente report study.sqlite --output study.csv
              detente report study.sqlite --list
              detente report study.sqlite --scenario b --text > b.yaml
                  a scenario's text as it was run

            The tables of the file are documented in docs/studies.md; any SQLite program reads them.
            """
    )

    @Argument(help: "The study, an SQLite file.", completion: .file(extensions: ["sqlite", "db"]))
    var study: String

    @Option(help: ArgumentHelp("Report this scenario alone, in full.", valueName: "name"))
    var scenario: String?

    @Flag(help: "List the study's scenarios.")
    var list = false

    @Flag(help: "Print the text of the scenario (--scenario) as it was run.")
    var text = false

    @Option(
        help: "The confidence level of all intervals (default: that of the last run).",
        transform: { text -> Double? in try confidenceLevel(text) })
    var level: Double? = nil

    @OptionGroup(title: "Report") var output: OutputArguments
    @OptionGroup(title: "Report") var page: PageArguments

    private var extent: Extent { get throws { try page.extent(of: SectionList.sections(of: "report")) } }

    func validate() throws {
        _ = try extent
        if text, scenario == nil {
            throw ValidationError("--text prints the text of one scenario: say which, --scenario NAME.")
        }
        if list, text || scenario != nil {
            throw ValidationError("--list lists all scenarios; it cannot be used with --scenario.")
        }
    }

    func run() throws {
        let status = exitStatus { () throws -> ExitStatus in
            let kept = try SavedStudy(existing: study)
            if list {
                try StandardOutput.write(try kept.names().map { $0 + "\n" }.joined())
                return .done
            }
            // An unknown name is an error.
            let source = try scenario.map { try kept.text(of: $0) }
            if text, let source {
                try StandardOutput.write(source)
                return .done
            }
            let destination = try output.destination(notOverwriting: [study])
            let comparison = try kept.report(level: level)
            let only = comparison.scenarios.count == 1 ? comparison.scenarios.first : nil
            if let chosen = comparison.scenarios.first(where: { $0.name == scenario }) ?? only {
                try destination.write(chosen.report, extent)
            } else {
                try destination.write(comparison, extent)
            }
            return .done
        }
        if let status, status != .done { throw status.exitCode }
    }
}
