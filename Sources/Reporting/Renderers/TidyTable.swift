internal import Scenarios

/// A report as one long table: a row for each number.
package struct TidyRow: Sendable, Equatable {
    package var scenario: String
    /// `outcomes`, `timeline`, `issues`, `events`, …
    package var section: String
    package var name: String
    package var round: Int?
    package var date: String?
    /// `probability`, `mean`, `p50`, …
    package var statistic: String
    /// Empty where it is unknown.
    package var value: Double?
    package var lower: Double?
    package var upper: Double?

    init(
        _ scenario: String, _ section: String, _ name: String, _ statistic: String, _ value: Double?,
        _ lower: Double? = nil, _ upper: Double? = nil, round: Int? = nil, date: String? = nil
    ) {
        self.scenario = scenario
        self.section = section
        self.name = name
        self.round = round
        self.date = date
        self.statistic = statistic
        self.value = value
        self.lower = lower
        self.upper = upper
    }
}

extension Report {
    /// The report as CSV (RFC 4180), one tidy table.
    public func csv() -> String { TidyRow.csv(tidyRows(of: scenario.title ?? scenario.file)) }

    /// - Parameter name: of the scenario, in every row.
    package func tidyRows(of name: String) -> [TidyRow] {
        func row(_ section: String, _ of: String, _ statistic: String, _ estimate: Estimate?) -> TidyRow {
            TidyRow(name, section, of, statistic, estimate?.probability, estimate?.lower, estimate?.upper)
        }
        func row(_ section: String, _ of: String, _ statistic: String, _ value: Double?) -> TidyRow {
            TidyRow(name, section, of, statistic, value)
        }
        func row(_ section: String, _ of: String, _ statistic: String, _ value: Int?) -> TidyRow {
            TidyRow(name, section, of, statistic, value.map(Double.init))
        }
        var rows = [
            row("run", "", "replicates", run.replicates), row("run", "", "considered", run.considered),
            row("run", "", "rounds", run.rounds), row("run", "", "level", run.level),
            row("run", "faults", "probability", run.faults),
        ]
        if let share = run.givenShare { rows.append(row("run", "given", "probability", share)) }
        for outcome in outcomes {
            rows += [
                row("outcomes", outcome.name, "probability", outcome.probability),
                row("outcomes", outcome.name, "count", outcome.probability.count),
                row("outcomes", outcome.name, "mean_round", outcome.round.mean),
                row("outcomes", outcome.name, "p05_round", outcome.round.p05),
                TidyRow(
                    name, "outcomes", outcome.name, "p50_round", outcome.round.p50.map(Double.init),
                    outcome.round.p50Lower.map(Double.init), outcome.round.p50Upper.map(Double.init)),
                row("outcomes", outcome.name, "p95_round", outcome.round.p95),
            ]
        }
        for point in timeline {
            for share in point.outcomes {
                rows.append(
                    TidyRow(
                        name, "timeline", share.name, "probability", share.probability, round: point.round,
                        date: point.date))
            }
        }
        for issue in issues {
            rows += [
                row("issues", issue.name, "done", issue.done), row("issues", issue.name, "expired", issue.expired),
                row("issues", issue.name, "mean_steps", issue.meanSteps),
                TidyRow(
                    name, "issues", issue.name, "p50_round", issue.medianRound.map(Double.init),
                    issue.medianRoundLower.map(Double.init), issue.medianRoundUpper.map(Double.init)),
            ]
            rows += issue.heldUp.causes.map { row("held_up", issue.name, $0.words, $0.share) }
        }
        for event in events {
            rows += [
                row("events", event.name, "happened", event.happened),
                row("events", event.name, "mean_times", event.meanTimes),
                row("events", event.name, "success_if", event.successIf),
                row("events", event.name, "success_unless", event.successUnless),
            ]
        }
        rows += (lifts?.rows ?? []).map {
            TidyRow(name, "lifts", "\($0.name) \($0.kind.rawValue)", "lift", $0.lift, $0.lower, $0.upper)
        }
        rows += questions.map { row("questions", $0.name, "probability", $0.probability) }
        for measure in measures {
            rows.append(TidyRow(name, "measures", measure.name, "mean", measure.mean, measure.lower, measure.upper))
            rows.append(row("measures", measure.name, "mcse", measure.standardError))
            rows.append(row("measures", measure.name, "sd", measure.standardDeviation))
            for (share, value) in zip(["p05", "p25", "p50", "p75", "p95"], measure.quantiles) {
                rows.append(row("measures", measure.name, share, value))
            }
        }
        rows += courseRows(of: name)
        rows += paths.paths.map { row("paths", $0.milestones.joined(separator: " > "), "probability", $0.probability) }
        for driver in drivers?.drivers ?? [] {
            rows += [
                row("drivers", driver.parameter, "low", driver.low),
                row("drivers", driver.parameter, "high", driver.high),
                TidyRow(name, "drivers", driver.parameter, "share", driver.share, driver.lower, driver.upper),
            ]
        }
        return rows
    }

