import Testing

import Distributions

@Suite("Prepared distributions") struct TableTests {
    static let tabulated: [(Family, [Double])] = [
        (.normal, [0, 1]), (.lognormal, [5.07, 1.94]), (.beta, [2, 4]), (.beta, [0.5, 0.5]), (.beta, [30, 2]),
        (.gamma, [2.5, 3]), (.gamma, [0.4, 1]), (.pert, [0, 1, 4]), (.studentT, [4]), (.chiSquared, [3]),
        (.fisherF, [5, 12]), (.betaBetween, [0.1, 0.4]), (.lognormalBetween, [1, 30]),
    ]

    /// 4,000 uniforms of the stream, and some at the ends and the seams of the table.
    static let uniforms: [Double] =
        (0..<4000).map { RandomStream(seed: 3).uniforms(site: Site(rawValue: 1), round: 0, replicate: $0).first }
        + [
            0, 0x1p-53, 0x1p-17, 0x1.8p-17, 0x1p-3, 0.25, 0.5.nextDown, 0.5, 0.5.nextUp, 0.75, 1 - 0x1p-17, 1 - 0x1p-53,
            1,
        ]

    @Test(
        "a table is within its measured error of the true function, and that within 1e-6 of the inter-quartile range",
        arguments: tabulated.indices)
    func error(_ index: Int) throws {
        let distribution = try Distribution(Self.tabulated[index].0, parameters: Self.tabulated[index].1)
        let table = try #require(QuantileTable(distribution))
        let range = distribution.quantile(0.75) - distribution.quantile(0.25)
        #expect(table.measuredError <= 1e-6 * range)
        var worst = 0.0
        for u in Self.uniforms { worst = max(worst, (table.quantile(u) - distribution.quantile(u)).magnitude) }
        // The measured error is that half-way between knots; elsewhere a little more is possible, hence the factor.
        #expect(worst <= max(1.5 * table.measuredError, 1e-13 * range))
        #expect(worst <= 1e-6 * range)
    }

    @Test("a table never falls", arguments: tabulated.indices)
    func monotone(_ index: Int) throws {
        let distribution = try Distribution(Self.tabulated[index].0, parameters: Self.tabulated[index].1)
        let table = try #require(QuantileTable(distribution))
        let values = Self.uniforms.sorted().map(table.quantile)
        // Where two cells meet, rounding may take a last digit away.
        #expect(zip(values, values.dropFirst()).allSatisfy { $0 <= $1 + 1e-13 * max($0.magnitude, $1.magnitude, 1) })
    }

    @Test("equal distributions share one table in memory, others do not")
    func shared() throws {
        func table(_ a: Double, low: Double? = nil) throws -> QuantileTable {
            let beta = try Distribution(.beta, parameters: [a, 3])
            let distribution = try low.map { try Distribution.truncated(beta, low: $0, high: 1) } ?? beta
            return try #require(QuantileTable(distribution))
        }
        let (plain, cut) = (try table(2), try table(2, low: 0.1))
        #expect(plain.isIdentical(to: try table(2)))
        #expect(cut.isIdentical(to: try table(2, low: 0.1)))
        #expect(!plain.isIdentical(to: cut))
        #expect(!plain.isIdentical(to: try table(2.000000001)))
        #expect(!cut.isIdentical(to: try table(2, low: 0.2)))
    }

    @Test("truncated distributions are tabulated as well")
    func truncated() throws {
        let base = try Distribution(.normal, parameters: [0.3, 0.2])
        let distribution = try Distribution.truncated(base, low: 0, high: 1)
        let table = try #require(QuantileTable(distribution))
        for u in Self.uniforms {
            let x = table.quantile(u)
            #expect((x - distribution.quantile(u)).magnitude <= 1e-6 * 0.3)
            #expect((0...1).contains(x))
        }
    }

    @Test("what no table can follow is not tabulated, and drawn exactly")
    func refused() throws {
        for (family, parameters) in [(Family.beta, [0.01, 0.01]), (.studentT, [0.05]), (.gamma, [1e-3, 1])] {
            let distribution = try Distribution(family, parameters: parameters)
            #expect(QuantileTable(distribution) == nil)
            let sampler = Sampler(distribution)
            for u in [0.001, 0.3, 0.7, 0.999] { #expect(sampler.sample(u) == distribution.quantile(u)) }
        }
    }

    @Test(
        "a guide table gives the very values of the quantile function",
        arguments: [
            (Family.poisson, [3.0]), (.poisson, [400]), (.binomial, [20, 0.3]), (.binomial, [100_000, 0.5]),
            (.geometric, [0.02]),
            (.negativeBinomial, [0.5, 0.1]), (.hypergeometric, [50, 60, 30]), (.pick, [1, 0.2, 7, 0.5, 3, 0.3]),
            (.empirical, [4, 1, 1, 2.5, 8]),
        ])
    func guide(_ family: Family, _ parameters: [Double]) throws {
        let distribution = try Distribution(family, parameters: parameters)
        let table = try #require(DiscreteTable(distribution))
        var uniforms = Self.uniforms.prefix(1500) + Self.uniforms.suffix(13)
        // At the steps and on either side of them.
        for u in Self.uniforms.prefix(40) {
            let step = distribution.cdf(distribution.quantile(u))
            uniforms += [step.nextDown, step, step.nextUp]
        }
        for u in uniforms { #expect(table.quantile(u) == distribution.quantile(u)) }
    }

    @Test("a truncated discrete law is tabulated exactly, and a huge one is not tabulated")
    func guideOfTruncated() throws {
        let distribution = try Distribution.truncated(
            Distribution(.poisson, parameters: [3]), low: 2, high: .infinity)
        let table = try #require(DiscreteTable(distribution))
        for u in Self.uniforms.suffix(1000) { #expect(table.quantile(u) == distribution.quantile(u)) }
        #expect(try DiscreteTable(Distribution(.poisson, parameters: [1e6])) == nil)
    }

    @Test("filling in bulk gives what sampling one by one gives")
    func fill() throws {
        let normal = try Distribution(.normal, parameters: [0, 1])
        let uniform = try Distribution(.uniform, parameters: [2, 3])
        let distributions = [
            normal, uniform, try Distribution(.poisson, parameters: [3]), try Distribution(.chance, parameters: [0.3]),
            try Distribution(.exponential, parameters: [1]), try Distribution(.normal, parameters: [1, 0]),
            try Distribution.mixture([(1, normal), (2, uniform)]),
        ]
        let uniforms = Array(Self.uniforms.prefix(200))
        let seconds = Array(Self.uniforms.dropFirst(200).prefix(200))
        for distribution in distributions {
            let sampler = Sampler(distribution)
            var output = [Double](repeating: .nan, count: 200)
            var span = output.mutableSpan
            sampler.fill(&span, uniforms: uniforms.span, seconds: seconds.span)
            let expected = (0..<200).map { sampler.sample(uniforms[$0], second: seconds[$0]) }
            #expect(output == expected)
        }
    }
}
