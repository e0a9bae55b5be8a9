internal import CGSL
internal import Foundation

/// Waiting times without memory.
struct Exponential: ContinuousLaw {
    /// The mean.
    let scale: Double

    func lowerTail(_ x: Double) -> Double { gsl_cdf_exponential_P(x, scale) }
    func upperTail(_ x: Double) -> Double { gsl_cdf_exponential_Q(x, scale) }
    func quantile(lower p: Double) -> Double { gsl_cdf_exponential_Pinv(p, scale) }
    func quantile(upper q: Double) -> Double { gsl_cdf_exponential_Qinv(q, scale) }
    func density(_ x: Double) -> Double { gsl_ran_exponential_pdf(x, scale) }

    var support: ClosedRange<Double> { 0 ... .infinity }
    var mean: Double? { scale }
    var standardDeviation: Double? { scale }
    var isCheap: Bool { true }
}

/// Waiting times whose hazard is a power of the time.
struct Weibull: ContinuousLaw {
    let scale: Double
    let shape: Double

    func lowerTail(_ x: Double) -> Double { x > 0 ? gsl_cdf_weibull_P(x, scale, shape) : 0 }
    func upperTail(_ x: Double) -> Double { x > 0 ? gsl_cdf_weibull_Q(x, scale, shape) : 1 }
    func quantile(lower p: Double) -> Double { gsl_cdf_weibull_Pinv(p, scale, shape) }
    func quantile(upper q: Double) -> Double { gsl_cdf_weibull_Qinv(q, scale, shape) }
    func density(_ x: Double) -> Double { gsl_ran_weibull_pdf(x, scale, shape) }

    var support: ClosedRange<Double> { 0 ... .infinity }
    var mean: Double? { scale * tgamma(1 + 1 / shape) }
    var standardDeviation: Double? {
        // Γ(1 + 2/k)/Γ(1 + 1/k)² − 1, which for a large shape would lose its digits if taken as it stands.
        scale * tgamma(1 + 1 / shape) * expm1(lgamma(1 + 2 / shape) - 2 * lgamma(1 + 1 / shape)).squareRoot()
    }
    var isCheap: Bool { true }
}

/// The length of a vector with two normal components of standard deviation `sigma`.
struct Rayleigh: ContinuousLaw {
    let sigma: Double

    func lowerTail(_ x: Double) -> Double { x > 0 ? gsl_cdf_rayleigh_P(x, sigma) : 0 }
    func upperTail(_ x: Double) -> Double { x > 0 ? gsl_cdf_rayleigh_Q(x, sigma) : 1 }
    func quantile(lower p: Double) -> Double { gsl_cdf_rayleigh_Pinv(p, sigma) }
    func quantile(upper q: Double) -> Double { gsl_cdf_rayleigh_Qinv(q, sigma) }
    func density(_ x: Double) -> Double { gsl_ran_rayleigh_pdf(x, sigma) }

    var support: ClosedRange<Double> { 0 ... .infinity }
    var mean: Double? { sigma * (.pi / 2).squareRoot() }
    var standardDeviation: Double? { sigma * (2 - .pi / 2).squareRoot() }
    var isCheap: Bool { true }
}
