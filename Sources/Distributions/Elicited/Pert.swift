/// The PERT distribution: the beta on [low, high] with mean (low + 4·mode + high) / 6.
struct Pert: ContinuousLaw {
    let low: Double
    let mode: Double
    let high: Double

    private var width: Double { high - low }
    private var share: Beta { Beta(a: 1 + 4 * ((mode - low) / width), b: 1 + 4 * ((high - mode) / width)) }

    func lowerTail(_ x: Double) -> Double {
        IncompleteBeta.lower(a: share.a, b: share.b, x: (x - low) / width, complement: (high - x) / width)
    }

    func upperTail(_ x: Double) -> Double {
        IncompleteBeta.upper(a: share.a, b: share.b, x: (x - low) / width, complement: (high - x) / width)
    }

    func quantile(lower p: Double) -> Double { value(at: share.point(lower: p)) }
    func quantile(upper q: Double) -> Double { value(at: share.point(upper: q)) }

    /// From the nearer end, for the digits.
    private func value(at point: Beta.Point) -> Double {
        point.x <= 0.5 ? min(low + width * point.x, high) : max(high - width * point.complement, low)
    }

    func density(_ x: Double) -> Double { share.density((x - low) / width) / width }

    var support: ClosedRange<Double> { low...high }
    var mean: Double? { low + width * (1 + 4 * ((mode - low) / width)) / 6 }
    var standardDeviation: Double? { share.standardDeviation.map { $0 * width } }
    var isCheap: Bool { false }
}
