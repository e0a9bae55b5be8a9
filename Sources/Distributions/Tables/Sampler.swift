/// A distribution with constant parameters, prepared once for many draws.
///
/// It chooses between a constant, a closed form, a table of the quantile function, a guide table, and the true quantile
/// function where no table is exact enough.
package struct Sampler: Sendable {
    /// The distribution that is drawn from.
    package let distribution: Distribution

    let method: any DrawingMethod

    /// Prepares a distribution: microseconds for most, about a millisecond for a table of a beta or a gamma.
    package init(_ distribution: Distribution) {
        self.distribution = distribution
        method = Self.method(for: distribution.form)
    }

    private static func method(for form: Form) -> any DrawingMethod {
        switch form {
        case .constant(let value):
            return ConstantDraws(value: value)
        case .continuous(let law as Uniform):
            return law
        case .continuous(let law):
            if !law.isCheap, let table = QuantileTable(law) { return table }
            return DirectDraws(law: law)
        case .discrete(let law as Bernoulli):
            return law
        case .discrete(let law):
            if let table = DiscreteTable(law) { return table }
            return DirectDraws(law: law)
        case .mixture(let mixture):
            return MixtureDraws(mixture: mixture, methods: mixture.components.map(method(for:)))
        case .inverted(let law):
            return DiscreteTable(law) ?? InvertedTable(law) as any DrawingMethod
        }
    }

    /// Whether ``sample(_:second:)`` looks at its second uniform number.
    package var usesSecond: Bool { distribution.usesSecond }

    /// The draw that belongs to `u` in (0, 1); `second`, likewise, picks the component of a mixture.
    ///
    /// The same as ``Distribution/quantile(_:second:)``, except for an error of at most 1e-6 of the inter-quartile
    /// range where a table of a continuous distribution is used.
    package func sample(_ u: Double, second: Double = 0.5) -> Double {
        method.sample(u, second: second)
    }

    /// The draws that belong to all the uniforms, in their order.
    ///
    /// - Parameter seconds: for a mixture as many as `uniforms`; others do not look at them, and they may be empty.
    package func fill(_ output: inout MutableSpan<Double>, uniforms: Span<Double>, seconds: Span<Double>) {
        precondition(output.count == uniforms.count, "as many draws as uniforms")
        method.fill(&output, uniforms: uniforms, seconds: seconds)
    }
}

/// A way to make draws from uniform numbers.
protocol DrawingMethod: Sendable {
    func sample(_ u: Double, second: Double) -> Double
    func fill(_ output: inout MutableSpan<Double>, uniforms: Span<Double>, seconds: Span<Double>)
}

extension DrawingMethod {
    func fill(_ output: inout MutableSpan<Double>, uniforms: Span<Double>, seconds: Span<Double>) {
        for i in uniforms.indices { output[i] = sample(uniforms[i], second: 0.5) }
    }
}

private struct ConstantDraws: DrawingMethod {
    let value: Double
    func sample(_ u: Double, second: Double) -> Double { value }
}

extension Uniform: DrawingMethod {
    func sample(_ u: Double, second: Double) -> Double { quantile(u) }
}

extension Bernoulli: DrawingMethod {
    func sample(_ u: Double, second: Double) -> Double { quantile(u) }
}

extension QuantileTable: DrawingMethod {
    func sample(_ u: Double, second: Double) -> Double { quantile(u) }
    func fill(_ output: inout MutableSpan<Double>, uniforms: Span<Double>, seconds: Span<Double>) {
        fill(&output, uniforms: uniforms)
    }
}

extension DiscreteTable: DrawingMethod {
    func sample(_ u: Double, second: Double) -> Double { quantile(u) }
    func fill(_ output: inout MutableSpan<Double>, uniforms: Span<Double>, seconds: Span<Double>) {
        fill(&output, uniforms: uniforms)
    }
}

/// The true quantile function.
private struct DirectDraws: DrawingMethod {
    let law: any Law
    func sample(_ u: Double, second: Double) -> Double { law.quantile(u.inOpenUnit).madeFinite }
}

/// The components' own methods.
private struct MixtureDraws: DrawingMethod {
    let mixture: Mixture
    let methods: [any DrawingMethod]

    func sample(_ u: Double, second: Double) -> Double {
        methods[mixture.index(at: second)].sample(u, second: second)
    }

    func fill(_ output: inout MutableSpan<Double>, uniforms: Span<Double>, seconds: Span<Double>) {
        precondition(seconds.count == uniforms.count, "a mixture needs two uniforms a draw")
        for i in uniforms.indices { output[i] = sample(uniforms[i], second: seconds[i]) }
    }
}
