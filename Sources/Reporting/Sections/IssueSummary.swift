internal import Scenarios
internal import Simulation
internal import Statistics

/// The progress of an issue, and what delays it.
public struct IssueSummary: Sendable {
    /// The name in the scenario file.
    public let name: String
    /// The title; the name if the file gives no title.
    public let title: String
    /// The probability that it is done at the end of a replicate.
    public let done: Evidence
    /// The round by which it is done in half of all replicates, including those in which it never is.
    /// `nil` if that is beyond the horizon.
    public let medianRound: Int?
    /// Lower end of an interval for the median, from order statistics; `nil` if beyond the horizon.
    public let medianRoundLower: Int?
    /// Upper end of the interval for the median; `nil` if beyond the horizon.
    public let medianRoundUpper: Int?
    /// The probability that it has expired at the end of a replicate.
    public let expired: Evidence
    /// The mean level at the end, of the party with the lowest level; `nil` without replicates.
    public let meanSteps: Double?
    /// The number of steps; `nil` if unlimited.
    public let steps: Int?
    /// The causes of the rounds in which it is not done.
    public let heldUp: HeldUpShares
    /// The share of replicates in which it is done for good by the end of each round of the report's timeline; empty if it
    /// has no end.
    public var timeline: [DonePoint] {
        course.map { course in
            TimelinePoint.rounds(horizon: clock.rounds).map { round in
                DonePoint(
                    round: round, date: RoundNames(clock).date(of: round), done: course.evidence(at: round))
            }
        } ?? []
    }
    /// How often it is done by the end of each round; `nil` if it has no end.
    private let course: Course?
    private let clock: Clock

    /// How often an issue is done by the end of a round.
    public struct DonePoint: Sendable {
        /// The round, from 1.
        public let round: Int
        /// The date of the round; `nil` if the clock has no start.
        public let date: String?
        /// The share of all replicates in which it was done by then, and stayed so; without an interval.
        public let done: Evidence
    }

    static func all(of result: RunResult, confidence: Confidence) -> [IssueSummary] {
        let (scenario, replicates) = (result.scenario, result.tally.replicates)
        return zip(scenario.issues, result.tally.issues).map { issue, tally in
            let median = tally.done.quantileInterval(
                0.5, of: replicates, level: confidence.level, validity: confidence.validity)
            return IssueSummary(
                name: issue.name, title: issue.title,
                done: Evidence(hits: tally.done.total, of: replicates, confidence: confidence),
                medianRound: tally.done.quantile(0.5, of: replicates), medianRoundLower: median.lower,
                medianRoundUpper: median.upper,
                expired: Evidence(hits: tally.expired, of: replicates, confidence: confidence),
                meanSteps: replicates > 0 ? Double(tally.levelSum) / Double(replicates) : nil, steps: issue.steps,
                heldUp: HeldUpShares(
                    tally.heldUp, parties: issue.parties.map { scenario.actors[$0] }, replicates: replicates),
                course: issue.steps == nil ? nil : .counted(tally.done.cumulative, of: replicates),
                clock: scenario.clock)
        }
    }

    static func all(of result: ExactResult) -> [IssueSummary] {
        zip(result.scenario.issues, result.issues).map { issue, found in
            let median = found.done.quantile(0.5, of: 1)
            return IssueSummary(
                name: issue.name, title: issue.title, done: .exact(found.done.total), medianRound: median,
                medianRoundLower: median, medianRoundUpper: median, expired: .exact(found.expired),
                meanSteps: found.meanLevel, steps: issue.steps,
                heldUp: HeldUpShares(found.heldUp, parties: issue.parties.map { result.scenario.actors[$0] }),
                course: issue.steps == nil ? nil : .exact(found.done.cumulative), clock: result.scenario.clock)
        }
    }
}

extension Section<Report> {
    static var issues: Section {
        Section(
            "issues", "The progress of every issue, in the scenario's order.", of: "An issue.", in: .issues,
            title: { _ in "Issues" }, IssueSummary.fields, naming: { RowName(name: $0.name, title: $0.title) },
            rows: \.issues
        ).shown(in: .delays) { $0.delaysTable }
    }
}

