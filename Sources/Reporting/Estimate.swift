package import Statistics

/// A probability with its evidence: so many of so many replicates, and how sure that makes it.
public struct Estimate: Sendable, Hashable {
    /// Replicates in which it was so.
    public let count: Int
    /// Replicates asked.
    public let trials: Int
    /// `count / trials`; `nil` where none were asked: unknown, not 0.
    public let probability: Double?
    /// The lower end of the exact (Clopper–Pearson) interval.
    public let lower: Double?
    /// The upper end of the exact (Clopper–Pearson) interval.
    public let upper: Double?
    /// The Monte Carlo standard error, which decides how many digits are shown.
    let standardError: Double?

    package init(_ evidence: Probability, level: Double) {
        count = evidence.hits
        trials = evidence.trials
        probability = evidence.estimate
        standardError = evidence.standardError
        let interval = evidence.clopperPearson(level: level)
        lower = interval?.lower
        upper = interval?.upper
    }

    package init(hits: Int, of trials: Int, level: Double) {
        self.init(Probability(hits: hits, of: trials), level: level)
    }
}
