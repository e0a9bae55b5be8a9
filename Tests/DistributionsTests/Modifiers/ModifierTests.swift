import Foundation
import Testing

import Distributions

private func make(_ family: Family, _ parameters: Double...) throws -> Distribution {
    try Distribution(family, parameters: parameters)
}

@Suite("Truncation and mixture") struct ModifierTests {
    @Test("truncated normals agree with mpmath, far tails included")
    func truncatedNormal() throws {
        let cases: [(Double, Double, [Double])] = TruncatedNormalWitness.cases
        for (low, high, expected) in cases {
            let distribution = try Distribution.truncated(make(.normal, 0, 1), low: low, high: high)
            let ours = [
                try #require(distribution.mean), try #require(distribution.standardDeviation),
                distribution.quantile(0.001), distribution.quantile(0.5), distribution.quantile(0.999),
            ]
            for (a, b) in zip(ours, expected) {
                #expect(agree(a, b, relative: 1e-9, absolute: 1e-9), "\(low), \(high)")
            }
        }
    }

    @Test("draws stay in the range")
    func range() throws {
        let distribution = try Distribution.truncated(make(.cauchy, 0, 1), low: -2, high: 1e6)
        for u in [0, 1e-12, 0.3, 0.9, 1 - 1e-15, 1] {
            #expect((-2...1e6).contains(distribution.quantile(u)))
        }
        #expect(distribution.cdf(-2) == 0)
        #expect(distribution.cdf(1e6) == 1)
        #expect(distribution.mean != nil)
        #expect(try Distribution.truncated(make(.cauchy, 0, 1), low: 0, high: .infinity).mean == nil)
    }

    @Test("a truncation of a truncation is the truncation to what they share")
    func nested() throws {
        let inner = try Distribution.truncated(make(.gamma, 2, 3), low: 1, high: 20)
        let outer = try Distribution.truncated(inner, low: 0, high: 5)
        let plain = try Distribution.truncated(make(.gamma, 2, 3), low: 1, high: 5)
        for u in [0.01, 0.5, 0.99] { #expect(outer.quantile(u) == plain.quantile(u)) }
        #expect(outer.support == 1...5)
    }

    @Test("a truncated Poisson has the probabilities of a Poisson, scaled")
    func truncatedDiscrete() throws {
        let base = try make(.poisson, 3)
        let cut = try Distribution.truncated(base, low: 1.5, high: 6.9)
        #expect(cut.support == 2...6)
        let mass = base.cdf(6) - base.cdf(1)
        var mean = 0.0
        for k in 2...6 {
            let x = Double(k)
            #expect(agree(cut.cdf(x), (base.cdf(x) - base.cdf(1)) / mass, relative: 1e-12))
            mean += x * (base.cdf(x) - base.cdf(x - 1)) / mass
            #expect(cut.quantile(cut.cdf(x) - 1e-9) == x)
        }
        #expect(agree(try #require(cut.mean), mean, relative: 1e-12))
        #expect(try Distribution.truncated(base, low: 3.5, high: 4.5).isConstant == 4)
        // 25 or more: a tail of 2e-15, where 1 − P(X ≤ x) has but two digits.
        let tail = try Distribution.truncated(base, low: 25, high: .infinity)
        #expect(tail.quantile(0.5) == 25)
        // P(X > 33 | X ≥ 25) = 1.0009e-9, P(X > 34 | X ≥ 25) = 8.56e-11, summed by mpmath.
        #expect(tail.quantile(1 - 1.1e-9) == 33)
        #expect(tail.quantile(1 - 0.9e-9) == 34)
    }

    @Test("counts beyond 2⁵³ can be truncated")
    func truncatedHuge() throws {
        let cut = try Distribution.truncated(make(.geometric, 1e-100), low: 1e99, high: 1e100)
        let values = [0, 0.1, 0.5, 0.9, .nan, 1].map { cut.quantile($0) }
        #expect(values.allSatisfy { (1e99...1e100).contains($0) })
        #expect(agree(cut.cdf(values[2]), 0.5, relative: 1e-9))
    }

    @Test("pick and empirical can be truncated")
    func truncatedTable() throws {
        let table = try Distribution(.pick, parameters: [1, 1, 2, 1, 5, 2])
        let cut = try Distribution.truncated(table, low: 1.5, high: 5)
        #expect(agree(cut.cdf(2), 1.0 / 3, relative: 1e-12))
        #expect(cut.quantile(0.3) == 2)
        #expect(cut.quantile(0.4) == 5)
    }

    @Test("second picks the component, u is pushed through it")
    func mixture() throws {
        let parts = [
            (weight: 1.0, distribution: try make(.normal, 0, 1)),
            (weight: 3.0, distribution: try make(.uniform, 10, 20)),
        ]
        let mixture = try Distribution.mixture(parts)
        #expect(mixture.usesSecond)
        #expect(mixture.quantile(0.9, second: 0.2) == parts[0].distribution.quantile(0.9))
        #expect(mixture.quantile(0.9, second: 0.3) == 19)
        #expect(agree(mixture.cdf(12), 0.25 + 0.75 * 0.2, relative: 1e-12))
        #expect(agree(try #require(mixture.mean), 0.75 * 15, relative: 1e-12))
        let variance = 0.25 * (1 + 11.25 * 11.25) + 0.75 * (100.0 / 12 + 3.75 * 3.75)
        #expect(agree(try #require(mixture.standardDeviation), variance.squareRoot(), relative: 1e-12))
        #expect(try Distribution.mixture([(1, make(.cauchy, 0, 1)), (1, make(.normal, 0, 1))]).mean == nil)
    }

    @Test("a mixture in a mixture, truncated, has the truncated cumulative function (Kolmogorov–Smirnov, 1e-6)")
    func nestedMixture() throws {
        let inner = try Distribution.mixture([(1, make(.normal, 0, 1)), (1, make(.exponential, 2))])
        let outer = try Distribution.mixture([(2, inner), (1, make(.uniform, -1, 4))])
        let cut = try Distribution.truncated(outer, low: -0.5, high: 3)
        let mass = outer.cdf(3) - outer.cdf(-0.5)
        for x in [-0.4, 0, 1.3, 2.9] {
            #expect(agree(cut.cdf(x), (outer.cdf(x) - outer.cdf(-0.5)) / mass, relative: 1e-12))
        }
        let stream = RandomStream(seed: 8)
        let sampler = Sampler(cut)
        let draws = (0..<2000).map {
            let u = stream.uniforms(site: Site(hashing: "mixture"), round: 0, replicate: UInt64($0))
            return sampler.sample(u.first, second: u.second)
        }
        #expect(kolmogorovDistance(draws, cut.cdf) < kolmogorovLimit(2000))
    }
}

@Suite("Elicited ranges") struct BetweenTests {
    @Test(
        "the 5 % and 95 % quantiles are the ends",
        arguments: [
            (0.1, 0.4), (0.01, 0.99), (1e-6, 1 - 1e-6), (0.5, 0.5001), (0.001, 0.002), (0.9, 0.999), (1e-5, 0.5),
            (0.02, 0.03),
            (0.499_999, 0.500_001),
        ])
    func betaBetween(_ low: Double, _ high: Double) throws {
        let distribution = try make(.betaBetween, low, high)
        #expect((distribution.cdf(low) - 0.05).magnitude <= 1e-9)
        #expect((distribution.cdf(high) - 0.95).magnitude <= 1e-9)
        #expect(agree(distribution.quantile(0.05), low, relative: 1e-6))
        #expect(agree(distribution.quantile(0.95), high, relative: 1e-6))
    }

