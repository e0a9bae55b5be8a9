import TestSupport
import Testing

@Suite struct StrategyTests {
    @Test(arguments: [
        Example(
            "parameters by place, by name and by default", rounds: 4,
            """
            strategies: { s: { with: { from: 2, to: 3 }, offer: round >= from and round <= to } }
            actors: { a: { strategy: { i: s, j: s(), k: s(3), l: "s(to = 4)", m: "s(1, 4)" } }, b: {} }
            issues: { i: { steps: 9 }, j: { steps: 9 }, k: { steps: 9 }, l: { steps: 9 }, m: { steps: 9 } }
            """,
            ["offers(a, i)": 2, "offers(a, j)": 2, "offers(a, k)": 1, "offers(a, l)": 3, "offers(a, m)": 4]),
        Example(
            "first is true until a move of any kind on the issue", rounds: 3,
            """
            strategies: { s: { offer: first } }
            actors: { a: { strategy: s() }, b: { strategy: never_offer() } }
            issues: { i: { steps: 9 }, j: { steps: 9, requires: round > 1 } }
            """, ["offers(a, i)": 1, "offers(a, j)": 1, "holds(a, j)": 1]),
        Example(
            "memory is kept for each actor and issue", rounds: 4,
            """
            strategies: { s: { memory: { made: { start: 0, update: made + moved } }, offer: made < 2 } }
            actors: { a: { strategy: s() }, b: { strategy: s() } }
            issues: { i: { steps: 9 }, j: { steps: 9, requires: round != 2 } }
            """, ["offers(a, i)": 2, "offers(a, j)": 2, "offers(b, i)": 2, "holds(b, j)": 1]),
        Example(
            "memory is updated only in rounds with a move or a reading", rounds: 5,
            """
            strategies: { s: { memory: { n: { start: 0, update: n + 1 } }, offer: "if(round == 5, n == 2, false)" } }
            actors: { a: { strategy: s() }, b: {} }
            channels: { c: { meets: round % 2 == 1 } }
            issues: { i: { steps: 9 } }
            """, ["offers(a)": 1]),
        Example(
            "moved and heard: whether a move was made, or read, in this round", rounds: 5,
            """
            strategies:
              s:
                memory: { made: { start: 0, update: made + moved }, read: { start: 0, update: read + heard } }
                offer: "if(round == 5, made == 2 and read == 4, round == 1)"
              never: { offer: 0 }
            actors: { a: { strategy: s() }, b: { strategy: never() } }
            issues: { i: { steps: 9, stands: 3 } }
            """, ["offers(a)": 2]),
        Example(
            "in an update saw and mine are this round's, first is what it was at the decision", rounds: 2,
            """
            strategies:
              s:
                memory: { ok: { start: false, update: "mine == offer and saw == hold and first" } }
                offer: if(round == 2, ok, true)
            actors: { a: { strategy: s() }, b: { strategy: never_offer() } }
            issues: { i: { steps: 9 } }
            """, ["offers(a)": 2]),
        Example(
            "follows: another strategy's probability, with its own memory", rounds: 4,
            """
            strategies:
              s: { offer: follows(grim()) }
              half: { offer: "if(follows(random(0.25)) == 0.25, 0.5 * follows(always_offer()) + 0.5 * follows(tit_for_tat()), 0)" }
              t: { offer: round != 2 }
            actors: { a: { strategy: { i: s(), j: half() } }, b: { strategy: { i: t(), j: always_offer() } } }
            issues: { i: { steps: 9 }, j: { steps: 9 } }
            """, ["offers(a, i)": 2, "offers(a, j)": 4]),
        Example(
            "follows gives the probability before approval and slips", rounds: 2,
            """
            strategies: { s: { offer: follows(always_offer()) == 1 } }
            actors: { a: { strategy: s(), approval: 0 }, b: {} }
            issues: { i: { steps: 9, slip: { hold: 1 } } }
            """, ["offers(a)": 2, "vetoes(a)": 2]),
        Example(
            "a lever switches", rounds: 3,
            """
            parameters: { hard: { value: true, choices: [true, false] } }
            strategies: { s: { offer: "if(hard, follows(never_offer()), follows(always_offer()))" } }
            actors: { a: { strategy: s() }, b: {} }
            issues: { i: { steps: 9 } }
            """, ["offers(a)": 0]),
        Example(
            "grit: takes the initiative while ahead by less than `ahead`, at most `patience` times", rounds: 9,
            """
            actors: { a: { strategy: "grit(ahead = 2, patience = 3, initiative = 1)" }, b: { strategy: never_offer() }, c: { strategy: "grit(ahead = 9, patience = 3, initiative = 1)" } }
            issues:
              i: { parties: [a, b], steps: 9, advance: separately }
              j: { parties: [c, b], steps: 9, advance: separately }
            """, ["offers(a)": 2, "offers(c)": 3]),
        Example(
            "grit: answers offers", rounds: 5,
            """
            actors: { a: { strategy: "grit(answer = 1, initiative = 0)" }, b: { strategy: always_offer() } }
            issues: { i: { steps: 9 } }
            """, ["offers(a)": 4]),
        Example(
            "grit: a withdrawal is answered once", rounds: 5,
            """
            strategies: { s: { offer: 0, withdraw: round == 2 } }
            actors: { a: { strategy: "grit(initiative = 0, retaliation = 1)" }, b: { strategy: s() } }
            issues: { i: { steps: 9 } }
            """, ["withdrawals(a)": 1, "holds(a)": 4]),
        Example(
            "grit: holds where it does not retaliate, and is then done with it", rounds: 5,
            """
            strategies: { s: { offer: 0, withdraw: round <= 2 } }
            actors: { a: { strategy: "grit(initiative = 1, retaliation = 0, ahead = 9, patience = 9)" }, b: { strategy: s() } }
            issues: { i: { steps: 9 } }
            """, ["withdrawals(a)": 0, "holds(a)": 2, "offers(a)": 3]),
    ])
    func rules(_ example: Example) async throws { try await example.check() }

    @Test("trusting offers with probability scale · trust") func trusting() async throws {
        let played = try await ScenarioRun(
            scenarioText(
                rounds: 1,
                """
                actors: { a: { strategy: trusting(0.5), trust: 0.6 }, b: { trust: 0.35 } }
                issues: { i: {} }
                """, measures: ["offers(a)", "offers(b)"]), replicates: 200_000)
        #expect(abs(try played.z("m0", 0.3)) < 5.5)
        #expect(abs(try played.z("m1", 0.35)) < 5.5)
    }
}
