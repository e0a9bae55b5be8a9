internal import Scenarios
internal import Simulation
internal import Statistics

/// What drives success: how strongly it depends on each uncertain parameter alone.
public struct DriverList: Sendable {
    /// The uncertain parameters, the one that explains most first.
    public let drivers: [DriverSummary]
    /// The sum of the shares that the parameters explain alone, without interactions; `nil` if unknown.
    public let explained: ExplainedShare?
    /// The part of it that rests on parameters whose `basis` is judgement.
    public let onJudgement: ExplainedShare?
    /// The part of it that rests on parameters without a `basis`.
    public let withoutBasis: ExplainedShare?

    /// Fewer replicates give no estimate: at least two bins of twenty are needed.
    private static let leastReplicates = 40

    init?(of result: RunResult, confidence: Confidence, success: SuccessDefinition?) {
        guard let success else { return nil }
        // Of fewer replicates nothing can be said: two, each by itself, explain everything.
        let isKnown = result.tally.replicates >= Self.leastReplicates
        let effects = result.tally.drivers.map { driver in
            isKnown
                ? MainEffect(hits: driver.hits(success.indices), trials: driver.trials)
                : MainEffect(hits: [], trials: [])
        }
        let summaries = zip(result.drivers, zip(result.tally.drivers, effects)).map { driver, counted in
            DriverSummary(
                driver, of: result.scenario, counted.0, counted.1, success: success.indices, confidence: confidence)
        }
        drivers = summaries.sorted { ($0.share ?? -1) > ($1.share ?? -1) }
        func sum(_ isMeant: (Basis?) -> Bool) -> ExplainedShare? {
            let meant = zip(result.drivers, effects).filter {
                isMeant(result.scenario.parameters[$0.0.parameter].basis)
            }
            return ExplainedShare(meant.map(\.1), level: confidence.level)
        }
        explained = sum { _ in true }
        onJudgement = sum { $0 == .judgement }
        withoutBasis = sum { $0 == nil }
    }
}

/// One uncertain parameter, and how success depends on it.
public struct DriverSummary: Sendable {
    /// The name; for a member of a family as in an expression, such as `worth(usa, arms)`.
    public let parameter: String
    /// The title; the name if the file gives no title.
    public let title: String
    /// What its value rests on; `nil` if the scenario does not say.
    public let basis: String?
    /// The probability of success in the lowest tenth of its draws; `nil` if there is no such tenth.
    public let low: Evidence?
    /// The probability of success in the highest tenth of its draws; `nil` if there is no such tenth.
    public let high: Evidence?
    /// The share of the variance of success that it explains alone; `nil` if nothing varies, or with fewer than 40
    /// replicates.
    public let share: Double?
    /// Lower end of the interval.
    public let lower: Double?
    /// Upper end of the interval.
    public let upper: Double?

    init(
        _ driver: RunResult.Driver, of scenario: Scenario, _ tally: DriverTally, _ effect: MainEffect, success: [Int],
        confidence: Confidence
    ) {
        let own = scenario.parameters[driver.parameter]
        parameter = scenario.memberName(own.name, driver.member, over: own.domains)
        title = own.title.map { scenario.memberTitle($0, driver.member, over: own.domains) } ?? parameter
        basis = own.basis?.rawValue
        low = tally.lowestTenth(success).map { Evidence($0, confidence: confidence) }
        high = tally.highestTenth(success).map { Evidence($0, confidence: confidence) }
        let interval = effect.interval(level: confidence.level)
        share = effect.share.map { min(1, max(0, $0)) }
        lower = interval?.lower
        upper = interval?.upper
    }
}

/// A share of the variance of success.
public struct ExplainedShare: Sendable {
    /// The share, between 0 and 1.
    public let share: Double
    /// Lower end of the interval; a sum's interval combines the ends of its terms'.
    public let lower: Double
    /// Upper end of the interval.
    public let upper: Double

    init?(_ effects: [MainEffect], level: Double) {
        guard !effects.isEmpty, let sum = MainEffect.combined(effects, level: level) else { return nil }
        share = min(1, max(0, sum.share))
        lower = sum.interval.lower
        upper = sum.interval.upper
    }
}

extension Section<Report> {
    static var drivers: Section {
        Section(
            "drivers", "What drives success, the parameter that explains most first.",
            of: "An uncertain parameter.", DriverSummary.fields,
            naming: { RowName(name: $0.parameter, title: $0.title) }
        ) { (report: Report) -> [DriverSummary] in report.drivers?.drivers ?? [] }
        .only(.simulated)
        .shown(in: .drivers) { $0.driversTable }.brief { $0.briefDrivers }
    }

