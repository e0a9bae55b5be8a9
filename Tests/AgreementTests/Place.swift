import Testing

/// A place of the language where an expression may stand, in a scenario in which a measure tells what became of it.
struct Place: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var rounds: Int
    /// The scenario but for its parameters, with `{X}` for the expression. `one` and `two` are the actors.
    var body: String
    /// What has the value of the expression, 1 or 0, at the end.
    var measure: String
    /// Whether `self` is `one` there, so that the member of a family can be asked by it.
    var knowsSelf: Bool

    init(
        _ name: String, rounds: Int = 1, self knowsSelf: Bool = false, _ body: String,
        is measure: String
    ) {
        testDescription = name
        self.rounds = rounds
        self.body = body
        self.measure = measure
        self.knowsSelf = knowsSelf
    }

    /// What stands there, one after the other; each is 1 (or true) with probability 0.3.
    enum Content: String, CaseIterable, Sendable {
        case truth = "good"
        case number = "p"
        case computed = "if(p > 0.5, 1, 0)"
        case mixed = "(p * (1 - q) + q * p)"
        case member = "trait(one)"
        case ownMember = "trait(self)"
        /// Over the members of a list of one and of all.
        case overMany = "sum(each in [one], trait(each)) * every(each in actors, trait(each) >= 0)"
        case drawn = "chance(0.3)"
    }

    /// The contents that are possible there.
    var contents: [Content] {
        Content.allCases.filter { $0 != .ownMember || knowsSelf }
    }

    func text(_ content: Content) -> String {
        var text = """
            detente: 1
            clock: { rounds: \(rounds), round: 1 year }
            parameters:
              good: chance(0.3)
              p: pick(0, 0.7, 1, 0.3)
              q: pick(0, 0.5, 1, 0.5)
              trait: { for: actors, value: "pick(0, 0.7, 1, 0.3)" }

            """
        text += body.replacing("{X}", with: content.rawValue) + "\n"
        if !body.contains("actors:") {
            text += "actors: { one: { strategy: always_offer }, two: { strategy: always_offer } }\n"
        }
        if !body.contains("outcomes:") { text += "outcomes: { over: otherwise }\n" }
        if !body.contains("measures:") { text += "measures:\n" }
        let asked = content == .ownMember ? Content.member.rawValue : content.rawValue
        text += "  became: \"\(measure.replacing("{X}", with: asked))\"\n"
        // The value that it should have had.
        text += "  wanted: \"\(content == .drawn ? "0" : asked)\"\n"
        return text
    }
}
