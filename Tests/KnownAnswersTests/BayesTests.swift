import TestSupport
import Testing

@Suite struct BayesTests {
    private func posterior(kept: Int, broken: Int) async throws -> Double {
        let played = try await ScenarioRun(
            """
            detente: 1
            clock: { rounds: \(max(1, kept + broken)) }
            strategies: { keeps: { offer: round <= \(kept) } }
            actors: { a: { trust: 0.3 }, b: { strategy: keeps() } }
            learning: { rule: bayesian, likelihood: { offer: [0.9, 0.5], hold: [0.1, 0.5] } }
            issues: { i: { steps: unlimited, requires: \(kept + broken > 0) } }
            outcomes: { over: otherwise }
            measures: { t: "trust(a, b)" }
            """)
        return try played.value("t")
    }

    @Test("prior .3 after kept and broken moves")
    func posteriors() async throws {
        for (kept, exact) in [0.3, 0.435484, 0.581340, 0.714239, 0.818148, 0.890088].enumerated() {
            let trust = try await posterior(kept: kept, broken: 0)
            #expect(abs(trust - exact) < 5e-7, "\(kept) kept")
        }
        let broken = try await posterior(kept: 3, broken: 1)
        #expect(abs(broken - 0.333283) < 5e-7)
    }

    @Test("the expected posterior is the prior") func martingale() async throws {
        // b is sincere with a's prior, and moves accordingly.
        let played = try await ScenarioRun(
            """
            detente: 1
            clock: { rounds: 8 }
            parameters: { sincere: chance(0.3) }
            strategies: { honest: { offer: "if(sincere, 0.9, 0.5)" } }
            actors: { a: { trust: 0.3 }, b: { strategy: honest() } }
            learning: { rule: bayesian, likelihood: { offer: [0.9, 0.5], hold: [0.1, 0.5] } }
            issues: { i: { steps: unlimited } }
            outcomes: { over: otherwise }
            measures: { t: "trust(a, b)", brier: "(trust(a, b) - sincere) ^ 2 - trust(a, b) * (1 - trust(a, b))" }
            """, replicates: 100_000)
        #expect(abs(try played.z("t", 0.3)) < 5.5)
        // And it is calibrated.
        #expect(abs(try played.z("brier", 0)) < 5.5)
    }

    /// Kydd: co-operate iff t ≥ (P − S)/((P − S) + (R − T)).
    @Test(arguments: [([2.0, 3, 1, 0], 0.5), ([4, 5, 1, -3], 0.8)])
    func minimumTrust(_ payoffs: [Double], _ minimum: Double) async throws {
        let (t, r, p, s) = (payoffs[0], payoffs[1], payoffs[2], payoffs[3])
        for (trust, expected) in [(minimum + 0.001, 1.0), (minimum - 0.001, 0)] {
            let played = try await ScenarioRun(
                """
                detente: 1
                clock: { rounds: 1 }
                parameters: { t: \(t), r: \(r), p: \(p), s: \(s) }
                strategies: { kydd: { offer: "trust(self, other) >= (p - s) / ((p - s) + (r - t))" } }
                actors: { a: { trust: \(trust), strategy: kydd() }, b: {} }
                issues: { i: {} }
                outcomes: { over: otherwise }
                measures: { m: offers(a) }
                """)
            #expect(try played.value("m") == expected)
        }
    }
}
