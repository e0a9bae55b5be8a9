/// The median of some measurements with the least and the greatest of them.
package struct Spread: Sendable, Equatable {
    package var median: Double
    package var least: Double
    package var greatest: Double
    /// The number of measurements.
    package var count: Int

    /// - Returns: `nil` if there are no measurements.
    package init?(_ values: [Double]) {
        let sorted = values.sorted()
        guard let least = sorted.first, let greatest = sorted.last else { return nil }
        let middle = sorted.count / 2
        median = sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
        self.least = least
        self.greatest = greatest
        count = sorted.count
    }
}

/// The change of the time for a replicate, as a share of the earlier time: 0.05 is five per cent slower.
///
/// The true median of the measurements that a program gives lies between the least and the greatest of *n* of them with
/// probability 1 − 2^(1−n) (David & Nagaraja, *Order Statistics*, 3rd ed., §7.1). So the interval from
/// `least now / greatest then − 1` to `greatest now / least then − 1` holds the change of the true medians with
/// probability 1 − 2^(1−n) − 2^(1−m) or more, whatever the law of the measurements (Bonferroni). It assumes that they
/// are independent; it does not cover a machine that was busier on one of the days.
package struct Change: Sendable, Equatable {
    /// The change of the medians.
    package var estimate: Double
    package var lower: Double
    package var upper: Double
    /// A lower bound of the confidence level.
    package var level: Double

    package init(from then: Spread, to now: Spread) {
        estimate = now.median / then.median - 1
        lower = now.least / then.greatest - 1
        upper = now.greatest / then.least - 1
        level = max(0, 1 - Self.missChance(then.count) - Self.missChance(now.count))
    }

    /// The probability that the true median lies outside the range of this number of measurements.
    private static func missChance(_ count: Int) -> Double {
        count < 1 ? 1 : 2 / (0..<min(count, 1000)).reduce(1.0) { power, _ in 2 * power }
    }

    package enum Verdict: String, Sendable {
        case faster, slower
        /// The interval contains 0.
        case undecided
    }

    package var verdict: Verdict {
        if upper < 0 { return .faster }
        return lower > 0 ? .slower : .undecided
    }
}
