import Testing

import Distributions

@Suite("Probabilities of single values") struct AtomTests {
    private func probability(
        _ family: Family, _ parameters: [Double], of value: Double, sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> Double {
        let atoms = try #require(Distribution(family, parameters: parameters).atoms(limit: 2000))
        return atoms.filter { $0.value == value }.reduce(0) { $0 + $1.probability }
    }

    /// In closed form: p, 2p(1 − p), p², λe^−λ, λ²/2, p(1 − p), …
    @Test("rare values keep their digits beside likely ones, wherever they stand")
    func rare() throws {
        for (family, parameters, value, expected): (Family, [Double], Double, Double) in [
            (.pick, [1, 1e-18, 2, 1], 1, 1e-18), (.pick, [1, 1, 2, 1e-18], 2, 1e-18),
            (.pick, [1, 1, 2, 1e-18, 3, 1], 2, 5e-19), (.pick, [1, 1, 2, 1e-300], 2, 1e-300),
            (.bernoulli, [1e-18], 1, 1e-18), (.bernoulli, [1e-18], 0, 1), (.chance, [1e-300], 1, 1e-300),
            (.poisson, [1e-18], 1, 1e-18), (.binomial, [2, 1e-17], 1, 2e-17),
            (.binomial, [2, 1 - 0x1p-50], 1, 2 * 0x1p-50), (.negativeBinomial, [1, 1 - 0x1p-52], 1, 0x1p-52),
            (.geometric, [1 - 0x1p-52], 2, 0x1p-52), (.geometric, [0.5], 50, 0x1p-50),
            (.hypergeometric, [1, 1e9 - 1, 1], 1, 1e-9), (.binomial, [50, 0.5], 0, 0x1p-50),
            (.binomial, [50, 0.5], 50, 0x1p-50), (.binomial, [50, 0.5], 1, 50 * 0x1p-50),
        ] {
            let found = try probability(family, parameters, of: value)
            #expect(agree(found, expected, relative: 1e-11, absolute: 0), "\(family) \(parameters): \(found)")
        }
    }

    /// e⁻³·3ᵏ/k! for k = 3 and 20; C(20, 5)·.3⁵·.7¹⁵; C(7, 5)·.4³·.6⁵; C(50, 10)·C(60, 20)/C(110, 30) and
    /// C(10⁹, 2)·C(10⁹, 3)/C(2·10⁹, 5), of whole numbers.
    @Test("mass functions in the middle and in the tail")
    func mass() throws {
        for (family, parameters, value, expected): (Family, [Double], Double, Double) in [
            (.poisson, [3], 3, 0.224_041_807_655_387_75), (.poisson, [3], 20, 7.135_378_768_777_135e-11),
            (.binomial, [20, 0.3], 5, 0.178_863_050_569_879_55),
            (.negativeBinomial, [3, 0.4], 5, 21 * 0.064 * 0.07776),
            (.hypergeometric, [50, 60, 30], 10, 0.051468568382110925),
            (.hypergeometric, [1e9, 1e9, 5], 2, 0.3125000003125),
        ] {
            let found = try probability(family, parameters, of: value)
            #expect(agree(found, expected, relative: 1e-12), "\(family) \(parameters): \(found)")
        }
    }

    @Test("a value between two likely ones is left where all else is cut away")
    func truncated() throws {
        let pick = try Distribution(.pick, parameters: [1, 1, 2, 1e-18, 3, 1])
        #expect(try Distribution.truncated(pick, low: 1.5, high: 2.5).isConstant == 2)
        let both = try #require(try Distribution.truncated(pick, low: 2, high: 3).atoms(limit: 9))
        #expect(agree(both[0].probability, 1e-18, relative: 1e-12, absolute: 0))
        // Of binomial(1000, ½) the ends of the range 500 ± 500 are cut off by a range of one value far out.
        let far = try Distribution.truncated(Distribution(.binomial, parameters: [1000, 0.5]), low: 950, high: 950)
        #expect(far.isConstant == 950)
    }
}
