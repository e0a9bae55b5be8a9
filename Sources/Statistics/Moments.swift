/// The count of values, and the exact sums of them and of their squares: mean and variance depend on no order, and lose
/// nothing where values of 10¹² differ by 1.
package struct Moments: Sendable, Equatable {
    /// Values, the infinite ones among them.
    package internal(set) var count = 0
    /// Values that are infinite; they are in no sum.
    var infinite = 0
    var sum = ExactSum()
    var sumOfSquares = ExactSum()

    package init() {}

    /// - Parameter value: a number.
    package mutating func record(_ value: Double) {
        count += 1
        guard value.isFinite else {
            infinite += 1
            return
        }
        sum.add(value)
        sumOfSquares.add(value, times: value)
    }

    package mutating func merge(_ other: Moments) {
        count += other.count
        infinite += other.infinite
        sum.merge(other.sum)
        sumOfSquares.merge(other.sumOfSquares)
    }

    /// 0 without values; not a number where they have no finite mean.
    package var mean: Double {
        guard infinite == 0 else { return .nan }
        return count == 0 ? 0 : sum.number / ExactNumber(count)
    }

    /// The mean of other values less this mean.
    func difference(to other: Moments) -> Double {
        guard infinite + other.infinite == 0, count > 0, other.count > 0 else { return .nan }
        let (own, theirs) = (ExactNumber(count), ExactNumber(other.count))
        return (other.sum.number * own - sum.number * theirs) / (own * theirs)
    }

    /// Σ (x − mean)²; not a number where there is none.
    package var squares: Double {
        infinite == 0 ? Self.centred(sumOfSquares.number, sum.number, sum.number, count) : .nan
    }

    /// Σ (x − x̄)(y − ȳ) from Σ xy, Σ x and Σ y; 0 without values.
    static func centred(_ products: ExactNumber, _ x: ExactNumber, _ y: ExactNumber, _ count: Int) -> Double {
        guard count > 0 else { return 0 }
        let n = ExactNumber(count)
        return (products * n - x * y) / n
    }
}
