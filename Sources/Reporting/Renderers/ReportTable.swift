internal import Simulation

extension Report {
    /// The width below which nothing more is left out.
    static let leastWidth = 60

    /// The report as tables of text.
    /// - Parameters:
    ///   - width: no line is longer, down to 60 columns; what does not fit is left out, and the table says what.
    ///   - colour: whether to set headings off by the escape sequences of a terminal.
    public func table(width: Int = 100, colour: Bool = false) -> String {
        let page = max(Self.leastWidth, width)
        let style = TextStyle(colour: colour)
        let sections: [TableSection] = [
            ("Outcomes", outcomesCaption, outcomesTable.lines(width: page, style: style)),
            (
                calendar.areDates ? "By date" : "By round", "Share of replicates that had ended so by then.",
                byDateLines(width: page, style: style)
            ),
            ("Issues", nil, issues.isEmpty ? [] : issuesTable.lines(width: page, style: style)),
            ("What held them up", heldUpCaption, heldUpLines(width: page, style: style)),
            ("Events", eventsCaption, events.isEmpty ? [] : eventsTable.lines(width: page, style: style)),
            ("Lift", liftsCaption, liftLines(width: page, style: style)),
            ("Questions", nil, questions.isEmpty ? [] : questionsTable.lines(width: page, style: style)),
            ("Measures", nil, measures.isEmpty ? [] : measuresTable.lines(width: page, style: style)),
            ("Trust", courseCaption, trustLines(width: page, style: style)),
            ("State", courseCaption, stateLines(width: page, style: style)),
            ("Most frequent paths", pathsCaption, pathLines(width: page, style: style)),
            ("What drives success", driversCaption, driverLines(width: page, style: style)),
            ("Expectations", nil, expectations.isEmpty ? [] : expectationsTable.lines(width: page, style: style)),
            ("Notes", nil, notes.flatMap { wrapped("• " + $0, width: page, indent: 2) }),
        ]
        return pageText(headerLines(width: page, style: style), sections, width: page, style: style)
    }

    private func headerLines(width: Int, style: TextStyle) -> [String] {
        let title = scenario.title.map { "\($0) (\(scenario.file))" } ?? scenario.file
        var lines = wrapped(title, width: width).map(style.bold)
        let facts = [
            plural(run.replicates, "replicate"), "seed \(run.seed)", horizonText,
            run.threads > 0 ? "\(fixed(run.seconds, decimals: 2)) s" : nil, speedText,
        ].compactMap(\.self)
        lines += wrapped(facts.map { $0.replacing(" ", with: "\u{A0}") }.joined(separator: " · "), width: width)
            .map { $0.replacing("\u{A0}", with: " ") }
        if let given = run.given, let share = run.givenShare {
            let text =
                "GIVEN \(given)\(run.givenIsTimed ? "" : " at the end of some round"): \(grouped(run.replicates)) of \(plural(run.considered, "replicate")), "
                + "\(share.percentText) (\(share.intervalText))."
            lines += wrapped(text, width: width).map(style.bold)
        }
        if let held = run.heldText { lines += wrapped(held, width: width) }
        if run.stopped == .interrupted {
            let text = "PARTIAL: interrupted after \(grouped(run.considered)) of \(plural(run.requested, "replicate"))."
            lines += wrapped(text, width: width).map(style.warning)
        }
        return lines
    }

    private var horizonText: String {
        let rounds = plural(run.rounds, "round")
        guard let first = calendar.date(of: 1), let last = calendar.endDate(of: run.rounds) else { return rounds }
        return first == last ? "\(rounds) (\(first))" : "\(rounds) (\(first) to \(last))"
    }

    private var speedText: String? {
        guard run.seconds > 0, run.roundsTimed > 0 else { return nil }
        let rate = Double(run.roundsTimed) / run.seconds
        let threads = "on \(plural(run.threads, "thread"))"
        if rate >= 1e6 {
            return "\(fixed(rate / 1e6, decimals: rate < 1e7 ? 1 : 0)) million rounds a second \(threads)"
        }
        return "\(rate < 1e15 ? grouped(Int(rate)) : fixed(rate, decimals: 0)) rounds a second \(threads)"
    }
}

extension RunSummary {
    /// That a study holds more than was asked for last; `nil` where it does not.
    var heldText: String? {
        guard considered > requested else { return nil }
        let asked = plural(requested, "replicate")
        return
            "The study holds more than the \(asked) that were asked for; the report is about all \(grouped(considered))."
    }

    /// How long it took, and on how many threads; `nil` where nothing was run for the report.
    var timeText: String? {
        threads > 0 ? "\(fixed(seconds, decimals: 2)) s on \(plural(threads, "thread"))" : nil
    }
}
