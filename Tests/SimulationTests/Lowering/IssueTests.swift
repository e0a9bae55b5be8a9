import Statistics
import TestSupport
import Testing

@Suite struct IssueTests {
    /// a and b offer in the rounds that the digits of `rounds` name.
    private static func offering(_ a: String, _ b: String) -> String {
        func rule(_ rounds: String) -> String {
            rounds.isEmpty ? "false" : rounds.map { "round == \($0)" }.joined(separator: " or ")
        }
        return """
            strategies: { sa: { offer: \(rule(a)) }, sb: { offer: \(rule(b)) } }
            actors: { a: { strategy: sa() }, b: { strategy: sb() } }
            """
    }

    @Test(arguments: [
        Example(
            "jointly: a step when both offer in one round", rounds: 4,
            offering("123", "234") + "\nissues: { i: { steps: 9 } }", ["level(i)": 2, "level(a, i)": 2]),
        Example(
            "jointly: an offer stands for `stands` rounds, its own included", rounds: 4,
            offering("1", "3")
                + "\nissues: { i: { steps: 9, stands: 3 }, j: { steps: 9, stands: 2 }, k: { steps: 9, stands: unlimited } }",
            [
                "level(i)": 1, "level(j)": 0, "level(k)": 1, "offers(a, i) + holds(a, i)": 2,
                "offers(a, j) + holds(a, j)": 3,
                "offers(a, k) + holds(a, k)": 2, "holds(b, i)": 3,
            ]),
        Example(
            "stands counts rounds, not meetings", rounds: 3,
            offering("1", "3")
                + "\nchannels: { c: { meets: round != 2 } }\nissues: { i: { steps: 9, stands: 2 }, j: { steps: 9, stands: 3 } }",
            ["level(i)": 0, "level(j)": 1, "holds(a, i)": 1, "holds(a, j)": 0]),
        Example(
            "used-up offers stand no more", rounds: 4,
            offering("1", "23") + "\nissues: { i: { steps: 9, stands: unlimited } }",
            ["level(i)": 1, "offers(b)": 2, "holds(a)": 2]),
        Example(
            "stands is evaluated once a replicate", rounds: 3,
            "parameters: { p: 3 }\n" + offering("1", "3") + "\nissues: { i: { steps: 9, stands: p } }", ["level(i)": 1]),
        Example(
            "withdrawals of several in a round lower a joint level by one, not below 0", rounds: 3,
            """
            strategies: { s: { offer: 0, withdraw: 1 } }
            actors: { a: { strategy: s() }, b: { strategy: s() } }
            issues: { i: { steps: 9, start: 5 }, j: { steps: 9, start: 1 } }
            """, ["level(i)": 2, "level(j)": 0, "withdrawals(a)": 6]),
        Example(
            "a withdrawal lapses all standing offers", rounds: 4,
            """
            strategies: { sa: { offer: round == 1 }, sb: { offer: round == 3, withdraw: round == 2 } }
            actors: { a: { strategy: sa() }, b: { strategy: sb() } }
            issues: { i: { steps: 9, stands: unlimited } }
            """, ["level(i)": 0, "holds(a)": 2, "offers(b)": 1, "withdrawals(b)": 1]),
        Example(
            "withdraw is cut to what offer leaves", rounds: 5,
            """
            strategies: { s: { offer: 1, withdraw: 1 }, t: { offer: 0, withdraw: 0 } }
            actors: { a: { strategy: s() }, b: { strategy: t() } }
            issues: { i: { steps: 9 } }
            """, ["offers(a)": 5, "withdrawals(a)": 0, "holds(b)": 5]),
        Example(
            "separately: each party moves its own level and stops at the top", rounds: 5,
            """
            strategies: { s: { offer: 0, withdraw: 1 } }
            actors: { a: { strategy: always_offer() }, b: { strategy: s() } }
            issues: { i: { steps: 3, advance: separately, start: { b: 2 } } }
            """,
            [
                "level(a, i)": 3, "level(b, i)": 0, "level(i)": 0, "offers(a)": 3, "withdrawals(b)": 5,
                "move(a, i) == offer": 1, "progress": 0.5,
            ]),
        Example(
            "separately: done when every party is at the top", rounds: 9,
            """
            \(twoActors)
            issues: { i: { steps: 3, advance: separately, start: { b: 1 } } }
            outcomes: { settled: { when: done(i) }, over: otherwise }
            """, ["round": 3, "offers(a)": 3, "offers(b)": 2]),
        Example(
            "requires: closed until it holds", rounds: 4,
            "\(twoActors)\nissues: { i: { steps: 2 }, j: { steps: 9, requires: done(i) } }",
            ["level(j)": 2, "offers(a, j)": 2, "open(i)": 0, "open(j)": 1]),
        Example(
            "expires: the last round in which it can move", rounds: 5,
            "\(twoActors)\nissues: { i: { steps: 9, expires: 2 }, j: { steps: 2, expires: 2 }, k: { steps: 9, expires: 2.9 } }",
            [
                "level(i)": 2, "expired(i)": 1, "open(i)": 0, "done(j)": 1, "expired(j)": 0, "expired(all)": 0,
                "level(k)": 2,
            ]),
        Example(
            "three parties: a step when all offer; other stands for the least", rounds: 3,
            """
            strategies: { s: { offer: saw == offer }, lazy: { offer: round != 2 } }
            actors:
              a: { trust: { b: 0.2, c: 0.7 }, strategy: s() }
              b: { strategy: always_offer() }
              c: { strategy: lazy() }
            learning: { gain: 0, loss: 0 }
            issues: { i: { steps: 9 } }
            """, ["level(i)": 1, "offers(a)": 2, "saw(a, b, i) == offer": 1, "offers(c)": 2]),
        Example(
            "three parties: trust in the other is the least, lead counts from the lowest", rounds: 1,
            """
            strategies:
              s: { offer: "trust(self, other) == 0.2" }
              t: { offer: "lead == 2" }
            actors:
              a: { trust: { b: 0.2, c: 0.7 }, strategy: { i: s(), j: t() } }
              b: { strategy: never_offer() }
              c: { strategy: never_offer() }
            issues: { i: { steps: 9 }, j: { steps: 9, advance: separately, start: { a: 3, b: 1, c: 2 } } }
            """, ["offers(a, i)": 1, "offers(a, j)": 1]),
        Example(
            "payoffs by the moves as they came out; a missing pair scores 0; none without both moves", rounds: 4,
            offering("12", "13") + """

                issues:
                  i: { steps: unlimited, payoffs: { offer/offer: [3, 2], offer/hold: [0, 5], hold/offer: [7, 1] } }
                  j: { steps: 1, advance: separately, start: { a: 1 }, payoffs: { offer/offer: [100, 100] } }
                """, ["score(a)": 10, "score(b)": 8]),
        Example(
            "payoffs of the first and second party, not actor", rounds: 1,
            offering("1", "") + "\nissues: { i: { parties: [b, a], payoffs: { hold/offer: [5, 7] } } }",
            ["score(a)": 7, "score(b)": 5]),
        Example(
            "slips turn a move into its opposite", rounds: 2,
            """
            strategies: { s: { offer: 0, withdraw: 1 } }
            actors: { a: { strategy: always_offer() }, b: { strategy: never_offer() }, c: { strategy: s() } }
            issues: { i: { steps: 9, slip: { offer: 1, hold: 1, withdraw: 1 } }, j: { steps: 9, slip: 1 } }
            """,
            ["holds(a)": 4, "offers(b)": 4, "holds(c, i)": 2, "withdrawals(c, j)": 2, "withdrawals(c, i)": 0]),
        Example(
            "a slip knows the mover, a misreading the reader and the mover", rounds: 1,
            """
            actors: { a: { strategy: always_offer() }, b: { strategy: always_offer() }, c: { strategy: always_offer() } }
            issues: { i: { steps: 9, slip: "if(self == a, 1, 0)", misread: "if(self == b and other == c, 1, 0)" } }
            """,
            [
                "holds(a)": 1, "offers(b) + offers(c)": 2, "saw(b, a, i) == hold": 1, "saw(b, c, i) == hold": 1,
                "saw(c, b, i) == offer": 1, "saw(a, c, i) == offer": 1,
            ]),
        Example(
            "misread moves only look so", rounds: 1,
            """
            strategies: { s: { offer: 0, withdraw: 1 } }
            actors: { a: { strategy: always_offer() }, b: { strategy: never_offer() }, c: { strategy: s() } }
            issues: { i: { steps: 9, misread: { offer: 1, hold: 1, withdraw: 1 } } }
            """,
            [
                "saw(b, a, i) == hold": 1, "saw(a, b, i) == offer": 1, "saw(a, c, i) == hold": 1,
                "move(a, i) == offer": 1, "move(b, i) == hold": 1,
                "move(c, i) == withdraw": 1,
            ]),
        Example(
            "a veto counts even if the hold then slips to an offer", rounds: 3,
            """
            actors: { a: { strategy: always_offer(), approval: 0 }, b: { strategy: never_offer(), approval: { default: 1, i: 0 } } }
            issues: { i: { steps: 9, slip: { hold: 1 } }, j: { steps: unlimited } }
            """,
            [
                "vetoes(a)": 6, "vetoes(a, i)": 3, "offers(a, i)": 3, "holds(a, j)": 3, "offers(a, j)": 0,
                "vetoes(b)": 0, "offers(b, i)": 3,
            ]),
        Example(
            "approval knows who and what", rounds: 2,
            """
            actors: { a: { strategy: always_offer(), approval: "if(self == a and issue == i, 1, 0)" }, b: { strategy: always_offer(), approval: "if(self == a, 1, 0)" } }
            issues: { i: { steps: 9 }, j: { steps: 9 } }
            """, ["offers(a, i)": 2, "offers(a, j)": 0, "offers(b)": 0, "vetoes(b)": 4]),
        Example(
            "last: what was done before the start, for all or by actor", rounds: 1,
            """
            strategies: { s: { offer: saw == offer and mine == hold }, t: { offer: saw == withdraw } }
            actors: { a: { strategy: { i: s(), j: t() } }, b: { strategy: never_offer() } }
            issues: { i: { last: { a: hold } }, j: { last: withdraw } }
            """, ["offers(a, i)": 1, "offers(a, j)": 1]),
        Example(
            "move and saw before the first move are what `last` says", rounds: 1,
            "\(twoActors)\nissues: { i: { requires: false, last: { a: hold } }, j: { requires: false } }",
            [
                "move(a, i) == hold": 1, "saw(b, a, i) == hold": 1, "move(b, i) == offer": 1,
                "saw(a, b, i) == offer": 1, "move(a, j) == offer": 1,
            ]),
        Example(
            "parties: an actor that is none makes no moves", rounds: 2,
            "actors: { a: {}, b: {}, c: {} }\nissues: { i: { parties: [a, c], steps: 9 } }",
            ["offers(b) + holds(b)": 0, "offers(a) + holds(a)": 2]),
        Example("all, without issues", rounds: 1, twoActors, ["done(all)": 1, "progress": 0, "completed": 0]),
        Example(
            "unlimited issues are left out by all", rounds: 2,
            "\(twoActors)\nissues: { i: { steps: unlimited }, j: { steps: 2 } }",
            ["done(all)": 1, "progress": 1, "level(i)": 2, "open(i)": 1]),
    ])
    func rules(_ example: Example) async throws { try await example.check() }

