internal import ArgumentParser
internal import Detente

/// What of the report is printed as tables.
struct SectionArguments: ParsableArguments {
    @Flag(help: "Print every section in full, not the first page only; JSON and CSV always have everything.")
    var all = false

    @Option(
        help: ArgumentHelp(
            "Print these sections in full, such as --section drivers events; repeatable.", valueName: "name ..."),
        completion: ScenarioCompletion.sections)
    var section: [String] = []

    @Flag(help: "List the sections that there are, a line for each, and end.")
    var sections = false

    /// What is printed.
    /// - Parameter known: the sections that there are.
    /// - Throws: `ValidationError` for a name that is none of them.
    func extent(of known: @autoclosure () -> [ReportSection]) throws -> Extent {
        let names = section.flatMap { $0.split { $0 == "," || $0.isWhitespace }.map(String.init) }
        if all, !section.isEmpty { throw ValidationError("--all prints every section; use it without --section.") }
        guard !section.isEmpty else { return all ? .everything : .firstPage }
        let known = known()
        guard !names.isEmpty else { throw ValidationError("--section needs a name: \(Self.listed(known)).") }
        return .sections(
            Set(
                try names.map { name in
                    guard let section = ReportSection(rawValue: name.lowercased()), known.contains(section) else {
                        throw ValidationError(Self.unknown(name, known))
                    }
                    return section
                }))
    }

    private static func unknown(_ name: String, _ known: [ReportSection]) -> String {
        let fix =
            nearestWord(to: name, among: known.map(\.rawValue)).map { "did you mean '\($0)'? The sections are" }
            ?? "the sections are"
        return "There is no section '\(CommandAdvice.displayable(name))'; \(fix) \(listed(known))."
    }

    private static func listed(_ known: [ReportSection]) -> String { known.map(\.rawValue).joined(separator: ", ") }
}

/// The sections of a command's reports, for `--sections`, which needs no scenario.
enum SectionList {
    /// The sections that the pages of a command can have; empty if it has no pages.
    static func sections(of command: String) -> [ReportSection] {
        switch command {
        case "run": Report.sectionNames(exact: false)
        case "exact": Report.sectionNames(exact: true)
        case "compare": ComparisonReport.sectionNames(sweep: false)
        case "sweep": ComparisonReport.sectionNames(sweep: true)
        case "report":
            ReportSection.allCases.filter {
                Report.sectionNames(exact: false).contains($0)
                    || ComparisonReport.sectionNames(sweep: true).contains($0)
                    || ComparisonReport.sectionNames(sweep: false).contains($0)
            }
        default: []
        }
    }

    /// The list that `--sections` asks for; `nil` if the command line does not.
    static func text(for arguments: [String]) -> String? {
        guard arguments.prefix(while: { $0 != "--" }).contains("--sections"), let command = arguments.first else {
            return nil
        }
        let known = sections(of: command)
        return known.isEmpty ? nil : ReportSection.list(known)
    }

    /// The arguments with the names after `--section` joined, so that `--section drivers events` is one value.
    static func joiningNames(_ arguments: [String]) -> [String] {
        var joined: [String] = []
        var isList = false
        for argument in arguments {
            if isList, ReportSection(rawValue: argument) != nil, let list = joined.popLast() {
                joined.append("\(list),\(argument)")
            } else {
                isList = joined.last == "--section" || argument.hasPrefix("--section=")
                joined.append(argument)
            }
        }
        return joined
    }
}
