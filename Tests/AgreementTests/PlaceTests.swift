import Foundation
import Scenarios
import Simulation
import Statistics
import TestSupport
import Testing

/// Every place of the language where an expression may stand, with values that are fixed once per replicate and with one
/// that is drawn each time it is asked.
///
/// What is asked is 1 with probability 0.3. A fixed value must be found in every replicate; the frequency of 1 must be
/// 0.3, with a false-alarm rate of 1e-6 for the whole table (z below 5.9 in each of some 550 cells).
@Suite struct PlaceTests {
    static let replicates = 6000

    @Test("what stands in a place has its value there", arguments: Place.all) func place(_ place: Place) async throws {
        for content in place.contents {
            let scenario = try scenarioOf(place.text(content))
            let plan = Plan(lowering: scenario)
            func tally(_ threads: Int, _ lanes: Int?) async -> Tally {
                await simulate(
                    scenario, plan: plan,
                    settings: RunSettings(
                        replicates: Self.replicates, seed: 11, threads: threads, blockLanes: lanes)
                ).tally
            }
            let result = await tally(1, nil)
            #expect(await tally(2, 100) == result, "\(content.rawValue): threads and lanes")
            let index = try #require(scenario.measures.firstIndex { $0.name == "became" })
            #expect(result.measures[index].moments.count == Self.replicates, "\(content.rawValue): faults")
            let mean = result.measures[index].moments.mean
            let z = (mean - 0.3) / (0.21 / Double(Self.replicates)).squareRoot()
            #expect(abs(z) < 5.9, "\(content.rawValue): \(mean)")
            guard content != .drawn else { continue }
            // One by one: the value is that of the replicate, not of another.
            for replicate in replicateResults(of: plan, seed: 11, replicates: 0..<500) {
                let values = replicate.measures.map { $0.map { Double(bitPattern: $0) } }
                #expect(values[index] == values[index + 1], "\(content.rawValue) in replicate \(replicate.replicate)")
            }
        }
    }

    @Test("outcomes, questions and measures ask what the replicate has", arguments: Place.Content.allCases)
    func results(_ content: Place.Content) async throws {
        guard content != .ownMember else { return }
        let scenario = try scenarioOf(
            """
            detente: 1
            clock: { rounds: 2 }
            parameters:
              good: chance(0.3)
              p: pick(0, 0.7, 1, 0.3)
              q: pick(0, 0.5, 1, 0.5)
              trait: { for: actors, value: "pick(0, 0.7, 1, 0.3)" }
            actors: { one: {}, two: {} }
            state: { v: { start: false, each_round: "\(content.rawValue) > 0.5" } }
            outcomes:
              soon: { when: "round == 1 and q == 1 and \(content.rawValue) > 0.5" }
              late: { finally: "q == 0 and \(content.rawValue) > 0.5" }
              over: otherwise
            questions:
              asked: { ask: "\(content.rawValue) > 0.5", by: 1 }
              dated: { ask: "\(content.rawValue) > 0.5", at: 1 }
              granted: { ask: q == 1, given: "v" }
            measures:
              taken: "\(content.rawValue)"
            """)
        let result = await simulate(
            scenario, settings: RunSettings(replicates: Self.replicates, seed: 5, threads: 2)
        ).tally
        let n = Double(Self.replicates)
        func near(_ count: Int, _ p: Double, _ name: String) {
            let z = (Double(count) / n - p) / (p * (1 - p) / n).squareRoot()
            #expect(abs(z) < 5.9, "\(name): \(count) of \(Self.replicates), expected \(p)")
        }
        near(result.outcomes[0].total, 0.15, "when")
        near(result.outcomes[1].total, 0.15, "finally")
        near(result.questions[0].count, 0.3, "ask")
        near(result.questions[1].count, 0.3, "ask at")
        // What is drawn each round has two rounds to come true where the replicate lasts.
        if content != .drawn {
            let taken = Int(((result.measures[0].moments.mean) * n).rounded())
            #expect(result.outcomes[0].total + result.outcomes[1].total == taken)
            #expect(result.questions[0].count == taken)
            #expect(result.questions[1].count == taken)
            #expect(result.questions[2].asked == taken)
            #expect(result.questions[2].count == result.outcomes[0].total)
        }
    }
}
