package import Statistics

/// A probability and what it rests on.
public enum Evidence: Sendable, Hashable {
    /// Replicates in which it was so, of those that were asked.
    case counted(Estimate)
    /// Every branch was followed; `nil`: unknown, as where a condition never comes true.
    case exact(Double?)

    /// - Parameter confidence: `nil`: without an interval.
    package init(hits: Int, of trials: Int, confidence: Confidence?) {
        self = .counted(Estimate(hits: hits, of: trials, confidence: confidence))
    }

    package init(_ evidence: Probability, confidence: Confidence) {
        self = .counted(Estimate(evidence, confidence: confidence))
    }

    /// The replicates that were counted; `nil` where none were.
    private var estimate: Estimate? {
        if case .counted(let estimate) = self { estimate } else { nil }
    }

    /// The probability, or the estimate of it; `nil`: unknown, not 0.
    public var probability: Double? {
        switch self {
        case .counted(let estimate): estimate.probability
        case .exact(let probability): probability
        }
    }

    /// Lower end of the interval; `nil` where it is unknown, and for an exact probability, which has no interval.
    public var lower: Double? { estimate?.lower }
    /// Upper end of the interval; `nil` as for ``lower``.
    public var upper: Double? { estimate?.upper }
    /// Replicates in which it was so; `nil` for an exact probability.
    public var count: Int? { estimate?.count }
    /// Replicates that were asked; `nil` for an exact probability.
    public var trials: Int? { estimate?.trials }

    /// Whether it can happen at all, as far as one can see.
    var isPossible: Bool { probability ?? 0 > 0 }
}
