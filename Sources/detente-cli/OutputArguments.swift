internal import ArgumentParser
internal import Benchmarks
internal import Detente

/// What the report looks like and where it goes.
struct OutputArguments: ParsableArguments {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case table, json, csv
    }

    enum Progress: String, ExpressibleByArgument, CaseIterable {
        case auto, always, never
    }

    @Option(
        help: "Tables, JSON, or CSV (default: from the extension of --output, .json, .csv or .txt, otherwise table).")
    var format: Format?

    @Option(
        name: [.short, .long],
        help: ArgumentHelp(
            "Write the report to a file, completely or not at all; '-' is standard output.", valueName: "path"),
        completion: .file())
    var output: String?

    @Option(help: "Show progress on standard error; 'auto': on a terminal only.")
    var progress = Progress.auto

    @Flag(name: [.short, .long], help: "Print the report only: no progress, no warnings.")
    var quiet = false

    func validate() throws {
        if output == "" { throw ValidationError("--output needs the path of a file.") }
        if format == nil, let ending, !Self.endings.keys.contains(ending) {
            throw ValidationError(
                "There is no report in the format '.\(ending)': a path ends in .json, .csv or .txt (tables), "
                    + "or --format table, json or csv says what is written.")
        }
    }

    /// What a path's ending says of the form.
    private static let endings: [String: Format] = [
        "json": .json, "csv": .csv, "txt": .table, "text": .table, "log": .table,
    ]

    /// For what is no table of numbers.
    func refuseCSV() throws {
        if resolvedFormat == .csv { throw ValidationError("There is no CSV of this; --format table or json.") }
    }

    var showsProgress: Bool {
        switch progress {
        case .auto: !quiet && StandardError.isTerminal
        case .always: true
        case .never: false
        }
    }

    /// Where the report goes, made sure of before anything is simulated.
    /// - Parameter inputs: the files that are read, which it must not take the place of.
    func destination(besides inputs: [String]) throws -> Destination {
        guard let output, output != "-" else { return Destination(format: resolvedFormat, file: nil) }
        return Destination(format: resolvedFormat, file: try WholeFile(path: output, besides: inputs))
    }

    private var resolvedFormat: Format { format ?? ending.flatMap { Self.endings[$0] } ?? .table }

    private var ending: String? {
        guard let output, !output.hasSuffix("/"), let name = output.split(separator: "/").last,
            let dot = name.lastIndex(of: "."), dot > name.startIndex, name.index(after: dot) < name.endIndex
        else { return nil }
        return name[name.index(after: dot)...].lowercased()
    }
}

/// A form and a place for a report.
struct Destination {
    var format: OutputArguments.Format
    /// `nil`: standard output.
    var file: WholeFile?

    func write(_ report: some Printable) throws {
        guard let file else {
            return try StandardOutput.write(
                text(of: report, width: StandardOutput.width, colour: StandardOutput.hasColour))
        }
        try file.write(text(of: report, width: 100, colour: false))
    }

    private func text(of report: some Printable, width: Int, colour: Bool) -> String {
        switch format {
        case .table: report.table(width: width, colour: colour)
        case .json: report.json()
        case .csv: report.csv()
        }
    }
}

/// What can be printed.
protocol Printable {
    func table(width: Int, colour: Bool) -> String
    func json() -> String
    /// Of what refuses CSV when the command line is read (`refuseCSV`), nobody asks for it.
    func csv() -> String
}

extension Printable {
    func csv() -> String { preconditionFailure("CSV is refused when the command line is read") }
}

extension Report: Printable {}
extension ComparisonReport: Printable {}
extension ExactComparison: Printable {}
extension Benchmark: Printable {}
