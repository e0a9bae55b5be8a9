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
    /// - Parameter tail: values at either end whose probabilities sum to less are omitted; 0 omits none.
    init?(_ law: some DiscreteLaw, limit: Int, tail: Double = 0x1p-60) {
        guard limit > 0 else { return nil }
        var value = tail > 0 ? law.quantile(lower: tail) : law.support.lowerBound
        let last = tail > 0 ? law.quantile(upper: tail) : law.support.upperBound
        // Most laws step by 1; one that steps by less is caught below.
        var points: [Point] = []
        while true {
            points.append(
                Point(
                    value: value, probability: law.probability(at: value), lower: law.lowerTail(value),
                    upper: law.upperTail(value)))
            if value >= last { break }
            guard points.count < limit, let next = law.successor(of: value) else { return nil }
            if law is any CountingLaw, last - value > Double(limit) { return nil }
            value = next
        }
        self.points = points
    }
}
