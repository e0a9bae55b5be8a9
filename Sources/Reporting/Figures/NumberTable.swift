/// The numbers of a figure, or of a section, as a table.
struct NumberTable: Sendable {
    var columns: [String]
    /// The first cell of a row names it.
    var rows: [[Sentence]]

    /// - Parameter caption: for those who cannot see the table, unless it is shown above it.
    func html(caption: String, class name: String = "") -> Markup {
        element(
            "div", ["class": "scroll", "role": "region", "tabindex": "0", "aria-label": "\(caption) (table)"],
            element(
                "table", ["class": ["numbers", name].filter { !$0.isEmpty }.joined(separator: " ")],
                element("caption", ["class": "vh"], Markup(caption)),
                element(
                    "thead", [:],
                    element("tr", [:], columns.map { element("th", [:], Markup($0)) })),
                element(
                    "tbody", [:],
                    rows.map { row in
                        element(
                            "tr", [:],
                            row.enumerated().map { place, cell in
                                place == 0 && !cell.isEmpty
                                    ? element("th", [:], cell.html) : element("td", [:], cell.html)
                            })
                    })))
    }

    var markdown: String {
        let head = "| " + columns.map(Markdown.escaped).joined(separator: " | ") + " |"
        let rule = "|" + columns.indices.map { $0 == 0 ? ":---|" : "---:|" }.joined()
        return ([head, rule] + rows.map { "| " + $0.map(\.markdown).joined(separator: " | ") + " |" })
            .joined(separator: "\n")
    }
}
