import Scenarios
import Simulation
import Statistics
import TestSupport
import Testing

/// Questions about time (language-additions, section 2), `after` again and deadlines that move (section 5): values by hand.
@Suite struct TimedQuestionTests {
    /// A counter that is 1, 2, … 10 at the ends of the rounds, in a clock of months from January 2026.
    private func answers(_ questions: [String], rounds: Int = 10, outcomes: String = "{ over: otherwise }") async throws
        -> [Double]
    {
        let text =
            """
            detente: 1
            clock: { rounds: \(rounds), round: 1 month, start: 2026-01 }
            parameters: { k: 4 }
            state: { x: { start: 0, each_round: x + 1 } }
            outcomes: \(outcomes)
            questions:

            """ + questions.enumerated().map { "  q\($0): \($1)\n" }.joined()
        let played = try await ScenarioRun(text, replicates: 3)
        return try questions.indices.map { index in
            let question = try played.question("q\(index)")
            return question.asked == 0 ? -1 : Double(question.count) / Double(question.asked)
        }
    }

    @Test("ever, always, never, by and at, at the ends of rounds") func words() async throws {
        let table: KeyValuePairs = [
            "ever(x == 3)": 1.0, "ever(x == 11)": 0, "always(x > 0)": 1, "always(x < 10)": 0, "never(x == 11)": 1,
            "never(x == 10)": 0, "\"by(3, x == 3)\"": 1, "\"by(2, x == 3)\"": 0, "\"by(3.9, x == 4)\"": 0,
            "\"by(99, x == 10)\"": 1, "\"at(3, x == 3)\"": 1, "\"at(4, x == 3)\"": 0, "\"at(11, x > 0)\"": 0,
            "\"at(end, x == 10)\"": 1, "\"by(end, x == 2)\"": 1, "\"at(k, x == 4)\"": 1, "\"by(k - 1, x == 4)\"": 0,
            // A parameter that lies before the first round or beyond the horizon.
            "\"by(k - 9, x > 0)\"": 0, "\"at(k - 9, x > 0)\"": 0, "\"by(k + 90, x == 10)\"": 1,
            "\"at(k + 90, x > 0)\"": 0,
            "\"ever(x == 3) and never(x == 11)\"": 1, "\"not ever(x == 3) or at(end, x == 9)\"": 0,
            // Dates: April is round 4, its end is the end of the round.
            "\"by(2026-04, x == 4)\"": 1, "\"by(2026-03, x == 4)\"": 0, "\"at(2026-04-15, x == 4)\"": 1,
            // `by` beside it limits what they run over.
            "{ ask: always(x < 5), by: 4 }": 1, "{ ask: never(x == 5), by: 4 }": 1,
            "{ ask: \"at(end, x == 4)\", by: 4 }": 1,
            "{ ask: ever(x == 4), by: 3 }": 0, "{ ask: x == 4, at: 4 }": 1,
            // …but not the condition under which it is asked.
            "{ ask: ever(x == 1), by: 2, given: ever(x == 9) }": 1, "{ ask: x == 1, given: \"at(2, x == 3)\" }": -1,
        ]
        #expect(try await answers(table.map(\.key)) == table.map(\.value))
    }

    @Test("after an early end the last state answers; only the rounds played are asked") func earlyEnd() async throws {
        let table: KeyValuePairs = [
            "always(x < 5)": 1.0, "\"at(7, x == 4)\"": 1, "\"at(end, x == 4)\"": 1, "\"by(7, x == 5)\"": 0,
            "\"at(11, x == 4)\"": 0, "{ ask: x == 4, at: 9 }": 1,
        ]
        let answers = try await answers(table.map(\.key), outcomes: "{ soon: { when: x == 4 }, over: otherwise }")
        #expect(answers == table.map(\.value))
    }

    @Test("a month of several rounds means its last day in by, its first in at and in formulas") func months()
        async throws
    {
        let text = """
            detente: 1
            clock: { rounds: 30, round: 1 week, start: 2027-01-04 }
            state: { x: { start: 0, each_round: x + 1 } }
            outcomes: { over: otherwise }
            questions: { last: "by(2027-03, x == 13)", after: "by(2027-03, x == 14)", first: "at(2027-03, x == 9)" }
            """
        // 1 March 2027 is day 56 of the clock, in week 9; 31 March is day 86, in week 13.
        let played = try await ScenarioRun(text, replicates: 2)
        #expect(try played.question("last").count == 2)
        #expect(try played.question("after").count == 0)
        #expect(try played.question("first").count == 2)
    }

    @Test("a measure is asked of the replicates in which its condition came true") func measures() async throws {
        let text = """
            detente: 1
            clock: { rounds: 3 }
            parameters: { p: "pick(1, 1, 2, 1)" }
            outcomes: { over: otherwise }
            measures: { all: p, some: { value: p, given: p == 2 }, none: { value: p, given: never(round > 0) } }
            """
        let played = try await ScenarioRun(text, replicates: 400)
        let twos = try played.values("all").count { $0 == 2 }
        #expect(twos > 100 && twos < 300)
        #expect(try played.values("some") == Array(repeating: 2, count: twos))
        #expect(try played.measure("some").leftOut == 0)
        #expect(try played.values("none").isEmpty)
    }

    @Test(
        "after comes again each time that it comes to hold",
        arguments: [
            // x is 1 in odd rounds. It comes to hold at the ends of 1, 3, 5, 7, 9, and comes in the round after.
            ("limit: 9", 5.0), ("limit: 3", 3), ("limit: 2.5", 2), ("", 1), ("limit: 0", 0),
            // A firing that is pending takes none up: taken up in 1, due in 4; in 5, due in 8; in 9, due in 12.
            ("limit: 9, delay: 3", 2),
            // Taken up in 1, due in 3; what comes to hold at the end of 3 counts: due in 5, 7, 9.
            ("limit: 9, delay: 2", 4),
            // A firing whose guard fails has been taken up all the same: the two are those of 1 and 3.
            ("limit: 2, when: round > 3", 1),
        ])
    func again(keys: String, times: Double) async throws {
        let text = """
            detente: 1
            clock: { rounds: 10 }
            state: { x: { start: 0, each_round: 1 - x } }
            events: { e: { after: x == 1\(keys.isEmpty ? "" : ", " + keys) } }
            outcomes: { over: otherwise }
            measures: { n: times(e) }
            """
        #expect(try await ScenarioRun(text, replicates: 2).value("n") == times)
    }

    @Test("a deadline that a condition sets is that round", arguments: ["{ when: round >= 3 }", "3"])
    func deadline(expires: String) async throws {
        let text = """
            detente: 1
            clock: { rounds: 8 }
            actors: { a: { strategy: always_offer }, b: { strategy: always_offer } }
            issues: { x: { steps: 8, expires: \(expires) }, y: { steps: 2, expires: \(expires) } }
            events: { back: { at: 6, effects: ["level(y) -= 1"] } }
            outcomes: { over: otherwise }
            measures: { offers: "offers(a, x)", level: level(x), done: "0 + (level(y) == 2)", gone: "0 + expired(y)" }
            """
        let played = try await ScenarioRun(text, replicates: 2)
        #expect(try played.value("offers") == 3)
        #expect(try played.value("level") == 3)
        // Done in round 2; reopened after its deadline it has expired at once.
        #expect(try played.value("done") == 0)
        #expect(try played.value("gone") == 1)
    }
}
