/// Every value between two ends equally likely.
struct Uniform: ContinuousLaw {
    let low: Double
    let high: Double

    func lowerTail(_ x: Double) -> Double { min(max((x - low) / (high - low), 0), 1) }
    func upperTail(_ x: Double) -> Double { min(max((high - x) / (high - low), 0), 1) }
    func quantile(lower p: Double) -> Double { min(low + p * (high - low), high) }
    func quantile(upper q: Double) -> Double { max(high - q * (high - low), low) }
    func density(_ x: Double) -> Double { support.contains(x) ? 1 / (high - low) : 0 }

    var support: ClosedRange<Double> { low...high }
    var mean: Double? { low + (high - low) / 2 }
    var standardDeviation: Double? { (high - low) / 12.0.squareRoot() }
    var isCheap: Bool { true }
}
