import Scenarios
import Simulation
import Statistics
import TestSupport
import Testing

/// Twins and knock-outs on a large scenario, against a nested simulation of it: 1,000 draws of its parameters and starts,
/// 3,000 replicates each, gave P(success | inputs) a standard deviation of .151, that of rupture .046 and of normalised
/// .071, with standard errors of about .003, .001 and .0016.
@Suite("The frozen flagship")
struct FrozenFlagshipTests {
    /// With the fixed seed there is no false alarm; with another, twins of 300,000 replicates have standard errors of .0014,
    /// .002 and .001.
    @Test("the standard deviations over the inputs are those of nested simulation, and two events have the right sign")
    func nested() async throws {
        let scenario = try scenarioAt("benchmarks/scenarios/normalisation.yaml")
        let study = StudyPlan(
            [StudyPlan.Member(scenario, name: "s", seed: 2)], seed: 2,
            variants: Variants(twins: true, knockouts: true))
        let result = await simulate(study, settings: RunSettings(replicates: 300_000, seed: 2))
        let tally = result.tally.tallies[0]
        let twins = try #require(tally.twins)
        func outcome(_ name: String) throws -> PairedTable {
            twins.outcomes[try #require(scenario.outcomes.firstIndex { $0.name == name })]
        }
        let success = try #require(twins.success)
        for (table, deviation) in [
            (success, 0.151), (try outcome("rupture"), 0.046), (try outcome("normalised"), 0.071),
        ] {
            let spread = try #require(InputSpread(table))
            #expect(abs(spread.standardDeviation - deviation) < 0.005, "\(spread)")
        }
        // Among the replicates with the event success is likelier (lifts of 1.65 and 1.00); yet without it, it would be too.
        for (name, difference) in [("relapse", 0.024), ("leak", 0.031)] {
            let event = try #require(scenario.events.firstIndex { $0.name == name })
            let table = try #require(tally.knockouts[event].success)
            #expect(table.baseline.trials >= 4096)
            #expect(abs(try #require(table.difference) - difference) < 0.01, "\(name)")
        }
    }
}
