/// The values of a discrete law that a uniform number can reach, with their tails and probabilities.
struct PointTable: Sendable {
    struct Point: Sendable {
        let value: Double
        let probability: Double
        /// P(X ≤ value).
        let lower: Double
        /// P(X > value).
        let upper: Double
    }

    /// In ascending order.
    let points: [Point]

    /// `nil` if there are more than `limit` values.
    /// - Parameter tail: values are left out at either end whose probabilities sum to less.
    init?(_ law: some DiscreteLaw, limit: Int, tail: Double = 0x1p-60) {
        guard limit > 0 else { return nil }
        var value = law.quantile(lower: tail)
        let last = law.quantile(upper: tail)
        // Most laws step by 1; one that steps by less is caught below.
        var points: [Point] = []
        var (lowerBefore, upperBefore) =
            law.predecessor(of: value).map { (law.lowerTail($0), law.upperTail($0)) } ?? (0, 1)
        while true {
            let (lower, upper) = (law.lowerTail(value), law.upperTail(value))
            let probability = lower <= 0.5 ? lower - lowerBefore : upperBefore - upper
            points.append(Point(value: value, probability: probability, lower: lower, upper: upper))
            if value >= last { break }
            guard points.count < limit, let next = law.successor(of: value) else { return nil }
            if law is any CountingLaw, last - value > Double(limit) { return nil }
            (value, lowerBefore, upperBefore) = (next, lower, upper)
        }
        self.points = points
    }
}
