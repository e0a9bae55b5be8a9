/// `'text'` as a message names it: on one line, without control characters, shortened in the middle if it is long.
package func quoted(_ text: some StringProtocol) -> String {
    "'\(shortened(text))'"
}

/// A text as it may stand in a message: on one line and at most `limit` characters long.
func shortened(_ text: some StringProtocol, to limit: Int = 60) -> String {
    // A bounded prefix and suffix, so that a text of megabytes costs nothing.
    let scalars = text.unicodeScalars
    let head = scalars.prefix(limit + 1)
    guard head.count > limit else { return displayable(String(String.UnicodeScalarView(head))) }
    let start = String(String.UnicodeScalarView(scalars.prefix(limit * 2 / 3)))
    let end = String(String.UnicodeScalarView(scalars.suffix(limit / 3 - 1)))
    return displayable(start) + "…" + displayable(end)
}

/// The text with everything replaced that could steer a terminal or turn the order of the letters round.
package func displayable(_ text: some StringProtocol) -> String {
    // Most texts are fine as they are.
    guard text.unicodeScalars.contains(where: { displayable($0) != $0 }) else { return String(text) }
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { shown.append(displayable(scalar)) }
    return String(shown)
}

/// The scalar that is shown instead of a scalar: a replacement for control characters and for those that change the
/// writing direction, else the scalar itself.
package func displayable(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x85, 0x2028, 0x2029: " "
    case 0x00...0x1F, 0x7F...0x9F: "\u{FFFD}"
    // Marks, embeddings, overrides and isolates of writing direction; and the byte order mark.
    case 0x061C, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: "\u{FFFD}"
    default: scalar
    }
}

/// How many columns of a terminal a text takes: the only measure for tables, wrapped lines and messages.
package func displayWidth(of text: some StringProtocol) -> Int {
    // Plain ASCII, which most texts are, has one column a byte.
    if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text.utf8.count }
    return text.reduce(0) { $0 + displayWidth(of: $1) }
}

/// How many columns of a terminal a character takes: 0, 1 or 2 (Unicode's East Asian width, and emoji). What joiners
/// and marks make of several scalars is one character, as wide as its widest part.
package func displayWidth(of character: Character) -> Int {
    var width = 0
    for scalar in character.unicodeScalars {
        let value = scalar.value
        // Asks for a picture in place of a sign: "❤" has one column, "❤️" two.
        if value == 0xFE0F { return 2 }
        if value < 0x300 {
            width = max(width, 1)
            continue
        }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: continue
        default: width = max(width, isWide(value) || scalar.properties.isEmojiPresentation ? 2 : 1)
        }
    }
    return width
}

/// The blocks whose characters Unicode's East Asian Width table gives as wide or full-width.
private func isWide(_ value: UInt32) -> Bool {
    switch value {
    case 0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
        0xA000...0xA4CF,
        0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60,
        0xFFE0...0xFFE6,
        0x17000...0x18AFF, 0x1B000...0x1B2FF, 0x1F200...0x1F2FF, 0x20000...0x2FFFD, 0x30000...0x3FFFD:
        true
    default: false
    }
}
