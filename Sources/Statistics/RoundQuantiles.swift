/// Times, counted in rounds. Quantiles are order statistics: the least round at which the share is reached.
extension RoundHistogram {
    /// The number of replicates in which it happened.
    package var total: Int { counts.reduce(0, +) }

    /// The mean round among the replicates in which it happened; `nil` if there are none.
    package var mean: Double? {
        let total = total
        guard total > 0 else { return nil }
        var sum = 0.0
        for (round, count) in counts.enumerated() { sum += Double(round) * Double(count) }
        return sum / Double(total)
    }

    /// By round: the number of replicates in which it happened up to and including that round.
    package var cumulative: [Int] {
        var sum = 0
        return counts.map { count in
            sum += count
            return sum
        }
    }

    /// The quantile among the replicates in which it happened; `nil` if there are none.
    package func quantile(_ p: Double) -> Int? {
        quantile(p, of: total)
    }

    /// The quantile among all `replicates`: those in which it never happened are not dropped but come last.
    ///
    /// `nil`: the share `p` is not reached within the horizon (or there are no replicates).
    package func quantile(_ p: Double, of replicates: Int) -> Int? {
        guard replicates > 0 else { return nil }
        let rank = quantileRank(p, of: replicates)
        return cumulative.firstIndex { $0 >= rank }
    }

    /// A confidence interval for a quantile among all `replicates`, from order statistics alone: no assumption on the
    /// distribution, coverage never below `level`.
    ///
    /// The ranks l and u of the usual construction (largest l with P(B < l) ≤ α/2, least u with P(B ≥ u) ≤ α/2,
    /// B binomial) are found by its dual: a round lies below the interval while the exact upper limit of the share
    /// reached by then is at most `p`, and the interval ends where the exact lower limit reaches `p`.
    package func quantileInterval(_ p: Double, of replicates: Int, level: Double) -> RoundInterval {
        quantileInterval(p, of: replicates, level: level, validity: .fixed)
    }

    /// The first round at which `holds`, which once true stays true; by bisection, since every question costs a beta quantile.
    func firstRound(of reached: [Probability], where holds: (Probability) -> Bool) -> Int? {
        var (low, high) = (0, reached.count)
        while low < high {
            let middle = (low + high) / 2
            if holds(reached[middle]) { high = middle } else { low = middle + 1 }
        }
        return low < reached.count ? low : nil
    }
}

/// A confidence interval for a time in rounds; `nil`: beyond the horizon.
package struct RoundInterval: Sendable, Hashable {
    package var lower: Int?
    package var upper: Int?

    package init(lower: Int?, upper: Int?) {
        self.lower = lower
        self.upper = upper
    }
}

/// The rank (from 1) of the order statistic that is the `p` quantile of `count` values.
///
/// The product is nudged down by two units in the last place: 0.07 × 100 must be rank 7 although it rounds to 7.000000000000001.
package func quantileRank(_ p: Double, of count: Int) -> Int {
    precondition(p >= 0 && p <= 1 && count > 0, "a quantile of some values")
    let rank = (p * Double(count)).nextDown.nextDown.rounded(.up)
    return min(count, max(1, Int(rank)))
}
