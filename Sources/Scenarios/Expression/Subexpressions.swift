/// The expressions within an expression; only this file knows their positions.
extension Expression {
    /// The expressions directly within it, in reading order; arguments of draws and of followed strategies are.
    package var children: [Expression] {
        switch node {
        case .number, .truth, .quantity: []
        case .unary(_, let operand), .numberOf(let operand): [operand]
        case .binary(_, let left, let right): [left, right]
        case .conditional(let condition, let then, let otherwise): [condition, then, otherwise]
        case .call(_, let arguments): arguments
        case .draw(let draw): draw.expressions
        case .follows(let followed): followed.use.arguments
        case .over(let aggregate): (aggregate.condition.map { [$0] } ?? []) + [aggregate.value]
        }
    }

    /// Whether the expression contains a draw.
    package var holdsDraw: Bool { !draws.isEmpty }

    /// The outermost draws in the expression, in reading order.
    package var draws: [Draw] {
        if case .draw(let draw) = node { return [draw] }
        return children.flatMap(\.draws)
    }

    /// Visits the expression and everything in it, in reading order.
    package func forEach(_ visit: (Node) -> Void) {
        visit(node)
        for child in children { child.forEach(visit) }
    }

    /// The same expression with every quantity replaced by what `transform` makes of it.
    package func mapping(_ transform: (Quantity) -> Quantity) -> Expression {
        func mapped(_ expression: Expression) -> Expression { expression.mapping(transform) }
        func mapped(_ draw: Draw) -> Draw {
            var copy = draw
            copy.arguments = draw.arguments.map { argument in
                switch argument {
                case .value(let expression): .value(mapped(expression))
                case .distribution(let inner): .distribution(mapped(inner))
                }
            }
            return copy
        }
        var copy = self
        switch node {
        case .number, .truth: break
        case .unary(let operation, let operand): copy.node = .unary(operation, mapped(operand))
        case .binary(let operation, let left, let right): copy.node = .binary(operation, mapped(left), mapped(right))
        case .conditional(let condition, let then, let otherwise):
            copy.node = .conditional(mapped(condition), then: mapped(then), otherwise: mapped(otherwise))
        case .call(let function, let arguments): copy.node = .call(function, arguments.map(mapped))
        case .draw(let draw): copy.node = .draw(mapped(draw))
        case .quantity(let quantity): copy.node = .quantity(transform(quantity))
        case .numberOf(let operand): copy.node = .numberOf(mapped(operand))
        case .follows(var followed):
            followed.use.arguments = followed.use.arguments.map(mapped)
            copy.node = .follows(followed)
        case .over(var aggregate):
            aggregate.condition = aggregate.condition.map(mapped)
            aggregate.value = mapped(aggregate.value)
            copy.node = .over(aggregate)
        }
        return copy
    }
}

extension Draw {
    /// The expressions among its arguments, those of inner distributions too.
    package var expressions: [Expression] {
        arguments.flatMap { argument in
            switch argument {
            case .value(let expression): [expression]
            case .distribution(let inner): inner.expressions
            }
        }
    }
}
