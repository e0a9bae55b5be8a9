/// The quantile function of a mixture as a whole, prepared for many draws: cubic pieces where it is smooth; where it
/// jumps over a gap or stands still at an atom, the piece's ends are known, and the rest is solved for.
///
/// The knots are those of a ``QuantileTable`` with 16 cells an octave.
struct InvertedTable: DrawingMethod {
    private final class Storage: Sendable {
        let law: InvertedMixture
        /// The cells of the lower half by rising p, then those of the upper half.
        let cells: [Cell]

        init(law: InvertedMixture, cells: [Cell]) {
            self.law = law
            self.cells = cells
        }
    }

    private enum Cell {
        case cubic(QuantileTable.Cell, low: Double, high: Double)
        case between(Double, Double)
    }

    private static let level = 4
    private static let perHalf = QuantileFit.octaves << level
    private static let bits = UInt64(52 - level)
    private let storage: Storage

    init(_ law: InvertedMixture) {
        let range = law.quantile(upper: 0.25) - law.quantile(lower: 0.25)
        let limit = range.isFinite ? QuantileTable.tolerance * range / 2 : 0
        storage = Storage(
            law: law, cells: [false, true].flatMap { Half(law, isUpper: $0, count: Self.perHalf).cells(limit) })
    }

    private static func p(_ knot: Int) -> Double {
        Double(bitPattern: QuantileFit.leastP.bitPattern + UInt64(knot) << bits)
    }

    /// One half of (0, 1), by the distance p from its end.
    private struct Half {
        let law: InvertedMixture
        let isUpper: Bool
        var values: [Double]

        init(_ law: InvertedMixture, isUpper: Bool, count: Int) {
            self.law = law
            self.isUpper = isUpper
            values = Array(repeating: 0, count: count + 1)
            for end in [0, count] {
                let p = InvertedTable.p(end)
                values[end] = isUpper ? law.quantile(upper: p) : law.quantile(lower: p)
            }
            // Middles first, so that every knot has two neighbours to lie between.
            var waiting = [0...count]
            while let part = waiting.popLast() {
                guard part.upperBound - part.lowerBound > 1 else { continue }
                let middle = (part.lowerBound + part.upperBound) / 2
                values[middle] = value(
                    InvertedTable.p(middle), between: values[part.lowerBound], values[part.upperBound])
                waiting += [part.lowerBound...middle, middle...part.upperBound]
            }
        }

        func value(_ p: Double, between a: Double, _ b: Double) -> Double {
            isUpper
                ? law.quantile(upper: p, between: min(a, b), max(a, b))
                : law.quantile(lower: p, between: min(a, b), max(a, b))
        }

        func cells(_ limit: Double) -> [Cell] {
            let slopes = values.map { (isUpper ? -1 : 1) / law.density($0) }
            return (0..<values.count - 1).map { index in
                let (left, right) = (values[index], values[index + 1])
                let (start, width) = (InvertedTable.p(index), InvertedTable.p(index + 1) - InvertedTable.p(index))
                let cubic = QuantileFit.cubic(
                    from: (left, slopes[index]), to: (right, slopes[index + 1]), width: width)
                let isGood = [0.25, 0.5, 0.75].allSatisfy { share in
                    left == right
                        || (cubic.value(at: share * width) - value(start + share * width, between: left, right))
                            .magnitude
                            <= limit
                }
                return isGood
                    ? .cubic(cubic, low: min(left, right), high: max(left, right))
                    : .between(min(left, right), max(left, right))
            }
        }
    }

    func sample(_ u: Double, second: Double) -> Double {
        let u = u.inOpenUnit
        let isUpper = u > 0.5
        let p = isUpper ? 1 - u : u
        let law = storage.law
        guard p >= QuantileFit.leastP else { return isUpper ? law.quantile(upper: p) : law.quantile(lower: p) }
        // p = ½ exactly belongs to the last cell, at its upper end.
        let knot = min(p.bitPattern, 0x3FE0_0000_0000_0000 - 1) &>> Self.bits
        let index = Int(truncatingIfNeeded: knot &- QuantileFit.leastP.bitPattern &>> Self.bits)
        switch storage.cells[isUpper ? index + Self.perHalf : index] {
        case .cubic(let cubic, let low, let high):
            return min(max(cubic.value(at: p - Double(bitPattern: knot &<< Self.bits)), low), high)
        case .between(let low, let high):
            return isUpper
                ? law.quantile(upper: p, between: low, high) : law.quantile(lower: p, between: low, high)
        }
    }
}
