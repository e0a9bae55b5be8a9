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

/// How often something has happened by the end of each round.
enum Course: Sendable {
    /// Replicates by round, of those considered.
    case counted([Int], of: Int)
    /// Probabilities by round.
    case exact([Double])

    /// - Parameter round: 0 is the state before the first.
    func evidence(at round: Int) -> Evidence {
        switch self {
        case .counted(let reached, let replicates): Evidence(hits: reached[round], of: replicates, confidence: nil)
        case .exact(let reached): .exact(reached[round])
        }
    }
}

/// The shares of the outcomes over time. Points are made when somebody asks: reports on hundreds of scenarios are in
/// memory together.
struct OutcomeCourses: Sendable {
    private let names: RoundNames
    private let outcomes: [(name: String, title: String, course: Course)]

    init(of result: RunResult) {
        self.init(
            result.scenario, result.tally.outcomes.map { .counted($0.cumulative, of: result.tally.replicates) })
    }

    init(of result: ExactResult) {
        self.init(result.scenario, result.outcomes.map { .exact($0.cumulative) })
    }

    private init(_ scenario: Scenario, _ courses: [Course]) {
        names = RoundNames(scenario.clock)
        outcomes = zip(scenario.outcomes, courses).map { ($0.name, $0.title ?? $0.name, $1) }
    }

    func points(at rounds: [Int]) -> [TimelinePoint] {
        rounds.map { round in
            TimelinePoint(
                round: round, date: names.date(of: round),
                outcomes: outcomes.map { outcome in
                    TimelinePoint.Share(
                        name: outcome.name, title: outcome.title, probability: outcome.course.evidence(at: round))
                })
        }
    }
}

extension Section<Report> {
    static var timeline: Section {
        Section("timeline", "The shares of the outcomes over time.", of: "A round.", fields, naming: { _ in RowName() })
        {
            $0.timeline
        }.shown(in: .when) { $0.byDateTable }.brief { $0.briefByDateTable }
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
        return PageTable(
            title: calendar.areDates ? "By date" : "By round",
            caption: isExact
                ? "Probability of having ended in each outcome by then."
                : "Share of replicates that had ended in each outcome by then.",
            forms: byDateForms(atMost: byDate.count, title: "Outcome", outcomes.indices.map { $0 }))
    }

    /// The greatest number of dates on the first page.
    private static let mostBriefDates = 6

    /// Success and the outcomes that can end a replicate before the horizon, by a few dates.
    fileprivate var briefByDateTable: PageTable? {
        let early = outcomes.indices.filter { outcomes[$0].endsEarly }
        guard byDateTable != nil, !early.isEmpty else { return nil }
        var forms = byDateForms(
            atMost: Self.mostBriefDates, title: calendar.areDates ? "Ended by" : "Ended by round", early)
        for index in forms.indices { forms[index].isBrief = true }
        var table = PageTable(title: "", forms: forms)
        table.isAttached = true
        return table
    }

    private func byDateForms(atMost most: Int, title: String, _ outcomes: [Int]) -> [TextTable] {
        stride(from: min(most, byDate.count), through: 2, by: -1).map { count in
            let points = (1...count).map { byDate[($0 * byDate.count + count - 1) / count - 1] }
            return TextTable(
                columns: [.init(title)] + points.map { .init(heading(of: $0, isBrief: title != "Outcome"), .decimal) },
                rows: outcomes.map { index in
                    [self.outcomes[index].title] + points.map { shareText(of: index, at: $0) }
                })
        }
    }

    private func heading(of point: TimelinePoint, isBrief: Bool) -> String {
        calendar.areDates || isBrief ? calendar.endName(of: point.round) : "round \(point.round)"
    }

    /// The share that has ended in an outcome by then; a dash for one of the horizon before it.
    private func shareText(of outcome: Int, at point: TimelinePoint) -> String {
        let isKnown = outcomes[outcome].endsEarly || point.round == byDate.last?.round
        return isKnown ? point.outcomes[outcome].probability.percentText : unknown
    }
}
