import Foundation
import Simulation
import Statistics
import TestSupport
import Testing

/// Private types and belief in cases that can be worked out by hand.
@Suite("Private types")
struct TypeTests {
    /// One replicate, in which chance has no say.
    private func value(_ measure: String, _ rest: String) async throws -> Double {
        try await ScenarioRun(
            """
            detente: 1
            learning: { rule: types }
            issues: { i: { steps: unlimited } }
            outcomes: { over: otherwise }
            measures: { m: "\(measure)" }
            \(rest)
            """
        ).value("m")
    }

    private static let three = """
        types:
          x: { strategy: random(0.6), good: true }
          y: { strategy: random(0.6), good: true }
          z: { strategy: random(0.6) }

        """

    /// Types that move alike teach nothing: only the effects count. .8 is shared as .2 : .3, then nothing is left to the
    /// good, which begin again as at first.
    @Test("effects share trust out among the types, as they stand or as at first")
    func effects() async throws {
        let assignments = [(1, "0.8", [0.32, 0.48, 0.2]), (2, "0", [0, 0, 1]), (3, "0.5", [0.2, 0.3, 0.5])]
        for (rounds, _, expected) in assignments {
            let events = assignments.prefix(rounds).map { round, trust, _ in
                "e\(round): { at: \(round), effects: [\"trust(a, b) = \(trust)\"] }"
            }
            for (type, belief) in zip(["x", "y", "z"], expected) {
                let found = try await value(
                    "belief(a, b, \(type))",
                    Self.three + """
                        clock: { rounds: \(rounds) }
                        actors: { a: {}, b: { type: { x: 0.2, y: 0.3, z: 0.5 } } }
                        events: { \(events.joined(separator: ", ")) }
                        """)
                #expect(abs(found - belief) < 1e-15, "\(type) after \(rounds)")
            }
        }
        // Good types that had nothing at first either share evenly.
        for (type, belief) in [("x", 0.3), ("y", 0.3), ("z", 0.4)] {
            let found = try await value(
                "belief(a, b, \(type))",
                Self.three + """
                    clock: { rounds: 1 }
                    actors: { a: { belief: { b: z } }, b: { type: { x: 0.2, y: 0.3, z: 0.5 } } }
                    events: { e: { at: 1, effects: ["trust(a, b) = 0.6"] } }
                    """)
            #expect(abs(found - belief) < 1e-15, "\(type)")
        }
    }

    @Test("fading: t ← t + rate · (toward − t), shared out")
    func fading() async throws {
        let played = try await ScenarioRun(
            Self.three + """
                detente: 1
                clock: { rounds: 3 }
                learning: { rule: types, fade: { toward: 0.1, rate: 0.5 } }
                actors: { a: {}, b: { type: { x: 0.2, y: 0.3, z: 0.5 } } }
                issues: { i: { steps: unlimited } }
                outcomes: { over: otherwise }
                measures: { t: "trust(a, b)", y: "belief(a, b, y)" }
                """)
        // .1 + .4 / 2³; y has three fifths of it.
        #expect(abs(try played.value("t") - 0.15) < 1e-15)
        #expect(abs(try played.value("y") - 0.09) < 1e-15)
    }

    /// One offer before the adoption has likelihood 1 or .5: .4/(.4 + .3). The hold after it, which the kind type's own
    /// strategy excludes, says nothing.
    @Test("what is adopted says nothing about the type")
    func adoption() async throws {
        for (measure, expected) in [("trust(a, b)", 4 / 7.0), ("holds(b)", 1)] {
            let found = try await value(
                measure,
                """
                clock: { rounds: 2 }
                types: { kind: { strategy: always_offer(), good: true }, mixed: { strategy: random(0.5) } }
                actors: { a: { belief: { b: { kind: 0.4, mixed: 0.6 } } }, b: { type: { kind: 1, mixed: 0 } } }
                events: { e: { at: 2, adopt: { b: never_offer() } } }
                """)
            #expect(abs(found - expected) < 1e-15)
        }
    }

