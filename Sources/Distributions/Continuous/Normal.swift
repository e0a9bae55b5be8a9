internal import CGSL
internal import Foundation

/// The normal distribution.
struct Normal: ContinuousLaw {
    let centre: Double
    let sd: Double

    init(mean: Double, sd: Double) {
        centre = mean
        self.sd = sd
    }

    func lowerTail(_ x: Double) -> Double { gsl_cdf_ugaussian_P((x - centre) / sd) }
    func upperTail(_ x: Double) -> Double { gsl_cdf_ugaussian_Q((x - centre) / sd) }
    func quantile(lower p: Double) -> Double { centre + sd * gsl_cdf_ugaussian_Pinv(p) }
    func quantile(upper q: Double) -> Double { centre + sd * gsl_cdf_ugaussian_Qinv(q) }
    func density(_ x: Double) -> Double { gsl_ran_ugaussian_pdf((x - centre) / sd) / sd }

    var support: ClosedRange<Double> { -.infinity ... .infinity }
    var mean: Double? { centre }
    var standardDeviation: Double? { sd }
    var isCheap: Bool { false }
}

/// The distribution of a number whose natural logarithm is normal.
struct Lognormal: ContinuousLaw {
    let logMean: Double
    let logSD: Double

    func lowerTail(_ x: Double) -> Double { x > 0 ? gsl_cdf_ugaussian_P((log(x) - logMean) / logSD) : 0 }
    func upperTail(_ x: Double) -> Double { x > 0 ? gsl_cdf_ugaussian_Q((log(x) - logMean) / logSD) : 1 }
    func quantile(lower p: Double) -> Double { exp(logMean + logSD * gsl_cdf_ugaussian_Pinv(p)) }
    func quantile(upper q: Double) -> Double { exp(logMean + logSD * gsl_cdf_ugaussian_Qinv(q)) }
    func density(_ x: Double) -> Double {
        x > 0 ? gsl_ran_ugaussian_pdf((log(x) - logMean) / logSD) / (logSD * x) : 0
    }

    var support: ClosedRange<Double> { 0 ... .infinity }
    var mean: Double? { exp(logMean + logSD * logSD / 2) }
    var standardDeviation: Double? { exp(logMean + logSD * logSD / 2) * expm1(logSD * logSD).squareRoot() }
    var isCheap: Bool { false }
}
