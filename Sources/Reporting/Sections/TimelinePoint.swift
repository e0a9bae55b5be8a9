internal import Simulation
internal import Scenarios
internal import Statistics

/// How far the outcomes had come by the end of one round.
public struct TimelinePoint: Sendable {
    /// The round, from 1.
    public let round: Int
    /// Its date, where the clock has a start.
    public let date: String?
    /// By outcome, in the scenario's order.
    public let outcomes: [Share]

    /// What share of all replicates had ended in one outcome by then.
    public struct Share: Sendable {
        /// The outcome's name.
        public let name: String
        /// Replicates that had ended so.
        public let count: Int
        /// Their share of all; `nil` without replicates.
        public let probability: Double?
    }

    /// Up to so many rounds there is a point for every one.
    static let mostRoundsInFull = 400
    /// Beyond, there are so many points.
    static let points = 200

    /// At every round, or evenly spaced ones where there are too many.
    static func all(of result: RunResult) -> [TimelinePoint] {
        all(of: result, at: rounds(horizon: result.scenario.clock.rounds))
    }

    static func all(of result: RunResult, at rounds: [Int]) -> [TimelinePoint] {
        let names = RoundNames(result.scenario.clock)
        let outcomes = result.scenario.outcomes.map(\.name)
        let reached = result.tally.outcomes.map(\.cumulative)
        let replicates = result.tally.replicates
        return rounds.map { round in
            TimelinePoint(
                round: round,
                date: names.date(of: round),
                outcomes: zip(outcomes, reached).map { name, cumulative in
                    let count = cumulative[round]
                    return Share(
                        name: name, count: count, probability: Probability(hits: count, of: replicates).estimate)
                })
        }
    }

    package static func rounds(horizon: Int) -> [Int] {
        guard horizon > mostRoundsInFull else { return Array(1...max(1, horizon)) }
        return (1...points).map { $0 * horizon / points }
    }

    /// About eight rounds for a table: multiples of a step that people count in, and the horizon.
    package static func fewRounds(horizon: Int) -> [Int] {
        let horizon = max(1, horizon)
        let steps = sequence(first: 1) { $0 < horizon ? $0 * 10 : nil }.flatMap { power in
            [1, 2, 3, 4, 5, 6, 8].map { $0 * power } + [12, 13, 15, 24, 25, 26, 52].map { $0 * power }
        }.sorted()
        let fitting = steps.filter { (horizon + $0 - 1) / $0 <= 9 }
        // A step that divides the horizon is worth having a few columns fewer.
        let even = fitting.first { horizon % $0 == 0 && horizon / $0 >= min(5, horizon) }
        let step = even ?? fitting.first ?? horizon
        var rounds = Array(stride(from: step, to: horizon, by: step))
        // The horizon comes last; a column just before it would say the same.
        if let last = rounds.last, horizon - last <= step / 3 { rounds.removeLast() }
        rounds.append(horizon)
        return rounds
    }
}
