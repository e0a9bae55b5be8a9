import Foundation
import Scenarios
import Simulation
import Statistics
import TestSupport
import Testing

/// Twin replicates and replicates without an event.
@Suite("Further futures of each replicate")
struct VariantTests {
    private static let all = Variants(twins: true, knockouts: true)

    private static func run(
        _ text: String, replicates: Int, given: String? = nil, seed: UInt64 = 5, threads: Int? = nil, lanes: Int? = nil,
        variants: Variants = all
    ) async throws -> StudyResult {
        let study = StudyPlan(
            [StudyPlan.Member(try scenarioOf(text, given: given), name: "s", seed: seed)], seed: seed,
            variants: variants)
        let settings = RunSettings(replicates: replicates, seed: seed, threads: threads, blockLanes: lanes)
        return await simulate(study, settings: settings)
    }

    /// Six standard errors of the variance of P(success | inputs) in `text`: false alarms 2e-9.
    private static func expect(
        _ text: String, variance: Double, mean: Double, replicates: Int = 20_000, given: String? = nil
    ) async throws {
        let tally = try await run(text, replicates: replicates, given: given).tally.tallies[0]
        let table = try #require(tally.twins?.success)
        let spread = try #require(InputSpread(table))
        #expect(abs(spread.variance - variance) <= 6 * spread.standardError + 1e-12, "\(spread)")
        #expect(abs(spread.mean - mean) < 6 * (0.25 / Double(spread.pairs)).squareRoot(), "\(spread)")
        #expect(table.baseline.hits == tally.outcomes[0].total)
    }

    private func spread(_ table: PairedTable?) throws -> InputSpread {
        try #require(table.flatMap { InputSpread($0) })
    }

    private static func oneEvent(_ chance: String, _ rest: String = "") -> String {
        """
        detente: 1
        clock: { rounds: 4 }
        events: { win: { chance: "\(chance)", limit: 1, when: round == 2 } }
        outcomes: { won: { when: happened(win), good: true }, lost: otherwise }
        \(rest)
        """
    }

    // MARK: Twins

    @Test("the variance over the inputs, in closed form: parameters, starts of state and trust, and dates")
    func inputs() async throws {
        try await Self.expect(
            Self.oneEvent("p", "parameters: { p: \"beta(2, 5)\" }"), variance: 10.0 / 392, mean: 2.0 / 7)
        try await Self.expect(
            Self.oneEvent("heat", "state: { heat: { start: \"uniform(0, 1)\" } }"), variance: 1.0 / 12, mean: 0.5)
        try await Self.expect(
            Self.oneEvent(
                "trust(a, b)", "actors: { a: { trust: { b: \"uniform(0.2, 0.8)\" } }, b: { trust: 0.5 } }"),
            variance: 0.03, mean: 0.5)
        // A date in round 2 or 3: success is certain in one of them, chance .5 in the other.
        try await Self.expect(
            """
            detente: 1
            clock: { rounds: 4 }
            events: { early: { at: "if(chance(0.3), 1, 3)" }, win: { at: 2, when: "chance(if(happened(early), 1, 0.5))" } }
            outcomes: { won: { when: happened(win), good: true }, lost: otherwise }
            """, variance: 0.3 * 0.7 * 0.25, mean: 0.65)
    }

    @Test("chance alone, and gaps between meetings, are no inputs: the variance is 0")
    func chanceIsNoInput() async throws {
        let study = StudyPlan(
            [StudyPlan.Member(try scenarioOf(Self.oneEvent("0.4")), name: "s", seed: 1)], seed: 1, variants: Self.all)
        #expect(study.emptyTally.tallies[0].twins == nil, "without inputs there are no twins to play")
        func meeting(_ key: String) -> String {
            """
            detente: 1
            clock: { rounds: 3 }
            actors: { a: {}, b: {} }
            parameters: { idle: "uniform(0, 1)" }
            channels: { c: { parties: [a, b], \(key) } }
            outcomes: { met: { finally: "meetings(c) > 0 and round == 3", good: true }, not: otherwise }
            measures: { use: idle }
            """
        }
        try await Self.expect(meeting("gap: \"uniform(0.5, 6.5)\""), variance: 0, mean: 0.5)
        try await Self.expect(
            meeting("gap: \"uniform(0.5, 6.5)\", first: \"uniform(0.5, 6.5)\""), variance: 0.25, mean: 0.5)
    }

