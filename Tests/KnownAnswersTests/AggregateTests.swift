import Foundation
import Simulation
import Statistics
import TestSupport
import Testing

/// Values over many actors or issues, against sums written out and against the binomial distribution.
@Suite("Over many at once") struct AggregateTests {
    /// Four actors, who trust the others by these numbers (row: who trusts), and three issues.
    private static let scenario = """
        detente: 1
        clock: { rounds: 1 }
        learning: { gain: 0, loss: 0, breach: 0 }
        actors:
          a: { trust: { b: 0.125, c: 0.25, d: 0.5 }, approval: "APPROVAL" }
          b: { trust: { a: 0.75, c: 0.25, d: 0.125 } }
          c: { trust: { a: 0.5, b: 0.5, d: 0.25 } }
          d: { trust: { a: 1, b: 0.25, c: 0 } }
        issues:
          one: { steps: 4, advance: separately, start: { a: 1, b: 2, c: 3, d: 4 }, requires: false }
          two: { parties: [a, b], steps: 2, start: 1, requires: false }
          three: { parties: [b, c], steps: 1, start: 1, requires: false }
        outcomes: { over: otherwise }
        measures: { m: "MEASURE" }
        """

    private static let formulas: [(String, Double)] = [
        ("sum(x in actors, trust(x, a))", 2.25),
        ("mean(x in actors, trust(x, a))", 0.75),
        ("least(x in actors, trust(a, x))", 0.125), ("greatest(x in actors, trust(a, x))", 0.5),
        ("sum(x in actors, sum(y in actors, trust(x, y)))", 4.5),
        ("mean(x in actors, mean(y in actors, trust(x, y)))", 0.375),
        ("count(x in actors, trust(x, a) > 0.6)", 2), ("0 + any(x in [b, c], trust(x, d) > 0.2)", 1),
        ("0 + every(x in [b, c], trust(x, d) > 0.2)", 0),
        ("sum(x in actors, trust(x, a) > 0.6)", 2), ("sum(i in issues, level(a, i))", 2),
        ("mean(i in issues, level(a, i))", 1), ("count(i in issues, done(i))", 1),
        ("sum(i in issues if level(i) > 0, level(i))", 3),
        ("sum(x in actors, level(x, one) * (x != b))", 8), ("greatest(x in actors if x != d, level(x, one))", 3),
        ("mean(x in actors if level(x, one) > 1, level(x, one))", 3),
        ("sum(i in [three, one], level(c, i))", 4), ("count(x in actors if trust(x, a) > 2, true)", 0),
        ("0 + every(x in actors if trust(x, a) > 2, false)", 1), ("0 + any(x in actors if trust(x, a) > 2, true)", 0),
        ("sum(x in actors if trust(x, a) > 2, 1)", 0), ("sum(x in actors, if(x == a, 10, trust(x, a)))", 12.25),
        ("sum(x in actors, x == a or trust(x, a) > 0.9)", 2), ("sum(x in actors, saw(x, b, two))", 1),
        ("sum(x in actors, sum(i in issues, offers(x, i)))", 0), ("1 + 2 * count(x in actors, x != a) ^ 2", 19),
    ]

    @Test("what is written out gives the same", arguments: formulas)
    func writtenOut(_ formula: String, _ result: Double) async throws {
        let text = Self.scenario.replacing("MEASURE", with: formula).replacing("APPROVAL", with: "1")
        #expect(isClose(try await ScenarioRun(text).value("m"), result))
        #expect(isClose(try ExactRun(text).mean("m"), result))
    }

    @Test("over nobody a mean, a least and a greatest are not a number") func overNobody() async throws {
        for word in ["mean", "least", "greatest"] {
            let text = Self.scenario.replacing("MEASURE", with: "\(word)(x in actors if trust(x, a) > 2, 1)")
                .replacing("APPROVAL", with: "1")
            #expect(try await ScenarioRun(text).measure("m").moments.count == 0)
        }
    }

    @Test("self is passed over where it cannot be asked") func ownTrust() async throws {
        let text = Self.scenario.replacing("MEASURE", with: "offers(a, two)")
            .replacing("APPROVAL", with: "mean(x in actors, trust(self, x))")
            .replacing("start: 1, requires: false }\n  three", with: "start: 1 }\n  three")
            .replacing("a: { trust:", with: "a: { strategy: always_offer, trust:")
        #expect(abs(try ExactRun(text).mean("m") - 0.875 / 3) < rounding)
    }

    /// R. Putnam's second level: 67 of 100 votes, if 53 say yes with probability .95 and 47 with .30.
    @Test("ratification: each vote a draw of its own, and two binomial draws") func ratification() async throws {
        func binomial(_ n: Int, _ p: Double) -> [Double] {
            (0..<n).reduce([1.0]) { law, _ in
                (0...law.count).map { k in
                    (k < law.count ? law[k] * (1 - p) : 0) + (k > 0 ? law[k - 1] * p : 0)
                }
            }
        }
        let (friends, others) = (binomial(53, 0.95), binomial(47, 0.3))
        var ratified = 0.0
        for (yes, p) in friends.enumerated() {
            for (more, q) in others.enumerated() where yes + more >= 67 { ratified += p * q }
        }
        #expect(abs(ratified - 0.278156) < 5e-7)
        let exact = try ExactRun(
            """
            detente: 1
            clock: { rounds: 1 }
            state: { votes: { start: 0, each_round: "binomial(53, 0.95) + binomial(47, 0.3)" } }
            outcomes: { ratified: votes >= 67, rejected: otherwise }
            """)
        #expect(abs(try exact.outcome("ratified").total - ratified) < 1e-12)
        let senate = (1...100).map { "s\($0): {}" }.joined(separator: ", ")
        let friendly = (1...53).map { "s\($0): 0.95" }.joined(separator: ", ")
        let played = try await ScenarioRun(
            """
            detente: 1
            clock: { rounds: 1 }
            actors: { \(senate) }
            parameters: { lean: { for: actors, value: 0.3, values: { \(friendly) } } }
            outcomes: { ratified: "count(v in actors, chance(lean(v))) >= 67", rejected: otherwise }
            """, replicates: 10_000)
        // 5.5 standard errors: a false alarm in 3·10⁷ tests.
        #expect(abs(played.z(try played.count("ratified"), of: 10_000, ratified)) < 5.5)
    }

    @Test("the draws of a member do not depend on the other members, on their order or on the place") func draws()
        async throws
    {
        func values(_ formula: String) async throws -> [Double] {
            let run = try await ScenarioRun(
                """
                detente: 1
                clock: { rounds: 1 }
                parameters: { p: "\(formula)" }
                actors: { a: {}, b: {}, c: {} }
                outcomes: { over: otherwise }
                measures: { m: p }
                """, replicates: 200)
            return try run.rows(["m"])[0]
        }
        let alone = try await values("sum(x in [b], uniform(0, 1))")
        #expect(Set(alone).count > 190)
        #expect(try await values("sum(x in [c, b, a], if(x == b, uniform(0, 1), 0))") == alone)
        #expect(try await values("2 * mean(x in [a, b], uniform(0, 1) * (x == b)) + 0 * sum(y in actors, 1)") == alone)
        #expect(try await values("sum(x in [a], uniform(0, 1))") != alone)
        // Two aggregates: the members of both.
        #expect(try await values("sum(x in [b], sum(y in [b], uniform(0, 1)))") != alone)
    }
}
