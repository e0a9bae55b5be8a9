/// Expressions that YAML splits at their commas: in `{ trust: beta(2, 4) }` it reads the keys `trust` and `4)`.
extension SourceText {
    func starts(with scalar: Unicode.Scalar, at index: Int) -> Bool {
        index < scalars.count && scalars[index] == scalar
    }

    /// Reports each such expression in a `{ }` once, and puts it together, so that nothing follows from the cut.
    func joiningSplitExpressions(in entries: [Node.Entry], into bag: inout DiagnosticBag) -> [Node.Entry] {
        var joined: [Node.Entry] = []
        var index = 0
        while index < entries.count {
            var entry = entries[index]
            let last = endOfSplit(from: entry.value, index, entries.count) { next in
                guard case .null = entries[next].value.content else { return nil }
                return (entries[next].key, entries[next].keyPlace)
            }
            if let last = endOfText(from: entry.value, after: last ?? index, in: entries) ?? last {
                let isList = Self.keysOfLists.contains(entry.key)
                entry.value = join(entry.value, to: entries[last].keyPlace, isList: isList, into: &bag)
                index = last
            }
            joined.append(entry)
            index += 1
        }
        return joined
    }

    /// The keys whose value is a list of names or numbers.
    private static let keysOfLists: Set<String> = ["parties", "between", "choices", "source"]

    /// The same in a `[ ]`.
    func joiningSplitExpressions(in items: [Node], into bag: inout DiagnosticBag) -> [Node] {
        var joined: [Node] = []
        var index = 0
        while index < items.count {
            var item = items[index]
            let last = endOfSplit(from: item, index, items.count) { next in
                guard case .scalar(let scalar) = items[next].content, !scalar.isQuoted else { return nil }
                return (scalar.text, items[next].place)
            }
            if let last {
                item = join(item, to: items[last].place, into: &bag)
                index = last
            }
            joined.append(item)
            index += 1
        }
        return joined
    }

    /// The index of the piece that closes the parentheses that `first`, at `index`, leaves open.
    private func endOfSplit(
        from first: Node, _ index: Int, _ count: Int, piece: (Int) -> (text: String, place: Place)?
    ) -> Int? {
        guard case .scalar(let scalar) = first.content, !scalar.isQuoted, scalar.isInFlow else { return nil }
        var open = unclosed(scalar.text)
        guard open > 0 else { return nil }
        var next = index + 1
        while next < count, let (text, place) = piece(next) {
            // A piece before the value, or of another file, came there by an alias.
            guard (place.line, place.column) > (first.place.line, first.place.column) else { return nil }
            open += unclosed(text)
            if open == 0 { return next }
            if open < 0 { return nil }
            next += 1
        }
        return nil
    }

    /// How many more parentheses are opened than closed.
    private func unclosed(_ text: String) -> Int {
        text.utf8.reduce(0) { $0 + ($1 == UInt8(ascii: "(") ? 1 : $1 == UInt8(ascii: ")") ? -1 : 0) }
    }

    /// The index of the last of the pieces of a text, `{ note: held, nearly }`: keys without a colon that are no key of
    /// the language.
    private func endOfText(from first: Node, after index: Int, in entries: [Node.Entry]) -> Int? {
        guard case .scalar(let scalar) = first.content, !scalar.isQuoted, scalar.isInFlow else { return nil }
        var last: Int?
        for next in entries.indices.dropFirst(index + 1) {
            let entry = entries[next]
            guard case .null = entry.value.content, !entry.keyIsQuoted, entry.keyPlace.line == first.place.line,
                entry.keyPlace.column > first.place.column, isWithoutColon(entry.keyPlace),
                !KeyWords.all.contains(entry.key)
            else { break }
            last = next
        }
        return last
    }

    private func isWithoutColon(_ key: Place) -> Bool {
        var index = index(line: key.line, column: key.column) + key.length
        while index < scalars.count, scalars[index].properties.isWhitespace { index += 1 }
        return index < scalars.count && (scalars[index] == "," || scalars[index] == "}")
    }

    private func join(_ first: Node, to last: Place, isList: Bool = false, into bag: inout DiagnosticBag) -> Node {
        let start = index(line: first.place.line, column: first.place.column)
        let end = max(start + 1, index(line: last.line, column: last.column) + last.length)
        var text = ""
        for scalar in scalars[start..<min(end, scalars.count)] {
            if !scalar.properties.isWhitespace {
                text.unicodeScalars.append(scalar)
            } else if text.last != " " {
                text += " "
            }
        }
        let place = place(of: start..<end)
        var content = Node.Scalar(text: text, isQuoted: false, isInFlow: true)
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        if isList, unclosed(text) == 0 {
            var error = Diagnostic(.error, .document(.commaSplitsList(text)), at: place)
            error.fix = TextFix(at: place, replacing: original(start..<end), with: "[\(original(start..<end))]")
            bag.add(error)
            content.isReported = true
        } else if parts.count == 2, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isNumber } }) {
            bag.error(.expression(.decimalComma(text)), at: place)
            content.isReported = true
        } else if let first = text.unicodeScalars.first, CurlyQuote.isOne(first) {
            bag.error(.document(.curlyQuotes(text, straight: CurlyQuote.straightened(text))), at: place)
            content.isReported = true
        } else {
            var mistake = Diagnostic(
                .error, .document(.commaSplitsExpression(text, quoted: "\"\(text)\"")), at: place)
            mistake.fix = quoting(start..<min(end, scalars.count))
            bag.add(mistake)
            // An expression in one piece can be read all the same; a text or a list of things cannot.
            content.isReported = unclosed(text) != 0 || !text.hasSuffix(")")
        }
        content.layout = layout(of: Array(text.unicodeScalars), from: start, style: .plain)
        return Node(.scalar(content), at: place)
    }

    private func original(_ range: Range<Int>) -> String {
        String(String.UnicodeScalarView(scalars[range.clamped(to: scalars.indices)]))
    }

    /// The same text in quotes; `nil` if a comment stands in it, which would become a part of it.
    private func quoting(_ range: Range<Int>) -> TextFix? {
        let original = original(range)
        let hasLines = scalars[range].contains(where: \.isLineBreak)
        guard !hasLines || !original.contains("#") else { return nil }
        let isPlain = !original.contains("\"") && !original.contains("\\")
        let quoted = isPlain ? "\"\(original)\"" : "'\(original.replacing("'", with: "''"))'"
        let (line, column) = position(of: range.lowerBound)
        let place = Place(file: file, line: line, column: column, length: range.count)
        return TextFix(at: place, replacing: original, with: quoted)
    }
}
