internal import ArgumentParser
internal import Detente
internal import Foundation

/// `detente report`: the results of a study.
struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Print or export the results of a study (--save), or of an HTML report.",
        discussion: """
            EXAMPLES:
              detente compare a.yaml b.yaml --save study.sqlite
              detente report study.sqlite
                  the comparison again, without running anything
              detente report study.sqlite --scenario b
                  the full report of one of its scenarios
              detente report study.sqlite --output study.csv
              detente report study.sqlite --scenario b --output b.html
                  the same as a page with figures
              detente report report.html --format json
                  the numbers of an HTML report, as JSON; --format markdown as tables
              detente report study.sqlite --list
              detente report study.sqlite --scenario b --text > b.yaml
                  a scenario's text as it was run

            The tables of the file are documented in docs/studies.md; any SQLite program reads them.
            """
    )

    @Argument(
        help: "The study, an SQLite file, or a report that was written as HTML.",
        completion: .file(extensions: ["sqlite", "db", "html"]))
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
    @OptionGroup(title: "Report") var sections: SectionArguments
    @OptionGroup(title: "Pages and figures") var page: PageArguments

    func validate() throws {
        _ = try sections.extent(of: SectionList.sections(of: "report"))
        try page.requirePage(isPage ? .html : output.resolvedFormat)
        if isPage, list || text || scenario != nil || level != nil {
            throw ValidationError(
                "An HTML report has the numbers of one run: --list, --text, --scenario and --level are for studies.")
        }
        if isPage, output.resolvedFormat == .csv {
            throw ValidationError(
                "An HTML report has no CSV in it: give --format json, markdown or html; or run the command in its foot again, with --format csv."
            )
        }
        if text, scenario == nil {
            throw ValidationError("--text prints the text of one scenario: say which, --scenario NAME.")
        }
        if list, text || scenario != nil {
            throw ValidationError("--list lists all scenarios; it cannot be used with --scenario.")
        }
    }

    /// Whether it is a report written as HTML.
    private var isPage: Bool { [".html", ".htm"].contains { study.lowercased().hasSuffix($0) } }

    func run() throws {
        let status = exitStatus { () throws -> ExitStatus in
            if isPage {
                let destination = try output.destination(notOverwriting: [study])
                let document = try ReportDocument(contentsOf: study, words: page.words, headline: page.headline)
                try page.writeFigures(of: document)
                try destination.write(document)
                return .done
            }
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
            var comparison = try kept.report(level: level)
            comparison.words = page.words ?? .none
            let only = comparison.scenarios.count == 1 ? comparison.scenarios.first : nil
            let options = page.options(
                command: (["detente report", shellQuoted(path: study)]
                    + (scenario.map { ["--scenario", shellQuoted($0)] } ?? [])
                    + (level.map { ["--level", String($0)] } ?? []) + ["--format html"]).joined(separator: " "))
            if let chosen = comparison.scenarios.first(where: { $0.name == scenario }) ?? only {
                let extent = try sections.extent(of: SectionList.sections(of: "run"))
                var report = chosen.report
                report.words = page.words ?? .none
                try destination.write(report, extent, page) {
                    let scenarios = try kept.scenarios()
                    let named = scenarios.first { $0.name == chosen.name } ?? scenarios[0]
                    return try ReportDocument(report, of: named.scenario, options)
                }
            } else {
                let extent = try sections.extent(
                    of: SectionList.sections(of: comparison.grid == nil ? "compare" : "sweep"))
                try destination.write(comparison, extent, page) {
                    try ReportDocument(comparison, of: try kept.scenarios(), options)
                }
            }
            return .done
        }
        if let status, status != .done { throw status.exitCode }
    }
}
