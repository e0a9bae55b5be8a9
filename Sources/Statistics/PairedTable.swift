internal import CGSL
internal import Distributions
internal import Foundation

/// A question in two scenarios, replicate by replicate: in each it does not apply, or the answer is no or yes.
package struct PairedTable: Sendable, Equatable {
    package enum Answer: Int, Sendable {
        case notAsked, no, yes
    }

    /// By the answer in the baseline, then by that in the other scenario.
    package internal(set) var counts: [Int]

    package init() { counts = Array(repeating: 0, count: 9) }

    /// - Precondition: nine counts.
    package init(counts: [Int]) {
        precondition(counts.count == 9, "three answers in each of two scenarios")
        self.counts = counts
    }

    package mutating func record(baseline: Answer, other: Answer) {
        counts[3 * baseline.rawValue + other.rawValue] += 1
    }

    package mutating func merge(_ table: PairedTable) {
        for cell in counts.indices { counts[cell] += table.counts[cell] }
    }

    /// In the baseline, and in the other scenario: so many yes of so many asked.
    package var baseline: Probability {
        Probability(hits: counts[6] + counts[7] + counts[8], of: counts[3...8].reduce(0, +))
    }

    package var other: Probability {
        Probability(
            hits: counts[2] + counts[5] + counts[8], of: [1, 2, 4, 5, 7, 8].reduce(0) { $0 + counts[$1] })
    }

    /// Whether it was asked in both, in every replicate in which it was asked in either.
    private var isComplete: Bool { counts[1] + counts[2] + counts[3] + counts[6] == 0 }
    private var both: Int { counts[4] + counts[5] + counts[7] + counts[8] }
    /// Yes in the other scenario only, and in the baseline only.
    private var gained: Int { counts[5] }
    private var lost: Int { counts[7] }

    /// How the answers go together in the replicates in which it was asked in both.
    package struct Together: Sendable, Equatable {
        /// Yes in both scenarios, in the baseline alone, in the other alone, in neither.
        package var both, baselineOnly, otherOnly, neither: Int
        /// The replicates in which it was asked in both.
        package var asked: Int { both + baselineOnly + otherOnly + neither }
    }

    /// The replicates in which it was asked in both, by their answers.
    package var together: Together {
        Together(both: counts[8], baselineOnly: counts[7], otherOnly: counts[5], neither: counts[4])
    }

    /// P(yes) in the other scenario less that in the baseline; exactly 0 where they agree in every replicate; `nil` where
    /// one was never asked.
    package var difference: Double? {
        guard let a = baseline.estimate, let b = other.estimate else { return nil }
        return isComplete ? Double(gained - lost) / Double(both) : b - a
    }

    /// An interval for the difference.
    ///
    /// Asked in every replicate: that of Bonett & Price, *J. Educ. Behav. Stat.* 37 (2012) 479 – Wald's, with one
    /// replicate added to each of the two cells in which the scenarios differ. Asked in different replicates: the same for
    /// the difference of two ratios, linearised. Stopped at any time: from confidence sequences, conservative.
    package func interval(level: Double, validity: Validity) -> Interval? {
        guard difference != nil else { return nil }
        switch validity {
        case .anytime: return anytimeInterval(level: level)
        case .fixed:
            let z = normalUpperQuantile((1 - level) / 2)
            let half = z * adjusted.variance.squareRoot()
            return Interval(lower: max(-1, adjusted.centre - half), upper: min(1, adjusted.centre + half))
        }
    }

    /// Both discordant shares at once, or both probabilities, each with half of the error probability.
    private func anytimeInterval(level: Double) -> Interval? {
        let half = 1 - (1 - level) / 2
        let shares =
            isComplete
            ? (Probability(hits: lost, of: both), Probability(hits: gained, of: both)) : (baseline, other)
        guard let a = shares.0.confidenceSequence(level: half), let b = shares.1.confidenceSequence(level: half) else {
            return nil
        }
        return Interval(lower: max(-1, b.lower - a.upper), upper: min(1, b.upper - a.lower))
    }

    /// Centre and variance of the paired difference, and the variance that two independent runs would give.
    private var adjusted: (centre: Double, variance: Double, independent: Double) {
        let (a, b) = (baseline, other)
        // One replicate more in each of the two cells in which they differ.
        let (na, nb) = (Double(a.trials) + 2, Double(b.trials) + 2)
        let (pa, pb) = ((Double(a.hits) + 1) / na, (Double(b.hits) + 1) / nb)
        let independent = pa * (1 - pa) / na + pb * (1 - pb) / nb
        if isComplete {
            let n = Double(both) + 2
            let (up, down) = ((Double(gained) + 1) / n, (Double(lost) + 1) / n)
            return (up - down, (up + down - (up - down) * (up - down)) / n, independent)
        }
        // Each replicate adds (yes − p·asked)/n to its scenario's ratio; the products of the two add up over the cells
        // in which both were asked.
        let cells = [Double(counts[4]), Double(counts[5]) + 1, Double(counts[7]) + 1, Double(counts[8])]
        let covariance =
            (cells[0] * pa * pb - cells[1] * pa * (1 - pb) - cells[2] * (1 - pa) * pb + cells[3] * (1 - pa) * (1 - pb))
            / (na * nb)
        return (pb - pa, max(independent - 2 * covariance, 0), independent)
    }

    /// The width of the paired interval divided by that of two independent runs: below 1 if the common random numbers
    /// helped.
    package var widthRatio: Double? {
        guard difference != nil, adjusted.independent > 0 else { return nil }
        return (adjusted.variance / adjusted.independent).squareRoot()
    }

    /// The probability of a difference at least as large if there were none.
    ///
    /// Asked in every replicate: McNemar's exact test, two-sided: min(1, 2·P(X ≤ min(gained, lost))) for X binomial with
    /// p = ½. Asked in different ones: the normal test of the linearised difference. Stopped at any time: the inverse of
    /// the beta-binomial mixture's evidence, which holds at any stopping time.
    package func pValue(validity: Validity) -> Double? {
        guard let difference else { return nil }
        guard isComplete else {
            if validity == .anytime { return nil }
            guard difference != 0 else { return 1 }
            GSL.prepare()
            return adjusted.variance > 0
                ? min(1, 2 * gsl_cdf_ugaussian_Q(abs(adjusted.centre) / adjusted.variance.squareRoot())) : nil
        }
        switch validity {
        case .fixed: return halfBinomialTest(smaller: min(gained, lost), of: gained + lost)
        case .anytime:
            let (g, l) = (Double(gained), Double(lost))
            let evidence = logBeta(g + 0.5, l + 0.5) - logBeta(0.5, 0.5) + (g + l) * log(2.0)
            return min(1, exp(-evidence))
        }
    }
}

/// min(1, 2·P(X ≤ k)) for X binomial of n and ½, right down to the smallest numbers.
func halfBinomialTest(smaller k: Int, of n: Int) -> Double {
    min(1, 2 * halfBinomialTail(k, of: n))
}

/// P(X ≤ k) for X binomial of n and ½: the incomplete beta function I_½(n − k, k + 1).
func halfBinomialTail(_ k: Int, of n: Int) -> Double {
    guard k >= 0 else { return 0 }
    guard k < n else { return 1 }
    return IncompleteBeta.lower(a: Double(n - k), b: Double(k + 1), x: 0.5, complement: 0.5)
}
