import Foundation
import Statistics
import TestSupport
import Testing

/// Stochastic processes with closed forms, written as scenarios.
@Suite struct ProcessTests {
    @Test("gambler's ruin: start 3, top 10", arguments: [(0.5, 0.3, 21.0), (0.6, 0.0, 0.0), (0.45, 0, 0)])
    func ruin(_ p: Double, _ tabled: Double, _ tabledSteps: Double) async throws {
        // Won with (1 − (q/p)^3)/(1 − (q/p)^10); steps (3 − 10·won)/(q − p).
        let q = 1 - p
        let fair = p == 0.5
        let exact = fair ? tabled : (1 - pow(q / p, 3)) / (1 - pow(q / p, 10))
        let steps = fair ? tabledSteps : (3 - 10 * exact) / (q - p)
        let replicates = 200_000
        let played = try await ScenarioRun(
            """
            detente: 1
            clock: { rounds: 1000 }
            state: { purse: { start: 3, each_round: "purse + if(chance(\(p)), 1, -1)" } }
            outcomes:
              won: { when: purse == 10 }
              lost: { when: purse == 0 }
              unfinished: otherwise
            measures: { steps: round }
            """, replicates: replicates)
        #expect(abs(played.z(try played.count("won"), of: replicates, exact)) < 5.5)
        #expect(try played.count("unfinished") == 0)
        #expect(abs(try played.z("steps", steps)) < 5.5)
    }

    @Test(
        "ratification: at least 67 of 100",
        arguments: [
            ("binomial(100, 0.67)", 0.547048), ("binomial(100, 0.75)", 0.972405),
            ("binomial(53, 0.95) + binomial(47, 0.30)", 0.278156),
        ])
    func ratification(_ votes: String, _ exact: Double) async throws {
        let replicates = 300_000
        let played = try await ScenarioRun(
            """
            detente: 1
            clock: { rounds: 3 }
            state: { ratified: { start: false } }
            events: { senate: { at: 2, draws: { votes: "\(votes)" }, effects: ["ratified = votes >= 67"] } }
            outcomes: { ratified: { when: ratified }, rejected: otherwise }
            """, replicates: replicates)
        #expect(abs(played.z(try played.count("ratified"), of: replicates, exact)) < 5.5)
    }

    @Test("Richardson's arms race: Euler's steps exactly, the closed form as they shrink") func richardson()
        async throws
    {
        // dx/dt = k·y − a·x + g, dy/dt = l·x − b·y + h; a, b, k, l, g, h = 3, 2, 2, 1, 4, 3.
        func end(steps: Int, time: Double) async throws -> (Double, Double) {
            let h = time / Double(steps)
            let played = try await ScenarioRun(
                """
                detente: 1
                clock: { rounds: \(steps) }
                parameters: { a: 3, b: 2, k: 2, l: 1, g: 4, h: 3, dt: \(h) }
                state:
                  x: { start: 0, each_round: "x + dt * (k * y - a * x + g)" }
                  y: { start: 0, each_round: "y + dt * (l * x - b * y + h)" }
                outcomes: { over: otherwise }
                measures: { x: x, y: y }
                """)
            var (x, y) = (0.0, 0.0)
            for _ in 0..<steps { (x, y) = (x + h * (2 * y - 3 * x + 4), y + h * (1 * x - 2 * y + 3)) }
            let got = (try played.value("x"), try played.value("y"))
            // The same operations in the same order: the same bits.
            #expect(got.0 == x && got.1 == y)
            return got
        }
        var errors: [Double] = []
        for steps in [100, 1000, 10_000] {
            let (x, y) = try await end(steps: steps, time: 1)
            errors.append(max(abs(x - 2.270683), abs(y - 2.025261)))
        }
        // Euler's error falls as the step does.
        #expect(errors[0] < 0.02 && errors[1] < errors[0] / 9 && errors[2] < 2e-4)
        let (x, y) = try await end(steps: 40_000, time: 40)
        #expect(abs(x - 3.5) < 1e-9 && abs(y - 3.25) < 1e-9)
    }

