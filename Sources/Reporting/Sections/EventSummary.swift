internal import Simulation
internal import Scenarios
internal import Statistics

/// How often an event happened, and how the replicates with and without it ended.
public struct EventSummary: Sendable {
    /// The name in the scenario file.
    public let name: String
    /// The title; the name if the file gives no title.
    public let title: String
    /// The probability that it happened at least once.
    public let happened: Evidence
    /// The mean number of times per replicate; `nil` without replicates.
    public let meanTimes: Double?
    /// The round in which it first happened, among the replicates in which it did.
    public let first: RoundSummary
    /// The probability of success among the replicates in which it happened: conditional, not causal.
    /// `nil` if nothing says what counts as success, or if it happens in no branch.
    public let successIf: Evidence?
    /// The probability of success among the other replicates; `nil` as for ``successIf``.
    public let successUnless: Evidence?
    /// What would change without the event; `nil` if that was not simulated, or nothing says what counts as success.
    public let without: Knockout?

    static func all(of result: RunResult, confidence: Confidence, success: SuccessDefinition?) -> [EventSummary] {
        let tally = result.tally
        let successes = success.map { $0.indices.reduce(0) { $0 + tally.outcomes[$1].total } }
        return zip(result.scenario.events, tally.events).enumerated().map { index, counted in
            let (event, counts) = counted
            let happened = counts.first.total
            let successesIf = success.map { $0.indices.reduce(0) { $0 + counts.happenedByOutcome[$1] } }
            return EventSummary(
                name: event.name,
                title: event.title,
                happened: Evidence(hits: happened, of: tally.replicates, confidence: confidence),
                meanTimes: tally.replicates > 0 ? Double(counts.firings) / Double(tally.replicates) : nil,
                first: RoundSummary(counts.first, confidence: confidence),
                successIf: successesIf.map { Evidence(hits: $0, of: happened, confidence: confidence) },
                successUnless: successes.flatMap { all in
                    successesIf.map {
                        Evidence(hits: all - $0, of: tally.replicates - happened, confidence: confidence)
                    }
                },
                without: success.flatMap { success in
                    tally.knockouts.isEmpty
                        ? nil
                        : tally.knockouts[index].table(of: success).flatMap {
                            Knockout($0, confidence: confidence)
                        }
                })
        }
    }

    static func all(of result: ExactResult, success: SuccessDefinition?) -> [EventSummary] {
        let successes = success.map { $0.indices.map { result.outcomes[$0].total }.reduce(0, +) }
        return zip(result.scenario.events, result.events).map { event, found in
            let happened = found.first.total
            let both = success.map { $0.indices.map { found.happenedByOutcome[$0] }.reduce(0, +) }
            let unless = both.flatMap { both in
                // What differs by rounding only is the same.
                successes.flatMap { all in 1 - happened > 1e-12 ? conditional(all - both, of: 1 - happened) : nil }
            }
            return EventSummary(
                name: event.name, title: event.title, happened: .exact(happened), meanTimes: found.times,
                first: RoundSummary(found.first),
                successIf: both.flatMap { conditional($0, of: happened) }.map { .exact($0) },
                successUnless: unless.map { .exact($0) }, without: nil)
        }
    }
}

/// The same replicates, with the same random numbers, with an event and without it.
public struct Knockout: Sendable, Hashable {
    /// P(success) without the event minus P(success) with it.
    public let difference: Double
    /// Lower end of its interval.
    public let lower: Double
    /// Upper end of its interval.
    public let upper: Double
    /// The number of replicates that were simulated both ways.
    public let replicates: Int

    init?(_ table: PairedTable, confidence: Confidence) {
        guard let difference = table.difference,
            let interval = table.interval(level: confidence.level, validity: confidence.validity)
        else { return nil }
        self.difference = difference
        (lower, upper) = (interval.lower, interval.upper)
        replicates = table.baseline.trials
    }
}

extension Knockout {
    /// `+2.4 pp`: how much more probable success is without the event.
    fileprivate var text: String { signedPoints(difference, error: (upper - lower) / 4) }

    fileprivate var intervalText: String {
        let error = (upper - lower) / 4
        func text(_ value: Double) -> String { pointsText(value, error: error).replacing("-", with: "−") }
        return "\(text(lower).replacing(" pp", with: "")) – \(text(upper))"
    }
}

