internal import Scenarios

/// A report with the scenarios that it is about, for the formats that show both: HTML, Markdown and figures.
public struct ReportDocument: Sendable {
    /// The JSON of the report, without what differs between equal runs.
    public let json: String
    private let record: PageRecord
    private let content: Content

    private enum Content: Sendable {
        case report(ReportPage)
        case comparison(ComparisonPage)
    }

    /// - Parameters:
    ///   - json: of the report.
    ///   - sources: the scenarios, in the report's order.
    /// - Throws: `DecodingError` if the JSON is not that of a report of this version.
    package init(json: String, _ record: PageRecord, _ sources: [PageSource], _ options: PageOptions) throws {
        (self.json, self.record) = (json, record)
        switch record.kind {
        case .report: content = .report(ReportPage(try ReportNumbers.read(json), sources[0], options))
        case .comparison:
            content = .comparison(
                ComparisonPage(numbers: try ComparisonNumbers.read(json), sources: sources, options: options))
        }
    }

    /// The data that the page holds, packed.
    private var data: [(name: String, json: String)] {
        [
            (PageData.reportName, PackedJSON.packed(json.hasSuffix("\n") ? String(json.dropLast()) : json)),
            (PageData.recordName, record.json),
        ]
    }

    /// The headline and the sentences below it, as plain text.
    package var lead: (headline: String, sentences: [String]) {
        switch content {
        case .report(let page): (page.headline, page.sentences.map(\.plain))
        case .comparison(let page): (page.headline, page.sentences.map(\.plain))
        }
    }

    /// All numbers that the document shows, with their values.
    package var shownNumbers: [(value: Double, text: String)] {
        let sentences: [Sentence]
        switch content {
        case .report(let page): sentences = page.sentences + page.trust.sentences + page.sections.flatMap(\.sentences)
        case .comparison(let page): sentences = page.sentences + page.sections.flatMap(\.sentences)
        }
        return (sentences + figures.flatMap(\.sentences)).flatMap { sentence in
            sentence.spans.compactMap { if case .number(let value, let text) = $0 { (value, text) } else { nil } }
        }
    }

    /// One HTML 5 file without scripts and without references to anything outside it; equal reports give equal bytes.
    public var html: String {
        switch content {
        case .report(let page): page.html(data: data)
        case .comparison(let page): page.html(data: data)
        }
    }

    /// The same sections as Markdown, with tables in place of figures.
    public var markdown: String {
        switch content {
        case .report(let page): page.markdown
        case .comparison(let page): page.markdown
        }
    }

    /// The figures, each with its name as a file.
    public var figures: [Figure] {
        switch content {
        case .report(let page): page.figures
        case .comparison(let page): page.figures
        }
    }
}
