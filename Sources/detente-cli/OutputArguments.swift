internal import ArgumentParser
internal import Benchmarks
internal import Detente

/// The format of the report, and where it is written.
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

    /// The format for each extension of a path.
    private static let endings: [String: Format] = [
        "json": .json, "csv": .csv, "txt": .table, "text": .table, "log": .table,
    ]

    /// Refuses CSV, for output that is not a table of numbers.
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

    /// The destination of the report, checked before anything is simulated.
    /// - Parameter inputs: the files that are read, which it must not overwrite.
    func destination(notOverwriting inputs: [String]) throws -> Destination {
        guard let output, output != "-" else { return Destination(format: resolvedFormat, file: nil) }
        return Destination(format: resolvedFormat, file: try WholeFile(path: output, notOverwriting: inputs))
    }

    private var resolvedFormat: Format { format ?? ending.flatMap { Self.endings[$0] } ?? .table }

    private var ending: String? {
        guard let output, !output.hasSuffix("/"), let name = output.split(separator: "/").last,
            let dot = name.lastIndex(of: "."), dot > name.startIndex, name.index(after: dot) < name.endIndex
        else { return nil }
        return name[name.index(after: dot)...].lowercased()
    }
}

/// The format and the place of a report.
struct Destination {
    var format: OutputArguments.Format
    /// The file; `nil` for standard output.
    var file: WholeFile?

    /// - Parameter extent: what is printed as tables.
    func write(_ report: some Printable, _ extent: Extent = .everything) throws {
        guard let file else {
            return try StandardOutput.write(
                text(of: report, extent, width: StandardOutput.width, colour: StandardOutput.hasColour))
        }
        try file.write(text(of: report, extent, width: 100, colour: false))
    }

    private func text(of report: some Printable, _ extent: Extent, width: Int, colour: Bool) -> String {
        switch format {
        case .table: report.table(extent, width: width, colour: colour)
        case .json: report.json()
        case .csv: report.csv()
        }
    }
}

/// A report that can be printed in every format.
protocol Printable {
    func table(_ extent: Extent, width: Int, colour: Bool) -> String
    func json() -> String
    /// The report as CSV; never called if CSV is refused when the command line is read (`refuseCSV`).
    func csv() -> String
}

extension Printable {
    func csv() -> String { preconditionFailure("CSV is refused when the command line is read") }
}

extension Report: Printable {}
extension ComparisonReport: Printable {}
extension ExactComparison: Printable {}
extension Benchmark: Printable {
    func table(_ extent: Extent, width: Int, colour: Bool) -> String { table(width: width, colour: colour) }
}
