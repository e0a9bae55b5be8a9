internal import Scenarios
internal import Simulation
internal import Statistics

/// The most frequent paths: which milestones came, in which order, and how it ended.
public struct PathList: Sendable {
    /// The most frequent first.
    public let paths: [PathSummary]
    /// The share of all replicates that the list covers.
    public let coverage: Estimate

    /// So many are listed at most.
    public static let most = 10

    init(of result: RunResult, confidence: Confidence) {
        let listed = result.tally.paths.mostFrequent(Self.most)
        paths = listed.map { key, entry in
            PathSummary(
                milestones: result.scenario.names(of: key.path) + [result.scenario.outcomes[key.outcome].name],
                outcome: result.scenario.outcomes[key.outcome].name,
                probability: Estimate(hits: entry.count, of: result.tally.replicates, confidence: confidence),
                medianRound: entry.medianRound)
        }
        coverage = Estimate(
            hits: listed.reduce(0) { $0 + $1.entry.count }, of: result.tally.replicates, confidence: confidence)
    }
}

/// One path.
public struct PathSummary: Sendable {
    /// Issues done (by name) or expired (`flights expired`), and events, in the order in which they came; `…` where there
    /// were more than 16; the outcome last.
    public let milestones: [String]
    /// How it ended.
    public let outcome: String
    /// Its share of all replicates.
    public let probability: Estimate
    /// The round by which half of those that took it had ended.
    public let medianRound: Int?
}

extension Scenario {
    /// The milestones of a path by name.
    fileprivate func names(of path: Path) -> [String] {
        let names = path.milestones.map { milestone in
            switch milestone {
            case .done(let issue): issues[issue].name
            case .expired(let issue): "\(issues[issue].name) expired"
            case .event(let event): events[event].name
            }
        }
        return path.isCut ? names + ["…"] : names
    }
}
