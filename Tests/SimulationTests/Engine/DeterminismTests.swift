import Scenarios
import Simulation
import Statistics
import TestSupport
import Testing

/// What is the same, to the last bit, and what shares nothing.
@Suite struct DeterminismTests {
    static let paths = [
        "scenarios/us-russia.yaml", "scenarios/first-steps.yaml", "benchmarks/scenarios/reference.yaml",
        "benchmarks/scenarios/draws.yaml", "benchmarks/scenarios/reciprocity.yaml", "benchmarks/scenarios/wide.yaml",
    ]

    /// Gaps, rotation, random agendas, standing offers, adoption, delays, families, correlations, memory, questions.
    static let everything = """
        detente: 1
        clock: { rounds: 25, round: 1 month, start: 2026-01 }
        parameters:
          p: beta(2, 3)
          q: gamma(2, 1)
          late: { value: chance(0.3) }
          worth: { for: [actors, issues], value: "uniform(0, 1)", values: { a: { i: 0.5 } } }
        correlations: [{ between: [p, q], rank: 0.6 }]
        actors:
          a: { trust: "beta(2, 2)", strategy: { default: grit(), j: gradual() }, approval: 0.9 }
          b: { trust: { a: "uniform(0.2, 0.8)", default: 0.3 }, strategy: generous_tit_for_tat(p) }
          c: { strategy: { default: trusting(), j: contrite_tit_for_tat() }, approval: "0.5 + 0.5 * worth(self, issue)" }
        learning: { rule: bayesian, likelihood: { offer: [0.8, 0.5], hold: [0.2, 0.5] }, fade: { toward: 0.4, rate: 0.02 } }
        channels:
          x: { gap: "lognormal(0.5, 0.5)", agenda: rotate }
          y: { meets: "0.2 + 0.5 * min(trust(a, b), trust(b, c))", agenda: random }
        issues:
          i: { parties: [a, b], steps: 4, channel: [x, y], stands: 3, slip: 0.1, misread: { offer: 0.05 } }
          j: { steps: unlimited, channel: x, slip: 0.05 }
          k: { parties: [b, c], steps: 3, channel: y, advance: separately, expires: 20 }
        state:
          mood: { for: actors, start: "normal(0, 1)", each_round: "0.9 * mood(self) + normal(0, 0.1 + q / 10)", min: -2, max: 2 }
        events:
          jolt: { rate: 1.2, draws: { s: "beta(2, 4)" }, effects: ["trust(all, all) *= 1 - s", "mood(a) -= s"], limit: 3 }
          turn: { after: mood(a) < -0.2, delay: "poisson(3)", adopt: { a: { i: grim() }, b: pavlov() } }
          vote: { at: "geometric(0.1)", when: chance(0.7), effects: ["level(i) -= 1"] }
        outcomes:
          collapse: { when: "trust(a, b) < 0.05" }
          settled: { when: done(i) and done(k), good: true }
          partial: { finally: completed >= 1 }
          stalled: otherwise
        questions:
          early: { ask: done(i), by: 2026-09, given: happened(jolt) }
        measures:
          mood_of_a: mood(a)
          calm: "log(mood(b))"
          ratio: offers(a) / max(1, meetings(x))
        """

    static func scenarios() throws -> [Scenario] {
        try [scenarioOf(everything)] + paths.map { try scenarioAt($0) }
    }

    @Test("threads and block sizes do not matter") func threadsAndLanes() async throws {
        for scenario in try Self.scenarios() {
            let plan = Plan(lowering: scenario)
            func tally(threads: Int?, lanes: Int?, replicates: Int) async -> Tally {
                await simulate(
                    scenario, plan: plan,
                    settings: RunSettings(replicates: replicates, seed: 7, threads: threads, blockLanes: lanes)
                ).tally
            }
            // More than one batch, and no multiple of anything.
            let expected = await tally(threads: nil, lanes: nil, replicates: 5003)
            #expect(expected.replicates == 5003)
            #expect(expected.outcomes.map(\.total).reduce(0, +) + expected.faults.total == 5003)
            for (threads, lanes) in [(1, 64), (2, 7), (7, 128), (2, 1000), (1, 5003)] {
                let other = await tally(threads: threads, lanes: lanes, replicates: 5003)
                #expect(other == expected, "\(scenario.file): \(threads) threads, \(lanes) lanes")
            }
            let few = await tally(threads: 1, lanes: 1, replicates: 301)
            let same = await tally(threads: 1, lanes: 128, replicates: 301)
            #expect(few == same, "\(scenario.file): one lane")
        }
    }

    @Test("replicate k alone is replicate k among many") func alone() throws {
        for scenario in try Self.scenarios() {
            let plan = Plan(lowering: scenario)
            let many = replicateResults(of: plan, seed: 3, replicates: 0..<400, blockLanes: 64)
            #expect(many.map(\.replicate) == Array(0..<400))
            for k in stride(from: 0, to: 400, by: 7) {
                let one = replicateResults(of: plan, seed: 3, replicates: k..<(k + 1))
                #expect(one == [many[k]], "\(scenario.file): replicate \(k)")
            }
            let far = 3_000_000_000
            let window = replicateResults(of: plan, seed: 3, replicates: far..<(far + 20), blockLanes: 7)
            #expect(replicateResults(of: plan, seed: 3, replicates: (far + 11)..<(far + 12)) == [window[11]])
        }
    }

