/// A mixture drawn from one uniform number, by the quantile function of the whole: a copula correlates the rank among
/// all values of the mixture, not among those of one component.
struct InvertedMixture: Law {
    let mixture: Mixture

    func lowerTail(_ x: Double) -> Double { mixture.lowerTail(x) }
    func upperTail(_ x: Double) -> Double { mixture.upperTail(x) }
    /// 0 where there are none but isolated points.
    func density(_ x: Double) -> Double {
        zip(mixture.weights, mixture.components).reduce(0) { $0 + $1.0 * $1.1.density(x) }
    }

    /// It lies between the components' quantiles: below all of them no component has reached `p`, above all of them each has.
    func quantile(lower p: Double) -> Double {
        let ends = mixture.components.map { $0.quantile(lower: p) }
        return quantile(lower: p, between: ends.min() ?? 0, ends.max() ?? 0)
    }

    func quantile(upper q: Double) -> Double {
        let ends = mixture.components.map { $0.quantile(upper: q) }
        return quantile(upper: q, between: ends.min() ?? 0, ends.max() ?? 0)
    }

    /// The same, known to lie between two numbers.
    func quantile(lower p: Double, between low: Double, _ high: Double) -> Double {
        Inversion.leastDouble(from: low, to: high) { lowerTail($0) - p }
    }

    func quantile(upper q: Double, between low: Double, _ high: Double) -> Double {
        Inversion.leastDouble(from: low, to: high) { q - upperTail($0) }
    }

    var support: ClosedRange<Double> { mixture.support }
    var mean: Double? { mixture.mean }
    var standardDeviation: Double? { mixture.standardDeviation }
}

extension Form {
    /// P(X > x).
    func upperTail(_ x: Double) -> Double {
        switch self {
        case .constant(let value): x >= value ? 0 : 1
        case .continuous(let law): law.upperTail(x)
        case .discrete(let law): law.upperTail(x)
        case .mixture(let mixture): mixture.upperTail(x)
        case .inverted(let law): law.upperTail(x)
        }
    }

    /// 0 where its values are isolated points.
    func density(_ x: Double) -> Double {
        switch self {
        case .constant, .discrete: 0
        case .continuous(let law): law.density(x)
        case .mixture(let mixture): InvertedMixture(mixture: mixture).density(x)
        case .inverted(let law): law.density(x)
        }
    }

    /// The quantile of the whole at `p` ≤ ½ from below.
    fileprivate func quantile(lower p: Double) -> Double {
        switch self {
        case .constant(let value): value
        case .continuous(let law): law.quantile(lower: p).madeFinite
        case .discrete(let law): law.quantile(lower: p).madeFinite
        case .mixture(let mixture): InvertedMixture(mixture: mixture).quantile(lower: p)
        case .inverted(let law): law.quantile(lower: p)
        }
    }

    /// The quantile of the whole at `q` ≤ ½ from above.
    fileprivate func quantile(upper q: Double) -> Double {
        switch self {
        case .constant(let value): value
        case .continuous(let law): law.quantile(upper: q).madeFinite
        case .discrete(let law): law.quantile(upper: q).madeFinite
        case .mixture(let mixture): InvertedMixture(mixture: mixture).quantile(upper: q)
        case .inverted(let law): law.quantile(upper: q)
        }
    }
}

extension Distribution {
    /// The same distribution drawn from one uniform number: greater ones give greater values, over all of a mixture.
    package func comonotone() -> Distribution {
        guard case .mixture(let mixture) = form else { return self }
        return Distribution(family, form: .inverted(InvertedMixture(mixture: mixture)))
    }
}
