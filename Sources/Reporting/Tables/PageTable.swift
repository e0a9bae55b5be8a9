/// A table as a reader sees it, whatever the format: under its heading, with what has to be said of it.
struct PageTable {
    var title: String
    var caption: String?
    /// The same table from its fullest to its narrowest form; a page shows the first that fits, else the last.
    var forms: [TextTable]
    /// What a page too narrow for any form shows instead, a paragraph each; empty: the last form.
    var instead: [String] = []
    /// Whether the last column may be broken at its arrows.
    var breaksLast = false
    /// What follows it, a paragraph each.
    var after: [String] = []
    /// How a page of text of some width shows it, where that is not in columns.
    var drawing: ((Int, TextStyle) -> [String])?

    init(title: String, caption: String? = nil, table: TextTable) {
        (self.title, self.caption, forms) = (title, caption, [table])
    }

    init(title: String, caption: String? = nil, forms: [TextTable]) {
        (self.title, self.caption, self.forms) = (title, caption, forms)
    }

    /// Paragraphs alone.
    init(title: String, caption: String? = nil, paragraphs: [String]) {
        (self.title, self.caption, forms, after) = (title, caption, [], paragraphs)
    }

    /// Its lines on a page of text, without the heading.
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

/// A page of tables: the head, then every table that has lines.
func pageText(_ head: [String], _ tables: [PageTable], width: Int, style: TextStyle) -> String {
    var lines = head
    for table in tables {
        let body = table.lines(width: width, style: style)
        guard !body.isEmpty else { continue }
        lines += ["", style.bold(table.title)]
        if let caption = table.caption { lines += wrapped(caption, width: width).map(style.faint) }
        lines += body
    }
    return lines.joined(separator: "\n") + "\n"
}
