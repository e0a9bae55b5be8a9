internal import Foundation

/// The number of successes in n independent trials.
struct Binomial: CountingLaw {
    let n: Double
    let p: Double

    // As `gsl_cdf_binomial_P` does it: P(X ≤ k) = P(beta(k + 1, n − k) > p).
    func lowerTail(_ x: Double) -> Double {
        let k = x.rounded(.down)
        if k < 0 { return 0 }
        return k >= n ? 1 : IncompleteBeta.upper(a: k + 1, b: n - k, x: p, complement: 1 - p)
    }

    func upperTail(_ x: Double) -> Double {
        let k = x.rounded(.down)
        if k < 0 { return 1 }
        return k >= n ? 0 : IncompleteBeta.lower(a: k + 1, b: n - k, x: p, complement: 1 - p)
    }

    func probability(at k: Double) -> Double {
        if k < 0 || k > n { return 0 }
        if k == 0 { return exp(n * log1p(-p)) }
        if k == n { return pow(p, n) }
        // C(n, k) = n / (k (n − k) B(k, n − k)).
        return IncompleteBeta.kernel(k, n - k, p, 1 - p) * (n / (n - k) / k)
    }

    var support: ClosedRange<Double> { 0...n }
    var mean: Double? { n * p }
    var standardDeviation: Double? { (n * p * (1 - p)).squareRoot() }
    var skewness: Double { (1 - 2 * p) / (n * p * (1 - p)).squareRoot() }
}
