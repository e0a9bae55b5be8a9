/// A distribution with constant parameters, prepared once for many draws.
///
/// It chooses between a constant, a closed form, a table of the quantile function, a guide table, and the true quantile
/// function where no table is exact enough.
package struct Sampler: Sendable {
    /// How draws are made.
    indirect enum Method: Sendable {
        case constant(Double)
        /// low + u·width.
        case uniform(Uniform)
        /// 1 for u above 1 − p.
        case bernoulli(Bernoulli)
        case table(QuantileTable)
        case guide(DiscreteTable)
        case direct(Form)
        case mixture(Mixture, [Sampler])
    }

    let method: Method

    /// The distribution that is drawn from.
    package let distribution: Distribution

    /// Prepares a distribution: usually some tens of microseconds, 1–2 ms for a table of a beta.
    package init(_ distribution: Distribution) {
        self.distribution = distribution
        switch distribution.form {
        case .constant(let value):
            method = .constant(value)
        case .continuous(let law as Uniform):
            method = .uniform(law)
        case .continuous(let law):
            method = law.isCheap ? .direct(distribution.form) : QuantileTable(law).map(Method.table) ?? .direct(distribution.form)
        case .discrete(let law as Bernoulli):
            method = .bernoulli(law)
        case .discrete(let law):
            method = DiscreteTable(law).map(Method.guide) ?? .direct(distribution.form)
        case .mixture(let mixture):
            method = .mixture(
                mixture, mixture.components.map { Sampler(Distribution(distribution.family, form: $0)) })
        }
    }

    /// Whether ``sample(_:second:)`` looks at its second uniform number.
    package var usesSecond: Bool { distribution.usesSecond }

    /// The draw that belongs to `u` in (0, 1); `second`, likewise, picks the component of a mixture.
    ///
    /// The same as ``Distribution/quantile(_:second:)``, but for an error of at most 1e-6 of the inter-quartile range
    /// where a table of a continuous distribution is used.
    package func sample(_ u: Double, second: Double = 0.5) -> Double {
        switch method {
        case .constant(let value): value
        case .uniform(let law): law.quantile(u)
        case .bernoulli(let law): law.quantile(u)
        case .table(let table): table.quantile(u)
        case .guide(let table): table.quantile(u)
        case .direct(let form): form.quantile(min(max(u, 0x1p-54), 1 - 0x1p-53), second: second)
        case .mixture(let mixture, let samplers): samplers[mixture.index(at: second)].sample(u)
        }
    }

    /// The draws that belong to all the uniforms, in their order.
    ///
    /// - Parameter seconds: for a mixture as many as `uniforms`; others do not look at them, and they may be empty.
    package func fill(_ output: inout MutableSpan<Double>, uniforms: Span<Double>, seconds: Span<Double>) {
        precondition(output.count == uniforms.count, "as many draws as uniforms")
        switch method {
        case .constant(let value):
            for i in uniforms.indices { output[i] = value }
        case .uniform(let law):
            for i in uniforms.indices { output[i] = law.quantile(uniforms[i]) }
        case .bernoulli(let law):
            for i in uniforms.indices { output[i] = law.quantile(uniforms[i]) }
        case .table(let table):
            table.fill(&output, uniforms: uniforms)
        case .guide(let table):
            for i in uniforms.indices { output[i] = table.quantile(uniforms[i]) }
        case .direct:
            for i in uniforms.indices { output[i] = sample(uniforms[i]) }
        case .mixture:
            precondition(seconds.count == uniforms.count, "a mixture needs two uniforms a draw")
            for i in uniforms.indices { output[i] = sample(uniforms[i], second: seconds[i]) }
        }
    }
}
