internal import CGSL
internal import Foundation

/// Both tails of the beta distribution: the regularised incomplete beta function.
enum IncompleteBeta {
    /// P(X ≤ x) for X ~ beta(a, b), given x and 1 − x, of which the smaller is taken to be exact.
    static func lower(a: Double, b: Double, x: Double, complement y: Double) -> Double {
        guard x > 0 else { return 0 }
        guard y > 0 else { return 1 }
        if max(a, b) <= 1e5 {
            let value = x <= y ? gsl_cdf_beta_P(x, a, b) : gsl_cdf_beta_Q(y, b, a)
            if !value.isNaN { return value }
        }
        if min(a, b) > 1e7 { return uniformExpansion(a, b, x, y, sign: -1) }
        if x <= (a + 1) / (a + b + 2) { return min(kernel(a, b, x, y) * fraction(a, b, x) / a, 1) }
        return max(1 - kernel(b, a, y, x) * fraction(b, a, y) / b, 0)
    }

    /// P(X > x): the lower tail of 1 − X.
    static func upper(a: Double, b: Double, x: Double, complement y: Double) -> Double {
        lower(a: b, b: a, x: y, complement: x)
    }

    /// x^a y^b / B(a, b), without the cancellation that logarithms of gamma functions suffer for large a and b.
    ///
    /// Source: C. Loader, *Fast and accurate computation of binomial probabilities* (2000), with Γ* for Stirling's error.
    static func kernel(_ a: Double, _ b: Double, _ x: Double, _ y: Double) -> Double {
        let sum = a + b
        let logStirling = log(gsl_sf_gammastar(sum)) - log(gsl_sf_gammastar(a)) - log(gsl_sf_gammastar(b))
        let deviance = deviance(a, sum * x) + deviance(b, sum * y)
        return exp(logStirling - deviance) * (a / sum * b / (2 * .pi)).squareRoot()
    }

    /// v·ln(v/m) + m − v.
    private static func deviance(_ v: Double, _ m: Double) -> Double {
        let ratio = (m - v) / v
        return ratio.magnitude < 0.5 ? -v * gsl_sf_log_1plusx_mx(ratio) : v * log(v / m) + m - v
    }

    /// The continued fraction (DLMF 8.17.22) by Lentz's method; converges within some √min(a, b) terms for x at most
    /// about the mean.
    private static func fraction(_ a: Double, _ b: Double, _ x: Double) -> Double {
        let tiny = 1e-300
        func away(_ value: Double) -> Double { value.magnitude < tiny ? tiny : value }
        var c = 1.0
        var d = 1 / away(1 - (a + b) * x / (a + 1))
        var result = d
        for step in 1...20_000 {
            let m = Double(step)
            let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
            d = 1 / away(1 + even * d)
            c = away(1 + even / c)
            result *= d * c
            let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
            d = 1 / away(1 + odd * d)
            c = away(1 + odd / c)
            result *= d * c
            if (d * c - 1).magnitude < 4e-16 { break }
        }
        return result
    }

    /// The first two terms of Temme's uniform asymptotic expansion (DLMF 8.18.9), whose error is of the order of
    /// min(a, b)^(−3/2).
    private static func uniformExpansion(
        _ a: Double, _ b: Double, _ x: Double, _ y: Double, sign: Double
    ) -> Double {
        let sum = a + b
        let (p, q) = (a / sum, b / sum)
        // Of x and y the smaller is exact, hence so is the difference from its mean.
        let excess = x <= y ? x - p : q - y
        let width = (p * q).squareRoot()
        let halfSquare = -p * gsl_sf_log_1plusx_mx(excess / p) - q * gsl_sf_log_1plusx_mx(-excess / q)
        let eta = (excess < 0 ? -1 : 1) * (2 * max(halfSquare, 0)).squareRoot()
        let term = eta.magnitude < 1e-7 ? -(q - p) / (3 * width) : width / excess - 1 / eta
        let correction = exp(-sum * halfSquare) / (2 * .pi * sum).squareRoot() * term
        return min(max(erfc(sign * eta * (sum / 2).squareRoot()) / 2 + sign * correction, 0), 1)
    }
}