    @Test("slips, misreadings and vetoes come with their probabilities") func noise() async throws {
        // 40,000 replicates of 5 rounds; 8 comparisons, each |z| ≤ 5.5: a false alarm once in 3 million runs.
        let played = try await ScenarioRun(
            scenarioText(
                rounds: 5,
                """
                strategies: { s: { offer: 0.2, withdraw: 0.5 } }
                actors: { a: { strategy: always_offer(), approval: 0.7 }, b: { strategy: never_offer() }, c: { strategy: s() } }
                issues: { i: { steps: unlimited, slip: { offer: 0.1, hold: 0.25, withdraw: 0.4 } } }
                """, measures: ["vetoes(a)", "offers(a)", "offers(b)", "offers(c)", "withdrawals(c)", "holds(c)"]),
            replicates: 40_000)
        #expect(abs(try played.z("m0", 5 * 0.3)) < 5.5)
        #expect(abs(try played.z("m1", 5 * (0.7 * 0.9 + 0.3 * 0.25))) < 5.5)
        #expect(abs(try played.z("m2", 5 * 0.25)) < 5.5)
        #expect(abs(try played.z("m3", 5 * (0.2 * 0.9 + 0.3 * 0.25))) < 5.5)
        #expect(abs(try played.z("m4", 5 * 0.5 * 0.6)) < 5.5)
        #expect(abs(try played.z("m5", 5 * (0.2 * 0.1 + 0.3 * 0.75 + 0.5 * 0.4))) < 5.5)
        let misread = try await ScenarioRun(
            scenarioText(
                rounds: 1,
                """
                actors: { a: { strategy: always_offer() }, b: { strategy: never_offer() } }
                issues: { i: { steps: unlimited, misread: { offer: 0.15, hold: 0.35 } } }
                """, measures: ["saw(b, a, i) == hold", "saw(a, b, i) == offer"]), replicates: 200_000)
        #expect(abs(try misread.z("m0", 0.15)) < 5.5)
        #expect(abs(try misread.z("m1", 0.35)) < 5.5)
    }

