internal import Foundation

/// The door: parameters are checked here and nowhere else. Every guard is written so that NaN does not pass.
extension Form {
    /// Squares and ratios of parameters within this magnitude cannot overflow.
    static let greatestParameter = 1e150
    /// The greatest count, or mean of counts, of the discrete families: GSL counts in 32 bits.
    static let greatestCount = 1e9

    init(_ family: Family, _ p: [Double]) throws(ParameterError) {
        try Form.checkCount(family, p)
        for (index, value) in p.enumerated() where !(value.magnitude <= Form.greatestParameter) {
            let names = family.parameterNames
            let name = names[index % names.count]
            if family == .pick, name == "weight" {
                throw .badWeight(family, position: index / 2 + 1, value: value)
            }
            throw .notFinite(family, parameter: name, value: value)
        }
        switch family {
        case .bernoulli, .poisson, .binomial, .geometric, .negativeBinomial, .hypergeometric, .chance:
            self = try Form.counting(family, p)
        case .triangular, .pert, .normalBetween, .lognormalBetween, .betaBetween:
            self = try Form.elicited(family, p)
        case .pick:
            let weights = stride(from: 1, to: p.count, by: 2).map { p[$0] }
            let values = stride(from: 0, to: p.count, by: 2).map { p[$0] }
            self = WeightedTable.form(values: values, weights: try Form.normalised(weights, of: .pick))
        case .empirical:
            self = WeightedTable.form(values: p, weights: Array(repeating: 1 / Double(p.count), count: p.count))
        case .truncated, .mixture:
            // They take a distribution among their arguments: `Distribution.truncated` and `.mixture` make them.
            throw .wrongCount(family, given: p.count)
        default:
            self = try Form.continuous(family, p)
        }
    }

    private static func checkCount(_ family: Family, _ p: [Double]) throws(ParameterError) {
        let fits =
            switch family.arity {
            case .fixed(let count): p.count == count
            case .pairs: !p.isEmpty && p.count.isMultiple(of: 2)
            case .list: !p.isEmpty
            case .modifier: false
            }
        guard fits else { throw .wrongCount(family, given: p.count) }
    }

    private static func continuous(_ family: Family, _ p: [Double]) throws(ParameterError) -> Form {
        /// Refuses the parameter at `index` unless the condition holds.
        func need(_ condition: Bool, _ index: Int) throws(ParameterError) {
            guard condition else {
                throw .outOfRange(family, parameter: family.parameterNames[index], value: p[index])
            }
        }
        switch family {
        case .uniform:
            try need(p[0] <= p[1], 1)
            return p[0] == p[1] ? .constant(p[0]) : .continuous(Uniform(low: p[0], high: p[1]))
        case .normal:
            try need(p[1] >= 0, 1)
            return p[1] == 0 ? .constant(p[0]) : .continuous(Normal(mean: p[0], sd: p[1]))
        case .lognormal:
            try need(p[1] >= 0, 1)
            return .lognormal(logMean: p[0], logSD: p[1])
        case .exponential:
            try need(p[0] >= 0, 0)
            return p[0] == 0 ? .constant(0) : .continuous(Exponential(scale: p[0]))
        case .gamma:
            try need(p[0] > 0, 0)
            try need(p[1] >= 0, 1)
            return p[1] == 0 ? .constant(0) : .continuous(Gamma(shape: p[0], scale: p[1]))
        case .beta:
            try need(p[0] > 0, 0)
            try need(p[1] > 0, 1)
            return .continuous(Beta(a: p[0], b: p[1]))
        case .weibull:
            try need(p[0] >= 0, 0)
            try need(p[1] > 0, 1)
            return p[0] == 0 ? .constant(0) : .continuous(Weibull(scale: p[0], shape: p[1]))
        case .pareto:
            try need(p[0] > 0, 0)
            try need(p[1] > 0, 1)
            return .continuous(Pareto(shape: p[0], minimum: p[1]))
        case .logisticDist, .laplace, .cauchy, .gumbel:
            try need(p[1] >= 0, 1)
            return p[1] == 0 ? .constant(p[0]) : .locationScale(family, p[0], p[1])
        case .rayleigh:
            try need(p[0] >= 0, 0)
            return p[0] == 0 ? .constant(0) : .continuous(Rayleigh(sigma: p[0]))
        case .studentT:
            try need(p[0] > 0, 0)
            return .continuous(StudentT(df: p[0]))
        case .chiSquared:
            try need(p[0] > 0, 0)
            return .continuous(Gamma(shape: max(p[0] / 2, .leastNonzeroMagnitude), scale: 2))
        case .fisherF:
            try need(p[0] > 0, 0)
            try need(p[1] > 0, 1)
            return .continuous(FisherF(df1: p[0], df2: p[1]))
        default:
            preconditionFailure("\(family.rawValue) is not made here")
        }
    }

