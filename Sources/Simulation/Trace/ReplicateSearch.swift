package import Scenarios

/// Searches the replicates of a run, many at a time, for one to trace. If the scenario has a condition (`given`), only
/// the replicates in which it is true are searched.
package struct ReplicateSearch: Sendable {
    let scenario: Scenario
    package let seed: UInt64
    /// How many replicates are simulated, from the first on.
    package let replicates: Int

    package init(_ scenario: Scenario, seed: UInt64, replicates: Int) {
        precondition(replicates >= 1, "at least one replicate")
        self.scenario = scenario
        self.seed = seed
        self.replicates = replicates
    }

    /// The first replicate (from 0) that ends so; `nil`: none of them does.
    package func first(endingIn outcome: Int) -> Int? {
        var found: Int?
        forEachBatch { rows in
            found = rows.outcomes.firstIndex(of: outcome).map { rows.first + $0 }
            return found == nil
        }
        return found
    }

    /// Visits the rows of the replicates, batch by batch, as long as `visit` returns true.
    func forEachBatch(_ visit: (ReplicateRows) -> Bool) {
        let size = min(RunSettings.batch, replicates)
        let source = RowSource(
            Plan(lowering: scenario, keeping: .rows),
            selection: scenario.given == nil ? nil : Plan(lowering: scenario, keeping: .selection), seed: seed,
            mostReplicates: size)
        for first in stride(from: 0, to: replicates, by: size) {
            guard visit(source.rows(of: first..<min(first + size, replicates))) else { return }
        }
    }
}
