import Testing

import Distributions

/// Numbers at the edges of what can be asked, in every combination, over all families.
enum Extremes {
    static let numbers = [
        -1e150, -1e18, -1, -1e-10, -.leastNonzeroMagnitude, 0, .leastNonzeroMagnitude, 1e-300, 1e-18, 1e-10, 0.04, 0.3,
        1 - 0x1p-53, 1, 2, 127, 1e5,
        9e6, 1e9, 9e18, 1e100, 1e150, 1e300,
    ]

    /// What is not refused, of all combinations of the numbers (three of them for families of three parameters).
    static func distributions(_ family: Family) -> [Distribution] {
        let count =
            switch family.arity {
            case .fixed(let count): count
            case .pairs: 4
            case .list: 2
            case .modifier: 0
            }
        var parameters: [[Double]] = [[]]
        for _ in 0..<count {
            let choice = count > 2 ? [-1, .leastNonzeroMagnitude, 1e-18, 0.3, 1, 127, 1e9, 1e150] : numbers
            parameters = parameters.flatMap { given in choice.map { given + [$0] } }
        }
        return parameters.compactMap { try? Distribution(family, parameters: $0) }
    }

    static let families = Family.allCases.filter { $0 != .truncated && $0 != .mixture }

    static let uniforms = [
        0, 0x1p-54, 0x1p-53, 1e-12, 0.001, 0.2, 0.499, 0.5, 0.501, 0.8, 0.999, 1 - 1e-12, 1 - 0x1p-53, 1,
    ]
}

@Suite("Every family at the edges of its parameters") struct SweepTests {
    /// Each is made, prepared and drawn from; the suite ends because the work of each is bounded.
    @Test("quantiles and draws are in order, in the support and in the range of draws", arguments: Extremes.families)
    func sane(_ family: Family) throws {
        let distributions = Extremes.distributions(family)
        #expect(distributions.count > 1, "\(family)")
        for distribution in distributions {
            expectSane(distribution)
        }
    }
}

private func expectSane(_ distribution: Distribution) {
    let sampler = Sampler(distribution)
    let (support, range) = (distribution.support, distribution.drawnRange)
    for values in [
        Extremes.uniforms.map { distribution.quantile($0) }, Extremes.uniforms.map { sampler.sample($0) },
    ] {
        #expect(values.allSatisfy { $0.isFinite && support.contains($0) && range.contains($0) }, "\(distribution)")
        // Tails of large counts and shapes are good to nine digits.
        func slack(_ value: Double) -> Double { 1e-9 * value.magnitude }
        #expect(zip(values, values.dropFirst()).allSatisfy { $0 <= $1 + slack($1) }, "\(distribution): \(values)")
    }
}
