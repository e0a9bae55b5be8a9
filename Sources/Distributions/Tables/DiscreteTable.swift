/// The quantile function of a discrete distribution as a guide table: the same values as the law's own, found in a step
/// or two.
///
/// Source: H.-C. Chen and Y. Asau, *On generating random variates from an empirical distribution*, 1974.
package struct DiscreteTable: Sendable {
    /// One reference, so that handing a table on costs one count.
    private final class Storage: Sendable {
        /// Possible values in ascending order.
        let values: [Double]
        /// P(X ≤ value): the greatest u up to ½ that gives each value or a smaller one.
        let lower: [Double]
        /// P(X > value), which decides for u above ½: 1 − u is exact there, P(X ≤ value) is not.
        let upper: [Double]
        /// For each of equal intervals of u, the position of the first value that occurs in it.
        let guide: [UInt16]

        init(values: [Double], lower: [Double], upper: [Double], guide: [UInt16]) {
            self.values = values
            self.lower = lower
            self.upper = upper
            self.guide = guide
        }
    }

    private let storage: Storage

    /// The most values that a table holds.
    static let limit = 4096

    /// `nil` if the distribution is not discrete, a constant, a mixture, or has more than 4096 values.
    package init?(_ distribution: Distribution) {
        guard case .discrete(let law) = distribution.form else { return nil }
        self.init(law)
    }

    init?(_ law: some DiscreteLaw) {
        guard let table = PointTable(law, limit: Self.limit) else { return nil }
        self.init(
            values: table.points.map(\.value), lower: table.points.map(\.lower), upper: table.points.map(\.upper))
    }

    /// `nil` unless all components are discrete, and have not more than 4096 values together.
    init?(_ law: InvertedMixture) {
        var values: Set<Double> = []
        for component in law.mixture.components {
            switch component {
            case .constant(let value): values.insert(value)
            case .discrete(let law):
                guard let table = PointTable(law, limit: Self.limit) else { return nil }
                values.formUnion(table.points.map(\.value))
            case .continuous, .mixture, .inverted: return nil
            }
        }
        guard values.count <= Self.limit else { return nil }
        let ordered = values.sorted()
        self.init(values: ordered, lower: ordered.map(law.lowerTail), upper: ordered.map(law.upperTail))
    }

    private init(values: [Double], lower: [Double], upper: [Double]) {
        var count = 64
        while count < 2 * values.count { count *= 2 }
        var guide: [UInt16] = []
        var position = 0
        for interval in 0..<count {
            let u = Double(interval) / Double(count)
            while position < values.count - 1, !(u <= 0.5 ? lower[position] >= u : upper[position] <= 1 - u) {
                position += 1
            }
            guide.append(UInt16(position))
        }
        storage = Storage(values: values, lower: lower, upper: upper, guide: guide)
    }

    /// What ``Distribution/quantile(_:second:)`` gives at `u` in (0, 1), to the last bit.
    @inline(__always)
    package func quantile(_ u: Double) -> Double {
        let u = u.inOpenUnit
        let table = storage
        let last = table.values.count - 1
        var position = Int(table.guide[Int(u * Double(table.guide.count))])
        if u <= 0.5 {
            while position < last, !(table.lower[position] >= u) { position += 1 }
        } else {
            let q = 1 - u
            while position < last, !(table.upper[position] <= q) { position += 1 }
        }
        return table.values[position]
    }

    /// The quantiles of all the uniforms, in their order.
    package func fill(_ output: inout MutableSpan<Double>, uniforms: Span<Double>) {
        precondition(output.count == uniforms.count, "as many draws as uniforms")
        for i in uniforms.indices { output[i] = quantile(uniforms[i]) }
    }
}
