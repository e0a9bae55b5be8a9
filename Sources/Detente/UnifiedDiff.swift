/// The difference of two texts as `diff -u` writes it, so that `patch` reads it.
struct UnifiedDiff {
    private let old: [Substring]
    private let new: [Substring]
    /// Blocks of lines that differ, in order.
    private let blocks: [(old: Range<Int>, new: Range<Int>)]

    /// The number of lines shown before and after a difference.
    private static let context = 3

    init(from old: String, to new: String) {
        self.old = Self.lines(old)
        self.new = Self.lines(new)
        var removed = Set<Int>()
        var added = Set<Int>()
        for change in self.new.difference(from: self.old) {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): added.insert(offset)
            }
        }
        var blocks: [(old: Range<Int>, new: Range<Int>)] = []
        var (i, j) = (0, 0)
        while i < self.old.count || j < self.new.count {
            let start = (i, j)
            while removed.contains(i) { i += 1 }
            while added.contains(j) { j += 1 }
            if (i, j) != start { blocks.append((start.0..<i, start.1..<j)) } else { (i, j) = (i + 1, j + 1) }
        }
        self.blocks = blocks
    }

    func text(named name: String) -> String {
        guard !blocks.isEmpty else { return "" }
        var text = "--- \(name)\n+++ \(name)\n"
        var first = 0
        while first < blocks.count {
            // Blocks whose surroundings touch are one.
            var last = first
            while last + 1 < blocks.count,
                blocks[last + 1].old.lowerBound - blocks[last].old.upperBound <= 2 * Self.context
            {
                last += 1
            }
            text += hunk(blocks[first...last])
            first = last + 1
        }
        return text
    }

    private func hunk(_ blocks: ArraySlice<(old: Range<Int>, new: Range<Int>)>) -> String {
        guard let first = blocks.first, let last = blocks.last else { return "" }
        let before = min(Self.context, first.old.lowerBound)
        let after = min(Self.context, old.count - last.old.upperBound)
        let oldRange = first.old.lowerBound - before..<last.old.upperBound + after
        let newRange = first.new.lowerBound - before..<last.new.upperBound + after
        var text = "@@ -\(Self.span(oldRange)) +\(Self.span(newRange)) @@\n"
        var index = oldRange.lowerBound
        for block in blocks {
            for line in old[index..<block.old.lowerBound] { text += Self.line(" ", line) }
            for line in old[block.old] { text += Self.line("-", line) }
            for line in new[block.new] { text += Self.line("+", line) }
            index = block.old.upperBound
        }
        for line in old[index..<oldRange.upperBound] { text += Self.line(" ", line) }
        return text
    }

    private static func span(_ range: Range<Int>) -> String {
        let start = range.isEmpty ? range.lowerBound : range.lowerBound + 1
        return range.count == 1 ? "\(start)" : "\(start),\(range.count)"
    }

    private static func line(_ mark: String, _ line: Substring) -> String {
        line.unicodeScalars.last == "\n" ? mark + line : mark + line + "\n\\ No newline at end of file\n"
    }

    /// The lines of a text, each with its line feed.
    private static func lines(_ text: String) -> [Substring] {
        var lines: [Substring] = []
        let scalars = text.unicodeScalars
        var start = scalars.startIndex
        while start < scalars.endIndex {
            let end = scalars[start...].firstIndex(of: "\n").map { scalars.index(after: $0) } ?? scalars.endIndex
            lines.append(Substring(scalars[start..<end]))
            start = end
        }
        return lines
    }
}
