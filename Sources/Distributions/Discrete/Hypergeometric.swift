internal import CGSL

/// The number of good ones among `taken` from an urn with `good` and `bad` ones, without putting back.
struct Hypergeometric: CountingLaw {
    let good: Double
    let bad: Double
    let taken: Double

    func lowerTail(_ x: Double) -> Double {
        if x < support.lowerBound { return 0 }
        if x >= support.upperBound { return 1 }
        return gsl_cdf_hypergeometric_P(UInt32(x), UInt32(good), UInt32(bad), UInt32(taken))
    }

    func upperTail(_ x: Double) -> Double {
        if x < support.lowerBound { return 1 }
        if x >= support.upperBound { return 0 }
        return gsl_cdf_hypergeometric_Q(UInt32(x), UInt32(good), UInt32(bad), UInt32(taken))
    }

    func probability(at x: Double) -> Double {
        gsl_ran_hypergeometric_pdf(UInt32(x), UInt32(good), UInt32(bad), UInt32(taken))
    }

    var support: ClosedRange<Double> { max(0, taken - bad)...min(taken, good) }
    var mean: Double? { taken * (good / (good + bad)) }
    var standardDeviation: Double? {
        let total = good + bad
        return (taken * (good / total) * (bad / total) * ((total - taken) / (total - 1))).squareRoot()
    }
    var skewness: Double {
        let total = good + bad
        guard total > 2, let sd = standardDeviation, sd > 0 else { return 0 }
        return (bad - good) / total * ((total - 2 * taken) / (total - 2)) / sd
    }
}
