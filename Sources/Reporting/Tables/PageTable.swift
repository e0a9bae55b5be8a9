/// A table in any format, with its heading, its caption and the remarks below it.
struct PageTable {
    var title: String
    var caption: String?
    /// Forms of the table from the widest to the narrowest; a page shows the first that fits, otherwise the last.
    var forms: [TextTable]
    /// Paragraphs to show instead if no form fits; if empty, the last form is shown.
    var instead: [String] = []
    /// Whether the last column may be broken at its arrows.
    var breaksLast = false
    /// Paragraphs below the table.
    var after: [String] = []
    /// Whether it follows the table above it without an empty line.
    var isAttached = false
    /// The lines for a width and style, for a table that is not in columns.
    var drawing: ((Int, TextStyle) -> [String])?

    init(title: String, caption: String? = nil, table: TextTable) {
        (self.title, self.caption, forms) = (title, caption, [table])
    }

    init(title: String, caption: String? = nil, forms: [TextTable]) {
        (self.title, self.caption, self.forms) = (title, caption, forms)
    }

    /// A heading with paragraphs and no table.
    init(title: String, caption: String? = nil, paragraphs: [String]) {
        (self.title, self.caption, forms, after) = (title, caption, [], paragraphs)
    }

    /// A short form for the first page: the first rows under headings of which the first is the title, without caption.
    /// - Parameters:
    ///   - count: the greatest number of rows; if there are more, a line says how many, and how to see them.
    ///   - place: the section that has them.
    func brief(rows count: Int, title: String, place: ReportSection) -> PageTable {
        guard let table = forms.first else { return self }
        var short = PageTable(title: "", table: table.brief(rows: count, title: title))
        let rest = table.rows.count - count
        if rest > 0 { short.after = ["and \(grouped(rest)) more: --section \(place.rawValue)"] }
        return short
    }

    /// The lines on a page of text, without the heading.
    func lines(width: Int, style: TextStyle) -> [String] {
        body(width: width, style: style)
            + after.flatMap { text in
                text.isEmpty ? [""] : wrapped(text, width: width, indent: text.hasPrefix("• ") ? 2 : 0)
            }
    }

    private func body(width: Int, style: TextStyle) -> [String] {
        if let drawing { return drawing(width, style) }
        guard let last = forms.last else { return [] }
        if breaksLast { return last.linesBreakingLast(width: width, style: style) }
        if forms.count == 1, instead.isEmpty { return last.lines(width: width, style: style) }
        let fitting = forms.first { form in
            form.lines(width: width, style: TextStyle(colour: false)).allSatisfy { $0.displayWidth <= width }
        }
        if let fitting { return fitting.lines(width: width, style: style) }
        if instead.isEmpty { return last.lines(width: width, style: style) }
        // Words that belong together are held by no-break spaces.
        return instead.flatMap { wrapped($0, width: width, indent: 4).map { $0.replacing("\u{A0}", with: " ") } }
    }
}
