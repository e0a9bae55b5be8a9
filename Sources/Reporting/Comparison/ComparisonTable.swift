internal import Simulation
internal import Statistics

extension ComparisonReport {
    /// With more scenarios than this, issues, questions, measures and times are left to the other formats.
    private static let mostInFull = 12

    /// The comparison as tables of text.
    /// - Parameters:
    ///   - width: no line is longer, down to 60 columns; what does not fit is left out, and the table says what.
    ///   - colour: whether to use the escape sequences of a terminal.
    public func table(width: Int = 100, colour: Bool = false) -> String {
        let page = max(Report.leastWidth, width)
        let style = TextStyle(colour: colour)
        let isFull = scenarios.count <= Self.mostInFull
        var sections: [TableSection] = [
            ("Scenarios", nil, scenarioLines(page, style)),
            ("Ranking", rankingCaption, rankingLines(page, style)),
            ("Heat map", heatMapCaption, heatMapLines(page, style)),
            ("Outcomes", nil, resultLines([.success, .outcome], page, style)),
        ]
        if isFull {
            sections += [
                ("Issues done", nil, resultLines([.issue], page, style)),
                ("Questions", nil, resultLines([.question], page, style)),
                ("Measures", nil, resultLines([.measure], page, style)),
                (
                    calendar.areDates ? "Median times" : "Median rounds", "Differences are in rounds.",
                    resultLines([.outcomeTime, .issueTime], page, style)
                ),
            ]
        }
        sections.append(("Expectations", nil, expectationLines(page, style)))
        var notes = self.notes
        if !isFull {
            notes.insert(
                "Issues, questions, measures and median times are not shown for more than \(Self.mostInFull) scenarios: "
                    + "--format json or csv has them.", at: 0)
        }
        sections.append(("Notes", nil, notes.flatMap { wrapped("• " + $0, width: page, indent: 2) }))
        return pageText(headerLines(page, style), sections, width: page, style: style)
    }

    private func headerLines(_ width: Int, _ style: TextStyle) -> [String] {
        let run = scenarios[0].report.run
        let what = grid == nil ? "Comparison" : "Sweep"
        var lines = wrapped(
            "\(what) of \(plural(scenarios.count, "scenario")) on the same luck; baseline: \(baseline)", width: width
        ).map(style.bold)
        let facts = [
            "\(plural(run.considered, "replicate")) of each", "seed \(run.seed)", run.timeText,
        ].compactMap(\.self)
        lines += wrapped(facts.joined(separator: " · "), width: width)
        if let held = run.heldText { lines += wrapped(held, width: width) }
        if run.stopped == .interrupted {
            let text =
                "PARTIAL: interrupted after \(grouped(run.considered)) of \(plural(run.requested, "replicate")) of each."
            lines += wrapped(text, width: width).map(style.warning)
        }
        return lines
    }

    private func scenarioLines(_ width: Int, _ style: TextStyle) -> [String] {
        // Points of a grid are named by what makes them.
        guard grid == nil else { return [] }
        return TextTable(
            columns: [
                .init("Name"), .init("Title", importance: 1), .init("File", importance: 0),
                .init("Given in", .decimal, importance: 2),
            ],
            rows: scenarios.map { scenario in
                let report = scenario.report
                return [
                    scenario.name == baseline ? "\(scenario.name) (baseline)" : scenario.name,
                    (report.scenario.title ?? "").cut(to: 50),
                    report.scenario.file == scenario.name ? "" : report.scenario.file,
                    report.run.givenShare?.percentText ?? "",
                ]
            }, nameWidth: 40
        ).lines(width: width, style: style)
    }

    private var rankingCaption: String? {
        ranking.isEmpty ? nil : "By the probability of success. Scenarios that share a letter cannot be told apart."
    }

    private func rankingLines(_ width: Int, _ style: TextStyle) -> [String] {
        guard !ranking.isEmpty else { return [] }
        return TextTable(
            columns: [
                .init("Rank", .right), .init("Scenario"), .init("Success", .decimal),
                .init(intervalHeading, .range, importance: 2), .init("", importance: 0, footnoteName: ""),
                .init("Group"),
            ],
            rows: ranking.map { row in
                [
                    String(row.rank), row.name, row.success.percentText, row.success.intervalText,
                    bar(row.success.probability, width: 16), row.groups,
                ]
            }, nameWidth: 6
        ).lines(width: width, style: style)
    }

    private var intervalHeading: String { "\(percent(scenarios[0].report.run.level)) interval" }

    private func expectationLines(_ width: Int, _ style: TextStyle) -> [String] {
        let rows = scenarios.flatMap { scenario in
            scenario.report.expectations.map { [scenario.name, $0.claim, $0.verdict.rawValue] }
        }
        guard !rows.isEmpty else { return [] }
        return TextTable(columns: [.init("Scenario"), .init("Claim"), .init("Verdict")], rows: rows)
            .lines(width: width, style: style)
    }

    // MARK: Results

