/// Numbers with their counts: what quantiles are read from. Numbers that are equal are kept once.
package struct ValueCounts: Sendable, Equatable {
    /// Ascending; none is not a number.
    package private(set) var values: [Double] = []
    /// By value: how often it came, at least once.
    package private(set) var counts: [Int] = []

    package init() {}

    /// - Parameter values: in any order, none that is not a number.
    package init(_ values: [Double]) {
        for value in values.sorted() {
            // −0 is 0.
            if value == self.values.last {
                counts[counts.count - 1] += 1
            } else {
                self.values.append(value + 0)
                counts.append(1)
            }
        }
    }

    /// `nil` unless the values ascend and each was there.
    init?(values: [Double], counts: [Int]) {
        guard values.count == counts.count, counts.allSatisfy({ $0 > 0 }),
            zip(values, values.dropFirst()).allSatisfy({ $0 < $1 }), !(values.first?.isNaN ?? false)
        else { return nil }
        (self.values, self.counts) = (values, counts)
    }

    /// How many numbers there are.
    package var count: Int { counts.reduce(0, +) }

    package mutating func merge(_ other: ValueCounts) {
        guard !other.values.isEmpty else { return }
        guard !values.isEmpty else { return self = other }
        var result = ValueCounts()
        result.values.reserveCapacity(values.count + other.values.count)
        result.counts.reserveCapacity(values.count + other.values.count)
        var (i, j) = (0, 0)
        while i < values.count || j < other.values.count {
            let own = i < values.count ? values[i] : .infinity
            let theirs = j < other.values.count ? other.values[j] : .infinity
            let (takesOwn, takesTheirs) = (
                i < values.count && (own <= theirs || j == other.values.count),
                j < other.values.count && (theirs <= own || i == values.count)
            )
            result.values.append(takesOwn ? own : theirs)
            result.counts.append((takesOwn ? counts[i] : 0) + (takesTheirs ? other.counts[j] : 0))
            if takesOwn { i += 1 }
            if takesTheirs { j += 1 }
        }
        self = result
    }

    /// Order statistics: for each share, the least value at which it is reached; `nil` without values.
    package func quantiles(_ shares: [Double]) -> [Double?] {
        let all = count
        guard all > 0 else { return shares.map { _ in nil } }
        return shares.map { share in
            var left = quantileRank(share, of: all)
            for (value, count) in zip(values, counts) {
                left -= count
                if left <= 0 { return value }
            }
            return values.last
        }
    }
}
