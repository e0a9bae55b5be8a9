internal import Scenarios
internal import Simulation
internal import Statistics

/// The most frequent paths: the milestones in the order in which they happened, and the outcome.
///
/// On a large scenario no full path is frequent. Then shorter ones are listed too: those of issues done or expired, or of
/// issues done, whichever first covers ``leastCoverage``.
public struct PathList: Sendable {
    /// The full paths, the most frequent first.
    public let paths: [PathSummary]
    /// The share of all replicates that the list of full paths covers.
    public let coverage: Evidence
    /// The most frequent of the shorter paths; `nil` if the full ones are frequent, or no shorter ones are.
    public let short: ShortPaths?

    /// Paths without some of their milestones.
    public struct ShortPaths: Sendable {
        /// Their milestones.
        public let milestones: Milestones
        /// The paths, the most frequent first.
        public let paths: [PathSummary]
        /// The share of all replicates that the list covers.
        public let coverage: Evidence

        /// Which milestones a path has in addition to the outcome.
        public enum Milestones: String, Sendable, CaseIterable {
            /// Issues done or expired.
            case issues
            /// Issues done.
            case done
        }
    }

    /// The greatest number of paths that are listed.
    public static let most = 10
    /// Paths are frequent if the list covers at least this share of all replicates.
    public static let leastCoverage = 0.3

    init(of result: RunResult, confidence: Confidence) {
        (paths, coverage) = Self.list(.full, of: result, confidence)
        guard !Self.isFrequent(coverage) else {
            short = nil
            return
        }
        short = ShortPaths.Milestones.allCases.lazy.map { milestones in
            let (paths, coverage) = Self.list(milestones == .issues ? .issues : .done, of: result, confidence)
            return ShortPaths(milestones: milestones, paths: paths, coverage: coverage)
        }.first { Self.isFrequent($0.coverage) }
    }

    private static func isFrequent(_ coverage: Evidence) -> Bool { coverage.probability ?? 0 >= leastCoverage }

    /// Whether the full paths, or the shorter ones, are frequent.
    var isFrequent: Bool { short != nil || Self.isFrequent(coverage) }

    private static func list(
        _ kind: PathKind, of result: RunResult, _ confidence: Confidence
    ) -> (paths: [PathSummary], coverage: Evidence) {
        let listed = result.tally.paths[kind.rawValue].mostFrequent(most)
        let paths = listed.map { taken in
            let key = taken.key
            let outcome = result.scenario.outcomes[key.outcome]
            let milestones = result.scenario.names(of: key.path) { $0.name } + [outcome.name]
            let titles = result.scenario.names(of: key.path) { $0.title } + [outcome.title ?? outcome.name]
            let times = result.trajectories?.paths[kind.rawValue][key]
            return PathSummary(
                milestones: milestones, titles: titles,
                times: (times?.medians ?? []).enumerated().map { place, round in
                    PathSummary.Time(
                        milestone: milestones[place], median: round,
                        name: RowName(
                            name: "\(milestones.joined(separator: " > ")): \(milestones[place])",
                            title: "\(titles.joined(separator: " > ")): \(titles[place])"))
                }, timed: times?.replicates ?? 0,
                outcome: outcome.name,
                probability: Evidence(hits: taken.count, of: result.tally.sampled, confidence: confidence),
                medianRound: taken.medianRound)
        }
        let covered = listed.reduce(0) { $0 + $1.count }
        return (paths, Evidence(hits: covered, of: result.tally.sampled, confidence: confidence))
    }
}

/// One path: its milestones, its outcome and its probability.
public struct PathSummary: Sendable {
    /// Issues done (by name) or expired (`flights expired`), and events, in the order in which they happened, with `…`
    /// if there were more than 16; the outcome last.
    public let milestones: [String]
    /// The titles of the milestones.
    public let titles: [String]
    /// When the milestones happened, in their order; empty if fewer than five of the first replicates followed the path.
    public let times: [Time]
    /// The number of replicates on which the times rest.
    public let timed: Int
    /// The name of the outcome.
    public let outcome: String
    /// Its share of all replicates.
    public let probability: Evidence
    /// The round by which half of the replicates that followed it had ended.
    public let medianRound: Int?

    /// When one of its milestones happened.
    public struct Time: Sendable {
        /// The milestone.
        public let milestone: String
        /// The round by which it had happened in half of the replicates that followed the path.
        public let median: Int
        /// The path and the milestone.
        let name: RowName
    }
}

/// A part of the scenario that can be a milestone.
private protocol Named {
    var name: String { get }
    var title: String { get }
}

extension Issue: Named {}
extension Event: Named {}

extension Scenario {
    /// The milestones of a path by name, or by title.
    fileprivate func names(of path: Path, _ name: (any Named) -> String) -> [String] {
        let names = path.milestones.map { milestone in
            switch milestone {
            case .done(let issue): name(issues[issue])
            case .expired(let issue): "\(name(issues[issue])) expired"
            case .event(let event): name(events[event])
            }
        }
        return path.isCut ? names + ["…"] : names
    }
}

