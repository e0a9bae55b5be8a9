import Statistics
import TestSupport
import Testing

@Suite struct EventTests {
    private static func counter(_ event: String, rounds: Int = 10) -> String {
        """
        state: { x: { start: 0, each_round: x + 1 }, code: { start: 0 } }
        events: { e: { \(event), effects: ["code = code * 16 + round"] } }
        """
    }

    /// `code` holds, in hexadecimal digits, the rounds in which the event fired.
    @Test(arguments: [
        Example("at a round", rounds: 10, counter("at: 3"), ["code": 0x3, "times(e)": 1, "rounds_since(e)": 7]),
        Example("at is rounded down", rounds: 10, counter("at: 3.9"), ["code": 0x3]),
        Example("at several rounds", rounds: 10, counter("at: [7, 2, 4]"), ["code": 0x247, "times(e)": 3]),
        Example("at most one firing a round", rounds: 10, counter("at: [2, 2.5, 4]"), ["code": 0x24]),
        Example("at, limited", rounds: 10, counter("at: [2, 4, 6], limit: 2"), ["code": 0x24]),
        Example("at, its guard failing: not later", rounds: 10, counter("at: 3, when: round > 3"), ["code": 0]),
        Example("at, after the horizon", rounds: 10, counter("at: 11"), ["code": 0, "happened(e)": 0]),
        Example("chance, limited", rounds: 10, counter("chance: 1, limit: 3"), ["code": 0x123, "rounds_since(e)": 7]),
        Example("chance with a guard", rounds: 10, counter("chance: 1, when: x % 3 == 1"), ["code": 0x258]),
        Example(
            "a guard does not use up the limit", rounds: 10, counter("chance: 1, when: x >= 6, limit: 2"),
            ["code": 0x78]),
        Example("after: the next round", rounds: 10, counter("after: x == 2"), ["code": 0x3]),
        Example(
            "after: asked at the round's end", rounds: 10, counter("after: times(e) == 0 and round == 4"), ["code": 0x5]
        ),
        Example("after, with delay", rounds: 10, counter("after: x >= 2, delay: 3"), ["code": 0x5]),
        Example("a delay is rounded, halves up", rounds: 10, counter("after: x >= 2, delay: 2.5"), ["code": 0x5]),
        Example("a delay is at least 1", rounds: 10, counter("after: x >= 2, delay: 0.2"), ["code": 0x3]),
        Example(
            "a delay is drawn when the condition first held", rounds: 10, counter("after: x >= 2, delay: x + 1"),
            ["code": 0x5]),
        Example("an infinite delay never comes", rounds: 10, counter("after: x >= 2, delay: 1/0"), ["code": 0]),
        Example("after fires once, whatever the limit", rounds: 10, counter("after: x >= 2, limit: 5"), ["code": 0x3]),
        Example(
            "after, its guard failing: not later", rounds: 10, counter("after: x >= 2, when: round > 3"), ["code": 0]),
        Example(
            "what never happened is infinitely long ago", rounds: 2, counter("at: 3"),
            ["rounds_since(e) > 1e300": 1, "min(rounds_since(e), 5)": 5, "rounds_since(e) == 1/0": 1]),
    ])
    func times(_ example: Example) async throws { try await example.check() }

