/// Damage done to the text of a scenario, the same for the same seed: bytes, words, lines, numbers, expressions.
package struct Damage {
    private var random: RandomSource

    package init(seed: UInt64) { random = RandomSource(seed: seed) }

    /// The text, damaged in one to four ways.
    package mutating func done(to text: [UInt8]) -> [UInt8] {
        if random.percent(8) { return Array(text.prefix(random.below(text.count + 1))) }
        var text = text
        for _ in 0..<random.within(1...4) where !text.isEmpty {
            switch random.below(12) {
            case 0: text[random.below(text.count)] = UInt8(truncatingIfNeeded: random.next())
            case 1: cut(&text)
            case 2: insertPiece(into: &text)
            case 3: copyPart(of: &text)
            case 4: exchangeWords(&text)
            case 5...7: setNumber(in: &text)
            case 8: dropLine(of: &text)
            case 9: doubleLine(of: &text)
            default: exchangeValues(&text)
            }
        }
        return text
    }

    /// The tree with values set to extremes and exchanged among fields, entries dropped and doubled.
    package mutating func done(to document: Tree) -> Tree {
        var document = document
        for _ in 0..<random.within(1...3) {
            var (paths, values) = ([TreePath](), [TreePath]())
            document.walk { path, part in
                if !path.isEmpty { paths.append(path) }
                if case .value = part { values.append(path) }
            }
            guard let path = paths.isEmpty ? nil : random.pick(paths) else { return document }
            switch random.below(6) {
            case 0: document = document.removing(path)
            case 1: document = document.replacing(path, with: document[random.pick(paths)])
            case 2 where !values.isEmpty:
                let place = random.pick(values)
                document = document.replacing(place, with: .value(.number(random.pick(Self.extremes))))
            default:
                guard values.count > 1 else { continue }
                let (a, b) = (random.pick(values), random.pick(values))
                let (first, second) = (document[a], document[b])
                document = document.replacing(a, with: second).replacing(b, with: first)
            }
        }
        return document
    }

    /// What numbers are set to.
    package static let extremes = [
        "0", "-1", "1", "0.5", "1e-300", "1e300", ".inf", "-.inf", ".nan", "9223372036854775808", "1e18", "1e5", "-0.0",
        "1e309", "0.9999999999999999", "2147483648",
    ]

    /// Pieces that mean something to YAML or to the language.
    private static let pieces = [
        "(", ")", "{", "}", "[", "]", ":", ",", "\"", "'", "#", "&a ", "*a", "!!", "~", "-", "0", "1e309", "-1", "0/0",
        "nan", "9999999999999999999", "if(", "chance(2)", "all", "self", "other", "issue", "true", "not ", "2026-13",
        "2026-02", "\n", "  ", "\t", "é", "\u{0}", "normal(0, 1)", "beta(0, 0)", "trust(", "steps", "%", "^", "..",
        "follows(grim())", "0 + ", " and true", "unlimited", "default", "extends: ",
    ]

    // MARK: - Bytes and words

    private mutating func cut(_ text: inout [UInt8]) {
        let place = random.below(text.count)
        text.removeSubrange(place..<min(text.count, place + 1 + random.below(12)))
    }

    private mutating func insertPiece(into text: inout [UInt8]) {
        text.insert(contentsOf: random.pick(Self.pieces).utf8, at: random.below(text.count))
    }

    private mutating func copyPart(of text: inout [UInt8]) {
        let place = random.below(text.count)
        let part = Array(text[place..<min(text.count, place + 1 + random.below(40))])
        text.insert(contentsOf: part, at: random.below(text.count))
    }

    private mutating func exchangeWords(_ text: inout [UInt8]) {
        let words = [text.word(at: random.below(text.count)), text.word(at: random.below(text.count))]
        text.replaceSubrange(words[0], with: Array(text[words[1]]))
    }

    // MARK: - Numbers, lines, values

    private mutating func setNumber(in text: inout [UInt8]) {
        let start = random.below(text.count)
        let digits = text.indices.first { place in
            place >= start && text[place].isDigit && (place == 0 || !text[place - 1].isLetter)
        }
        guard let digits else { return }
        text.replaceSubrange(text.word(at: digits), with: Array(random.pick(Self.extremes).utf8))
    }

    private mutating func dropLine(of text: inout [UInt8]) {
        text.removeSubrange(text.line(at: random.below(text.count)))
    }

    private mutating func doubleLine(of text: inout [UInt8]) {
        let line = text.line(at: random.below(text.count))
        text.insert(contentsOf: Array(text[line]), at: line.upperBound)
    }

    /// What stands after the colon of one line takes the place of that of another.
    private mutating func exchangeValues(_ text: inout [UInt8]) {
        guard let first = text.value(at: random.below(text.count)),
            let second = text.value(at: random.below(text.count))
        else { return }
        text.replaceSubrange(first, with: Array(text[second]))
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { (48...57).contains(self) }
    fileprivate var isLetter: Bool { self == 95 || (97...122).contains(self) || isDigit }
}

extension [UInt8] {
    fileprivate func word(at place: Int) -> Range<Int> {
        var (start, end) = (place, place)
        while start > 0, self[start - 1].isLetter { start -= 1 }
        while end < count, self[end].isLetter { end += 1 }
        return start..<end
    }

    /// With its end.
    fileprivate func line(at place: Int) -> Range<Int> {
        let start = self[..<place].lastIndex(of: 10).map { $0 + 1 } ?? 0
        let end = self[place...].firstIndex(of: 10).map { $0 + 1 } ?? count
        return start..<end
    }

    fileprivate func value(at place: Int) -> Range<Int>? {
        let line = line(at: place)
        guard let colon = self[line].firstIndex(of: 58) else { return nil }
        return colon + 1..<Swift.max(colon + 1, line.upperBound - (self[line].last == 10 ? 1 : 0))
    }
}
