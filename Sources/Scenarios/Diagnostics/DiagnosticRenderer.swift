/// Formats errors and warnings for a terminal:
/// ```
/// scenarios/thaw.yaml:14:22: error: unknown actor 'rusia' in trust(usa, rusia)
///    14 |     when: trust(usa, rusia) < 0.05
///       |                      ^^^^^ did you mean 'russia'?
/// ```
/// What comes from a file reaches the terminal only with its control characters replaced.
package struct DiagnosticRenderer: Sendable {
    package var sources: SourceTexts
    /// Whether to colour with ANSI escapes.
    package var colour: Bool
    /// Lines of source longer than this many columns are shortened around the caret.
    package var width: Int

    package init(sources: SourceTexts, colour: Bool = false, width: Int = 100) {
        self.sources = sources
        self.colour = colour
        self.width = max(20, width)
    }

    /// All diagnostics of a bag, in a reader's order; empty if there are none.
    package func render(_ bag: DiagnosticBag) -> String {
        bag.sorted.map { render($0) }.joined()
    }

    /// One diagnostic: a head line, and the line of source with its caret where the text is known. Ends in a newline.
    package func render(_ diagnostic: Diagnostic) -> String {
        let place = diagnostic.place
        let severity = painted(
            "\(diagnostic.severity.rawValue):", diagnostic.severity == .error ? "1;31" : "1;33")
        let head = painted("\(displayable(place.file)):\(place.line):\(place.column):", "1")
        var text = "\(head) \(severity) \(displayable(diagnostic.cause.message))\n"
        let fix = diagnostic.cause.fix.map(displayable)
        let number = String(place.line)
        let gutter = max(5, number.count)
        let blank = String(repeating: " ", count: gutter) + " |"
        guard let line = sources.line(place.line, of: place.file) else {
            if let fix { text += "\(blank) \(painted(fix, "32"))\n" }
            return text
        }
        let window = SourceWindow(line, column: place.column, length: place.length, width: width)
        let shown = String(repeating: " ", count: gutter - number.count) + number + " | " + window.text
        let carets = painted(String(repeating: "^", count: window.caretWidth), "1;32")
        let hint = fix.map { " " + painted($0, "32") } ?? ""
        text += trimmedEnd(shown) + "\n"
        text += "\(blank) \(String(repeating: " ", count: window.caretStart))\(carets)\(hint)\n"
        return text
    }

    private func painted(_ text: String, _ code: String) -> String {
        colour ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }

    private func trimmedEnd(_ text: String) -> Substring {
        var text = text[...]
        while text.last == " " { text.removeLast() }
        return text
    }
}

/// A line of source as a terminal shows it: tabs expanded, control characters replaced, cut around the caret.
struct SourceWindow {
    private(set) var text = ""
    /// Columns of the terminal before the first caret, counted from the start of `text`.
    private(set) var caretStart = 0
    private(set) var caretWidth = 1

    /// - Parameters:
    ///   - column: from 1, in Unicode scalars; one past the end of the line stands for its end.
    ///   - length: in Unicode scalars; what goes beyond the end of the line is not underlined.
    init(_ line: Substring, column: Int, length: Int, width: Int) {
        // Far more than the width is never looked at, so that a line of megabytes costs little.
        let reach = width * 2
        let scalars = line.unicodeScalars
        let caret = max(0, column - 1)
        let first = max(0, caret - reach)
        let start = scalars.index(scalars.startIndex, offsetBy: first, limitedBy: scalars.endIndex) ?? scalars.endIndex
        let part = scalars[start...].prefix(caret - first + reach)
        let isCutBefore = first > 0
        let isCutAfter = part.endIndex < scalars.endIndex

        // Every cell: what is shown, its width, and the scalars that it stands for.
        var cells: [(shown: String, width: Int)] = []
        var position = first
        var display = 0
        var caretCells: Range<Int>?
        for character in Substring(part) {
            let shown: String
            let columns: Int
            if character == "\t" {
                columns = 4 - display % 4
                shown = String(repeating: " ", count: columns)
            } else {
                shown = displayable(String(character))
                columns = displayWidth(of: shown)
            }
            let count = character.unicodeScalars.count
            if position + count > caret, position < caret + max(1, length) {
                caretCells = (caretCells?.lowerBound ?? cells.count)..<(cells.count + 1)
            }
            cells.append((shown, columns))
            position += count
            display += columns
        }
        let carets = caretCells ?? cells.count..<cells.count

        // The cells to show: from the start if the carets fit, else with a third of the width before them.
        var lower = 0
        var upper = cells.count
        let total = cells.reduce(0) { $0 + $1.width }
        if isCutBefore || isCutAfter || total > width {
            func columns(_ range: Range<Int>) -> Int { cells[range].reduce(0) { $0 + $1.width } }
            let needed = isCutBefore ? Int.max : columns(0..<min(cells.count, carets.upperBound + 1))
            if needed > width {
                lower = carets.lowerBound
                var room = width / 3
                while lower > 0, cells[lower - 1].width <= room {
                    lower -= 1
                    room -= cells[lower].width
                }
            }
            var room = width
            upper = lower
            while upper < cells.count, cells[upper].width <= room {
                room -= cells[upper].width
                upper += 1
            }
        }
        let before = lower > 0 || isCutBefore ? "…" : ""
        let after = upper < cells.count || isCutAfter ? "…" : ""
        text = before + cells[lower..<upper].map(\.shown).joined() + after
        let visible = carets.clamped(to: lower..<upper)
        let underlinedStart = carets.isEmpty ? upper : visible.lowerBound
        caretStart = before.count + cells[lower..<max(lower, underlinedStart)].reduce(0) { $0 + $1.width }
        caretWidth = max(1, cells[visible].reduce(0) { $0 + $1.width })
    }
}
