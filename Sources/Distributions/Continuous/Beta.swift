internal import CGSL

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
        let estimate = gsl_cdf_beta_Pinv(p, a, b)
        let isInLowerHalf = estimate.isNaN ? IncompleteBeta.lower(a: a, b: b, x: 0.5, complement: 0.5) >= p : estimate <= 0.5
        if isInLowerHalf {
            let x = Inversion.solve(
                p, from: estimate, end: 1, .rising,
                tail: { IncompleteBeta.lower(a: a, b: b, x: $0, complement: 1 - $0) },
                density: { gsl_ran_beta_pdf($0, a, b) })
            return (x, 1 - x)
        }
        let y = Inversion.solve(
            p, from: gsl_cdf_beta_Qinv(p, b, a), end: 1, .falling,
            tail: { IncompleteBeta.lower(a: a, b: b, x: 1 - $0, complement: $0) },
            density: { gsl_ran_beta_pdf($0, b, a) })
        return (1 - y, y)
    }

    /// The quantile at `q` ≤ ½ from above.
    func point(upper q: Double) -> Point {
        let mirrored = Beta(a: b, b: a).point(lower: q)
        return (mirrored.complement, mirrored.x)
    }
}
