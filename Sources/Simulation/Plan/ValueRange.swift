import Scenarios

/// What is known about a number before the simulation: bounds, and whether it may be not a number.
///
/// Where this proves that a value needs no check, none is made.
struct ValueRange: Hashable, Sendable {
    var low: Double
    var high: Double
    var mayBeNaN = false

    static let anything = ValueRange(low: -.infinity, high: .infinity)
    static let unit = ValueRange(low: 0, high: 1)

    init(low: Double, high: Double, mayBeNaN: Bool = false) {
        self.low = low
        self.high = high
        self.mayBeNaN = mayBeNaN
    }

    init(_ value: Double) {
        if value.isNaN {
            self = ValueRange(low: -.infinity, high: .infinity, mayBeNaN: true)
        } else {
            self = ValueRange(low: value, high: value)
        }
    }

    var isProbability: Bool { !mayBeNaN && low >= 0 && high <= 1 }
    var isFinite: Bool { low > -.infinity && high < .infinity }

    func union(_ other: ValueRange) -> ValueRange {
        ValueRange(
            low: Swift.min(low, other.low), high: Swift.max(high, other.high), mayBeNaN: mayBeNaN || other.mayBeNaN)
    }

    static func of(_ kernel: UnaryKernel, _ a: ValueRange) -> ValueRange {
        func monotone(_ low: Double, _ high: Double) -> ValueRange {
            ValueRange(low: low, high: high, mayBeNaN: a.mayBeNaN)
        }
        switch kernel {
        case .negate: return monotone(-a.high, -a.low)
        case .abs:
            return monotone(
                a.low <= 0 && a.high >= 0 ? 0 : Swift.min(Swift.abs(a.low), Swift.abs(a.high)),
                Swift.max(Swift.abs(a.low), Swift.abs(a.high)))
        case .exp: return monotone(0, .infinity)
        case .atLeastOne: return monotone(kernel(a.low), kernel(a.high))
        case .log: return ValueRange(low: -.infinity, high: .infinity, mayBeNaN: a.mayBeNaN || a.low < 0)
        case .sqrt: return ValueRange(low: 0, high: .infinity, mayBeNaN: a.mayBeNaN || a.low < 0)
        case .floor: return monotone(a.low.rounded(.down), a.high.rounded(.down))
        case .nearest:
            return monotone(a.low.rounded(.toNearestOrAwayFromZero), a.high.rounded(.toNearestOrAwayFromZero))
        case .logistic: return monotone(0, 1)
        case .logit:
            return ValueRange(low: -.infinity, high: .infinity, mayBeNaN: a.mayBeNaN || a.low < 0 || a.high > 1)
        }
    }

    static func of(_ kernel: BinaryKernel, _ a: ValueRange, _ b: ValueRange) -> ValueRange {
        let mayBeNaN = a.mayBeNaN || b.mayBeNaN
        func corners(_ f: (Double, Double) -> Double, nan: Bool) -> ValueRange {
            let values = [f(a.low, b.low), f(a.low, b.high), f(a.high, b.low), f(a.high, b.high)]
            guard !nan, !values.contains(where: \.isNaN) else {
                return ValueRange(low: -.infinity, high: .infinity, mayBeNaN: true)
            }
            return ValueRange(low: values.min() ?? 0, high: values.max() ?? 0, mayBeNaN: mayBeNaN)
        }
        switch kernel {
        case .add:
            let opposed = (a.high == .infinity && b.low == -.infinity) || (a.low == -.infinity && b.high == .infinity)
            return corners(+, nan: opposed)
        case .subtract:
            let opposed = (a.high == .infinity && b.high == .infinity) || (a.low == -.infinity && b.low == -.infinity)
            return corners(-, nan: opposed)
        case .multiply:
            let zeroTimesInfinity =
                (!a.isFinite && b.low <= 0 && b.high >= 0) || (!b.isFinite && a.low <= 0 && a.high >= 0)
            return corners(*, nan: zeroTimesInfinity)
        case .divide:
            return corners(/, nan: (b.low <= 0 && b.high >= 0) || (!a.isFinite && !b.isFinite))
        case .remainder:
            guard b.isFinite, a.isFinite, b.low > 0 || b.high < 0 else {
                return ValueRange(low: -.infinity, high: .infinity, mayBeNaN: true)
            }
            return ValueRange(low: Swift.min(0, b.low), high: Swift.max(0, b.high), mayBeNaN: mayBeNaN)
        case .power:
            if a.low >= 0, a.high <= 1, b.low >= 0 { return ValueRange(low: 0, high: 1, mayBeNaN: mayBeNaN) }
            if a.low >= 0 { return ValueRange(low: 0, high: .infinity, mayBeNaN: mayBeNaN) }
            if b.low == b.high, b.low == b.low.rounded() {
                return ValueRange(low: -.infinity, high: .infinity, mayBeNaN: mayBeNaN)
            }
            return ValueRange(low: -.infinity, high: .infinity, mayBeNaN: true)
        case .minimum:
            return ValueRange(low: Swift.min(a.low, b.low), high: Swift.min(a.high, b.high), mayBeNaN: mayBeNaN)
        case .maximum:
            return ValueRange(low: Swift.max(a.low, b.low), high: Swift.max(a.high, b.high), mayBeNaN: mayBeNaN)
        }
    }
}
