internal import CGSL
internal import Foundation

/// Both tails of the gamma distribution of scale 1: the regularised incomplete gamma functions.
package enum IncompleteGamma {
    /// From this shape on GSL is not asked: at 1e7 its upper tail is off by 0.2 % three standard deviations out.
    private static let greatestShape = 1e5

    /// P(X ≤ x).
    package static func lower(shape: Double, _ x: Double) -> Double {
        guard x > 0 else { return 0 }
        if shape < greatestShape {
            let value = gsl_cdf_gamma_P(x, shape, 1)
            if !value.isNaN { return value }
        }
        return uniformExpansion(shape: shape, x, sign: -1)
    }

    /// P(X > x).
    static func upper(shape: Double, _ x: Double) -> Double {
        guard x > 0 else { return 1 }
        if shape < greatestShape {
            let value = gsl_cdf_gamma_Q(x, shape, 1)
            if !value.isNaN { return value }
        }
        return uniformExpansion(shape: shape, x, sign: 1)
    }

    /// The first terms of Temme's uniform asymptotic expansion (DLMF 8.12.3–8.12.8); the error is of the order of
    /// shape⁻² of the tail.
    private static func uniformExpansion(shape: Double, _ x: Double, sign: Double) -> Double {
        let mu = (x - shape) / shape
        let halfSquare = -gsl_sf_log_1plusx_mx(mu)
        // Infinitely far from the mean, as far as a double can say.
        guard halfSquare.isFinite else { return (mu < 0) == (sign < 0) ? 0 : 1 }
        let eta = (mu < 0 ? -1 : 1) * (2 * halfSquare).squareRoot()
        let c0: Double
        let c1: Double
        if eta.magnitude < 0.01 {
            // The closed forms below are differences of large numbers here.
            c0 = -1.0 / 3 + eta * (1.0 / 12 + eta * (-2.0 / 135 + eta * (1.0 / 864 + eta / 2835)))
            c1 = -1.0 / 540 + eta * (-1.0 / 288 + eta / 378)
        } else {
            c0 = 1 / mu - 1 / eta
            c1 = 1 / (eta * eta * eta) - 1 / (mu * mu * mu) - 1 / (mu * mu) - 1 / (12 * mu)
        }
        let correction = exp(-shape * halfSquare) / (2 * .pi * shape).squareRoot() * (c0 + c1 / shape)
        return min(max(erfc(sign * eta * (shape / 2).squareRoot()) / 2 + sign * correction, 0), 1)
    }
}