    static func lognormal(logMean: Double, logSD: Double) -> Form {
        logSD == 0
            ? .constant(exp(logMean).madeFinite) : .continuous(Lognormal(logMean: logMean, logSD: logSD))
    }

    private static func locationScale(_ family: Family, _ location: Double, _ scale: Double) -> Form {
        switch family {
        case .logisticDist: .continuous(Logistic(centre: location, scale: scale))
        case .laplace: .continuous(Laplace(centre: location, scale: scale))
        case .cauchy: .continuous(Cauchy(centre: location, scale: scale))
        default: .continuous(Gumbel(location: location, scale: scale))
        }
    }

    private static func elicited(_ family: Family, _ p: [Double]) throws(ParameterError) -> Form {
        let low = p[0]
        let high = p[p.count - 1]
        /// Refuses the last parameter unless the ends are in order.
        func needOrder() throws(ParameterError) {
            guard low <= high else { throw .outOfRange(family, parameter: "high", value: high) }
        }
        switch family {
        case .triangular, .pert:
            try needOrder()
            guard low <= p[1], p[1] <= high else { throw .outOfRange(family, parameter: "mode", value: p[1]) }
            if low == high { return .constant(low) }
            return family == .triangular
                ? .continuous(Triangular(low: low, mode: p[1], high: high))
                : .continuous(Pert(low: low, mode: p[1], high: high))
        case .lognormalBetween:
            guard low > 0 else { throw .outOfRange(family, parameter: "low", value: low) }
        case .betaBetween:
            guard low > 0 else { throw .outOfRange(family, parameter: "low", value: low) }
            guard high < 1 else { throw .outOfRange(family, parameter: "high", value: high) }
        default:
            break
        }
        try needOrder()
        if low == high { return .constant(low) }
        switch family {
        case .normalBetween: return .continuous(Normal(between: low, and: high))
        case .lognormalBetween: return .continuous(Lognormal(between: low, and: high))
        default:
            guard let law = Beta(between: low, and: high) else { throw .noSuchMember(family, low: low, high: high) }
            return .continuous(law)
        }
    }

    private static func counting(_ family: Family, _ p: [Double]) throws(ParameterError) -> Form {
        /// Refuses the parameter at `index` unless the condition holds.
        func need(_ condition: Bool, _ index: Int) throws(ParameterError) {
            guard condition else {
                throw .outOfRange(family, parameter: family.parameterNames[index], value: p[index])
            }
        }
        func needModest(_ index: Int) throws(ParameterError) {
            guard p[index] <= greatestCount else {
                throw .tooLarge(
                    family, parameter: family.parameterNames[index], value: p[index], limit: greatestCount)
            }
        }
        switch family {
        case .bernoulli, .chance:
            try need(p[0] >= 0 && p[0] <= 1, 0)
            return p[0] == 0 || p[0] == 1 ? .constant(p[0]) : .discrete(Bernoulli(p: p[0]))
        case .poisson:
            try need(p[0] >= 0, 0)
            try needModest(0)
            return p[0] == 0 ? .constant(0) : .discrete(Poisson(mean: p[0]))
        case .binomial:
            try need(p[0] >= 0 && p[0] == p[0].rounded(), 0)
            try need(p[1] >= 0 && p[1] <= 1, 1)
            try needModest(0)
            if p[0] == 0 || p[1] == 0 { return .constant(0) }
            return p[1] == 1 ? .constant(p[0]) : .discrete(Binomial(n: p[0], p: p[1]))
        case .geometric:
            try need(p[0] > 0 && p[0] <= 1, 0)
            return p[0] == 1 ? .constant(1) : .discrete(Geometric(p: p[0]))
        case .negativeBinomial:
            try need(p[0] > 0, 0)
            try need(p[1] > 0 && p[1] <= 1, 1)
            try needModest(0)
            return p[1] == 1 ? .constant(0) : .discrete(NegativeBinomial(n: p[0], p: p[1]))
        default:
            for index in 0..<3 {
                try need(p[index] >= 0 && p[index] == p[index].rounded(), index)
                try needModest(index)
            }
            try need(p[2] <= p[0] + p[1], 2)
            let law = Hypergeometric(good: p[0], bad: p[1], taken: p[2])
            let (least, greatest) = (law.support.lowerBound, law.support.upperBound)
            return least == greatest ? .constant(least) : .discrete(law)
        }
    }

    /// Weights scaled to sum to 1.
    static func normalised(_ weights: [Double], of family: Family) throws(ParameterError) -> [Double] {
        for (index, weight) in weights.enumerated() where !(weight >= 0 && weight.isFinite) {
            throw .badWeight(family, position: index + 1, value: weight)
        }
        // By the greatest first: the sum of weights near the greatest `Double` would overflow.
        guard let greatest = weights.max(), greatest > 0 else { throw .noWeight(family) }
        let total = weights.reduce(0) { $0 + $1 / greatest }
        return weights.map { $0 / greatest / total }
    }
}
