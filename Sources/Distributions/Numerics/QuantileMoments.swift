internal import Foundation

/// Mean and standard deviation as integrals of the quantile function over (0, 1), for laws without a closed form.
///
/// By the double exponential rule (H. Takahasi and M. Mori, 1974), which copes with an infinite quantile at either end.
enum QuantileMoments {
    /// The mean and the standard deviation of a law that has both.
    static func of(_ law: some Law) -> (mean: Double, standardDeviation: Double) {
        let step = 1.0 / 32
        var points: [(x: Double, weight: Double)] = []
        for index in -128...128 {
            let t = Double(index) * step
            let s = Double.pi * sinh(t)
            let (lower, upper) = (1 / (1 + exp(-s)), 1 / (1 + exp(s)))
            let x = t <= 0 ? law.quantile(lower: lower) : law.quantile(upper: upper)
            guard x.isFinite else { continue }
            points.append((x, step * .pi * cosh(t) * lower * upper))
        }
        let mean = points.reduce(0) { $0 + $1.weight * $1.x }
        let variance = points.reduce(0) { $0 + $1.weight * ($1.x - mean) * ($1.x - mean) }
        return (mean, variance.squareRoot())
    }
}
