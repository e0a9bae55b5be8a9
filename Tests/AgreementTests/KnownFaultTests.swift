import Foundation
import Scenarios
import Simulation
import Statistics
import TestSupport
import Testing

/// Inputs that once gave wrong numbers or ended the program, each with its right value: closed forms that stand beside it, or
/// the language page. A share passes within 5.5 standard errors, a false-alarm rate below 1e-6 for all of them together.
@Suite struct KnownFaultTests {
    private struct Played {
        let scenario: Scenario
        let tally: Tally

        func outcome(_ name: String) -> Double {
            share(scenario.outcomes.map(\.name), name) { tally.outcomes[$0].total }
        }
        func question(_ name: String) -> Double {
            share(scenario.questions.map(\.name), name) { tally.questions[$0].count }
        }

        func mean(_ name: String) throws -> Double {
            let index = try #require(scenario.measures.firstIndex { $0.name == name })
            return try #require(tally.measures[index].mean)
        }

        private func share(_ names: [String], _ name: String, _ count: (Int) -> Int) -> Double {
            Double(names.firstIndex(of: name).map(count) ?? -1) / Double(tally.replicates)
        }
    }

    static let replicates = 40_000

    private func play(_ name: String, threads: Int = 2) async throws -> Played {
        let scenario = try scenarioAt("Tests/Fixtures/Faults/\(name).yaml")
        let result = await simulate(
            scenario, settings: RunSettings(replicates: Self.replicates, seed: 3, threads: threads))
        #expect(result.tally.faults.total == 0)
        return Played(scenario: scenario, tally: result.tally)
    }

    private func expect(_ share: Double, _ p: Double, _ name: String) {
        let error = (p * (1 - p) / Double(Self.replicates)).squareRoot()
        #expect(abs(share - p) <= 5.5 * error, "\(name): \(share) for \(p)")
    }

    @Test("shares of outcomes and questions") func shares() async throws {
        let offers = try await play("offer-by-truth")
        expect(offers.outcome("offered"), 0.3, "offered")
        #expect(offers.question("good_and_offered") == offers.outcome("offered"))
        #expect(offers.question("isgood") == offers.outcome("offered"))
        #expect(offers.question("bad_and_offered") == 0)
        #expect(try await play("offer-by-truth", threads: 1).tally == offers.tally)
        // One half of the meetings, and approval 1 − 0.4.
        expect(try await play("merge-approval").outcome("agreed"), 0.3, "agreed")
        let named = try await play("draw-named-when")
        for (outcome, p) in [("both", 0.25), ("only", 0.25), ("rest", 0.5)] {
            expect(named.outcome(outcome), p, outcome)
        }
        let drawn = try await play("argument-draw-shared")
        for (outcome, p) in [("both", 0.25), ("none", 0.25), ("over", 0.5)] {
            expect(drawn.outcome(outcome), p, outcome)
        }
        let dates = try await play("date-in-formula")
        #expect(dates.outcome("after_october") == 1)
        #expect(try await play("constant-rounding").outcome("hit") == 0)
        #expect(try await play("score-in-argument").outcome("rest") == 1)
        // A year at 0.5: the chance that it came is 1 − e^−0.5; that it had not yet come after a month 1 − 0.0408.
        expect(try await play("never").question("no_strike"), exp(-0.5 / 12), "no_strike")
    }

    @Test("values that are the same in every replicate") func values() async throws {
        for (file, values) in [
            ("effect-on-bounded-state", ["dx": 0, "dy": 0, "dz": 0, "dv": 0]), ("effect-on-level", ["dt": 0, "dl": 0]),
            ("other-not-equal", ["m": 0, "m2": 1]), ("misread-before-move", ["read_as_offer": 0]),
            ("date-in-formula", ["moves": 6]), ("after-limit", ["echoes": 3]),
            ("duration-weeks90", ["w": 63, "fired_in": 63]), ("duration-days49", ["d": 1, "fired": 1]),
        ] as [(String, [String: Double])] {
            let played = try await play(file)
            for (name, value) in values { #expect(try played.mean(name) == value, "\(file): \(name)") }
        }
    }

    @Test("means") func means() async throws {
        func near(_ mean: Double, _ exact: Double, sd: Double, _ name: String) {
            #expect(abs(mean - exact) < 5.5 * sd / Double(Self.replicates).squareRoot(), "\(name): \(mean)")
        }
        // The score of half the meetings, uniform from 1 to 2: variance .5 · (7/3) − .75².
        near(try await play("merge-payoffs").mean("t"), 0.75, sd: (7.0 / 6 - 0.5625).squareRoot(), "score")
        // Half uniform on [0.1, 0.9], half held to 1: variance (0.25 + 0.16/3 + 1) / 2 − .75².
        near(
            try await play("mixture-range").mean("t"), 0.75, sd: ((1.25 + 0.16 / 3) / 2 - 0.5625).squareRoot(), "trust")
        // E[ab] = 1 · 1/2 + ρ σa σb with ranks correlated by 0.8; the product is below 2, so that its deviation is below 1.
        let tied = try await play("tied-mixture")
        near(try tied.mean("mixture_ab"), 0.5 + 0.8 / 6, sd: 0.7, "mixture")
        near(try tied.mean("plain_cd"), 0.5 + 0.8 / 6, sd: 0.7, "plain")
        let offset = try await play("big-offset-mean")
        #expect(abs(try offset.mean("shifted") - 1e12 - offset.mean("plain")) < 1e-3)
    }

    @Test(
        "what once ended the program plays",
        arguments: [
            "follows-own-parameter", "follows-in-follows", "gap-asks-event", "memory-asks-score", "json-surrogates",
            "sum-of-250",
        ])
    func crashes(_ name: String) async throws {
        let played = try await play(name)
        #expect(played.tally.replicates == Self.replicates)
        // s(0.25) starts at .25, and s(.25) with it; each then goes on with 1 − m: .25, .75, .25, .75 make 2.
        if name == "follows-in-follows" { #expect(abs(try played.mean("n") - 2) < 5.5 * 0.87 / 200) }
        if name == "sum-of-250" { #expect(try played.mean("m") == 500) }
    }

    @Test("exact values of small rates and weights, and of a value fixed per replicate") func exact() throws {
        let rate = try enumerateBranches(of: scenarioAt("Tests/Fixtures/Faults/small-rate-exact.yaml"))
        #expect(abs(rate.outcomes[0].total / 8.33333333298611e-11 - 1) < 1e-13)
        let weights = try enumerateBranches(of: scenarioAt("Tests/Fixtures/Faults/tiny-weight-exact.yaml"))
        for question in weights.questions { #expect(abs(question.yes / 1e-18 - 1) < 1e-12) }
        let offers = try enumerateBranches(of: scenarioAt("Tests/Fixtures/Faults/offer-by-truth.yaml"))
        #expect(abs(offers.outcomes[0].total - 0.3) < 1e-15)
        #expect(offers.questions[2].yes == 0)
    }
}