extension Section<Report> {
    static var paths: Section {
        Section(
            "paths", "The most frequent paths.", of: "A path.", PathSummary.fields(), naming: PathSummary.rowName
        ) { (report: Report) -> [PathSummary] in report.paths?.paths ?? [] }
        .only(.simulated)
        .shown(in: .paths) { report in report.paths.flatMap { $0.table(in: report) } }
    }

    static var pathsCover: Section {
        Section(
            "paths_cover", "The share of all replicates that the listed paths cover.",
            Field.probability("The share.") { $0 }
        ) { $0.paths?.coverage }.only(.simulated)
    }

    static var shortPaths: Section {
        Section(
            "short_paths",
            "If the listed paths cover less than 30 %: the most frequent paths without some milestones, if those cover more.",
            of: "A path.", PathSummary.fields(times: "short_path_times"), naming: PathSummary.rowName
        ) { (report: Report) -> [PathSummary] in report.paths?.short?.paths ?? [] }
        .only(.simulated)
    }

    static var shortPathsCover: Section {
        let milestones = Field<PathList.ShortPaths>.word(
            "milestones", "What they have in addition to the outcome: issues done or expired, or issues done.",
            PathList.ShortPaths.Milestones.allCases.map(\.rawValue)
        ) { $0.milestones.rawValue }
        return Section(
            .optionalGroup(
                "short_paths_cover", "The share of all replicates that the short paths cover; null if there are none.",
                [milestones] + Field.probability("The share.") { $0.coverage }
            ) { $0.paths?.short }
        ).only(.simulated)
    }
}

extension PathList {
    /// The full paths, or the shorter ones if only these are frequent; a sentence if none is.
    fileprivate func table(in report: Report) -> PageTable? {
        guard !paths.isEmpty else { return nil }
        let title = "Most frequent paths"
        guard isFrequent else {
            return PageTable(
                title: title,
                paragraphs: [
                    "No path is frequent: the \(paths.count) most frequent cover \(covered(coverage)) of all replicates. "
                        + "JSON and CSV list them."
                ])
        }
        let shown = short?.paths ?? paths
        let what =
            switch short?.milestones {
            case nil: "Issues done or expired, milestone events and the outcome, in the order in which they happened."
            case .issues: "Issues done or expired and the outcome, in the order in which they happened, without events."
            case .done: "Issues done and the outcome, in the order in which they happened, without events and expiries."
            }
        let these = shown.count == 1 ? "This one covers" : "These \(shown.count) cover"
        var caption = "\(what) \(these) \(covered(short?.coverage ?? coverage)) of all replicates"
        caption +=
            short == nil ? "." : "; of the full paths, the \(paths.count) most frequent cover \(covered(coverage))."
        var table = PageTable(title: title, caption: caption, table: TextTable(shown, PathSummary.fields(), in: report))
        table.forms[0].nameWidth = .max
        table.breaksLast = true
        return table
    }

    private func covered(_ share: Evidence) -> String { "\(share.percentText) (\(share.intervalText))" }
}

extension PathSummary {
    fileprivate static func rowName(_ path: PathSummary) -> RowName {
        RowName(name: path.milestones.joined(separator: " > "), title: path.titles.joined(separator: " > "))
    }

    /// - Parameter times: the section of the times in the tidy table.
    static func fields(times: String = "path_times") -> [Field<PathSummary>] {
        [
            Field(
                "milestones",
                "Issues done or expired, and events, in the order in which they happened; the outcome last.",
                .texts(of: "A milestone.")
            ) { .texts($0.milestones) },
            Field("titles", "The titles of the milestones.", .texts(of: "A milestone.")) { .texts($0.titles) }
                .shown(Column({ _ in "Path" }, order: 1) { $1.cell(in: $2) }),
            .text("outcome", "The outcome in which it ended.") { $0.outcome },
        ]
            + Field.probability(
                "The share of all replicates.", counted: "Replicates that followed it.",
                columns: [Column("Probability", .decimal), .interval(importance: 2)]
            ) { $0.probability }
            + [
                .group(
                    "round", "When the replicates that followed it ended.",
                    [
                        .round("p50", "The median round.") { $0.medianRound }
                            .shown(Column({ $0.medianHeading }, .right, importance: 1) { $1.cell(in: $2) })
                    ]),
                .list(
                    "times",
                    "When the milestones happened, in their order; empty if fewer than five of the first replicates followed the path.",
                    of: "A milestone.",
                    [
                        Field<PathSummary.Time>.text("milestone", "The milestone.") { $0.milestone },
                        .round("p50", "The median round.") { $0.median },
                    ], naming: { $0.name }
                ) { $0.times }.tidy(as: times),
                .count("timed", "Replicates on which the times rest, of the first of the run.") { $0.timed },
            ]
    }
}
