/// A table of text: columns with their alignment, and their importance on a narrow page.
package struct TextTable {
    package struct Column {
        package enum Alignment {
            case left, right
            /// Aligned on the decimal point, since numbers differ in their number of digits.
            case decimal
            /// Aligned on the dash of `low – high`.
            case range
        }

        /// The heading; a line feed breaks it into two lines.
        var heading: String
        var alignment: Alignment
        /// Columns with the lowest importance are omitted first if the page is too narrow; `nil`: never.
        var importance: Int?
        /// The name in a footnote; a column with an empty name, such as a bar, is not mentioned.
        var footnoteName: String
        /// Whether the first page does without it.
        var isDetail = false

        package init(
            _ heading: String, _ alignment: Alignment = .left, importance: Int? = nil, footnoteName: String? = nil
        ) {
            self.heading = heading
            self.alignment = alignment
            self.importance = importance
            self.footnoteName = footnoteName ?? heading.replacing("\n", with: " ")
        }
    }

    var columns: [Column]
    /// One cell for each column.
    var rows: [[String]]

    /// The first column may be shortened to this before any other is omitted, and at last to ``leastNameWidth``.
    var nameWidth: Int
    /// Whether names that are too long are shortened in the middle, as both their ends matter.
    var cutsInTheMiddle = false
    /// Whether it is on a first page: the headings are the title, and columns that do not fit are not named.
    var isBrief = false

    /// The first rows, under headings of which the first is the title, without columns that are details.
    func brief(rows count: Int, title: String) -> TextTable {
        let kept = columns.indices.filter { !columns[$0].isDetail }
        var table = self
        table.columns = kept.map { columns[$0] }
        table.rows = rows.prefix(count).map { row in kept.map { row[$0] } }
        table.columns[0].heading = title
        table.isBrief = true
        return table
    }

    package init(columns: [Column], rows: [[String]], nameWidth: Int = 28) {
        self.columns = columns
        self.rows = rows
        self.nameWidth = nameWidth
    }

    private static let gap = "  "
    private static let leastNameWidth = 16

    /// The table's lines, at most `width` wide; headings first, a footnote about what did not fit last.
    package func lines(width: Int, style: TextStyle) -> [String] {
        var shown = columns.indices.filter { index in rows.contains { !$0[index].isEmpty } || index == 0 }
        var cells = shown.map(alignedCells)
        func total() -> Int {
            cells.reduce(Self.gap.count * (cells.count - 1)) { $0 + ($1.first?.displayWidth ?? 0) }
        }
        func cutNames(to least: Int) {
            guard let names = cells.first, let present = names.first?.displayWidth else { return }
            let room = max(least, present - max(0, total() - width))
            if room < present { cells[0] = shortened(names, to: room).map { $0.padded(to: room) } }
        }
        cutNames(to: nameWidth)
        var missing: [Int] = []
        while total() > width, let leaving = leastImportant(of: shown), let position = shown.firstIndex(of: leaving) {
            missing.append(leaving)
            shown.remove(at: position)
            cells.remove(at: position)
        }
        cutNames(to: Self.leastNameWidth)
        let headings = headingLines
        var lines = (0..<headings + rows.count).map { row in
            cells.map { $0[row] }.joined(separator: Self.gap).trimmingTrailingSpace
        }
        for row in 0..<headings { lines[row] = isBrief ? style.bold(lines[row]) : style.faint(lines[row]) }
        let names = isBrief ? [] : missing.sorted().map { columns[$0].footnoteName }.filter { !$0.isEmpty }
        if !names.isEmpty {
            let text = "Not shown at this width: \(names.joined(separator: ", "))."
            lines += wrapped(text, width: width).map(style.faint)
        }
        return lines
    }

    /// Names shortened at their ends; in the middle where they would look alike.
    private func shortened(_ names: [String], to width: Int) -> [String] {
        let names = names.map(\.trimmingTrailingSpace)
        let originals = Dictionary(grouping: Set(names)) { $0.cut(to: width) }
        return names.map { name in
            let cut = name.cut(to: width)
            return cutsInTheMiddle || originals[cut].map { $0.count > 1 } == true ? name.cutInTheMiddle(to: width) : cut
        }
    }

    /// The table's lines; if the last column is too wide, it is broken at its arrows into further lines.
    func linesBreakingLast(width: Int, style: TextStyle) -> [String] {
        guard let last = columns.indices.last else { return [] }
        var table = self
        let longest = rows.map { $0[last].displayWidth }.max() ?? 0
        table.rows = rows.map { row in row.dropLast() + [String(repeating: "x", count: min(longest, Self.leastLast))] }
        // What fits beside the other columns, once those have gone that a narrow page does without.
        let others = table.lines(width: width, style: TextStyle(colour: false))
        let room = width - ((others.map(\.displayWidth).max() ?? 0) - min(Self.leastLast, longest))
        table.rows = rows.flatMap { row -> [[String]] in
            // Broken before arrows only.
            let text = row[last].replacing(" ", with: "\u{A0}").replacing("\u{A0}→\u{A0}", with: " →\u{A0}")
            let parts = wrapped(text, width: max(Self.leastLast, room), indent: 2)
                .map { $0.replacing("\u{A0}", with: " ") }
            return parts.enumerated().map { index, part in
                (index == 0 ? Array(row.dropLast()) : Array(repeating: "", count: last)) + [part]
            }
        }
        return table.lines(width: width, style: style)
    }

    private static let leastLast = 30

    private var headingLines: Int {
        columns.map { $0.heading.count { $0 == "\n" } + 1 }.max() ?? 1
    }

    private func leastImportant(of shown: [Int]) -> Int? {
        shown.filter { columns[$0].importance != nil }.min { left, right in
            (columns[left].importance ?? 0) < (columns[right].importance ?? 0)
        }
    }

    /// Heading and cells of a column, all of one width.
    private func alignedCells(_ index: Int) -> [String] {
        let column = columns[index]
        let values = rows.map { $0[index].printable }
        let body: [String]
        switch column.alignment {
        case .left, .right: body = values
        case .decimal:
            body = Self.aligned(values, on: { $0.firstIndex(of: ".") ?? $0.firstIndex(of: " ") ?? $0.endIndex })
        case .range: body = Self.aligned(values, on: { $0.firstRange(of: " – ")?.lowerBound ?? $0.endIndex })
        }
        var heading = column.heading.split(separator: "\n").map { String($0).printable }
        // Short headings stand on the last of the lines.
        while heading.count < headingLines { heading.insert("", at: 0) }
        let width = (heading + body).map(\.displayWidth).max() ?? 0
        let bodyWidth = body.map(\.displayWidth).max() ?? 0
        let isHeadingRight = column.alignment == .right || column.alignment == .decimal
        return heading.map { $0.padded(to: width, onTheLeft: isHeadingRight) }
            + body.map { cell in
                switch column.alignment {
                case .left, .range: cell.padded(to: width)
                case .right: cell.padded(to: width, onTheLeft: true)
                case .decimal: cell.padded(to: bodyWidth).padded(to: width, onTheLeft: true)
                }
            }
    }

    private static func aligned(_ values: [String], on mark: (String) -> String.Index) -> [String] {
        let widths = values.map { String($0[..<mark($0)]).displayWidth }
        let widest = widths.max() ?? 0
        return zip(values, widths).map { String(repeating: " ", count: widest - $1) + $0 }
    }
}
