import CGSL
import Testing

import Distributions

/// Draws of a `gsl_ran_*` sampler and of our quantile function, from different sites, must be of one distribution.
@Suite("Families against GSL's samplers") struct RivalTests {
    @Test(
        "gsl_ran_* samples follow our cumulative function (Kolmogorov–Smirnov, false alarm 1e-6)",
        arguments: GSLSampler.continuous)
    func continuous(_ rival: GSLSampler) throws {
        let distribution = try Distribution(rival.family, parameters: rival.parameters)
        #expect(kolmogorovDistance(rival.draws(), distribution.cdf) < kolmogorovLimit(1500))
    }

    @Test(
        "gsl_ran_* samples and ours fall into the same cells (chi-square, false alarm 1e-6)",
        arguments: GSLSampler.discrete)
    func discrete(_ rival: GSLSampler) throws {
        let distribution = try Distribution(rival.family, parameters: rival.parameters)
        let stream = RandomStream(seed: 32)
        let ours = (0..<1500).map {
            distribution.quantile(
                stream.uniforms(site: Site(hashing: "ours"), round: 0, replicate: UInt64($0)).first)
        }
        for draws in [ours, rival.draws()] {
            #expect(chiSquareTail(draws, distribution) > 1e-6)
        }
    }

    /// P(chi-square this large), over cells of one value each or, where fewer than 10 are expected, of several.
    private func chiSquareTail(_ draws: [Double], _ distribution: Distribution) -> Double {
        let n = Double(draws.count)
        var (statistic, cells, below) = (0.0, 0, -Double.infinity)
        var x = distribution.quantile(1e-12)
        while below < .infinity {
            var upTo = x
            while n * (distribution.cdf(upTo) - distribution.cdf(below)) < 10 { upTo += 1 }
            if n * (1 - distribution.cdf(upTo)) < 10 { upTo = .infinity }
            let expected = n * (distribution.cdf(upTo) - distribution.cdf(below))
            let seen = Double(draws.count { $0 > below && $0 <= upTo })
            statistic += (seen - expected) * (seen - expected) / expected
            (cells, below, x) = (cells + 1, upTo, upTo + 1)
        }
        return gsl_cdf_chisq_Q(statistic, Double(cells - 1))
    }
}

@Suite("Tables of values") struct WeightedTableTests {
    @Test("pick is ordered by value, joins equal values and drops weight 0")
    func pick() throws {
        let distribution = try Distribution(.pick, parameters: [5, 1, 2, 2, 5, 1, 9, 0])
        #expect(distribution.quantile(0.49) == 2)
        #expect(distribution.quantile(0.51) == 5)
        #expect(distribution.quantile(1) == 5)
        #expect(distribution.cdf(4.9) == 0.5)
        #expect(distribution.mean == 3.5)
        #expect(distribution.standardDeviation == 1.5)
        #expect(distribution.support == 2...5)
    }

    @Test("empirical gives each value of the data its share")
    func empirical() throws {
        let distribution = try Distribution(.empirical, parameters: [3, 1, 2, 2])
        #expect([0.1, 0.3, 0.7, 0.8].map { distribution.quantile($0) } == [1, 2, 2, 3])
        #expect(try Distribution(.empirical, parameters: [7, 7]).isConstant == 7)
    }

    @Test("chance and bernoulli are 1 at the upper end")
    func chance() throws {
        let distribution = try Distribution(.chance, parameters: [0.25])
        #expect(distribution.quantile(0.75) == 0)
        #expect(distribution.quantile(0.75.nextUp) == 1)
        #expect(distribution.cdf(0) == 0.75)
        #expect(try Distribution(.chance, parameters: [1]).isConstant == 1)
    }
}
