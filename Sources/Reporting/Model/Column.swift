/// A column of a section's table: its heading, its alignment, and the text of a cell.
package struct Column<Row> {
    var heading: (Report) -> String
    var alignment: TextTable.Column.Alignment
    var importance: Int?
    /// The name in a footnote; `nil` for the heading.
    var footnote: ((Report) -> String)?
    /// Columns with a higher number stand further to the right than their fields do.
    var order = 0
    /// Whether the first page does without it.
    var isDetail = false
    var cell: (Row, Value, Report) -> String

    /// A column with the field's value.
    package init(
        _ heading: @escaping @autoclosure () -> String, _ alignment: TextTable.Column.Alignment = .left,
        importance: Int? = nil, order: Int = 0
    ) {
        let text = heading()
        self.init({ _ in text }, alignment, importance: importance, order: order) { $1.cell(in: $2) }
    }

    /// A column with something else that belongs to the row.
    init(
        _ heading: @escaping (Report) -> String, _ alignment: TextTable.Column.Alignment = .left,
        importance: Int? = nil, order: Int = 0, footnote: ((Report) -> String)? = nil,
        cell: @escaping (Row, Value, Report) -> String
    ) {
        self.heading = heading
        self.alignment = alignment
        self.importance = importance
        self.footnote = footnote
        self.order = order
        self.cell = cell
    }

    /// The column, which the first page does without.
    var detail: Column {
        var column = self
        column.isDetail = true
        return column
    }

    /// A column with the interval of the field's value; empty, and so not shown, if the value is exact.
    static func interval(importance: Int?) -> Column {
        Column({ $0.intervalHeading }, .range, importance: importance) { $1.interval(in: $2) }
    }

    /// A column with the words for a probability; empty, and so not shown, without words.
    static func words(_ evidence: @escaping (Row) -> Evidence) -> Column {
        Column({ $0.words.heading }, importance: 5, order: 2) { row, _, report in
            report.words.text(for: evidence(row).probability)
        }
    }

    /// A bar for a share of 1.
    static func bar(width: Int, importance: Int? = 1) -> Column {
        Column({ _ in "" }, importance: importance, footnote: { _ in "" }) { _, value, _ in
            Reporting.bar(value.share, width: width)
        }
    }

    func textColumn(in report: Report) -> TextTable.Column {
        var column = TextTable.Column(
            heading(report), alignment, importance: importance, footnoteName: footnote?(report))
        column.isDetail = isDetail
        return column
    }
}

extension Value {
    /// The value as text in a table.
    func cell(in report: Report) -> String {
        switch self {
        case .text(let text): text ?? ""
        case .flag(let flag): flag ? "yes" : "no"
        case .seed(let seed): String(seed)
        case .count(let count): count.map(grouped) ?? unknown
        case .round(let round, let lower, let upper): report.timeText(round, lower, upper)
        case .number(let value, let error, _, _): report.numberText(value, error: error)
        case .probability(let evidence): evidence?.percentText ?? unknown
        case .shares(let shares): shares.map { "\($0.name) \(shareText($0.share))" }.joined(separator: ", ")
        case .texts(let texts): texts.joined(separator: " → ")
        case .record, .list: ""
        }
    }

    /// The interval, with the digits that it supports; empty if the value is exact.
    func interval(in report: Report) -> String {
        guard !report.isExact else { return "" }
        switch self {
        case .probability(let evidence): return evidence?.intervalText ?? unknown
        case .number(_, let error, let lower?, let upper?):
            return "\(report.numberText(lower, error: error)) – \(report.numberText(upper, error: error))"
        case .text, .flag, .seed, .count, .round, .number, .shares, .texts, .record, .list: return unknown
        }
    }

    /// A share of 1, for a bar.
    fileprivate var share: Double? {
        switch self {
        case .probability(let evidence): evidence?.probability
        case .number(let value, _, _, _): value
        case .text, .flag, .seed, .count, .round, .shares, .texts, .record, .list: nil
        }
    }
}
