/// A syntax error in an expression: the cause, and its position in the text (in Unicode scalars).
struct SyntaxError: Error {
    var cause: ExpressionCause
    var offset: Int
    var length: Int
}

/// Splits an expression's text into tokens, and recognises notations of other languages.
struct Lexer {
    private let scalars: [Unicode.Scalar]
    private var position = 0

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
    }

    /// All tokens, the last of kind `end`.
    static func tokens(of text: String) throws(SyntaxError) -> [Token] {
        var lexer = Lexer(text)
        var tokens: [Token] = []
        while true {
            let token = try lexer.next(after: tokens.last)
            tokens.append(token)
            if token.kind == .end { return tokens }
        }
    }

    private mutating func next(after previous: Token?) throws(SyntaxError) -> Token {
        while position < scalars.count, scalars[position].properties.isWhitespace,
            InvisibleCharacter.name(of: scalars[position]) == nil
        { position += 1 }
        guard position < scalars.count else {
            return Token(kind: .end, offset: scalars.count, length: 1, text: "")
        }
        let scalar = scalars[position]
        if isDigit(scalar) || scalar == "." && position + 1 < scalars.count && isDigit(scalars[position + 1]) {
            return try number()
        }
        if isLetter(scalar) || scalar == "_" { return try name() }
        if scalar == "." { return try specialNumber() }
        return try symbol(after: previous)
    }

    // MARK: Numbers

    private mutating func number() throws(SyntaxError) -> Token {
        let start = position
        if let date = try date() { return date }
        skipDigits()
        if peek() == "." {
            position += 1
            skipDigits()
        }
        if peek() == "e" || peek() == "E" {
            var exponent = position + 1
            if exponent < scalars.count, scalars[exponent] == "+" || scalars[exponent] == "-" { exponent += 1 }
            if exponent < scalars.count, isDigit(scalars[exponent]) {
                position = exponent
                skipDigits()
            }
        }
        let text = slice(start..<position)
        if let following = peek(), isLetter(following) || following == "_" || following == "." {
            let tailStart = position
            while let scalar = peek(), isWordPart(scalar) || scalar == "." { position += 1 }
            let tail = slice(tailStart..<position)
            throw error(joined(text, tail), start..<position)
        }
        guard let value = Double(text) else { throw error(.badNumber(text), start..<position) }
        guard value.isFinite else { throw error(.numberTooLarge(text), start..<position) }
        return token(.number(value), start)
    }

    /// Four digits, a hyphen and digits, without spaces: a date, or a slip in one; `nil` if something else begins.
    private mutating func date() throws(SyntaxError) -> Token? {
        let start = position
        func digits(from index: Int) -> Int {
            var end = index
            while end < scalars.count, isDigit(scalars[end]) { end += 1 }
            return end
        }
        var end = digits(from: start)
        guard end == start + 4, end + 1 < scalars.count, scalars[end] == "-", isDigit(scalars[end + 1]) else {
            return nil
        }
        while end + 1 < scalars.count,
            isDigit(scalars[end]) || isWordPart(scalars[end]) || scalars[end] == "."
                || scalars[end] == "-" && isDigit(scalars[end + 1])
        { end += 1 }
        if end < scalars.count, isWordPart(scalars[end]) || scalars[end] == "." { end += 1 }
        let text = slice(start..<end)
        guard let date = CalendarDate(parsing: text) else {
            throw error(.badDate(text, meant: DateSlip(text)?.date), start..<end)
        }
        position = end
        return token(.date(date), start)
    }

    /// Why a number runs on into other characters: `1_000`, `0x1F`, `1.2.3`, `2months`.
    private func joined(_ number: String, _ tail: String) -> ExpressionCause {
        if tail.first == "_", tail.allSatisfy({ $0 == "_" || $0 == "." || $0.isASCII && $0.isNumber }) {
            return .separatorInNumber(number + tail)
        }
        if let first = tail.unicodeScalars.first, isLetter(first), tail.allSatisfy({ $0 != "." }),
            number != "0" || tail.first != "x" && tail.first != "o" && tail.first != "b"
        {
            return .numberJoinedToName(number: number, name: tail)
        }
        return .badNumber(number + tail)
    }

    /// YAML's `.inf` and `.nan`.
    private mutating func specialNumber() throws(SyntaxError) -> Token {
        let start = position
        position += 1
        while let scalar = peek(), isWordPart(scalar) { position += 1 }
        switch slice(start..<position) {
        case ".inf", ".Inf", ".INF": return token(.number(.infinity), start)
        case ".nan", ".NaN", ".NAN": throw error(.notANumber, start..<position)
        case let other: throw error(.unknownCharacter(other), start..<position)
        }
    }

    // MARK: Names

    private mutating func name() throws(SyntaxError) -> Token {
        let start = position
        while let scalar = peek(), isWordPart(scalar) { position += 1 }
        let word = slice(start..<position)
        if peek() == ".", position + 1 < scalars.count, isLetter(scalars[position + 1]) {
            while let scalar = peek(), isWordPart(scalar) || scalar == "." { position += 1 }
            throw error(dotted(slice(start..<position)), start..<position)
        }
        if let plain = FullWidth.plain(word) { throw error(.fullWidth(word, plain: plain), start..<position) }
        guard word.unicodeScalars.allSatisfy(\.isASCII) else {
            throw error(.foreignLetters(word, plain: Umlaut.plain(word)), start..<position)
        }
        if word.hasPrefix("_") { throw error(.underscoreFirst(word), start..<position) }
        let small = word.lowercased()
        if let (range, date) = monthName(from: start) {
            throw error(.badDate(slice(range), meant: date), range)
        }
        if small != word { throw error(.capitalLetters(word, small: small), start..<position) }
        return token(.name(word), start)
    }

    /// `Oct 2026` or `3 Oct 2026`: the name of a month and a year.
    private func monthName(from start: Int) -> (range: Range<Int>, date: String)? {
        var end = position
        while end < scalars.count, scalars[end] == " " { end += 1 }
        var year = end
        while year < scalars.count, isDigit(scalars[year]) { year += 1 }
        guard end > position, year == end + 4 else { return nil }
        var day = start
        while day > 0, scalars[day - 1] == " " { day -= 1 }
        let dayEnd = day
        while day > 0, isDigit(scalars[day - 1]) { day -= 1 }
        let isDay =
            (1...2).contains(dayEnd - day) && (day == 0 || !isWordPart(scalars[day - 1]) && scalars[day - 1] != ".")
        let range = (isDay ? day : start)..<year
        return DateSlip(slice(range)).flatMap { slip in slip.date.map { (range, $0) } }
    }

    /// `worth.usa.arms`, as `--set` writes it, is asked as `worth(usa, arms)`.
    private func dotted(_ text: String) -> ExpressionCause {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 3, parts.allSatisfy({ !$0.isEmpty }), let name = parts.first else {
            return .dottedName(text, call: nil)
        }
        return .dottedName(text, call: "\(name)(\(parts.dropFirst().joined(separator: ", ")))")
    }

    // MARK: Symbols

    /// What other notations write, the longest first, and what is written here.
    private static let foreign: [(theirs: String, ours: String)] = [
        ("===", "=="), ("!==", "!="), ("&&", "and"), ("||", "or"), ("<>", "!="), ("=<", "<="), ("=>", ">="),
        ("**", "^"), ("~=", "!="), ("≤", "<="), ("≥", ">="), ("≠", "!="), ("×", "*"), ("·", "*"), ("÷", "/"),
        ("−", "-"), ("–", "-"), ("∧", "and"), ("∨", "or"), ("¬", "not"),
    ]

    private mutating func symbol(after previous: Token?) throws(SyntaxError) -> Token {
        let start = position
        if let (theirs, ours) = Self.foreign.first(where: { isNext($0.theirs) }) {
            throw error(.foreignOperator(theirs, ours: ours), start..<(start + theirs.unicodeScalars.count))
        }
        for assignment in ["/=", "%=", "^="] where isNext(assignment) {
            throw error(
                .foreignAssignment(assignment, target: slice(0..<start).trimmed), start..<(start + 2))
        }
        for length in [2, 1] where start + length <= scalars.count {
            guard let symbol = Token.Symbol(rawValue: slice(start..<(start + length))) else { continue }
            position += length
            return token(.symbol(symbol), start)
        }
        let here = start..<(start + 1)
        switch scalars[start] {
        case "!": throw error(.foreignOperator("!", ours: "not"), here)
        case "&": throw error(.foreignOperator("&", ours: "and"), here)
        case "|": throw error(.foreignOperator("|", ours: "or"), here)
        case "?": throw error(.foreignConditional, here)
        case "'", "\"", "`": throw error(.quotationMark, here)
        case let mark where CurlyQuote.isOne(mark): throw error(.curlyQuote(String(Character(mark))), here)
        case let other:
            if let name = InvisibleCharacter.name(of: other) { throw error(.invisible(name), here) }
            if let plain = FullWidth.plain(String(Character(other))) {
                throw error(.fullWidth(String(Character(other)), plain: plain), here)
            }
            throw error(.unknownCharacter(String(Character(other))), here)
        }
    }

    // MARK: Characters

    private func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    private func isLetter(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isAlphabetic }

    private func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
        isDigit(scalar) || isLetter(scalar) || scalar == "_"
    }

    private func peek() -> Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    private mutating func skipDigits() {
        while let scalar = peek(), isDigit(scalar) { position += 1 }
    }

    private func isNext(_ text: String) -> Bool {
        scalars[position...].starts(with: text.unicodeScalars)
    }

    private func slice(_ range: Range<Int>) -> String {
        String(String.UnicodeScalarView(scalars[range]))
    }

    private func token(_ kind: Token.Kind, _ start: Int) -> Token {
        Token(kind: kind, offset: start, length: position - start, text: slice(start..<position))
    }

    private func error(_ cause: ExpressionCause, _ range: Range<Int>) -> SyntaxError {
        SyntaxError(cause: cause, offset: range.lowerBound, length: range.count)
    }
}

extension String {
    /// Without white space at its ends.
    var trimmed: String {
        var text = self[...]
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
