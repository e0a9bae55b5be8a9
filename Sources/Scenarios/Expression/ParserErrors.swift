/// The syntax error at a token that the grammar does not allow, by the kind of token.
extension ExpressionParser {
    func chained(_ left: Syntax, _ token: Token) -> SyntaxError {
        var ahead = self
        ahead.advance()
        guard case .binary(_, _, let middle) = left.kind, let operation = token.binaryOperator?.operator,
            let right = try? ahead.operand(.sum).syntax
        else { return error(.chainedComparison(fix: "a < b and b < c"), token) }
        let second = Syntax(.binary(operation, middle, right), at: place(token))
        let whole = Syntax(.binary(.and, left, second), at: place(token))
        return error(.chainedComparison(fix: whole.shortDescription), token)
    }

    /// `5%`: a number, `%`, and nothing after it that could be divided by.
    func perCent(_ token: Token) -> SyntaxError? {
        guard !current.startsValue else { return nil }
        // In `1 + 5%` and `x * 5%` alike, the number stands right before the sign.
        guard case .number(let value) = tokens[position - 2].kind else { return nil }
        let number = tokens[position - 2].text
        return error(.percentSign(number: number, share: Syntax.decimal(value / 100)), token)
    }

    func requireOperand(after token: Token) throws(SyntaxError) {
        guard current.kind == .end else { return }
        throw error(.expectedValueAtEnd(after: token.text), token)
    }

    func missingValue() -> SyntaxError {
        switch current.kind {
        case .end:
            let last = position > 0 ? tokens[position - 1] : current
            return error(.expectedValueAtEnd(after: last.text), last)
        case .symbol(.plus): return error(.plusSign, current)
        case .symbol(.openList), .symbol(.closeList): return error(.unknownCharacter(current.text), current)
        case .symbol(.close) where !isInParentheses: return error(.unmatchedParenthesis, current)
        default: return error(.expectedValue(found: current.text), current)
        }
    }

    func refuseCall() throws(SyntaxError) {
        if current.symbol == .open { throw error(.callOnValue, current) }
    }

    /// What follows a complete expression.
    func junk() -> SyntaxError {
        switch current.kind {
        case .symbol(.set): return error(.singleEquals, current)
        case .symbol(.openList), .symbol(.closeList): return error(.unknownCharacter(current.text), current)
        case .symbol(.close): return error(.unmatchedParenthesis, current)
        case .symbol(.comma):
            if !isInParentheses, let number = groupedNumber() { return error(.separatorInNumber(number), current) }
            if !isInParentheses, let number = commaNumber() { return error(.decimalComma(number), current) }
            let isLast = tokens[position + 1].kind == .end
            return error(isLast ? .commaAtEnd : .unexpected(","), current)
        case .number, .date, .name:
            if position > 0, case .name(let word) = tokens[position - 1].kind, ReservedWords.takesArguments(word) {
                return error(.missingParentheses(after: word), current)
            }
            return error(.missingOperator(before: current.text, isInCall: isInParentheses), current)
        case .symbol, .end: return error(.unexpected(current.text), current)
        }
    }

    /// `1,000`, where the comma would be a thousands separator.
    private func groupedNumber() -> String? {
        guard position > 0, position + 1 < tokens.count else { return nil }
        let (before, after) = (tokens[position - 1], tokens[position + 1])
        guard case .number = before.kind, case .number = after.kind, after.text.prefix(while: \.isNumber).count == 3,
            after.offset == current.offset + 1, before.text != "0"
        else { return nil }
        return before.text + "," + after.text
    }

    /// `0,3`, where the comma would be a decimal point.
    private func commaNumber() -> String? {
        guard position > 0, position + 1 < tokens.count else { return nil }
        let (before, after) = (tokens[position - 1], tokens[position + 1])
        guard case .number = before.kind, case .number = after.kind, before.text.allSatisfy(\.isNumber),
            after.text.allSatisfy(\.isNumber), before.offset + before.length == current.offset,
            after.offset == current.offset + 1
        else { return nil }
        return before.text + "," + after.text
    }

    /// `6 months`: a number, and a unit of time where an operator would stand.
    func unitWord(after number: Token) -> SyntaxError? {
        guard case .name(let word) = current.kind, position + 1 >= tokens.count || tokens[position + 1].symbol != .open
        else { return nil }
        guard let unit = TimeUnit.word(word) else { return nil }
        return SyntaxError(
            cause: .unitWord(number: number.text, word: word, function: unit.function), offset: number.offset,
            length: current.offset + current.length - number.offset)
    }

    private var isInParentheses: Bool {
        var depth = 0
        for token in tokens[..<position] {
            if token.symbol == .open { depth += 1 }
            if token.symbol == .close { depth -= 1 }
        }
        return depth > 0
    }
}
