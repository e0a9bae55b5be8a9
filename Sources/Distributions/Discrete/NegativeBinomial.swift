internal import Foundation

/// The number of failures before the n-th success; n need not be whole (the Pólya distribution).
struct NegativeBinomial: CountingLaw {
    let n: Double
    let p: Double

    // As `gsl_cdf_negative_binomial_P` does it: P(X ≤ k) = P(beta(n, k + 1) ≤ p).
    func lowerTail(_ x: Double) -> Double {
        x < 0 ? 0 : IncompleteBeta.lower(a: n, b: x.rounded(.down) + 1, x: p, complement: 1 - p)
    }

    func upperTail(_ x: Double) -> Double {
        x < 0 ? 1 : IncompleteBeta.upper(a: n, b: x.rounded(.down) + 1, x: p, complement: 1 - p)
    }

    func probability(at k: Double) -> Double {
        // Γ(n + k) / (k! Γ(n)) = 1 / (k B(n, k)).
        k <= 0 ? pow(p, n) : IncompleteBeta.kernel(n, k, p, 1 - p) / k
    }

    var support: ClosedRange<Double> { 0 ... .infinity }
    var mean: Double? { n * ((1 - p) / p) }
    var standardDeviation: Double? { (n * (1 - p)).squareRoot() / p }
    var skewness: Double { (2 - p) / (n * (1 - p)).squareRoot() }
}
