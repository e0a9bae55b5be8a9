/// Count, mean and sum of squared deviations of values in their order.
///
/// Kept are sums of the distances from the first value and of their squares, of twice a double's precision: values of
/// 10¹² ± 1 lose nothing, where a running mean of doubles drifts.
package struct Moments: Sendable, Equatable {
    package private(set) var count = 0
    /// The first value: what distances are taken from.
    private(set) var origin = 0.0
    /// Σ (x − origin) and Σ (x − origin)².
    private(set) var sum = DoubleDouble.zero
    private(set) var sumOfSquares = DoubleDouble.zero

    package init() {}

    init(count: Int, origin: Double, sum: DoubleDouble, sumOfSquares: DoubleDouble) {
        self.count = count
        self.origin = origin
        self.sum = sum
        self.sumOfSquares = sumOfSquares
    }

    package mutating func record(_ value: Double) {
        if count == 0 { origin = value }
        count += 1
        let distance = DoubleDouble(sum: value, -origin)
        sum = sum + distance
        sumOfSquares = sumOfSquares + distance * distance
    }

    /// Adds values that come after those recorded so far.
    package mutating func merge(_ other: Moments) {
        guard other.count > 0 else { return }
        guard count > 0 else {
            self = other
            return
        }
        // Σ (y + s) and Σ (y + s)², with s from this origin to the other.
        let shift = DoubleDouble(sum: other.origin, -origin)
        let shifted = shift * DoubleDouble(Double(other.count))
        sumOfSquares = sumOfSquares + other.sumOfSquares + shift * (other.sum + other.sum + shifted)
        sum = sum + other.sum + shifted
        count += other.count
    }

    /// 0 without values; not a finite number where they have no finite mean.
    package var mean: Double { count == 0 ? 0 : (DoubleDouble(origin) + meanDistance).value }

    /// The mean less another number, without the rounding that the mean of far-off values has.
    package func mean(from other: Double) -> Double { (DoubleDouble(sum: origin, -other) + meanDistance).value }

    /// Σ (x − mean)²
    package var squares: Double {
        let value = centred(sumOfSquares, self)
        // What is not a number stays so.
        return value < 0 ? 0 : value
    }

    private var meanDistance: DoubleDouble { sum / Double(max(1, count)) }

    /// Σ (x − x̄)(y − ȳ) from Σ (x − x₀)(y − y₀), the origins x₀ and y₀ being those of the two.
    func centred(_ products: DoubleDouble, _ other: Moments) -> Double {
        (products - sum * other.meanDistance).value
    }
}