    @Test("what held an issue up: every round is accounted for") func heldUp() async throws {
        let played = try await ScenarioRun(
            scenarioText(
                rounds: 10,
                """
                strategies: { s: { offer: round != 5, withdraw: 1 } }
                actors: { a: { strategy: s() }, b: { strategy: always_offer(), approval: "if(round == 6, 0, 1)" } }
                channels: { c: { meets: round != 4 } }
                issues: { i: { steps: 9, requires: round != 3, expires: 8 }, j: { steps: 2, channel: none } }
                """), replicates: 3)
        // Round 3 closed, 4 no meeting, 5 withdrawn by a, 6 vetoed in b, 9 and 10 expired; steps in 1, 2, 7, 8.
        let held = try played.issue("i").heldUp
        #expect(held.rounds == 30)
        #expect(held.closed == 3)
        #expect(held.offAgenda == 3)
        #expect(held.withdrawn == 3)
        #expect(held.vetoed == [0, 3])
        #expect(held.held == [0, 0])
        #expect(held.expired == 6)
        #expect(held.moved == 12)
        #expect(try played.issue("i").levelSum == 9)
        #expect(try played.issue("i").expired == 3)
        #expect(try played.issue("j").done.counts[2] == 3)
        #expect(try played.issue("j").heldUp.rounds == 6)
    }
}
