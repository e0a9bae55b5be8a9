package import Scenarios
internal import Simulation
package import Statistics

/// How many replicates ended in one outcome, and when.
public struct OutcomeSummary: Sendable {
    /// As the scenario names it.
    public let name: String
    /// Whether it counts as success in this report.
    public let isGood: Bool
    /// Its share of all replicates.
    public let probability: Estimate
    /// When the replicates that ended so did; for an outcome that is asked at the horizon only, the horizon.
    public let round: RoundSummary

    static func all(of result: RunResult, confidence: Confidence, success: SuccessDefinition?) -> [OutcomeSummary] {
        result.scenario.outcomes.indices.map { index in
            let histogram = result.tally.outcomes[index]
            return OutcomeSummary(
                name: result.scenario.outcomes[index].name,
                isGood: success?.indices.contains(index) ?? false,
                probability: Estimate(hits: histogram.total, of: result.tally.replicates, confidence: confidence),
                round: RoundSummary(histogram, confidence: confidence))
        }
    }
}

/// When something happened, among the replicates in which it did. All `nil` where it never did.
public struct RoundSummary: Sendable, Hashable {
    /// The mean round.
    public let mean: Double?
    /// The round by which 5 % of them had seen it; the others likewise.
    public let p05: Int?
    /// The round by which 25 % had.
    public let p25: Int?
    /// The round by which half had.
    public let p50: Int?
    /// The ends of an interval for the median, from order statistics.
    public let p50Lower: Int?
    /// The upper end.
    public let p50Upper: Int?
    /// The round by which 75 % had.
    public let p75: Int?
    /// The round by which 95 % had.
    public let p95: Int?

    package init(_ histogram: RoundHistogram, confidence: Confidence) {
        let median = histogram.quantileInterval(
            0.5, of: histogram.total, level: confidence.level, validity: confidence.validity)
        p50Lower = median.lower
        p50Upper = median.upper
        mean = histogram.mean
        p05 = histogram.quantile(0.05)
        p25 = histogram.quantile(0.25)
        p50 = histogram.quantile(0.5)
        p75 = histogram.quantile(0.75)
        p95 = histogram.quantile(0.95)
    }
}

/// Which outcomes count as success.
public struct SuccessDefinition: Sendable, Hashable {
    /// Their names.
    public let outcomes: [String]
    /// Their places in the scenario's list.
    let indices: [Int]

    /// `nil` where neither the scenario nor the user says.
    package init?(of scenario: Scenario, chosen: Int?) {
        let marked = scenario.outcomes.indices.filter { scenario.outcomes[$0].isGood }
        indices = chosen.map { [$0] } ?? marked
        guard !indices.isEmpty else { return nil }
        outcomes = indices.map { scenario.outcomes[$0].name }
    }

    /// In a heading: the outcome's own name where there is but one.
    var title: String {
        outcomes.count == 1 ? outcomes[0] : "success"
    }
}
