import Scenarios
import Simulation
import Statistics

/// A result written by hand: twelve monthly rounds between two sides, 1,000 replicates whose counts are easy to check by eye.
enum HandMade {
    static func result(replicates: Int = 1_000, dated: Bool = true, good: Bool = true) -> RunResult {
        let scenario = scenario(dated: dated, good: good)
        var tally = Tally(
            outcomes: scenario.outcomes.map { _ in RoundHistogram(horizon: 12) },
            faults: RoundHistogram(horizon: 12),
            issues: scenario.issues.map {
                IssueTally(done: RoundHistogram(horizon: 12), parties: $0.parties.count, outcomes: 3)
            },
            events: scenario.events.map { _ in EventTally(first: RoundHistogram(horizon: 12), outcomes: 3) },
            questions: [QuestionTally(), QuestionTally()],
            measures: [MeasureTally(), MeasureTally()],
            faultsByExpression: [0, 0],
            clampsByExpression: [0])
        if replicates > 0 { fill(&tally) }
        return RunResult(
            scenario: scenario,
            settings: RunSettings(replicates: 1_000, seed: 7),
            tally: tally,
            considered: replicates,
            stopped: replicates > 0 ? .replicates : .interrupted,
            faultSites: [site("log(trust(usa, russia))", 9), site("1 / opposition(usa)", 21)],
            clampSites: [site("0.3 + warmth", 17)],
            threads: 2,
            seconds: 0.25)
    }

    /// 250 settle (round 4 to 8, 50 each), 60 collapse in round 3, 2 fault in round 1, 688 stall.
    private static func fill(_ tally: inout Tally) {
        tally.replicates = 1_000
        tally.sampled = 1_000
        tally.rounds = 10_000
        for round in 4...8 { for _ in 0..<50 { tally.outcomes[0].record(round: round) } }
        for _ in 0..<60 { tally.outcomes[1].record(round: 3) }
        for _ in 0..<688 { tally.outcomes[2].record(round: 12) }
        for _ in 0..<2 { tally.faults.record(round: 1) }
        tally.faultsByExpression = [0, 2]
        tally.clampsByExpression = [1_234]
        tally.clampableByExpression = [246_800]

        // Visas: done in 600, by round 6; flights: done in 100, all in round 8, and expired in 300.
        for round in 1...6 { for _ in 0..<100 { tally.issues[0].done.record(round: round) } }
        tally.issues[0].levelSum = 1_500
        tally.issues[0].heldUp.rounds = 6_000
        tally.issues[0].heldUp.offAgenda = 3_000
        tally.issues[0].heldUp.held = [900, 1_800]
        tally.issues[0].heldUp.vetoed = [20, 0]
        tally.issues[0].heldUp.withdrawn = 60
        tally.issues[0].heldUp.moved = 1_500
        for _ in 0..<100 { tally.issues[1].done.record(round: 8) }
        tally.issues[1].expired = 300
        tally.issues[1].levelSum = 400
        tally.issues[1].heldUp.rounds = 9_000
        tally.issues[1].heldUp.closed = 5_400
        tally.issues[1].heldUp.expired = 1_800
        tally.issues[1].heldUp.held = [300, 500]
        tally.issues[1].heldUp.moved = 400

        // The leak: in 400 replicates, of which 40 settle; the election: in all, in round 11.
        for _ in 0..<400 { tally.events[0].first.record(round: 5) }
        tally.events[0].firings = 520
        tally.events[0].happenedByOutcome = [40, 50, 310]
        for _ in 0..<1_000 { tally.events[1].first.record(round: 11) }
        tally.events[1].firings = 1_000
        tally.events[1].happenedByOutcome = [250, 60, 688]

        tally.questions[0].asked = 998
        tally.questions[0].count = 499
        for index in 0..<900 { record(Double(index % 10) / 10, in: &tally.measures[0]) }
        tally.measures[0].leftOut = 98
        for _ in 0..<998 { record(3, in: &tally.measures[1]) }
    }

    private static func record(_ value: Double, in measure: inout MeasureTally) {
        measure.moments.record(value)
        measure.sample.merge(ValueCounts([value]))
    }

    private static func site(_ expression: String, _ line: Int) -> WatchedExpression {
        WatchedExpression(expression: expression, place: place(line))
    }