    @Test("competing hazards, month by month") func hazards() async throws {
        let replicates = 300_000
        let months = 24
        let played = try await ScenarioRun(
            """
            detente: 1
            clock: { rounds: \(months), round: 1 month, start: 2026-01 }
            events: { peace: { rate: 0.9, limit: 1 }, war: { rate: 0.4, limit: 1 } }
            outcomes:
              war: { when: happened(war) }
              peace: { when: happened(peace) }
              neither: otherwise
            questions: { war_in_2026: { ask: happened(war), by: 2026-12 } }
            """, replicates: replicates)
        let peace = 1 - exp(-0.9 / 12)
        let war = 1 - exp(-0.4 / 12)
        let goesOn = (1 - peace) * (1 - war)
        // 49 comparisons at |z| ≤ 5.5, 4e-8 each: a false alarm once in 500,000 seeds; the smallest expected count is 1,900.
        for month in 1...months {
            let before = pow(goesOn, Double(month - 1))
            #expect(
                abs(played.z(try played.outcome("war").counts[month], of: replicates, before * war)) < 5.5,
                "war in month \(month)")
            #expect(
                abs(played.z(try played.outcome("peace").counts[month], of: replicates, before * (1 - war) * peace))
                    < 5.5,
                "peace in month \(month)")
        }
        #expect(abs(played.z(try played.count("neither"), of: replicates, pow(goesOn, Double(months)))) < 5.5)
        let question = try played.question("war_in_2026")
        #expect(abs(played.z(question.count, of: question.asked, war * (1 - pow(goesOn, 12)) / (1 - goesOn))) < 5.5)
    }

    @Test("copula: both above their medians with 1/4 + asin(ρ)/2π", arguments: [-0.9, -0.3, 0.0001, 0.5, 0.8])
    func copula(_ rank: Double) async throws {
        let replicates = 200_000
        // Medians: normal 2, beta(3, 3) .5, uniform .5.
        let played = try await ScenarioRun(
            """
            detente: 1
            clock: { rounds: 1 }
            parameters: { x: "normal(2, 3)", y: "beta(3, 3)", z: "uniform(0, 1)" }
            correlations: [{ between: [x, y], rank: \(rank) }]
            outcomes: { both: { when: x > 2 and y > 0.5 }, other: otherwise }
            measures: { x: x > 2, y: y > 0.5, xz: x > 2 and z > 0.5 }
            """, replicates: replicates)
        let rho = 2 * sin(Double.pi * rank / 6)
        #expect(abs(played.z(try played.count("both"), of: replicates, 0.25 + asin(rho) / (2 * Double.pi))) < 5.5)
        #expect(abs(try played.z("x", 0.5)) < 5.5)
        #expect(abs(try played.z("y", 0.5)) < 5.5)
        #expect(abs(try played.z("xz", 0.25)) < 5.5)
    }

    @Test("copula: chance is true at the upper end, tables are ordered by value") func copulaOfTables() async throws {
        let replicates = 200_000
        let played = try await ScenarioRun(
            """
            detente: 1
            clock: { rounds: 1 }
            parameters: { x: "normal(0, 1)", c: chance(0.5), p: "pick(9, 1, -9, 1)", e: "empirical(4, 1, 3, 2)" }
            correlations: [{ between: [x, c], rank: 0.5 }, { between: [x, p], rank: -0.5 }, { between: [x, e], rank: 0.5 }]
            outcomes: { over: otherwise }
            measures: { c: x > 0 and c, p: x > 0 and p > 0, e: x > 0 and e > 2.5, four: e == 4 }
            """, replicates: replicates)
        let rho = 2 * sin(Double.pi * 0.5 / 6)
        let up = 0.25 + asin(rho) / (2 * Double.pi)
        #expect(abs(try played.z("c", up)) < 5.5)
        #expect(abs(try played.z("p", 0.5 - up)) < 5.5)
        #expect(abs(try played.z("e", up)) < 5.5)
        #expect(abs(try played.z("four", 0.25)) < 5.5)
    }

    @Test("first passage of a random walk with drift: the inverse Gaussian, as steps shrink") func firstPassage()
        async throws
    {
        // Simple walk: P(first passage to k by n) = Σ k/t · C(t, (t+k)/2) / 2^t, exactly.
        let replicates = 200_000
        let (k, n) = (4, 30)
        let played = try await ScenarioRun(
            """
            detente: 1
            clock: { rounds: \(n) }
            state: { x: { start: 0, each_round: "x + if(chance(0.5), 1, -1)" } }
            outcomes: { reached: { when: x >= \(k) }, not_reached: otherwise }
            """, replicates: replicates)
        let counts = try played.outcome("reached").counts
        for t in 1...n {
            guard t >= k, (t - k) % 2 == 0 else {
                #expect(counts[t] == 0)
                continue
            }
            let logBinomial = lgamma(Double(t + 1)) - lgamma(Double((t + k) / 2 + 1)) - lgamma(Double((t - k) / 2 + 1))
            let exact = Double(k) / Double(t) * exp(logBinomial - Double(t) * log(2))
            #expect(abs(played.z(counts[t], of: replicates, exact)) < 5.5, "step \(t)")
        }
        // Geometric decline to a threshold: deterministic, to the round.
        let decline = try await ScenarioRun(
            """
            detente: 1
            clock: { rounds: 100 }
            actors: { a: { trust: 0.8, strategy: never_offer() }, b: { strategy: never_offer() } }
            learning: { loss: 0.05 }
            issues: { i: {} }
            outcomes: { collapse: { when: "trust(a, b) < 0.1" }, over: otherwise }
            """)
        // .8 · .95^n < .1 first at n = ⌈ln(1/8)/ln(.95)⌉ = 41.
        #expect(try decline.outcome("collapse").counts[41] == 1)
    }

    @Test("pacts of three: a step with the product of the parties' probabilities") func pacts() async throws {
        let replicates = 200_000
        let played = try await ScenarioRun(
            """
            detente: 1
            clock: { rounds: 4 }
            actors:
              a: { strategy: random(0.8), approval: 0.9 }
              b: { strategy: random(0.6) }
              c: { strategy: random(0.7) }
            issues: { pact: { steps: 9, slip: { offer: 0.1 } }, pair: { parties: [a, c], steps: 9 } }
            outcomes: { over: otherwise }
            measures: { pact: level(pact), pair: level(pair) }
            """, replicates: replicates)
        #expect(abs(try played.z("pact", 4 * 0.72 * 0.6 * 0.7 * 0.9 * 0.9 * 0.9)) < 5.5)
        #expect(abs(try played.z("pair", 4 * 0.72 * 0.7)) < 5.5)
    }
}
