import Foundation
import Testing

import Distributions

/// One line of Fixtures/quantiles.json, which quantiles.py made with SciPy.
struct QuantileCase: Decodable, CustomTestStringConvertible {
    var family: String
    var parameters: [Double]
    var lower: [[Double]]
    var upper: [[Double]]
    var mean: Double?
    var sd: Double?

    var testDescription: String { "\(family)\(parameters)" }

    func distribution() throws -> Distribution {
        try Distribution(#require(Family(rawValue: family)), parameters: parameters)
    }

    static let all: [QuantileCase] = {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Fixtures/quantiles.json")
        guard let data = try? Data(contentsOf: file),
            let cases = try? JSONDecoder().decode([QuantileCase].self, from: data)
        else { return [] }
        return cases
    }()
}

@Suite("Families against SciPy") struct QuantileTests {
    @Test("the fixture is there and has every family of plain numbers but two")
    func fixture() {
        let families = Set(QuantileCase.all.map(\.family))
        // `chance` is `bernoulli`; `beta_between` is tested by its own equations.
        let plain = Family.allCases.filter { if case .fixed = $0.arity { true } else { false } }.map(\.rawValue)
        #expect(Set(plain).subtracting(families) == ["chance", "beta_between"])
    }

    @Test("quantiles agree to 1e-9", arguments: QuantileCase.all)
    func quantiles(_ example: QuantileCase) throws {
        let distribution = try example.distribution()
        for pair in example.lower {
            let x = distribution.quantile(pair[0])
            #expect(agree(x, pair[1], relative: 1e-9), "u = \(pair[0]): \(x), SciPy \(pair[1])")
        }
        for pair in example.upper {
            let x = distribution.quantile(1 - pair[0])
            // 1 − 1e-6 as a double is off by up to 5.6e-17, 6e-11 of the tail: within 1e-9 for all but the heaviest
            // tails, whose quantile goes as a power of it.
            #expect(agree(x, pair[1], relative: 1e-9), "u = 1 − \(pair[0]): \(x), SciPy \(pair[1])")
        }
    }

    @Test("means and standard deviations agree to 1e-9", arguments: QuantileCase.all)
    func moments(_ example: QuantileCase) throws {
        let distribution = try example.distribution()
        for (ours, theirs) in [(distribution.mean, example.mean), (distribution.standardDeviation, example.sd)] {
            guard let theirs else {
                #expect(ours == nil)
                continue
            }
            #expect(agree(try #require(ours), theirs, relative: 1e-9))
        }
    }

    @Test("the cumulative function undoes the quantile function", arguments: QuantileCase.all)
    func roundTrip(_ example: QuantileCase) throws {
        let distribution = try example.distribution()
        for u in [1e-6, 0.001, 0.1, 0.3, 0.5, 0.6, 0.9, 0.9999] {
            let x = distribution.quantile(u)
            if distribution.isDiscrete {
                #expect(distribution.cdf(x) >= u * (1 - 1e-12))
                #expect(distribution.cdf(x.nextDown) < u)
            } else {
                #expect(agree(distribution.cdf(x), u, relative: 1e-9))
            }
        }
    }

    @Test(
        "draws through the quantile function follow the cumulative function (Kolmogorov–Smirnov, false alarm 1e-6)",
        arguments: QuantileCase.all)
    func draws(_ example: QuantileCase) throws {
        let distribution = try example.distribution()
        guard !distribution.isDiscrete else { return }
        let stream = RandomStream(seed: 5)
        let draws = (0..<500).map {
            distribution.quantile(
                stream.uniforms(site: Site(hashing: example.family), round: 0, replicate: UInt64($0)).first)
        }
        #expect(kolmogorovDistance(draws, distribution.cdf) < kolmogorovLimit(500))
    }
}
