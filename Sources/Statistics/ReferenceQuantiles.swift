internal import CGSL
internal import Distributions

/// The value that a standard normal variable exceeds with probability `tail`.
func normalUpperQuantile(_ tail: Double) -> Double {
    GSL.prepare()
    return gsl_cdf_ugaussian_Qinv(tail)
}

/// The value that Student's t with `degrees` of freedom exceeds with probability `tail`; infinity where GSL finds none.
func studentUpperQuantile(_ tail: Double, degrees: Double) -> Double {
    GSL.prepare()
    let value = gsl_cdf_tdist_Qinv(tail, degrees)
    return value.isNaN ? .infinity : value
}

/// The value below which beta(a, b) lies with probability `p`.
///
/// GSL's own quantile up to ``largestShapesOfGSL``. Beyond, where it may search for ever, its distribution function is
/// inverted by bisection; and where that gives up too (its continued fraction ends after 512 terms, too few for shapes
/// in the millions on both sides), the expansion of Abramowitz & Stegun 26.5.22 takes over, whose error is by then far
/// below the width of any interval.
/// - Precondition: `0 < p < 1`, `a ≥ 1`, `b ≥ 1`.
func betaQuantile(_ p: Double, a: Double, b: Double) -> Double {
    GSL.prepare()
    if a + b <= largestShapesOfGSL {
        let direct = gsl_cdf_beta_Pinv(p, a, b)
        if confirms(gsl_cdf_beta_P(direct, a, b), p) { return direct }
    }
    return bisect { gsl_cdf_beta_P($0, a, b) - p }
        ?? asymptoticBetaQuantile(normalScore: normalUpperQuantile(p), a: a, b: b)
}

/// The value above which beta(a, b) lies with probability `tail`; as ``betaQuantile(_:a:b:)``.
func betaUpperQuantile(_ tail: Double, a: Double, b: Double) -> Double {
    GSL.prepare()
    if a + b <= largestShapesOfGSL {
        let direct = gsl_cdf_beta_Qinv(tail, a, b)
        if confirms(gsl_cdf_beta_Q(direct, a, b), tail) { return direct }
    }
    return bisect { tail - gsl_cdf_beta_Q($0, a, b) }
        ?? asymptoticBetaQuantile(normalScore: -normalUpperQuantile(tail), a: a, b: b)
}

/// `gsl_cdf_beta_Pinv` never ends where `gsl_cdf_beta_P` is not a number. That first happens between 1.3 and 2.6 million
/// (looked for at 7 million points, shapes from 1 to 4 million, arguments within 8 deviations and at powers of two).
private let largestShapesOfGSL = 1.2e6

private func confirms(_ found: Double, _ wanted: Double) -> Bool {
    // NaN compares false, as it should.
    abs(found - wanted) <= 1e-7 * wanted
}

/// The root in the unit interval of a function that rises, to the last bit; `nil` if it is not a number on the way.
private func bisect(_ rising: (Double) -> Double) -> Double? {
    var (low, high) = (0.0, 1.0)
    while true {
        let middle = low + (high - low) / 2
        guard middle > low, middle < high else { return high }
        let value = rising(middle)
        guard !value.isNaN else { return nil }
        if value < 0 { low = middle } else { high = middle }
    }
}

/// Abramowitz & Stegun (1964), formula 26.5.22; `normalScore` is the value that a standard normal exceeds with probability p.
private func asymptoticBetaQuantile(normalScore y: Double, a: Double, b: Double) -> Double {
    let lambda = (y * y - 3) / 6
    let (s, t) = (1 / (2 * a - 1), 1 / (2 * b - 1))
    let h = 2 / (s + t)
    let w = y * (h + lambda).squareRoot() / h - (t - s) * (lambda + 5.0 / 6 - 2 / (3 * h))
    return a / (a + b * gsl_sf_exp(2 * w))
}