extension IssueSummary {
    /// Whether its number of steps is limited; otherwise it is never done.
    private var ends: Bool { steps != nil }

    static var fields: [Field<IssueSummary>] {
        let interval = Column<IssueSummary>({ $0.intervalHeading }, .range, importance: 4) { row, value, report in
            row.ends || report.isExact ? value.interval(in: report) : unknown
        }
        return [
            .text("name", "Its name.") { $0.name }.shown(Column({ _ in "Issue" }) { row, _, _ in row.title }),
            .text("title", "Its title.") { $0.title },
            .group(
                "done", "Whether it is done at the end.",
                Field.probability(
                    "Its probability: the share of all replicates.", counted: "Replicates in which it was done.",
                    countForm: .optionalCount,
                    columns: [
                        Column({ _ in "Done" }, .decimal) { row, value, report in
                            row.ends ? value.cell(in: report) : unknown
                        }, interval, .bar(width: 12),
                    ]
                ) { $0.done }),
            .group(
                "round", "When it is done.",
                [
                    Field("p50", "The median round over all replicates.", .round) {
                        .round($0.medianRound, lower: $0.medianRoundLower, upper: $0.medianRoundUpper)
                    }.shown(
                        Column({ "\($0.medianHeading), of all" }, .right, importance: 5) { row, _, report in
                            row.medianText(report)
                        }
                    ),
                    .round("p50_lower", "Lower end of the median's interval.") { $0.medianRoundLower }.aside
                        .only(.simulated),
                    .round("p50_upper", "Upper end of the median's interval.") { $0.medianRoundUpper }.aside
                        .only(.simulated),
                ]),
            .group(
                "expired", "Whether it is expired at the end.",
                Field.probability(
                    "Its probability: the share of all replicates.",
                    columns: [
                        Column({ _ in "Expired" }, .decimal, importance: 2, order: 1) { row, _, report in
                            report.issues.contains(where: \.expired.isPossible) ? row.expired.percentText : ""
                        }
                    ]
                ) { $0.expired }),
            .group(
                "steps", "The number of steps it reaches.",
                [
                    .number("mean", "The mean number of steps at the end.") { $0.meanSteps }
                        .shown(Column({ _ in "Mean steps" }, importance: 3) { row, _, report in row.stepsText(report) })
                ]),
            Field.group(
                "held_up", "What delays it: shares of the rounds before it is done.", HeldUpShares.fields, of: \.heldUp
            ).tidy(as: "held_up"),
            .list(
                "timeline", "The share done over time; empty if it has no end.", of: "A round.",
                [
                    .moment { $0.round }, .date { $0.date },
                    .evidence("done", "The share of all replicates in which it is done by then, and stays so.") {
                        $0.done
                    },
                ] as [Field<DonePoint>]
            ) { $0.timeline }.tidy(as: "issue_timeline"),
        ]
    }

    /// The median over all replicates, with its interval if that is wider than one round.
    private func medianText(_ report: Report) -> String {
        guard ends, report.isExact || report.run?.replicates ?? 0 > 0 else { return unknown }
        let median = report.calendar.name(reaching: medianRound)
        guard medianRoundLower != medianRoundUpper else { return median }
        return "\(median) (\(report.calendar.name(reaching: medianRoundLower, medianRoundUpper)))"
    }

    private func stepsText(_ report: Report) -> String {
        guard let mean = meanSteps else { return unknown }
        let text: String
        if let run = report.run {
            // Two digits at most; the error of a level between 0 and n is at most n/2 over the root of the replicates.
            let error = Double(steps ?? 0) / 2 / Double(max(1, run.replicates)).squareRoot()
            text = numberText(mean, standardError: max(0.005, error))
        } else {
            text = fixed(mean, decimals: 4)
        }
        return steps.map { "\(text) of \($0)" } ?? text
    }
}
