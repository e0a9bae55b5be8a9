import Foundation
import Scenarios
import Testing

/// Dates in expressions: a date is the number of the round that its first day is in. The expected rounds are counted by
/// hand on a calendar, and by Python's `datetime` where a round is a number of days.
@Suite("Dates in expressions") struct DateTests {
    private func reading(
        _ text: String, clock: String = "{ rounds: 12, round: 1 month, start: 2026-01 }", settings: [String] = []
    ) -> ScenarioReading {
        let text = "detente: 1\nclock: \(clock)\noutcomes: { rest: otherwise }\n" + text
        return readScenario(file: "dates.yaml", text: Data(text.utf8), settings: settings) { _ in Data() }
    }

    private func value(_ expression: String, clock: String = "{ rounds: 12, round: 1 month, start: 2026-01 }")
        -> Double?
    {
        let reading = reading("measures: { m: \"\(expression)\" }", clock: clock)
        return reading.scenario.flatMap { $0.measures[0].value.constant(rounds: $0.clock.rounds)?.number }
    }

    private static let monthly: [(String, Double)] = [
        // The start's month is round 1; the horizon ends nothing; before the start rounds are 0 and less.
        ("2026-01 + 0", 1), ("2026-10 + 0", 10), ("2026-10-31 + 0", 10), ("2027-04 + 0", 16), ("2025-12 + 0", 0),
        ("2025-01-31 + 0", -11),
        ("2026-10 + 2026-03", 13), ("2026-10 - 2026-03", 7), ("(2026-10)", 10), ("-2026-10", -10), ("2 * 2026-02", 4),
        ("max(2026-10, 2026-11)", 11), ("if(true, 2026-06-18, 2026-03-18)", 6),
        // With spaces it subtracts; behind a hyphen the date is what is taken away.
        ("2026 - 10", 2016), ("100-2026-10", 90), ("12026-10", 12016), ("0.2026-10", -9.7974),
    ]

    @Test(arguments: monthly) func `a date is the round that its first day is in`(expression: String, expected: Double)
    {
        #expect(value(expression) == expected)
    }

    private static let others: [(String, String, Double)] = [
        // Ten days from the 5th of January: the 1st of October is day 269 from there, in round 27.
        ("2026-10 + 0", "{ rounds: 9, round: 10 days, start: 2026-01-05 }", 27),
        ("2026-10-31 + 0", "{ rounds: 9, round: 10 days, start: 2026-01-05 }", 30),
        // The month that contains the start is round 1, though its first day is before it.
        ("2026-01 + 0", "{ rounds: 9, round: 10 days, start: 2026-01-25 }", 1),
        ("2026-01-01 + 0", "{ rounds: 9, round: 10 days, start: 2026-01-25 }", -2),
        ("2027-01 + 0", "{ rounds: 9, round: 1 year, start: 2026-07 }", 1),
        ("2027-07 + 0", "{ rounds: 9, round: 1 year, start: 2026-07 }", 2),
        ("2026-04 + 0", "{ rounds: 9, round: 1 quarter, start: 2026-01 }", 2),
    ]

    @Test(arguments: others) func `also where a round is not a month`(
        expression: String, clock: String, expected: Double
    ) {
        #expect(value(expression, clock: clock) == expected)
    }

    @Test func `alone in 'expires' or 'by' a month means its last day, in a formula its first`() throws {
        let clock = "{ rounds: 60, round: 10 days, start: 2026-01-05 }"
        let text = """
            actors: { a: {}, b: {} }
            issues: { x: { expires: 2026-10 }, y: { expires: "2026-10 + 0" }, z: { expires: "if(true, 2025-10, 1)" } }
            events: { e: { at: 2026-10 } }
            questions: { q: { ask: done(x), by: 2026-10 }, r: { ask: done(x), by: "2026-10 + 0" } }
            """
        let reading = reading(text, clock: clock)
        let scenario = try #require(reading.scenario)
        let expires = scenario.issues.map { issue -> Double? in
            if case .round(let last) = issue.expires { last.constant(rounds: 60)?.number } else { nil }
        }
        // The first of October is day 269 from the start, its last 299; the first of October before, day −96.
        #expect(expires == [30, 27, -9])
        let times = scenario.questions.map { if case .by(let round) = $0.time { round } else { 0 } }
        #expect(times == [30, 27])
        let at: Double? =
            if case .at(let rounds) = scenario.events[0].trigger { rounds[0].constant(rounds: 60)?.number } else { nil }
        #expect(at == 27)
        #expect(reading.diagnostics.count == 3, "a warning for each formula with a month")
    }

