internal import CGSL
internal import Foundation

/// The number of events that come independently at a constant rate.
struct Poisson: CountingLaw {
    let rate: Double

    init(mean: Double) { rate = mean }

    // As `gsl_cdf_poisson_P` does it, but for any count: P(X ≤ k) = P(gamma(k + 1) > mean).
    func lowerTail(_ x: Double) -> Double { x < 0 ? 0 : IncompleteGamma.upper(shape: x.rounded(.down) + 1, rate) }
    func upperTail(_ x: Double) -> Double { x < 0 ? 1 : IncompleteGamma.lower(shape: x.rounded(.down) + 1, rate) }

    /// Source: C. Loader, *Fast and accurate computation of binomial probabilities* (2000).
    func probability(at k: Double) -> Double {
        if k <= 0 { return exp(-rate) }
        return exp(-IncompleteBeta.deviance(k, rate, rate - k)) / ((2 * .pi * k).squareRoot() * gsl_sf_gammastar(k))
    }

    var support: ClosedRange<Double> { 0 ... .infinity }
    var mean: Double? { rate }
    var standardDeviation: Double? { rate.squareRoot() }
    var skewness: Double { 1 / rate.squareRoot() }
}
