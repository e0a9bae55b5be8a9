/// The texts of the files of a scenario, by line, so that errors can be shown at their places.
package struct SourceTexts: Sendable {
    /// In the order in which they were added.
    package private(set) var files: [String] = []
    private var lines: [String: [Substring]] = [:]

    package init() {}

    /// Adds a file's text, without a byte order mark. A file added again keeps its place in the order.
    package mutating func add(file: String, text: String) {
        if !files.contains(file) { files.append(file) }
        let mark: Unicode.Scalar = "\u{FEFF}"
        lines[file] = Self.split(
            text.unicodeScalars.first == mark ? String(text.unicodeScalars.dropFirst()) : text)
    }

    /// Forgets the texts of files that can be added again, but not the order of the files.
    package mutating func forgetTexts(of files: some Sequence<String>) {
        for file in files { lines[file] = nil }
    }

    /// Takes over the files of another collection.
    package mutating func add(_ other: SourceTexts) {
        for file in other.files where lines[file] == nil {
            if !files.contains(file) { files.append(file) }
            lines[file] = other.lines[file]
        }
    }

    /// Line `number` (from 1) of a file, without its line break; `nil` if there is none.
    package func line(_ number: Int, of file: String) -> Substring? {
        guard let lines = lines[file], number >= 1, number <= lines.count else { return nil }
        return lines[number - 1]
    }

    /// Splits where libyaml does: at LF, CR, CR LF, NEL, LS and PS. Its marks count lines in this way.
    private static func split(_ text: String) -> [Substring] {
        var lines: [Substring] = []
        let scalars = text.unicodeScalars
        var start = scalars.startIndex
        var index = start
        while index < scalars.endIndex {
            let scalar = scalars[index]
            let next = scalars.index(after: index)
            guard scalar.isLineBreak else {
                index = next
                continue
            }
            lines.append(Substring(scalars[start..<index]))
            index = next
            if scalar == "\r", next < scalars.endIndex, scalars[next] == "\n" {
                index = scalars.index(after: next)
            }
            start = index
        }
        lines.append(Substring(scalars[start...]))
        return lines
    }
}

extension Unicode.Scalar {
    /// Whether libyaml counts a new line after it.
    var isLineBreak: Bool {
        switch self {
        case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": true
        default: false
        }
    }
}