    @Test("the counts of a run are those of its replicates") func counts() async throws {
        for scenario in try Self.scenarios() {
            let plan = Plan(lowering: scenario)
            let results = replicateResults(of: plan, seed: 5, replicates: 0..<700)
            let tally = await simulate(scenario, plan: plan, settings: RunSettings(replicates: 700, seed: 5)).tally
            for (index, histogram) in tally.outcomes.enumerated() {
                #expect(histogram.total == results.count { $0.outcome == index })
            }
            #expect(tally.rounds == results.map(\.round).reduce(0, +))
            for (index, measure) in tally.measures.enumerated() {
                let values = results.compactMap { $0.measures[index] }.map { Double(bitPattern: $0) }
                #expect(measure.sample.all == values.sorted())
            }
        }
    }

    @Test("a plan that keeps every quantity for a trace makes the same draws") func traced() throws {
        for scenario in try Self.scenarios() {
            let lean = replicateResults(of: Plan(lowering: scenario), seed: 11, replicates: 0..<500)
            let full = replicateResults(of: Plan(lowering: scenario, keeping: .trace), seed: 11, replicates: 0..<500)
            #expect(lean == full, "\(scenario.file)")
        }
    }

    @Test("the first replicates of a longer run are those of a shorter one; another seed shares nothing") func seeds()
        throws
    {
        let scenario = try scenarioAt("benchmarks/scenarios/draws.yaml")
        let plan = Plan(lowering: scenario)
        let first = replicateResults(of: plan, seed: 1, replicates: 0..<600)
        let longer = replicateResults(of: plan, seed: 1, replicates: 0..<1500)
        #expect(Array(longer[..<600]) == first)
        let second = replicateResults(of: plan, seed: 2, replicates: 0..<600)
        let high = replicateResults(of: plan, seed: 1 << 32 | 1, replicates: 0..<600)
        // `wear` at the end is a sum of continuous draws: no value comes twice.
        let values = (first + second + high).compactMap { $0.measures[0] }
        #expect(Set(values).count == values.count)
        #expect(values.count > 1700)
    }

    @Test("a site that only one of two scenarios has does not disturb the others") func commonNumbers() async throws {
        let plain = try await ScenarioRun(Self.everything, replicates: 3000)
        let more = try await ScenarioRun(
            Self.everything
                .replacing(
                    "state:\n",
                    with: "state:\n  unseen: { start: \"normal(0, 1)\", each_round: \"unseen + normal(0, 1)\" }\n"
                )
                .replacing(
                    "events:\n",
                    with:
                        "events:\n  idle: { chance: 0.4, draws: { d: \"gamma(2, 1)\" }, effects: [\"unseen += d\"] }\n"
                )
                .replacing("parameters:\n", with: "parameters:\n  spare: uniform(0, 1)\n")
                .replacing("measures:\n", with: "measures:\n  fresh: unseen + spare\n"),
            replicates: 3000)
        #expect(plain.tally.outcomes == more.tally.outcomes)
        #expect(plain.tally.faults == more.tally.faults)
        #expect(plain.tally.issues == more.tally.issues)
        #expect(plain.tally.events == Array(more.tally.events.dropFirst()))
        #expect(plain.tally.questions == more.tally.questions)
        #expect(plain.tally.measures == Array(more.tally.measures.dropFirst()))
        #expect(try more.event("idle").firings > 10_000)
        // And the order in which sections and entries are written does not move the luck of a site.
        let turned = try await ScenarioRun(
            scenarioText(
                rounds: 6,
                "parameters: { x: \"uniform(0, 1)\", y: \"normal(0, 1)\" }\nevents: { e: { chance: 0.5 }, f: { chance: 0.3 } }",
                measures: ["x + y", "times(e)"]),
            replicates: 500)
        let straight = try await ScenarioRun(
            scenarioText(
                rounds: 6,
                "events: { f: { chance: 0.3 }, e: { chance: 0.5 } }\nparameters: { y: \"normal(0, 1)\", x: \"uniform(0, 1)\" }",
                measures: ["x + y", "times(e)"]),
            replicates: 500)
        #expect(turned.tally.measures == straight.tally.measures)
    }

    @Test("a longer horizon leaves the rounds up to the shorter one alone") func horizon() async throws {
        func replicates(_ rounds: Int) throws -> [ReplicateResult] {
            let text = scenarioText(
                rounds: rounds,
                """
                state: { x: { start: 0, each_round: "if(round <= 9, x + normal(0, 1), x)" } }
                events: { e: { chance: 0.1, when: round <= 9, effects: ["x += beta(2, 3)"] } }
                """, measures: ["x", "times(e)"])
            return replicateResults(of: Plan(lowering: try scenarioOf(text)), seed: 9, replicates: 0..<300)
        }
        #expect(try replicates(9).map(\.measures) == replicates(23).map(\.measures))
    }
}
