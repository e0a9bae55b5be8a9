/// A distribution with its parameters, whose functions are exact; a ``Sampler`` made from it draws fast.
///
/// A value of this type is valid: its parameters are possible, and none of its functions can fail.
package struct Distribution: Sendable, Equatable {
    /// The family by which it was written.
    package let family: Family
    let form: Form

    /// A distribution of a family with numeric parameters, in the order of ``Family/parameterNames``;
    /// for `pick` value, weight, value, weight, …; for `empirical` the data.
    ///
    /// Scale 0 and equal ends give a constant. `chance(p)` is 1 with probability p, at the upper end of the uniforms.
    ///
    /// - Throws: what is wrong with the parameters. `truncated` and `mixture` are not made here.
    package init(_ family: Family, parameters: [Double]) throws(ParameterError) {
        GSL.prepare()
        self.family = family
        form = try Form(family, parameters)
    }

    init(_ family: Family, form: Form) {
        self.family = family
        self.form = form
    }

    /// `distribution` given that its value lies in [low, high], the ends included; an end may be infinite.
    ///
    /// - Throws: `badRange` unless low ≤ high; `emptyRange` if the distribution has no probability there.
    package static func truncated(
        _ distribution: Distribution, low: Double, high: Double
    ) throws(ParameterError) -> Distribution {
        guard low <= high else { throw .badRange(low: low, high: high) }
        guard let (form, _) = distribution.form.truncated(low: low, high: high) else {
            throw .emptyRange(low: low, high: high)
        }
        return Distribution(.truncated, form: form)
    }

    /// One of several distributions, each with a probability in proportion to its weight.
    ///
    /// - Throws: `wrongCount` without components, `badWeight`, `noWeight`.
    package static func mixture(
        _ components: [(weight: Double, distribution: Distribution)]
    ) throws(ParameterError) -> Distribution {
        guard !components.isEmpty else { throw .wrongCount(.mixture, given: 0) }
        let weights = try Form.normalised(components.map(\.weight), of: .mixture)
        let form = Mixture.form(Array(zip(weights, components.map(\.distribution.form))))
        return Distribution(.mixture, form: form)
    }

    /// The least value that the variable stays at or below with probability `u`; always finite.
    ///
    /// `u` is taken to lie in (0, 1): 0 and 1 give what 2⁻⁵⁴ and 1 − 2⁻⁵³ give. For a mixture `second`, another number
    /// in (0, 1), picks the component, and `u` goes through that component's quantile function, so that a greater `u`
    /// still means a greater value. Other distributions ignore `second`.
    package func quantile(_ u: Double, second: Double = 0.5) -> Double {
        form.quantile(u.inOpenUnit, second: second)
    }

    /// The probability of a value of at most `x`.
    package func cdf(_ x: Double) -> Double {
        if x.isInfinite { return x < 0 ? 0 : 1 }
        return min(max(form.lowerTail(x), 0), 1)
    }

    /// The mean, or `nil` if none exists (or it is too large for a `Double`).
    package var mean: Double? { form.mean?.ifFinite }

    /// The standard deviation, or `nil` if none exists (or it is too large for a `Double`).
    package var standardDeviation: Double? { form.standardDeviation?.ifFinite }

    /// From the least to the greatest possible value; either may be infinite.
    package var support: ClosedRange<Double> { form.support }

    /// Whether its values are isolated points.
    package var isDiscrete: Bool { form.isDiscrete }

    /// Its only value, if it has but one.
    package var isConstant: Double? {
        if case .constant(let value) = form { value } else { nil }
    }

    /// Whether ``quantile(_:second:)`` looks at its second uniform number.
    package var usesSecond: Bool {
        if case .mixture = form { true } else { false }
    }
}