    @Test(arguments: [
        Example(
            "the right side of an effect on all is evaluated once", rounds: 1,
            "actors: { a: {}, b: {}, c: {} }\nevents: { e: { at: 1, effects: [\"trust(all, all) = uniform(0.1, 0.9)\"] } }",
            ["trust(a, b) == trust(b, a) and trust(a, c) == trust(b, c)": 1, "trust(a, b) == 0.5": 0]),
        Example(
            "one written trust is drawn once for each other actor", rounds: 1,
            "actors: { a: { trust: \"uniform(0, 1)\" }, b: { trust: { default: 0.25, c: 0.75 } }, c: {} }",
            ["trust(a, b) == trust(a, c)": 0, "trust(b, a)": 0.25, "trust(b, c)": 0.75, "trust(c, a)": 0.5]),
        Example(
            "levels are rounded and kept within the steps", rounds: 1,
            """
            actors: { a: { strategy: never_offer() }, b: { strategy: never_offer() } }
            issues: { i: { steps: 4 }, j: { steps: 4, advance: separately }, k: { steps: 4 }, l: { steps: unlimited }, m: { steps: 2, start: 1 } }
            events: { e: { at: 1, effects: ["level(i) += 1.4", "level(a, j) = 2.5", "level(j) += 1", "level(k) = 99", "level(all) += 1", "level(m) -= 7"] } }
            """,
            [
                "level(i)": 2, "level(a, j)": 4, "level(b, j)": 2, "level(j)": 2, "level(k)": 4, "level(l)": 1,
                "level(m)": 0,
            ]),
        Example(
            "trust stays between 0 and 1, scores are free", rounds: 1,
            """
            actors: { a: {}, b: {}, c: {} }
            events: { e: { at: 1, effects: ["trust(a, b) += 7", "trust(all, a) -= 7", "trust(c, all) = 0.25", "score(b) -= 2.5", "score(all) += 1"] } }
            """,
            [
                "trust(a, b)": 1, "trust(b, a)": 0, "trust(c, a)": 0.25, "trust(c, b)": 0.25, "trust(b, c)": 0.5,
                "score(a)": 1, "score(b)": -1.5,
            ]),
        Example(
            "min and max bind starts, updates and effects", rounds: 3,
            """
            state: { x: { start: 9, max: 2 }, y: { start: 0, each_round: y - 1, min: -2 }, z: { start: 0, max: 3 } }
            events: { e: { at: 3, effects: ["z += 10", "z -= 1"] } }
            """, ["x": 2, "y": -2, "z": 2]),
        Example(
            "an effect on a member of a family", rounds: 1,
            """
            \(twoActors)
            state: { x: { for: actors, start: 1, values: { b: 5 }, each_round: "x(self) * 2" } }
            events: { e: { at: 1, effects: ["x(b) += 1"] } }
            """, ["x(a)": 2, "x(b)": 12]),
        Example(
            "a level that an effect lifts to the top is done, one lowered is open again", rounds: 3,
            """
            actors: { a: { strategy: never_offer() }, b: { strategy: never_offer() } }
            issues: { i: { steps: 2 }, j: { steps: 2, start: 2 } }
            events: { e: { at: 2, effects: ["level(i) = 2", "level(j) = 1"] } }
            """,
            [
                "done(i)": 1, "done(j)": 0, "open(j)": 1, "completed": 1, "progress": 0.75, "holds(a, i)": 1,
                "holds(a, j)": 2,
            ]),
        Example(
            "an expired issue that is lifted to the top is done; reopened, it is expired at once", rounds: 4,
            """
            actors: { a: { strategy: never_offer() }, b: { strategy: never_offer() } }
            issues: { i: { steps: 2, expires: 1 }, j: { steps: 2, start: 2, expires: 1 } }
            events: { e: { at: 3, effects: ["level(i) = 2", "level(j) = 1"] } }
            """, ["done(i)": 1, "done(j)": 0, "expired(j)": 1, "holds(a, j)": 0, "holds(a, i)": 1]),
        Example(
            "adopt: from this round's moves on", rounds: 3,
            """
            \(twoActors)
            issues: { i: { steps: unlimited } }
            events: { e: { at: 2, adopt: { a: never_offer() } } }
            """, ["offers(a)": 1, "offers(b)": 3]),
        Example(
            "adopt: memory is fresh, saw goes on", rounds: 6,
            """
            strategies: { s: { offer: round > 1 } }
            actors: { a: { strategy: grim() }, b: { strategy: s() } }
            issues: { i: { steps: unlimited } }
            events: { e: { at: 4, adopt: { a: grim() } } }
            """, ["offers(a)": 4]),
        Example(
            "adopt: first goes on", rounds: 3,
            """
            \(twoActors)
            issues: { i: { steps: unlimited } }
            events: { e: { at: 2, adopt: { a: suspicious_tit_for_tat() } } }
            """, ["offers(a)": 3]),
        Example(
            "adopt by issue: what is not named keeps its strategy", rounds: 3,
            """
            actors: { a: { strategy: always_offer() }, b: { strategy: { default: never_offer(), k: always_offer() } } }
            issues: { i: { steps: unlimited }, j: { steps: unlimited }, k: { steps: unlimited } }
            events: { e: { at: 2, adopt: { a: { i: never_offer() }, b: { default: always_offer(), k: never_offer() } } } }
            """,
            ["offers(a, i)": 1, "offers(a, j)": 3, "offers(b, i)": 2, "offers(b, j)": 2, "offers(b, k)": 1]),
        Example(
            "adopt: the last one counts, and one can go back", rounds: 6,
            """
            actors: { a: { strategy: "random(0)" }, b: {} }
            issues: { i: { steps: unlimited } }
            events:
              e: { at: 3, adopt: { a: random(1) } }
              f: { at: 5, adopt: { a: random(0) } }
            """, ["offers(a)": 2]),
    ])
    func effects(_ example: Example) async throws { try await example.check() }

