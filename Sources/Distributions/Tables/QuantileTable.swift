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
    }

    /// The greatest error that was seen when the table was checked between its knots, in units of the distribution.
    /// It is at most 1e-6 of the inter-quartile range.
    package let measuredError: Double

    /// First the cells of the lower half, by rising p, then those of the upper half, by rising p.
    let cells: [Cell]
    /// Octaves of p in the table, below ½.
    let octaves: Int
    /// How many low bits of p's pattern say where in its cell it lies.
    let bits: UInt64
    /// The pattern of the smallest p of the table, without these bits.
    let firstKnot: UInt64
    /// Below these p the true function is called.
    let lowerEdge: Double
    let upperEdge: Double
    let low: Double
    let high: Double
    let law: any ContinuousLaw

    /// The share of the inter-quartile range that the error may reach.
    static let tolerance = 1e-6

    /// `nil` if the distribution is not continuous, or a table of at most 3,840 cells cannot be exact enough.
    package init?(_ distribution: Distribution) {
        guard case .continuous(let law) = distribution.form else { return nil }
        self.init(law)
    }

    init?(_ law: any ContinuousLaw) {
        guard let fit = QuantileFit(law) else { return nil }
        self.law = law
        measuredError = fit.error
        cells = fit.cells
        octaves = QuantileFit.octaves
        bits = 52 - UInt64(fit.level)
        firstKnot = QuantileFit.leastP.bitPattern &>> bits
        lowerEdge = fit.lowerEdge
        upperEdge = fit.upperEdge
        low = law.support.lowerBound
        high = law.support.upperBound
    }

    /// The quantile at `u` in (0, 1), to within ``measuredError``.
    @inline(__always)
    package func quantile(_ u: Double) -> Double {
        let isUpper = u > 0.5
        let p = isUpper ? 1 - u : u
        if p < (isUpper ? upperEdge : lowerEdge) { return beyond(p, isUpper: isUpper) }
        // p = ½ exactly belongs to the last cell, at its upper end.
        let pattern = min(p.bitPattern, 0x3FE0_0000_0000_0000 - 1)
        let index = Int(truncatingIfNeeded: (pattern &>> bits) &- firstKnot)
        let distance = p - Double(bitPattern: (pattern &>> bits) &<< bits)
        let cell = cells[isUpper ? index &+ cells.count / 2 : index]
        let x = cell.c0 + distance * (cell.c1 + distance * (cell.c2 + distance * cell.c3))
        return min(max(x, low), high)
    }

    /// The true function, kept out of the loop.
    @inline(never)
    private func beyond(_ p: Double, isUpper: Bool) -> Double {
        let p = max(p, 0x1p-54)
        return (isUpper ? law.quantile(upper: p) : law.quantile(lower: p)).madeFinite
    }

    /// The quantiles of all the uniforms, in their order.
    package func fill(_ output: inout MutableSpan<Double>, uniforms: Span<Double>) {
        precondition(output.count == uniforms.count, "as many draws as uniforms")
        for i in uniforms.indices { output[i] = quantile(uniforms[i]) }
    }
}
