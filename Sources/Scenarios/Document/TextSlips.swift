/// Errors that give YAML of another shape, or none, recognised by the form of the text.
extension SourceText {
    typealias Slip = (cause: DocumentCause, place: Place)

    /// What is wrong with a plain key: `clock:{ rounds`, or a character in it that cannot be seen.
    func slip(inKey key: String, at place: Place) -> Slip? {
        let start = index(line: place.line, column: place.column)
        for (offset, scalar) in key.unicodeScalars.enumerated() {
            guard let name = InvisibleCharacter.name(of: scalar) else { continue }
            return (.invisible(name), self.place(of: (start + offset)..<(start + offset + 1)))
        }
        if let plain = FullWidth.plain(key) { return (.fullWidth(key, plain: plain), place) }
        // `round == 3)` and `forgiven = 2)` are pieces of an expression that YAML splits at a comma.
        if let equals = key.firstIndex(of: "="), isName(String(key[..<equals]).trimmed), !key.contains(")"),
            !key[equals...].hasPrefix("==")
        {
            return (.colonMissing(String(key[..<equals]).trimmed, found: "="), place)
        }
        guard let colon = key.firstIndex(of: ":") else { return nil }
        let name = key[..<colon]
        guard let next = key[key.index(after: colon)...].first, "{[\"'".contains(next), isName(name) else { return nil }
        return (.noSpaceAfterColon(String(name)), self.place(of: start..<(start + name.unicodeScalars.count + 1)))
    }

    /// `rounds:12`, a single value where keys are expected.
    func slip(inValue text: String, at place: Place) -> Slip? {
        guard let colon = text.firstIndex(where: { $0 == ":" || $0 == "\u{FF1A}" }), isName(String(text[..<colon]))
        else {
            return nil
        }
        let start = index(line: place.line, column: place.column)
        let end = start + text[...colon].unicodeScalars.count
        if text[colon] != ":" {
            return (.fullWidth(String(text[colon]), plain: ":"), self.place(of: (end - 1)..<end))
        }
        guard let next = text[text.index(after: colon)...].unicodeScalars.first else { return nil }
        if let name = InvisibleCharacter.name(of: next) { return (.invisible(name), self.place(of: end..<(end + 1))) }
        return (.noSpaceAfterColon(String(text[..<colon])), self.place(of: start..<end))
    }

    /// The error on a line, or on the lines before it, that caused a YAML error there.
    func slip(before line: Int) -> Slip? {
        var number = line
        var looked = 0
        while number >= 1, looked < 2 {
            let start = index(line: number, column: 1)
            var end = start
            while end < scalars.count, !scalars[end].isLineBreak { end += 1 }
            let text = scalars[start..<end]
            number -= 1
            guard let ink = text.firstIndex(where: { $0 != " " }), scalars[ink] != "#" else { continue }
            looked += 1
            if let hidden = text.firstIndex(where: { InvisibleCharacter.name(of: $0) != nil }),
                let name = InvisibleCharacter.name(of: scalars[hidden])
            {
                return (.invisible(name), place(of: hidden..<(hidden + 1)))
            }
            let wide = text.firstIndex { $0 == "\u{FF1A}" }
            if let wide { return (.fullWidth("\u{FF1A}", plain: ":"), place(of: wide..<(wide + 1))) }
            let words = String(String.UnicodeScalarView(scalars[ink..<end]))
            if let slip = colonSlip(in: words, from: ink) { return slip }
        }
        return nil
    }

    /// `chance:0.02`, `chance = 0.02`, `clock { … }`, `chance 0.02`, or a text with a colon in it.
    private func colonSlip(in line: String, from start: Int) -> Slip? {
        let name = line.prefix { $0 == "_" || $0.isASCII && ($0.isLetter || $0.isNumber) }
        guard isName(name) else { return nil }
        let length = name.unicodeScalars.count
        let place = place(of: start..<(start + length))
        let rest = line[name.endIndex...]
        let after = rest.drop { $0 == " " }
        if rest.first == ":" {
            let value = rest.dropFirst()
            guard let next = value.first else { return nil }
            if next != " ", next != "\t" {
                return (.noSpaceAfterColon(String(name)), self.place(of: start..<(start + length + 1)))
            }
            let text = String(value).trimmed
            guard let first = text.first, !"\"'{[|>&!#".contains(first), text.contains(": ") else { return nil }
            let offset = line.unicodeScalars.count - value.drop { $0 == " " }.unicodeScalars.count
            let range = (start + offset)..<(start + offset + text.unicodeScalars.count)
            return (.colonInText(text, quoted: "\"\(text.replacing("\"", with: "'"))\""), self.place(of: range))
        }
        if after.first == "=" { return (.colonMissing(String(name), found: "="), place) }
        if after.first == "{" || after.first == "[" || after.isEmpty || KeyWords.all.contains(String(name)) {
            return (.colonMissing(String(name), found: nil), place)
        }
        return nil
    }

    /// What stands before a place in `{ }` or `[ ]` where a comma or the end was expected.
    func slip(inFlowAt index: Int, closing: Character) -> Slip? {
        guard index < scalars.count, scalars[index] == ":" else { return nil }
        var end = index
        while end > 0, scalars[end - 1] == " " { end -= 1 }
        var start = end
        while start > 0,
            scalars[start - 1] == "_"
                || scalars[start - 1].isASCII
                    && (scalars[start - 1].properties.isAlphabetic || ("0"..."9").contains(scalars[start - 1]))
        { start -= 1 }
        let key = String(String.UnicodeScalarView(scalars[start..<end]))
        guard isName(key) else { return nil }
        var before = start
        while before > 0, scalars[before - 1] == " " { before -= 1 }
        guard before > 0 else { return nil }
        if scalars[before - 1] == ";" { return (.semicolon, place(of: (before - 1)..<before)) }
        // On another line, it is the bracket that is missing.
        guard before < start, !"{[,".unicodeScalars.contains(scalars[before - 1]), !scalars[before - 1].isLineBreak
        else { return nil }
        return (.commaMissing(before: key), place(of: start..<end))
    }

    private func isName(_ text: some StringProtocol) -> Bool {
        guard let first = text.unicodeScalars.first, first.isASCII, first.properties.isAlphabetic else { return false }
        return text.unicodeScalars.allSatisfy {
            $0 == "_" || $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0))
        }
    }
}
