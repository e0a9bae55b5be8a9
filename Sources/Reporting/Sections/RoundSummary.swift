internal import Simulation
package import Statistics

/// The round in which something happens, among the replicates in which it does; all `nil` if it never does.
public struct RoundSummary: Sendable, Hashable {
    /// The mean round.
    public let mean: Double?
    /// The round by which it has happened in 5 % of the cases.
    public let p05: Int?
    /// The round by which it has happened in 25 % of the cases.
    public let p25: Int?
    /// The round by which it has happened in half of the cases.
    public let p50: Int?
    /// Lower end of an interval for the median, from order statistics; the median itself if it is exact.
    public let p50Lower: Int?
    /// Upper end of the interval for the median.
    public let p50Upper: Int?
    /// The round by which it has happened in 75 % of the cases.
    public let p75: Int?
    /// The round by which it has happened in 95 % of the cases.
    public let p95: Int?

    package init(_ histogram: RoundHistogram, confidence: Confidence) {
        let median = histogram.quantileInterval(
            0.5, of: histogram.total, level: confidence.level, validity: confidence.validity)
        (p50Lower, p50Upper) = (median.lower, median.upper)
        mean = histogram.mean
        p05 = histogram.quantile(0.05)
        p25 = histogram.quantile(0.25)
        p50 = histogram.quantile(0.5)
        p75 = histogram.quantile(0.75)
        p95 = histogram.quantile(0.95)
    }

    init(_ shares: RoundShares) {
        mean = shares.mean
        p05 = shares.quantile(0.05)
        p25 = shares.quantile(0.25)
        p50 = shares.quantile(0.5)
        p75 = shares.quantile(0.75)
        p95 = shares.quantile(0.95)
        (p50Lower, p50Upper) = (p50, p50)
    }

    /// The fields without an interval.
    static var fields: [Field<RoundSummary>] {
        [
            .number("mean", "The mean round.") { $0.mean },
            .round("p05", "5 % quantile.") { $0.p05 },
            .round("p25", "25 % quantile.") { $0.p25 },
            .round("p50", "The median.") { $0.p50 },
            .round("p75", "75 % quantile.") { $0.p75 },
            .round("p95", "95 % quantile.") { $0.p95 },
        ]
    }
}
