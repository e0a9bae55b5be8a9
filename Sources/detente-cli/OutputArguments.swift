internal import ArgumentParser
internal import Benchmarks
internal import Detente
internal import SystemCalls

/// The format of the report, and where it is written.
struct OutputArguments: ParsableArguments {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case table, json, csv, html, markdown
    }

    enum Progress: String, ExpressibleByArgument, CaseIterable {
        case auto, always, never
    }

    @Option(
        help: ArgumentHelp(
            "Tables, JSON, CSV, HTML or Markdown (default: from the extension of --output, .json, .csv, .html, .md or "
                + ".txt, otherwise table)."))
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
                "There is no report in the format '.\(ending)': a path ends in .html, .md, .json, .csv or .txt (tables), "
                    + "or --format table, json, csv, html or markdown says what is written.")
        }
    }

    /// The format for each extension of a path.
    private static let endings: [String: Format] = [
        "json": .json, "csv": .csv, "html": .html, "htm": .html, "md": .markdown, "markdown": .markdown, "txt": .table,
        "text": .table, "log": .table,
    ]

    /// Refuses the formats of reports, for output that is none.
    func requireTableOrJSON() throws {
        switch resolvedFormat {
        case .table, .json: break
        case .csv: throw ValidationError("There is no CSV of this; --format table or json.")
        case .html: throw ValidationError("There is no HTML of this; --format table or json.")
        case .markdown: throw ValidationError("There is no Markdown of this; --format table or json.")
        }
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

    var resolvedFormat: Format { format ?? ending.flatMap { Self.endings[$0] } ?? .table }

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

    /// Writes what has no pages and no figures.
    /// - Parameter extent: what is printed as tables.
    func write(_ report: some Printable, _ extent: Extent = .everything) throws {
        switch format {
        case .table:
            try write(
                file == nil
                    ? report.table(extent, width: StandardOutput.width, colour: StandardOutput.hasColour)
                    : report.table(extent, width: 100, colour: false))
        case .json: try write(report.passJSON)
        case .csv: try write(report.passCSV)
        case .html, .markdown: preconditionFailure("pages are refused when the command line is read")
        }
    }

    /// Writes a report in any format.
    /// - Parameter document: the report with its scenarios; made only if the format or a figure needs it.
    func write(
        _ report: some Printable, _ extent: Extent, _ page: PageArguments, document: () throws -> ReportDocument
    ) throws {
        let isPage = format == .html || format == .markdown
        guard isPage || page.figures != nil else { return try write(report, extent) }
        let document = try document()
        try page.writeFigures(of: document)
        if isPage { try write(document) } else { try write(report, extent) }
    }

    func write(_ document: ReportDocument) throws {
        switch format {
        case .html: try write(document.html)
        case .json: try write(document.json)
        case .markdown, .table, .csv: try write(document.markdown)
        }
    }

    private func write(_ text: String) throws {
        try write { pass throws(WriteFailure) in try pass(text) }
    }

    /// - Parameter pieces: passes each piece of the text on.
    private func write(
        _ pieces: (_ pass: @escaping (String) throws(WriteFailure) -> Void) throws(WriteFailure) -> Void
    ) throws {
        guard let file else { return try pieces(StandardOutput.write) }
        try file.write { pass throws(WriteFailure) in
            try pieces { text throws(WriteFailure) in try pass(Array(text.utf8)) }
        }
    }
}

/// A report that can be printed in every format.
protocol Printable {
    func table(_ extent: Extent, width: Int, colour: Bool) -> String
    func json() -> String
    /// The report as CSV; never called if CSV is refused when the command line is read (`requireTableOrJSON`).
    func csv() -> String
    /// - Parameter pass: called with each piece of the text, in their order.
    func passJSON(_ pass: @escaping (String) throws(WriteFailure) -> Void) throws(WriteFailure)
    func passCSV(_ pass: @escaping (String) throws(WriteFailure) -> Void) throws(WriteFailure)
}

extension Printable {
    func csv() -> String { preconditionFailure("CSV is refused when the command line is read") }
    func passJSON(_ pass: @escaping (String) throws(WriteFailure) -> Void) throws(WriteFailure) { try pass(json()) }
    func passCSV(_ pass: @escaping (String) throws(WriteFailure) -> Void) throws(WriteFailure) { try pass(csv()) }
}

extension Report: Printable {}
extension ComparisonReport: Printable {
    func passJSON(_ pass: @escaping (String) throws(WriteFailure) -> Void) throws(WriteFailure) { try json(pass) }
    func passCSV(_ pass: @escaping (String) throws(WriteFailure) -> Void) throws(WriteFailure) { try csv(pass) }
}
extension ExactComparison: Printable {}
extension Benchmark: Printable {
    func table(_ extent: Extent, width: Int, colour: Bool) -> String { table(width: width, colour: colour) }
}
