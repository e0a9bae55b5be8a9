import Foundation
import Scenarios
import Simulation
import Statistics
import TestSupport
import Testing

/// When the milestones of paths are reached.
@Suite("Times of milestones") struct MilestoneTests {
    /// Witness: the geometric law of an event of probability p per round, cut where it has to come before or after another
    /// one; its median is the first round by which half of it has come. At p = 0.38 the law is at least 5.7 standard errors
    /// from a half in the round before and in the median round, so that a false alarm has a probability below 1e-7.
    @Test("the median round of a milestone is that of a geometric law, and of one that is at a date")
    func milestones() async throws {
        let text = """
            detente: 1
            clock: { rounds: 20 }
            events: { e: { chance: 0.38, limit: 1, milestone: true }, d: { at: 4, milestone: true } }
            outcomes: { had: { finally: happened(e) }, not: otherwise }
            """
        let result = await simulate(Self.study(try scenarioOf(text), [0]), settings: RunSettings(replicates: 5_000))
        let times = try #require(result.trajectories[0]).paths
        func median(_ path: [Milestone], _ outcome: Int) -> [Int]? {
            var key = Path()
            for milestone in path { key.append(milestone) }
            return times[PathKind.full.rawValue][PathTally.Key(path: key, outcome: outcome)]?.medians
        }
        // Among those that have it until round 4, and after it.
        func half(_ rounds: ClosedRange<Int>) -> Int? {
            let weights = rounds.map { 0.38 * pow(0.62, Double($0 - 1)) }
            let total = weights.reduce(0, +)
            return zip(rounds, weights.indices).first { weights[...$0.1].reduce(0, +) >= total / 2 }?.0
        }
        let early = try #require(median([.event(0), .event(1)], 0))
        let late = try #require(median([.event(1), .event(0)], 0))
        #expect(early == [try #require(half(1...4)), 4])
        #expect(late == [4, try #require(half(5...20))])
        #expect(times[PathKind.done.rawValue].values.allSatisfy { $0.medians.isEmpty })
        #expect(times[PathKind.done.rawValue].values.reduce(0) { $0 + $1.replicates } == Trajectories.sample)
    }

    /// Witness: a recount of the traces, each of one replicate by itself.
    @Test("the medians of paths are those of the traces", arguments: ["first-steps", "crisis"])
    func recount(file: String) async throws {
        let url = repository.appending(path: "scenarios/\(file).yaml")
        let scenario = try scenarioOf(try String(contentsOf: url, encoding: .utf8))
        let replicates = 150
        let result = await simulate(
            Self.study(scenario, [0, scenario.clock.rounds]), settings: RunSettings(replicates: replicates, seed: 1))
        var rounds: [PathTally.Key: [[Int]]] = [:]
        for replicate in 0..<replicates {
            let trace = Trace(of: scenario, seed: 1, replicate: replicate)
            guard case .outcome(let outcome) = trace.end else { continue }
            var found: [(Milestone, Int)] = []
            for round in trace.rounds {
                for happening in round.happenings {
                    switch happening {
                    case .done(let issue): found.append((.done(issue), round.number))
                    case .expired(let issue): found.append((.expired(issue), round.number))
                    case .event(let event, _): found.append((.event(event), round.number))
                    default: continue
                    }
                }
            }
            let times = try trace.path.milestones.map { milestone -> Int in
                let place = try #require(found.firstIndex { $0.0 == milestone })
                return found.remove(at: place).1
            }
            rounds[PathTally.Key(path: trace.path, outcome: outcome), default: []].append(times)
        }
        let expected = rounds.filter { $0.value.count >= Trajectories.MilestoneTimes.fewest }.mapValues { times in
            Trajectories.MilestoneTimes(
                replicates: times.count,
                medians: times[0].indices.map { place in times.map { $0[place] }.sorted()[(times.count + 1) / 2 - 1] })
        }
        #expect(!expected.isEmpty)
        #expect(try #require(result.trajectories[0]).paths[PathKind.full.rawValue] == expected)
    }

    static func study(_ scenario: Scenario, _ rounds: [Int]) -> StudyPlan {
        StudyPlan([StudyPlan.Member(scenario, name: "x", seed: 1, trajectoriesAt: rounds)], seed: 1)
    }
}
