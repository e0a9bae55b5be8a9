internal import CGSL

/// The gamma distribution; with shape df/2 and scale 2 the chi-squared.
struct Gamma: ContinuousLaw {
    let shape: Double
    let scale: Double

    func lowerTail(_ x: Double) -> Double { IncompleteGamma.lower(shape: shape, x / scale) }
    func upperTail(_ x: Double) -> Double { IncompleteGamma.upper(shape: shape, x / scale) }

    func quantile(lower p: Double) -> Double {
        scale
            * Inversion.solve(
                p, from: gsl_cdf_gamma_Pinv(p, shape, 1), end: .infinity, .rising,
                tail: { IncompleteGamma.lower(shape: shape, $0) }, density: { gsl_ran_gamma_pdf($0, shape, 1) })
    }

    func quantile(upper q: Double) -> Double {
        scale
            * Inversion.solve(
                q, from: gsl_cdf_gamma_Qinv(q, shape, 1), end: .infinity, .falling,
                tail: { IncompleteGamma.upper(shape: shape, $0) }, density: { gsl_ran_gamma_pdf($0, shape, 1) })
    }

    func density(_ x: Double) -> Double { gsl_ran_gamma_pdf(x / scale, shape, 1) / scale }

    var support: ClosedRange<Double> { 0 ... .infinity }
    var mean: Double? { shape * scale }
    var standardDeviation: Double? { shape.squareRoot() * scale }
    var isCheap: Bool { false }
}