    @Test("a party that stands by its offer makes no move, and teaches nothing")
    func standing() async throws {
        // With 'stands: 4', offers are made in rounds 1, 5 and 9: odds 2/3 · 2³ instead of 2/3 · 2⁹.
        for (stands, expected) in [(1, 1024 / 1027.0), (4, 16 / 19.0)] {
            let played = try await ScenarioRun(
                """
                detente: 1
                clock: { rounds: 9 }
                learning: { rule: types }
                types: { kind: { strategy: always_offer(), good: true }, mixed: { strategy: random(0.5) } }
                actors:
                  a: { strategy: never_offer(), belief: { b: { kind: 0.4, mixed: 0.6 } } }
                  b: { type: { kind: 1, mixed: 0 } }
                issues: { i: { steps: unlimited, stands: \(stands) } }
                outcomes: { over: otherwise }
                measures: { t: "trust(a, b)" }
                """)
            #expect(abs(try played.value("t") - expected) < 1e-12)
        }
    }

    /// b plays tit for tat on what it sees: a offers, holds, and offers again. Only in round 4 do the two types differ:
    /// grim never offers again. a misreads one move in ten, so belief is then .9 or .1.
    @Test("each type's memory runs along with what the mover saw")
    func memory() async throws {
        let played = try await ScenarioRun(
            """
            detente: 1
            clock: { rounds: 4 }
            types: { forgiving: { strategy: tit_for_tat(), good: true }, grim: { strategy: grim() } }
            strategies: { trips: { offer: round != 2 } }
            learning: { rule: types }
            actors:
              a: { strategy: trips, belief: { b: { forgiving: 0.5, grim: 0.5 } } }
              b: { type: { forgiving: 1, grim: 0 } }
            issues: { i: { steps: unlimited, misread: "if(self == a, 0.1, 0)" } }
            outcomes: { over: otherwise }
            questions: { believed: "at(end, trust(a, b) > 0.89999 and trust(a, b) < 0.90001)" }
            measures: { t: "trust(a, b)" }
            """, replicates: 20_000)
        #expect(abs(try played.z("t", 0.9 * 0.9 + 0.1 * 0.1)) < 5.5)
        let believed = try played.question("believed")
        #expect(abs(Double(believed.count) / 20_000 - 0.9) < 5.5 * sqrt(0.09 / 20_000))
    }

    /// The same strategy with a number that the type sets: offers of .9 against .3. One offer from even odds: 3/4.
    @Test("a type sets its actor's member of a family, for itself and in the others' reckoning")
    func parameters() async throws {
        let rest = """
            clock: { rounds: 1 }
            parameters: { resolve: { for: actors, value: 0.3 } }
            strategies: { steady: { offer: "if(resolve(self) > 0.5, 1, resolve(self))" } }
            types: { firm: { parameters: { resolve: 0.9 }, good: true }, weak: {} }
            actors:
              a: { belief: { b: { firm: 0.5, weak: 0.5 } } }
              b: { type: { firm: 1, weak: 0 }, strategy: steady }
            """
        #expect(abs(try await value("trust(a, b)", rest) - 1 / 1.3) < 1e-15)
        #expect(try await value("resolve(b)", rest) == 0.9)
        #expect(try await value("resolve(a)", rest) == 0.3)
    }

    @Test("a move that no type believed in makes leaves belief as it is, and is counted")
    func unexplained() async throws {
        let text = """
            detente: 1
            clock: { rounds: 5 }
            types: { kind: { strategy: always_offer(), good: true }, hostile: { strategy: never_offer() } }
            learning: { rule: types }
            actors: { a: { belief: { b: kind } }, b: { type: { kind: 0, hostile: 1 } } }
            issues: { i: { steps: unlimited } }
            outcomes: { over: otherwise }
            measures: { t: "trust(a, b)" }
            """
        let played = try await ScenarioRun(text, replicates: 7)
        #expect(try played.value("t") == 1)
        let sites = zip(played.result.clampSites, played.tally.clampsByExpression)
        #expect(sites.filter { $0.0.event == .unexplainedMove }.map(\.1) == [35])
        let exact = try ExactRun(text).result.clampsByExpression
        #expect(exact.filter { $0.site.event == .unexplainedMove }.map(\.times) == [5])
    }

