internal import CGSL

// GSL is asked for the member of scale 1: for `gumbel1` its own parameters would overflow at a far location.

/// The distribution whose cumulative function is the logistic curve.
struct Logistic: ContinuousLaw {
    let centre: Double
    let scale: Double

    func lowerTail(_ x: Double) -> Double { gsl_cdf_logistic_P((x - centre) / scale, 1) }
    func upperTail(_ x: Double) -> Double { gsl_cdf_logistic_Q((x - centre) / scale, 1) }
    func quantile(lower p: Double) -> Double { centre + scale * gsl_cdf_logistic_Pinv(p, 1) }
    func quantile(upper q: Double) -> Double { centre + scale * gsl_cdf_logistic_Qinv(q, 1) }
    func density(_ x: Double) -> Double { gsl_ran_logistic_pdf((x - centre) / scale, 1) / scale }

    var support: ClosedRange<Double> { -.infinity ... .infinity }
    var mean: Double? { centre }
    var standardDeviation: Double? { scale * .pi / 3.0.squareRoot() }
    var isCheap: Bool { true }
}

/// Exponential on either side of the mean.
struct Laplace: ContinuousLaw {
    let centre: Double
    let scale: Double

    func lowerTail(_ x: Double) -> Double { gsl_cdf_laplace_P((x - centre) / scale, 1) }
    func upperTail(_ x: Double) -> Double { gsl_cdf_laplace_Q((x - centre) / scale, 1) }
    func quantile(lower p: Double) -> Double { centre + scale * gsl_cdf_laplace_Pinv(p, 1) }
    func quantile(upper q: Double) -> Double { centre + scale * gsl_cdf_laplace_Qinv(q, 1) }
    func density(_ x: Double) -> Double { gsl_ran_laplace_pdf((x - centre) / scale, 1) / scale }

    var support: ClosedRange<Double> { -.infinity ... .infinity }
    var mean: Double? { centre }
    var standardDeviation: Double? { scale * 2.0.squareRoot() }
    var isCheap: Bool { true }
}

/// Tails so heavy that it has no mean.
struct Cauchy: ContinuousLaw {
    let centre: Double
    let scale: Double

    func lowerTail(_ x: Double) -> Double { gsl_cdf_cauchy_P((x - centre) / scale, 1) }
    func upperTail(_ x: Double) -> Double { gsl_cdf_cauchy_Q((x - centre) / scale, 1) }
    func quantile(lower p: Double) -> Double { centre + scale * gsl_cdf_cauchy_Pinv(p, 1) }
    func quantile(upper q: Double) -> Double { centre + scale * gsl_cdf_cauchy_Qinv(q, 1) }
    func density(_ x: Double) -> Double { gsl_ran_cauchy_pdf((x - centre) / scale, 1) / scale }

    var support: ClosedRange<Double> { -.infinity ... .infinity }
    var mean: Double? { nil }
    var standardDeviation: Double? { nil }
    var isCheap: Bool { true }
}

/// The limit of the largest of many values.
struct Gumbel: ContinuousLaw {
    let location: Double
    let scale: Double

    func lowerTail(_ x: Double) -> Double { gsl_cdf_gumbel1_P((x - location) / scale, 1, 1) }
    func upperTail(_ x: Double) -> Double { gsl_cdf_gumbel1_Q((x - location) / scale, 1, 1) }
    func quantile(lower p: Double) -> Double { location + scale * gsl_cdf_gumbel1_Pinv(p, 1, 1) }
    func quantile(upper q: Double) -> Double { location + scale * gsl_cdf_gumbel1_Qinv(q, 1, 1) }
    func density(_ x: Double) -> Double { gsl_ran_gumbel1_pdf((x - location) / scale, 1, 1) / scale }

    var support: ClosedRange<Double> { -.infinity ... .infinity }
    var mean: Double? { location + 0.577_215_664_901_532_9 * scale }
    var standardDeviation: Double? { scale * .pi / 6.0.squareRoot() }
    var isCheap: Bool { true }
}
