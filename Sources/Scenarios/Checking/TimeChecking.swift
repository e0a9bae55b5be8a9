/// Dates and durations: calendar time in rounds.
extension Checker {
    /// A time: a date, or an expression that gives a round. The result counts rounds from 1.
    /// - Parameter isPast: whether a time before the start is asked for.
    mutating func time(_ node: Node, edge: Clock.Edge, in scope: Scope, isPast: Bool = false) -> Expression? {
        guard let scalar = node.scalar else { return expression(node, in: scope, as: .number) }
        if let date = CalendarDate(parsing: scalar.text) {
            guard let round = round(of: date, edge: edge, at: node.place) else { return nil }
            guard round >= 1 || isPast else {
                report(.dateBeforeStart(scalar.text, start: clock.start.map(\.description) ?? ""), at: node.place)
                return nil
            }
            var result = Expression(.number(Double(round)), type: .number, at: node.place, text: scalar.text)
            result.date = date
            return result
        }
        if let slip = DateSlip(scalar.text) {
            errors.bag.error(.expression(.badDate(scalar.text, meant: slip.date)), at: node.place)
            return nil
        }
        guard let value = expression(node, in: scope, as: .number) else { return nil }
        // Infinite is never.
        checkFinite(value, field: scope.field, takesInfinity: true)
        warnOfDifference(value, text: scalar.text, at: node.place)
        if edge == .last { warnOfMonths(in: value) }
        return value
    }

    /// A time before the start: a date (a month: its last day), or a constant round of 0 or less.
    mutating func pastTime(_ node: Node, key: String) -> PastTime? {
        let field = "'\(key)'"
        let wanted = "a date before the start, or a round of 0 or less"
        guard let text = node.scalar?.text, let value = time(node, edge: .last, in: .beforeStart(field), isPast: true)
        else { return nil }
        guard let number = value.constant(rounds: clock.rounds)?.number else {
            report(.constantNeeded(field: field, wanted: wanted), at: value.place)
            return nil
        }
        guard number <= 0, number == number.rounded(), number > -1e9 else {
            report(.notBeforeStart(text, key: key, start: clock.start?.description), at: node.place)
            return nil
        }
        return PastTime(round: Int(number), text: text)
    }

    /// `26-10` and `12-31` are differences, and look like dates without their year.
    private mutating func warnOfDifference(_ value: Expression, text: String, at place: Place) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ (1...2).contains($0.utf8.count) && Int($0) != nil }),
            let round = value.constant(rounds: clock.rounds)?.number, let first = Int(parts[0])
        else { return }
        let date = CalendarDate(parsing: "20\(parts[0])-\(parts[1])").map(\.description)
        warn(.differenceAsTime(text, round: round, date: first > 12 ? date : nil), at: place)
    }

    /// A date in an expression: the round that its first day is in, 0 or less before the start.
    mutating func date(_ date: CalendarDate, edge: Clock.Edge = .first, at place: Place) -> Expression? {
        guard let round = round(of: date, edge: edge, at: place) else { return nil }
        var result = Expression(.number(Double(round)), type: .number, at: place)
        result.date = date
        return result
    }

    private mutating func round(of date: CalendarDate, edge: Clock.Edge, at place: Place) -> Int? {
        if let round = clock.round(containing: date, edge: edge) { return round }
        if isClockRead {
            report(
                .dateWithoutClock(date.description, needsStart: clock.start == nil, needsRound: clock.round == nil),
                at: place)
        }
        return nil
    }

    // MARK: - Months where a last round is asked for

    /// A month that is the whole of 'by' or 'expires' means its last day; in a formula it means its first.
    mutating func warnOfMonths(in value: Expression) {
        if let month = longMonth(in: value) {
            warn(.monthInFormula(month.date.description, last: month.date.lastDay.description), at: month.place)
        }
        for (quantity, place) in value.quantities(rounds: clock.rounds, under: Binding()) {
            guard case .parameter(let index, _) = quantity, let month = parameterRecord.longMonths[index] else {
                continue
            }
            warn(
                .monthInParameter(
                    names.parameters.names[index], month: month.description, last: month.lastDay.description),
                at: place)
        }
    }

    /// Records that a parameter's value may be a month of several rounds, by itself or by a parameter that it uses.
    mutating func recordLongMonth(of parameter: Int, in values: [Expression]) {
        for value in values {
            if let month = longMonth(in: value) { parameterRecord.longMonths[parameter] = month.date }
            for (quantity, _) in value.quantities(rounds: clock.rounds, under: Binding()) {
                guard case .parameter(let asked, _) = quantity, let month = parameterRecord.longMonths[asked] else {
                    continue
                }
                parameterRecord.longMonths[parameter] = month
            }
        }
    }

    /// A month in an expression that spans several rounds.
    private func longMonth(in value: Expression) -> (date: CalendarDate, place: Place)? {
        if let date = value.date, date.day == nil,
            clock.round(containing: date, edge: .first) != clock.round(containing: date, edge: .last)
        {
            return (date, value.place)
        }
        for child in value.children { if let found = longMonth(in: child) { return found } }
        return nil
    }

    /// A time that must be constant, as a round from 1; those after the horizon become the round after it.
    /// - Parameters:
    ///   - section: what the key belongs to, such as "a question".
    ///   - condition: the condition of the question, in which a time that is not constant is allowed.
    mutating func constantTime(
        _ node: Node, edge: Clock.Edge, of section: String, key: TimeKey, asking condition: String
    ) -> Int? {
        let field = "'\(key.rawValue)' of \(section)"
        guard let value = time(node, edge: edge, in: .beforeStart(field)) else { return nil }
        let call = "\(key.rawValue)(\(node.scalar?.text ?? "time"), \(shortened(condition, to: 60)))"
        let wanted = "a date or a round here, or remove '\(key.rawValue)' and ask \(call)"
        guard let number = value.constant(rounds: clock.rounds)?.number else {
            report(.constantNeeded(field: field, wanted: wanted), at: value.place)
            return nil
        }
        guard number >= 1 else {
            report(.outOfRange(field: field, value: number, wanted: "round 1 or later"), at: node.place)
            return nil
        }
        return Int(min(number, Double(clock.rounds + 1)).rounded(.down))
    }

    /// How many rounds a day, week, … is (by the name of the duration function); `nil` if a round has no length.
    func roundsPer(_ name: String) -> (multiplier: Double, divisor: Double)? {
        RoundLength.Unit(rawValue: String(name.dropLast())).flatMap(clock.roundsPer)
    }
}
