/// A two-sided confidence interval, both ends included.
package struct Interval: Sendable, Hashable {
    package var lower: Double
    package var upper: Double

    package init(lower: Double, upper: Double) {
        self.lower = lower
        self.upper = upper
    }

    package static func + (left: Interval, right: Interval) -> Interval {
        Interval(lower: left.lower + right.lower, upper: left.upper + right.upper)
    }

    package static func * (factor: Double, interval: Interval) -> Interval {
        let ends = (factor * interval.lower, factor * interval.upper)
        return factor < 0 ? Interval(lower: ends.1, upper: ends.0) : Interval(lower: ends.0, upper: ends.1)
    }
}
