import Testing

import Distributions

@Suite("The range of draws") struct DrawnRangeTests {
    private static let stream = RandomStream(seed: 11)

    private func number(_ index: UInt32, _ low: Double, _ high: Double) -> Double {
        low + (high - low) * Self.stream.uniforms(site: Site(rawValue: 7), round: 0, replicate: 0, index: index).first
    }

    /// Of every family ten members whose parameters are random, alone, truncated and mixed; one mixture as a whole.
    private func members() -> [Distribution] {
        var (members, plain): ([Distribution], [Distribution]) = ([], [])
        var index: UInt32 = 0
        func next(_ low: Double, _ high: Double) -> Double {
            index += 1
            return number(index, low, high)
        }
        for family in Extremes.families {
            for number in 0..<10 {
                let parameters: [Double]
                switch family {
                case .binomial: parameters = [next(0, 50).rounded(), next(0, 1)]
                case .negativeBinomial: parameters = [next(0, 20), next(0, 1)]
                case .bernoulli, .chance, .geometric: parameters = [next(0, 1)]
                case .hypergeometric: parameters = [next(0, 30).rounded(), next(0, 30).rounded(), 3]
                case .betaBetween: parameters = [next(0.01, 0.3), next(0.5, 0.99)]
                case .triangular, .pert: parameters = [next(-5, 0), next(0, 1), next(1, 9)]
                case .pick, .empirical: parameters = [next(-3, 3), next(0, 1), next(-3, 3), next(0, 1)]
                case .uniform, .normalBetween: parameters = [next(-5, 0), next(0, 5)]
                default: parameters = [next(0.1, 4), next(4, 9)].prefix(family.parameterNames.count).map { $0 }
                }
                guard let member = try? Distribution(family, parameters: parameters) else { continue }
                members.append(member)
                plain.append(member)
                if let cut = try? Distribution.truncated(member, low: next(-2, 1), high: next(2, 5)) {
                    members.append(cut)
                }
                if let mixed = try? Distribution.mixture([(next(0, 1), member), (0.5, plain[plain.count / 2])]) {
                    members.append(mixed)
                    if number == 0 { members.append(mixed.comonotone()) }
                }
            }
        }
        return members
    }

    @Test("no draw is outside, by quantile or by table, at random uniform numbers and at the last ones")
    func proven() {
        let members = members()
        #expect(members.count > 500)
        for (place, distribution) in members.enumerated() {
            let (range, sampler) = (distribution.drawnRange, Sampler(distribution))
            #expect(range.lowerBound >= distribution.support.lowerBound)
            #expect(range.upperBound <= distribution.support.upperBound)
            for index in UInt32(0)..<60 {
                let both = Self.stream.uniforms(
                    site: Site(rawValue: 8), round: 0, replicate: UInt64(place), index: index)
                let u = index < 4 ? [0, 0x1p-53, 1 - 0x1p-53, 1][Int(index)] : both.first
                let draws = [
                    distribution.quantile(u, second: both.second), sampler.sample(u, second: both.second),
                ]
                #expect(draws.allSatisfy(range.contains), "\(distribution): \(draws) outside \(range)")
            }
        }
    }

    @Test("a mixture's range is that of all its parts; that of a normal ends at 8.2 standard deviations")
    func mixture() throws {
        let low = try Distribution(.uniform, parameters: [0.1, 0.9])
        let high = try Distribution(.uniform, parameters: [5, 6])
        let mixed = try Distribution.mixture([(0.5, low), (0.5, high)])
        for range in [mixed.drawnRange, mixed.comonotone().drawnRange] {
            #expect(range.lowerBound >= 0.1 && range.lowerBound < 0.1001)
            #expect(range.upperBound <= 6 && range.upperBound > 5.9999)
        }
        // SciPy: norm.ppf(2**-54), norm.isf(2**-53).
        let normal = try Distribution(.normal, parameters: [0, 1]).drawnRange
        #expect(agree(normal.lowerBound, -8.292_361_075_813_595, relative: 1e-5))
        #expect(agree(normal.upperBound, 8.209_536_151_601_387, relative: 1e-5))
    }
}
