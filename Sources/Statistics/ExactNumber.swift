/// A whole number times a power of 2³², as large as it has to be: what means and variances are computed from, so that
/// nothing cancels.
struct ExactNumber: Sendable, Equatable {
    /// Digits of 32 bits, the least significant first, neither the first nor the last of them 0; none for 0.
    let digits: [UInt32]
    /// The number is ± digits · 2^(32·place).
    let place: Int
    let isNegative: Bool

    init(_ digits: [UInt32], place: Int, isNegative: Bool) {
        guard let first = digits.firstIndex(where: { $0 != 0 }), let last = digits.lastIndex(where: { $0 != 0 }) else {
            (self.digits, self.place, self.isNegative) = ([], 0, false)
            return
        }
        self.digits = Array(digits[first...last])
        self.place = place + first
        self.isNegative = isNegative
    }

    /// - Precondition: not negative.
    init(_ count: Int) {
        let bits = UInt64(count)
        self.init([UInt32(truncatingIfNeeded: bits), UInt32(bits >> 32)], place: 0, isNegative: false)
    }

    static func * (a: ExactNumber, b: ExactNumber) -> ExactNumber {
        var digits = [UInt32](repeating: 0, count: a.digits.count + b.digits.count)
        for (i, x) in a.digits.enumerated() {
            var carry: UInt64 = 0
            for (j, y) in b.digits.enumerated() {
                carry += UInt64(digits[i + j]) + UInt64(x) * UInt64(y)
                digits[i + j] = UInt32(truncatingIfNeeded: carry)
                carry >>= 32
            }
            digits[i + b.digits.count] = UInt32(carry)
        }
        return ExactNumber(digits, place: a.place + b.place, isNegative: a.isNegative != b.isNegative)
    }

    static prefix func - (a: ExactNumber) -> ExactNumber {
        ExactNumber(a.digits, place: a.place, isNegative: !a.isNegative)
    }

    static func + (a: ExactNumber, b: ExactNumber) -> ExactNumber {
        var sum = ExactSum(a)
        sum.merge(ExactSum(b))
        return sum.number
    }

    static func - (a: ExactNumber, b: ExactNumber) -> ExactNumber { a + -b }

    /// The nearest double, or a neighbour of it, to the number divided by a positive one; infinite where it is too large.
    static func / (a: ExactNumber, b: ExactNumber) -> Double {
        let (first, second) = (a.leading, b.leading)
        guard first.value.high != 0 else { return 0 }
        // Both between 1 and 2³²: one step of Newton's gives what the division of doubles leaves over.
        let quotient = first.value.high / second.value.high
        let rest = first.value - second.value * DoubleDouble(quotient)
        let value = quotient + rest.value / second.value.high
        return Double(
            sign: a.isNegative ? .minus : .plus, exponent: 32 * (first.place - second.place), significand: value)
    }

    /// The leading four digits, at least 97 bits, as a number between 1 and 2³², and the place of the first of them.
    private var leading: (value: DoubleDouble, place: Int) {
        var value = DoubleDouble.zero
        for (index, digit) in digits.reversed().prefix(4).enumerated() {
            value = value + DoubleDouble(Double(sign: .plus, exponent: -32 * index, significand: Double(digit)))
        }
        return (value, place + digits.count - 1)
    }
}
