/// The escapes of characters beyond U+FFFF as JSON writes them, `\ud83d\ude00`, which libyaml refuses.
///
/// While libyaml is at work, each stands as two escapes of the same length for characters that the file does not use:
/// so that all places stay right. In a text they are put back: where the escape was read, as the character; where it
/// was no escape (in single quotes, say), as it was written.
struct SurrogatePairs {
    private var characters: [Unicode.Scalar: (read: Unicode.Scalar, written: String)] = [:]
    private var filler: Unicode.Scalar = "\u{F8FE}"

    init() {}

    /// Replaces the pairs in a text.
    init(replacingIn text: inout [Unicode.Scalar], except taken: Unicode.Scalar) {
        var found: [(index: Int, value: UInt32)] = []
        var used: Set<UInt32> = [taken.value]
        var index = 0
        while index < text.count {
            if (0xE000...0xF8FF).contains(text[index].value) { used.insert(text[index].value) }
            guard text[index] == "\\" else {
                index += 1
                continue
            }
            guard let high = Self.escape(at: index, in: text) else {
                index += 2
                continue
            }
            used.insert(high)
            if (0xD800...0xDBFF).contains(high), let low = Self.escape(at: index + 6, in: text),
                (0xDC00...0xDFFF).contains(low)
            {
                found.append((index, 0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)))
                index += 12
            } else {
                index += 6
            }
        }
        guard !found.isEmpty else { return }
        var free = (UInt32(0xE000)...0xF8FF).lazy.filter { !used.contains($0) }.compactMap(Unicode.Scalar.init)
            .makeIterator()
        guard let filler = free.next() else { return }
        self.filler = filler
        var standIns: [String: Unicode.Scalar] = [:]
        for (index, value) in found {
            let written = String(String.UnicodeScalarView(text[index..<(index + 12)]))
            guard let read = Unicode.Scalar(value), let standIn = standIns[written] ?? free.next() else { return }
            standIns[written] = standIn
            characters[standIn] = (read, written)
            text.replaceSubrange(
                index..<(index + 12), with: Array((Self.escape(standIn) + Self.escape(filler)).unicodeScalars))
        }
    }

    /// A text with what was replaced put back.
    func original(_ text: String) -> String {
        guard !characters.isEmpty else { return text }
        var result = String.UnicodeScalarView()
        let scalars = Array(text.unicodeScalars)
        var index = 0
        while index < scalars.count {
            if let character = characters[scalars[index]] {
                result.append(character.read)
                index += 2
            } else if scalars[index] == "\\", let value = Self.escape(at: index, in: scalars),
                let standIn = Unicode.Scalar(value), let character = characters[standIn]
            {
                result.append(contentsOf: character.written.unicodeScalars)
                index += 12
            } else {
                result.append(scalars[index])
                index += 1
            }
        }
        return String(result)
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String { "\\u" + String(scalar.value, radix: 16) }

    /// The value of an escape `\uXXXX`; `nil` if there is none.
    static func escape(at index: Int, in text: [Unicode.Scalar]) -> UInt32? {
        guard index + 6 <= text.count, text[index] == "\\", text[index + 1] == "u" else { return nil }
        return UInt32(String(String.UnicodeScalarView(text[(index + 2)..<(index + 6)])), radix: 16)
    }
}
