internal import Distributions

/// The names of the indices in an expression, at its place.
package struct ExpressionNames: Sendable {
    package var scenario: Scenario
    /// The strategy whose own expression it is: names its memory and its parameters.
    package var strategy: Strategy?
    /// What replaces the strategy's parameters, in their order; `nil`: their names.
    package var arguments: [Expression]?
    /// The event whose draws it sees.
    package var event: Event?
    /// The actor that is `self`; `nil` to print `self`.
    package var selfActor: Int?
    /// The actor that is `other`, if it is a single one.
    package var otherActor: Int?
    /// The issue that is `issue`.
    package var issue: Int?
    /// The names of the members of the aggregates around it, from the outermost.
    var members: [String] = []
    /// Whether to omit what changes nothing once names are replaced: `1 *`, branches that are never taken.
    package var simplifies = false

    package init(_ scenario: Scenario, strategy: Strategy? = nil, event: Event? = nil) {
        self.scenario = scenario
        self.strategy = strategy
        self.event = event
    }

    func actor(_ reference: ActorReference) -> String {
        switch reference {
        case .actor(let index): scenario.actors[index].name
        case .self: selfActor.map { scenario.actors[$0].name } ?? "self"
        case .other: otherActor.map { scenario.actors[$0].name } ?? "other"
        case .member(let depth): members[depth]
        }
    }

    func issue(_ reference: IssueReference) -> String {
        switch reference {
        case .issue(let index): scenario.issues[index].name
        case .this: issue.map { scenario.issues[$0].name } ?? "issue"
        case .member(let depth): members[depth]
        }
    }

    private func isKnown(_ reference: ActorReference) -> Bool {
        switch reference {
        case .actor: true
        case .self: selfActor != nil
        case .other: otherActor != nil
        case .member: false
        }
    }

    /// Whether both are the same actor, where that is known.
    func same(_ a: ActorReference, _ b: ActorReference) -> Bool? {
        isKnown(a) && isKnown(b) ? actor(a) == actor(b) : nil
    }

    /// Whether they are different actors, where that is known.
    func differ(_ a: ActorReference, _ b: ActorReference) -> Bool? {
        isKnown(a) && isKnown(b) ? actor(a) != actor(b) : nil
    }

    func same(_ a: IssueReference, _ b: IssueReference) -> Bool? {
        func isKnown(_ reference: IssueReference) -> Bool {
            switch reference {
            case .issue: true
            case .this: issue != nil
            case .member: false
            }
        }
        return isKnown(a) && isKnown(b) ? issue(a) == issue(b) : nil
    }
}

extension Expression {
    /// The expression in the language, with names, one space about operators and no parentheses that are not needed.
    package func description(in names: ExpressionNames) -> String {
        syntax(names).description
    }

    /// The same for an expression that belongs to no strategy and no event.
    package func description(in scenario: Scenario) -> String {
        description(in: ExpressionNames(scenario))
    }

    /// The checked expression as it would be written.
    package func syntax(_ names: ExpressionNames) -> Syntax {
        func syntax(_ expression: Expression) -> Syntax { expression.syntax(names) }
        func made(_ kind: Syntax.Kind) -> Syntax { Syntax(kind, at: place) }
        if let date { return made(.date(date)) }
        switch node {
        case .number(let value): return made(.number(value))
        case .truth(let value): return made(.name(value ? "true" : "false"))
        case .numberOf(let operand): return syntax(operand)
        case .unary(let operation, let operand): return made(.unary(operation, syntax(operand)))
        case .binary(let operation, let left, let right):
            let a = right.isMove ? left.moveWord ?? syntax(left) : syntax(left)
            let b = left.isMove ? right.moveWord ?? syntax(right) : syntax(right)
            if names.simplifies, let simple = operation.simplified(a, b) { return simple }
            return made(.binary(operation, a, b))
        case .conditional(let condition, let then, let otherwise):
            let asked = syntax(condition)
            if names.simplifies, case .name(let word) = asked.kind, word == "true" || word == "false" {
                return syntax(word == "true" ? then : otherwise)
            }
            return made(.call("if", [asked, syntax(then), syntax(otherwise)].map { Syntax.Argument(value: $0) }))
        case .call(let function, let arguments):
            return made(.call(function.rawValue, arguments.map { Syntax.Argument(value: syntax($0)) }))
        case .draw(let draw): return draw.syntax(names, at: place)
        case .quantity(let quantity): return quantity.syntax(names, at: place)
        case .follows(let followed):
            let use = followed.use.syntax(names, at: place)
            return made(.call("follows", [Syntax.Argument(value: use)]))
        case .over(let aggregate): return made(.over(aggregate.syntax(names, at: place)))
        }
    }

