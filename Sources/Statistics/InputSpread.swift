internal import Distributions
internal import Foundation

/// How far the inputs of a scenario move the probability of something: the variance of P(it | inputs) over the inputs,
/// from twin replicates, which have the same inputs and other chance.
///
/// Given the inputs, the two results of a pair are independent, and each has the probability P(it | inputs); so their
/// covariance over pairs is the variance of that probability, and chance adds nothing to it. Where something is asked in
/// some replicates only, the pairs count in which it was asked in both.
package struct InputSpread: Sendable, Equatable {
    /// Pairs in which it was asked in both.
    package let pairs: Int
    /// The probability over all replicates of these pairs.
    package let mean: Double
    /// The variance of P(it | inputs), without bias; it may fall below 0, if the inputs have little effect.
    package let variance: Double
    /// The standard error of the variance.
    package let standardError: Double

    /// Of a probability that no input moves.
    package init(constant probability: Double) {
        (pairs, mean, variance, standardError) = (0, probability, 0, 0)
    }

    /// `nil` with fewer than two pairs.
    package init?(_ twins: PairedTable) {
        let cells = twins.counts
        let (no, one, both) = (Double(cells[4]), Double(cells[5] + cells[7]), Double(cells[8]))
        let n = no + one + both
        guard n >= 2 else { return nil }
        let mean = (both + one / 2) / n
        // The square of an estimated mean is too large by its variance, (p(1 − p) + covariance) / 2n.
        let biased = both / n - mean * mean
        variance = (biased + mean * (1 - mean) / (2 * n)) / (1 - 1 / (2 * n))
        let (up, down) = ((1 - mean) * (1 - mean), mean * mean)
        let square = (both * up * up + one * up * down + no * down * down) / n
        standardError = (max(0, square - biased * biased) / n).squareRoot()
        self.mean = mean
        pairs = cells[4] + cells[5] + cells[7] + cells[8]
    }

    /// Whether the pairs stand for the replicates in which it was asked.
    ///
    /// Where the inputs decide how often it is asked, those with which it is asked often have too much weight: a pair counts
    /// if it was asked in both. Their mean then differs from that of all replicates in which it was asked, by more than two
    /// points and more than chance makes.
    /// - Parameter twins: the table that this is of.
    package func isRepresentative(of twins: PairedTable) -> Bool {
        guard pairs < twins.counts.reduce(0, +), let all = twins.baseline.estimate else { return true }
        let error = (all * (1 - all) / Double(max(1, pairs))).squareRoot()
        return abs(mean - all) <= max(0.02, 4 * error)
    }

    /// The standard deviation of P(it | inputs).
    package var standardDeviation: Double { max(0, variance).squareRoot() }

    /// An interval for the standard deviation: that of the covariance, by the normal distribution (a confidence sequence
    /// where the run was stopped at any time), and its roots.
    package func deviationInterval(level: Double, validity: Validity) -> Interval {
        guard pairs > 0 else { return Interval(lower: 0, upper: 0) }
        let half =
            switch validity {
            case .fixed: normalUpperQuantile((1 - level) / 2) * standardError
            case .anytime:
                anytimeHalfWidth(
                    standardDeviation: standardError * Double(pairs).squareRoot(), count: pairs, level: level)
            }
        return Interval(lower: max(0, variance - half).squareRoot(), upper: max(0, variance + half).squareRoot())
    }

    /// A quantile of P(it | inputs), as if it had a beta distribution: one with this mean and variance; or, where the
    /// strongest input is known, one in each group of its values, about the mean there, all with the same part of the
    /// greatest possible variance, so that the whole has this variance. So an input of two values shows as two humps.
    ///
    /// Right where the other inputs have many small effects, an approximation elsewhere. With a variance of at least
    /// p(1 − p) the inputs decide everything, and it is 0 or 1.
    /// - Parameter strongest: the effect of the input that explains most; `nil`: one group.
    /// - Precondition: `0 < share < 1`.
    package func quantile(_ share: Double, strongest: MainEffect? = nil) -> Double {
        precondition(share > 0 && share < 1, "a quantile of a share between 0 and 1")
        guard variance > 0, mean > 0, mean < 1 else { return mean }
        let groups = strongest?.groups ?? [MainEffect.Group(weight: 1, mean: mean)]
        let between = groups.reduce(0) { $0 + $1.weight * ($1.mean - mean) * ($1.mean - mean) }
        let most = groups.reduce(0) { $0 + $1.weight * $1.mean * (1 - $1.mean) }
        let part = most > 0 ? max(0, variance - between) / most : 0
        guard part < 1 else { return share <= 1 - mean ? 0 : 1 }
        var (low, high) = (0.0, 1.0)
        for _ in 0..<Self.halvings {
            let middle = (low + high) / 2
            if groups.reduce(0, { $0 + $1.weight * $1.below(middle, part: part) }) < share {
                low = middle
            } else {
                high = middle
            }
        }
        return high
    }

    /// So that a quantile is known to 1e-12.
    private static let halvings = 40
}

extension MainEffect.Group {
    /// The probability that P(it | inputs) is at most x in this group.
    /// - Parameter part: of the greatest possible variance.
    fileprivate func below(_ x: Double, part: Double) -> Double {
        let total = part > 1e-12 ? 1 / part - 1 : .infinity
        guard total.isFinite, mean > 1e-12, mean < 1 - 1e-12 else { return mean <= x ? 1 : 0 }
        return IncompleteBeta.lower(a: mean * total, b: (1 - mean) * total, x: x, complement: 1 - x)
    }
}

/// A share of the variance of P(it | inputs): what one input, or several one by one, explain of it.
package struct ExplainedVariance: Sendable, Equatable {
    /// The share, between 0 and 1.
    package let share: Double
    package let interval: Interval

    /// The sum of what inputs explain alone, divided by the variance over all inputs.
    ///
    /// The interval is by the delta method, as if the two estimates did not depend on each other (they rise together, so
    /// it is rather too wide), and the errors of several inputs are added.
    /// - Returns: `nil` if one of them is unknown, or the inputs may well have no effect at all.
    package init?(_ effects: [MainEffect], of spread: InputSpread, level: Double) {
        let z = normalUpperQuantile((1 - level) / 2)
        guard !effects.isEmpty, spread.variance > z * spread.standardError else { return nil }
        var (sum, error) = (0.0, 0.0)
        for effect in effects {
            guard let own = effect.explained else { return nil }
            sum += own.variance
            error += own.standardError
        }
        let share = sum / spread.variance
        let relative = spread.standardError / spread.variance
        let half =
            z
            * (error * error / (spread.variance * spread.variance) + share * share * relative * relative)
            .squareRoot()
        func clamped(_ value: Double) -> Double { min(1, max(0, value)) }
        self.share = clamped(share)
        interval = Interval(lower: clamped(share - half), upper: clamped(share + half))
    }
}