    static func place(_ line: Int = 1) -> Place { Place(file: "thaw.yaml", line: line, column: 5) }

    static func scenario(dated: Bool, good: Bool) -> Scenario {
        func constant(_ value: Double) -> Expression { Expression(.number(value), type: .number, at: place()) }
        let yes = Expression(.truth(true), type: .truth, at: place())
        let asked = TimedCondition(.ever(yes), text: "true", isBare: true, at: place())
        let quiet = Issue.Noise(offer: constant(0), hold: constant(0), withdraw: constant(0))
        func issue(_ name: String, _ title: String, steps: Int) -> Issue {
            Issue(
                name: name, title: title, parties: [0, 1], channels: [], steps: steps, start: [constant(0)],
                last: [1, 1], advance: .jointly(stands: constant(1)), requires: yes, expires: nil, weight: constant(1),
                slip: quiet, misread: quiet, payoffs: [], place: place())
        }
        func event(_ name: String, _ title: String) -> Event {
            Event(
                name: name, title: title, trigger: .chance(constant(0.1)), guardCondition: yes, limit: nil, draws: [],
                effects: [], adopts: [], isMilestone: false, place: place())
        }
        func actor(_ name: String, _ title: String) -> Actor {
            Actor(name: name, title: title, trust: [], strategy: [], approval: [], place: place())
        }
        return Scenario(
            file: "thaw.yaml", digest: "sha256:0123abcd", title: "A thaw \"by hand\"", description: nil, sources: [],
            clock: Clock(
                rounds: 12, round: dated ? RoundLength(count: 1, unit: .month) : nil,
                start: dated ? CalendarDate(year: 2025, month: 12, day: nil) : nil),
            parameters: [], correlations: [],
            actors: [actor("usa", "United States"), actor("russia", "Russia")],
            learning: Learning(
                rule: .linear(gain: constant(0.1), loss: constant(0.1), breach: constant(0.3)), fade: nil),
            strategies: [], channels: [],
            issues: [issue("visas", "Diplomatic visas", steps: 2), issue("flights", "Direct flights", steps: 3)],
            state: [],
            events: [event("leak", "A leak"), event("election", "The election")],
            outcomes: [
                Outcome(name: "settled", condition: .when(yes), isGood: good, place: place()),
                Outcome(name: "collapse", condition: .when(yes), isGood: false, place: place()),
                Outcome(name: "stalled", condition: .otherwise, isGood: false, place: place()),
            ],
            questions: [
                Question(name: "visas_by_summer", ask: asked, time: .by(7), given: nil, place: place()),
                Question(name: "never_asked", ask: asked, time: .by(7), given: asked, place: place()),
            ],
            measures: [
                Measure(name: "cooperation", value: constant(0), place: place()),
                Measure(name: "always_three", value: constant(3), place: place()),
            ],
            expectations: [
                expectation("probability(settled) > 0.2", [(1, .outcome(0))], .greater, 0.2),
                expectation("probability(collapse) <= 0.05", [(1, .outcome(1))], .lessOrEqual, 0.05),
                expectation(
                    "probability(settled) - probability(stalled) > 0", [(1, .outcome(0)), (-1, .outcome(2))], .greater,
                    0),
                expectation("mean(always_three) == 3", [(1, .measure(1))], .equal, 3),
                expectation("probability(never_asked) < 1", [(1, .question(1))], .less, 1),
            ])
    }

    private static func expectation(
        _ claim: String, _ terms: [(Double, Scenarios.Expectation.Subject)], _ comparison: BinaryOperator,
        _ bound: Double
    ) -> Scenarios.Expectation {
        Scenarios.Expectation(
            claim: claim, terms: terms.map { Scenarios.Expectation.Term(factor: $0.0, subject: $0.1) },
            comparison: comparison, bound: bound, place: place())
    }
}

/// The result with another scenario of the same shape.
enum RunWith {
    static func scenario(_ scenario: Scenario, _ result: RunResult) -> RunResult {
        RunResult(
            scenario: scenario, settings: result.settings, tally: result.tally, considered: result.considered,
            stopped: result.stopped, faultSites: result.faultSites, clampSites: result.clampSites, threads: 2,
            seconds: 1)
    }
}