    private func courseRows(of name: String) -> [TidyRow] {
        let lines =
            (course?.trust.map { ("trust", "\($0.of) in \($0.in)", $0.points) } ?? [])
            + (course?.state.map { ("state", $0.name, $0.points) } ?? [])
        return lines.flatMap { section, of, points in
            points.flatMap { point in
                [("mean", point.mean), ("p05", point.p05), ("p50", point.p50), ("p95", point.p95)].map {
                    TidyRow(name, section, of, $0.0, $0.1, round: point.round, date: point.date)
                }
            }
        }
    }
}

extension ComparisonReport {
    /// The comparison as CSV (RFC 4180), one tidy table: every scenario's report, then the differences.
    public func csv() -> String {
        let reports = scenarios.flatMap { $0.report.tidyRows(of: $0.name) }
        let changes = differences.flatMap { difference in
            [
                TidyRow(
                    difference.scenario, "differences", "\(difference.kind.rawValue) \(difference.of)", "difference",
                    difference.difference, difference.lower, difference.upper),
                TidyRow(
                    difference.scenario, "differences", "\(difference.kind.rawValue) \(difference.of)", "p_adjusted",
                    difference.pAdjusted),
            ]
        }
        return TidyRow.csv(reports + changes)
    }
}

extension TidyRow {
    static func csv(_ rows: [TidyRow]) -> String {
        let heading = "scenario,section,name,round,date,statistic,value,lower,upper"
        let lines = rows.map { row in
            [
                text(row.scenario), row.section, text(row.name), row.round.map(String.init) ?? "", row.date ?? "",
                text(row.statistic), number(row.value), number(row.lower), number(row.upper),
            ].joined(separator: ",")
        }
        return ([heading] + lines).joined(separator: "\r\n") + "\r\n"
    }

    private static func number(_ value: Double?) -> String {
        value.map { $0.isFinite ? JSONValue.shortest($0) : "" } ?? ""
    }

    /// Quoted where it must be; what a spreadsheet would take for a formula gets an apostrophe in front. Control
    /// characters are replaced, as everywhere.
    private static func text(_ text: String) -> String {
        // By scalars: a comma with a combining accent is another character, and a comma all the same.
        let shown = displayable(text).unicodeScalars
        let safe = shown.first.map { "=+-@".unicodeScalars.contains($0) } ?? false ? "'" + String(shown) : String(shown)
        guard safe.unicodeScalars.contains(where: { $0 == "," || $0 == "\"" }) else { return safe }
        var quoted = "\"".unicodeScalars
        for scalar in safe.unicodeScalars {
            if scalar == "\"" { quoted.append(scalar) }
            quoted.append(scalar)
        }
        quoted.append("\"")
        return String(quoted)
    }
}
