internal import Scenarios

// How wide text is on a terminal, and how it is cut, padded and broken into lines.

extension String {
    /// Columns on a terminal: two for the wide characters of East Asia and for emoji, none for combining marks.
    package var displayWidth: Int { Scenarios.displayWidth(of: self) }

    /// The text without characters that could control a terminal, change the writing direction or break a table.
    package var printable: String { displayable(self) }

    func padded(to width: Int, onTheLeft: Bool = false) -> String {
        let space = String(repeating: " ", count: max(0, width - displayWidth))
        return onTheLeft ? space + self : self + space
    }

    /// The text, shortened to a width and then marked by `…`.
    func cut(to width: Int) -> String {
        guard width > 0 else { return self }
        var used = 0
        // Where the cut goes, should the text turn out to be too wide.
        var kept = startIndex
        for index in indices {
            used += Scenarios.displayWidth(of: self[index])
            if used > width { return self[..<kept] + "…" }
            if used <= width - 1 { kept = self.index(after: index) }
        }
        return self
    }

    /// The text, shortened to a width by what stands in its middle, for which there is `…`.
    func cutInTheMiddle(to width: Int) -> String {
        guard width > 2, displayWidth > width else { return self }
        var tail = ""
        for character in reversed() {
            let longer = String(character) + tail
            guard longer.displayWidth <= (width - 1) / 2 else { break }
            tail = longer
        }
        return cut(to: width - tail.displayWidth) + tail
    }

    var trimmingTrailingSpace: String {
        var text = Substring(self)
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}

/// The text broken at spaces into lines of at most `width`; lines after the first begin with `indent` spaces.
/// A word longer than a line is split.
package func wrapped(_ text: String, width: Int, indent: Int = 0) -> [String] {
    var lines = WrappedLines(width: width, indent: indent)
    for word in text.printable.split(separator: " ", omittingEmptySubsequences: true) { lines.add(word) }
    return lines.finished
}

/// Lines that words are added to. Every character is measured once, so that a text of megabytes costs no more than that.
private struct WrappedLines {
    private let width: Int
    private let indent: Int
    private var lines: [String] = []
    /// The line that is being filled, and its width.
    private var line = ""
    private var used = 0
    /// Whether the line contains a word.
    private var hasWord = false

    init(width: Int, indent: Int) {
        self.width = width
        self.indent = indent
    }

    var finished: [String] { hasWord ? lines + [line] : lines }

    mutating func add(_ word: Substring) {
        let size = Scenarios.displayWidth(of: word)
        if hasWord, used + 1 + size > width { breakLine() }
        if hasWord {
            line += " "
            used += 1
        }
        if used + size <= width {
            line += word
            used += size
        } else {
            addInParts(word)
        }
        hasWord = true
    }

    /// Adds a word that is longer than a line.
    private mutating func addInParts(_ word: Substring) {
        for character in word {
            let size = Scenarios.displayWidth(of: character)
            // At least one character a line, however narrow it is.
            if hasWord, used + size > width { breakLine() }
            line.append(character)
            used += size
            hasWord = true
        }
    }

    private mutating func breakLine() {
        lines.append(line)
        line = String(repeating: " ", count: indent)
        used = indent
        hasWord = false
    }
}

/// A bar for a share of 1, in eighths of a character.
func bar(_ share: Double?, width: Int) -> String {
    guard let share, share > 0 else { return "" }
    let eighths = Int((min(1, share) * Double(width * 8)).rounded())
    let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    return eighths == 0 ? "▏" : String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
}
