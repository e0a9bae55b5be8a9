/// How many arguments a family of distributions takes.
package enum Arity: Sendable, Hashable {
    /// Exactly so many numbers.
    case fixed(Int)
    /// One or more pairs of numbers (`pick`).
    case pairs
    /// One or more numbers (`empirical`).
    case list
    /// Another distribution is among them (`truncated`, `mixture`).
    case modifier
}

extension Family {
    /// The names of the parameters, in the order in which they are written;
    /// for `pick`, `empirical` and `mixture` those of one entry.
    package var parameterNames: [String] {
        switch self {
        case .uniform, .normalBetween, .lognormalBetween, .betaBetween: ["low", "high"]
        case .normal: ["mean", "sd"]
        case .lognormal: ["log_mean", "log_sd"]
        case .exponential, .poisson: ["mean"]
        case .gamma: ["shape", "scale"]
        case .beta: ["a", "b"]
        case .weibull: ["scale", "shape"]
        case .pareto: ["shape", "minimum"]
        case .logisticDist, .laplace: ["mean", "scale"]
        case .cauchy: ["median", "scale"]
        case .gumbel: ["location", "scale"]
        case .rayleigh: ["sigma"]
        case .studentT, .chiSquared: ["df"]
        case .fisherF: ["df1", "df2"]
        case .triangular, .pert: ["low", "mode", "high"]
        case .bernoulli, .geometric, .chance: ["p"]
        case .binomial, .negativeBinomial: ["n", "p"]
        case .hypergeometric: ["good", "bad", "taken"]
        case .pick: ["value", "weight"]
        case .empirical: ["value"]
        case .truncated: ["distribution", "low", "high"]
        case .mixture: ["weight", "distribution"]
        }
    }

    /// How many arguments the family takes.
    package var arity: Arity {
        switch self {
        case .pick: .pairs
        case .empirical: .list
        case .truncated, .mixture: .modifier
        default: .fixed(parameterNames.count)
        }
    }

    /// Whether its values are isolated points, whatever the parameters; of `truncated` and `mixture` nothing is said.
    package var isDiscrete: Bool {
        switch self {
        case .bernoulli, .poisson, .binomial, .geometric, .negativeBinomial, .hypergeometric, .pick, .empirical,
            .chance:
            true
        default: false
        }
    }

    /// Whether a draw is a truth value rather than a number.
    package var isTruth: Bool { self == .chance }

    /// How a call is written, for messages: `beta(a, b)`, `pick(value, weight, …)`.
    package var signature: String {
        let names = parameterNames.joined(separator: ", ")
        return switch self {
        case .pick, .empirical, .mixture: "\(rawValue)(\(names), …)"
        default: "\(rawValue)(\(names))"
        }
    }
}
