/// 1 with probability p, else 0; the 1 is at the upper end of the uniforms (`bernoulli` and `chance`).
struct Bernoulli: DiscreteLaw {
    let p: Double

    func lowerTail(_ x: Double) -> Double { x < 0 ? 0 : x < 1 ? 1 - p : 1 }
    func upperTail(_ x: Double) -> Double { x < 0 ? 1 : x < 1 ? p : 0 }
    // Both ask the upper tail, as 1 − p would drop the digits of a small p.
    func quantile(lower u: Double) -> Double { 1 - u < p ? 1 : 0 }
    func quantile(upper q: Double) -> Double { q < p ? 1 : 0 }
    func probability(at x: Double) -> Double { x < 1 ? 1 - p : p }
    func successor(of x: Double) -> Double? { x < 1 ? 1 : nil }
    func predecessor(of x: Double) -> Double? { x > 0 ? 0 : nil }

    var support: ClosedRange<Double> { 0...1 }
    var mean: Double? { p }
    var standardDeviation: Double? { (p * (1 - p)).squareRoot() }
}
