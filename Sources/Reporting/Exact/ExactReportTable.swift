extension ExactReport {
    /// The report as tables of text, like ``Report/table(width:colour:)`` but without intervals.
    /// - Parameters:
    ///   - width: no line is longer, down to 60 columns; what does not fit is left out, and the table says what.
    ///   - colour: whether to set headings off by the escape sequences of a terminal.
    public func table(width: Int = 100, colour: Bool = false) -> String {
        let page = max(Report.leastWidth, width)
        let style = TextStyle(colour: colour)
        let stuck = issues.filter { ($0.heldUp.roundsPerReplicate ?? 0) > 0 }.map { ($0.title, $0.heldUp) }
        let dates = calendar.areDates ? "By date" : "By round"
        let sections: [TableSection] = [
            (
                "Outcomes", success == nil ? nil : "✓ counts as success.",
                outcomesTable.lines(width: page, style: style)
            ),
            (dates, "The probability of having ended so by then.", byDateLines(width: page, style: style)),
            ("Issues", nil, issues.isEmpty ? [] : issuesTable.lines(width: page, style: style)),
            (
                "What holds them up", HeldUpShares.caption,
                HeldUpShares.lines(stuck, width: page, style: style)
            ),
            ("Events", eventsCaption, events.isEmpty ? [] : eventsTable.lines(width: page, style: style)),
            ("Questions", nil, questions.isEmpty ? [] : questionsTable.lines(width: page, style: style)),
            ("Measures", nil, measures.isEmpty ? [] : measuresTable.lines(width: page, style: style)),
            ("Expectations", nil, expectations.isEmpty ? [] : expectationsTable.lines(width: page, style: style)),
            ("Notes", nil, notes.flatMap { wrapped("• " + $0, width: page, indent: 2) }),
        ]
        return pageText(headerLines(width: page, style: style), sections, width: page, style: style)
    }

    func headerLines(width: Int, style: TextStyle) -> [String] {
        let title = scenario.title.map { "\($0) (\(scenario.file))" } ?? scenario.file
        let facts = [
            "exact", "at most \(plural(run.states, "state"))", plural(run.rounds, "round"),
            "\(fixed(run.seconds, decimals: 2)) s",
        ]
        return wrapped(title, width: width).map(style.bold) + wrapped(facts.joined(separator: " · "), width: width)
    }

    private var median: String { calendar.areDates ? "Median time" : "Median round" }

    private func time(_ round: Int?) -> String { round.map(calendar.name(of:)) ?? unknown }

    private var outcomesTable: TextTable {
        func range(_ summary: RoundSummary) -> String {
            guard let low = summary.p05, let high = summary.p95 else { return unknown }
            return calendar.name(low, high)
        }
        var rows = outcomes.map { outcome in
            [
                outcome.isGood ? "\(outcome.name) ✓" : outcome.name, exactPercent(outcome.probability),
                bar(outcome.probability, width: 16), time(outcome.round.p50), range(outcome.round),
            ]
        }
        if run.faults > 0 { rows.append(["(faults)", exactPercent(run.faults), bar(run.faults, width: 16), "", ""]) }
        return TextTable(
            columns: [
                .init("Outcome"), .init("Probability", .decimal), .init("", importance: 1, footnoteName: ""),
                .init(median, .right, importance: 3),
                .init(calendar.areDates ? "5 – 95 % of times" : "5 – 95 % of rounds", .range, importance: 2),
            ],
            rows: rows)
    }

    /// A narrow page gets fewer dates, spread evenly, always with the horizon.
    private func byDateLines(width: Int, style: TextStyle) -> [String] {
        guard byDate.count > 1 else { return [] }
        for count in stride(from: byDate.count, through: 2, by: -1) {
            let points = (1...count).map { byDate[($0 * byDate.count + count - 1) / count - 1] }
            let table = TextTable(
                columns: [.init("Outcome")]
                    + points.map {
                        .init(calendar.areDates ? calendar.endName(of: $0.round) : "round \($0.round)", .decimal)
                    },
                rows: outcomes.indices.map { index in
                    [outcomes[index].name] + points.map { exactPercent($0.outcomes[index].probability) }
                })
            let plain = table.lines(width: width, style: TextStyle(colour: false))
            if count == 2 || plain.allSatisfy({ $0.displayWidth <= width }) {
                return table.lines(width: width, style: style)
            }
        }
        return []
    }

    private var issuesTable: TextTable {
        let anyExpires = issues.contains { $0.expired > 0 }
        return TextTable(
            columns: [
                .init("Issue"), .init("Done", .decimal), .init("", importance: 1, footnoteName: ""),
                .init(median, .right, importance: 4), .init("Mean steps", .left, importance: 3),
                .init("Expired", .decimal, importance: 2),
            ],
            rows: issues.map { issue in
                let steps = fixed(issue.meanSteps, decimals: 4)
                return [
                    issue.title, issue.steps == nil ? unknown : exactPercent(issue.done), bar(issue.done, width: 12),
                    issue.steps == nil ? unknown : calendar.name(reaching: issue.medianRound),
                    issue.steps.map { "\(steps) of \($0)" } ?? steps, anyExpires ? exactPercent(issue.expired) : "",
                ]
            })
    }

    private var eventsCaption: String? {
        success.map {
            let what = $0.outcomes.count == 1 ? "'\($0.title)'" : "success"
            return
                "How probable \(what) is given that the event happens, and that it does not: a condition, not a cause."
        }
    }

    private var eventsTable: TextTable {
        let title = success?.title ?? ""
        return TextTable(
            columns: [
                .init("Event"), .init("Happens", .decimal), .init("Mean times", .decimal, importance: 1),
                .init(calendar.areDates ? "Median first" : "Median round", .right, importance: 2),
                .init("P(\(title)) with", .decimal, importance: 4),
                .init("without", .decimal, importance: 3, footnoteName: "P(\(title)) without"),
            ],
            rows: events.map { event in
                [
                    event.title, exactPercent(event.happened), exactNumber(event.meanTimes), time(event.first.p50),
                    success == nil ? "" : exactPercent(event.successIf),
                    success == nil ? "" : exactPercent(event.successUnless),
                ]
            })
    }

    private var questionsTable: TextTable {
        TextTable(
            columns: [
                .init("Question"), .init("Probability", .decimal), .init("", importance: 1, footnoteName: ""),
                .init("Asked", .decimal, importance: 2),
            ],
            rows: questions.map {
                [$0.name, exactPercent($0.probability), bar($0.probability, width: 16), exactPercent($0.asked)]
            })
    }

    private var measuresTable: TextTable {
        TextTable(
            columns: [
                .init("Measure"), .init("Mean", .decimal), .init("Spread (sd)", .decimal, importance: 4),
                .init("5 %", .decimal, importance: 2), .init("Median", .decimal, importance: 3),
                .init("95 %", .decimal, importance: 1),
            ],
            rows: measures.map {
                [$0.name, exactNumber($0.mean), exactNumber($0.standardDeviation)]
                    + [$0.quantiles[0], $0.quantiles[2], $0.quantiles[4]].map(exactNumber)
            })
    }

    private var expectationsTable: TextTable {
        TextTable(
            columns: [.init("Claim"), .init("Verdict"), .init("Found", .decimal, importance: 1)],
            rows: expectations.map { [$0.claim, $0.verdict.rawValue, exactNumber($0.value)] }, nameWidth: .max)
    }
}