    /// a and d have no types, nobody believes in itself, and c cannot be harsh.
    @Test("sums over many pass over those that cannot be of the type")
    func aggregates() async throws {
        for (measure, expected) in [
            ("sum(x in actors, belief(a, x, kind))", 0.75), ("mean(x in actors, belief(b, x, kind))", 0.25),
            ("sum(x in actors, sum(y in actors, belief(x, y, kind)))", 2.25),
            ("least(x in actors, belief(d, x, harsh))", 0.5), ("count(x in actors, type(x) == kind)", 1),
        ] {
            let found = try await value(
                measure,
                """
                clock: { rounds: 1 }
                types: { kind: { good: true }, mixed: {}, harsh: {} }
                actors:
                  a: { strategy: random(0.5), belief: { b: { kind: 0.5, harsh: 0.5 }, c: { kind: 0.25, mixed: 0.75 } } }
                  b: { strategy: random(0.5), type: { kind: 1, harsh: 0 }, belief: { c: { kind: 0.25, mixed: 0.75 } } }
                  c:
                    strategy: random(0.5)
                    type: { kind: 0, mixed: 1 }
                    belief: { b: { kind: 0.5, harsh: 0.5 } }
                  d: { belief: { b: { kind: 0.5, harsh: 0.5 }, c: { kind: 0.25, mixed: 0.75 } } }
                """)
            #expect(abs(found - expected) < 1e-15, "\(measure)")
        }
    }

    @Test("of several others, the least belief counts")
    func severalOthers() async throws {
        let found = try await ScenarioRun(
            """
            detente: 1
            clock: { rounds: 1 }
            types: { kind: { strategy: always_offer(), good: true }, hostile: { strategy: never_offer() } }
            strategies:
              asks: { offer: "belief(self, other, kind) > 0.35" }
              dares: { offer: "belief(self, other, kind) > 0.25" }
            actors:
              a: { strategy: { i: asks, j: dares } }
              b: { type: { kind: 0.4, hostile: 0.6 } }
              c: { type: { kind: 0.3, hostile: 0.7 } }
            issues: { i: {}, j: {} }
            outcomes: { over: otherwise }
            measures: { i: "offers(a, i)", j: "offers(a, j)" }
            """)
        #expect(try found.value("i") == 0)
        #expect(try found.value("j") == 1)
    }

    /// After n = 100 moves of a sincere b, k of them offers, the odds are 2/3 · 1.6^k · .4^(n − k); belief passes .99 where
    /// they pass 99. The binomial sum is the witness.
    @Test("in the long run belief finds the truth")
    func convergence() async throws {
        let (rounds, replicates) = (100, 20_000)
        let played = try await ScenarioRun(
            """
            detente: 1
            clock: { rounds: \(rounds) }
            types: { sincere: { strategy: random(0.8), good: true }, probing: { strategy: random(0.5) } }
            learning: { rule: types }
            actors:
              a: { strategy: never_offer(), belief: { b: { sincere: 0.4, probing: 0.6 } } }
              b: { type: { sincere: 1, probing: 0 } }
            issues: { i: { steps: unlimited } }
            outcomes: { over: otherwise }
            questions: { sure: "at(end, trust(a, b) > 0.99)" }
            """, replicates: replicates)
        var expected = 0.0
        for offers in 0...rounds {
            let (k, n) = (Double(offers), Double(rounds))
            let odds: Double = log(2 / 3.0) + k * log(1.6) + (n - k) * log(0.4)
            guard odds > log(99) else { continue }
            let ways: Double = lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
            expected += exp(ways + k * log(0.8) + (n - k) * log(0.2))
        }
        let share = Double(try played.question("sure").count) / Double(replicates)
        #expect(expected > 0.9 && expected < 0.9999)
        // A false alarm once in 10⁷.
        #expect(abs(share - expected) < 5.5 * sqrt(expected * (1 - expected) / Double(replicates)))
    }
}
