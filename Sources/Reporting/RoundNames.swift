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

    func name(of round: Int) -> String {
        round == 0 ? "start" : date(of: round) ?? String(round)
    }

    /// The name of a time that may lie beyond the horizon.
    func name(reaching round: Int?) -> String {
        round.map(name(of:)) ?? "> \(name(of: clock.rounds))"
    }
}