    @Test("a rate is a number a year: 1 − exp(−rate · years) in a round") func rate() async throws {
        let text = """
            detente: 1
            clock: { rounds: 1, round: 1 quarter }
            events: { e: { rate: 0.8 }, f: { rate: 0 } }
            outcomes: { over: otherwise }
            """
        let played = try await ScenarioRun(text, replicates: 200_000)
        // A quarter is three twelfths of a year, exactly. P(|z| > 5.5) = 4e-8.
        #expect(abs(played.z(try played.event("e").firings, of: 200_000, 0.18126924692201818)) < 5.5)
        #expect(try played.event("f").firings == 0)
    }

    @Test("what is counted of events and issues") func tallies() async throws {
        let replicates = 1000
        let played = try await ScenarioRun(
            """
            detente: 1
            clock: { rounds: 6 }
            parameters: { kind: chance(0.5) }
            actors: { a: { strategy: always_offer() }, b: { strategy: always_offer() } }
            issues: { i: { steps: 2 }, j: { steps: 1, start: 1 }, k: { steps: 3, requires: kind } }
            events: { e: { at: [2, 5], when: kind }, f: { at: 4, effects: ["level(i) -= 1"] } }
            outcomes: { kind: { finally: kind }, unkind: otherwise }
            """, replicates: replicates)
        let kind = try played.count("kind")
        #expect(kind > 400 && kind < 600)
        let e = try played.event("e")
        #expect(e.first.counts == [0, 0, kind, 0, 0, 0, 0])
        #expect(e.firings == 2 * kind)
        #expect(e.happenedByOutcome == [kind, 0])
        #expect(try played.event("f").happenedByOutcome == [kind, replicates - kind])
        // Done in round 2, lowered by an event in round 4, done again in that round.
        #expect(try played.issue("i").done.counts[4] == replicates)
        #expect(try played.issue("j").done.counts[0] == replicates)
        #expect(try played.issue("k").done.counts[3] == kind)
        #expect(try played.issue("k").levelSum == 3 * kind)
        #expect(try played.issue("k").heldUp.closed == 6 * (replicates - kind))
        #expect(played.tally.rounds == 6 * replicates)
    }

    @Test("dates: a month in `at` is its first day, in `by` its last; a date is in the round that contains it")
    func dates() async throws {
        let text = """
            detente: 1
            clock: { rounds: 20, round: 1 week, start: 2026-01-05 }
            state: { x: { start: 0 } }
            events:
              e: { at: 2026-02, effects: ["x = x * 100 + round"] }
              f: { at: 2026-03-02, effects: ["x = x * 100 + round"] }
            outcomes: { over: otherwise }
            questions:
              q: { ask: round == 8, by: 2026-02 }
              r: { ask: round == 9, by: 2026-02 }
            measures: { m: x }
            """
        // 1 February 2026 is the last day of the fourth week from 5 January; 28 February is in the eighth; 2 March begins the ninth.
        let played = try await ScenarioRun(text)
        #expect(try played.value("m") == 409)
        #expect(try played.question("q").count == 1)
        #expect(try played.question("r").count == 0)
    }
}
