extension Distribution {
    /// The range of all draws, for any uniform numbers, both of this distribution's quantiles and of those that a
    /// ``Sampler`` looks up in a table.
    package var drawnRange: ClosedRange<Double> { form.drawnRange }
}

extension Form {
    /// A uniform number is one of [2⁻⁵⁴, 1 − 2⁻⁵³] (``Double/inOpenUnit``).
    fileprivate var drawnRange: ClosedRange<Double> {
        switch self {
        case .constant(let value): return value...value
        case .continuous(let law): return law.drawnRange(margin: 1e-6)
        // Drawn exactly; but tails of huge counts are good to so many digits only.
        case .discrete(let law as any CountingLaw): return law.drawnRange(margin: 1e-9)
        case .discrete(let law): return law.support.madeFinite
        // Whichever component is picked; and the quantile of the whole lies between those of the components.
        case .mixture(let mixture): return mixture.drawnRange
        case .inverted(let law): return law.mixture.drawnRange
        }
    }
}

extension Mixture {
    fileprivate var drawnRange: ClosedRange<Double> {
        let ranges = components.map(\.drawnRange)
        let low = ranges.map(\.lowerBound).min() ?? 0
        return low...(ranges.map(\.upperBound).max() ?? low)
    }
}

extension Law {
    /// Between the quantiles at the extreme uniform numbers, widened by a share of their distance, but not beyond what is
    /// possible.
    ///
    /// - Parameter margin: for a continuous law 1e-6: a table is off by at most 1e-6 of the inter-quartile range, which
    ///   is no more than that distance; a quantile solved for is off by 1e-9 of it at most.
    fileprivate func drawnRange(margin: Double) -> ClosedRange<Double> {
        let ends = (quantile(lower: 0x1p-54).madeFinite, quantile(upper: 0x1p-53).madeFinite)
        let support = support.madeFinite
        let (low, high) = (Swift.min(ends.0, ends.1), Swift.max(ends.0, ends.1))
        // Numbers far from 0 have rounding errors of their own, however near to each other the ends are.
        let slack = margin * (high - low).madeFinite + 16 * Swift.max(low.ulp, high.ulp)
        return Swift.min(
            Swift.max(low - slack, support.lowerBound), support.upperBound)...Swift.max(
                Swift.min(high + slack, support.upperBound), support.lowerBound)
    }
}

extension ClosedRange<Double> {
    fileprivate var madeFinite: ClosedRange<Double> { lowerBound.madeFinite...upperBound.madeFinite }
}
