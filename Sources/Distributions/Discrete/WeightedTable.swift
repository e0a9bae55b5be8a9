/// Values with probabilities, in ascending order (`pick` and `empirical`).
struct WeightedTable: DiscreteLaw {
    /// Ascending, no two alike.
    let values: [Double]
    /// P(X = value).
    let weights: [Double]
    /// P(X ≤ value), the last exactly 1.
    let lower: [Double]
    /// P(X > value), the last exactly 0.
    let upper: [Double]

    /// The law of values with weights that sum to 1: a constant if but one value is possible.
    static func form(values: [Double], weights: [Double]) -> Form {
        let entries = zip(values, weights).filter { $0.1 > 0 }.sorted { $0.0 < $1.0 }
        var distinct: [(value: Double, weight: Double)] = []
        for (value, weight) in entries {
            if let last = distinct.last, last.value == value {
                distinct[distinct.count - 1].weight += weight
            } else {
                distinct.append((value, weight))
            }
        }
        if distinct.count == 1, let only = distinct.first { return .constant(only.value) }
        return .discrete(WeightedTable(distinct))
    }

    /// The form given that the value is in [low, high], and the probability of that; `nil` if no value is there.
    func truncated(low: Double, high: Double) -> (form: Form, probability: Double)? {
        let inside = values.indices.filter { values[$0] >= low && values[$0] <= high }
        let total = inside.reduce(0) { $0 + weights[$1] }
        guard total > 0 else { return nil }
        if inside.count == values.count { return (.discrete(self), 1) }
        return (Self.form(values: inside.map { values[$0] }, weights: inside.map { weights[$0] / total }), total)
    }

    private init(_ entries: [(value: Double, weight: Double)]) {
        values = entries.map(\.value)
        weights = entries.map(\.weight)
        // Summed from either end, so that neither tail is a difference.
        var lower: [Double] = []
        var sum = 0.0
        for entry in entries {
            sum += entry.weight
            lower.append(sum)
        }
        var upper: [Double] = []
        sum = 0
        for entry in entries.reversed() {
            upper.append(sum)
            sum += entry.weight
        }
        lower[lower.count - 1] = 1
        self.lower = lower
        self.upper = upper.reversed()
    }

    /// How many values are at most `x`.
    private func rank(_ x: Double) -> Int { Self.first(in: values.count) { values[$0] > x } }

    func lowerTail(_ x: Double) -> Double {
        let rank = rank(x)
        return rank == 0 ? 0 : lower[rank - 1]
    }

    func upperTail(_ x: Double) -> Double {
        let rank = rank(x)
        return rank == 0 ? 1 : upper[rank - 1]
    }

    func quantile(lower p: Double) -> Double {
        values[min(Self.first(in: values.count) { lower[$0] >= p }, values.count - 1)]
    }
    func quantile(upper q: Double) -> Double {
        values[min(Self.first(in: values.count) { upper[$0] <= q }, values.count - 1)]
    }

    func successor(of x: Double) -> Double? {
        let rank = rank(x)
        return rank < values.count ? values[rank] : nil
    }

    func predecessor(of x: Double) -> Double? {
        let rank = Self.first(in: values.count) { values[$0] >= x }
        return rank > 0 ? values[rank - 1] : nil
    }

    /// The least index for which the condition holds, given that it goes from false to true; `count` if it never does.
    private static func first(in count: Int, _ holds: (Int) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if holds(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }

    func probability(at x: Double) -> Double {
        let index = Self.first(in: values.count) { values[$0] >= x }
        return index < values.count && values[index] == x ? weights[index] : 0
    }

    var support: ClosedRange<Double> { values[0]...values[values.count - 1] }
    var mean: Double? { values.indices.reduce(0) { $0 + weights[$1] * values[$1] } }
    var standardDeviation: Double? {
        let mean = mean ?? 0
        return values.indices.reduce(0) { $0 + weights[$1] * (values[$1] - mean) * (values[$1] - mean) }.squareRoot()
    }
}
