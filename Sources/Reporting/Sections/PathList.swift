internal import Scenarios
internal import Simulation
internal import Statistics

/// The most frequent paths: the milestones in the order in which they happened, and the outcome.
public struct PathList: Sendable {
    /// The paths, the most frequent first.
    public let paths: [PathSummary]
    /// The share of all replicates that the list covers.
    public let coverage: Evidence

    /// The greatest number of paths that are listed.
    public static let most = 10

    init(of result: RunResult, confidence: Confidence) {
        let listed = result.tally.paths.mostFrequent(Self.most)
        paths = listed.map { key, entry in
            PathSummary(
                milestones: result.scenario.names(of: key.path) { $0.name }
                    + [result.scenario.outcomes[key.outcome].name],
                titles: result.scenario.names(of: key.path) { $0.title }
                    + [result.scenario.outcomes[key.outcome].title ?? result.scenario.outcomes[key.outcome].name],
                outcome: result.scenario.outcomes[key.outcome].name,
                probability: Evidence(hits: entry.count, of: result.tally.replicates, confidence: confidence),
                medianRound: entry.medianRound)
        }
        coverage = Evidence(
            hits: listed.reduce(0) { $0 + $1.entry.count }, of: result.tally.replicates, confidence: confidence)
    }
}

/// One path: its milestones, its outcome and its probability.
public struct PathSummary: Sendable {
    /// Issues done (by name) or expired (`flights expired`), and events, in the order in which they happened, with `…`
    /// if there were more than 16; the outcome last.
    public let milestones: [String]
    /// The titles of the milestones.
    public let titles: [String]
    /// The name of the outcome.
    public let outcome: String
    /// Its share of all replicates.
    public let probability: Evidence
    /// The round by which half of the replicates that followed it had ended.
    public let medianRound: Int?
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
            "paths", "The most frequent paths.", of: "A path.", in: .paths, title: { _ in "Most frequent paths" },
            caption: { report in
                report.paths.map {
                    "Issues done or expired, milestone events and the outcome, in the order in which they happened. "
                        + ($0.paths.count == 1 ? "This one covers" : "These \($0.paths.count) cover")
                        + " \($0.coverage.percentText) (\($0.coverage.intervalText)) of all replicates."
                }
            }, PathSummary.fields,
            naming: {
                RowName(name: $0.milestones.joined(separator: " > "), title: $0.titles.joined(separator: " > "))
            }, rows: { $0.paths?.paths ?? [] }
        ) { table, _ in
            table.forms[0].nameWidth = .max
            table.breaksLast = true
        }.only(.simulated)
    }

    static var pathsCover: Section {
        Section(
            "paths_cover", "The share of all replicates that the listed paths cover.",
            Field.probability("The share.") { $0 }
        ) { $0.paths?.coverage }.only(.simulated)
    }
}

extension PathSummary {
    static var fields: [Field<PathSummary>] {
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
                    ])
            ]
    }
}
