package import Scenarios
public import Simulation
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
    /// What kind of intervals they are: `clopper_pearson`, or `confidence_sequence` in a run that was interrupted.
    public let intervals: String
    /// The horizon, in rounds.
    public let rounds: Int
    /// Rounds played by all replicates together; fewer than `replicates · rounds` where outcomes end replicates early.
    public let roundsPlayed: Int
    /// Why it stopped.
    public let stopped: StopReason
    /// The precision that was asked for, in words; `nil`: none was.
    public let precision: String?
    /// The condition of the report, as written; `nil`: all replicates count.
    public let given: String?
    /// The replicates that were played. Where the report has a condition, those in which it came true are counted.
    public let considered: Int
    /// The share of the played replicates in which the condition came true; `nil` without a condition.
    public let givenShare: Estimate?
    /// Whether it says itself when it is asked, with a word of time.
    let givenIsTimed: Bool
    /// Replicates that ended as a fault: a value that is not a number. They are in no outcome.
    public let faults: Estimate
    /// Where the faults came from; only expressions with any.
    public let faultsIn: [CountedExpression]
    /// Probabilities that came out below 0 or above 1 and were cut; only those with any.
    public let clamped: [CountedExpression]
    /// Wall-clock time of the simulation, in seconds.
    public let seconds: Double
    /// Rounds that were played in that time; fewer than all where a study held some already.
    let roundsTimed: Int
    /// Threads that simulated.
    public let threads: Int

    package init(_ result: RunResult, confidence: Confidence) {
        let tally = result.tally
        replicates = tally.replicates
        requested = result.settings.replicates
        seed = result.settings.freshSeed
        level = confidence.level
        intervals = confidence.validity == .fixed ? "clopper_pearson" : "confidence_sequence"
        rounds = result.scenario.clock.rounds
        roundsPlayed = tally.rounds
        stopped = result.stopped
        precision = result.settings.precision?.text
        given = result.scenario.given?.text
        givenIsTimed = result.scenario.given.map { !$0.isBare } ?? false
        considered = result.considered
        givenShare = result.scenario.given.map { _ in
            Estimate(hits: tally.replicates, of: result.considered, confidence: confidence)
        }
        faults = Estimate(hits: tally.faults.total, of: tally.replicates, confidence: confidence)
        faultsIn = CountedExpression.all(result.faultSites, counts: tally.faultsByExpression)
        clamped = CountedExpression.all(result.clampSites, counts: tally.clampsByExpression)
        seconds = result.seconds
        roundsTimed = result.roundsTimed
        threads = result.threads
    }
}

extension Precision {
    /// As the command line takes it.
    var text: String {
        switch self {
        case .absolute(let half): percent(half)
        case .relative(let half): percent(half) + " relative"
        }
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
