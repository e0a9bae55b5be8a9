/// Distributions.
extension ScenarioWriter {
    static let continuous = [
        "uniform", "normal", "lognormal", "exponential", "gamma", "beta", "weibull", "pareto", "logistic_dist",
        "laplace", "cauchy", "gumbel", "rayleigh", "student_t", "chi_squared", "fisher_f", "triangular", "pert",
        "normal_between", "lognormal_between", "beta_between",
    ]
    static let discrete = [
        "bernoulli", "poisson", "binomial", "geometric", "negative_binomial", "hypergeometric", "pick", "empirical",
    ]

    /// One draw, a number.
    mutating func draw(_ asking: Asking, _ depth: Int) -> Term {
        distribution(asking, depth, type: .number)
    }

    mutating func distribution(_ asking: Asking, _ depth: Int, type: TermType, isTied: Bool = false) -> Term {
        if depth > 0, !isTied, random.percent(12) { return mixture(asking, depth, type) }
        if depth > 0, !style.isListable, !isTied, random.percent(12) { return truncated(asking, depth, type) }
        let name =
            style.isListable
            ? random.pick(["bernoulli", "binomial", "pick", "empirical", "hypergeometric"])
            : random.pick(random.percent(75) ? Self.continuous : Self.discrete)
        return .call(name, parameters(of: name, asking, depth), type)
    }

    private mutating func mixture(_ asking: Asking, _ depth: Int, _ type: TermType) -> Term {
        var arguments: [Term] = []
        for _ in 0..<random.within(1...3) {
            arguments.append(positive(["0.5", "1", "2", "0.3"], asking, depth))
            arguments.append(distribution(asking, depth - 1, type: .distribution))
        }
        return .call("mixture", arguments, type)
    }

    private mutating func truncated(_ asking: Asking, _ depth: Int, _ type: TermType) -> Term {
        // Each with room between 0.1 and 2.
        let wide: [(String, [String])] = [
            ("normal", ["0.5", "1"]), ("lognormal", ["0", "1"]), ("gamma", ["2", "1"]),
            ("logistic_dist", ["1", "0.5"]),
            ("laplace", ["0.5", "1"]), ("gumbel", ["0", "1"]), ("poisson", ["2"]), ("exponential", ["1"]),
        ]
        let (name, constants) = random.pick(wide)
        var arguments = constants.map { Term.number($0) }
        if depth > 0, random.percent(30) {
            let value = number(asking, depth - 1)
            arguments[0] = .call("clamp", [value, .number(constants[0]), .number("2")], .number)
        }
        var inner = Term.call(name, arguments, .distribution)
        if random.percent(25) {
            inner = .call("truncated", [inner, .unary("-", .number("3")), .number("6")], .distribution)
        }
        let low =
            random.percent(25) && depth > 0
            ? Term.call("min", [number(asking, depth - 1), .number("0")], .number) : .number(random.pick(["0", "0.1"]))
        let high =
            random.percent(25) && depth > 0
            ? Term.call("max", [number(asking, depth - 1), .number("2")], .number) : .number(random.pick(["2", "3.5"]))
        return .call("truncated", [inner, low, high], type)
    }

    /// A number above 0: one of these, or computed and held above 0.
    private mutating func positive(_ choices: [String], _ asking: Asking, _ depth: Int) -> Term {
        guard depth > 0, random.percent(35) else { return .number(random.pick(choices)) }
        let value = number(asking, depth - 1)
        if random.percent(style.wildness) { return value }
        return .call("clamp", [value, .number("0.2"), .number("5")], .number)
    }

    private mutating func anywhere(_ asking: Asking, _ depth: Int) -> Term {
        guard depth > 0, random.percent(35) else { return constantNumber() }
        let value = number(asking, depth - 1)
        return random.percent(style.wildness)
            ? value : .call("clamp", [value, .unary("-", .number("9")), .number("9")], .number)
    }

    private mutating func portion(_ asking: Asking, _ depth: Int) -> Term {
        guard depth > 0, random.percent(35) else { return .number(random.pick(["0.5", "0.25", "0.9", "0.1", "1"])) }
        return .call("clamp", [number(asking, depth - 1), .number("0.1"), .number("1")], .number)
    }

    private mutating func count(_ choices: [String], _ asking: Asking, _ depth: Int) -> Term {
        guard depth > 0, random.percent(30) else { return .number(random.pick(choices)) }
        return .call(
            "floor", [.call("clamp", [number(asking, depth - 1), .number("0"), .number("3")], .number)], .number)
    }

    /// Ends of an interval (and what lies between), constant or computed.
    private mutating func ends(_ choices: [[String]], _ asking: Asking, _ depth: Int) -> [Term] {
        var ends = random.pick(choices).map { Term.number($0) }
        if depth > 0, random.percent(30), let last = ends.last {
            ends[ends.count - 1] = .binary("+", last, .call("abs", [anywhere(asking, depth - 1)], .number))
        }
        return ends
    }

    private mutating func parameters(of family: String, _ asking: Asking, _ depth: Int) -> [Term] {
        let scales = ["1", "0.5", "2", "0.1"]
        switch family {
        case "uniform":
            let low = anywhere(asking, depth)
            return [low, .binary("+", low, positive(["1", "0.5", "3"], asking, depth))]
        case "normal", "lognormal", "logistic_dist", "laplace", "cauchy", "gumbel":
            return [anywhere(asking, family == "lognormal" ? 0 : depth), positive(scales + ["0"], asking, depth)]
        case "exponential", "rayleigh": return [positive(scales, asking, depth)]
        case "student_t", "chi_squared": return [positive(["1", "3", "2.5"], asking, depth)]
        case "fisher_f": return [positive(["2", "5"], asking, depth), positive(["4", "7"], asking, depth)]
        case "gamma", "beta", "weibull", "pareto":
            return [positive(["1", "2", "0.5", "4"], asking, depth), positive(["1", "2", "3", "0.7"], asking, depth)]
        case "triangular", "pert": return ends([["0", "0.3", "1"], ["1", "1", "2"], ["0", "2", "2"]], asking, depth)
        case "normal_between": return ends([["0", "1"], ["0.2", "3"]], asking, depth)
        case "lognormal_between": return ends([["0.1", "1"], ["2", "5"]], asking, depth)
        case "beta_between":
            return random.pick([["0.1", "0.6"], ["0.3", "0.9"], ["0.05", "0.2"]]).map { .number($0) }
        case "bernoulli", "geometric": return [portion(asking, depth)]
        case "poisson": return [positive(["1", "2", "0.5"], asking, depth)]
        case "binomial": return [count(["1", "2", "3"], asking, depth), portion(asking, depth)]
        case "negative_binomial": return [positive(["1", "2"], asking, depth), portion(asking, depth)]
        case "hypergeometric":
            return [
                count(["3", "4"], asking, depth), .number(random.pick(["2", "5"])), .number(random.pick(["1", "2"])),
            ]
        case "pick":
            return (0..<random.within(1...3)).flatMap { _ in
                [anywhere(asking, depth), positive(["1", "2", "0.5"], asking, depth)]
            }
        default: return (0..<random.within(1...4)).map { _ in anywhere(asking, depth) }
        }
    }
}
