/// Questions about time: `ask` and `given` of questions and measures, and `--given`.
extension Checker {
    /// The functions of time; a family of the file with such a name comes first.
    enum TimeWord: String, CaseIterable {
        case ever, always, never, by, at

        var signature: String {
            switch self {
            case .ever, .always, .never: "\(rawValue)(condition)"
            case .by, .at: "\(rawValue)(time, condition)"
            }
        }
    }

    /// The keys of a question that say when its condition is evaluated.
    enum TimeKey: String {
        case by, at
    }

    /// A condition about the course of a replicate.
    /// - Parameter key: the key of time that the question also has.
    mutating func timedCondition(_ node: Node, in scope: Scope, beside key: TimeKey? = nil) -> TimedCondition? {
        guard let syntax = syntax(of: node, field: scope.field) else { return nil }
        drawCount = 0
        let text = node.scalar?.text ?? syntax.description
        warnOfFamilies(in: syntax)
        guard timeWord(in: syntax) != nil else {
            guard let condition = root(syntax, text: text, in: scope, as: .truth) else { return nil }
            return TimedCondition(.ever(condition), text: text, isBare: true, at: node.place)
        }
        guard let root = timedPart(syntax, in: scope, beside: key, depth: 0) else { return nil }
        return TimedCondition(root, text: text, isBare: false, at: node.place)
    }

    private mutating func timedPart(
        _ syntax: Syntax, in scope: Scope, beside key: TimeKey?, depth: Int
    ) -> TimedCondition.Part? {
        guard depth < Self.deepest else {
            report(.expressionTooDeep(limit: Self.deepest), at: syntax.place)
            return nil
        }
        switch syntax.kind {
        case .unary(.not, let operand):
            return timedPart(operand, in: scope, beside: key, depth: depth + 1).map(TimedCondition.Part.not)
        case .binary(let operation, let left, let right) where operation == .and || operation == .or:
            let a = timedPart(left, in: scope, beside: key, depth: depth + 1)
            let b = timedPart(right, in: scope, beside: key, depth: depth + 1)
            guard let a, let b else { return nil }
            return operation == .and ? .and(a, b) : .or(a, b)
        case .call(let name, let arguments):
            guard let word = timeWord(named: name) else { break }
            return timedCall(word, arguments, written: syntax, in: scope, beside: key)
        default: break
        }
        if let inner = timeWord(in: syntax) {
            report(.timeWordWithin(inner.rawValue, syntax.description), at: syntax.place)
        } else {
            report(.partWithoutTimeWord(syntax.description), at: syntax.place)
        }
        return nil
    }

    private mutating func timedCall(
        _ word: TimeWord, _ arguments: [Syntax.Argument], written: Syntax, in scope: Scope, beside key: TimeKey?
    ) -> TimedCondition.Part? {
        for argument in arguments where argument.label != nil {
            report(
                .labelNotHere(argument.label ?? "", function: word.rawValue),
                at: argument.labelPlace ?? argument.value.place)
            return nil
        }
        let values = arguments.map(\.value)
        let takesTime = word == .by || word == .at
        guard values.count == (takesTime ? 2 : 1) else {
            report(.argumentCount(signature: word.signature, given: values.count), at: written.place)
            return nil
        }
        switch key {
        case .at:
            report(.timeWordTogether(word.rawValue, key: "at"), at: written.place)
            return nil
        // The end that a question asks up to is the one that its `by` says.
        case .by where takesTime && !isEnd(values[0]):
            report(.timeWordTogether(word.rawValue, key: "by"), at: written.place)
            return nil
        case .by, nil: break
        }
        let time = takesTime ? self.time(of: word, values[0]) : nil
        let condition = self.condition(values[values.count - 1], in: scope)
        guard let condition else { return nil }
        switch word {
        case .ever: return .ever(condition)
        case .always: return .always(condition)
        case .never: return .never(condition)
        case .by, .at:
            guard let time else { return nil }
            switch (word, time) {
            case (.by, .end): return .ever(condition)
            case (.by, .round(let round)): return .by(round, condition)
            default: return .at(time, condition)
            }
        }
    }

    /// The condition that is evaluated at the ends of rounds; it contains no function of time.
    private mutating func condition(_ syntax: Syntax, in scope: Scope) -> Expression? {
        if let inner = timeWord(in: syntax) {
            report(.timeWordNested(inner.rawValue), at: syntax.place)
            return nil
        }
        return root(syntax, text: nil, in: scope, as: .truth)
    }

    /// `end`, or an expression of parameters that gives a round.
    private mutating func time(of word: TimeWord, _ syntax: Syntax) -> TimedCondition.Time? {
        if isEnd(syntax) { return .end }
        let scope = Scope.beforeStart("the time of \(word.rawValue)(…)")
        // A month that is the whole of it means its last day in `by`, its first in `at`.
        if case .date(let written) = syntax.kind {
            guard var round = date(written, edge: word == .by ? .last : .first, at: syntax.place) else { return nil }
            guard case .number(let number) = round.node, number >= 1 else {
                report(
                    .dateBeforeStart(written.description, start: clock.start.map(\.description) ?? ""), at: syntax.place
                )
                return nil
            }
            round.text = written.description
            return .round(round)
        }
        guard let round = root(syntax, text: nil, in: scope, as: .number) else { return nil }
        if word == .by { warnOfMonths(in: round) }
        if let constant = round.constant(rounds: clock.rounds)?.number {
            if constant < 1 {
                report(
                    .outOfRange(field: scope.field, value: constant, wanted: "round 1 or later"), at: syntax.place)
                return nil
            }
            if word == .at, constant >= Double(clock.rounds + 1) {
                warn(.timeAfterHorizon(syntax.description, horizon: clock.rounds), at: syntax.place)
            }
        }
        return .round(round)
    }

    private func isEnd(_ syntax: Syntax) -> Bool {
        guard case .name("end") = syntax.kind else { return false }
        return names.parameters.index(of: "end") == nil
    }

    // MARK: - Finding them

    /// The function of time that is called, unless the file has a family of that name.
    func timeWord(named name: String) -> TimeWord? {
        guard names.parameters.index(of: name) == nil, names.state.index(of: name) == nil else { return nil }
        return TimeWord(rawValue: name)
    }

    /// The first function of time in the expression.
    private func timeWord(in syntax: Syntax) -> TimeWord? {
        calls(in: syntax).lazy.compactMap { timeWord(named: $0.name) }.first
    }

    /// Whether the file has a family of this name, which then is not a function of time.
    private mutating func warnOfFamilies(in syntax: Syntax) {
        for call in calls(in: syntax) where TimeWord(rawValue: call.name) != nil && timeWord(named: call.name) == nil {
            warn(.timeWordIsFamily(call.name), at: call.place)
        }
    }

    /// Every call that is written, in reading order.
    private func calls(in syntax: Syntax) -> [(name: String, place: Place)] {
        var found: [(name: String, place: Place)] = []
        syntax.forEach { part in
            if case .call(let name, _) = part.kind { found.append((name, part.place)) }
        }
        return found
    }
}
