import Detente
import Foundation
import Reporting
import Scenarios
import Simulation
import TestSupport

/// All that the program does with a file, with bounds on the work: nothing may crash or hang, whatever the file says.
enum Exercise {
    /// Longer scenarios are checked and explained, not run.
    static let mostRounds = 200
    /// Operations times rounds, of a plan that is run.
    static let mostOperations = 400_000

    /// What came of it.
    enum Result {
        case refused, accepted
        case contradiction(String)
    }

    static func run(_ text: Data) async -> Result {
        let extended = Extended()
        let reading = readScenario(file: "damaged.yaml", text: text) { _ in
            extended.isAsked = true
            return Data("detente: 1".utf8)
        }
        let renderer = DiagnosticRenderer(sources: reading.sources)
        for diagnostic in reading.diagnostics where renderer.render(diagnostic).isEmpty {
            return .contradiction("a mistake without words")
        }
        let isRefused = reading.diagnostics.contains { $0.severity == .error }
        guard (reading.scenario == nil) == isRefused else { return .contradiction("refused without a mistake") }
        guard let scenario = reading.scenario else { return .refused }
        _ = Explanation(scenario).text()
        _ = ScenarioListing(scenario).text
        guard scenario.clock.rounds <= mostRounds else { return .accepted }
        let plan = Plan(lowering: scenario)
        _ = plan.description
        guard plan.round.operations.count * scenario.clock.rounds <= mostOperations else { return .accepted }
        // A few replicates are enough to reach every operation of the plan.
        guard replicateResults(of: plan, seed: 1, replicates: 0..<3).count == 3 else {
            return .contradiction("replicates are missing")
        }
        let story = Story(Trace(of: scenario, seed: 1, replicate: 0))
        _ = (story.text(), story.json())
        // Followed branch by branch as far as a little memory goes, or refused.
        _ = try? enumerateBranches(of: scenario, limits: ExactLimits(memory: 1 << 20, work: 1e6))
        if !extended.isAsked { await compare(text) }
        return .accepted
    }

    /// What the library offers: a run, and a comparison of the scenario with itself, in all formats.
    private static func compare(_ text: Data) async {
        guard let scenario = try? CheckedScenario(ScenarioText(text, named: "damaged.yaml")) else { return }
        let settings = RunSettings(replicates: 20, threads: 1)
        if let report = try? await scenario.simulate(settings) { _ = (report.table(), report.json(), report.csv()) }
        if let study = try? Study([scenario, scenario], settings) {
            let report = await study.run()
            _ = (report.table(), report.json(), report.csv())
        }
    }

    /// Whether another file was asked for.
    private final class Extended { var isAsked = false }
}
