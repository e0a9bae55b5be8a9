import Benchmarks
import Foundation
import Scenarios
import Simulation
import Statistics
import Testing

struct BenchmarkChanceTests {
    private func plan(_ text: String) throws -> (Scenario, Plan) {
        let reading = readScenario(file: "test.yaml", text: Data(text.utf8)) { _ in Data() }
        let scenario = try #require(reading.scenario, "\(reading.diagnostics)")
        return (scenario, Plan(lowering: scenario))
    }

    @Test("Draws are counted as they come: once a replicate, once a round, and where a condition holds")
    func count() throws {
        // A normal number takes one uniform number; nobody reads 'unread', so it costs nothing.
        let (_, plan) = try plan(
            """
            detente: 1
            clock: { rounds: 20 }
            parameters: { base: "normal(0, 1)", unread: "normal(0, 1)" }
            state: { wealth: { start: base, each_round: "wealth + normal(0, 1)" } }
            outcomes:
              rich: { finally: wealth > 0, good: true }
              poor: otherwise

            """)
        let count = ChanceCount(of: plan, seed: 1, replicates: 300)
        #expect(count.rounds == 300 * 20)
        #expect(count.draws == 300 * (1 + 20))
        // A call of the generator gives two uniform numbers at most, and one site never shares with another.
        #expect(count.generatorCalls == 300 * (1 + 20))
    }

    @Test("The rounds are those of the run, and blocks of any size count the same")
    func agrees() async throws {
        let (scenario, plan) = try plan(ReferenceScenario.text)
        let settings = RunSettings(replicates: 600, seed: 3, threads: 1, blockLanes: 64)
        let result = await simulate(scenario, plan: plan, settings: settings)
        let count = ChanceCount(of: plan, seed: 3, replicates: 600)
        #expect(count.rounds == result.tally.rounds)
        let parts = ChanceCount(of: plan, seed: 3, replicates: 1)
        #expect(parts.draws > 0 && parts.draws < count.draws)
    }
}
