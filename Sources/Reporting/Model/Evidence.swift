package import Statistics

/// A probability: counted over replicates, or exact.
public enum Evidence: Sendable, Hashable {
    /// The number of replicates in which it happened, of those considered.
    case counted(Estimate)
    /// Computed by following every branch; `nil` if unknown, because a condition never becomes true.
    case exact(Double?)

    /// - Parameter confidence: level and validity of the interval; `nil` for no interval.
    package init(hits: Int, of trials: Int, confidence: Confidence?) {
        self = .counted(Estimate(hits: hits, of: trials, confidence: confidence))
    }

    package init(_ evidence: Probability, confidence: Confidence) {
        self = .counted(Estimate(evidence, confidence: confidence))
    }

    /// The counted estimate; `nil` for an exact probability.
    private var estimate: Estimate? {
        if case .counted(let estimate) = self { estimate } else { nil }
    }

    /// The probability, or its estimate; `nil`, not 0, if it is unknown.
    public var probability: Double? {
        switch self {
        case .counted(let estimate): estimate.probability
        case .exact(let probability): probability
        }
    }

    /// Lower end of the interval; `nil` if it is unknown, and for an exact probability, which has no interval.
    public var lower: Double? { estimate?.lower }
    /// Upper end of the interval; `nil` as for ``lower``.
    public var upper: Double? { estimate?.upper }
    /// The number of replicates in which it happened; `nil` for an exact probability.
    public var count: Int? { estimate?.count }
    /// The number of replicates considered; `nil` for an exact probability.
    public var trials: Int? { estimate?.trials }

    /// Whether the probability is above 0.
    var isPossible: Bool { probability ?? 0 > 0 }
}
