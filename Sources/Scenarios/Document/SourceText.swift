/// The characters of one file, addressed as libyaml's marks address them: by line and column, from 1, in Unicode
/// scalars.
struct SourceText {
    let file: String
    let scalars: [Unicode.Scalar]
    /// The index of the first character of every line.
    private let lineStarts: [Int]

    init(file: String, text: String) {
        self.file = file
        scalars = Array(text.unicodeScalars)
        var starts = [0]
        for (index, scalar) in scalars.enumerated() where scalar.isLineBreak {
            let isSplitCRLF = scalar == "\r" && index + 1 < scalars.count && scalars[index + 1] == "\n"
            if !isSplitCRLF { starts.append(index + 1) }
        }
        lineStarts = starts
    }

    /// The index of a character; of the end of the text if the mark is beyond it.
    func index(line: Int, column: Int) -> Int {
        guard line >= 1, line <= lineStarts.count else { return scalars.count }
        return min(scalars.count, lineStarts[line - 1] + max(0, column - 1))
    }

    /// Line and column of the character at an index.
    func position(of index: Int) -> (line: Int, column: Int) {
        var lower = 0
        var upper = lineStarts.count
        while upper - lower > 1 {
            let middle = (lower + upper) / 2
            if lineStarts[middle] <= index { lower = middle } else { upper = middle }
        }
        return (lower + 1, index - lineStarts[lower] + 1)
    }

    /// The place of characters, cut at the end of the line that the first stands on.
    func place(of range: Range<Int>) -> Place {
        let (line, column) = position(of: range.lowerBound)
        var end = range.lowerBound
        while end < min(range.upperBound, scalars.count), !scalars[end].isLineBreak { end += 1 }
        return Place(file: file, line: line, column: column, length: end - range.lowerBound)
    }

    /// The last character that is neither white space nor a line break; 0 if there is none.
    var lastInk: Int {
        scalars.lastIndex { !$0.properties.isWhitespace } ?? 0
    }

    /// The index of a node's content, past its anchor and tag, and the tag if there is one.
    func content(at start: Int) -> (index: Int, tag: Range<Int>?) {
        var index = start
        var tag: Range<Int>?
        while index < scalars.count, scalars[index] == "&" || scalars[index] == "!" {
            let propertyStart = index
            while index < scalars.count, !scalars[index].properties.isWhitespace, !isFlowMark(scalars[index]) {
                index += 1
            }
            if scalars[propertyStart] == "!" { tag = propertyStart..<index }
            index = skippingBlanks(from: index)
        }
        return (index, tag)
    }

    private func isFlowMark(_ scalar: Unicode.Scalar) -> Bool {
        [",", "[", "]", "{", "}"].contains(scalar)
    }

    /// Past white space, line breaks and comments.
    private func skippingBlanks(from start: Int) -> Int {
        var index = start
        while index < scalars.count {
            if scalars[index] == "#" {
                while index < scalars.count, !scalars[index].isLineBreak { index += 1 }
            } else if scalars[index].properties.isWhitespace {
                index += 1
            } else {
                break
            }
        }
        return index
    }
}

extension SourceText {
    /// How a scalar is written in the file.
    enum ScalarStyle {
        case plain, singleQuoted, doubleQuoted, block
    }

    /// Compares a scalar's text with the source from `start` on, and finds the position of each of its characters.
    ///
    /// White space may have been folded, indented or dropped, so only the other characters are matched; they come in
    /// the same order in both.
    ///
    /// - Parameter start: the first character past an opening quote, or the header of a block.
    /// - Returns: `nil` if the text is written as it is, on one line.
    func layout(of text: [Unicode.Scalar], from start: Int, style: ScalarStyle) -> ScalarLayout? {
        var source = start
        if style == .block {
            while source < scalars.count, !scalars[source].isLineBreak { source += 1 }
        } else if source + text.count <= scalars.count, scalars[source..<(source + text.count)].elementsEqual(text) {
            return nil
        }
        var runs: [ScalarLayout.Run] = []
        var expected = -1
        var target = 0
        func match(_ target: Int, _ source: Int, width: Int) {
            if source != expected || runs.isEmpty {
                let (line, column) = position(of: source)
                runs.append(.init(offset: target, line: line, column: column))
            }
            expected = source + width
        }
        while target < text.count, source < scalars.count {
            let wanted = text[target]
            let found = scalars[source]
            if style == .doubleQuoted, found == "\\" {
                let width = escapeWidth(at: source)
                guard width > 0 else { break }
                let continuesLine = source + 1 < scalars.count && scalars[source + 1].isLineBreak
                if !continuesLine {
                    // A run of its own: one character of the text is several of the file.
                    expected = -1
                    match(target, source, width: width)
                    expected = -1
                    target += 1
                }
                source += width
            } else if style == .singleQuoted, found == "'" {
                match(target, source, width: 1)
                expected = -1
                target += 1
                source += 2
            } else if wanted == found {
                match(target, source, width: 1)
                target += 1
                source += 1
            } else if found.properties.isWhitespace {
                source += 1
            } else if wanted.properties.isWhitespace {
                target += 1
            } else {
                break
            }
        }
        guard let first = runs.first else { return nil }
        if first.offset != 0 {
            runs.insert(.init(offset: 0, line: first.line, column: first.column), at: 0)
        }
        return ScalarLayout(runs: runs)
    }

    /// How many characters an escape in a double-quoted scalar takes, its backslash included.
    private func escapeWidth(at index: Int) -> Int {
        guard index + 1 < scalars.count else { return 0 }
        return switch scalars[index + 1] {
        case "x": 4
        case "u": isPair(at: index) ? 12 : 6
        case "U": 10
        default: 2
        }
    }

    /// Whether two escapes are one character: `\ud83d\ude00`.
    private func isPair(at index: Int) -> Bool {
        guard let high = SurrogatePairs.escape(at: index, in: scalars), (0xD800...0xDBFF).contains(high),
            let low = SurrogatePairs.escape(at: index + 6, in: scalars)
        else { return false }
        return (0xDC00...0xDFFF).contains(low)
    }
}