    /// Given that a coin of probability p comes up, p ~ uniform has the density 2p; in twins that both count, 3p². With
    /// it P(win) = p has the mean 3/4 and the variance 3/5 − 9/16.
    @Test("with a condition, pairs count in which it holds in both")
    func condition() async throws {
        let text = """
            detente: 1
            clock: { rounds: 4 }
            parameters: { p: "uniform(0, 1)" }
            events: { coin: { at: 1, when: chance(p) }, win: { at: 2, when: chance(p) } }
            outcomes: { won: { finally: happened(win), good: true }, lost: otherwise }
            """
        let result = try await Self.run(text, replicates: 20_000, given: "happened(coin)")
        let spread = try spread(result.tally.tallies[0].twins?.success)
        #expect(abs(spread.variance - (3.0 / 5 - 9.0 / 16)) < 6 * spread.standardError)
        #expect(abs(spread.mean - 0.75) < 0.03)
        #expect(abs(Double(spread.pairs) / 20_000 - 1.0 / 3) < 0.02)
    }

    @Test("questions have their own twins")
    func questions() async throws {
        let text = Self.oneEvent(
            "p",
            "parameters: { p: \"uniform(0, 1)\" }\nquestions: { q: { ask: happened(win), given: p > 0.5 } }")
        let tally = try await Self.run(text, replicates: 20_000).tally.tallies[0]
        let spread = try spread(tally.twins?.questions[0])
        // p uniform on (.5, 1).
        #expect(abs(spread.variance - 1.0 / 48) < 6 * spread.standardError)
        #expect(abs(spread.mean - 0.75) < 0.03)
    }

    // MARK: Replicates without an event

    /// In each of n rounds a leak ends the talks with probability q, if nobody has won: P(win) = Σ (1 − q)^k w(1 − w)^(k − 1)
    /// with a leak before a win in each round, and 1 − (1 − w)^n without.
    @Test("a hazard, in closed form: false alarms 1e-8")
    func hazard() async throws {
        let (q, w, n) = (0.15, 0.2, 6)
        let text = """
            detente: 1
            clock: { rounds: \(n) }
            parameters: { idle: "uniform(0, 1)" }
            events:
              leak: { chance: \(q), limit: 1 }
              win: { chance: "\(w)" }
              nothing: { chance: 0.5 }
            outcomes:
              ruined: { when: happened(leak) }
              won: { when: happened(win), good: true }
              open: otherwise
            measures: { use: idle }
            """
        let with = (1...n).reduce(0.0) { $0 + pow(1 - q, Double($1)) * w * pow(1 - w, Double($1 - 1)) }
        let without = 1 - pow(1 - w, Double(n))
        let always = Variants(always: [0, 1, 2])
        let tally = try await Self.run(text, replicates: 12_000, variants: always).tally.tallies[0]
        let table = try #require(tally.knockouts[0].success)
        #expect(table.baseline.trials == 12_000 && tally.twins == nil)
        let difference = try #require(table.difference)
        #expect(abs(difference - (without - with)) < 6 * (0.25 / 12_000).squareRoot())
        let interval = try #require(table.interval(level: 1 - 2e-9, validity: .fixed))
        #expect(interval.lower < without - with && without - with < interval.upper)
        // Without 'win' nobody wins.
        #expect(tally.knockouts[1].success?.other.hits == 0)
        #expect(tally.knockouts[1].success?.baseline.hits == tally.outcomes[1].total)
        // What has no effects changes nothing, in no replicate.
        let idle = try #require(tally.knockouts[2].success)
        #expect(idle.difference == 0)
        #expect(idle.counts[5] == 0 && idle.counts[7] == 0)
        #expect(tally.knockouts[2].outcomes.allSatisfy { $0.difference == 0 })
    }