/// A difference of probabilities in percentage points, with its sign: `+2.4 pp`, `−0.3 pp`, `0 pp`.
func signedPoints(_ value: Double, error: Double) -> String {
    let text = pointsText(value, error: error).replacing("-", with: "−")
    return value == 0 ? "0 pp" : (value > 0 ? "+" : "") + text
}

/// `part / whole`; `nil` if the whole is 0.
func conditional(_ part: Double, of whole: Double) -> Double? {
    whole > 0 ? min(1, max(0, part / whole)) : nil
}

extension Section<Report> {
    static var events: Section {
        Section(
            "events", "What happens to the actors.", of: "An event.", in: .events, title: { _ in "Events" },
            caption: { report in
                report.success.map { success in
                    report.isExact
                        ? "Probability of \(success.words) given that the event happens, and that it does not: conditional, not causal."
                        : "Probability of \(success.words) among the replicates with and without the event: conditional, not "
                            + "causal."
                }
            }, EventSummary.fields, naming: { RowName(name: $0.name, title: $0.title) }, rows: \.events
        ).brief { $0.briefEvents }
    }
}

extension EventSummary {
    static var fields: [Field<EventSummary>] {
        func success(
            _ heading: @escaping (Report) -> String, importance: Int, _ value: @escaping (EventSummary) -> Evidence?
        )
            -> Column<EventSummary>
        {
            Column(
                heading, .decimal, importance: importance,
                footnote: { "P(\($0.success?.title ?? "")) \(importance == 5 ? "with" : "without")" }
            ) { row, _, report in report.success == nil ? "" : value(row)?.percentText ?? unknown }
        }
        return [
            .text("name", "Its name.") { $0.name }.shown(Column({ _ in "Event" }) { row, _, _ in row.title }),
            .text("title", "Its title.") { $0.title },
            .group(
                "happened", "Whether it happens.",
                Field.probability(
                    "Its probability: the share of all replicates.",
                    columns: [
                        Column({ $0.isExact ? "Happens" : "Happened" }, .decimal) { $1.cell(in: $2) },
                        .interval(importance: 1),
                    ]
                ) { $0.happened }),
            .group(
                "times", "The number of times it happens.",
                [
                    .number("mean", "The mean number of times per replicate.") { $0.meanTimes }
                        .shown(
                            Column({ _ in "Mean times" }, .decimal, importance: 2) { row, _, report in
                                row.timesText(report)
                            }.detail)
                ]),
            Field.optionalGroup(
                "success_if", "Success among the replicates with the event: conditional, not causal.",
                Field.probability("The probability of success among them.") { $0 }, of: \.successIf
            ).shown(
                Column({ $0.firstHeading }, .right, importance: 3) { row, _, report in report.timeText(row.first.p50) },
                success({ "P(\($0.success?.title ?? "")) with" }, importance: 5, \.successIf).detail),
            Field.optionalGroup(
                "success_unless", "Success among the replicates without the event.",
                Field.probability("The probability of success among them.") { $0 }, of: \.successUnless
            ).shown(success({ _ in "without" }, importance: 4, \.successUnless).detail),
            Field.optionalGroup(
                "without",
                "What would change without it: the same replicates simulated again, with the same random numbers, in which it "
                    + "does not happen; null with --plain and in comparisons.",
                [
                    .number("difference", "P(success) without it minus P(success) with it.") { $0.difference },
                    .number(Key.lower, "Lower end of the interval.") { $0.lower }.aside,
                    .number(Key.upper, "Upper end of the interval.") { $0.upper }.aside,
                    .count("replicates", "Replicates that were simulated both ways.") { $0.replicates },
                ], of: \.without
            ).only(.simulated).shown(
                Column({ _ in "Without it" }, .decimal, importance: 6) { row, _, _ in row.without?.text ?? "" },
                Column({ $0.intervalHeading }, .range, importance: 4, footnote: { _ in "interval of the difference" }) {
                    row, _, _ in row.without?.intervalText ?? ""
                }),
            .group(
                "round", "When it first happens, among the replicates in which it does.", RoundSummary.fields,
                of: \.first),
        ]
    }

    private func timesText(_ report: Report) -> String {
        guard let run = report.run else { return report.numberText(meanTimes, error: nil) }
        // The error of a Poisson count with this mean; only the digits hang on it, and there are two at most.
        let error = (max(0, meanTimes ?? 0) / Double(max(1, run.replicates))).squareRoot()
        return numberText(meanTimes, standardError: max(0.005, error))
    }
}