    @Test func `a parameter may be a date, also by a setting, and is printed as one`() throws {
        let text = """
            parameters:
              deadline: { value: 2026-10, choices: [2026-10, 2027-04] }
              day: 2026-03-01
              number: 4
              by_actor: { for: actors, value: 2026-05, values: { a: 2026-06 } }
            actors: { a: {}, b: {} }
            measures: { m: deadline + day + number + by_actor(a) + by_actor(b) }
            """
        let cases: [([String], Double, String)] = [([], 10, "2026-10"), (["deadline=2026-12"], 12, "2026-12")]
        for (settings, expected, word) in cases {
            let scenario = try #require(reading(text, settings: settings).scenario)
            let deadline = scenario.parameters[0]
            #expect(deadline.members[0].constant(rounds: 12)?.number == expected)
            #expect(deadline.members[0].description(in: scenario) == word)
            #expect(deadline.choices.map { $0.description(in: scenario) } == ["2026-10", "2027-04"])
            #expect(deadline.choices.map { $0.constant(rounds: 12)?.number } == [10, 16])
            #expect(scenario.parameters.map(\.isDate) == [true, true, false, true])
            #expect(scenario.parameters[3].members.map { $0.constant(rounds: 12)?.number } == [6, 5])
        }
        let member = try #require(reading(text, settings: ["by_actor.b=2026-08"]).scenario)
        #expect(member.parameters[3].members.map { $0.constant(rounds: 12)?.number } == [6, 8])
    }

    @Test func `without a start a date is an error that says so`() {
        let reading = reading("measures: { m: round >= 2026-10 }", clock: "{ rounds: 12, round: 1 month }")
        #expect(reading.scenario == nil)
        #expect(reading.diagnostics.map(\.cause.message) == ["the clock has no 'start', so '2026-10' is in no round"])
    }
}

/// Calendar time in rounds: multiplied before it is divided.
@Suite("Durations") struct DurationTests {
    /// Exact quotients, by Python's `fractions`, rounded once.
    private static let durations: [(String, String, Double)] = [
        ("weeks(90)", "10 days", 63), ("days(49)", "7 weeks", 1), ("weeks(10)", "7 weeks", 10.0 / 7),
        ("days(30)", "10 days", 3), ("weeks(3)", "3 days", 7), ("weeks(15)", "5 days", 21),
        ("months(6)", "1 quarter", 2),
        ("years(1)", "1 month", 12), ("quarters(2)", "1 year", 0.5), ("years(3)", "9 months", 4),
        ("months(7)", "7 months", 1), ("years(400)", "1 day", 146_097), ("years(400)", "1 week", 20_871),
        ("months(4800)", "3 days", 48_699), ("days(146097)", "1 month", 4800), ("weeks(20871)", "1 year", 400),
        ("days(146097)", "7 quarters", 1600.0 / 7), ("quarters(1600)", "3 weeks", 6957),
    ]

    @Test(arguments: durations) func `a whole number of rounds is exact`(
        duration: String, round: String, expected: Double
    ) throws {
        let text = """
            detente: 1
            clock: { rounds: 9, round: \(round) }
            parameters: { drawn: "uniform(0, 1)" }
            outcomes: { rest: otherwise }
            measures: { m: \(duration), n: \(duration.replacing("(", with: "(drawn * ")) }
            """
        let reading = readScenario(file: "durations.yaml", text: Data(text.utf8)) { _ in Data() }
        let scenario = try #require(reading.scenario)
        #expect(scenario.measures[0].value.constant(rounds: 9)?.number == expected)
        // What is drawn is multiplied, then divided: with the draw set to 1, the same number.
        let set = readScenario(file: "durations.yaml", text: Data(text.utf8), settings: ["drawn=1"]) { _ in Data() }
        let known = try #require(set.scenario)
        let value = known.measures[1].value.replacingParameters(by: 1).constant(rounds: 9)?.number
        #expect(value == expected)
    }
}

extension Scenarios.Expression {
    /// The expression with every parameter a number.
    fileprivate func replacingParameters(by number: Double) -> Scenarios.Expression {
        var copy = self
        switch node {
        case .quantity(.parameter): copy.node = .number(number)
        case .binary(let operation, let left, let right):
            copy.node = .binary(
                operation, left.replacingParameters(by: number), right.replacingParameters(by: number))
        default: break
        }
        return copy
    }
}
