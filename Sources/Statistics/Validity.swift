internal import CGSL
internal import Distributions
internal import Foundation

/// The conditions under which an interval must be valid.
package enum Validity: Sendable, Hashable {
    /// The number of replicates was fixed in advance, or by a rule whose effect on the coverage is known.
    case fixed
    /// The run was stopped at any time, perhaps because of what was seen.
    case anytime
}

extension Probability {
    /// The exact interval (Clopper–Pearson), or a confidence sequence where the run was stopped at any time.
    ///
    /// `nil` if nothing was tried.
    /// - Precondition: `0 < level < 1`.
    package func interval(level: Double, validity: Validity) -> Interval? {
        switch validity {
        case .fixed: clopperPearson(level: level)
        case .anytime: confidenceSequence(level: level)
        }
    }

    /// A confidence sequence: with a probability of at least `level`, the intervals at all n contain the true p. It
    /// consists of the p for which the beta-binomial mixture martingale B(a + k, b + n − k) / (B(a, b)·pᵏ(1 − p)ⁿ⁻ᵏ)
    /// is below 1/(1 − level): by Ville's inequality all of them at once, over all n, miss the true one with a
    /// probability of at most 1 − level, whatever made one stop.
    ///
    /// The mixture is Jeffreys' beta(½, ½), which is tight at small and large probabilities too. Source: Robbins, *Ann.
    /// Math. Statist.* 41 (1970) 1397; Howard, Ramdas, McAuliffe & Sekhon, *Ann. Statist.* 49 (2021) 1055.
    package func confidenceSequence(level: Double) -> Interval? {
        precondition(level > 0 && level < 1, "a confidence level lies between 0 and 1")
        guard trials > 0 else { return nil }
        let (k, n) = (Double(hits), Double(trials))
        let limit = -log1p(-level)
        let constant = logBeta(k + 0.5, n - k + 0.5) - logBeta(0.5, 0.5)
        /// The logarithm of the martingale at p, less its limit.
        func excess(_ p: Double) -> Double {
            let likelihood = (k > 0 ? k * log(p) : 0) + (n > k ? (n - k) * log1p(-p) : 0)
            return constant - likelihood - limit
        }
        let share = k / n
        return Interval(
            lower: hits == 0 ? 0 : edge(from: share, to: 0, excess),
            upper: hits == trials ? 1 : edge(from: share, to: 1, excess))
    }
}

/// Where a function that rises from `inside` (where it is below 0) to `outside` becomes 0: the last point inside.
private func edge(from inside: Double, to outside: Double, _ excess: (Double) -> Double) -> Double {
    var (low, high) = (inside, outside)
    while true {
        let middle = low + (high - low) / 2
        guard middle != low, middle != high else { return high }
        if excess(middle) < 0 { low = middle } else { high = middle }
    }
}

/// ln B(a, b), right for arguments up to 10¹² on both sides, where the sum of three gammas has lost its digits.
func logBeta(_ a: Double, _ b: Double) -> Double {
    GSL.prepare()
    if a + b < 1e7 { return gsl_sf_lnbeta(a, b) }
    // Stirling's series for what is large; the rest cancels.
    let (small, large) = (min(a, b), max(a, b))
    func correction(_ x: Double) -> Double { 1 / (12 * x) - 1 / (360 * x * x * x) }
    if small < 100 {
        // ln Γ(large) − ln Γ(large + small), by the difference of their Stirling series.
        let total = large + small
        let difference =
            -(large - 0.5) * log1p(small / large) - small * log(total) + small + correction(large) - correction(total)
        return gsl_sf_lngamma(small) + difference
    }
    let total = a + b
    return a * log(a / total) + b * log(b / total) + 0.5 * log(2 * .pi * total / (a * b)) + correction(a)
        + correction(b) - correction(total)
}

extension MeasureTally {
    /// Student's interval for the mean, or a confidence sequence where the run was stopped at any time.
    package func meanInterval(level: Double, validity: Validity) -> Interval? {
        switch validity {
        case .fixed: return meanInterval(level: level)
        case .anytime:
            guard let mean, let standardDeviation else { return nil }
            let half = anytimeHalfWidth(standardDeviation: standardDeviation, count: moments.count, level: level)
            return Interval(lower: mean - half, upper: mean + half)
        }
    }
}

/// Half the width of the asymptotic confidence sequence for a mean: right at any stopping time once there are many values.
///
/// A normal mixture with its parameter chosen so that it is narrowest near 10,000 values. Source: Waudby-Smith, Arbour,
/// Sinha, Kennedy & Ramdas, *Ann. Statist.* 52 (2024) 2613, theorem 2.2.
func anytimeHalfWidth(standardDeviation: Double, count: Int, level: Double) -> Double {
    let (n, alpha) = (Double(count), 1 - level)
    let best = 10_000.0
    let rho2 = (-2 * log(alpha) + log(-2 * log(alpha) + 1)) / best
    let product = n * rho2
    return standardDeviation
        * (2 * (product + 1) / (n * product) * log((product + 1).squareRoot() / alpha)).squareRoot()
}

extension RoundHistogram {
    /// A confidence interval for a quantile of times among all `replicates`, as ``quantileInterval(_:of:level:)``; with
    /// confidence sequences for the shares where the run was stopped at any time.
    package func quantileInterval(
        _ p: Double, of replicates: Int, level: Double, validity: Validity
    ) -> RoundInterval {
        let reached = cumulative.map { Probability(hits: $0, of: replicates) }
        func interval(_ evidence: Probability) -> Interval? { evidence.interval(level: level, validity: validity) }
        return RoundInterval(
            lower: firstRound(of: reached) { (interval($0)?.upper ?? 0) > p },
            upper: firstRound(of: reached) { (interval($0)?.lower ?? 0) >= p }
        )
    }
}
