internal import CGSL
internal import Foundation

/// The beta distribution on [0, 1].
struct Beta: ContinuousLaw {
    let a: Double
    let b: Double

    func lowerTail(_ x: Double) -> Double { IncompleteBeta.lower(a: a, b: b, x: x, complement: 1 - x) }
    func upperTail(_ x: Double) -> Double { IncompleteBeta.upper(a: a, b: b, x: x, complement: 1 - x) }
    func quantile(lower p: Double) -> Double { point(lower: p).x }
    func quantile(upper q: Double) -> Double { point(upper: q).x }
    func density(_ x: Double) -> Double { gsl_ran_beta_pdf(x, a, b) }

    var support: ClosedRange<Double> { 0...1 }
    var mean: Double? { a / (a + b) }
    var standardDeviation: Double? { (a / (a + b) * (b / (a + b)) / (a + b + 1)).squareRoot() }
    var isCheap: Bool { false }

    /// A value and its distance from 1, both to full precision however close to 0 or 1 they are.
    typealias Point = (x: Double, complement: Double)

    /// The quantile at `p` ≤ ½ from below.
    func point(lower p: Double) -> Point {
        // Whichever of x and 1 − x is small is solved for, since a double has few digits left for the other.
        let estimate = estimate(lower: p)
        let isInLowerHalf =
            estimate.x.isNaN
            ? IncompleteBeta.lower(a: a, b: b, x: 0.5, complement: 0.5) >= p : estimate.x <= 0.5
        if isInLowerHalf {
            let x = Inversion.solve(
                p, from: estimate.x, end: 1, .rising,
                tail: { IncompleteBeta.lower(a: a, b: b, x: $0, complement: 1 - $0) },
                density: { IncompleteBeta.kernel(a, b, $0, 1 - $0) / $0 / (1 - $0) })
            return (x, 1 - x)
        }
        let y = Inversion.solve(
            p, from: estimate.complement, end: 1, .falling,
            tail: { IncompleteBeta.lower(a: a, b: b, x: 1 - $0, complement: $0) },
            density: { IncompleteBeta.kernel(a, b, 1 - $0, $0) / $0 / (1 - $0) })
        return (1 - y, y)
    }

    /// The quantile at `q` ≤ ½ from above.
    func point(upper q: Double) -> Point {
        let mirrored = Beta(a: b, b: a).point(lower: q)
        return (mirrored.complement, mirrored.x)
    }

    /// A first guess at the quantile at `p`; not a number where there is none.
    ///
    /// GSL's inverse is asked for ordinary shapes only: where its cumulative function fails to converge,
    /// `gsl_cdf_beta_Pinv` never returns.
    private func estimate(lower p: Double) -> Point {
        if min(a, b) >= 1.5 { return normalEstimate(gsl_cdf_ugaussian_Qinv(p)) }
        guard min(a, b) >= 0.05 else { return (.nan, .nan) }
        if max(a, b) <= 5000 {
            let x = gsl_cdf_beta_Pinv(p, a, b)
            return x <= 0.5 ? (x, 1 - x) : (x, gsl_cdf_beta_Qinv(p, b, a))
        }
        // With one shape large and the other small, the smaller part is about a gamma variable over the larger shape.
        if a < b {
            let x = gsl_cdf_gamma_Pinv(p, a, 1) / (b + (a - 1) / 2)
            return (x, 1 - x)
        }
        let y = gsl_cdf_gamma_Qinv(p, b, 1) / (a + (b - 1) / 2)
        return (1 - y, y)
    }

    /// Abramowitz & Stegun 26.5.22, for shapes above 1: as good a start as GSL's inverse, and quicker.
    private func normalEstimate(_ z: Double) -> Point {
        let (alpha, beta) = (1 / (2 * a - 1), 1 / (2 * b - 1))
        let lambda = (z * z - 3) / 6
        let h = 2 / (alpha + beta)
        let w = z * (h + lambda).squareRoot() / h - (beta - alpha) * (lambda + 5.0 / 6 - 2 / (3 * h))
        return (1 / (1 + b / a * exp(2 * w)), 1 / (1 + a / b * exp(-2 * w)))
    }
}
