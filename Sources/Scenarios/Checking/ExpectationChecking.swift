/// Expectations: claims about results, linear in probabilities and means.
extension Checker {
    mutating func readExpectations(_ node: Node?) -> [Expectation] {
        guard let node else { return [] }
        var expectations: [Expectation] = []
        for node in oneOrMore(node) {
            if let expectation = expectation(node) { expectations.append(expectation) }
        }
        return expectations
    }

    private mutating func expectation(_ node: Node) -> Expectation? {
        guard let syntax = syntax(of: node, field: "a claim in 'expect'") else { return nil }
        guard case .binary(let comparison, let left, let right) = syntax.kind else {
            report(.notAClaim(syntax.description), at: syntax.place)
            return nil
        }
        switch comparison {
        case .less, .lessOrEqual, .greater, .greaterOrEqual: break
        case .equal, .notEqual:
            report(.claimOfEquality, at: syntax.place)
            return nil
        case .or, .and:
            report(.claimsJoined, at: syntax.place)
            return nil
        case .add, .subtract, .multiply, .divide, .remainder, .power:
            report(.notAClaim(syntax.description), at: syntax.place)
            return nil
        }
        let a = linear(left, depth: 0)
        let b = linear(right, depth: 0)
        guard let a, let b else { return nil }
        var terms = a.terms
        for term in b.terms { terms.append((term.subject, -term.factor)) }
        guard !terms.isEmpty else {
            report(.claimAboutNothing(syntax.description), at: syntax.place)
            return nil
        }
        let bound = b.constant - a.constant
        guard bound.isFinite else {
            report(.notFinite(bound, field: "the number that a claim compares with"), at: syntax.place)
            return nil
        }
        return Expectation(
            claim: node.scalar?.text ?? syntax.description,
            terms: terms.map { Expectation.Term(factor: $0.factor, subject: $0.subject) }, comparison: comparison,
            bound: bound, place: node.place)
    }

    /// A sum of multiples of results, and a constant.
    private struct Linear {
        var terms: [(subject: Expectation.Subject, factor: Double)] = []
        var constant = 0.0

        func scaled(by factor: Double) -> Linear {
            Linear(terms: terms.map { ($0.subject, $0.factor * factor) }, constant: constant * factor)
        }
    }

    private mutating func linear(_ syntax: Syntax, depth: Int) -> Linear? {
        guard depth < Self.deepest else {
            report(.expressionTooDeep(limit: Self.deepest), at: syntax.place)
            return nil
        }
        switch syntax.kind {
        case .number(let value): return Linear(constant: value)
        case .date(let date):
            guard case .number(let round)? = self.date(date, at: syntax.place)?.node else { return nil }
            return Linear(constant: round)
        case .unary(.negate, let operand): return linear(operand, depth: depth + 1)?.scaled(by: -1)
        case .binary(let operation, let left, let right):
            let a = linear(left, depth: depth + 1)
            let b = linear(right, depth: depth + 1)
            guard let a, let b else { return nil }
            switch operation {
            case .add: return Linear(terms: a.terms + b.terms, constant: a.constant + b.constant)
            case .subtract:
                let minus = b.scaled(by: -1)
                return Linear(terms: a.terms + minus.terms, constant: a.constant + minus.constant)
            case .multiply where a.terms.isEmpty: return b.scaled(by: a.constant)
            case .multiply where b.terms.isEmpty: return a.scaled(by: b.constant)
            case .divide where b.terms.isEmpty && b.constant != 0: return a.scaled(by: 1 / b.constant)
            case .or, .and, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .multiply, .divide,
                .remainder, .power:
                report(.claimNotLinear(syntax.description), at: syntax.place)
                return nil
            }
        case .call("probability", let arguments):
            return subject(arguments, of: syntax, [(names.outcomes, .outcome), (names.questions, .question)])
        case .call("mean", let arguments):
            return subject(arguments, of: syntax, [(names.measures, .measure)])
        case .name(let name):
            let isResult = [names.outcomes, names.questions].contains { $0.index(of: name) != nil }
            let isMeasure = names.measures.index(of: name) != nil
            report(
                .claimAboutValue(name, call: isResult ? "probability(\(name))" : isMeasure ? "mean(\(name))" : nil),
                at: syntax.place)
            return nil
        case .unary(.not, _), .call, .over:
            report(.claimAboutValue(syntax.description, call: nil), at: syntax.place)
            return nil
        }
    }

    private mutating func subject(
        _ arguments: [Syntax.Argument], of syntax: Syntax, _ tables: [(table: NameTable, kind: NameKind)]
    ) -> Linear? {
        guard arguments.count == 1, arguments[0].label == nil, case .name(let name) = arguments[0].value.kind else {
            report(.claimNeedsName(syntax.description, isMean: tables[0].kind == .measure), at: syntax.place)
            return nil
        }
        for (table, kind) in tables {
            guard let index = table.index(of: name) else { continue }
            switch kind {
            case .outcome: return Linear(terms: [(.outcome(index), 1)])
            case .question: return Linear(terms: [(.question(index), 1)])
            default: return Linear(terms: [(.measure(index), 1)])
            }
        }
        let isMean = tables[0].kind == .measure
        let others = isMean ? [names.outcomes, names.questions] : [names.measures]
        if others.contains(where: { $0.index(of: name) != nil }) {
            report(.wrongSubject(name, isMean: isMean), at: arguments[0].value.place)
            return nil
        }
        let known = tables.flatMap(\.table.names)
        report(
            .unknownSubject(
                name, isMean: isMean, nearest: nearest(to: name, among: known), known: known),
            at: arguments[0].value.place)
        return nil
    }
}
