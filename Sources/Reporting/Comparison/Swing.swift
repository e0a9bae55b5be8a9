internal import Scenarios
internal import Simulation
internal import Statistics

/// How far success is apart over the values of one parameter, the others being as in the scenario.
public struct Swing: Sendable {
    /// A value of the parameter, and success with it.
    public struct End: Sendable {
        /// The value, as written; `nil` if the scenario's own is not written as one value.
        public let value: String?
        /// The probability of success.
        public let success: Evidence
    }

    /// The parameter's name, as for `--set`.
    public let parameter: String
    /// Its title; the name if the file gives no title.
    public let title: String
    /// Its value in the scenario, as written; `nil` if it is not written as one value.
    public let own: String?
    /// The value with the least probable success.
    public let low: End
    /// The value with the most probable success.
    public let high: End
    /// P(success) with the highest minus P(success) with the lowest; both ends are picked from the same replicates.
    public let difference: Double
    /// Lower end of its interval; `nil` if unknown.
    public let lower: Double?
    /// Upper end of its interval; `nil` if unknown.
    public let upper: Double?

    /// The parameters of a sweep one at a time, the one with the largest swing first; empty for another sweep, and if
    /// nothing says what counts as success.
    static func all(of result: StudyResult, _ grid: SweepGrid?, titles: [String?], _ confidence: Confidence) -> [Swing]
    {
        guard let grid, grid.design == .oneAtATime, let pairs = result.tally.success else { return [] }
        let shares = result.study.members.indices.map { index in
            let tally = result.tally.tallies[index]
            let hits = result.study.members[index].success.reduce(0) { $0 + tally.outcomes[$1].total }
            return Evidence(hits: hits, of: tally.replicates, confidence: confidence)
        }
        let swings = grid.axes.indices.compactMap { axis -> Swing? in
            let points = grid.pointsAlone(axis).filter { shares[$0.point].probability != nil }
            func share(_ point: (point: Int, value: String?)) -> Double { shares[point.point].probability ?? 0 }
            guard let low = points.min(by: { share($0) < share($1) }),
                let high = points.max(by: { share($0) < share($1) })
            else { return nil }
            let isRising = low.point < high.point
            let table =
                low.point == high.point
                ? nil : pairs[min(low.point, high.point), max(low.point, high.point)]
            let interval = table.flatMap { $0.interval(level: confidence.level, validity: confidence.validity) }
            return Swing(
                parameter: grid.axes[axis].name, title: titles[axis] ?? grid.axes[axis].name, own: grid.axes[axis].own,
                low: End(value: low.value, success: shares[low.point]),
                high: End(value: high.value, success: shares[high.point]),
                difference: abs(table?.difference ?? 0),
                lower: table == nil ? 0 : isRising ? interval?.lower : interval.map { -$0.upper },
                upper: table == nil ? 0 : isRising ? interval?.upper : interval.map { -$0.lower })
        }
        return swings.enumerated().sorted { (-$0.element.difference, $0.offset) < (-$1.element.difference, $1.offset) }
            .map(\.element)
    }
}

extension Swing {
    static var fields: [Field<Swing>] {
        func end(_ name: String, _ about: String, _ end: @escaping (Swing) -> End) -> Field<Swing> {
            .group(
                name, about,
                [.optionalText("value", "The value, as written.") { $0.value }]
                    + Field.probability("P(success) with it.") { $0.success }, of: end)
        }
        return [
            .text("parameter", "The parameter's name, as for --set.") { $0.parameter },
            .optionalText("own", "Its value in the scenario, as written.") { $0.own },
            end("low", "The value with the least probable success.") { $0.low },
            end("high", "The value with the most probable success.") { $0.high },
            Field("difference", "P(success) with the highest minus with the lowest.", .number) {
                .number($0.difference, lower: $0.lower, upper: $0.upper)
            },
        ] + Field.numberEnds { ($0.lower, $0.upper) } + [.text("title", "Its title.") { $0.title }]
    }
}

extension ComparisonReport {
    /// The greatest number of parameters on the first page.
    private static let mostBriefSwings = 25

    /// A row for each parameter, the largest swing first.
    var swingTable: PageTable? {
        guard !swings.isEmpty else { return nil }
        let table = TextTable(
            columns: [
                .init("Parameter"), .init("As it is", importance: 2), .init("Lowest"), .init("Success", .decimal),
                .init("Highest"), .init("Success", .decimal), .init("Swing", .decimal),
                .init(intervalHeading, .range, importance: 3), .init("", importance: 1, footnoteName: ""),
            ],
            rows: swings.map { swing in
                let text = SwingText(swing)
                let name = swing.title == swing.parameter ? swing.title : "\(swing.title) (\(swing.parameter))"
                return [
                    name, swing.own ?? unknown, swing.low.value ?? unknown, swing.low.success.percentText,
                    swing.high.value ?? unknown, swing.high.success.percentText, text.difference, text.interval,
                    bar(swing.difference, width: 16),
                ]
            }, nameWidth: 40)
        return PageTable(
            title: "Swings",
            caption:
                "P(success) over the values of each parameter, the others as they are. Both ends are picked from the "
                + "same replicates: a swing that is hardly larger than its interval is overstated.", table: table)
    }

    var briefSwings: PageTable? {
        swingTable?.brief(rows: Self.mostBriefSwings, title: "Success by parameter, one at a time", place: .swings)
    }
}

/// A swing as text, with the digits that its interval supports.
private struct SwingText {
    var difference: String
    var interval: String

    init(_ swing: Swing) {
        guard let lower = swing.lower, let upper = swing.upper else {
            (difference, interval) = (unknown, unknown)
            return
        }
        let error = (upper - lower) / 4
        func text(_ value: Double) -> String { pointsText(value, error: error).replacing("-", with: "−") }
        difference = text(swing.difference)
        interval = "\(text(lower).replacing(" pp", with: "")) – \(text(upper))"
    }
}
