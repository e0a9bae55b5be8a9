internal import Statistics

// By which paths, what goes with success, and what drives it.
extension Report {
    var pathsCaption: String? {
        guard !paths.paths.isEmpty else { return nil }
        return "Issues done or expired, milestone events and the outcome, in the order in which they came. "
            + "These \(paths.paths.count) cover \(paths.coverage.percentText) (\(paths.coverage.intervalText)) of all."
    }

    /// Each path on a line of its own below its numbers' heading; long ones are broken.
    func pathLines(width: Int, style: TextStyle) -> [String] {
        guard !paths.paths.isEmpty else { return [] }
        let table = TextTable(
            columns: [
                .init("Probability", .decimal), .init(intervalHeading, .range, importance: 2),
                .init(calendar.areDates ? "Median time" : "Median round", .right, importance: 1), .init("Path"),
            ],
            rows: paths.paths.map { path in
                [
                    path.probability.percentText, path.probability.intervalText, timeText(path.medianRound),
                    path.milestones.joined(separator: " → "),
                ]
            }, nameWidth: .max)
        return table.linesBreakingLast(width: width, style: style)
    }

    var liftsCaption: String? {
        success.map { success in
            let what = success.outcomes.count == 1 ? "'\(success.title)'" : "success"
            return
                "How many times as probable \(what) is where it happened, as in all replicates: a condition, not a cause."
        }
    }

    func liftLines(width: Int, style: TextStyle) -> [String] {
        guard let lifts, !lifts.rows.isEmpty else { return [] }
        return TextTable(
            columns: [
                .init("Event or milestone"),
                .init("Happened", .decimal, importance: 2),
                .init("P(\(success?.title ?? "")) with", .decimal, importance: 1),
                .init("Lift", .decimal),
                .init(intervalHeading, .range),
            ],
            rows: lifts.rows.map { row in
                let error = row.lower.flatMap { low in row.upper.map { ($0 - low) / 4 } }
                func text(_ value: Double?) -> String { numberText(value, standardError: error) }
                return [
                    row.kind == .event ? row.title : "\(row.title) \(row.kind.rawValue)",
                    row.happened.percentText,
                    row.success.percentText,
                    text(row.lift),
                    row.lower.flatMap { low in row.upper.map { "\(text(low)) – \(text($0))" } } ?? unknown,
                ]
            }
        ).lines(width: width, style: style)
    }

    var driversCaption: String? {
        guard let drivers, !drivers.drivers.isEmpty, let success else { return nil }
        let what = success.outcomes.count == 1 ? "'\(success.title)'" : "success"
        return
            "P(\(success.title)) in the lowest and the highest tenth of each uncertain parameter's draws, and how much of "
            + "whether it comes to \(what) (its variance) the parameter explains alone."
    }

    func driverLines(width: Int, style: TextStyle) -> [String] {
        guard let drivers, !drivers.drivers.isEmpty else { return [] }
        let shown = drivers.drivers.prefix(Self.mostDrivers)
        let table = TextTable(
            columns: [
                .init("Parameter"),
                .init("Lowest tenth", .decimal, importance: 4),
                .init("Highest tenth", .decimal, importance: 5),
                .init("Explains", .decimal),
                .init(intervalHeading, .range, importance: 3),
                .init("", importance: 1, footnoteName: ""),
                .init("Basis", importance: 2),
            ],
            rows: shown.map { driver in
                let shares = ShareText(driver.share, driver.lower, driver.upper)
                return [
                    driver.parameter, driver.low?.percentText ?? unknown, driver.high?.percentText ?? unknown,
                    shares.value, shares.interval, bar(driver.share, width: 12), driver.basis ?? "",
                ]
            })
        var lines = table.lines(width: width, style: style)
        if drivers.drivers.count > shown.count {
            let rest = drivers.drivers.count - shown.count
            lines += wrapped(
                "\(plural(rest, "further parameter")) \(rest == 1 ? "explains" : "explain") less; JSON has all.",
                width: width)
        }
        return lines + wrapped(explainedText(drivers), width: width)
    }

    /// So many parameters are shown in a table.
    private static let mostDrivers = 12

    private func explainedText(_ drivers: DriverList) -> String {
        guard let all = drivers.explained else { return "" }
        func text(_ share: ExplainedShare) -> String {
            let text = ShareText(share.share, share.lower, share.upper)
            return "\(text.value) (\(text.interval))"
        }
        var parts: [String] = []
        if let judged = drivers.onJudgement { parts.append("\(text(judged)) by what rests on judgement") }
        if let bare = drivers.withoutBasis { parts.append("\(text(bare)) by what has no 'basis'") }
        let rest = "The rest is chance, or what parameters do only together."
        let head = "One by one they explain \(text(all)) in all"
        return parts.isEmpty ? "\(head). \(rest)" : "\(head); of it \(parts.joined(separator: ", ")). \(rest)"
    }
}

/// A share of variance and its interval, to the digits that the interval supports.
private struct ShareText {
    var value: String
    var interval: String

    init(_ share: Double?, _ lower: Double?, _ upper: Double?) {
        guard let share, let lower, let upper else {
            (value, interval) = (unknown, unknown)
            return
        }
        let decimals = max(0, min(2, SignificantDigits(supportedBy: 100 * (upper - lower) / 4).decimals))
        func text(_ value: Double) -> String { fixed(100 * value, decimals: decimals) }
        value = text(max(0, share)) + " %"
        interval = "\(text(lower)) – \(text(upper)) %"
    }
}
