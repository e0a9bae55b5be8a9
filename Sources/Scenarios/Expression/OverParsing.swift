/// Values over many actors or issues: `sum(x in actors, trust(x, usa))`.
extension ExpressionParser {
    /// Whether the parenthesis that is the current token is followed by `name in`.
    var beginsMembers: Bool {
        guard position + 2 < tokens.count, case .name = tokens[position + 1].kind else { return false }
        return tokens[position + 2].kind == .name("in")
    }

    /// Words of other languages for them.
    private static let aggregates = [
        "total": "sum", "average": "mean", "avg": "mean", "min": "least", "minimum": "least", "max": "greatest",
        "maximum": "greatest", "number": "count", "all": "every", "each": "every", "forall": "every", "some": "any",
        "exists": "any",
    ]

    /// The rest of `word(name in members if condition, value)`; the current token is the parenthesis.
    mutating func over(_ word: String, _ start: Token) throws(SyntaxError) -> Operand {
        guard let kind = Aggregate.Kind(rawValue: word) else {
            let nearest = Self.aggregates[word] ?? nearestName(to: word, among: Aggregate.Kind.allCases.map(\.rawValue))
            throw error(.notAnAggregate(word, nearest: nearest), start)
        }
        let open = current
        advance()
        let bound = current
        advance()
        advance()
        let set = try members(of: word)
        var condition: Operand?
        if current.kind == .name("if") {
            let token = current
            advance()
            try requireOperand(after: token)
            condition = try operand(.or)
        }
        guard current.symbol == .comma else {
            throw current.symbol == .close ? error(.aggregateWithoutValue(word), current) : junk()
        }
        advance()
        let value = try operand(.or)
        if current.symbol == .comma { throw error(.unexpected(","), current) }
        try close(open)
        try refuseCall()
        let depth = max(value.depth, condition?.depth ?? 0) + 1
        guard depth <= Self.depthLimit else { throw error(.nestedTooDeeply(limit: Self.depthLimit), start) }
        let written = OverSyntax(
            kind: kind, name: bound.text, namePlace: place(bound), set: set, condition: condition?.syntax,
            value: value.syntax)
        return (Syntax(.over(written), at: place(start)), depth)
    }

    private mutating func members(of word: String) throws(SyntaxError) -> OverSyntax.Members {
        let token = current
        if case .name(let name) = token.kind, let domain = FamilyDomain(rawValue: name) {
            advance()
            return .all(domain)
        }
        guard token.symbol == .openList else { throw error(.membersNeeded(found: token.text), token) }
        advance()
        var names: [Syntax] = []
        while true {
            guard case .name(let name) = current.kind else { throw error(.membersNeeded(found: current.text), current) }
            names.append(Syntax(.name(name), at: place(current)))
            advance()
            if current.symbol == .closeList { break }
            guard current.symbol == .comma else { throw error(.membersNeeded(found: current.text), current) }
            advance()
        }
        advance()
        return .list(names)
    }
}
