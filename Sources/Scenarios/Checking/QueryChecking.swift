/// The quantities of a replicate in the form of a call (docs/expressions.md).
extension Checker {
    mutating func queryCall(_ query: Query, _ values: [Syntax], written: Syntax, in scope: Scope) -> Expression? {
        guard isAskedDuring(written.description, at: written.place, in: scope) else { return nil }
        guard query.argumentCounts.contains(values.count) else {
            report(.argumentCount(signature: query.signature, given: values.count), at: written.place)
            return nil
        }
        let whole = written.description
        let quantity: Quantity?
        var type = ValueType.number
        switch query {
        case .trust:
            let a = actor(values[0], of: whole, in: scope)
            let b = actor(values[1], of: whole, in: scope)
            quantity = if let a, let b { .trust(a, b) } else { nil }
        case .level:
            let a = values.count == 2 ? actor(values[0], of: whole, in: scope) : nil
            guard let about = issue(values[values.count - 1], of: whole, in: scope) else { return nil }
            quantity = values.count == 2 && a == nil ? nil : .level(a, about)
        case .done, .open, .expired:
            type = .truth
            guard let scope = issueScope(values[0], of: whole, in: scope) else { return nil }
            quantity =
                switch query {
                case .done: .done(scope)
                case .open: .open(scope)
                default: .expired(scope)
                }
        case .move:
            let a = actor(values[0], of: whole, in: scope)
            let about = issue(values[1], of: whole, in: scope)
            quantity = if let a, let about { .move(a, about) } else { nil }
        case .saw:
            let a = actor(values[0], of: whole, in: scope)
            let b = actor(values[1], of: whole, in: scope)
            let about = issue(values[2], of: whole, in: scope)
            quantity = if let a, let b, let about { .reading(by: a, of: b, about) } else { nil }
        case .offers, .holds, .withdrawals, .vetoes:
            guard let count = MoveCount(rawValue: query.rawValue) else { return nil }
            let a = actor(values[0], of: whole, in: scope)
            let about = values.count == 2 ? issue(values[1], of: whole, in: scope) : nil
            guard let a, values.count == 1 || about != nil else { return nil }
            quantity = .count(count, a, about)
        case .met, .meetings, .roundsSinceMeeting:
            guard let channel = index(of: values[0], .channel, whole) else { return nil }
            switch query {
            case .met: (quantity, type) = (.met(channel), .truth)
            case .meetings: quantity = .meetings(channel)
            default: quantity = .roundsSinceMeeting(channel)
            }
        case .happened, .times, .roundsSince:
            guard let event = index(of: values[0], .event, whole) else { return nil }
            switch query {
            case .happened: (quantity, type) = (.happened(event), .truth)
            case .times: quantity = .times(event)
            default: quantity = .roundsSince(event)
            }
        case .score:
            let a = actor(values[0], of: whole, in: scope)
            let about = values.count == 2 ? issue(values[1], of: whole, in: scope) : nil
            guard let a, values.count == 1 || about != nil else { return nil }
            quantity = about.map { .issueScore(a, $0) } ?? .score(a)
        }
        return quantity.map { Expression(.quantity($0), type: type, at: written.place) }
    }

    /// `recent(offers(a, issue), k)`: what was counted in the last k rounds.
    mutating func recent(_ values: [Syntax], written: Syntax, in scope: Scope, depth: Int) -> Expression? {
        guard values.count == 2 else {
            report(
                .argumentCount(signature: "recent(offers(a, issue), rounds)", given: values.count), at: written.place)
            return nil
        }
        let counted = check(values[0], in: scope, depth: depth)
        let rounds = number(values[1], in: scope, depth: depth)
        guard let counted, let rounds else { return nil }
        let what: Counted
        switch counted.node {
        case .quantity(.count(let count, let a, let issue)): what = .moves(count, a, issue)
        case .quantity(.meetings(let channel)): what = .meetings(channel)
        case .quantity(.times(let event)): what = .times(event)
        default:
            report(.recentOfNoCount(values[0].description), at: values[0].place)
            return nil
        }
        let field = "the number of rounds of 'recent'"
        let wanted = "a whole number from 1 to \(Self.mostRecent)"
        guard let number = rounds.constant(rounds: clock.rounds)?.number else {
            report(.constantNeeded(field: field, wanted: wanted), at: values[1].place)
            return nil
        }
        guard number >= 1, number <= Double(Self.mostRecent), number == number.rounded() else {
            report(.outOfRange(field: field, value: number, wanted: wanted), at: values[1].place)
            return nil
        }
        return Expression(.quantity(.recent(what, rounds: Int(number))), type: .number, at: written.place)
    }

    /// The greatest number of rounds that `recent` can look back.
    private static let mostRecent = 1000

    private mutating func issueScope(_ syntax: Syntax, of written: String, in scope: Scope) -> IssueScope? {
        if case .name("all") = syntax.kind { return .all }
        return issue(syntax, of: written, in: scope).map(IssueScope.one)
    }
}
