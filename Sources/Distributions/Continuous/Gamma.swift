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
                p, from: estimate(gsl_cdf_ugaussian_Pinv(p)) ?? gsl_cdf_gamma_Pinv(p, shape, 1), end: .infinity,
                .rising,
                tail: { IncompleteGamma.lower(shape: shape, $0) }, density: { gsl_ran_gamma_pdf($0, shape, 1) })
    }

    func quantile(upper q: Double) -> Double {
        scale
            * Inversion.solve(
                q, from: estimate(gsl_cdf_ugaussian_Qinv(q)) ?? gsl_cdf_gamma_Qinv(q, shape, 1), end: .infinity,
                .falling,
                tail: { IncompleteGamma.upper(shape: shape, $0) }, density: { gsl_ran_gamma_pdf($0, shape, 1) })
    }

    /// Wilson and Hilferty's approximation to the quantile where the normal's is `z`, for shapes at which GSL's own
    /// inverse is no longer to be trusted.
    private func estimate(_ z: Double) -> Double? {
        guard shape > 1e4 else { return nil }
        let root = 1 - 1 / (9 * shape) + z / (3 * shape.squareRoot())
        return shape * root * root * root
    }

    func density(_ x: Double) -> Double { gsl_ran_gamma_pdf(x / scale, shape, 1) / scale }

    var support: ClosedRange<Double> { 0 ... .infinity }
    var mean: Double? { shape * scale }
    var standardDeviation: Double? { shape.squareRoot() * scale }
    var isCheap: Bool { false }
}
