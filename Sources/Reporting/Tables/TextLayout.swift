// How wide text is on a terminal, and how it is cut, padded and broken into lines.

extension String {
    /// Columns on a terminal: two for the wide characters of East Asia and for emoji.
    package var displayWidth: Int {
        reduce(0) { $0 + ($1.isWide ? 2 : 1) }
    }

    /// Without control characters, so that a title in a file cannot steer a terminal or break a table.
    var printable: String {
        guard unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else { return self }
        return String(
            String.UnicodeScalarView(unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
    }

    func padded(to width: Int, onTheLeft: Bool = false) -> String {
        let space = String(repeating: " ", count: max(0, width - displayWidth))
        return onTheLeft ? space + self : self + space
    }

    /// At most so wide; what is cut off is marked by `…`.
    func cut(to width: Int) -> String {
        guard displayWidth > width, width > 0 else { return self }
        var output = ""
        var used = 0
        for character in self {
            let size = character.isWide ? 2 : 1
            guard used + size <= width - 1 else { break }
            output.append(character)
            used += size
        }
        return output + "…"
    }

    var trimmingTrailingSpace: String {
        var text = Substring(self)
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}

extension Character {
    fileprivate var isWide: Bool {
        guard let scalar = unicodeScalars.first else { return false }
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
            0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            return true
        default:
            return false
        }
    }
}

/// The text broken at spaces into lines of at most `width`; lines after the first begin with `indent` spaces.
/// A word longer than a line is cut up.
func wrapped(_ text: String, width: Int, indent: Int = 0) -> [String] {
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    var line = ""
    for word in text.printable.split(separator: " ", omittingEmptySubsequences: true) {
        var rest = String(word)
        let joined = line.isEmpty ? rest : line + (line == margin ? "" : " ") + rest
        if joined.displayWidth <= width {
            line = joined
            continue
        }
        if !line.isEmpty, line != margin {
            lines.append(line)
            line = margin
        }
        while (line + rest).displayWidth > width {
            let room = max(1, width - line.displayWidth)
            lines.append(line + rest.prefix(room))
            rest = String(rest.dropFirst(room))
            line = margin
        }
        line += rest
    }
    if !line.isEmpty, line != margin { lines.append(line) }
    return lines
}

/// A bar for a share of 1, in eighths of a character.
func bar(_ share: Double?, width: Int) -> String {
    guard let share, share > 0 else { return "" }
    let eighths = Int((min(1, share) * Double(width * 8)).rounded())
    let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    return eighths == 0 ? "▏" : String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
}