    static var explained: Section {
        func part(_ name: String, _ about: String, _ share: @escaping (DriverList) -> ExplainedShare?)
            -> Field<Report>
        {
            .optionalGroup(
                name, about,
                [
                    Field("share", "The share of the variance of success.", .number) {
                        .number($0.share, lower: $0.lower, upper: $0.upper)
                    }
                ] + Field.ends { ($0.lower, $0.upper) }
            ) { $0.drivers.flatMap(share) }
        }
        return Section(
            "explained", "The sum of the shares of variance that the uncertain parameters explain.",
            [
                part("all", "All of them.") { $0.explained },
                part("judgement", "Those whose basis is judgement.") { $0.onJudgement },
                part("no_basis", "Those without a basis.") { $0.withoutBasis },
            ]
        ) { $0 }.only(.simulated)
    }
}

extension DriverSummary {
    static var fields: [Field<DriverSummary>] {
        func ends(_ name: String, _ about: String, _ value: @escaping (DriverSummary) -> Evidence?)
            -> Field<DriverSummary>
        {
            .optionalGroup(name, about, Field.ends { ($0.lower, $0.upper) }, of: value).aside
        }
        let basis = Field<DriverSummary>.optionalText(
            "basis", "What its value rests on; null if the scenario does not say."
        ) { $0.basis }
        let share = Field<DriverSummary>(
            "share", "The share of the variance of success that it explains alone; below 0 only by chance.", .number
        ) { .number($0.share, lower: $0.lower, upper: $0.upper) }
        return [
            .text("parameter", "Its name; a member of a family as in an expression, such as worth(usa).") {
                $0.parameter
            }
            .shown(Column({ _ in "Parameter" }) { row, _, _ in row.title }),
            .text("title", "Its title.") { $0.title },
            .evidence("low", "Success in the lowest tenth of its draws.") { $0.low }
                .shown(Column("Lowest tenth", .decimal, importance: 4)),
            .evidence("high", "Success in the highest tenth of its draws.") { $0.high }
                .shown(Column("Highest tenth", .decimal, importance: 5)),
            share.shown(
                Column({ _ in "Explains" }, .decimal) { row, _, _ in row.shareText.value },
                Column({ $0.intervalHeading }, .range, importance: 3) { row, _, _ in row.shareText.interval },
                .bar(width: 12)),
        ] + Field.ends { ($0.lower, $0.upper) } + [
            ends("low_interval", "The interval of 'low'.") { $0.low },
            ends("high_interval", "The interval of 'high'.") { $0.high },
            basis.shown(Column("Basis", importance: 2)),
        ]
    }

    private var shareText: ShareText { ShareText(share, lower, upper) }
}

extension Report {
    /// The greatest number of parameters in a table.
    private static let mostDrivers = 12

    fileprivate var driversTable: PageTable? {
        guard let drivers, !drivers.drivers.isEmpty, let success else { return nil }
        let shown = drivers.drivers.prefix(Self.mostDrivers)
        var table = PageTable(
            title: "What drives success",
            caption:
                "P(\(success.title)) in the lowest and the highest tenth of each uncertain parameter's draws, and the share "
                + "of the variance of \(success.words) that the parameter explains alone.",
            table: TextTable(Array(shown), DriverSummary.fields, in: self))
        let rest = drivers.drivers.count - shown.count
        if rest > 0 {
            table.after.append(
                "\(plural(rest, "further parameter")) \(rest == 1 ? "explains" : "explain") less; JSON lists all.")
        }
        table.after.append(explainedText(drivers))
        return table
    }

    private func explainedText(_ drivers: DriverList) -> String {
        guard let all = drivers.explained else { return "" }
        func text(_ share: ExplainedShare) -> String {
            let text = ShareText(share.share, share.lower, share.upper)
            return "\(text.value) (\(text.interval))"
        }
        var parts: [String] = []
        if let judged = drivers.onJudgement { parts.append("\(text(judged)) by parameters that rest on judgement") }
        if let bare = drivers.withoutBasis { parts.append("\(text(bare)) by parameters without a 'basis'") }
        let rest = "The rest is chance, or due to interactions of parameters."
        let head = "Added up, the parameters explain \(text(all))"
        return parts.isEmpty ? "\(head). \(rest)" : "\(head); of this, \(parts.joined(separator: ", ")). \(rest)"
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
