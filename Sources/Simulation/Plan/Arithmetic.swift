import Foundation

/// The arithmetic of the language, one number at a time: every interpreter and the folding of constants call these.
extension UnaryKernel {
    @inline(__always)
    package func callAsFunction(_ a: Double) -> Double {
        switch self {
        case .negate: -a
        case .abs: Swift.abs(a)
        case .exp: Foundation.exp(a)
        case .log: Foundation.log(a)
        case .sqrt: a.squareRoot()
        case .floor: a.rounded(.down)
        case .nearest: a.rounded(.toNearestOrAwayFromZero)
        case .logistic: 1 / (1 + Foundation.exp(-a))
        case .logit: Foundation.log(a / (1 - a))
        }
    }
}

extension BinaryKernel {
    @inline(__always)
    package func callAsFunction(_ a: Double, _ b: Double) -> Double {
        switch self {
        case .add: a + b
        case .subtract: a - b
        case .multiply: a * b
        case .divide: a / b
        case .remainder: floorRemainder(a, b)
        case .power: raised(a, b)
        case .minimum: smaller(a, b)
        case .maximum: larger(a, b)
        }
    }
}

/// `a − b·⌊a/b⌋`: takes the sign of the divisor; exact where C's `fmod` is.
@inline(__always)
func floorRemainder(_ a: Double, _ b: Double) -> Double {
    let rest = fmod(a, b)
    return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest
}

/// C's `pow`, but what is not a number stays so (`pow(nan, 0)` is 1).
@inline(__always)
func raised(_ a: Double, _ b: Double) -> Double {
    a.isNaN || b.isNaN ? .nan : pow(a, b)
}

/// The smaller number; not a number if either is not.
@inline(__always)
func smaller(_ a: Double, _ b: Double) -> Double {
    // The second comparison is false only for b or a that is not a number: a sum of the two hands that on.
    a < b ? a : (b <= a ? b : a + b)
}

/// The larger number; not a number if either is not.
@inline(__always)
func larger(_ a: Double, _ b: Double) -> Double {
    a > b ? a : (b >= a ? b : a + b)
}

extension Comparison {
    @inline(__always)
    package func callAsFunction(_ a: Double, _ b: Double) -> Bool {
        switch self {
        case .equal: a == b
        case .notEqual: a != b
        case .less: a < b
        case .lessOrEqual: a <= b
        }
    }
}
