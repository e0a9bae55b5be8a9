import Scenarios
import Simulation
import Statistics
import TestSupport

extension Check {
    /// One for each rewriting: the results are the same to the last bit.
    static let rewritings: [Check] = Rewriting.all.map { rewriting in
        Check("rewritten: \(rewriting.name)") { random, scenario in
            var source = RandomSource(seed: random.seed &+ 77)
            guard let rewritten = rewriting.apply(random, &source) else { return nil }
            let reading = rewritten.reading
            guard let other = reading.scenario else {
                let mistakes = reading.diagnostics.filter { $0.severity == .error }
                return "is refused: \(mistakes.first.map { "\($0.cause) at \($0.place)" } ?? "")\n\(rewritten.yaml)"
            }
            let plans = [Plan(lowering: scenario), Plan(lowering: other)]
            let results = plans.map { replicateResults(of: $0, seed: random.seed, replicates: 0..<200) }
            if let found = firstDifference(results[0], results[1], "as it was", "rewritten") {
                return "\(found)\n\(rewritten.settings)\n\(rewritten.yaml)"
            }
            let settings = RunSettings(replicates: 300, seed: random.seed, threads: 1)
            let before = await simulate(scenario, plan: plans[0], settings: settings).tally
            let after = await simulate(other, plan: plans[1], settings: settings).tally
            return difference(before, after, isRewritten: true).map {
                "\($0)\n\(rewritten.settings)\n\(rewritten.yaml)"
            }
        }
    }
}
