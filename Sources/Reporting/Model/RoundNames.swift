internal import Scenarios

/// The names of rounds in a report: dates if the clock has a start, otherwise numbers.
struct RoundNames: Sendable {
    private let clock: Clock

    init(_ clock: Clock) {
        self.clock = clock
    }

    /// Whether rounds have dates.
    var areDates: Bool { date(of: 1) != nil }

    /// The date of a round; `nil` if the clock has none. Round 0 is the state before the first.
    func date(of round: Int) -> String? {
        guard clock.start != nil, round >= 1, round <= clock.rounds else { return nil }
        return clock.label(ofRound: round)
    }

    /// The date of a round's end if rounds are long, otherwise of its beginning; `nil` if the clock has no dates.
    func endDate(of round: Int) -> String? {
        date(of: round).flatMap { clock.hasLongRounds ? clock.endLabel(ofRound: round) : $0 }
    }

    /// The name of a round; the first and last of its months, weeks or days if it has several.
    func name(of round: Int) -> String { name(round, round) }

    /// The name of a round's end, for what has happened by then.
    func endName(of round: Int) -> String { round == 0 ? "start" : endDate(of: round) ?? String(round) }

    /// The name of a round's end in a sentence: a date, or `round 6`.
    func endInSentence(of round: Int) -> String { areDates ? endName(of: round) : "round \(round)" }

    /// The name of a time that may lie beyond the horizon.
    func name(reaching round: Int?) -> String {
        round.map(name(of:)) ?? "> \(endName(of: clock.rounds))"
    }

    /// The name of the time from the beginning of one round to the end of another.
    func name(_ first: Int, _ last: Int) -> String {
        let start = first == 0 ? "start" : date(of: first) ?? String(first)
        let end = endName(of: last)
        return start == end ? start : "\(start) – \(end)"
    }

    /// The name of a time from one round to another, either of which may be beyond the horizon.
    func name(reaching first: Int?, _ last: Int?) -> String {
        guard let first else { return name(reaching: nil) }
        if let last { return name(first, last) }
        return "\(first == 0 ? "start" : date(of: first) ?? String(first)) – \(name(reaching: nil))"
    }
}
