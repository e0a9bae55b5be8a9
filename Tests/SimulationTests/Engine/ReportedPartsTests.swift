import Foundation
import Scenarios
import Simulation
import Statistics
import TestSupport
import Testing

/// Paths, conditions, drivers, the course of trust, and stopping at a precision.
@Suite struct ReportedPartsTests {
    private func tally(
        _ scenario: Scenario, replicates: Int, seed: UInt64 = 5, precision: Precision? = nil, threads: Int? = nil
    ) async throws -> StudyResult {
        let study = StudyPlan([StudyPlan.Member(scenario, name: "x", seed: seed)], seed: seed)
        return await simulate(
            study,
            settings: RunSettings(replicates: replicates, seed: seed, precision: precision, threads: threads))
    }

    @Test("the paths of a run are those of its replicates, traced one by one")
    func paths() async throws {
        var compared = 0
        for scenario in try [scenarioOf(DeterminismTests.everything), scenarioAt("scenarios/us-russia.yaml")] {
            let result = try await tally(scenario, replicates: 150)
            var expected: [PathTally.Key: Int] = [:]
            let plan = Plan(lowering: scenario, keeping: .trace)
            for replicate in 0..<150 {
                let trace = Trace(of: scenario, plan: plan, seed: 5, replicate: replicate)
                guard case .outcome(let outcome) = trace.end else { continue }
                expected[PathTally.Key(path: trace.path, outcome: outcome), default: 0] += 1
            }
            let found = result.tally.tallies[0].paths[0].mostFrequent(.max)
            #expect(found.count == expected.count)
            for taken in found { #expect(expected[taken.key] == taken.count) }
            for kind in [PathKind.issues, .done] {
                // What comes after the sixteenth milestone of a full path is not known here.
                guard !expected.keys.contains(where: \.path.isCut) else { continue }
                var shorter: [PathTally.Key: Int] = [:]
                for (key, count) in expected {
                    var path = Path()
                    for milestone in key.path.milestones where kind.includes(milestone) { path.append(milestone) }
                    shorter[PathTally.Key(path: path, outcome: key.outcome), default: 0] += count
                }
                compared += 1
                let listed = result.tally.tallies[0].paths[kind.rawValue].mostFrequent(.max)
                #expect(Dictionary(uniqueKeysWithValues: listed.map { ($0.key, $0.count) }) == shorter)
            }
            // The most frequent comes first.
            #expect(zip(found, found.dropFirst()).allSatisfy { $0.count >= $1.count })
        }
        #expect(compared >= 2)
    }

    /// By hand: the event fires in rounds 2 and 4, the first time completing 'visas', which the second reopens and the
    /// talks of round 5 complete again; 'flights' expires after round 3.
    @Test("milestones come in the order in which they happen, and a long path is cut")
    func order() async throws {
        let text = """
            detente: 1
            clock: { rounds: 6 }
            actors: { a: { strategy: always_offer() }, b: { strategy: always_offer() } }
            channels: { talks: { meets: "if(round >= 5, 1, 0)" } }
            issues: { visas: { steps: 1 }, flights: { steps: 9, expires: 3 } }
            events:
              push: { at: [2, 4], effects: ["level(visas) = if(round < 3, 1, 0)"], milestone: true }
            outcomes: { over: otherwise }
            """
        let path = try #require(
            try await tally(scenarioOf(text), replicates: 10).tally.tallies[0].paths[0].mostFrequent(1).first)
        #expect(path.count == 10 && path.medianRound == 6)
        #expect(path.key.path.milestones == [.event(0), .done(0), .expired(1), .event(0), .done(0)])
        for (kind, milestones) in [
            (PathKind.issues, [Milestone.done(0), .expired(1), .done(0)]), (.done, [.done(0), .done(0)]),
        ] {
            let short = try #require(
                try await tally(scenarioOf(text), replicates: 10).tally.tallies[0].paths[kind.rawValue]
                    .mostFrequent(1).first)
            #expect(short.count == 10 && short.key.path.milestones == milestones)
        }
        let many = """
            detente: 1
            clock: { rounds: 40 }
            events: { tick: { chance: 1, milestone: true } }
            outcomes: { over: otherwise }
            """
        let long = try #require(
            try await tally(scenarioOf(many), replicates: 3).tally.tallies[0].paths[0].mostFrequent(1).first)
        #expect(long.key.path.milestones.count == 16 && long.key.path.isCut)
    }

    @Test("a condition counts the replicates in which it came true, and everything about them")
    func given() async throws {
        let condition = "happened(jolt) and round <= 6"
        let plain = DeterminismTests.everything.replacing(
            "measures:\n", with: "measures:\n  seen: times(jolt)\n")
        let asked = plain.replacing(
            "questions:\n", with: "questions:\n  it: { ask: \"\(condition)\" }\n")
        let whole = try await tally(scenarioOf(asked), replicates: 3000).tally.tallies[0]
        let result = try await tally(scenarioOf(plain, given: condition), replicates: 3000)
        let part = result.tally.tallies[0]
        #expect(result.tally.played == [3000] && result.runs[0].considered == 3000)
        // Faults cannot be told apart here: there are none.
        #expect(whole.faults.total == 0)
        #expect(part.replicates == whole.questions[0].count && part.replicates > 100)
        #expect(part.events[0].first.total == part.replicates, "the jolt happened in each")
        // The selection by itself: those of the replicates that are told one by one.
        let results = replicateResults(of: Plan(lowering: try scenarioOf(asked)), seed: 5, replicates: 0..<3000)
        let seen = results.count { ($0.measures[0].map { Double(bitPattern: $0) } ?? 0) > 0 }
        #expect(part.replicates <= seen)
        let never = try await tally(scenarioOf(plain, given: "false"), replicates: 100).tally.tallies[0]
        #expect(never.replicates == 0 && never.outcomes.allSatisfy { $0.total == 0 })
        let always = try await tally(scenarioOf(plain, given: "true"), replicates: 700).tally.tallies[0]
        let unconditional = try await tally(scenarioOf(plain), replicates: 700).tally.tallies[0]
        #expect(always == unconditional)
    }

    /// Success with probability p, uniform: Var(p) = 1/12 of Var = 1/4, a third. 20,000 replicates: six standard errors.
    @Test("what drives success: a known share, its tenths, and a parameter without effect: false alarms 1e-8")
    func drivers() async throws {
        let text = """
            detente: 1
            clock: { rounds: 1 }
            parameters: { p: "uniform(0, 1)", idle: "normal(0, 1)", computed: p / 2, coin: { value: chance(0.5) } }
            events: { win: { chance: p } }
            outcomes: { won: { when: happened(win), good: true }, lost: otherwise }
            measures: { use: "idle + computed + if(coin, 1, 0)" }
            """
        let result = try await tally(scenarioOf(text), replicates: 20_000)
        let run = result.runs[0]
        #expect(run.inputs == [0, 1, 3].map { .parameter($0, member: 0) }, "what is computed from others is none")
        let effects = run.tally.drivers.map { MainEffect(hits: $0.hits([0]), trials: $0.trials) }
        let shares = try effects.map { try #require($0.share) }
        #expect(abs(shares[0] - 1.0 / 3) < 0.03 && abs(shares[1]) < 0.005 && abs(shares[2]) < 0.005)
        let low = try #require(run.tally.drivers[0].lowestTenth([0]))
        let high = try #require(run.tally.drivers[0].highestTenth([0]))
        #expect(abs(Double(low.trials) - 2000) < 300)
        #expect(abs(try #require(low.estimate) - 0.05) < 0.03)
        #expect(abs(try #require(high.estimate) - 0.95) < 0.03)
        #expect(run.tally.drivers[2].trials.count == 2, "a truth value has two bins")
    }

    /// `t += r·(to − t)` every round: t(n) = to + (t(0) − to)(1 − r)ⁿ.
    @Test("trust and state follow the closed form, and stand after the end of a replicate")
    func trajectories() async throws {
        let text = """
            detente: 1
            clock: { rounds: 8 }
            actors: { a: { trust: 0.9 }, b: { trust: { a: "uniform(0.2, 0.4)" } } }
            learning: { fade: { toward: 0.1, rate: 0.25 } }
            state: { heat: { start: 0, each_round: heat + 1 }, calm: { start: true } }
            events: { stop: { at: 5, when: chance(0.5) } }
            outcomes: { stopped: { when: happened(stop) }, over: otherwise }
            """
        let settings = RunSettings(replicates: 10_000)
        let study = MilestoneTests.study(try scenarioOf(text), [0, 4, 8])
        let result = await simulate(study, settings: settings)
        let course = try #require(result.trajectories[0])
        #expect(course.replicates == Trajectories.sample && course.rounds == [0, 4, 8])
        let trust = try #require(course.lines.first { $0.quantity == .trust(of: 0, in: 1) })
        for (point, n) in zip(trust.points.prefix(2), [0.0, 4]) {
            let expected = 0.1 + 0.8 * pow(0.75, n)
            #expect(abs(point.p50 - expected) < 1e-12 && abs(point.mean - expected) < 1e-12)
        }
        let uncertain = try #require(course.lines.first { $0.quantity == .trust(of: 1, in: 0) })
        #expect(abs(uncertain.points[0].p05 - 0.21) < 0.01 && abs(uncertain.points[0].p95 - 0.39) < 0.01)
        let heat = try #require(course.lines.first { $0.quantity == .state(0, member: 0) })
        #expect(heat.points.map(\.p95) == [0, 4, 8] && heat.points[2].p05 == 5)
        #expect(course.lines.contains { $0.quantity == .state(1, member: 0) && $0.points[1].mean == 1 })
        let never = MilestoneTests.study(try scenarioOf(text, given: "round > 99"), [0])
        let none = try #require(await simulate(never, settings: RunSettings(replicates: 500)).trajectories[0])
        #expect(none.replicates == 0 && none.lines.isEmpty)
        // Taken on the way they cost no count, and are what the replicates give that are simulated once more.
        #expect(
            await simulate(MilestoneTests.study(try scenarioOf(text), []), settings: settings).tally == result.tally)
        #expect(study.completed([nil], result.tally, settings) == [course])
        let short = await simulate(study, settings: RunSettings(replicates: 90))
        #expect(short.trajectories[0]?.replicates == 90)
        #expect(await simulate(study, settings: settings, from: short.tally).trajectories == [course])
    }

    @Test("trajectories are of the replicates in which the condition of the report came true")
    func givenTrajectories() async throws {
        let text = """
            detente: 1
            clock: { rounds: 4 }
            parameters: { high: { value: chance(0.5) } }
            state: { heat: { start: "if(high, 2, 1)" } }
            outcomes: { over: otherwise }
            """
        let study = MilestoneTests.study(try scenarioOf(text, given: "high"), [0, 4])
        for threads in [1, 3] {
            let result = await simulate(study, settings: RunSettings(replicates: 9_000, threads: threads))
            let found = try #require(result.trajectories[0])
            #expect(abs(found.replicates - 2048) < 250, "a half of 4,096, ± 7 standard errors")
            #expect(found.lines.map { $0.points.map(\.p05) } == [[2, 2]])
        }
    }

    @Test("a run stops at the second look running at which every outcome is precise, on any number of threads")
    func precision() async throws {
        let scenario = try scenarioAt("benchmarks/scenarios/reference.yaml")
        let target = Precision.absolute(0.01)
        let result = try await tally(scenario, replicates: 200_000, precision: target, threads: 2)
        #expect(result.stopped == .precision)
        let done = result.tally.played[0]
        let looks = Precision.looks(upTo: 200_000)
        let place = try #require(looks.firstIndex(of: done))
        for look in [place - 1, place] {
            let whole = try await tally(scenario, replicates: looks[look]).tally.tallies[0]
            #expect(
                whole.outcomes.allSatisfy {
                    target.isMet(by: Probability(hits: $0.total, of: whole.replicates), level: 0.95)
                })
        }
        let other = try await tally(scenario, replicates: 200_000, precision: target, threads: 1)
        #expect(other.tally == result.tally)
        // In three runs, kept in between.
        let study = StudyPlan([StudyPlan.Member(scenario, name: "x", seed: 5)], seed: 5)
        var resumed: StudyTally?
        for cap in [3000, looks[place - 1], 200_000] {
            resumed = await simulate(
                study, settings: RunSettings(replicates: cap, seed: 5, precision: target), from: resumed
            ).tally
        }
        #expect(resumed?.played == [done])
        let short = try await tally(scenario, replicates: 2000, precision: .absolute(0.0001))
        #expect(short.stopped == .replicates && short.tally.played == [2000])
    }
}
