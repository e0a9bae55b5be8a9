import Foundation
import TestSupport
import Testing

import Scenarios
import Simulation
import Statistics

/// Parameters that are tied, against closed forms. Each statistic is 5.5 standard errors wide: a false alarm in 4e-8.
@Suite("Ties") struct TieTests {
    /// Half U(0, 1), half U(1, 2) is U(0, 2). Of uniforms with rank correlation r E[xy] = E[x]E[y] + r·sd·sd.
    @Test(
        "a mixture is tied as a whole: E[ab] = ½ + .8·2/12",
        arguments: [
            "mixture(0.5, uniform(0, 1), 0.5, uniform(1, 2))",
            // Its parts vary by replicate, although what they are made of does not.
            "mixture(0.5, uniform(0, one), 0.5, uniform(one, 2))",
            "truncated(mixture(0.5, uniform(-2, 1), 0.25, uniform(1, 2.5)), 0, 2)",
        ])
    func mixture(_ written: String) async throws {
        let played = try await ScenarioRun(
            """
            detente: 1
            clock: { rounds: 1 }
            parameters: { one: 1 + 0 * u, u: "uniform(0, 1)", a: "\(written)", b: "uniform(0, 1)" }
            correlations: [{ between: [a, b], rank: 0.8 }]
            outcomes: { over: otherwise }
            measures: { ab: a * b, a: a }
            """, replicates: 200_000)
        // What the truncation leaves has density 2/9 : 2/9 in [0, 1] and [1, 2]: U(0, 2) again.
        #expect(abs(try played.z("ab", 0.5 + 0.8 * 2 / 12)) < 5.5)
        #expect(abs(try played.z("a", 1)) < 5.5)
    }

    /// Rank 1: b = a, and c = 1 − a.
    @Test("rank 1 and −1") func ends() async throws {
        let played = try await ScenarioRun(
            """
            detente: 1
            clock: { rounds: 1 }
            parameters: { a: "uniform(0, 1)", b: "uniform(0, 1)", c: "uniform(0, 1)", n: "exponential(1)" }
            correlations: [{ between: [a, b], rank: 1 }, { between: [a, c], rank: -1 }, { between: [b, c], rank: -1 }]
            outcomes: { over: otherwise }
            measures: { apart: abs(a - b), sum: abs(a + c - 1), a: a, c: c }
            """, replicates: 20_000)
        #expect(try played.values("apart").allSatisfy { $0 == 0 })
        #expect(try played.values("sum").allSatisfy { $0 < 1e-15 })
        #expect(abs(try played.z("a", 0.5)) < 5.5)
    }

    @Test("the order of parameters in the file changes no draw of tied ones") func order() async throws {
        func samples(_ parameters: String) async throws -> [[Double]] {
            let played = try await ScenarioRun(
                """
                detente: 1
                clock: { rounds: 1 }
                parameters: { \(parameters) }
                correlations: [{ between: [zeta, beta_], rank: 0.6 }, { between: [alpha, zeta], rank: -0.5 }]
                outcomes: { over: otherwise }
                measures: { a: alpha, b: beta_, z: zeta }
                """, replicates: 500)
            return try played.rows(["a", "b", "z"])
        }
        let (alpha, beta, zeta) = ("alpha: \"normal(0, 1)\"", "beta_: \"beta(2, 3)\"", "zeta: \"uniform(0, 1)\"")
        let first = try await samples("\(alpha), \(beta), \(zeta)")
        #expect(try await samples("\(zeta), \(beta), \(alpha)") == first)
        #expect(try await samples("\(beta), \(zeta), \(alpha)") == first)
    }

    /// Half U(.1, .9), half U(5, 6), held to [0, 1]: ½·½ + ½·1.
    @Test("a mixture that starts trust is held to its range, whichever part it is") func range() async throws {
        let played = try await ScenarioRun(
            """
            detente: 1
            clock: { rounds: 1 }
            actors: { a: { trust: "mixture(0.5, uniform(0.1, 0.9), 0.5, uniform(5, 6))" }, b: {} }
            learning: { gain: 0, loss: 0, breach: 0 }
            issues: { x: {} }
            outcomes: { over: otherwise }
            measures: { t: "trust(a, b)" }
            """, replicates: 100_000)
        #expect(abs(try played.z("t", 0.75)) < 5.5)
        #expect(try played.values("t").allSatisfy { $0 >= 0 && $0 <= 1 })
    }

    @Test("1e-18 is that, not 0: picked, drawn, happened") func rare() throws {
        let found = try ExactRun(
            """
            detente: 1
            clock: { rounds: 1 }
            parameters: { x: "pick(1, 1e-18, 2, 1)", y: bernoulli(1e-18), z: poisson(1e-18), w: "pick(1, 1, 2, 1e-18)" }
            events: { e: { chance: 1e-18 } }
            outcomes: { over: otherwise }
            questions: { picked: x == 1, drawn: y == 1, counted: z == 1, last: w == 2, event: happened(e) }
            """)
        for name in ["picked", "drawn", "counted", "last", "event"] {
            let share = try found.question(name)
            #expect(abs(share - 1e-18) < 1e-30, "\(name): \(share)")
        }
    }
}
