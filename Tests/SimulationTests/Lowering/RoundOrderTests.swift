import Statistics
import TestSupport
import Testing

/// The order of a round (language.md, section 4), one tiny scenario a rule.
@Suite struct RoundOrderTests {
    @Test(arguments: [
        Example(
            "an event sees what an earlier one did", rounds: 1,
            """
            state: { x: { start: 0 } }
            events:
              a: { at: 1, effects: ["x += 1"] }
              b: { at: 1, when: x == 1, effects: ["x += 10"] }
            """, ["x": 11, "times(b)": 1]),
        Example(
            "an event does not see what a later one does", rounds: 1,
            """
            state: { x: { start: 0 } }
            events:
              b: { at: 1, when: x == 1, effects: ["x += 10"] }
              a: { at: 1, effects: ["x += 1"] }
            """, ["x": 1, "times(b)": 0]),
        Example(
            "effects see the ones before, draws the draws before", rounds: 1,
            """
            state: { x: { start: 1 }, y: { start: 0 } }
            events:
              a: { at: 1, draws: { k: 3, l: 2 * k }, effects: ["x *= 2", "x -= 5", "y = x * l"] }
            """, ["x": -3, "y": -18]),
        Example(
            "a firing counts before its own effects", rounds: 3,
            "state: { x: { start: 0 } }\nevents: { a: { chance: 1, effects: [\"x = 10 * x + times(a) - rounds_since(a)\"] } }",
            ["x": 123]),
        Example(
            "states come after events", rounds: 1,
            "state: { x: { start: 1, each_round: x * 2 } }\nevents: { a: { at: 1, effects: [x += 1] } }", ["x": 4]),
        Example(
            "states are updated together", rounds: 5,
            "state: { x: { start: 1, each_round: y }, y: { start: 2, each_round: x + y } }", ["x": 13, "y": 21]),
        Example(
            "truth values, too, are updated together", rounds: 3,
            """
            strategies: { s: { memory: { p: { start: true, update: q }, q: { start: false, update: p } }, offer: p and not q } }
            actors: { a: { strategy: s() }, b: {} }
            issues: { i: { steps: 9 } }
            state: { x: { start: true, each_round: y }, y: { start: false, each_round: x } }
            """, ["x": 0, "y": 1, "offers(a)": 2]),
        Example(
            "what was open when the meetings were decided stays on the agenda", rounds: 2,
            """
            \(twoActors)
            state: { free: { start: true } }
            issues: { i: { steps: 1 }, j: { steps: 9, channel: none, requires: not done(i) }, k: { steps: 9, requires: free } }
            events: { e: { at: 2, when: free, effects: ["free = not free"] } }
            """, ["level(j)": 1, "offers(a, j)": 1, "level(k)": 1]),
        Example(
            "a guard and a decision see what stands now", rounds: 3,
            """
            state: { on: { start: true }, seen: { start: 0 } }
            events:
              e: { chance: on, effects: ["seen += 1", "on = false"] }
              f: { chance: on, effects: ["seen += 10"] }
              g: { chance: 1, when: not on, effects: ["on = not on", "seen += if(on, 100, 1000)"] }
            """, ["seen": 303, "times(e)": 3, "times(f)": 0, "times(g)": 3]),
        Example(
            "states come before meetings", rounds: 1,
            "\(twoActors)\nstate: { x: { start: 0, each_round: 1 } }\nchannels: { c: { meets: x } }", ["meetings(c)": 1]
        ),
        Example(
            "meetings come after states and before moves", rounds: 3,
            """
            strategies: { s: { offer: met(c) and meetings(c) == round } }
            actors: { a: { strategy: s() }, b: {} }
            channels: { c: {} }
            issues: { i: { steps: unlimited } }
            state: { seen: { start: 0, each_round: meetings(c) } }
            """, ["offers(a)": 3, "seen": 2]),
        Example(
            "channels decide on the meetings up to the round before", rounds: 3,
            "\(twoActors)\nchannels: { d: { meets: met(c) }, c: {}, e: { meets: met(c) } }",
            ["meetings(c)": 3, "meetings(d)": 2, "meetings(e)": 2]),
        Example(
            "moves are made at once", rounds: 3,
            """
            strategies: { s: { offer: "move(a, i) == offer" } }
            actors: { a: { strategy: never_offer() }, b: { strategy: s() } }
            issues: { i: { steps: unlimited } }
            """, ["offers(b)": 1, "holds(b)": 2, "holds(a)": 3]),
        Example(
            "moves see the state as it is now", rounds: 1,
            """
            strategies: { s: { offer: x == 2 } }
            actors: { a: { strategy: s() }, b: {} }
            state: { x: { start: 0, each_round: x + 1 } }
            events: { e: { at: 1, effects: [x += 1] } }
            issues: { i: {} }
            """, ["offers(a)": 1]),
        Example(
            "a decision stands, whatever it was read from", rounds: 3,
            """
            strategies: { s: { memory: { m: { start: true, update: not m } }, offer: m } }
            actors: { a: { strategy: s() }, b: { strategy: always_offer() } }
            learning: { gain: 0.5, loss: 0.5 }
            issues: { i: { steps: 9 } }
            """, ["offers(a)": 2, "level(i)": 2, "saw(b, a, i) == offer": 1, "trust(b, a)": 0.6875]),
        Example(
            "memory sees this round's levels", rounds: 2,
            """
            strategies: { s: { memory: { m: { start: 0, update: level(issue) } }, offer: "if(round == 2, m == 1, true)" } }
            actors: { a: { strategy: s() }, b: { strategy: always_offer() } }
            issues: { i: { steps: 5 } }
            """, ["offers(a)": 2, "level(i)": 2]),
        Example(
            "memory sees trust before this round's learning", rounds: 2,
            """
            strategies: { s: { memory: { m: { start: 0, update: "trust(self, other)" } }, offer: "if(round == 2, m == 0.5, true)" } }
            actors: { a: { strategy: s() }, b: { strategy: always_offer() } }
            learning: { gain: 0.5 }
            issues: { i: { steps: 5 } }
            """, ["offers(a)": 2, "trust(a, b)": 0.875]),
        Example(
            "memory variables are updated together", rounds: 4,
            """
            strategies:
              s:
                memory: { p: { start: 1, update: q }, q: { start: 2, update: p + q } }
                offer: "if(round == 4, p == 5 and q == 8, false)"
            actors: { a: { strategy: s() }, b: {} }
            issues: { i: {} }
            """, ["offers(a)": 1]),
        Example(
            "fade comes after learning and also without meetings", rounds: 2,
            """
            \(twoActors)
            learning: { gain: 0.5, fade: { toward: 0, rate: 0.5 } }
            channels: { c: { meets: round == 1 } }
            issues: { i: { steps: 5 } }
            """, ["trust(a, b)": 0.1875, "trust(b, a)": 0.1875]),
        Example(
            "trust is learned issue by issue in file order", rounds: 1,
            """
            strategies: { s: { offer: issue == j } }
            actors: { a: {}, b: { strategy: s() } }
            learning: { gain: 0.5, loss: 0.25 }
            issues: { i: {}, j: {} }
            """, ["trust(a, b)": 0.6875]),
        Example(
            "outcomes are asked at the end of the round", rounds: 9,
            """
            \(twoActors)
            issues: { i: { steps: 3 } }
            outcomes: { settled: { when: done(i) }, over: otherwise }
            """, ["round": 3, "rounds": 9]),
        Example(
            "the issue's clock: from the round after `expires` on", rounds: 9,
            """
            \(twoActors)
            issues: { i: { steps: 5, expires: 2 } }
            outcomes: { late: { when: expired(i) }, over: otherwise }
            """, ["round": 3, "level(i)": 2, "open(i)": 0]),
    ])
    func order(_ example: Example) async throws { try await example.check() }

    @Test("the first outcome that holds, in file order; `finally` only at the horizon") func outcomeOrder() async throws
    {
        let played = try await ScenarioRun(
            scenarioText(
                rounds: 4,
                """
                parameters: { kind: "pick(1, 1, 2, 1, 3, 1, 4, 1)" }
                outcomes:
                  late: { finally: kind <= 2 }
                  both: { when: kind == 1 and round == 4 }
                  second: { when: kind == 3 and round == 2 }
                  never_reached: { when: kind == 3 and round == 2 or kind == 5 }
                  rest: otherwise
                """, measures: ["kind"]), replicates: 400)
        let kinds = try played.values("m0")
        #expect(try played.outcome("late").counts[4] == kinds.count { $0 <= 2 })
        #expect(try played.count("both") == 0)
        #expect(try played.outcome("second").counts[2] == kinds.count { $0 == 3 })
        #expect(try played.count("never_reached") == 0)
        #expect(try played.outcome("rest").counts[4] == kinds.count { $0 == 4 })
        #expect(Set(kinds) == [1, 2, 3, 4])
    }
}
