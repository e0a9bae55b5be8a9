internal import CGSL

/// Student's t distribution, by way of the beta: df / (df + T²) ~ beta(df/2, ½).
///
/// GSL's own `gsl_cdf_tdist_P` and its inverse are approximate for many degrees of freedom.
struct StudentT: ContinuousLaw {
    let df: Double

    // Half of the least double is 0.
    private var half: Double { max(df / 2, .leastNonzeroMagnitude) }

    func lowerTail(_ x: Double) -> Double { upperTail(-x) }

    func upperTail(_ x: Double) -> Double {
        let ratio = x / df.squareRoot() * (x / df.squareRoot())
        guard ratio.isFinite else { return x < 0 ? 1 : 0 }
        // Half of P(T² > x²): the lower tail of the beta.
        let tail =
            IncompleteBeta.lower(a: half, b: 0.5, x: 1 / (1 + ratio), complement: ratio / (1 + ratio)) / 2
        return x < 0 ? 1 - tail : tail
    }

    func quantile(lower p: Double) -> Double { -quantile(upper: p) }

    func quantile(upper q: Double) -> Double {
        if q >= 0.5 { return 0 }
        let share = Beta(a: half, b: 0.5)
        let point = q <= 0.25 ? share.point(lower: 2 * q) : share.point(upper: 1 - 2 * q)
        return df.squareRoot() * (point.complement / point.x).squareRoot()
    }

    func density(_ x: Double) -> Double { gsl_ran_tdist_pdf(x, df) }

    var support: ClosedRange<Double> { -.infinity ... .infinity }
    var mean: Double? { df > 1 ? 0 : nil }
    var standardDeviation: Double? { df > 2 ? (df / (df - 2)).squareRoot() : nil }
    var isCheap: Bool { false }
}
