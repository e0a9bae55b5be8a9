internal import Simulation
internal import Scenarios
internal import Statistics

/// The probabilities of having ended in each outcome by the end of one round.
public struct TimelinePoint: Sendable {
    /// The round, from 1.
    public let round: Int
    /// The date of the round; `nil` if the clock has no start.
    public let date: String?
    /// The shares by outcome, in the scenario's order.
    public let outcomes: [Share]

    /// The probability of having ended in one outcome by then.
    public struct Share: Sendable {
        /// The outcome's name.
        public let name: String
        /// The title; the name if the file gives no title.
        public let title: String
        /// The share of all replicates that have ended in it; without an interval.
        public let probability: Evidence
    }

    /// The greatest number of rounds for which there is a point for every round.
    static let mostRoundsInFull = 400
    /// The number of points if there are more rounds than that.
    static let points = 200

    static func all(of result: RunResult, at rounds: [Int]) -> [TimelinePoint] {
        let reached = result.tally.outcomes.map(\.cumulative)
        return all(of: result.scenario, at: rounds) { outcome, round in
            Evidence(hits: reached[outcome][round], of: result.tally.replicates, confidence: nil)
        }
    }

    static func all(of result: ExactResult, at rounds: [Int]) -> [TimelinePoint] {
        let reached = result.outcomes.map(\.cumulative)
        return all(of: result.scenario, at: rounds) { .exact(reached[$0][$1]) }
    }

    private static func all(
        of scenario: Scenario, at rounds: [Int], _ probability: (_ outcome: Int, _ round: Int) -> Evidence
    ) -> [TimelinePoint] {
        let names = RoundNames(scenario.clock)
        return rounds.map { round in
            TimelinePoint(
                round: round, date: names.date(of: round),
                outcomes: scenario.outcomes.enumerated().map { index, outcome in
                    Share(
                        name: outcome.name, title: outcome.title ?? outcome.name, probability: probability(index, round)
                    )
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

extension Section<Report> {
    static var timeline: Section {
        Section("timeline", "The shares of the outcomes over time.", of: "A round.", fields, naming: { _ in RowName() })
        {
            $0.timeline
        }.shown(at: 20) { $0.byDateTable }
    }

    private static var fields: [Field<TimelinePoint>] {
        [
            .moment { $0.round }, .date { $0.date },
            Field("outcomes", "The share that has ended with each outcome by then.", .shares) { point in
                .shares(
                    point.outcomes.map {
                        Value.NamedShare(name: $0.name, title: $0.title, share: $0.probability.probability)
                    })
            },
        ]
    }
}

extension Report {
    /// Outcomes by about eight dates; a narrow page gets fewer, spread evenly, always with the horizon.
    fileprivate var byDateTable: PageTable? {
        guard byDate.count > 1, isExact || run?.replicates ?? 0 > 0 else { return nil }
        let forms = stride(from: byDate.count, through: 2, by: -1).map { count in
            byDateForm((1...count).map { byDate[($0 * byDate.count + count - 1) / count - 1] })
        }
        return PageTable(
            title: calendar.areDates ? "By date" : "By round",
            caption: isExact
                ? "Probability of having ended in each outcome by then."
                : "Share of replicates that had ended in each outcome by then.",
            forms: forms)
    }

    private func byDateForm(_ points: [TimelinePoint]) -> TextTable {
        TextTable(
            columns: [.init("Outcome")]
                + points.map {
                    .init(calendar.areDates ? calendar.endName(of: $0.round) : "round \($0.round)", .decimal)
                },
            rows: outcomes.indices.map { index in
                [outcomes[index].title] + points.map { $0.outcomes[index].probability.percentText }
            })
    }
}
