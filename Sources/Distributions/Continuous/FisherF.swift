internal import CGSL
internal import Foundation

/// The ratio of two mean squares, by way of the beta: df1·F / (df1·F + df2) ~ beta(df1/2, df2/2).
struct FisherF: ContinuousLaw {
    let df1: Double
    let df2: Double

    private var share: Beta { Beta(a: a, b: b) }
    // Half of the least double is 0.
    private var a: Double { max(df1 / 2, .leastNonzeroMagnitude) }
    private var b: Double { max(df2 / 2, .leastNonzeroMagnitude) }

    func lowerTail(_ x: Double) -> Double {
        guard x > 0 else { return 0 }
        let ratio = df1 / df2 * x
        guard ratio.isFinite else { return 1 }
        return IncompleteBeta.lower(a: a, b: b, x: ratio / (1 + ratio), complement: 1 / (1 + ratio))
    }

    func upperTail(_ x: Double) -> Double {
        guard x > 0 else { return 1 }
        let ratio = df1 / df2 * x
        guard ratio.isFinite else { return 0 }
        return IncompleteBeta.upper(a: a, b: b, x: ratio / (1 + ratio), complement: 1 / (1 + ratio))
    }

    func quantile(lower p: Double) -> Double { value(at: share.point(lower: p)) }
    func quantile(upper q: Double) -> Double { value(at: share.point(upper: q)) }

    private func value(at point: Beta.Point) -> Double {
        let (scale, ratio) = (df2 / df1, point.x / point.complement)
        if scale > 0, scale.isFinite, ratio > 0, ratio.isFinite { return scale * ratio }
        // One of them is out of a double's range, which the product need not be.
        if point.x == 0 { return 0 }
        if point.complement == 0 { return .infinity }
        return exp(log(df2) - log(df1) + log(point.x) - log(point.complement))
    }

    func density(_ x: Double) -> Double { gsl_ran_fdist_pdf(x, df1, df2) }

    var support: ClosedRange<Double> { 0 ... .infinity }
    var mean: Double? { df2 > 2 ? df2 / (df2 - 2) : nil }
    var standardDeviation: Double? {
        guard df2 > 4 else { return nil }
        return df2 / (df2 - 2) * (2 * ((df1 + df2 - 2) / df1) / (df2 - 4)).squareRoot()
    }
    var isCheap: Bool { false }
}
