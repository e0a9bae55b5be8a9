package import Reporting
package import Simulation

extension ComparisonReport {
    /// How many replicates of how many scenarios it is about: `13,000 replicates of each of 3 scenarios`.
    package var extentText: String {
        let count = scenarios.count == 1 ? "" : " of each of \(scenarios.count) scenarios"
        let all = stopped == .interrupted ? " (of those requested, the first ones)" : ""
        return "\(plural(run.considered, "replicate"))\(count)\(all)"
    }

    /// How far a shard is that it is about: `shard 2 of 3, replicates 4,097–8,192: finished`.
    package func text(of shard: Shard) -> String {
        let range = shard.range(of: run.requested)
        let state =
            run.considered == range.count ? "finished" : "\(grouped(run.considered)) of \(grouped(range.count)) done"
        return "shard \(shard.index) of \(shard.count), replicates \(rangeText(range)): \(state)"
    }
}
