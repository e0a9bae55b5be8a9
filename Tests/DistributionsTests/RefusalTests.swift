import Testing

import Distributions

@Suite("The door") struct RefusalTests {
    static let refused: [(Family, [Double], String)] = [
        (.beta, [-1, 2], "beta(a, b) needs a > 0 and b > 0; a is -1"),
        (.beta, [1, 0], "beta(a, b) needs a > 0 and b > 0; b is 0"),
        (.normal, [0], "normal(mean, sd) needs 2 numbers, not 1"),
        (.normal, [0, -0.5], "normal(mean, sd) needs sd ≥ 0; sd is -0.5"),
        (.normal, [.nan, 1], "normal(mean, sd) needs finite numbers; mean is not a number"),
        (.normal, [0, .infinity], "normal(mean, sd) needs finite numbers; sd is infinity"),
        (.normal, [1e200, 1], "normal(mean, sd) needs numbers within ±1e150; mean is 1e+200"),
        (.uniform, [3, 2], "uniform(low, high) needs low ≤ high; high is 2"),
        (.triangular, [0, 5, 2], "triangular(low, mode, high) needs low ≤ mode ≤ high; mode is 5"),
        (.pert, [4, 3, 2], "pert(low, mode, high) needs low ≤ mode ≤ high; high is 2"),
        (.lognormalBetween, [0, 1], "lognormal_between(low, high) needs 0 < low ≤ high; low is 0"),
        (.betaBetween, [0.2, 1], "beta_between(low, high) needs 0 < low ≤ high < 1; high is 1"),
        (.poisson, [1e12], "poisson(mean) supports mean up to 1000000000; it is 1000000000000"),
        (.binomial, [2.5, 0.5], "binomial(n, p) needs a whole number n ≥ 0 and a probability p from 0 to 1; n is 2.5"),
        (.geometric, [0], "geometric(p) needs a probability p above 0, at most 1; p is 0"),
        (
            .negativeBinomial, [2, 1.5],
            "negative_binomial(n, p) needs n > 0 and a probability p above 0, at most 1; p is 1.5"
        ),
        (
            .hypergeometric, [2, 3, 6],
            "hypergeometric(good, bad, taken) needs whole numbers of 0 or more, and taken ≤ good + bad; taken is 6"
        ),
        (.chance, [1.2], "chance(p) needs a probability p from 0 to 1; p is 1.2"),
        (.pick, [1, 2, 3], "pick(value, weight, …) needs one or more pairs of numbers, not 3"),
        (.pick, [1, 0, 3, 0], "pick(value, weight, …) needs a weight above 0; all are 0"),
        (.pick, [1, 2, 3, -1], "pick(value, weight, …) needs weights of 0 or more; weight 2 is -1"),
        (.pick, [1, .nan], "pick(value, weight, …) needs weights of 0 or more; weight 1 is not a number"),
        (.empirical, [], "empirical(value, …) needs one or more numbers, not 0"),
        (
            .betaBetween, [0.5, 0.5.nextUp],
            "beta_between(low, high): no beta with 5 % and 95 % quantiles 0.5 and 0.5000000000000001 can be calculated; "
                + "if they are very close, use a constant"
        ),
    ]

    @Test("impossible parameters are refused in so many words", arguments: refused.indices)
    func refusal(_ index: Int) {
        let (family, parameters, message) = Self.refused[index]
        do throws(ParameterError) {
            _ = try Distribution(family, parameters: parameters)
            Issue.record("\(family.rawValue)\(parameters) was accepted")
        } catch {
            #expect(error.description == message)
        }
    }

    @Test("every parameter of every family refuses what is not a number or infinite")
    func notFinite() throws {
        for family in Family.allCases {
            guard case .fixed(let count) = family.arity else { continue }
            for index in 0..<count {
                for value in [Double.nan, .infinity, -.infinity] {
                    var parameters = [0.3, 0.4, 0.5].prefix(count).map { $0 }
                    parameters[index] = value
                    #expect(throws: ParameterError.self) { try Distribution(family, parameters: parameters) }
                }
            }
        }
    }

    @Test("empty and upside-down ranges are refused")
    func ranges() throws {
        let normal = try Distribution(.normal, parameters: [0, 1])
        #expect(throws: ParameterError.badRange(low: 1, high: 0)) {
            try Distribution.truncated(normal, low: 1, high: 0)
        }
        #expect(throws: ParameterError.self) { try Distribution.truncated(normal, low: .nan, high: 0) }
        #expect(throws: ParameterError.emptyRange(low: 1, high: 1)) {
            try Distribution.truncated(normal, low: 1, high: 1)
        }
        #expect(throws: ParameterError.emptyRange(low: 50, high: 60)) {
            try Distribution.truncated(normal, low: 50, high: 60)
        }
        let table = try Distribution(.pick, parameters: [1, 1, 3, 1])
        #expect(throws: ParameterError.emptyRange(low: 1.5, high: 2.5)) {
            try Distribution.truncated(table, low: 1.5, high: 2.5)
        }
        #expect(throws: ParameterError.noWeight(.mixture)) { try Distribution.mixture([(0, normal)]) }
        #expect(throws: ParameterError.wrongCount(.mixture, given: 0)) { try Distribution.mixture([]) }
    }

    @Test(
        "scale 0 and equal ends give the constant",
        arguments: [
            (Family.normal, [2.0, 0.0], 2.0), (.lognormal, [0, 0], 1), (.laplace, [2, 0], 2), (.cauchy, [2, 0], 2),
            (.gumbel, [2, 0], 2), (.logisticDist, [2, 0], 2), (.exponential, [0], 0), (.gamma, [2, 0], 0),
            (.weibull, [0, 2], 0), (.rayleigh, [0], 0), (.uniform, [2, 2], 2), (.triangular, [2, 2, 2], 2),
            (.pert, [2, 2, 2], 2), (.normalBetween, [2, 2], 2), (.lognormalBetween, [2, 2], 2),
            (.betaBetween, [0.2, 0.2], 0.2),
            (.poisson, [0], 0), (.binomial, [0, 0.5], 0), (.binomial, [3, 1], 3), (.geometric, [1], 1),
            (.hypergeometric, [3, 0, 2], 2), (.hypergeometric, [0, 0, 0], 0),
        ])
    func constants(_ family: Family, _ parameters: [Double], _ value: Double) throws {
        let distribution = try Distribution(family, parameters: parameters)
        #expect(distribution.isConstant == value)
        #expect(distribution.quantile(0.1) == value)
        #expect(distribution.mean == value)
        #expect(distribution.standardDeviation == 0)
        #expect(Sampler(distribution).sample(0.7) == value)
    }

    @Test("distributions are equal when written alike")
    func equality() throws {
        func gamma(_ shape: Double) throws -> Distribution { try Distribution(.gamma, parameters: [shape, 1]) }
        #expect(try gamma(2) == gamma(2))
        #expect(try gamma(2) != gamma(3))
        #expect(try Distribution.truncated(gamma(2), low: 1, high: 2) == .truncated(gamma(2), low: 1, high: 2))
        #expect(try Distribution.truncated(gamma(2), low: 1, high: 2) != .truncated(gamma(2), low: 1, high: 3))
    }
}
