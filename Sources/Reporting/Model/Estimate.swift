package import Statistics

/// A probability with its evidence: the count, the number of replicates, and the interval.
public struct Estimate: Sendable, Hashable {
    /// The number of replicates in which it happened.
    public let count: Int
    /// The number of replicates considered.
    public let trials: Int
    /// `count / trials`; `nil`, not 0, if there are no replicates.
    public let probability: Double?
    /// The lower end of the interval: exact (Clopper–Pearson), or of a confidence sequence if the run was
    /// interrupted.
    public let lower: Double?
    /// The upper end of the interval.
    public let upper: Double?
    /// The Monte Carlo standard error, which decides how many digits are shown.
    let standardError: Double?

    /// - Parameter confidence: level and validity of the interval; `nil` for no interval.
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
