import Foundation
import Scenarios
import Simulation
import Statistics
import TestSupport
import Testing

/// Shares of the variance of P(success | inputs) that single inputs explain.
@Suite("What drives success")
struct DriverTests {
    /// The share of every input, by 40,000 replicates.
    private static func shares(_ text: String) async throws -> [Input: ExplainedVariance?] {
        let study = StudyPlan(
            [StudyPlan.Member(try scenarioOf(text), name: "s", seed: 11)], seed: 11, variants: Variants(twins: true))
        let result = await simulate(study, settings: RunSettings(replicates: 40_000, seed: 11))
        let tally = result.tally.tallies[0]
        let spread = try #require(tally.twins?.success.flatMap { InputSpread($0) })
        // At 1 − 2e-9, so that one of a dozen misses once in 10⁷.
        return Dictionary(
            uniqueKeysWithValues: zip(result.runs[0].inputs, tally.drivers).map { input, driver in
                let effect = MainEffect(hits: driver.hits([0]), trials: driver.trials)
                return (input, ExplainedVariance([effect], of: spread, level: 1 - 2e-9))
            })
    }

    private static func scenario(_ chance: String, _ body: String) -> String {
        """
        detente: 1
        clock: { rounds: 1 }
        \(body)
        events: { win: { chance: "\(chance)" } }
        outcomes: { won: { when: happened(win), good: true }, lost: otherwise }
        """
    }

    private static func check(_ shares: [Input: ExplainedVariance?], _ wanted: [Input: Double]) throws {
        #expect(Set(shares.keys) == Set(wanted.keys))
        for (input, share) in wanted {
            let found = try #require(shares[input] ?? nil, "\(input)")
            #expect(
                found.interval.lower <= share + 0.005 && share <= found.interval.upper + 0.005, "\(input): \(found)")
            #expect(abs(found.share - share) < 0.15, "\(input): \(found)")
        }
    }

    @Test("the draws of one input are the same, whether or not the others are drawn")
    func parts() throws {
        let plan = Plan(lowering: try scenarioOf(DeterminismTests.everything), keeping: .drivers)
        let all = plan.setupValues(seed: 7, replicates: 600)
        #expect(all.count > 5)
        for index in all.indices {
            let part = plan.settingUp(index..<index + 1)
            #expect(part.setup.operations.count < plan.setup.operations.count)
            #expect(
                part.setupValues(seed: 7, replicates: 600).map { $0.map(\.bitPattern) } == [
                    all[index].map(\.bitPattern)
                ])
        }
    }

    /// P = .2 + .5a + .25b: shares 4/5 and 1/5.
    @Test("additive")
    func additive() async throws {
        let shares = try await Self.shares(
            Self.scenario("0.2 + 0.5 * a + 0.25 * b", "parameters: { a: \"uniform(0, 1)\", b: \"uniform(0, 1)\" }"))
        try Self.check(shares, [.parameter(0, member: 0): 0.8, .parameter(1, member: 0): 0.2])
    }

    /// P = ab: Var = 7/144, of which each explains 1/48.
    @Test("multiplicative: the rest is interaction")
    func multiplicative() async throws {
        let shares = try await Self.shares(
            Self.scenario("a * b", "parameters: { a: \"uniform(0, 1)\", b: \"uniform(0, 1)\" }"))
        try Self.check(shares, [.parameter(0, member: 0): 3.0 / 7, .parameter(1, member: 0): 3.0 / 7])
    }

    /// As the Ishigami function, with x uniform on (−1, 1): f = x₁ + 7x₂² + 2x₃⁴x₁. The parts are (1 + 2/5)²/3 of the first,
    /// 49·4/45 of the second, none of the third alone, and 4·(1/9 − 1/25)/3 of first and third together.
    @Test("an input that acts only through another")
    func interaction() async throws {
        let one = 1.96 / 3
        let two = 49 * 4.0 / 45
        let both = 4 * (1.0 / 9 - 1.0 / 25) / 3
        let all = one + two + both
        let shares = try await Self.shares(
            Self.scenario(
                "(3 + x + 7 * y^2 + 2 * z^4 * x) / 13",
                "parameters: { x: \"uniform(-1, 1)\", y: \"uniform(-1, 1)\", z: \"uniform(-1, 1)\" }"))
        try Self.check(
            shares,
            [
                .parameter(0, member: 0): one / all, .parameter(1, member: 0): two / all, .parameter(2, member: 0): 0,
            ])
    }

    /// The indices are SALib's: Witnesses/sensitivity.py.
    @Test("the first-order indices of SALib")
    func salib() async throws {
        let shares = try await Self.shares(
            Self.scenario(
                "logistic(1.5 * a - 2 * b * c)",
                "parameters: { a: \"normal(0, 1)\", b: \"uniform(0, 2)\", c: \"beta(2, 2)\" }"))
        try Self.check(
            shares,
            [
                .parameter(0, member: 0): 0.78513, .parameter(1, member: 0): 0.10262,
                .parameter(2, member: 0): 0.05765,
            ])
    }

    /// P = (s + t + m + e)/4 with s and t uniform, m and e 0 or 1 with probability ½: variances 1/12, 1/12, 1/4, 1/4.
    @Test("starts of state, trust and memory, and dates, beside parameters")
    func kinds() async throws {
        let text = """
            detente: 1
            clock: { rounds: 3 }
            actors: { a: { trust: { b: "uniform(0, 1)" }, strategy: { x: keeps } }, b: { trust: 0.5 } }
            strategies: { keeps: { memory: { m: { start: "if(chance(0.5), 1, 0)", update: m } }, offer: m } }
            state: { s: { start: "uniform(0, 1)" }, t: { start: 0, each_round: "if(round == 1, trust(a, b), t)" } }
            channels: { c: { parties: [a, b], meets: "if(round == 2, 1, 0)" } }
            issues: { x: { parties: [a, b], steps: 1 } }
            events:
              e: { at: "if(chance(0.5), 1, 9)" }
              win: { at: 3, when: "chance((s + t + offers(a, x) + if(happened(e), 1, 0)) / 4)" }
            learning: { rule: linear, gain: 0, loss: 0 }
            outcomes: { won: { when: happened(win), good: true }, lost: otherwise }
            """
        let shares = try await Self.shares(text)
        try Self.check(
            shares,
            [
                .trust(of: 0, in: 1): 0.125, .state(0, member: 0): 0.125, .memory(actor: 0, issue: 0, name: "m"): 0.375,
                .event(0, position: 0): 0.375,
            ])
    }
}
