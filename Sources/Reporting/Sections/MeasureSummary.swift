internal import Scenarios
internal import Simulation
internal import Statistics

/// The values of one measure over the replicates; faults are excluded.
public struct MeasureSummary: Sendable {
    /// The name in the scenario file.
    public let name: String
    /// The title; the name if the file gives no title.
    public let title: String
    /// The mean; `nil` without values, or if they have no finite mean.
    public let mean: Double?
    /// The mean's Monte Carlo standard error; `nil` if the mean is exact.
    public let standardError: Double?
    /// The lower end of Student's interval for the mean.
    public let lower: Double?
    /// The upper end of Student's interval for the mean.
    public let upper: Double?
    /// The standard deviation over replicates.
    public let standardDeviation: Double?
    /// Quantiles at 5, 25, 50, 75 and 95 %: the least value at which the share is reached.
    public let quantiles: [Double?]
    /// The replicates in which the value was not a number, and which are excluded.
    public let leftOut: Evidence
    /// The replicates in which it was computed: all except faults, or those in which its `given` was true; `nil` if
    /// every branch was followed.
    public let asked: Int?

    /// The shares of ``quantiles``.
    public static let shares = [0.05, 0.25, 0.5, 0.75, 0.95]

    static func all(of result: RunResult, confidence: Confidence) -> [MeasureSummary] {
        zip(result.scenario.measures, result.tally.measures).map { measure, tally in
            let interval = tally.meanInterval(level: confidence.level, validity: confidence.validity)
            return MeasureSummary(
                name: measure.name,
                title: measure.title ?? measure.name,
                mean: tally.mean,
                standardError: tally.standardError,
                lower: interval?.lower,
                upper: interval?.upper,
                standardDeviation: tally.standardDeviation,
                quantiles: tally.sample.quantiles(shares),
                leftOut: Evidence(hits: tally.leftOut, of: result.tally.replicates, confidence: confidence),
                asked: tally.moments.count + tally.leftOut)
        }
    }

    static func all(of result: ExactResult) -> [MeasureSummary] {
        zip(result.scenario.measures, result.measures).map { measure, found in
            MeasureSummary(
                name: measure.name, title: measure.title ?? measure.name, mean: found.mean, standardError: nil,
                lower: nil,
                upper: nil, standardDeviation: found.standardDeviation, quantiles: shares.map(found.quantile),
                leftOut: .exact(found.leftOut), asked: nil)
        }
    }
}

extension Section<Report> {
    static var measures: Section {
        Section(
            "measures", "The scenario's measures.", of: "A measure.", in: .measures, title: { _ in "Measures" },
            MeasureSummary.fields, naming: { RowName(name: $0.name, title: $0.title) }, rows: \.measures)
    }
}

extension MeasureSummary {
    static var fields: [Field<MeasureSummary>] {
        /// A number with the digits that the error of the mean supports.
        func number(_ key: String, _ about: String, _ value: @escaping (MeasureSummary) -> Double?)
            -> Field<MeasureSummary>
        {
            Field(key, about, .number) { .number(value($0), error: $0.standardError) }
        }
        return [
            .text("name", "Its name.") { $0.name }.shown(Column({ _ in "Measure" }) { row, _, _ in row.title }),
            .text("title", "Its title.") { $0.title },
            Field("mean", "The mean.", .number) {
                .number($0.mean, error: $0.standardError, lower: $0.lower, upper: $0.upper)
            }.shown(Column("Mean", .decimal), .interval(importance: 5)),
            .number("mcse", "The mean's Monte Carlo standard error.") { $0.standardError }.only(.simulated),
            number("sd", "The standard deviation over replicates.") { $0.standardDeviation }
                .shown(Column("Spread (sd)", .decimal, importance: 4)),
            number("p05", "5 % quantile.") { $0.quantiles[0] }.shown(Column("5 %", .decimal, importance: 2)),
            number("p25", "25 % quantile.") { $0.quantiles[1] },
            number("p50", "The median.") { $0.quantiles[2] }.shown(Column("Median", .decimal, importance: 3)),
            number("p75", "75 % quantile.") { $0.quantiles[3] },
            number("p95", "95 % quantile.") { $0.quantiles[4] }.shown(Column("95 %", .decimal, importance: 1)),
            Field("left_out", "The replicates in which it was not a number.", .occurrences) {
                .probability($0.leftOut)
            },
            .count(
                "asked",
                "The replicates in which it was computed: all except faults, or those in which its 'given' was true."
            ) {
                $0.asked
            }.only(.simulated),
        ] + Field.numberEnds { ($0.lower, $0.upper) }
    }
}
