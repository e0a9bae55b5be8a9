public import ElementaryFunctions
public import Foundation

// The arithmetic of the language: the checker, the folding of constants, every interpreter and `explain` call these and
// nothing else. They are public, though the module is no product: the engine's loops need their bodies. None depends on
// the C library or the processor: its `fmod` is exact, and exp, log and powers are our own.

/// A function of one number.
public enum UnaryKernel: String, Hashable, Sendable {
    case negate, abs, exp, log, sqrt, floor, nearest, logistic, logit
    /// 1 − e^(−x), precise for small x: the probability of at least one where x are expected.
    case atLeastOne

    /// The value at a number; what is not a number stays so.
    @inlinable @inline(__always)
    public func callAsFunction(_ a: Double) -> Double {
        switch self {
        case .negate: -a
        case .abs: Swift.abs(a)
        case .exp: .exp(a)
        case .log: .log(a)
        case .sqrt: a.squareRoot()
        case .floor: a.rounded(.down)
        case .nearest: a.rounded(.toNearestOrAwayFromZero)
        case .logistic: 1 / (1 + Double.exp(-a))
        case .logit: .log(a / (1 - a))
        case .atLeastOne: -Double.expMinusOne(-a)
        }
    }
}

/// A function of two numbers.
public enum BinaryKernel: String, Hashable, Sendable {
    case add, subtract, multiply, divide, remainder, power, minimum, maximum

    /// The value at two numbers; not a number if either is not.
    @inlinable @inline(__always)
    public func callAsFunction(_ a: Double, _ b: Double) -> Double {
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

/// A comparison of two numbers. What asks `>` and `>=` swaps the sides.
public enum Comparison: String, Hashable, Sendable {
    case equal = "==", notEqual = "!=", less = "<", lessOrEqual = "<="

    /// Whether it is true; if either is not a number only `!=` is, so callers check for that first.
    @inlinable @inline(__always)
    public func callAsFunction(_ a: Double, _ b: Double) -> Bool {
        switch self {
        case .equal: a == b
        case .notEqual: a != b
        case .less: a < b
        case .lessOrEqual: a <= b
        }
    }
}

/// `a − b·⌊a/b⌋`: takes the sign of the divisor; exact where C's `fmod` is.
@inlinable @inline(__always)
public func floorRemainder(_ a: Double, _ b: Double) -> Double {
    let rest = fmod(a, b)
    return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest
}

/// a to the power b; the square is a product, which is exact to half a digit and fast.
@inlinable @inline(__always)
public func raised(_ a: Double, _ b: Double) -> Double {
    b == 2 ? a * a : .pow(a, b)
}

/// The smaller number; not a number if either is not.
@inlinable @inline(__always)
public func smaller(_ a: Double, _ b: Double) -> Double {
    // The second comparison is false only for b or a that is not a number: a sum of the two hands that on.
    a < b ? a : (b <= a ? b : a + b)
}

/// The larger number; not a number if either is not.
@inlinable @inline(__always)
public func larger(_ a: Double, _ b: Double) -> Double {
    a > b ? a : (b >= a ? b : a + b)
}

extension BinaryOperator {
    /// The arithmetic that it stands for; `nil` for comparisons, `and` and `or`.
    package var kernel: BinaryKernel? {
        switch self {
        case .add: .add
        case .subtract: .subtract
        case .multiply: .multiply
        case .divide: .divide
        case .remainder: .remainder
        case .power: .power
        case .or, .and, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: nil
        }
    }

    /// The comparison that it stands for, and whether its sides change places; `nil` for everything else.
    package var comparison: (kernel: Comparison, isSwapped: Bool)? {
        switch self {
        case .equal: (.equal, false)
        case .notEqual: (.notEqual, false)
        case .less: (.less, false)
        case .lessOrEqual: (.lessOrEqual, false)
        case .greater: (.less, true)
        case .greaterOrEqual: (.lessOrEqual, true)
        case .or, .and, .add, .subtract, .multiply, .divide, .remainder, .power: nil
        }
    }

    /// Whether a comparison holds between two numbers; `nil` if it is none, or either is not a number.
    package func compares(_ a: Double, _ b: Double) -> Bool? {
        guard let (kernel, isSwapped) = comparison, !a.isNaN, !b.isNaN else { return nil }
        return isSwapped ? kernel(b, a) : kernel(a, b)
    }
}

extension Function {
    /// The kernel of a function of one number; `nil` for the others.
    package var kernel: UnaryKernel? {
        switch self {
        case .abs: .abs
        case .exp: .exp
        case .log: .log
        case .sqrt: .sqrt
        case .floor: .floor
        case .nearest: .nearest
        case .logistic: .logistic
        case .logit: .logit
        case .min, .max, .clamp: nil
        }
    }

    /// The value at a number of arguments that the checker allows.
    package func callAsFunction(_ x: [Double]) -> Double {
        switch self {
        case .min: x.dropFirst().reduce(x[0], smaller)
        case .max: x.dropFirst().reduce(x[0], larger)
        case .clamp: smaller(larger(x[0], x[1]), x[2])
        case .abs, .exp, .log, .sqrt, .floor, .nearest, .logistic, .logit: kernel?(x[0]) ?? .nan
        }
    }
}
