import Foundation
import Testing

import Distributions

/// Distributions on which GSL's inverses fail or are slow, and others at the edge of what is allowed.
private let extremes: [(Family, [Double])] = [
    (.beta, [0.01, 0.01]), (.beta, [1e-4, 5]), (.beta, [5, 1e-4]), (.beta, [1e6, 1e6]), (.beta, [3e7, 2e9]),
    (.beta, [1e12, 2]), (.beta, [2, 1e12]), (.beta, [1e-100, 1e-100]), (.beta, [1e100, 1e100]),
    (.gamma, [0.001, 1]), (.gamma, [1e-10, 1]), (.gamma, [1e7, 1]), (.gamma, [1e12, 1e-12]), (.gamma, [1e100, 1]),
    (.fisherF, [0.01, 0.01]), (.fisherF, [1e6, 3]), (.fisherF, [1e7, 1e7]), (.studentT, [0.01]), (.studentT, [1e12]),
    (.chiSquared, [0.001]), (.pareto, [0.001, 1]), (.weibull, [1, 0.001]), (.weibull, [1, 1e9]),
    (.lognormal, [0, 1000]), (.lognormal, [1000, 1]), (.gumbel, [1e140, 1]), (.normal, [1e150, 1e-150]),
    (.cauchy, [0, 1e150]), (.uniform, [-1e150, 1e150]), (.triangular, [-1e150, 0, 1e150]), (.pert, [0, 1e-150, 1e150]),
    (.poisson, [1e-12]), (.poisson, [1e6]), (.poisson, [1e9]), (.binomial, [1e6, 0.3]), (.binomial, [1e9, 1e-9]),
    (.binomial, [1e9, 0.999_999]), (.binomial, [2, 1e-17]), (.geometric, [1e-12]), (.geometric, [1e-100]),
    (.geometric, [1 - 1e-15]), (.negativeBinomial, [1e9, 0.5]), (.negativeBinomial, [1e-3, 0.5]),
    (.negativeBinomial, [3, 1e-12]), (.negativeBinomial, [1e9, 1e-30]), (.hypergeometric, [5e8, 5e8, 1e6]),
    (.hypergeometric, [1e9, 1e9, 1e9]), (.hypergeometric, [1, 1e9, 1]), (.chance, [1e-300]),
    (.betaBetween, [1e-6, 1 - 1e-6]), (.betaBetween, [0.3, 0.300_1]), (.lognormalBetween, [1e-100, 1e100]),
]

@Suite("Extreme parameters") struct ExtremeTests {
    @Test("quantiles are finite, in the support and in order, however far out", arguments: extremes.indices)
    func sane(_ index: Int) throws {
        let distribution = try Distribution(extremes[index].0, parameters: extremes[index].1)
        let levels = [0, 0x1p-54, 0x1p-53, 1e-12, 0.001, 0.2, 0.499, 0.5, 0.501, 0.8, 0.999, 1 - 1e-12, 1 - 0x1p-53, 1]
        let values = levels.map { distribution.quantile($0) }
        #expect(values.allSatisfy { $0.isFinite && distribution.support.contains($0) })
        #expect(zip(values, values.dropFirst()).allSatisfy { $0 <= $1 })
    }

    /// Beyond 1e150 squares overflow, and the value need only be sane.
    @Test("quantiles solve the cumulative function's equation", arguments: extremes.indices)
    func solved(_ index: Int) throws {
        let distribution = try Distribution(extremes[index].0, parameters: extremes[index].1)
        for u in [0.001, 0.2, 0.45, 0.55, 0.8, 0.999] {
            let x = distribution.quantile(u)
            if distribution.isDiscrete {
                #expect(distribution.cdf(x) >= u * (1 - 1e-9))
                #expect(distribution.cdf(x.nextDown) < u * (1 + 1e-9))
            } else if x.magnitude < 1e150, !agree(distribution.cdf(x), u, relative: 1e-9) {
                // No double comes nearer.
                let step = max(x.ulp, Double.leastNonzeroMagnitude) * 4
                #expect(distribution.cdf(x - step) <= u * (1 + 1e-9))
                #expect(distribution.cdf(x + step) >= u * (1 - 1e-9))
            }
        }
    }

    @Test("the large-parameter expansions meet the series they take over from")
    func seams() {
        GSL.prepare()
        for x in [-4.0, -1, 0, 1e-7, 0.3, 2, 5] {
            // Betas of shapes just below and above 1e7, so many standard deviations from the mean, differ by O(1/shape).
            func beta(_ a: Double) -> Double {
                let p = 0.5 + x * (0.25 / (2 * a + 1)).squareRoot()
                return IncompleteBeta.lower(a: a, b: a, x: p, complement: 1 - p)
            }
            #expect(agree(beta(9_999_999), beta(10_000_001), relative: 1e-8))
            func gamma(_ shape: Double) -> Double {
                IncompleteGamma.lower(shape: shape, shape + x * shape.squareRoot())
            }
            #expect(agree(gamma(1e5 - 1e-6), gamma(1e5), relative: 1e-9))
        }
    }

    @Test("tails of a Poisson of mean 3e8 are right where GSL's and SciPy's are not; summed by mpmath with 40 digits")
    func largePoisson() throws {
        let distribution = try Distribution(.poisson, parameters: [3e8])
        #expect(agree(1 - distribution.cdf(300_082_334), 1.000_235_189_143_499e-6, relative: 1e-9))
        #expect(distribution.quantile(1 - 1e-6) == 300_082_335)
    }

    @Test("lower tails of large gammas; series summed by mpmath with 40 digits")
    func largeGamma() {
        for (shape, x, expected) in [
            (1e5, 1e5 - 900, 0.002_161_493_893_214_743), (1e7, 1e7 + 9000, 0.997_781_532_782_619_7),
            (2e5, 2e5, 0.500_297_354_027_618_5), (3e6, 2_991_774.024_745_192_4, 1.000_000_000_000_001_5e-6),
        ] {
            #expect(agree(IncompleteGamma.lower(shape: shape, x), expected, relative: 1e-11))
        }
    }
}