    /// Without the event, the scenario is the one in which it has no effects: the same random numbers.
    @Test("the same as a scenario in which the event cannot happen, replicate by replicate")
    func sameAsNever() async throws {
        let text = DeterminismTests.everything
        let scenario = try scenarioOf(text)
        let event = try #require(scenario.events.indices.first)
        var never = scenario
        never.events[event].guardCondition = try scenarioOf(
            text.replacing("events:\n", with: "events:\n  no: { chance: 0, when: false }\n")
        ).events[0].guardCondition
        let study = StudyPlan(
            [StudyPlan.Member(scenario, name: "s", seed: 3)], seed: 3, variants: Variants(always: [event]))
        let result = await simulate(study, settings: RunSettings(replicates: 5000, seed: 3))
        let plain = await simulate(never, settings: RunSettings(replicates: 5000, seed: 3))
        for (index, table) in result.tally.tallies[0].knockouts[event].outcomes.enumerated() {
            #expect(table.other == Probability(hits: plain.tally.outcomes[index].total, of: 5000))
        }
        #expect(result.tally.tallies[0].events[event].first.total > 0)
    }

    @Test("with a condition, replicates count by it in each future")
    func conditionWithout() async throws {
        let text = """
            detente: 1
            clock: { rounds: 3 }
            events: { leak: { at: 1, when: chance(0.5) }, win: { at: 2, when: "chance(if(happened(leak), 0.2, 0.6))" } }
            outcomes: { won: { finally: happened(win), good: true }, lost: otherwise }
            """
        let tally = try await Self.run(
            text, replicates: 10_000, given: "not happened(leak) or round > 1", variants: Variants(always: [0])
        ).tally.tallies[0]
        let table = try #require(tally.knockouts[0].success)
        #expect(table.baseline.trials == tally.replicates)
        let difference = try #require(table.difference)
        #expect(abs(difference - 0.2) < 0.03)
    }

    @Test("which batches are played without which events")
    func schedule() {
        let three = Variants(knockouts: true)
        #expect(three.prevented(inBatch: 0, events: 3) == [0, 1, 2])
        for count in 1...40 {
            let chosen = (0..<count).flatMap { three.prevented(inBatch: $0, events: 3) }
            #expect(chosen.count <= max(3, (count + 1) / 2), "at most half a run, but the first batch")
            let each = (0..<3).map { event in chosen.count { $0 == event } }
            #expect((each.max() ?? 0) - (each.min() ?? 0) <= 1, "in turn")
        }
        #expect((0..<40).flatMap { three.prevented(inBatch: $0, events: 3) }.count == 20)
        #expect(Variants(always: [1]).prevented(inBatch: 7, events: 3) == [1])
        #expect(
            three.prevented(inBatch: 0, events: 0).isEmpty && Variants.none.prevented(inBatch: 0, events: 3).isEmpty)
    }

    @Test("a run that is continued, from within a batch too, has the same further futures as one run")
    func continued() async throws {
        let study = StudyPlan(
            [StudyPlan.Member(try scenarioOf(DeterminismTests.everything), name: "s", seed: 5)], seed: 5,
            variants: Self.all)
        let whole = await simulate(study, settings: RunSettings(replicates: 14_000, seed: 5))
        let first = await simulate(study, settings: RunSettings(replicates: 5003, seed: 5))
        let second = await simulate(study, settings: RunSettings(replicates: 14_000, seed: 5), from: first.tally)
        #expect(second.tally.tallies[0].twins == whole.tally.tallies[0].twins)
        #expect(second.tally.tallies[0].knockouts == whole.tally.tallies[0].knockouts)
        #expect(second.tally.tallies[0].drivers == whole.tally.tallies[0].drivers)
        #expect(whole.tally.tallies[0].twins?.success?.baseline.trials == 14_000)
    }

    @Test("the counts of a run do not depend on its further futures, nor these on threads and lanes")
    func independence() async throws {
        let text = DeterminismTests.everything
        let plain = try await Self.run(text, replicates: 9000, variants: .none).tally.tallies[0]
        let one = try await Self.run(text, replicates: 9000, threads: 1, lanes: 64).tally.tallies[0]
        let two = try await Self.run(text, replicates: 9000, threads: 2, lanes: 300).tally.tallies[0]
        #expect(one == two)
        #expect(one.twins != nil && !one.knockouts.isEmpty)
        var counted = one
        (counted.twins, counted.knockouts) = (nil, [])
        #expect(counted == plain)
    }
}
