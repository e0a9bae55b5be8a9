/// A number as the sum of two doubles, of which the second is the first one's rounding error: some 31 digits.
///
/// Source: T. J. Dekker, *A floating-point technique for extending the available precision*, Numerische Mathematik 18
/// (1971); the exact sum is D. E. Knuth's. What overflows is infinite or not a number, and has no second part.
struct DoubleDouble: Sendable, Equatable {
    private(set) var high = 0.0
    private(set) var low = 0.0

    static let zero = DoubleDouble()

    private init() {}

    init(_ value: Double) {
        high = value
    }

    /// a + b, exactly.
    init(sum a: Double, _ b: Double) {
        high = a + b
        guard high.isFinite else { return }
        let part = high - a
        low = (a - (high - part)) + (b - part)
    }

    /// a · b, exactly (unless the error underflows).
    init(product a: Double, _ b: Double) {
        high = a * b
        guard high.isFinite else { return }
        low = (-high).addingProduct(a, b)
    }

    /// The nearest double.
    var value: Double { high + low }

    static func + (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
        let sum = DoubleDouble(sum: a.high, b.high)
        let errors = DoubleDouble(sum: a.low, b.low)
        let first = DoubleDouble(sum: sum.high, sum.low + errors.high)
        return DoubleDouble(sum: first.high, first.low + errors.low)
    }

    static prefix func - (a: DoubleDouble) -> DoubleDouble {
        var result = a
        (result.high, result.low) = (-a.high, -a.low)
        return result
    }

    static func - (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble { a + -b }

    static func * (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
        let product = DoubleDouble(product: a.high, b.high)
        guard product.high.isFinite else { return product }
        return DoubleDouble(sum: product.high, product.low + (a.high * b.low + a.low * b.high))
    }
}
