internal import Statistics

// Scenarios by the probability of success, each with its difference from the baseline.
extension ComparisonReport {
    /// The rows of the first page: the best, and some of the worst.
    private static let briefRows = (best: 15, worst: 5)
    private static let briefRowsWithMap = (best: 8, worst: 4)

    /// All scenarios.
    var rankingTable: PageTable? {
        guard !ranking.isEmpty else { return nil }
        return PageTable(
            title: "Ranking",
            caption: "By the probability of success. Scenarios that share a letter are not significantly different.",
            table: rankingTable(of: ranking))
    }

    /// The best and the worst scenarios.
    var briefRanking: PageTable? {
        guard !ranking.isEmpty, swings.isEmpty else { return nil }
        let most = briefMap == nil ? Self.briefRows : Self.briefRowsWithMap
        guard ranking.count > most.best + most.worst else {
            return PageTable(title: "", table: rankingTable(of: ranking, isBrief: true))
        }
        let all: [RankedScenario?] = ranking
        let rows = all.prefix(most.best) + [nil] + all.suffix(most.worst)
        var page = PageTable(title: "", table: rankingTable(of: Array(rows), isBrief: true))
        page.after = ["and \(grouped(ranking.count - most.best - most.worst)) more between them: --section ranking"]
        return page
    }

    /// - Parameter rows: `nil` for what is omitted.
    private func rankingTable(of rows: [RankedScenario?], isBrief: Bool = false) -> TextTable {
        let changes = Dictionary(
            differences.filter { $0.kind == .success }.map { ($0.scenario, $0) },
            uniquingKeysWith: { first, _ in first })
        let names = nameColumns
        let columns: [TextTable.Column] =
            [.init("Rank", .right)] + names.headings.map { .init($0) } + [
                .init("Success", .decimal), .init(intervalHeading, .range, importance: 3),
                .init("", importance: 0, footnoteName: ""), .init("Difference", .decimal, importance: 5),
                .init(intervalHeading, .range, importance: 2, footnoteName: "interval of the difference"),
                .init("Group", importance: 4), .init(words.heading, importance: 6),
            ]
        var table = TextTable(
            columns: columns,
            rows: rows.map { row in
                guard let row else { return ["…"] + Array(repeating: "", count: columns.count - 1) }
                let change = changes[row.name].map(DifferenceText.init)
                let isBaseline = row.name == baseline
                return [String(row.rank)] + names.cells(row.name) + [
                    row.success.percentText, row.success.intervalText, bar(row.success.probability, width: 12),
                    isBaseline ? "baseline" : change?.difference ?? "", isBaseline ? "" : change?.interval ?? "",
                    row.groups, words.text(for: row.success.probability),
                ]
            }, nameWidth: 6)
        table.isBrief = isBrief
        return table
    }

    /// The columns that name a scenario: its name, or the values of a sweep, each under its parameter.
    private var nameColumns: (headings: [String], cells: (String) -> [String]) {
        guard let grid, grid.design == .combined else { return ([grid == nil ? "Scenario" : "Point"], { [$0] }) }
        let places = Dictionary(scenarios.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
        let headings = zip(grid.axes, axisTitles).map { axis, title in
            wrapped(title.map { "\($0) (\(axis.name))" } ?? axis.name, width: 24).joined(separator: "\n")
        }
        return (
            headings,
            { name in
                places[name].map { zip(grid.axes, grid.point($0)).map { $0.values[$1] } }
                    ?? [name] + Array(repeating: "", count: grid.axes.count - 1)
            }
        )
    }

    /// The map on the first page, if it is small.
    var briefMap: PageTable? {
        guard let grid, grid.design == .combined, grid.axes.count == 2,
            grid.axes[0].values.count <= Self.mostBriefMapRows, var map = heatMap
        else {
            return nil
        }
        map.title = "Probability of success: \(grid.axes[0].name) down, \(grid.axes[1].name) across"
        map.caption = nil
        return map
    }

    private static let mostBriefMapRows = 8

    /// With more scenarios than this, the first page has no outcomes.
    private static let mostBriefScenarios = 6

    /// Every outcome in every scenario; of two scenarios with the difference.
    var briefOutcomes: PageTable? {
        if grid != nil, ranking.isEmpty, swings.isEmpty { return outcomesByPoint }
        guard grid == nil, scenarios.count <= Self.mostBriefScenarios else { return nil }
        let changes = differences.filter { $0.kind == .outcome }
        var names: [(name: String, title: String)] = []
        for outcome in scenarios.flatMap(\.report.outcomes) where !names.contains(where: { $0.name == outcome.name }) {
            names.append((outcome.name, outcome.isGood ? "\(outcome.title) ✓" : outcome.title))
        }
        let isPair = scenarios.count == 2
        var table = TextTable(
            columns: [.init("Outcomes")] + scenarios.map { .init($0.name, .decimal) }
                + (isPair
                    ? [.init("Difference", .decimal), .init(intervalHeading, .range, importance: 1), .init("Verdict")]
                    : []),
            rows: names.map { name, title in
                let shares = scenarios.map { $0.report.outcome(name)?.probability.percentText ?? unknown }
                let change = changes.first { $0.of == name }
                let text = change.map(DifferenceText.init)
                return [title] + shares
                    + (isPair
                        ? [text?.difference ?? unknown, text?.interval ?? "", change?.shortVerdictText ?? ""] : [])
            })
        table.rows = Array(table.rows.prefix(12))
        table.isBrief = true
        var page = PageTable(title: "", table: table)
        if names.count > table.rows.count {
            page.after = ["and \(names.count - table.rows.count) more: --section outcomes"]
        }
        return page
    }

    /// The outcomes of a sweep in which nothing counts as success, a row a point.
    private var outcomesByPoint: PageTable {
        let names = nameColumns
        var outcomes: [(name: String, title: String)] = []
        for outcome in scenarios.flatMap(\.report.outcomes) where !outcomes.contains(where: { $0.name == outcome.name })
        {
            outcomes.append((outcome.name, outcome.title))
        }
        var table = TextTable(
            columns: names.headings.map { .init($0) }
                + outcomes.enumerated().map { .init($1.title, .decimal, importance: 20 - min($0, 19)) },
            rows: scenarios.prefix(Self.mostPoints).map { scenario in
                names.cells(scenario.name)
                    + outcomes.map { scenario.report.outcome($0.name)?.probability.percentText ?? unknown }
            })
        table.isBrief = true
        var page = PageTable(title: "", table: table)
        if scenarios.count > table.rows.count {
            page.after = ["and \(grouped(scenarios.count - table.rows.count)) more: --section outcomes"]
        }
        return page
    }

    private static let mostPoints = 20
}
