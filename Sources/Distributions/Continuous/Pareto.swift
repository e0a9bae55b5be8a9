internal import CGSL

/// Power-law tails above a minimum.
struct Pareto: ContinuousLaw {
    let shape: Double
    let minimum: Double

    func lowerTail(_ x: Double) -> Double { gsl_cdf_pareto_P(x, shape, minimum) }
    func upperTail(_ x: Double) -> Double { gsl_cdf_pareto_Q(x, shape, minimum) }
    func quantile(lower p: Double) -> Double { gsl_cdf_pareto_Pinv(p, shape, minimum) }
    func quantile(upper q: Double) -> Double { gsl_cdf_pareto_Qinv(q, shape, minimum) }
    func density(_ x: Double) -> Double { gsl_ran_pareto_pdf(x, shape, minimum) }

    var support: ClosedRange<Double> { minimum ... .infinity }
    var mean: Double? { shape > 1 ? shape * minimum / (shape - 1) : nil }
    var standardDeviation: Double? {
        shape > 2 ? minimum / (shape - 1) * (shape / (shape - 2)).squareRoot() : nil
    }
    var isCheap: Bool { true }
}
