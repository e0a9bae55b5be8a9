internal import Scenarios
internal import Simulation
internal import Statistics

/// The probability of success given an event or milestone, relative to that in all replicates: conditional, not causal.
public struct Lifts: Sendable {
    /// Events in the scenario's order, then issues done, then issues expired, without those that never happened.
    public let rows: [LiftSummary]

    init?(of result: RunResult, confidence: Confidence, success: SuccessDefinition?) {
        guard let success else { return nil }
        let (scenario, tally) = (result.scenario, result.tally)
        func sum(_ counts: [Int]) -> Int { success.indices.reduce(0) { $0 + counts[$1] } }
        let successes = sum(tally.outcomes.map(\.total))
        func row(_ name: String, _ title: String, _ kind: LiftSummary.Kind, _ happened: Int, _ byOutcome: [Int])
            -> LiftSummary?
        {
            guard happened > 0 else { return nil }
            let both = sum(byOutcome)
            let lift = Lift(
                successWith: both, failureWith: happened - both, successWithout: successes - both,
                failureWithout: tally.replicates - happened - (successes - both))
            let interval = lift.interval(level: confidence.level)
            return LiftSummary(
                name: name, title: title, kind: kind,
                happened: Evidence(hits: happened, of: tally.replicates, confidence: confidence),
                success: Evidence(hits: both, of: happened, confidence: confidence), lift: lift.estimate,
                lower: interval?.lower, upper: interval?.upper)
        }
        rows =
            zip(scenario.events, tally.events).compactMap {
                row($0.name, $0.title, .event, $1.first.total, $1.happenedByOutcome)
            }
            + zip(scenario.issues, tally.issues).compactMap {
                row($0.name, $0.title, .done, $1.done.total, $1.doneByOutcome)
            }
            + zip(scenario.issues, tally.issues).compactMap {
                row($0.name, $0.title, .expired, $1.expired, $1.expiredByOutcome)
            }
    }
}

/// The lift of one event or milestone.
public struct LiftSummary: Sendable {
    /// The kind of what happened.
    public enum Kind: String, Sendable, CaseIterable {
        /// An event happened at least once.
        case event
        /// An issue was done at the end.
        case done
        /// An issue was expired at the end.
        case expired
    }

    /// The name of the event or issue in the scenario file.
    public let name: String
    /// The title.
    public let title: String
    /// The kind of what happened.
    public let kind: Kind
    /// The probability that it happened.
    public let happened: Evidence
    /// The probability of success given that it happened.
    public let success: Evidence
    /// P(success given it) / P(success); `nil` if there is no success at all.
    public let lift: Double?
    /// The interval's lower end.
    public let lower: Double?
    /// The interval's upper end.
    public let upper: Double?
}

extension Section<Report> {
    static var lifts: Section {
        Section(
            "lifts", "What is associated with success.",
            of: "The probability of success given that something happened, relative to that in all replicates.",
            in: .lift,
            title: { _ in "Lift" },
            caption: { report in
                report.success.map {
                    "Probability of \($0.words) given the event or milestone, divided by that in all replicates: conditional, not "
                        + "causal."
                }
            }, LiftSummary.fields,
            naming: { RowName(name: "\($0.name) \($0.kind.rawValue)", title: $0.text) }, rows: { $0.lifts?.rows ?? [] }
        ).only(.simulated)
    }
}

extension LiftSummary {
    /// The event or milestone in words.
    fileprivate var text: String { kind == .event ? title : "\(title) \(kind.rawValue)" }

    static var fields: [Field<LiftSummary>] {
        [
            .text("of", "The event or the issue.") { $0.name }
                .shown(Column({ _ in "Event or milestone" }) { row, _, _ in row.text }),
            .text("title", "Its title.") { $0.title },
            .word("kind", "What happened.", Kind.allCases.map(\.rawValue)) { $0.kind.rawValue },
            .group(
                "happened", "Whether it happened.",
                Field.probability(
                    "Its probability: the share of all replicates.",
                    columns: [Column("Happened", .decimal, importance: 2)]
                ) { $0.happened }),
            .group(
                "success", "Success among the replicates in which it happened.",
                Field.probability(
                    "The probability of success among them.",
                    columns: [
                        Column({ "P(\($0.success?.title ?? "")) with" }, .decimal, importance: 1) { $1.cell(in: $2) }
                    ]
                ) { $0.success }),
            Field("lift", "P(success given it) / P(success): conditional, not causal.", .number) { row in
                let error = row.lower.flatMap { low in row.upper.map { ($0 - low) / 4 } }
                return .number(row.lift, error: error, lower: row.lower, upper: row.upper)
            }.shown(Column("Lift", .decimal), .interval(importance: nil)),
        ] + Field.numberEnds { ($0.lower, $0.upper) }
    }
}
