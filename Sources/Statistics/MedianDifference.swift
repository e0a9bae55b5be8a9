/// How much later (above 0) or earlier something comes in one scenario than in another: the difference of two medians of
/// times. Replicates in which it never comes count as later than the horizon.
///
/// The interval is distribution-free and valid for any dependence between the two: from two order-statistic
/// intervals, each with half of the error probability (Bonferroni).
package struct MedianDifference: Sendable, Equatable {
    /// The difference of the medians; `nil` if one of them is beyond the horizon.
    package let difference: Int?
    /// The interval; an end is `nil` if it is beyond what the horizon allows.
    package let lower: Int?
    package let upper: Int?
    /// The least level at which the interval would exclude 0; `nil` if the run was stopped at any time.
    package let pValue: Double?

    /// - Parameters:
    ///   - baseline: when it came there.
    ///   - baselineReplicates: how many there were; those that are not in the histogram come later.
    package init(
        baseline: RoundHistogram, of baselineReplicates: Int, other: RoundHistogram, of otherReplicates: Int,
        level: Double, validity: Validity
    ) {
        let half = 1 - (1 - level) / 2
        let a = baseline.quantileInterval(0.5, of: baselineReplicates, level: half, validity: validity)
        let b = other.quantileInterval(0.5, of: otherReplicates, level: half, validity: validity)
        func minus(_ x: Int?, _ y: Int?) -> Int? { x.flatMap { x in y.map { x - $0 } } }
        difference = minus(
            other.quantile(0.5, of: otherReplicates), baseline.quantile(0.5, of: baselineReplicates))
        // A median that may lie beyond the horizon may lie anywhere beyond it; one that must lie beyond it lies at
        // least a round later.
        lower = minus(b.lower ?? other.counts.count, a.upper)
        upper = minus(b.upper, a.lower ?? baseline.counts.count)
        pValue =
            validity == .fixed
            ? Self.pValue(baseline.cumulative, baselineReplicates, other.cumulative, otherReplicates) : nil
    }

    /// The median of one lies above round r, that of the other at most at r, at level 1 − p: the exact binomial tails of
    /// both are at most p/4. The best r decides.
    private static func pValue(_ a: [Int], _ na: Int, _ b: [Int], _ nb: Int) -> Double? {
        guard na > 0, nb > 0 else { return nil }
        var least = 1.0
        for (reachedA, reachedB) in zip(a, b) {
            let (doubleA, doubleB) = (2 * reachedA, 2 * reachedB)
            // Only where the two lie on different sides of a half can the tails be small.
            if doubleA < na, doubleB >= nb {
                least = min(
                    least, max(halfBinomialTail(reachedA, of: na), halfBinomialTail(nb - reachedB, of: nb)))
            } else if doubleB < nb, doubleA >= na {
                least = min(
                    least, max(halfBinomialTail(reachedB, of: nb), halfBinomialTail(na - reachedA, of: na)))
            }
        }
        return min(1, 4 * least)
    }
}
