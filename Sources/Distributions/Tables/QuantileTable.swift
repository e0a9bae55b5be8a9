import Synchronization

/// The quantile function of a continuous distribution with constant parameters as a table: cubic pieces that meet the
/// true function, and its slope, at every knot.
///
/// The knots are logarithmic in the distance p of u from the nearer end of (0, 1): every octave of p has the same
/// number of cells, so that cells shrink towards the tails as the function steepens, and the cell of a number can be
/// read off its bits. Beyond the outermost knot, and where nothing else is exact enough, the true function is called.
package struct QuantileTable: Sendable {
    /// A cubic in the distance from the cell's knot.
    struct Cell: Sendable {
        var c0, c1, c2, c3: Double

        @inline(__always)
        func value(at distance: Double) -> Double { c0 + distance * (c1 + distance * (c2 + distance * c3)) }
    }

    /// One reference, so that handing a table on costs one count.
    private final class Storage: Sendable {
        /// First the cells of the lower half, by rising p, then those of the upper half, by rising p.
        let cells: [Cell]
        /// How many low bits of p's pattern say where in its cell it lies.
        let bits: UInt64
        /// The number of cells in either half.
        let half: Int
        /// Below this p the true function is called.
        let edge: Double
        let low: Double
        let high: Double
        let law: any ContinuousLaw
        let error: Double

        init(_ fit: QuantileFit, of law: any ContinuousLaw) {
            cells = fit.cells
            bits = 52 - UInt64(fit.level)
            half = fit.cells.count / 2
            edge = fit.edge
            low = law.support.lowerBound
            high = law.support.upperBound
            error = fit.error
            self.law = law
        }

        /// The cell of p, which lies between the edge and ½, and the distance of p from its knot.
        /// - Parameter side: 1 in the upper half, 0 in the lower: no branch, which would be mispredicted every other time.
        @inline(__always)
        func place(of p: Double, side: UInt64) -> (cell: UInt64, distance: Double) {
            // p = ½ exactly belongs to the last cell, at its upper end.
            let pattern = min(p.bitPattern, 0x3FE0_0000_0000_0000 - 1)
            let knot = pattern &>> bits
            // A product would be slow in vectors of integers.
            let upper = UInt64(truncatingIfNeeded: half) & (0 &- side)
            return (knot &- QuantileFit.leastP.bitPattern &>> bits &+ upper, p - Double(bitPattern: knot &<< bits))
        }

        @inline(__always)
        func value(_ cell: UInt64, at distance: Double) -> Double {
            min(max(cells[Int(truncatingIfNeeded: cell)].value(at: distance), low), high)
        }

        /// The true function, kept out of the loop.
        @inline(never)
        func beyond(_ p: Double, isUpper: Bool) -> Double {
            // The same ends as `Distribution.quantile`.
            isUpper ? law.quantile(upper: max(p, 0x1p-53)).madeFinite : law.quantile(lower: max(p, 0x1p-54)).madeFinite
        }

        @inline(__always)
        func quantile(_ u: Double) -> Double {
            let p = min(u, 1 - u)
            guard p >= edge else { return beyond(p, isUpper: u > 0.5) }
            let place = place(of: p, side: (0.5 - u).bitPattern &>> 63)
            return value(place.cell, at: place.distance)
        }
    }

    private let storage: Storage

    /// The greatest error that was seen when the table was checked between its knots, in units of the distribution.
    /// It is at most 1e-6 of the inter-quartile range.
    package var measuredError: Double { storage.error }

    /// The share of the inter-quartile range that the error may reach.
    static let tolerance = 1e-6

    /// `nil` if the distribution is not continuous, or a table of at most 3,072 cells cannot be exact enough.
    package init?(_ distribution: Distribution) {
        guard case .continuous(let law) = distribution.form else { return nil }
        self.init(law)
    }

    init?(_ law: any ContinuousLaw) {
        guard let storage = Self.storage(of: law) else { return nil }
        self.storage = storage
    }

    /// Whether the two are one table in memory, as those of equal distributions are.
    package func isIdentical(to other: QuantileTable) -> Bool { storage === other.storage }

    /// The quantile at `u` in (0, 1), to within ``measuredError``.
    package func quantile(_ u: Double) -> Double { storage.quantile(u) }

    /// The quantiles of all the uniforms, in their order.
    ///
    /// First all cells, in vectors; then all cubics, so that many cells are fetched at a time.
    package func fill(_ output: inout MutableSpan<Double>, uniforms: Span<Double>) {
        let count = uniforms.count
        precondition(output.count == count, "as many draws as uniforms")
        let storage = storage
        var cells = [UInt64](repeating: 0, count: count)
        var distances = [Double](repeating: 0, count: count)
        var isAnyBeyond: UInt64 = 0
        do {
            var cells = cells.mutableSpan
            var distances = distances.mutableSpan
            let edge = storage.edge
            precondition(cells.count == count && distances.count == count)
            for i in 0..<count {
                let u = uniforms[i]
                let p = min(u, 1 - u)
                isAnyBeyond |= p < edge ? 1 : 0
                let place = storage.place(of: max(p, edge), side: (0.5 - u).bitPattern &>> 63)
                cells[i] = place.cell
                distances[i] = place.distance
            }
        }
        // Before anything is written: the draws may take the place of the uniforms.
        var beyond: [(index: Int, quantile: Double)] = []
        if isAnyBeyond != 0 {
            for i in 0..<count where min(uniforms[i], 1 - uniforms[i]) < storage.edge {
                beyond.append((i, storage.quantile(uniforms[i])))
            }
        }
        for i in 0..<count { output[i] = storage.value(cells[i], at: distances[i]) }
        for (index, quantile) in beyond { output[index] = quantile }
    }
}

/// Equal distributions share a table while one of them is in use: the scenarios of a sweep have most of theirs in common.
extension QuantileTable {
    private struct Known {
        weak var storage: Storage?
    }

    private static let known = Mutex<[AnyHashable: Known]>([:])

    /// `nil` if no table is exact enough.
    private static func storage(of law: any ContinuousLaw) -> Storage? {
        if let found = known.withLock({ $0[AnyHashable(law)]?.storage }) { return found }
        guard let fit = QuantileFit(law) else { return nil }
        let made = Storage(fit, of: law)
        return known.withLock { known in
            // Another thread may have been faster.
            if let found = known[AnyHashable(law)]?.storage { return found }
            if known.count == known.capacity { known = known.filter { $0.value.storage != nil } }
            known[AnyHashable(law)] = Known(storage: made)
            return made
        }
    }
}
