package import Scenarios
package import Simulation
internal import Statistics

/// Which scenario a report is about.
public struct ScenarioIdentity: Sendable, Hashable {
    /// The scenario's own title, if it has one.
    public let title: String?
    /// As the user named it; `<stdin>` for standard input.
    public let file: String
    /// `sha256:` and the digest of the text that was run.
    public let digest: String

    package init(_ scenario: Scenario) {
        title = scenario.title
        file = scenario.file
        digest = scenario.digest
    }
}

/// How a simulation was run.
public struct RunSummary: Sendable {
    /// Replicates done.
    public let replicates: Int
    /// Replicates asked for; more than are done where the run was interrupted.
    public let requested: Int
    /// The seed: the same one gives the same numbers, whatever the number of threads.
    public let seed: UInt64
    /// The confidence level of every interval.
    public let level: Double
    /// The horizon, in rounds.
    public let rounds: Int
    /// Rounds played by all replicates together; fewer than `replicates · rounds` where outcomes end replicates early.
    public let roundsPlayed: Int
    /// `replicates` (all are done) or `interrupted`.
    public let stopped: String
    /// Replicates that ended as a fault: a value that is not a number. They are in no outcome.
    public let faults: Estimate
    /// Where the faults came from; only expressions with any.
    public let faultsIn: [CountedExpression]
    /// Probabilities that came out below 0 or above 1 and were cut; only those with any.
    public let clamped: [CountedExpression]
    /// Wall-clock time of the simulation, in seconds.
    public let seconds: Double
    /// Threads that simulated.
    public let threads: Int

    package init(_ result: RunResult, level: Double) {
        let tally = result.tally
        replicates = tally.replicates
        requested = result.settings.replicates
        seed = result.settings.seed
        self.level = level
        rounds = result.scenario.clock.rounds
        roundsPlayed = tally.rounds
        stopped = result.stopped.rawValue
        faults = Estimate(hits: tally.faults.total, of: tally.replicates, level: level)
        faultsIn = CountedExpression.all(result.faultSites, counts: tally.faultsByExpression)
        clamped = CountedExpression.all(result.clampSites, counts: tally.clampsByExpression)
        seconds = result.seconds
        threads = result.threads
    }
}

/// An expression of the scenario, and how often something befell it.
public struct CountedExpression: Sendable, Hashable {
    /// As written.
    public let expression: String
    /// The file in which it stands.
    public let file: String
    /// The line in which it stands, from 1.
    public let line: Int
    /// How often.
    public let count: Int

    /// Those with any, in the order of the sites; sites that are the same expression at the same place are counted together.
    static func all(_ sites: [WatchedExpression], counts: [Int]) -> [CountedExpression] {
        precondition(sites.count == counts.count, "one count for each watched expression")
        var order: [WatchedExpression] = []
        var sums: [WatchedExpression: Int] = [:]
        for (site, count) in zip(sites, counts) where count > 0 {
            if sums[site] == nil { order.append(site) }
            sums[site, default: 0] += count
        }
        return order.map { site in
            CountedExpression(
                expression: site.expression, file: site.place.file, line: site.place.line, count: sums[site] ?? 0)
        }
    }
}
