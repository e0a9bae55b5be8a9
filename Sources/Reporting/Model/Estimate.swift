package import Statistics

/// A probability with its evidence: the count, the number of replicates, and the interval.
public struct Estimate: Sendable, Hashable {
    /// Replicates in which it was so.
    public let count: Int
    /// Replicates asked.
    public let trials: Int
    /// `count / trials`; `nil` where none were asked: unknown, not 0.
    public let probability: Double?
    /// The lower end of the interval: the exact one (Clopper–Pearson), or a confidence sequence in a run that was
    /// interrupted.
    public let lower: Double?
    /// The upper end of the interval.
    public let upper: Double?
    /// The Monte Carlo standard error, which decides how many digits are shown.
    let standardError: Double?

    /// - Parameter confidence: `nil`: without an interval.
    package init(_ evidence: Probability, confidence: Confidence?) {
        count = evidence.hits
        trials = evidence.trials
        probability = evidence.estimate
        standardError = evidence.standardError
        let interval = confidence.flatMap { evidence.interval(level: $0.level, validity: $0.validity) }
        lower = interval?.lower
        upper = interval?.upper
    }

    package init(hits: Int, of trials: Int, confidence: Confidence?) {
        self.init(Probability(hits: hits, of: trials), confidence: confidence)
    }
}
