import Foundation
import Testing

import Distributions

@Suite("The Gaussian copula") struct CopulaTests {
    private func product(_ copula: GaussianCopula, _ i: Int, _ j: Int) -> Double {
        let size = copula.order.count
        guard let a = copula.order.firstIndex(of: i), let b = copula.order.firstIndex(of: j) else { return .nan }
        return (0..<size).reduce(0) { $0 + copula.factor[a * size + $1] * copula.factor[b * size + $1] }
    }

    @Test("a factor's product has the correlations 2 sin(π·rank/6)", arguments: [-1, -0.999_999, -0.4, 0, 0.3, 0.9, 1])
    func pair(_ rank: Double) throws {
        let copula = try #require(GaussianCopula(size: 2, ties: [.init(first: 1, second: 0, rank: rank)]))
        #expect(agree(product(copula, 0, 1), 2 * sin(.pi * rank / 6), relative: 1e-12))
        #expect(agree(product(copula, 0, 0), 1, relative: 1e-12))
        #expect(agree(product(copula, 1, 1), 1, relative: 1e-12))
    }

    @Test("at rank ±1 one number is the other, to the last bit")
    func ends() throws {
        for rank in [1.0, -1] {
            let copula = try #require(GaussianCopula(size: 2, ties: [.init(first: 0, second: 1, rank: rank)]))
            #expect(copula.factor == [1, 0, rank, 0])
        }
    }

    @Test("singular correlations of several: a = b, both tied to c; and four alike")
    func singular() throws {
        let ties: [GaussianCopula.Tie] = [
            .init(first: 0, second: 1, rank: 1), .init(first: 0, second: 2, rank: 0.5),
            .init(first: 1, second: 2, rank: 0.5),
        ]
        let copula = try #require(GaussianCopula(size: 3, ties: ties))
        #expect(agree(product(copula, 0, 1), 1, relative: 1e-12))
        #expect(agree(product(copula, 1, 2), 2 * sin(.pi / 12), relative: 1e-12))
        let all = (0..<4).flatMap { a in (0..<a).map { GaussianCopula.Tie(first: a, second: $0, rank: 1) } }
        let same = try #require(GaussianCopula(size: 4, ties: all))
        #expect((0..<4).allSatisfy { product(same, 0, $0) == 1 })
    }

    /// The determinant of ranks .9, .9, .625 is +.0019, that of 2 sin(π·rank/6) −.0021.
    @Test("what cannot be: by the ranks themselves, or by the way to normal scores")
    func impossible() {
        func ties(_ last: Double) -> [GaussianCopula.Tie] {
            [
                .init(first: 0, second: 1, rank: 0.9), .init(first: 1, second: 2, rank: 0.9),
                .init(first: 0, second: 2, rank: last),
            ]
        }
        #expect(GaussianCopula(size: 3, ties: ties(-0.9)) == nil)
        #expect(!GaussianCopula.ranksFit(size: 3, ties: ties(-0.9)))
        #expect(GaussianCopula(size: 3, ties: ties(0.625)) == nil)
        #expect(GaussianCopula.ranksFit(size: 3, ties: ties(0.625)))
        #expect(GaussianCopula(size: 3, ties: ties(0.64)) != nil)
        // a = b and b = c ask for a = c.
        let broken: [GaussianCopula.Tie] = [.init(first: 0, second: 1, rank: 1), .init(first: 1, second: 2, rank: 1)]
        #expect(GaussianCopula(size: 3, ties: broken) == nil)
    }
}
