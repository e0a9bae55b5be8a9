/// Rows with a name, a mark and numbers: text is HTML, so that it wraps and can be copied, and the marks are SVG.
struct RowChart: Sendable {
    struct Row: Sendable {
        var name: String
        /// A sentence about it, in small type.
        var about = ""
        /// The colour of the dot before the name; `nil` for none.
        var tone: Tone?
        /// Whether it counts as success.
        var isGood = false
        /// Marks whose places from left to right are shares of the column's width; its height is ``RowChart/height``.
        var marks: Markup
        /// The texts after the mark.
        var cells: [Sentence]
    }

    struct Column: Sendable {
        var heading: String
        var kind = Kind.plain

        enum Kind: String, Sendable {
            /// The number of the row.
            case main = "n"
            /// In smaller type.
            case plain = "s"
            /// Left out on a narrow page.
            case wide = "s w"
            /// Text that starts at the left.
            case words = "t"
        }
    }

    /// What a row is.
    var heading: String
    /// What the marks are.
    var markHeading: String
    var columns: [Column]
    var rows: [Row]
    /// Labels below the marks, from left to right; empty for none.
    var axis: [String] = []
    /// A class for the table.
    var style = ""
    /// Whether the sentence about a row has the whole width, below the row.
    var hasWideAbout = false
    /// Whether headings are shown; they are there for screen readers in any case.
    var showsHeadings = false

    func html(caption: String) -> Markup {
        element(
            "table", ["class": ["rows", style].filter { !$0.isEmpty }.joined(separator: " ")],
            element("caption", ["class": "vh"], Markup(caption)),
            element("thead", ["class": showsHeadings ? "" : "vh"], element("tr", [:], headings)),
            element("tbody", [:], rows.map(html)), axis.isEmpty ? .nothing : foot)
    }

    private var headings: [Markup] {
        [
            element("th", [:], Markup(heading)),
            element("th", ["class": "bar"], Markup(markHeading)),
        ] + columns.map { element("th", ["class": $0.kind.rawValue], Markup($0.heading)) }
    }

    private func html(_ row: Row) -> Markup {
        var name: [Markup] = []
        if let tone = row.tone { name.append(element("span", ["class": "chip \(tone.rawValue)"])) }
        name.append(Markup(row.name))
        if row.isGood {
            name.append(element("span", ["class": "tick"], " ✓"))
            name.append(element("span", ["class": "vh"], " (counts as success)"))
        }
        let about = row.about.isEmpty ? Markup.nothing : element("small", [:], Markup(unbroken: row.about))
        if !hasWideAbout { name.append(about) }
        let below = element("td", ["colspan": String(columns.count + 2)], about)
        return element(
            "tr", [:],
            [
                element("th", [:], name),
                element("td", ["class": "bar"], element("svg", [:], row.marks)),
            ] + zip(columns, row.cells).map { element("td", ["class": $0.kind.rawValue], $1.html) })
            + (hasWideAbout && !row.about.isEmpty ? element("tr", ["class": "about"], below) : .nothing)
    }

    private var foot: Markup {
        element(
            "tfoot", ["aria-hidden": "true"],
            element(
                "tr", [:], element("td"),
                element("td", ["class": "bar axis"], axis.map { element("span", [:], Markup($0)) }),
                columns.isEmpty ? .nothing : element("td", ["colspan": String(columns.count)])))
    }

    var numbers: NumberTable {
        NumberTable(
            columns: [heading] + columns.map(\.heading),
            rows: rows.map { [Sentence($0.name + ($0.isGood ? " ✓" : ""))] + $0.cells })
    }

    /// The chart drawn as a whole, for a file of its own.
    var drawing: Drawing {
        let (name, bar, step) = (270.0, 220.0, 30.0)
        let cells = columns.indices.map { column in
            max(
                70,
                Double(rows.map { $0.cells.indices.contains(column) ? $0.cells[column].plain.count : 0 }.max() ?? 0)
                    * 7.2 + 18)
        }
        let width = name + bar + cells.reduce(0, +)
        var marks: [Markup] = []
        for (place, row) in rows.enumerated() {
            let y = Double(place) * step
            if place > 0 { marks.append(mark("path", ["class": "grid", "d": "M0 \(at(y))H\(at(width))"])) }
            if let tone = row.tone {
                marks.append(mark("circle", ["class": tone.rawValue, "cx": "6", "cy": at(y + 15), "r": "5.5"]))
            }
            marks.append(
                element(
                    "text", ["class": "lab", "x": row.tone == nil ? "0" : "18", "y": at(y + 20)],
                    Markup(row.name + (row.isGood ? " ✓" : ""))))
            marks.append(
                element(
                    "svg",
                    ["class": "bar", "x": at(name), "y": at(y + 6), "width": at(bar), "height": at(Self.height)],
                    row.marks))
            var x = name + bar
            for (cell, (column, room)) in zip(row.cells, zip(columns, cells)) {
                x += room
                marks.append(
                    element(
                        "text", ["class": column.kind == .main ? "lab strong r" : "ax r", "x": at(x), "y": at(y + 20)],
                        Markup(cell.plain)))
            }
        }
        let bottom = Double(rows.count) * step
        for (place, label) in axis.enumerated() {
            let share = axis.count > 1 ? Double(place) / Double(axis.count - 1) : 0
            let anchor = place == 0 ? "ax" : place == axis.count - 1 ? "ax r" : "ax c"
            marks.append(
                element("text", ["class": anchor, "x": at(name + share * bar), "y": at(bottom + 14)], Markup(label)))
        }
        return Drawing(width: width, height: bottom + (axis.isEmpty ? 0 : 18), marks: marks.joined())
    }
}

// Marks of a row, whose places are percentages of the column's width; their heights are in the style sheet.
extension RowChart {
    /// The height of the marks of a row.
    static let height = 18.0

    static func bar(from start: Double = 0, to end: Double, _ classes: String) -> Markup {
        mark(
            "rect",
            [
                "class": classes, "x": start > 0 ? share(start) : "", "width": share(max(0, end - start)),
            ])
    }

    /// A rule across the row.
    static func rule(at x: Double) -> Markup {
        mark("rect", ["class": "rule", "x": share(x)])
    }

    static func stroke(from start: Double, to end: Double, _ classes: String) -> Markup {
        mark("rect", ["class": classes, "x": share(min(start, end)), "width": share(abs(end - start))])
    }

    static func point(at x: Double, isHollow: Bool = false) -> Markup {
        mark("circle", ["class": isHollow ? "point hollow" : "point", "cx": share(x)])
    }

    private static func share(_ percentage: Double) -> String { at(percentage) + "%" }
}
