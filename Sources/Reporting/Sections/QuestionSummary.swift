internal import Simulation
internal import Scenarios
internal import Statistics

/// The answer to one question.
public struct QuestionSummary: Sendable {
    /// As the scenario names it.
    public let name: String
    /// The share of yes among the replicates in which `given` came true (`trials` of them); faults are left out.
    public let probability: Estimate

    static func all(of result: RunResult, confidence: Confidence) -> [QuestionSummary] {
        zip(result.scenario.questions, result.tally.questions).map { question, tally in
            QuestionSummary(
                name: question.name, probability: Estimate(hits: tally.count, of: tally.asked, confidence: confidence))
        }
    }
}

/// What one measure came to over the replicates; faults are left out.
public struct MeasureSummary: Sendable {
    /// As the scenario names it.
    public let name: String
    /// `nil` without values, or where they have no finite mean.
    public let mean: Double?
    /// The mean's Monte Carlo standard error.
    public let standardError: Double?
    /// The lower end of Student's interval for the mean.
    public let lower: Double?
    /// The upper end of Student's interval for the mean.
    public let upper: Double?
    /// The spread over replicates.
    public let standardDeviation: Double?
    /// Quantiles at 5, 25, 50, 75 and 95 %: the least value at which the share is reached.
    public let quantiles: [Double?]
    /// Replicates left out because the value was not a number.
    public let leftOut: Int
    /// Replicates in which it was asked: all that were no faults, or those in which its `given` came true.
    public let asked: Int

    /// The shares of ``quantiles``.
    public static let shares = [0.05, 0.25, 0.5, 0.75, 0.95]

    static func all(of result: RunResult, confidence: Confidence) -> [MeasureSummary] {
        zip(result.scenario.measures, result.tally.measures).map { measure, tally in
            let interval = tally.meanInterval(level: confidence.level, validity: confidence.validity)
            return MeasureSummary(
                name: measure.name,
                mean: tally.mean,
                standardError: tally.standardError,
                lower: interval?.lower,
                upper: interval?.upper,
                standardDeviation: tally.standardDeviation,
                quantiles: tally.quantiles(shares),
                leftOut: tally.leftOut,
                asked: tally.moments.count + tally.leftOut)
        }
    }
}
