internal import Scenarios
internal import Simulation
internal import Statistics

/// What drives success: how strongly it depends on each uncertain input alone.
public struct DriverList: Sendable {
    /// The uncertain inputs, the one that moves success most between its lowest and its highest tenth first.
    public let drivers: [DriverSummary]
    /// The sum of the shares that the inputs explain alone, without interactions; `nil` if unknown.
    public let explained: ExplainedShare?
    /// The part of it that rests on parameters whose `basis` is judgement.
    public let onJudgement: ExplainedShare?
    /// The part of it that rests on inputs without a `basis`.
    public let withoutBasis: ExplainedShare?

    /// Fewer replicates give no estimate: at least two bins of twenty are needed.
    private static let leastReplicates = 40

    init?(of result: RunResult, confidence: Confidence, success: SuccessDefinition?) {
        guard let success else { return nil }
        // Of fewer replicates nothing can be said: two, each by itself, explain everything.
        let isKnown = result.tally.replicates >= Self.leastReplicates
        let spread = isKnown ? result.tally.twins?.table(of: success).flatMap { InputSpread($0) } : nil
        let names = result.inputs.map { InputName($0, of: result.scenario) }
        let effects = result.tally.drivers.map { driver in
            isKnown
                ? MainEffect(hits: driver.hits(success.indices), trials: driver.trials)
                : MainEffect(hits: [], trials: [])
        }
        func explained(_ effects: [MainEffect]) -> ExplainedShare? {
            spread.flatMap { ExplainedVariance(effects, of: $0, level: confidence.level) }.map(ExplainedShare.init)
        }
        let summaries = names.indices.map { index in
            let tally = result.tally.drivers[index]
            return DriverSummary(
                names[index], low: tally.lowestTenth(success.indices), high: tally.highestTenth(success.indices),
                explained([effects[index]]), confidence: confidence)
        }
        drivers = summaries.enumerated().sorted {
            ($1.element.swing ?? -1, $0.offset) < ($0.element.swing ?? -1, $1.offset)
        }
        .map(\.element)
        func sum(_ isMeant: (Basis?) -> Bool) -> ExplainedShare? {
            explained(names.indices.filter { isMeant(names[$0].basis) }.map { effects[$0] })
        }
        self.explained = sum { _ in true }
        onJudgement = sum { $0 == .judgement }
        withoutBasis = sum { $0 == nil }
    }
}

/// One uncertain input, and how success depends on it.
public struct DriverSummary: Sendable {
    /// The name as in an expression, such as `worth(usa, arms)` or `trust(usa, russia)`; that of an event for its date.
    public let parameter: String
    /// The title; the name if the file gives no title.
    public let title: String
    /// `parameter`; `start`, where trust, state or memory begins; or `date`, when something comes.
    public let kind: String
    /// What its value rests on; `nil` if the scenario does not say.
    public let basis: String?
    /// The probability of success in the lowest tenth of its draws; `nil` if there is no such tenth.
    public let low: Evidence?
    /// The probability of success in the highest tenth of its draws; `nil` if there is no such tenth.
    public let high: Evidence?
    /// The share of the variance of P(success | inputs) that it explains alone; `nil` without twin replicates, with fewer
    /// than 40 replicates, and where the inputs may have no effect at all.
    public let share: Double?
    /// Lower end of the interval.
    public let lower: Double?
    /// Upper end of the interval.
    public let upper: Double?

    init(
        _ name: InputName, low: Probability?, high: Probability?, _ explained: ExplainedShare?, confidence: Confidence
    ) {
        (parameter, title, kind, basis) = (name.key, name.title, name.kind.rawValue, name.basis?.rawValue)
        self.low = low.map { Evidence($0, confidence: confidence) }
        self.high = high.map { Evidence($0, confidence: confidence) }
        (share, lower, upper) = (explained?.share, explained?.lower, explained?.upper)
    }

    /// How far P(success) is apart between the lowest and the highest tenth of its draws; `nil` if there are none.
    public var swing: Double? {
        guard let low = low?.probability, let high = high?.probability else { return nil }
        return abs(high - low)
    }
}

/// A share of the variance of P(success | inputs).
public struct ExplainedShare: Sendable {
    /// The share, between 0 and 1.
    public let share: Double
    /// Lower end of the interval; a sum's interval adds the errors of its terms.
    public let lower: Double
    /// Upper end of the interval.
    public let upper: Double

    /// What is said where the shares add up to more than 1. A type and a parameter in its probability, for example, have one
    /// effect, which both explain.
    static let overlap =
        "Added up, the inputs explain more than there is: some depend on others, and share what they explain."

    init(_ explained: ExplainedVariance) {
        (share, lower, upper) = (explained.share, explained.interval.lower, explained.interval.upper)
    }
}

extension Section<Report> {
    static var drivers: Section {
        Section(
            "drivers",
            "What drives success: uncertain inputs, the one that moves it most between its lowest and highest tenth first.",
            of: "An uncertain input.", DriverSummary.fields,
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
                    Field("share", "The share of the variance of P(success) over the inputs.", .number) {
                        .number($0.share, lower: $0.lower, upper: $0.upper)
                    }
                ] + Field.ends { ($0.lower, $0.upper) }
            ) { $0.drivers.flatMap(share) }
        }
        return Section(
            "explained", "The sum of the shares of the variance over the inputs that each explains alone.",
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
            "share",
            "The share of the variance of P(success) over the inputs that it explains alone; null with --plain, and where "
                + "the inputs may have no effect.", .number
        ) { .number($0.share, lower: $0.lower, upper: $0.upper) }
        return [
            .text("parameter", "Its name as in an expression, such as worth(usa) or trust(usa, russia).") {
                $0.parameter
            }
            .shown(Column({ _ in "Input" }) { row, _, _ in row.title }),
            .text("title", "Its title.") { $0.title },
            .word(
                "kind",
                "A parameter; a private type, in the order of its list; the start of trust, state or memory; or the date of "
                    + "something.",
                InputName.Kind.allCases.map(\.rawValue)
            ) { $0.kind },
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
    /// The greatest number of inputs in a table.
    private static let mostDrivers = 12

    fileprivate var driversTable: PageTable? {
        guard let drivers, !drivers.drivers.isEmpty, let success else { return nil }
        let shown = drivers.drivers.prefix(Self.mostDrivers)
        var table = PageTable(
            title: "What drives success",
            caption:
                "P(\(success.title)) in the lowest and the highest tenth of each uncertain input's draws, and the share of "
                + "the variance over the inputs that it explains alone.",
            table: TextTable(Array(shown), DriverSummary.fields, in: self))
        let rest = drivers.drivers.count - shown.count
        if rest > 0 {
            table.after.append(
                "\(plural(rest, "further input")) \(rest == 1 ? "moves" : "move") it less; JSON lists all.")
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
        if let bare = drivers.withoutBasis { parts.append("\(text(bare)) by inputs without a 'basis'") }
        if all.lower >= 1 {
            return parts.isEmpty
                ? ExplainedShare.overlap
                : "\(ExplainedShare.overlap) Each group by itself: \(parts.joined(separator: ", "))."
        }
        let rest = "The rest is due to interactions of inputs, and to inputs that are not listed."
        let head = "Added up, the inputs explain \(text(all))"
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
