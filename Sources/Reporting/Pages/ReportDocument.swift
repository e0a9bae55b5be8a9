internal import Scenarios

/// A report with the scenarios that it is about, for the formats that show both: HTML, Markdown and figures.
public struct ReportDocument: Sendable {
    /// The JSON of the report, without what differs between equal runs.
    public let json: String
    let record: PageRecord
    let sources: [PageSource]
    let options: PageOptions
    private let content: Content

    private enum Content: Sendable {
        case report(ReportNumbers)
    }

    /// - Parameters:
    ///   - json: of the report.
    ///   - sources: the scenarios, in the report's order.
    /// - Throws: `DecodingError` if the JSON is not that of a report of this version.
    package init(json: String, _ record: PageRecord, _ sources: [PageSource], _ options: PageOptions) throws {
        (self.json, self.record, self.sources, self.options) = (json, record, sources, options)
        content = .report(try ReportNumbers.read(json))
    }

    /// The data that the page holds.
    private var data: [(name: String, json: String)] {
        [(PageData.reportName, json.hasSuffix("\n") ? String(json.dropLast()) : json), (PageData.recordName, record.json)]
    }

    /// One HTML 5 file without scripts and without references to anything outside it; equal reports give equal bytes.
    public var html: String {
        switch content {
        case .report(let numbers): ReportPage(numbers, sources[0], options).html(data: data)
        }
    }

    /// The same sections as Markdown, with tables in place of figures.
    public var markdown: String {
        switch content {
        case .report(let numbers): ReportPage(numbers, sources[0], options).markdown
        }
    }

    /// The figures, each with its name as a file.
    public var figures: [Figure] {
        switch content {
        case .report(let numbers): ReportPage(numbers, sources[0], options).figures
        }
    }
}
