/// The functions of a family with given parameters. A law has been validated: nothing here can fail.
///
/// Both tails are computed separately throughout, because 1 − p loses the digits of a small upper tail.
protocol Law: Sendable, Equatable {
    /// P(X ≤ x).
    func lowerTail(_ x: Double) -> Double
    /// P(X > x).
    func upperTail(_ x: Double) -> Double
    /// The least x with P(X ≤ x) ≥ `p`, for 0 < p ≤ ½.
    func quantile(lower p: Double) -> Double
    /// The least x with P(X > x) ≤ `q`, for 0 < q ≤ ½.
    func quantile(upper q: Double) -> Double
    /// The least and the greatest possible value.
    var support: ClosedRange<Double> { get }
    /// The mean, or `nil` if none exists.
    var mean: Double? { get }
    /// The standard deviation, or `nil` if none exists.
    var standardDeviation: Double? { get }
}

extension Law {
    /// Whether the other law is of the same kind with the same parameters.
    func isEqual(to other: any Law) -> Bool {
        (other as? Self) == self
    }

    /// The quantile at `u` in (0, 1), taken from the nearer end.
    @inline(__always)
    func quantile(_ u: Double) -> Double {
        u <= 0.5 ? quantile(lower: u) : quantile(upper: 1 - u)
    }
}

/// A law with a density; by which its tables are found.
protocol ContinuousLaw: Law, Hashable {
    /// The probability density.
    func density(_ x: Double) -> Double
    /// Whether the quantile function costs no more than a logarithm or so, so that a table would gain nothing.
    var isCheap: Bool { get }
}

/// A law on isolated points.
protocol DiscreteLaw: Law {
    /// P(X = x) of a possible value, which is not a difference of tails and so keeps its digits next to larger ones.
    func probability(at x: Double) -> Double
    /// The next greater possible value, or `nil` at the upper end.
    func successor(of x: Double) -> Double?
    /// The next smaller possible value, or `nil` at the lower end.
    func predecessor(of x: Double) -> Double?
}

/// The law of a distribution.
enum Form: Sendable {
    case constant(Double)
    case continuous(any ContinuousLaw)
    case discrete(any DiscreteLaw)
    /// Never within another mixture nor within a truncation: these are carried out when the mixture is made.
    case mixture(Mixture)
    /// The same as a whole, drawn from one uniform number.
    case inverted(InvertedMixture)
}

extension Form: Equatable {
    static func == (a: Form, b: Form) -> Bool {
        switch (a, b) {
        case (.constant(let x), .constant(let y)): x == y
        case (.continuous(let x), .continuous(let y)): x.isEqual(to: y)
        case (.discrete(let x), .discrete(let y)): x.isEqual(to: y)
        case (.mixture(let x), .mixture(let y)): x == y
        case (.inverted(let x), .inverted(let y)): x == y
        default: false
        }
    }
}

extension Form {
    /// P(X ≤ x).
    func lowerTail(_ x: Double) -> Double {
        switch self {
        case .constant(let value): x >= value ? 1 : 0
        case .continuous(let law): law.lowerTail(x)
        case .discrete(let law): law.lowerTail(x)
        case .mixture(let mixture): mixture.lowerTail(x)
        case .inverted(let law): law.lowerTail(x)
        }
    }

    /// The quantile at `u` in (0, 1), always finite; `second` picks the component of a mixture.
    func quantile(_ u: Double, second: Double) -> Double {
        switch self {
        case .constant(let value): value
        case .continuous(let law): law.quantile(u).madeFinite
        case .discrete(let law): law.quantile(u).madeFinite
        case .mixture(let mixture): mixture.component(at: second).quantile(u, second: second)
        case .inverted(let law): law.quantile(u)
        }
    }

    var support: ClosedRange<Double> {
        switch self {
        case .constant(let value): value...value
        case .continuous(let law): law.support
        case .discrete(let law): law.support
        case .mixture(let mixture): mixture.support
        case .inverted(let law): law.support
        }
    }

    var mean: Double? {
        switch self {
        case .constant(let value): value
        case .continuous(let law): law.mean
        case .discrete(let law): law.mean
        case .mixture(let mixture): mixture.mean
        case .inverted(let law): law.mean
        }
    }

    var standardDeviation: Double? {
        switch self {
        case .constant: 0
        case .continuous(let law): law.standardDeviation
        case .discrete(let law): law.standardDeviation
        case .mixture(let mixture): mixture.standardDeviation
        case .inverted(let law): law.standardDeviation
        }
    }

    var isDiscrete: Bool {
        switch self {
        case .constant, .discrete: true
        case .continuous: false
        case .mixture(let mixture): mixture.components.allSatisfy(\.isDiscrete)
        case .inverted(let law): law.mixture.components.allSatisfy(\.isDiscrete)
        }
    }

    /// The mixture that it is, drawn in whichever way.
    var asMixture: Mixture? {
        switch self {
        case .mixture(let mixture): mixture
        case .inverted(let law): law.mixture
        case .constant, .continuous, .discrete: nil
        }
    }
}

extension Double {
    /// Itself kept within [2⁻⁵⁴, 1 − 2⁻⁵³], where every quantile function can be asked; what is not a number is put at
    /// the lower end.
    @inline(__always)
    var inOpenUnit: Double { self > 0x1p-54 ? (self < 1 - 0x1p-53 ? self : 1 - 0x1p-53) : 0x1p-54 }

    /// Itself, or the greatest finite number of its sign: a far tail may overflow (`lognormal(0, 1000)`).
    @inline(__always)
    var madeFinite: Double {
        Swift.min(Swift.max(self, -.greatestFiniteMagnitude), .greatestFiniteMagnitude)
    }

    /// Itself if finite: a moment that overflows is reported as none.
    var ifFinite: Double? { isFinite ? self : nil }
}
