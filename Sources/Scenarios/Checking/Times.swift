/// Dates and durations: calendar time in rounds.
extension Checker {
    /// A time: a date, or an expression that gives a round. The result counts rounds from 1.
    mutating func time(_ node: Node, edge: Clock.Edge, in scope: Scope) -> Expression? {
        guard let scalar = node.scalar, looksLikeDate(scalar.text) else {
            return expression(node, in: scope, as: .number)
        }
        guard let date = CalendarDate(parsing: scalar.text) else {
            report(.impossibleDate(scalar.text), at: node.place)
            return nil
        }
        guard clock.start != nil, clock.round != nil else {
            if isClockRead {
                report(
                    .dateWithoutClock(scalar.text, needsStart: clock.start == nil, needsRound: clock.round == nil),
                    at: node.place)
            }
            return nil
        }
        guard let round = clock.round(containing: date, edge: edge), round >= 1 else {
            report(.dateBeforeStart(scalar.text, start: clock.start.map(\.description) ?? ""), at: node.place)
            return nil
        }
        return Expression(.number(Double(round)), type: .number, at: node.place, text: scalar.text)
    }

    /// A time that must be known beforehand, as a round from 1; those after the horizon are cut to one past it.
    mutating func constantTime(_ node: Node, edge: Clock.Edge, field: String) -> Int? {
        guard let value = time(node, edge: edge, in: .beforeStart(field)) else { return nil }
        let wanted = "a date or a round"
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

    /// Whether a text has the shape of a date: a date outside a time field would be taken for a subtraction.
    func looksLikeDate(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.count == 2 || parts.count == 3, parts[0].count == 4,
            parts.dropFirst().allSatisfy({ (1...2).contains($0.count) })
        else { return false }
        return parts.allSatisfy { $0.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }
    }

    /// How many rounds a day, week, … is (by the name of the duration function); `nil` where a round has no length.
    func roundsPer(_ name: String) -> Double? {
        RoundLength.Unit(rawValue: String(name.dropLast())).flatMap(clock.roundsPer)
    }
}
