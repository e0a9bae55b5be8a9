import CGSL
import Testing

import Distributions

/// Draws of a `gsl_ran_*` sampler and of our quantile function, from different sites, must be of one distribution.
private struct Rival: CustomTestStringConvertible, Sendable {
    var family: Family
    var parameters: [Double]
    var draw: @Sendable (UnsafeMutablePointer<gsl_rng>) -> Double

    var testDescription: String { "\(family.rawValue)\(parameters)" }

    static let discrete: [Rival] = [
        Rival(family: .bernoulli, parameters: [0.3]) { Double(gsl_ran_bernoulli($0, 0.3)) },
        Rival(family: .poisson, parameters: [4.5]) { Double(gsl_ran_poisson($0, 4.5)) },
        Rival(family: .binomial, parameters: [12, 0.4]) { Double(gsl_ran_binomial($0, 0.4, 12)) },
        Rival(family: .geometric, parameters: [0.2]) { Double(gsl_ran_geometric($0, 0.2)) },
        Rival(family: .negativeBinomial, parameters: [3, 0.4]) { Double(gsl_ran_negative_binomial($0, 0.4, 3)) },
        Rival(family: .hypergeometric, parameters: [7, 9, 6]) { Double(gsl_ran_hypergeometric($0, 7, 9, 6)) },
    ]

    static let continuous: [Rival] = [
        Rival(family: .uniform, parameters: [2, 5]) { gsl_ran_flat($0, 2, 5) },
        Rival(family: .normal, parameters: [0, 2]) { gsl_ran_gaussian($0, 2) },
        Rival(family: .lognormal, parameters: [1, 0.5]) { gsl_ran_lognormal($0, 1, 0.5) },
        Rival(family: .exponential, parameters: [3]) { gsl_ran_exponential($0, 3) },
        Rival(family: .gamma, parameters: [2.5, 3]) { gsl_ran_gamma($0, 2.5, 3) },
        Rival(family: .beta, parameters: [2, 4]) { gsl_ran_beta($0, 2, 4) },
        Rival(family: .weibull, parameters: [2, 1.5]) { gsl_ran_weibull($0, 2, 1.5) },
        Rival(family: .pareto, parameters: [3, 2]) { gsl_ran_pareto($0, 3, 2) },
        Rival(family: .logisticDist, parameters: [0, 2]) { gsl_ran_logistic($0, 2) },
        Rival(family: .laplace, parameters: [0, 2]) { gsl_ran_laplace($0, 2) },
        Rival(family: .cauchy, parameters: [0, 2]) { gsl_ran_cauchy($0, 2) },
        Rival(family: .gumbel, parameters: [0, 0.5]) { gsl_ran_gumbel1($0, 2, 1) },
        Rival(family: .rayleigh, parameters: [2]) { gsl_ran_rayleigh($0, 2) },
        Rival(family: .studentT, parameters: [3]) { gsl_ran_tdist($0, 3) },
        Rival(family: .chiSquared, parameters: [5]) { gsl_ran_chisq($0, 5) },
        Rival(family: .fisherF, parameters: [4, 9]) { gsl_ran_fdist($0, 4, 9) },
    ]

    /// 1,500 draws by GSL's own algorithm, each from its own replicate of an addressed stream.
    func draws() -> [Double] {
        (0..<1500).map { replicate in
            GSLStream(RandomStream(seed: 31), site: Site(hashing: "rival"), round: 0, replicate: UInt64(replicate))
                .withGenerator(draw)
        }
    }
}

@Suite("Families against GSL's samplers") struct RivalTests {
    @Test(
        "gsl_ran_* samples follow our cumulative function (Kolmogorov–Smirnov, false alarm 1e-6)",
        arguments: Rival.continuous)
    fileprivate func continuous(_ rival: Rival) throws {
        let distribution = try Distribution(rival.family, parameters: rival.parameters)
        #expect(kolmogorovDistance(rival.draws(), distribution.cdf) < kolmogorovLimit(1500))
    }

    @Test(
        "gsl_ran_* samples and ours fall into the same cells (chi-square, false alarm 1e-6)",
        arguments: Rival.discrete)
    fileprivate func discrete(_ rival: Rival) throws {
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
