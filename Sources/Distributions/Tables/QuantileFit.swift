/// Fits the cells of a ``QuantileTable`` and measures how far they are from the true function.
///
/// Every refinement halves the cells. The new knots, the old cells' middles, first serve to check the old cells: the
/// error of a cubic that meets value and slope at both ends is greatest about the middle.
struct QuantileFit {
    /// Octaves of p from ½ down.
    static let octaves = 12
    /// The smallest p of a table: one draw in 4,096 lies beyond it at either end, and costs a call of the true function.
    static let leastP = 0x1p-13
    /// 2^level cells an octave: at most 3,072 in all.
    private static let levels = 2...7

    private(set) var level = levels.lowerBound
    private(set) var cells: [QuantileTable.Cell] = []
    private(set) var error = 0.0
    /// Below this p some cell is not good enough.
    private(set) var edge = leastP

    /// The knots of one half: p ascending, with the quantile and its slope in p there.
    fileprivate struct Half {
        var p: [Double] = []
        var value: [Double] = []
        var slope: [Double] = []
    }

    /// `nil` if the law cannot be tabulated well enough.
    init?(_ law: any ContinuousLaw) {
        let range = law.quantile(upper: 0.25) - law.quantile(lower: 0.25)
        guard range > 0, range.isFinite else { return nil }
        let limit = QuantileTable.tolerance * range / 2
        var halves = [false, true].map { Self.knots(law, isUpper: $0, level: level) }
        while true {
            let finer = [false, true].map { Self.refined(halves[$0 ? 1 : 0], law, isUpper: $0, level: level) }
            let fits = (0...1).map { Self.fit(halves[$0]) }
            let checks = (0...1).map { Self.check(fits[$0], halves[$0], against: finer[$0], limit: limit) }
            // The tails may be left to the true function, as long as it is rarely called: the more readily, the finer
            // the table already is.
            let greatestEdge = level < Self.levels.upperBound ? 0x1p-10 : 0x1p-7
            if checks.allSatisfy({ $0.edge <= greatestEdge }) {
                cells = fits[0] + fits[1]
                edge = max(checks[0].edge, checks[1].edge)
                error = max(checks[0].error, checks[1].error)
                return
            }
            // Halving the cells divides the error by 16; where all that is left would not do, stop early.
            let left = Self.levels.upperBound - level
            let worst = max(checks[0].worstInside, checks[1].worstInside)
            guard left > 0, worst < limit * Double(1 << (4 * left)) * 16 else { return nil }
            level += 1
            halves = finer
        }
    }

    private static func knots(_ law: any ContinuousLaw, isUpper: Bool, level: Int) -> Half {
        var half = Half()
        let step = UInt64(1) << UInt64(52 - level)
        for index in 0...UInt64(octaves << level) {
            half.append(Double(bitPattern: leastP.bitPattern + index * step), law, isUpper: isUpper)
        }
        return half
    }

    /// With another knot in the middle of every cell.
    private static func refined(_ half: Half, _ law: any ContinuousLaw, isUpper: Bool, level: Int) -> Half {
        var finer = Half()
        let halfStep = UInt64(1) << UInt64(51 - level)
        for index in half.p.indices {
            finer.p.append(half.p[index])
            finer.value.append(half.value[index])
            finer.slope.append(half.slope[index])
            if index + 1 < half.p.count {
                finer.append(Double(bitPattern: half.p[index].bitPattern + halfStep), law, isUpper: isUpper)
            }
        }
        return finer
    }

    private static func fit(_ half: Half) -> [QuantileTable.Cell] {
        (0..<half.p.count - 1).map { index in
            cubic(
                from: (half.value[index], half.slope[index]), to: (half.value[index + 1], half.slope[index + 1]),
                width: half.p[index + 1] - half.p[index])
        }
    }

    /// The Hermite cubic between two knots, its slopes cut as far as monotony asks
    /// (F. N. Fritsch and R. E. Carlson, *Monotone piecewise cubic interpolation*, 1980).
    static func cubic(
        from start: (value: Double, slope: Double), to end: (value: Double, slope: Double), width: Double
    ) -> QuantileTable.Cell {
        let secant = (end.value - start.value) / width
        var (left, right) = (start.slope, end.slope)
        if secant == 0 || !left.isFinite || !right.isFinite {
            (left, right) = (secant, secant)
        } else {
            let size = (left / secant * (left / secant) + right / secant * (right / secant)).squareRoot()
            if size > 3 { (left, right) = (left * 3 / size, right * 3 / size) }
        }
        return QuantileTable.Cell(
            c0: start.value, c1: left, c2: (3 * secant - 2 * left - right) / width,
            c3: (left + right - 2 * secant) / (width * width))
    }

    private struct Check {
        /// The smallest p from which on all cells are good.
        var edge = leastP
        /// The greatest error seen from there on.
        var error = 0.0
        /// The greatest error in the octaves that a table must have.
        var worstInside = 0.0
    }

    private static func check(
        _ cells: [QuantileTable.Cell], _ half: Half, against finer: Half, limit: Double
    ) -> Check {
        var check = Check()
        var hasFailed = false
        for index in cells.indices.reversed() {
            let (p, middle) = (half.p[index], finer.p[2 * index + 1])
            let (cell, distance) = (cells[index], middle - p)
            let value = cell.value(at: distance)
            // A value that is not a number, of an overflow in a far tail, must count as an error.
            let miss = (value - finer.value[2 * index + 1]).magnitude
            let error = miss.isNaN ? .infinity : miss
            if p >= 0x1p-7 { check.worstInside = max(check.worstInside, error) }
            if error > limit, !hasFailed {
                hasFailed = true
                check.edge = half.p[index + 1]
            }
            if !hasFailed { check.error = max(check.error, error) }
        }
        return check
    }
}

extension QuantileFit.Half {
    /// Adds a knot at the end.
    fileprivate mutating func append(_ p: Double, _ law: any ContinuousLaw, isUpper: Bool) {
        let value = isUpper ? law.quantile(upper: p) : law.quantile(lower: p)
        let slope = 1 / law.density(value)
        self.p.append(p)
        self.value.append(value)
        self.slope.append(isUpper ? -slope : slope)
    }
}
