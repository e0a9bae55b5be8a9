internal import Simulation
internal import Statistics

extension ComparisonReport {
    /// The comparison as tables of text.
    /// - Parameters:
    ///   - extent: the first page, every section, or some.
    ///   - width: no line is longer, down to 60 columns; columns that do not fit are omitted, and the table says which.
    ///   - colour: whether to use the escape sequences of a terminal.
    public func table(_ extent: Extent = .everything, width: Int = 100, colour: Bool = false) -> String {
        let page = max(Report.leastWidth, width)
        let style = TextStyle(colour: colour)
        return pageText(
            headerLines(page, style), pageTables(Self.sections, of: self, extent), width: page, style: style)
    }

    /// The sections that a page of a comparison can have, or of a sweep.
    public static func sectionNames(sweep: Bool) -> [ReportSection] {
        Reporting.sectionNames(sections).filter { place in
            switch place {
            case .scenarios, .differing: !sweep
            case .map, .swings: sweep
            default: true
            }
        }
    }

    private func headerLines(_ width: Int, _ style: TextStyle) -> [String] {
        let what =
            grid == nil ? "Comparison" : grid?.design == .oneAtATime ? "Sweep, one parameter at a time," : "Sweep"
        var lines = wrapped(
            "\(what) of \(plural(scenarios.count, "scenario")) on common random numbers; baseline: \(baseline)",
            width: width
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

    var scenarioTable: PageTable? {
        // Points of a grid are named by what makes them.
        guard grid == nil else { return nil }
        let table = TextTable(
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
                    report.run?.givenShare?.percentText ?? "",
                ]
            }, nameWidth: 40)
        return PageTable(title: "Scenarios", table: table)
    }

    var intervalHeading: String { "\(percent(run.level)) interval" }

    var expectationTable: PageTable? {
        let rows = scenarios.flatMap { scenario in
            scenario.report.expectations.map { [scenario.name, $0.claim, $0.verdict.rawValue] }
        }
        guard !rows.isEmpty else { return nil }
        return PageTable(
            title: "Expectations",
            table: TextTable(columns: [.init("Scenario"), .init("Claim"), .init("Verdict")], rows: rows))
    }

    // MARK: Results

    /// A block of rows for each result: the baseline's value, then every scenario's with its difference.
    func results(_ title: String, caption: String? = nil, _ kinds: [Difference.Kind]) -> PageTable? {
        var order: [Result] = []
        var byKey: [Result: [Difference]] = [:]
        for difference in differences where kinds.contains(difference.kind) {
            let key = Result(kind: difference.kind, name: difference.of, title: difference.title)
            if byKey[key] == nil { order.append(key) }
            byKey[key, default: []].append(difference)
        }
        // 'success' repeats the only outcome that counts as it.
        let goods = scenarios.map { $0.report.success?.outcomes ?? [] }
        if let only = goods.first, only.count == 1, goods.allSatisfy({ $0 == only }) {
            order.removeAll { $0.kind == .success }
        }
        guard !order.isEmpty else { return nil }
        let rows = order.flatMap { key in self.rows(of: key, byKey[key] ?? []) }
        let what = kinds.contains(.measure) ? "Mean" : kinds.contains(where: \.isTime) ? "Median" : "Probability"
        let table = TextTable(
            columns: [
                .init(""),
                .init(what, .decimal),
                .init(intervalHeading, .range, importance: 3, footnoteName: "interval of each"),
                .init("Difference", .decimal),
                .init(intervalHeading, .range, importance: 4, footnoteName: "interval of the difference"),
                .init("p", .decimal, importance: 2),
                .init("Width", .right, importance: 0, footnoteName: "width relative to independent runs"),
                .init("Verdict", importance: 5),
            ], rows: rows, nameWidth: 34)
        return PageTable(title: title, caption: caption, table: table)
    }

    /// A result that is compared, in any of the scenarios.
    private struct Result: Hashable {
        var kind: Difference.Kind
        var name: String
        /// The title in the first scenario that has it.
        var title: String

        static func == (one: Result, other: Result) -> Bool { (one.kind, one.name) == (other.kind, other.name) }

        func hash(into hasher: inout Hasher) {
            hasher.combine(kind)
            hasher.combine(name)
        }
    }

    private func rows(of key: Result, _ differences: [Difference]) -> [[String]] {
        let isGood =
            key.kind == .outcome && scenarios.contains { $0.report.outcome(key.name)?.isGood ?? false }
        let suffix = key.kind == .outcomeTime ? ", if reached" : ""
        var rows = [["\(key.title)\(isGood ? " ✓" : "")\(suffix)"] + Array(repeating: "", count: 7)]
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
    private func valueCells(_ key: Result, _ name: String) -> [String] {
        guard let report = scenarios.first(where: { $0.name == name })?.report else { return [unknown, unknown] }
        func cells(_ estimate: Evidence?) -> [String] {
            [estimate?.percentText ?? unknown, estimate?.intervalText ?? unknown]
        }
        func cells(_ median: Int?, _ lower: Int?, _ upper: Int?) -> [String] {
            [calendar.name(reaching: median), calendar.name(reaching: lower, upper)]
        }
        switch key.kind {
        case .outcome: return cells(report.outcome(key.name)?.probability)
        case .success: return cells(report.successProbability)
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

/// A difference as text, with the digits that its interval supports.
struct DifferenceText {
    var difference: String
    var interval: String
    var p: String

    init(_ difference: Difference) {
        let (isShare, isTime) = (difference.kind.isShare, difference.kind.isTime)
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
