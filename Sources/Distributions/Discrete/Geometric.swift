internal import CGSL
internal import Foundation

/// The number of independent trials up to and with the first success: 1, 2, ….
struct Geometric: CountingLaw {
    let p: Double

    // In closed form, for counts beyond the 32 bits of `gsl_cdf_geometric_P`.
    func lowerTail(_ x: Double) -> Double { x < 1 ? 0 : -expm1(x.rounded(.down) * log1p(-p)) }
    func upperTail(_ x: Double) -> Double { x < 1 ? 1 : exp(x.rounded(.down) * log1p(-p)) }

    func probability(at x: Double) -> Double { p * exp((x - 1) * log1p(-p)) }

    var support: ClosedRange<Double> { 1 ... .infinity }
    var mean: Double? { 1 / p }
    var standardDeviation: Double? { (1 - p).squareRoot() / p }
    var skewness: Double { (2 - p) / (1 - p).squareRoot() }
}
