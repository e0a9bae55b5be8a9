// What happened, what was asked and measured, and what was claimed.
extension Report {
    var eventsCaption: String? {
        success.map {
            let what = $0.outcomes.count == 1 ? "'\($0.title)'" : "success"
            return "How probable \(what) is among the replicates with and without the event: a condition, not a cause."
        }
    }

    var eventsTable: TextTable {
        let title = success?.title ?? ""
        return TextTable(
            columns: [
                .init("Event"),
                .init("Happened", .decimal),
                .init(intervalHeading, .range, importance: 1),
                .init("Mean times", .decimal, importance: 2),
                .init(calendar.areDates ? "Median first" : "Median round", .right, importance: 3),
                .init("P(\(title)) with", .decimal, importance: 5),
                .init("without", .decimal, importance: 4, footnoteName: "P(\(title)) without"),
            ],
            rows: events.map { event in
                [
                    event.title,
                    event.happened.percentText,
                    event.happened.intervalText,
                    timesText(event),
                    timeText(event.first.p50),
                    success == nil ? "" : event.successIf?.percentText ?? unknown,
                    success == nil ? "" : event.successUnless?.percentText ?? unknown,
                ]
            })
    }

    private func timesText(_ event: EventSummary) -> String {
        // The error of a Poisson count with this mean; only the digits hang on it, and there are two at most.
        let error = (max(0, event.meanTimes ?? 0) / Double(max(1, run.replicates))).squareRoot()
        return numberText(event.meanTimes, standardError: max(0.005, error))
    }

    var questionsTable: TextTable {
        let all = run.replicates - run.faults.count
        return TextTable(
            columns: [
                .init("Question"),
                .init("Probability", .decimal),
                .init(intervalHeading, .range, importance: 3),
                .init("", importance: 1, footnoteName: ""),
                .init("Asked in", .left, importance: 2),
            ],
            rows: questions.map { question in
                [
                    question.name,
                    question.probability.percentText,
                    question.probability.intervalText,
                    bar(question.probability.probability, width: 16),
                    question.probability.trials == all && all > 0
                        ? "all replicates" : plural(question.probability.trials, "replicate"),
                ]
            })
    }

    var measuresTable: TextTable {
        TextTable(
            columns: [
                .init("Measure"),
                .init("Mean", .decimal),
                .init(intervalHeading, .range, importance: 5),
                .init("Spread (sd)", .decimal, importance: 4),
                .init("5 %", .decimal, importance: 2),
                .init("Median", .decimal, importance: 3),
                .init("95 %", .decimal, importance: 1),
            ],
            rows: measures.map { measure in
                func text(_ value: Double?) -> String { numberText(value, standardError: measure.standardError) }
                return [
                    measure.name,
                    text(measure.mean),
                    measure.lower.flatMap { low in measure.upper.map { "\(text(low)) – \(text($0))" } } ?? unknown,
                    text(measure.standardDeviation),
                    text(measure.quantiles[0]),
                    text(measure.quantiles[2]),
                    text(measure.quantiles[4]),
                ]
            })
    }

    var expectationsTable: TextTable {
        TextTable(
            columns: [
                .init("Claim"),
                .init("Verdict"),
                .init("Found", .decimal, importance: 2),
                .init(intervalHeading, .range, importance: 1),
            ],
            rows: expectations.map { expectation in
                // Half the width of the interval is about two standard errors.
                let error = expectation.lower.flatMap { low in expectation.upper.map { ($0 - low) / 4 } }
                func text(_ value: Double?) -> String { numberText(value, standardError: error) }
                return [
                    expectation.claim,
                    expectation.verdict.rawValue,
                    text(expectation.value),
                    expectation.lower.flatMap { low in expectation.upper.map { "\(text(low)) – \(text($0))" } }
                        ?? unknown,
                ]
            },
            nameWidth: .max)
    }
}
