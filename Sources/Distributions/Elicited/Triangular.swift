/// A density that rises in a straight line to the mode and falls in another.
struct Triangular: ContinuousLaw {
    let low: Double
    let mode: Double
    let high: Double

    /// P(X ≤ mode).
    private var rise: Double { (mode - low) / (high - low) }

    func lowerTail(_ x: Double) -> Double {
        if x <= low { return 0 }
        if x > mode { return 1 - upperTail(x) }
        let part = (x - low) / (mode - low)
        return rise * part * part
    }

    func upperTail(_ x: Double) -> Double {
        if x >= high { return 0 }
        if x <= mode { return 1 - lowerTail(x) }
        let part = (high - x) / (high - mode)
        return (high - mode) / (high - low) * part * part
    }

    func quantile(lower p: Double) -> Double { p <= rise ? rising(p) : falling(1 - p) }
    func quantile(upper q: Double) -> Double { 1 - q <= rise ? rising(1 - q) : falling(q) }

    // Rounding must not lead beyond the other end.
    private func rising(_ p: Double) -> Double {
        min(low + (p * (mode - low)).squareRoot() * (high - low).squareRoot(), high)
    }
    private func falling(_ q: Double) -> Double {
        max(high - (q * (high - mode)).squareRoot() * (high - low).squareRoot(), low)
    }

    func density(_ x: Double) -> Double {
        if x < low || x > high { return 0 }
        if x < mode { return 2 * (x - low) / (mode - low) / (high - low) }
        return mode < high ? 2 * (high - x) / (high - mode) / (high - low) : 2 / (high - low)
    }

    var support: ClosedRange<Double> { low...high }
    var mean: Double? { low + ((mode - low) + (high - low)) / 3 }
    var standardDeviation: Double? {
        let (left, right) = (mode - low, high - mode)
        return ((left * left + left * right + right * right) / 18).squareRoot()
    }
    var isCheap: Bool { true }
}