    /// Whether its value is a move: 1, 0 and −1 are then printed as the names of moves.
    private var isMove: Bool {
        switch node {
        case .quantity(.saw), .quantity(.mine), .quantity(.move), .quantity(.reading): true
        default: false
        }
    }

    private var moveWord: Syntax? {
        guard case .number(let value) = node else { return nil }
        let words: [Double: String] = [1: "offer", 0: "hold", -1: "withdraw"]
        return words[value].map { Syntax(.name($0), at: place) }
    }
}

extension Aggregate {
    fileprivate func syntax(_ names: ExpressionNames, at place: Place) -> OverSyntax {
        var inner = names
        inner.members.append(name)
        let listed = members.map { index in
            let name = domain == .actors ? names.scenario.actors[index].name : names.scenario.issues[index].name
            return Syntax(.name(name), at: place)
        }
        return OverSyntax(
            kind: kind, name: name, namePlace: place, set: isAll ? .all(domain) : .list(listed),
            condition: condition?.syntax(inner), value: value.syntax(inner))
    }
}

extension Draw {
    package func syntax(_ names: ExpressionNames, at place: Place) -> Syntax {
        let written = arguments.map { argument in
            switch argument {
            case .value(let value): Syntax.Argument(value: value.syntax(names))
            case .distribution(let inner): Syntax.Argument(value: inner.syntax(names, at: place))
            }
        }
        return Syntax(.call(family.rawValue, written), at: place)
    }
}

extension StrategyUse {
    /// `grit(2, 3)`: every argument, in order; those at the end that have their default value are omitted.
    package func syntax(_ names: ExpressionNames, at place: Place) -> Syntax {
        let strategy = names.scenario.strategies[strategy]
        var written = arguments.map { Syntax.Argument(value: $0.syntax(names)) }
        while let last = written.last, written.count <= strategy.parameters.count,
            strategy.parameters[written.count - 1].hasDefault,
            last.value.description
                == strategy.parameters[written.count - 1].standard.description(in: ExpressionNames(names.scenario))
        {
            written.removeLast()
        }
        return Syntax(.call(strategy.name, written), at: place)
    }

    /// As a scenario would write it.
    package func description(in names: ExpressionNames) -> String {
        let place = Place(file: "", line: 1, column: 1)
        return syntax(names, at: place).description
    }
}

extension BinaryOperator {
    /// The side that is left where the other changes nothing; `nil` if there is none.
    fileprivate func simplified(_ left: Syntax, _ right: Syntax) -> Syntax? {
        func number(_ syntax: Syntax) -> Double? { if case .number(let value) = syntax.kind { value } else { nil } }
        func word(_ syntax: Syntax) -> String? { if case .name(let name) = syntax.kind { name } else { nil } }
        switch self {
        case .multiply:
            // For a reader: 0 times what is finite.
            if number(left) == 0 || number(right) == 0 { return number(left) == 0 ? left : right }
            return number(left) == 1 ? right : number(right) == 1 ? left : nil
        case .divide: return number(right) == 1 ? left : nil
        case .add: return number(left) == 0 ? right : number(right) == 0 ? left : nil
        case .subtract: return number(right) == 0 ? left : nil
        case .and:
            if word(left) == "false" || word(right) == "false" { return word(left) == "false" ? left : right }
            return word(left) == "true" ? right : word(right) == "true" ? left : nil
        case .or:
            if word(left) == "true" || word(right) == "true" { return word(left) == "true" ? left : right }
            return word(left) == "false" ? right : word(right) == "false" ? left : nil
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .remainder, .power: return nil
        }
    }
}
