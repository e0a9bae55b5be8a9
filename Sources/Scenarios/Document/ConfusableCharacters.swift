internal import Foundation

/// Invisible characters, which occur in text that is copied from a page or a document.
enum InvisibleCharacter {
    /// What it is called, with its number; `nil` for one that can be seen, and for a plain space.
    static func name(of scalar: Unicode.Scalar) -> String? {
        let name: String
        switch scalar.value {
        case 0xA0: name = "a no-break space"
        case 0x202F: name = "a narrow no-break space"
        case 0x1680, 0x2000...0x200A, 0x205F, 0x3000: name = "a space of another width"
        case 0xAD: name = "a soft hyphen"
        case 0x200B: name = "a zero-width space"
        case 0x200C, 0x200D, 0x2060, 0x180E: name = "a zero-width mark"
        case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0x061C: name = "a mark of writing direction"
        case 0xFEFF: name = "a byte order mark"
        default: return nil
        }
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "\(name) (U+\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits))"
    }
}

/// The wide forms of ASCII characters that East Asian input gives.
enum FullWidth {
    /// The text in ASCII, where it has wide forms and nothing else beyond ASCII; else `nil`.
    static func plain(_ text: String) -> String? {
        var plain = String.UnicodeScalarView()
        var isWide = false
        for scalar in text.unicodeScalars {
            if (0xFF01...0xFF5E).contains(scalar.value), let ascii = Unicode.Scalar(scalar.value - 0xFEE0) {
                plain.append(ascii)
                isWide = true
            } else if scalar.isASCII {
                plain.append(scalar)
            } else {
                return nil
            }
        }
        return isWide ? String(plain) : nil
    }
}

/// Quotation marks as a word processor sets them.
enum CurlyQuote {
    static func isOne(_ scalar: Unicode.Scalar) -> Bool {
        [0x2018, 0x2019, 0x201A, 0x201B, 0x201C, 0x201D, 0x201E, 0x201F, 0xAB, 0xBB].contains(scalar.value)
    }

    /// The text with straight quotation marks about it, without the curly ones at its ends.
    static func straightened(_ text: String) -> String {
        var scalars = text.unicodeScalars[...]
        while let first = scalars.first, isOne(first) { scalars.removeFirst() }
        while let last = scalars.last, isOne(last) { scalars.removeLast() }
        return "\"\(String(String.UnicodeScalarView(scalars)))\""
    }
}

/// Letters with marks, as names cannot have them.
enum Umlaut {
    private static let spelt: [Unicode.Scalar: String] = [
        "ä": "ae", "ö": "oe", "ü": "ue", "Ä": "ae", "Ö": "oe", "Ü": "ue", "ß": "ss", "æ": "ae", "Æ": "ae", "ø": "oe",
        "Ø": "oe", "å": "aa", "Å": "aa", "œ": "oe", "ł": "l", "Ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
    ]

    /// The word in ASCII letters, the way it is spelt without marks; `nil` if there is no such way.
    static func plain(_ word: String) -> String? {
        var plain = ""
        for character in word.unicodeScalars {
            if character.isASCII {
                plain.unicodeScalars.append(character)
            } else if let spelling = spelt[character] {
                plain += spelling
            } else if let base = String(character).decomposedStringWithCanonicalMapping.unicodeScalars.first,
                base.isASCII
            {
                plain.unicodeScalars.append(base)
            } else if character.properties.generalCategory != .nonspacingMark {
                return nil
            }
        }
        return plain
    }
}
