import Testing

import Distributions

@Suite("Mixtures as a whole") struct InvertedMixtureTests {
    private static let uniforms =
        (0..<2000).map { RandomStream(seed: 5).uniforms(site: Site(rawValue: 2), round: 0, replicate: $0).first }
        + [0, 0x1p-53, 1e-5, 0.25, 0.5.nextDown, 0.5, 0.5.nextUp, 0.75, 1 - 1e-5, 1 - 0x1p-53, 1]

    private func uniform(_ low: Double, _ high: Double) throws -> Distribution {
        try Distribution(.uniform, parameters: [low, high])
    }

    @Test("two uniforms side by side are one: the quantile of U(0, 2) is 2u")
    func sideBySide() throws {
        let whole = try Distribution.mixture([(1, uniform(0, 1)), (1, uniform(1, 2))]).comonotone()
        #expect(!whole.usesSecond)
        let sampler = Sampler(whole)
        for u in Self.uniforms {
            let expected = 2 * min(max(u, 0x1p-54), 1 - 0x1p-53)
            #expect(agree(whole.quantile(u), expected, relative: 1e-14))
            // The table is within 1e-6 of the inter-quartile range, which is 1.
            #expect((sampler.sample(u) - expected).magnitude <= 1e-6)
        }
    }

    /// With weights .3, .4 and .3: U(0, 1), the value 1.5 alone, U(2, 3); in closed form.
    @Test("a gap is jumped over, an atom is met exactly, by quantile and by table")
    func gapAndAtom() throws {
        let parts = [
            (0.3, try uniform(0, 1)), (0.4, try Distribution(.normal, parameters: [1.5, 0])), (0.3, try uniform(2, 3)),
        ]
        let whole = try Distribution.mixture(parts).comonotone()
        let sampler = Sampler(whole)
        for u in Self.uniforms {
            for (x, slack) in [(whole.quantile(u), 1e-13), (sampler.sample(u), 2e-6)] {
                if u > 0.300_001, u < 0.699_999 {
                    #expect(x == 1.5)
                } else {
                    #expect((x - (u < 0.5 ? u / 0.3 : 3 - (1 - u) / 0.3)).magnitude <= slack)
                }
            }
        }
        #expect(whole.cdf(1.5) == (try Distribution.mixture(parts)).cdf(1.5))
    }

    @Test("discrete parts: each value in its order, by a guide table to the last bit")
    func discrete() throws {
        let whole = try Distribution.mixture([
            (1, Distribution(.poisson, parameters: [2])), (1, Distribution(.pick, parameters: [0.5, 1, 7, 1])),
        ]).comonotone()
        let table = Sampler(whole)
        for u in Self.uniforms {
            let x = whole.quantile(u)
            #expect(table.sample(u) == x)
            #expect(x == 0.5 || x == x.rounded())
        }
        // P(X ≤ .5) = e⁻²/2 + 1/4 = .317667…
        #expect(whole.quantile(0.3176) == 0.5)
        #expect(whole.quantile(0.3177) == 1)
        let atoms = try #require(whole.atoms(limit: 1000))
        // The Poisson's own 7, e⁻²·2⁷/7!, is halved, and half of the pick's half is added.
        let seven = try #require(atoms.first { $0.value == 7 })
        #expect(agree(seven.probability, 0.25 + 0.003_437_086_558_390_055 / 2, relative: 1e-12))
        #expect(zip(atoms, atoms.dropFirst()).allSatisfy { $0.value < $1.value })
    }

    @Test("the quantile solves the cumulative function's equation, and never falls")
    func solved() throws {
        for parts: [(Double, Distribution)] in [
            [
                (2, try Distribution(.normal, parameters: [0, 1])),
                (1, try Distribution(.normal, parameters: [6, 0.1])),
            ],
            [
                (1, try Distribution(.beta, parameters: [2, 5])),
                (3, try Distribution(.lognormal, parameters: [3, 2])),
            ],
            [
                (1, try Distribution(.cauchy, parameters: [-9, 4])),
                (1, try Distribution(.exponential, parameters: [1e-9])),
            ],
        ] {
            let whole = try Distribution.mixture(parts).comonotone()
            let (sampler, range) = (Sampler(whole), whole.quantile(0.75) - whole.quantile(0.25))
            let ordered = Self.uniforms.sorted()
            for draws in [ordered.map { whole.quantile($0) }, ordered.map { sampler.sample($0) }] {
                #expect(zip(draws, draws.dropFirst()).allSatisfy { $0 <= $1 + 1e-12 * $1.magnitude })
            }
            for u in Self.uniforms.prefix(500) {
                let x = whole.quantile(u)
                #expect(agree(whole.cdf(x), u, relative: 1e-9))
                #expect((sampler.sample(u) - x).magnitude <= 2e-6 * range)
            }
        }
    }

    @Test("one component, or a truncation that leaves one, is that; a truncated mixture as a whole stays one")
    func forms() throws {
        let parts = [(1.0, try uniform(0, 1)), (1.0, try uniform(1, 2))]
        let cut = try Distribution.truncated(.mixture(parts), low: 0.5, high: 1.5)
        // U(.5, 1.5)
        #expect(agree(cut.comonotone().quantile(0.25), 0.75, relative: 1e-14))
        let early = try Distribution.truncated(Distribution.mixture(parts).comonotone(), low: 0.5, high: 1.5)
        #expect(agree(early.quantile(0.25), 0.75, relative: 1e-14))
        #expect(try uniform(0, 1).comonotone() == uniform(0, 1))
    }
}
