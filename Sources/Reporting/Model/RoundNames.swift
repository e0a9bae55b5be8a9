internal import Scenarios

/// How a report names a round: by its date where the clock has a start, else by its number.
struct RoundNames: Sendable {
    private let clock: Clock

    init(_ clock: Clock) {
        self.clock = clock
    }

    /// Whether rounds have dates.
    var areDates: Bool { date(of: 1) != nil }

    /// The date of a round; `nil` where the clock has none. Round 0 is the state before the first.
    func date(of round: Int) -> String? {
        guard clock.start != nil, round >= 1, round <= clock.rounds else { return nil }
        return clock.label(ofRound: round)
    }

    /// The date of a round's end, where its first does not say enough; else that one. `nil` where the clock has none.
    func endDate(of round: Int) -> String? {
        date(of: round).flatMap { clock.hasLongRounds ? clock.endLabel(ofRound: round) : $0 }
    }

    /// A round; where it covers several months, weeks or days, its first and last.
    func name(of round: Int) -> String { name(round, round) }

    /// A round that stands for its end, by which something has come.
    func endName(of round: Int) -> String { round == 0 ? "start" : endDate(of: round) ?? String(round) }

    /// The name of a time that may lie beyond the horizon.
    func name(reaching round: Int?) -> String {
        round.map(name(of:)) ?? "> \(endName(of: clock.rounds))"
    }

    /// From the beginning of one round to the end of another.
    func name(_ first: Int, _ last: Int) -> String {
        let start = first == 0 ? "start" : date(of: first) ?? String(first)
        let end = endName(of: last)
        return start == end ? start : "\(start) – \(end)"
    }

    /// The same, either of which may lie beyond the horizon.
    func name(reaching first: Int?, _ last: Int?) -> String {
        guard let first else { return name(reaching: nil) }
        if let last { return name(first, last) }
        return "\(first == 0 ? "start" : date(of: first) ?? String(first)) – \(name(reaching: nil))"
    }
}
