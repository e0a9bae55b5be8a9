// How the replicates ended, in all and over time.
extension Report {
    var outcomesCaption: String? {
        success == nil ? nil : "✓ counts as success."
    }

    var outcomesTable: TextTable {
        var rows = outcomes.map { outcome in
            [
                outcome.isGood ? "\(outcome.name) ✓" : outcome.name,
                outcome.probability.percentText,
                outcome.probability.intervalText,
                bar(outcome.probability.probability, width: 16),
                timeText(outcome.round.p50, outcome.round.p50Lower, outcome.round.p50Upper),
                rangeText(outcome.round.p05, outcome.round.p95),
            ]
        }
        if run.faults.count > 0 {
            let faults = run.faults
            let share = bar(faults.probability, width: 16)
            rows.append(["(faults)", faults.percentText, faults.intervalText, share, "", ""])
        }
        return TextTable(
            columns: [
                .init("Outcome"),
                .init("Probability", .decimal),
                .init(intervalHeading, .range, importance: 4),
                .init("", importance: 1, footnoteName: ""),
                .init(calendar.areDates ? "Median time" : "Median round", .right, importance: 3),
                .init(calendar.areDates ? "5 – 95 % of times" : "5 – 95 % of rounds", .range, importance: 2),
            ],
            rows: rows)
    }

    /// Outcomes by about eight dates; a narrow page gets fewer, spread evenly, always with the horizon.
    func byDateLines(width: Int, style: TextStyle) -> [String] {
        guard byDate.count > 1, run.replicates > 0 else { return [] }
        for count in stride(from: byDate.count, through: 2, by: -1) {
            let points = (1...count).map { byDate[($0 * byDate.count + count - 1) / count - 1] }
            let table = byDateTable(points)
            let lines = table.lines(width: width, style: TextStyle(colour: false))
            if count == 2 || lines.allSatisfy({ $0.displayWidth <= width }) {
                return table.lines(width: width, style: style)
            }
        }
        return []
    }

    private func byDateTable(_ points: [TimelinePoint]) -> TextTable {
        let dates = points.map { point in
            TextTable.Column(calendar.areDates ? calendar.endName(of: point.round) : "round \(point.round)", .decimal)
        }
        return TextTable(
            columns: [.init("Outcome")] + dates,
            rows: outcomes.indices.map { index in
                [outcomes[index].name]
                    + points.map { percentText(count: $0.outcomes[index].count, of: run.replicates) }
            })
    }

    var intervalHeading: String { "\(percent(run.level)) interval" }

    private func rangeText(_ low: Int?, _ high: Int?) -> String {
        guard let low, let high else { return unknown }
        return calendar.name(low, high)
    }

    /// A median, with its interval where that is more than one round.
    func timeText(_ round: Int?, _ lower: Int?, _ upper: Int?) -> String {
        guard let round else { return unknown }
        guard lower != upper else { return calendar.name(of: round) }
        return "\(calendar.name(of: round)) (\(calendar.name(reaching: lower, upper)))"
    }

    /// A time among those that it happened to.
    func timeText(_ round: Int?) -> String {
        round.map(calendar.name(of:)) ?? unknown
    }
}