    /// A block of rows for each result: the baseline's value, then every scenario's with its difference.
    private func resultLines(_ kinds: [Difference.Kind], _ width: Int, _ style: TextStyle) -> [String] {
        var order: [ResultKey] = []
        var byKey: [ResultKey: [Difference]] = [:]
        for difference in differences where kinds.contains(difference.kind) {
            let key = ResultKey(kind: difference.kind, name: difference.of)
            if byKey[key] == nil { order.append(key) }
            byKey[key, default: []].append(difference)
        }
        // 'success' repeats the only outcome that counts as it.
        let goods = scenarios.map { $0.report.success?.outcomes ?? [] }
        if let only = goods.first, only.count == 1, goods.allSatisfy({ $0 == only }) {
            order.removeAll { $0.kind == .success }
        }
        guard !order.isEmpty else { return [] }
        let rows = order.flatMap { key in self.rows(of: key, byKey[key] ?? []) }
        return TextTable(
            columns: [
                .init(""),
                .init(kinds.contains(.measure) ? "Mean" : isTime(kinds) ? "Median" : "Probability", .decimal),
                .init(intervalHeading, .range, importance: 3, footnoteName: "interval of each"),
                .init("Difference", .decimal),
                .init(intervalHeading, .range, importance: 4, footnoteName: "interval of the difference"),
                .init("p", .decimal, importance: 2),
                .init("Width", .right, importance: 0, footnoteName: "width beside separate runs"),
                .init("Verdict", importance: 5),
            ], rows: rows, nameWidth: 34
        ).lines(width: width, style: style)
    }

    private struct ResultKey: Hashable {
        var kind: Difference.Kind
        var name: String
    }

    private func isTime(_ kinds: [Difference.Kind]) -> Bool { kinds.contains(.issueTime) }

    private func rows(of key: ResultKey, _ differences: [Difference]) -> [[String]] {
        let isGood =
            key.kind == .outcome && scenarios.contains { $0.report.outcome(key.name)?.isGood ?? false }
        let suffix = key.kind == .outcomeTime ? ", where it is" : ""
        var rows = [["\(key.name)\(isGood ? " ✓" : "")\(suffix)"] + Array(repeating: "", count: 7)]
        rows.append(["  \(baseline)"] + valueCells(key, baseline) + Array(repeating: "", count: 5))
        for difference in differences {
            let text = DifferenceText(difference)
            rows.append(
                ["  \(difference.scenario)"] + valueCells(key, difference.scenario)
                    + [
                        text.difference, text.interval, text.p,
                        difference.widthRatio.map { "× \(fixed($0, decimals: 2))" } ?? "", difference.shortVerdictText,
                    ])
        }
        return rows
    }

    /// The value of a result in a scenario, and its interval.
    private func valueCells(_ key: ResultKey, _ name: String) -> [String] {
        guard let report = scenarios.first(where: { $0.name == name })?.report else { return [unknown, unknown] }
        func cells(_ estimate: Estimate?) -> [String] {
            [estimate?.percentText ?? unknown, estimate?.intervalText ?? unknown]
        }
        func cells(_ median: Int?, _ lower: Int?, _ upper: Int?) -> [String] {
            [calendar.name(reaching: median), calendar.name(reaching: lower, upper)]
        }
        switch key.kind {
        case .outcome: return cells(report.outcome(key.name)?.probability)
        case .success: return cells(ranking.first { $0.name == name }?.success ?? report.successEstimate)
        case .issue: return cells(report.issues.first { $0.name == key.name }?.done)
        case .question: return cells(report.questions.first { $0.name == key.name }?.probability)
        case .measure:
            guard let measure = report.measures.first(where: { $0.name == key.name }) else {
                return [unknown, unknown]
            }
            func text(_ value: Double?) -> String { numberText(value, standardError: measure.standardError) }
            return [
                text(measure.mean),
                measure.lower.flatMap { low in measure.upper.map { "\(text(low)) – \(text($0))" } } ?? unknown,
            ]
        case .outcomeTime:
            guard let round = report.outcome(key.name)?.round else { return [unknown, unknown] }
            return cells(round.p50, round.p50Lower, round.p50Upper)
        case .issueTime:
            guard let issue = report.issues.first(where: { $0.name == key.name }) else { return [unknown, unknown] }
            return cells(issue.medianRound, issue.medianRoundLower, issue.medianRoundUpper)
        }
    }
}

/// A difference in words, to the digits that its interval supports.
struct DifferenceText {
    var difference: String
    var interval: String
    var p: String

    init(_ difference: Difference) {
        let isShare = [.outcome, .success, .issue, .question].contains(difference.kind)
        let isTime = [.outcomeTime, .issueTime].contains(difference.kind)
        let scale = isShare ? 100.0 : 1
        let unit = isShare ? " pp" : ""
        let error = difference.lower.flatMap { low in difference.upper.map { scale * ($0 - low) / 4 } }
        func text(_ value: Double) -> String {
            let text = isTime ? grouped(Int(value)) : numberText(scale * value, standardError: error)
            return text.replacing("-", with: "−")
        }
        func signed(_ value: Double) -> String {
            value == 0 ? "0" + unit : (value > 0 ? "+" : "") + text(value) + unit
        }
        self.difference = difference.difference.map(signed) ?? unknown
        switch (difference.lower, difference.upper) {
        case (let lower?, let upper?): interval = "\(text(lower)) – \(text(upper))\(unit)"
        case (let lower?, nil) where isTime: interval = "≥ \(text(lower))"
        case (nil, let upper?) where isTime: interval = "≤ \(text(upper))"
        default: interval = unknown
        }
        p = difference.pAdjusted.map(pText) ?? ""
    }
}

/// A p-value: two digits, and no more than four places after the point.
func pText(_ p: Double) -> String {
    if p < 0.0001 { return "< 0.0001" }
    return fixed(p, decimals: p < 0.001 ? 4 : p < 0.01 ? 3 : 2)
}

extension Report {
    /// The probability of success; `nil` where nothing says what counts as it.
    var successEstimate: Estimate? {
        guard let success else { return nil }
        let hits = outcomes.filter { success.outcomes.contains($0.name) }.reduce(0) { $0 + $1.probability.count }
        return Estimate(
            hits: hits, of: run.replicates,
            confidence: Confidence(
                level: run.level, validity: run.stopped == .interrupted ? .anytime : .fixed))
    }
}
