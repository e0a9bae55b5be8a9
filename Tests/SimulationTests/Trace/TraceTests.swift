import Foundation
import Scenarios
import Simulation
import Statistics
import Testing

@Suite("A trace")
struct TraceTests {
    struct Sample: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var text: String
    }

    /// Events, levels, vetoes, misreadings, expiry, adoption, and three ways to end.
    static let eventful = Sample(
        testDescription: "eventful",
        text: """
            detente: 1
            clock: { rounds: 18, round: 1 month, start: 2026-01 }
            parameters: { warmth: "beta(4, 3)" }
            actors:
              north: { trust: warmth, approval: 0.8, strategy: "grit()" }
              south: { trust: "beta(3, 3)", strategy: { default: "trusting()", pact: "random(0.4)" } }
            channels: { ministries: { meets: 0.7 }, summit: { meets: 0.3, agenda: rotate } }
            issues:
              visas: { channel: [ministries, summit], steps: 2, stands: 3, slip: 0.05, misread: 0.1 }
              pact: { channel: none, steps: 2, advance: separately, expires: 9 }
              flights: { channel: summit, requires: done(visas), steps: 3 }
            state: { strain: { start: 0.3, each_round: "strain + normal(0, 0.05)", min: 0, max: 1 } }
            events:
              incident: { chance: 0.1, draws: { severity: "beta(2, 3)" }, effects: ["trust(all, all) *= 1 - severity", "level(visas) -= 1"] }
              change: { at: "uniform(3, 8)", adopt: { south: tit_for_tat() } }
              rupture: { chance: 0.02, limit: 1 }
            outcomes:
              broken: { when: happened(rupture) }
              settled: { when: done(visas) and done(flights) }
              partial: { finally: completed >= 1 }
              stalled: otherwise

            """)
    /// About one replicate in three becomes a fault: the logarithm of a negative number.
    static let faulty = Sample(
        testDescription: "faulty",
        text: """
            detente: 1
            clock: { rounds: 6 }
            state: { x: { start: 1, each_round: "x + normal(0, 0.5)" } }
            outcomes: { high: { when: log(x) > 0.5 }, low: otherwise }

            """)
    static let three = Sample(
        testDescription: "three",
        text: """
            detente: 1
            clock: { rounds: 10 }
            actors: { a: {}, b: { trust: 0.6 }, c: { strategy: random(0.7) } }
            issues: { treaty: { steps: 2, stands: 4, misread: 0.1 }, border: { advance: separately, parties: [c, a], start: { c: 0, a: 1 }, steps: 3 } }
            events: { flood: { chance: 0.1 } }
            outcomes: { done: { when: done(all) }, open: otherwise }

            """)

    @Test("has the same luck as the run: counts by outcome and round agree", arguments: [eventful, faulty, three])
    func sameLuck(sample: Sample) async throws {
        let scenario = try read(sample.text)
        let replicates = 120
        let result = await simulate(scenario, settings: RunSettings(replicates: replicates, seed: 5))
        let plan = Plan(lowering: scenario, keeping: .trace)
        var tally = Tally(
            outcomes: result.tally.outcomes.map { _ in RoundHistogram(horizon: scenario.clock.rounds) },
            faults: RoundHistogram(horizon: scenario.clock.rounds), issues: [], events: [], questions: [], measures: [],
            faultsByExpression: [], clampsByExpression: [])
        var firings = scenario.events.map { _ in 0 }
        var completed = scenario.issues.map { _ in 0 }
        for replicate in 0..<replicates {
            let trace = Trace(of: scenario, plan: plan, seed: 5, replicate: replicate)
            switch trace.end {
            case .outcome(let index): tally.outcomes[index].record(round: trace.rounds.count)
            case .fault: tally.faults.record(round: trace.rounds.count)
            }
            for case .event(let index, _) in trace.rounds.flatMap(\.happenings) { firings[index] += 1 }
            for (index, issue) in scenario.issues.enumerated() where trace.finish.isDone(index, steps: issue.steps) {
                completed[index] += 1
            }
        }
        #expect(tally.outcomes == result.tally.outcomes)
        #expect(tally.faults == result.tally.faults)
        #expect(firings == result.tally.events.map(\.firings))
        #expect(completed == result.tally.issues.map(\.done.total))
        #expect(result.tally.outcomes.count { $0.total > 0 } >= 2, "the scenario tells outcomes apart")
    }

    @Test("adds up: the start and all changes told give the finish", arguments: [eventful, three])
    func addsUp(sample: Sample) throws {
        let scenario = try read(sample.text)
        let plan = Plan(lowering: scenario, keeping: .trace)
        for replicate in 0..<60 {
            let trace = Trace(of: scenario, plan: plan, seed: 2, replicate: replicate)
            var (trust, levels, state) = (trace.start.trust, trace.start.levels, trace.start.state)
            for happening in trace.rounds.flatMap(\.happenings) {
                switch happening {
                case .trust(let from, let to, let old, let new):
                    #expect(trust[from][to] == old)
                    trust[from][to] = new
                case .level(let issue, let party, let old, let new, let cause):
                    #expect(levels[issue][party ?? 0] == old)
                    if cause == .moves { #expect(abs(new - old) == 1) }
                    levels[issue][party ?? 0] = new
                case .state(let index, let member, let old, let new):
                    #expect(state[index][member] == old)
                    state[index][member] = new
                default: continue
                }
            }
            #expect(trust == trace.finish.trust)
            #expect(levels == trace.finish.levels)
            #expect(state == trace.finish.state)
        }
    }

    @Test("tells exactly what a scripted scenario does, round by round")
    func scripted() throws {
        let scenario = try read(
            """
            detente: 1
            clock: { rounds: 4 }
            actors:
              a: { trust: 0.5, strategy: always_offer() }
              b: { trust: 0.5, strategy: tit_for_tat(), approval: "if(round == 1, 0, 1)" }
            learning: { gain: 0.5, loss: 0.5 }
            issues: { visas: { steps: 1, stands: 1, weight: 1 } }
            events: { setback: { at: 3, effects: ["level(visas) -= 1"] } }
            outcomes: { settled: { finally: done(all) }, open: otherwise }

            """)
        let trace = Trace(of: scenario, seed: 1, replicate: 0)
        #expect(
            trace.rounds.map(\.happenings) == [
                // b's approval is 0 in the first round: its offer becomes a hold.
                [
                    .met(channel: 0), .move(issue: 0, party: 0, .offer, vetoed: false),
                    .move(issue: 0, party: 1, .hold, vetoed: true), .trust(of: 0, in: 1, from: 0.5, to: 0.25),
                    .trust(of: 1, in: 0, from: 0.5, to: 0.75),
                ],
                [
                    .met(channel: 0), .move(issue: 0, party: 0, .offer, vetoed: false),
                    .move(issue: 0, party: 1, .offer, vetoed: false),
                    .level(issue: 0, party: nil, from: 0, to: 1, by: .moves), .done(issue: 0),
                    .trust(of: 0, in: 1, from: 0.25, to: 0.625), .trust(of: 1, in: 0, from: 0.75, to: 0.875),
                ],
                // Lowered by the event, and done again by the moves of the same round.
                [
                    .event(0, times: 1), .level(issue: 0, party: nil, from: 1, to: 0, by: .event),
                    .reopened(issue: 0), .met(channel: 0), .move(issue: 0, party: 0, .offer, vetoed: false),
                    .move(issue: 0, party: 1, .offer, vetoed: false),
                    .level(issue: 0, party: nil, from: 0, to: 1, by: .moves), .done(issue: 0),
                    .trust(of: 0, in: 1, from: 0.625, to: 0.8125), .trust(of: 1, in: 0, from: 0.875, to: 0.9375),
                ],
                [.met(channel: 0)],
            ])
        #expect(trace.path.milestones == [.done(0), .event(0), .done(0)])
        #expect(trace.end == .outcome(0))
    }

    @Test("is the same alone, from its number only")
    func alone() throws {
        let scenario = try read(Self.eventful.text)
        let plan = Plan(lowering: scenario, keeping: .trace)
        for replicate in [0, 3, 4_000_000_000] {
            let one = Trace(of: scenario, seed: 4, replicate: replicate)
            let other = Trace(of: scenario, plan: plan, seed: 4, replicate: replicate)
            #expect(one.rounds == other.rounds && one.parameters == other.parameters && one.end == other.end)
        }
        let starts = [0, 3, 4_000_000_000].map { Trace(of: scenario, plan: plan, seed: 4, replicate: $0).start.trust }
        #expect(starts[0] != starts[1] && starts[1] != starts[2])
    }

    @Test("is found by its outcome as a walk through all replicates finds it", arguments: [eventful, faulty, three])
    func firstWithOutcome(sample: Sample) throws {
        let scenario = try read(sample.text)
        let plan = Plan(lowering: scenario, keeping: .trace)
        let ends = (0..<150).map { Trace(of: scenario, plan: plan, seed: 9, replicate: $0).end }
        let search = ReplicateSearch(scenario, seed: 9, replicates: 150)
        for index in scenario.outcomes.indices {
            #expect(search.first(endingIn: index) == ends.firstIndex(of: .outcome(index)))
        }
    }

    private func read(_ text: String) throws -> Scenario {
        let reading = readScenario(file: "story.yaml", text: Data(text.utf8)) { _ in throw CocoaError(.fileNoSuchFile) }
        return try #require(reading.scenario, "\(reading.diagnostics)")
    }
}
