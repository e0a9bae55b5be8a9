internal import Scenarios
internal import Simulation
internal import Statistics

/// The probability of one outcome, and when replicates end in it.
public struct OutcomeSummary: Sendable {
    /// The name in the scenario file.
    public let name: String
    /// The title; the name if the file gives no title.
    public let title: String
    /// Whether it counts as success in this report.
    public let isGood: Bool
    /// Whether a replicate can end in it before the horizon.
    let endsEarly: Bool
    /// Its rank among ordered outcomes; `nil`: none is given.
    public let order: Int?
    /// What it is worth; `nil`: nothing is said.
    public let value: Double?
    /// Its probability: its share of all replicates.
    public let probability: Evidence
    /// The round of the end, among the replicates that end in it; for an outcome with `finally`, the horizon.
    public let round: RoundSummary
    /// The range of the probability over the inputs; `nil` where no twin replicates were simulated.
    public let overInputs: InputRange?

    static func all(of result: RunResult, confidence: Confidence, success: SuccessDefinition?) -> [OutcomeSummary] {
        result.scenario.outcomes.indices.map { index in
            let histogram = result.tally.outcomes[index]
            let probability = Evidence(hits: histogram.total, of: result.tally.replicates, confidence: confidence)
            return OutcomeSummary(
                result.scenario.outcomes[index], isGood: success?.indices.contains(index) ?? false, probability,
                RoundSummary(histogram, confidence: confidence),
                InputRange(
                    result.tally.twins?.outcomes[index], of: probability, outcomes: [index], in: result,
                    confidence: confidence))
        }
    }

    static func all(of result: ExactResult, success: SuccessDefinition?) -> [OutcomeSummary] {
        result.outcomes.enumerated().map { index, shares in
            OutcomeSummary(
                result.scenario.outcomes[index], isGood: success?.indices.contains(index) ?? false,
                .exact(shares.total), RoundSummary(shares), nil)
        }
    }

    private init(
        _ outcome: Outcome, isGood: Bool, _ probability: Evidence, _ round: RoundSummary, _ overInputs: InputRange?
    ) {
        name = outcome.name
        title = outcome.title ?? outcome.name
        (order, value) = (outcome.order, outcome.value)
        (self.isGood, self.probability, self.round) = (isGood, probability, round)
        self.overInputs = overInputs
        if case .when = outcome.condition { endsEarly = true } else { endsEarly = false }
    }
}

extension Section<Report> {
    static var outcomes: Section {
        Section(
            "outcomes", "The outcomes, in the scenario's order.", of: "An outcome.", in: .outcomes,
            title: { _ in "Outcomes" },
            caption: { $0.success == nil ? nil : "✓ counts as success." }, OutcomeSummary.fields,
            naming: { RowName(name: $0.name, title: $0.title) }, rows: \.outcomes
        ) { $1.addSuccessAndFaults(to: &$0.forms[0]) }.brief(rows: 10, title: "Outcomes")
    }
}

extension Report {
    /// Success as the first row, and faults as the last.
    fileprivate func addSuccessAndFaults(to table: inout TextTable) {
        func row(_ name: String, _ evidence: Evidence, _ range: InputRange? = nil) -> [String] {
            let cells = [
                name, evidence.percentText, evidence.intervalText, bar(evidence.probability, width: 16),
                range?.text ?? "",
            ]
            let between = Array(repeating: "", count: table.columns.count - cells.count - 1)
            return cells + between + [words.text(for: evidence.probability)]
        }
        if let success = successSummary {
            table.rows.insert(row("Success", success.probability, success.overInputs), at: 0)
        }
        if faults.isPossible { table.rows.append(row("(faults)", faults)) }
    }
}

extension OutcomeSummary {
    static var fields: [Field<OutcomeSummary>] {
        [
            .text("name", "Its name.") { $0.name }
                .shown(Column({ _ in "Outcome" }) { row, _, _ in row.isGood ? "\(row.title) ✓" : row.title }),
            .text("title", "Its title.") { $0.title }.shown(.words { $0.probability }),
        ]
            + Field.probability(
                "Its probability: the share of all replicates.", counted: "Replicates that ended in it.",
                columns: [Column("Probability", .decimal), .interval(importance: 4), .bar(width: 16)]
            ) { $0.probability }
            + [
                .overInputs { $0.overInputs }.shown(.overInputs { $0.overInputs }),
                .flag("good", "Whether it counts as success.") { $0.isGood },
                Field("order", "Its rank among ordered outcomes, if one is given.", .optionalCount) {
                    .count($0.order)
                }.aside,
                .number("value", "What it is worth, if that is given.") { $0.value }.aside,
                .group("round", "The round of the end, among the replicates that ended in it.", roundFields),
            ]
    }

    private static var roundFields: [Field<OutcomeSummary>] {
        let range = Column<OutcomeSummary>(
            { $0.calendar.areDates ? "5 – 95 % of times" : "5 – 95 % of rounds" }, .range, importance: 2
        ) { row, _, report in
            guard let low = row.round.p05, let high = row.round.p95 else { return unknown }
            return report.calendar.name(low, high)
        }.detail
        let median = Column<OutcomeSummary>({ "\($0.medianHeading), if so" }, .right, importance: 3) {
            $1.cell(in: $2)
        }
        return [
            .number("mean", "The mean round.") { $0.round.mean },
            .round("p05", "5 % quantile.") { $0.round.p05 },
            .round("p25", "25 % quantile.") { $0.round.p25 },
            Field("p50", "The median.", .round) {
                .round($0.round.p50, lower: $0.round.p50Lower, upper: $0.round.p50Upper)
            }
            .shown(median, range),
            .round("p75", "75 % quantile.") { $0.round.p75 },
            .round("p95", "95 % quantile.") { $0.round.p95 },
            .round("p50_lower", "Lower end of the median's interval.") { $0.round.p50Lower }.aside.only(.simulated),
            .round("p50_upper", "Upper end of the median's interval.") { $0.round.p50Upper }.aside.only(.simulated),
        ]
    }
}
