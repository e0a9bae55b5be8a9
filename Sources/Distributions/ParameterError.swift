/// Why a distribution cannot be made from the parameters given.
package enum ParameterError: Error, Sendable, Equatable {
    /// Too few or too many parameters.
    case wrongCount(Family, given: Int)
    /// A parameter is not a number, infinite, or too large to calculate with.
    case notFinite(Family, parameter: String, value: Double)
    /// A parameter is outside what the family allows.
    case outOfRange(Family, parameter: String, value: Double)
    /// A count or a mean of counts is above the greatest that is supported.
    case tooLarge(Family, parameter: String, value: Double, limit: Double)
    /// A weight of `pick` or `mixture` is negative, infinite or not a number; `position` counts from 1.
    case badWeight(Family, position: Int, value: Double)
    /// No weight is above 0.
    case noWeight(Family)
    /// The range of `truncated` is upside down or not a number.
    case badRange(low: Double, high: Double)
    /// The distribution inside `truncated` has no probability in the range.
    case emptyRange(low: Double, high: Double)
    /// No member of the family has these 5 % and 95 % quantiles, as far as can be calculated.
    case noSuchMember(Family, low: Double, high: Double)
}

extension ParameterError: CustomStringConvertible {
    /// One sentence for the analyst: what the family needs and what it got.
    package var description: String {
        switch self {
        case .wrongCount(let family, let given):
            "\(family.signature) needs \(family.neededCount), not \(given)"
        case .notFinite(let family, let parameter, let value):
            value.isFinite
                ? "\(family.signature) needs numbers within ±1e150; \(parameter) is \(Self.written(value))"
                : "\(family.signature) needs finite numbers; \(parameter) is \(Self.written(value))"
        case .outOfRange(let family, let parameter, let value):
            "\(family.signature) needs \(family.requirement); \(parameter) is \(Self.written(value))"
        case .tooLarge(let family, let parameter, let value, let limit):
            "\(family.signature) supports \(parameter) up to \(Self.written(limit)); it is \(Self.written(value))"
        case .badWeight(let family, let position, let value):
            "\(family.signature) needs weights of 0 or more; weight \(position) is \(Self.written(value))"
        case .noWeight(let family):
            "\(family.signature) needs a weight above 0; all are 0"
        case .badRange(let low, let high):
            "\(Family.truncated.signature) needs low ≤ high; they are \(Self.written(low)) and \(Self.written(high))"
        case .emptyRange(let low, let high):
            "\(Family.truncated.signature): the distribution has no probability between \(Self.written(low)) "
                + "and \(Self.written(high))"
        case .noSuchMember(let family, let low, let high):
            "\(family.signature): no \(family.memberName) with 5 % and 95 % quantiles \(Self.written(low)) and "
                + "\(Self.written(high)) can be calculated; if they are very close, use a constant"
        }
    }

    /// A number as an analyst would write it: `-1`, not `-1.0`.
    static func written(_ value: Double) -> String {
        if value.isNaN { return "not a number" }
        if value.isInfinite { return value < 0 ? "minus infinity" : "infinity" }
        let text = "\(value)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}

extension Family {
    /// What the family asks of its parameters, as words for a message.
    fileprivate var requirement: String {
        switch self {
        case .uniform, .normalBetween: "low ≤ high"
        case .normal: "sd ≥ 0"
        case .lognormal: "log_sd ≥ 0"
        case .exponential, .poisson: "mean ≥ 0"
        case .gamma: "shape > 0 and scale ≥ 0"
        case .beta: "a > 0 and b > 0"
        case .weibull: "scale ≥ 0 and shape > 0"
        case .pareto: "shape > 0 and minimum > 0"
        case .logisticDist, .laplace, .cauchy, .gumbel: "scale ≥ 0"
        case .rayleigh: "sigma ≥ 0"
        case .studentT, .chiSquared: "df > 0"
        case .fisherF: "df1 > 0 and df2 > 0"
        case .triangular, .pert: "low ≤ mode ≤ high"
        case .lognormalBetween: "0 < low ≤ high"
        case .betaBetween: "0 < low ≤ high < 1"
        case .bernoulli, .chance: "a probability p from 0 to 1"
        case .binomial: "a whole number n ≥ 0 and a probability p from 0 to 1"
        case .geometric: "a probability p above 0, at most 1"
        case .negativeBinomial: "n > 0 and a probability p above 0, at most 1"
        case .hypergeometric: "whole numbers of 0 or more, and taken ≤ good + bad"
        case .pick, .empirical: "finite values"
        case .truncated: "low ≤ high"
        case .mixture: "weights of 0 or more"
        }
    }

    /// The number of parameters, as words for a message.
    fileprivate var neededCount: String {
        switch arity {
        case .fixed(1): "1 number"
        case .fixed(let count): "\(count) numbers"
        case .pairs: "one or more pairs of numbers"
        case .list: "one or more numbers"
        case .modifier:
            self == .mixture ? "one or more pairs of a weight and a distribution" : "a distribution and 2 numbers"
        }
    }

    fileprivate var memberName: String { rawValue.split(separator: "_").first.map(String.init) ?? rawValue }
}
