internal import Scenarios

// Names and expressions as an explanation writes them.

extension Explanation {
    /// A title, with the name that is used in expressions.
    func introduced(_ title: String, _ name: String) -> String {
        title == name ? name : "\(title) (\(name))"
    }

    /// The file's `about` text, on separate lines.
    func aboutLines(_ about: String?, level: Int = 2) -> [ExplanationLine] {
        about.map { [.text($0, level: level)] } ?? []
    }

    func actor(_ index: Int) -> String { scenario.actors[index].title }
    func issue(_ index: Int) -> String { scenario.issues[index].title }

    func actors(_ indices: [Int]) -> String {
        indices.count == scenario.actors.count && indices.count > 2
            ? "all actors"
            : indices.isEmpty ? "nobody" : enumerated(indices.map(actor))
    }

    /// `once`, `twice`, `3 times`.
    func times(_ number: Double) -> String {
        number == 1 ? "once" : number == 2 ? "twice" : "\(short(number)) times"
    }

    func constant(_ expression: Expression) -> Double? {
        expression.constant(rounds: scenario.clock.rounds)?.number
    }

    /// An expression that belongs to no strategy and no event, as it was written if that is known.
    func formula(_ expression: Expression) -> String {
        expression.text ?? expression.description(in: scenario)
    }

    /// A phrase completed by an expression; a chain of `if` becomes one case a line.
    func cases(_ phrase: String, _ expression: Expression, _ names: ExpressionNames? = nil, level: Int)
        -> ExplanationLine
    {
        var standard = ExpressionNames(scenario)
        standard.simplifies = true
        let syntax = expression.syntax(names ?? standard)
        if case .numberOf(let condition) = expression.node, condition.type == .truth {
            if case .name(let word) = syntax.kind, word == "true" || word == "false" {
                return .cases(phrase, [(word == "true" ? "1" : "0", nil)], level: level)
            }
            return .cases(phrase, [("1", syntax.description), ("0", nil)], level: level)
        }
        let branches = branches(syntax)
        // On its own it stands as it was written: `months(6)`, not its product.
        if names == nil, branches.count == 1 { return .cases(phrase, [(formula(expression), nil)], level: level) }
        return .cases(phrase, branches, level: level)
    }

    private func branches(_ syntax: Syntax) -> [(value: String, condition: String?)] {
        var branches: [(value: String, condition: String?)] = []
        var rest = syntax
        while case .call("if", let arguments) = rest.kind, arguments.count == 3 {
            branches.append((arguments[1].value.description, arguments[0].value.description))
            rest = arguments[2].value
        }
        branches.append((rest.description, nil))
        return branches
    }

    /// A round, with its date if the clock has dates.
    func roundName(_ round: Double) -> String {
        guard round >= 1, round <= Double(scenario.clock.rounds) else { return "round \(short(round.rounded(.down)))" }
        let number = Int(round.rounded(.down))
        let names = RoundNames(scenario.clock)
        return names.areDates ? "round \(number) (\(names.name(of: number)))" : "round \(number)"
    }

    /// A time that is the same in every replicate, with its formula if that uses parameters; `nil`
    /// if it is drawn.
    func timeName(_ time: Expression) -> String? {
        if let number = constant(time) { return roundName(number) }
        let known = time.constant(rounds: scenario.clock.rounds, parameters: fixedParameters)
        return known.map { "\(roundName($0.number)), which is \(formula(time))" }
    }

    /// The parameters that are the same in every replicate, by index; families are excluded.
    private var fixedParameters: [Int: Constant] {
        var known: [Int: Constant] = [:]
        var count = -1
        // A parameter may ask for one that stands after it.
        while known.count > count {
            count = known.count
            for (index, parameter) in scenario.parameters.enumerated() where parameter.domains.isEmpty {
                known[index] = parameter.members.first?.constant(
                    rounds: scenario.clock.rounds, parameters: known)
            }
        }
        return known
    }

    /// A number of rounds, in words.
    func duration(_ expression: Expression) -> String {
        guard let number = constant(expression) else { return "\(formula(expression)) rounds" }
        return number == 1 ? "1 round" : "\(short(number)) rounds"
    }

    func moveName(_ move: Int) -> String { move == 1 ? "offer" : move == 0 ? "hold" : "withdraw" }
}

extension PastTime {
    /// As it is written, if that is a date, and how many rounds before the first.
    var words: String {
        let rounds = "\(plural(1 - round, "round")) before round 1"
        return CalendarDate(parsing: text) == nil ? rounds : "\(text), \(rounds)"
    }
}

/// A number to about three digits; whole numbers in full.
func short(_ value: Double) -> String {
    guard value.isFinite else { return value.isNaN ? unknown : value > 0 ? "∞" : "−∞" }
    if value == value.rounded(), abs(value) < 1e15 { return grouped(Int(value)) }
    let magnitude = abs(value)
    guard magnitude >= 1e-6, magnitude < 1e15 else { return value.description }
    if magnitude >= 999.5 { return grouped(Int(value.rounded())) }
    let decimals =
        magnitude >= 99.95 ? 0 : magnitude >= 9.995 ? 1 : magnitude >= 0.9995 ? 2 : magnitude >= 0.09995 ? 3 : 4
    var text = fixed(value, decimals: magnitude < 0.001 ? 8 : decimals)
    while text.contains("."), text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text
}
