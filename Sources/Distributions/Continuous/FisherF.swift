internal import CGSL

/// The ratio of two mean squares, by way of the beta: df1·F / (df1·F + df2) ~ beta(df1/2, df2/2).
struct FisherF: ContinuousLaw {
    let df1: Double
    let df2: Double

    private var share: Beta { Beta(a: df1 / 2, b: df2 / 2) }

    func lowerTail(_ x: Double) -> Double {
        guard x > 0 else { return 0 }
        let ratio = df1 / df2 * x
        guard ratio.isFinite else { return 1 }
        return IncompleteBeta.lower(a: df1 / 2, b: df2 / 2, x: ratio / (1 + ratio), complement: 1 / (1 + ratio))
    }

    func upperTail(_ x: Double) -> Double {
        guard x > 0 else { return 1 }
        let ratio = df1 / df2 * x
        guard ratio.isFinite else { return 0 }
        return IncompleteBeta.upper(a: df1 / 2, b: df2 / 2, x: ratio / (1 + ratio), complement: 1 / (1 + ratio))
    }

    func quantile(lower p: Double) -> Double { value(at: share.point(lower: p)) }
    func quantile(upper q: Double) -> Double { value(at: share.point(upper: q)) }

    private func value(at point: Beta.Point) -> Double { df2 / df1 * (point.x / point.complement) }

    func density(_ x: Double) -> Double { gsl_ran_fdist_pdf(x, df1, df2) }

    var support: ClosedRange<Double> { 0 ... .infinity }
    var mean: Double? { df2 > 2 ? df2 / (df2 - 2) : nil }
    var standardDeviation: Double? {
        guard df2 > 4 else { return nil }
        return df2 / (df2 - 2) * (2 * ((df1 + df2 - 2) / df1) / (df2 - 4)).squareRoot()
    }
    var isCheap: Bool { false }
}
