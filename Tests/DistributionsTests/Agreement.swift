import Foundation

/// The greatest distance between the empirical distribution of draws and a cumulative function.
func kolmogorovDistance(_ draws: [Double], _ cdf: (Double) -> Double) -> Double {
    let n = Double(draws.count)
    return draws.sorted().enumerated().reduce(0) { worst, draw in
        let expected = cdf(draw.element)
        let (below, above) = (Double(draw.offset) / n, Double(draw.offset + 1) / n)
        return max(worst, (expected - below).magnitude, (above - expected).magnitude)
    }
}

/// What `n` independent draws exceed with probability at most 1e-6: the bound of Dvoretzky, Kiefer and Wolfowitz with
/// Massart's constant, 2·exp(−2nd²).
func kolmogorovLimit(_ n: Int) -> Double { (log(2 / 1e-6) / (2 * Double(n))).squareRoot() }

/// Whether two numbers agree to a relative tolerance, or an absolute one about 0.
func agree(_ a: Double, _ b: Double, relative: Double, absolute: Double = 1e-14) -> Bool {
    a == b || (a - b).magnitude <= max(relative * b.magnitude, absolute)
}
