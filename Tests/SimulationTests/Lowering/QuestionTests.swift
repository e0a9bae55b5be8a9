import Statistics
import TestSupport
import Testing

@Suite struct QuestionTests {
    @Test("by, at, given, and what an early end leaves standing") func questions() async throws {
        let text = """
            detente: 1
            clock: { rounds: 6 }
            parameters: { early: chance(0.25) }
            state: { x: { start: 0, each_round: x + 1 } }
            events: { e: { at: 5 }, f: { at: 2, when: early } }
            outcomes: { stopped: { when: early and round == 3 }, over: otherwise }
            questions:
              ever: { ask: x == 2 }
              by_two: { ask: x == 2, by: 2 }
              by_one: { ask: x == 2, by: 1 }
              at_two: { ask: x == 2, at: 2 }
              at_three: { ask: x == 2, at: 3 }
              at_five: { ask: x == 3, at: 5 }
              at_six: { ask: x == 6, at: 6 }
              if_e: { ask: x >= 3, by: 3, given: happened(e) }
              if_f: { ask: x == 6, given: happened(f) }
              at_if: { ask: x == 5, at: 5, given: round == 4 }
              beyond: { ask: x > 0, at: 99 }
              momentary: { ask: x == 6, given: x == 3 }
            measures: { m: early, r: round }
            """
        let played = try await ScenarioRun(text, replicates: 1000)
        let early = try played.count("stopped")
        let rest = 1000 - early
        #expect(early > 150 && early < 350)
        #expect(try played.outcome("stopped").counts[3] == early)
        #expect(try played.outcome("over").counts[6] == rest)
        func expect(_ name: String, _ count: Int, of asked: Int) throws {
            let question = try played.question(name)
            #expect(question.count == count && question.asked == asked, "\(name): \(question)")
        }
        try expect("ever", 1000, of: 1000)
        try expect("by_two", 1000, of: 1000)
        try expect("by_one", 0, of: 1000)
        try expect("at_two", 1000, of: 1000)
        try expect("at_three", 0, of: 1000)
        // Where the replicate ended in round 3, x stands at 3.
        try expect("at_five", early, of: 1000)
        try expect("at_six", rest, of: 1000)
        try expect("if_e", rest, of: rest)
        try expect("if_f", 0, of: early)
        try expect("at_if", rest, of: rest)
        try expect("beyond", 0, of: 1000)
        try expect("momentary", rest, of: 1000)
        #expect(try played.mean("m") == Double(early) / 1000)
        #expect(try played.values("r").allSatisfy { $0 == 3 || $0 == 6 })
    }

    @Test("a question about one round does not ask in the others") func quiet() async throws {
        let text = """
            detente: 1
            clock: { rounds: 4 }
            state: { x: { start: 0, each_round: round } }
            outcomes: { over: otherwise }
            questions: { q: { ask: "(x - 2) / (x - 2) == 1", at: 3 }, r: { ask: "(x - 3) / (x - 3) == 1", by: 2 } }
            """
        let played = try await ScenarioRun(text, replicates: 5)
        #expect(played.faults.isEmpty)
        #expect(try played.question("q").count == 5)
        #expect(try played.question("r").count == 5)
    }

    @Test("a question that is not a number is a fault") func faults() async throws {
        let text = """
            detente: 1
            clock: { rounds: 4 }
            state: { x: { start: 0, each_round: round } }
            outcomes: { over: otherwise }
            questions: { q: { ask: "(x - 2) / (x - 2) == 1", by: 3 } }
            """
        let played = try await ScenarioRun(text, replicates: 5)
        #expect(played.tally.faults.counts[2] == 5)
    }

    @Test("a family: values, one draw each, self and issue") func families() async throws {
        let text = """
            detente: 1
            clock: { rounds: 1 }
            parameters:
              worth: { for: [actors, issues], value: "if(self == a, 10, 20) + if(issue == i, 1, 2) + uniform(0, 0.5)", values: { a: { i: 0.5 }, b: { j: "3 + 4" } } }
              one: { for: issues, value: "if(issue == j, 7, 8)" }
              two: { for: actors, value: "one(i) + (self == b)", values: { a: 3 } }
            actors: { a: {}, b: {} }
            issues: { i: {}, j: {} }
            outcomes: { over: otherwise }
            measures: { ai: "worth(a, i)", aj: "worth(a, j)", bi: "worth(b, i)", bj: "worth(b, j)", one: one(i) * 100 + one(j), two: two(a) * 100 + two(b) }
            """
        let played = try await ScenarioRun(text, replicates: 200)
        #expect(try played.value("ai") == 0.5)
        #expect(try played.value("bj") == 7)
        #expect(try played.value("one") == 807)
        #expect(try played.value("two") == 309)
        let rows = try played.rows(["aj", "bi"])
        let (aj, bi) = (rows[0], rows[1])
        #expect(aj.allSatisfy { $0 > 12 && $0 < 12.5 } && bi.allSatisfy { $0 > 21 && $0 < 21.5 })
        #expect(zip(aj, bi).allSatisfy { $0 - 12 != $1 - 21 })
        let set = try await ScenarioRun(text, replicates: 1, set: ["worth.a.j=4", "worth.b.i=5", "two=6"])
        #expect(try set.value("aj") == 4)
        #expect(try set.value("bi") == 5)
        // `--set` on a family replaces its value and keeps its values.
        #expect(try set.value("two") == 306)
    }
}
