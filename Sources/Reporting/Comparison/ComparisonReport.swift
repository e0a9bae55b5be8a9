internal import Scenarios
public import Simulation
internal import Statistics

/// The results of scenarios that were run on common random numbers, and how they differ from one of them, the baseline.
public struct ComparisonReport: Sendable {
    /// The scenarios, each with its full report, in the order given.
    public let scenarios: [NamedReport]
    /// The name of the scenario that the others are compared with.
    public let baseline: String
    /// The differences of every other scenario from the baseline: outcomes, success, issues, questions, measures,
    /// median times.
    public let differences: [Difference]
    /// The scenarios from the most to the least probable success; empty unless every one has an outcome that counts as
    /// success.
    public let ranking: [RankedScenario]
    /// What differs between the scenario files; empty for a sweep, whose grid says it.
    public let differing: [ScenarioDifference]
    /// How far success moves over the values of each parameter of a sweep one at a time, the largest swing first.
    public let swings: [Swing]
    /// Notes that a reader needs to interpret the numbers.
    public let notes: [String]
    /// The notes of the first page.
    let urgentNotes: [String]
    /// The grid of a sweep; `nil` without a sweep.
    public let grid: SweepGrid?

    /// The titles of the parameters of a sweep; `nil` if the file gives none.
    let axisTitles: [String?]

    /// The words that tables print next to probabilities.
    public var words = LikelihoodWords.none
    /// The settings of the run, which are those of every scenario.
    public let run: RunSummary
    let calendar: RoundNames

    /// One scenario's report.
    public struct NamedReport: Sendable {
        /// The name in the comparison.
        public let name: String
        /// The scenario's full report.
        public let report: Report
    }

    package init(
        _ result: StudyResult, level: Double = 0.95, success: String? = nil, grid: SweepGrid? = nil
    ) {
        let confidence = Confidence(level: level, validity: result.runs[0].validity)
        scenarios = result.runs.enumerated().map { index, run in
            let chosen = success.flatMap { name in run.scenario.outcomes.firstIndex { $0.name == name } }
            return NamedReport(
                name: result.study.members[index].name, report: Report(run, level: level, success: chosen))
        }
        baseline = result.study.members[result.study.baseline].name
        differences = Difference.all(of: result, confidence: confidence)
        ranking = RankedScenario.all(of: result, confidence: confidence)
        calendar = RoundNames(result.study.members[result.study.baseline].scenario.clock)
        self.grid = grid
        // A run of one scenario has nothing to list; with hundreds of actors that would take long.
        differing = grid == nil && result.study.members.count > 1 ? ScenarioDifference.all(of: result.study) : []
        axisTitles = (grid?.axes ?? []).map { axis in
            let name = axis.name.prefix { $0 != "." }
            return result.study.members[0].scenario.parameters.first { $0.name == name }?.title
        }
        swings = Swing.all(of: result, grid, titles: axisTitles, confidence)
        run = RunSummary(result.runs[0], confidence: confidence)
        let notes = ComparisonNote.all(of: result, confidence: confidence, differences)
        self.notes = notes.map(\.text)
        urgentNotes = notes.filter(\.isUrgent).map(\.text)
    }

    /// Whether every expectation of every scenario holds.
    public var expectationsHold: Bool { scenarios.allSatisfy(\.report.expectationsHold) }

    /// The reason why the run stopped.
    public var stopped: StopReason { run.stopped }
}

/// A scenario in the order of its probability of success.
public struct RankedScenario: Sendable {
    /// The rank, from 1.
    public let rank: Int
    /// The name in the comparison.
    public let name: String
    /// The probability of success.
    public let success: Evidence
    /// Letters: scenarios that share one are not significantly different.
    public let groups: String

    static func all(of result: StudyResult, confidence: Confidence) -> [RankedScenario] {
        guard let pairs = result.tally.success else { return [] }
        let evidence = result.study.members.indices.map { index -> Probability in
            let tally = result.tally.tallies[index]
            let hits = result.study.members[index].success.reduce(0) { $0 + tally.outcomes[$1].total }
            return Probability(hits: hits, of: tally.replicates)
        }
        let order = evidence.indices.sorted {
            (-(evidence[$0].estimate ?? -1), $0) < (-(evidence[$1].estimate ?? -1), $1)
        }
        let count = order.count
        let places = (0..<count).flatMap { a in (a + 1..<count).map { (a, $0) } }
        let adjusted = holmAdjusted(
            places.map { a, b in
                pairs[min(order[a], order[b]), max(order[a], order[b])].pValue(validity: confidence.validity)
            })
        var apart = Array(repeating: Array(repeating: false, count: count), count: count)
        for ((a, b), p) in zip(places, adjusted) { apart[a][b] = (p ?? 1) <= 1 - confidence.level }
        let groups = RankingGroups(count: count) { apart[$0][$1] }
        return order.enumerated().map { rank, index in
            RankedScenario(
                rank: rank + 1, name: result.study.members[index].name,
                success: Evidence(evidence[index], confidence: confidence), groups: groups.letters(at: rank))
        }
    }
}
