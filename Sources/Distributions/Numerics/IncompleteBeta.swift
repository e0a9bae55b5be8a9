internal import CGSL
internal import Foundation

/// Both tails of the beta distribution: the regularised incomplete beta function.
package enum IncompleteBeta {
    /// P(X ≤ x) for X ~ beta(a, b), given x and 1 − x, of which the smaller is taken to be exact.
    package static func lower(a: Double, b: Double, x: Double, complement y: Double) -> Double {
        guard x > 0 else { return 0 }
        guard y > 0 else { return 1 }
        // Shapes so small leave nothing between the ends that a double could tell from nothing: x^a is 1 for all x.
        if max(a, b) < 1e-20 { return b / (a + b) }
        if a < 1e-290 { return 1 }
        if b < 1e-290 { return 0 }
        if max(a, b) <= 1e5 {
            let value = x <= y ? gsl_cdf_beta_P(x, a, b) : gsl_cdf_beta_Q(y, b, a)
            if !value.isNaN { return value }
        }
        if min(a, b) > 1e7 { return uniformExpansion(a, b, x, y) }
        // One shape is large, and the other so small that the continued fraction would hardly converge.
        if a < 0.05 { return IncompleteGamma.lower(shape: a, gammaArgument(b, a, x, y)) }
        if b < 0.05 { return IncompleteGamma.upper(shape: b, gammaArgument(a, b, y, x)) }
        // How far x is below the mean.
        let lambda = x <= y ? a - (a + b) * x : (a + b) * y - b
        if lambda >= 0 { return min(kernel(a, b, x, y) * fraction(a, b, x, y, lambda), 1) }
        return max(1 - kernel(b, a, y, x) * fraction(b, a, y, x, -lambda), 0)
    }

    /// P(X > x): the lower tail of 1 − X.
    static func upper(a: Double, b: Double, x: Double, complement y: Double) -> Double {
        lower(a: b, b: a, x: y, complement: x)
    }

    /// Where a gamma variable of shape `small` has about the same lower tail as a beta variable of shapes `small` and
    /// `large` has at x; the error is of the order of large⁻². For shape 1 it is exact.
    ///
    /// Source: Abramowitz & Stegun 26.5.20.
    private static func gammaArgument(_ large: Double, _ small: Double, _ x: Double, _ y: Double) -> Double {
        -(large + (small - 1) / 2) * (x <= y ? log1p(-x) : log(y))
    }

    /// x^a y^b / B(a, b), without the cancellation that logarithms of gamma functions suffer for large a and b.
    ///
    /// Source: C. Loader, *Fast and accurate computation of binomial probabilities* (2000), with Γ* for Stirling's error.
    static func kernel(_ a: Double, _ b: Double, _ x: Double, _ y: Double) -> Double {
        let sum = a + b
        // How far a is from its expectation: from whichever of x and y is small, hence exact.
        let excess = x <= y ? sum * x - a : b - sum * y
        let logStirling = log(gsl_sf_gammastar(sum)) - log(gsl_sf_gammastar(a)) - log(gsl_sf_gammastar(b))
        let deviance = deviance(a, sum * x, excess) + deviance(b, sum * y, -excess)
        return exp(logStirling - deviance) * (a / sum * b / (2 * .pi)).squareRoot()
    }

    /// v·ln(v/m) + m − v, given m − v as well.
    static func deviance(_ v: Double, _ m: Double, _ excess: Double) -> Double {
        let ratio = excess / v
        return ratio.magnitude < 0.5 ? -v * gsl_sf_log_1plusx_mx(ratio) : v * log(v / m) + excess
    }

    /// So many terms of the continued fraction are summed at most: shapes up to 10⁷ need some thousands.
    private static let mostTerms = 8_000

    /// The continued fraction for x up to the mean, in the form in which neither a large shape nor an x near 1 cancels
    /// digits; it converges within some √min(a, b) terms.
    ///
    /// Source: A. R. DiDonato and A. H. Morris, Algorithm 708, *ACM Transactions on Mathematical Software* 18 (1992),
    /// function BFRAC; `lambda` = a − (a + b)·x ≥ 0.
    private static func fraction(_ a: Double, _ b: Double, _ x: Double, _ y: Double, _ lambda: Double) -> Double {
        let c = 1 + lambda
        let c1 = 1 + 1 / a
        var (p, s) = (1.0, a + 1)
        var (numeratorBefore, denominatorBefore) = (0.0, 1.0)
        var result = c1 / c
        var denominator = c / c1
        var numerator = 1.0
        for step in 1...mostTerms {
            let n = Double(step)
            let t = n / a
            let w = n * (b - n) * x
            let ratio = a / s
            let alpha = p * (p + b / a) * ratio * ratio * (w * x)
            let beta = n + w / s + (1 + t) / (c1 + t + t) * (c + n * (1 + y))
            p = 1 + t
            s += 2
            (numeratorBefore, numerator) = (numerator, alpha * numeratorBefore + beta * numerator)
            (denominatorBefore, denominator) = (denominator, alpha * denominatorBefore + beta * denominator)
            let before = result
            result = numerator / denominator
            // What is not a number will not become one.
            if !((result - before).magnitude > 4e-16 * result.magnitude) { break }
            numeratorBefore /= denominator
            denominatorBefore /= denominator
            (numerator, denominator) = (result, 1)
        }
        return result
    }

    /// The first two terms of Temme's uniform asymptotic expansion (DLMF 8.18.9), whose error is of the order of
    /// min(a, b)^(−3/2).
    private static func uniformExpansion(_ a: Double, _ b: Double, _ x: Double, _ y: Double) -> Double {
        let sum = a + b
        let (p, q) = (a / sum, b / sum)
        // Of x and y the smaller is exact, hence so is the difference from its mean.
        let excess = x <= y ? x - p : q - y
        let width = (p * q).squareRoot()
        let halfSquare = -p * gsl_sf_log_1plusx_mx(excess / p) - q * gsl_sf_log_1plusx_mx(-excess / q)
        // Infinitely far from the mean, as far as a double can say.
        guard halfSquare.isFinite else { return excess < 0 ? 0 : 1 }
        let eta = (excess < 0 ? -1 : 1) * (2 * max(halfSquare, 0)).squareRoot()
        let term = eta.magnitude < 1e-7 ? -(q - p) / (3 * width) : width / excess - 1 / eta
        let correction = exp(-sum * halfSquare) / (2 * .pi * sum).squareRoot() * term
        return min(max(erfc(-eta * (sum / 2).squareRoot()) / 2 - correction, 0), 1)
    }
}