    @Test("every range on a coarse grid has its beta")
    func grid() throws {
        for low in stride(from: 0.02, through: 0.9, by: 0.08) {
            for high in stride(from: low + 0.03, through: 0.99, by: 0.08) {
                let distribution = try make(.betaBetween, low, high)
                #expect((distribution.cdf(low) - 0.05).magnitude <= 1e-9)
            }
        }
    }
}

/// Made with mpmath (300 digits) from the error function by bisection: mean, standard deviation and the quantiles at
/// 0.001, 0.5 and 0.999 of a standard normal cut to a range.
private enum TruncatedNormalWitness {
    static let cases: [(Double, Double, [Double])] = [
        (
            -1, 2,
            [0.22963717909132897, 0.7209455868590458, -0.9966226715348404, 0.17116391801782477, 1.9850630859441682]
        ),
        (
            0, .infinity,
            [0.7978845608028654, 0.602810274989087, 0.0012533144654325544, 0.6744897501960817, 3.290526731491895]
        ),
        (
            5, 6,
            [5.183147090477173, 0.17161710511625308, 5.000192236863447, 5.131371763283919, 5.958572650387236]
        ),
        (
            -30, -29.5,
            [-29.53382067392501, 0.033781097244775495, -29.73296374688537, -29.523460288618733, -29.5000338763963]
        ),
        (
            8, .infinity,
            [8.121368112236112, 0.119686605112439, 8.000123192649347, 8.084911007391543, 8.810652760920764]
        ),
        (
            -0.25, 0.5,
            [0.11925055896410056, 0.2144353537378783, -0.24924963661102703, 0.11651567430093142, 0.4991759794970296]
        ),
    ]
}
