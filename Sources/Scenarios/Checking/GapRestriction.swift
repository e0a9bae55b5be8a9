internal import Distributions

/// A gap given that it is long enough: where it rises or falls with one draw, that draw is restricted.
///
/// The condition is carried inward, through the operations on the draw, until it is one on the value drawn.
extension Expression {
    /// The gap given that, to the nearest, it is at least so many rounds; `nil` unless it rises or falls with one draw.
    /// - Parameters:
    ///   - horizon: the rounds of the scenario.
    ///   - parameters: of the scenario, by index, whose values are known.
    func restricted(toAtLeast rounds: Int, horizon: Int, parameters: [Int: Constant]) -> Expression? {
        // A hair less than what rounds up to it, so that no value is cut off that is just long enough; what is a hair
        // too short counts as the least that is long enough.
        restricted(
            by: Condition(
                isAtLeast: true, bound: .constant(Double(rounds) - 0.5 - 1e-9, at: place), horizon: horizon,
                parameters: parameters))
    }

    /// At least the bound, or at most.
    fileprivate struct Condition {
        var isAtLeast: Bool
        var bound: Expression
        var horizon: Int
        var parameters: [Int: Constant]

        /// The condition on a part that leads to this one: on the same side, or where the whole falls as the part
        /// rises on the other.
        func onPart(_ bound: Expression, falls: Bool = false) -> Condition {
            Condition(isAtLeast: isAtLeast != falls, bound: bound, horizon: horizon, parameters: parameters)
        }
    }

    private func restricted(by condition: Condition) -> Expression? {
        let bound = condition.bound
        var copy = self
        guard holdsDraw else {
            // Nothing to draw: right or wrong as it is.
            let (left, right) = condition.isAtLeast ? (bound, self) : (self, bound)
            copy.node = .conditional(
                .binary(.lessOrEqual, left, right), then: self, otherwise: .constant(.nan, at: place))
            return copy
        }
        switch node {
        case .draw(let draw):
            guard type == .number, !draw.expressions.contains(where: \.holdsDraw) else { return nil }
            let infinite = Expression.constant(.infinity, at: place)
            let (low, high) =
                condition.isAtLeast ? (bound, infinite) : (.constant(-.infinity, at: place), bound)
            copy.node = .draw(
                Draw(
                    family: .truncated, arguments: [.distribution(draw), .value(low), .value(high)],
                    ordinal: draw.ordinal))
        case .unary(.negate, let part):
            guard let part = part.restricted(by: condition.onPart(.unary(.negate, bound), falls: true)) else {
                return nil
            }
            copy.node = .unary(.negate, part)
        case .binary(let operation, let left, let right):
            guard left.holdsDraw != right.holdsDraw else { return nil }
            let (part, other) = left.holdsDraw ? (left, right) : (right, left)
            guard let part = part.restricted(operation, with: other, isLeft: left.holdsDraw, condition) else {
                return nil
            }
            copy.node = left.holdsDraw ? .binary(operation, part, other) : .binary(operation, other, part)
        case .conditional(let chosen, let then, let otherwise):
            guard !chosen.holdsDraw, let then = then.restricted(by: condition),
                let otherwise = otherwise.restricted(by: condition)
            else { return nil }
            copy.node = .conditional(chosen, then: then, otherwise: otherwise)
        case .call(let function, var arguments):
            guard let drawn = arguments.firstIndex(where: \.holdsDraw),
                !arguments.dropFirst(drawn + 1).contains(where: \.holdsDraw)
            else { return nil }
            // A limit that suffices by itself frees the draw; one that excludes what is wanted leaves it nothing.
            var wanted = bound
            switch function {
            case .min, .max:
                for (index, limit) in arguments.enumerated() where index != drawn {
                    wanted = condition.eased(wanted, byLimit: limit, isLeast: function == .max)
                }
            case .clamp where drawn == 0:
                // The upper limit is applied last.
                wanted = condition.eased(wanted, byLimit: arguments[2], isLeast: false)
                wanted = condition.eased(wanted, byLimit: arguments[1], isLeast: true)
            case .clamp, .abs, .exp, .log, .sqrt, .floor, .nearest, .logistic, .logit: return nil
            }
            guard let part = arguments[drawn].restricted(by: condition.onPart(wanted)) else { return nil }
            arguments[drawn] = part
            copy.node = .call(function, arguments)
        case .number, .truth, .unary, .numberOf, .quantity, .follows, .over: return nil
        }
        return copy
    }

    /// The part of a binary operation that is drawn, restricted so that the whole fulfils the condition.
    private func restricted(
        _ operation: BinaryOperator, with other: Expression, isLeft: Bool, _ condition: Condition
    ) -> Expression? {
        let bound = condition.bound
        switch operation {
        case .add: return restricted(by: condition.onPart(.binary(.subtract, bound, other)))
        case .subtract where isLeft: return restricted(by: condition.onPart(.binary(.add, bound, other)))
        case .subtract: return restricted(by: condition.onPart(.binary(.subtract, other, bound), falls: true))
        case .multiply, .divide:
            // Only by what is surely positive: the sign decides on which side the bound lies.
            guard operation == .multiply || isLeft,
                let factor = other.constant(rounds: condition.horizon, parameters: condition.parameters)?.number,
                factor > 0
            else { return nil }
            return restricted(by: condition.onPart(.binary(operation == .multiply ? .divide : .multiply, bound, other)))
        case .or, .and, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .remainder, .power:
            return nil
        }
    }

    /// Whether a draw in it is impossible, whatever the replicate.
    func holdsImpossibleDraw(rounds: Int) -> Bool {
        if case .draw(let draw) = node, (try? draw.distribution(rounds: rounds)) == nil,
            draw.hasConstantParameters(rounds: rounds)
        {
            return true
        }
        return children.contains { $0.holdsImpossibleDraw(rounds: rounds) }
    }

    // MARK: - Parts

    fileprivate static func constant(_ value: Double, at place: Place) -> Expression {
        Expression(.number(value), type: .number, at: place)
    }

    private static func unary(_ operation: UnaryOperator, _ operand: Expression) -> Expression {
        Expression(.unary(operation, operand), type: .number, at: operand.place)
    }

    fileprivate static func binary(_ operation: BinaryOperator, _ a: Expression, _ b: Expression) -> Expression {
        Expression(.binary(operation, a, b), type: operation == .lessOrEqual ? .truth : .number, at: a.place)
    }
}

extension Expression.Condition {
    /// The bound on a value of which with a limit the greater (`isLeast`) or the smaller counts.
    fileprivate func eased(_ wanted: Expression, byLimit limit: Expression, isLeast: Bool) -> Expression {
        let (fulfils, free, nothing): (Expression, Double, Double) =
            isAtLeast
            ? (.binary(.lessOrEqual, wanted, limit), -.infinity, .infinity)
            : (.binary(.lessOrEqual, limit, wanted), .infinity, -.infinity)
        // `max` of at least the bound needs one of the two, of at most the bound both; `min` the other way round.
        let needsBoth = isAtLeast != isLeast
        func constant(_ value: Double) -> Expression { .constant(value, at: wanted.place) }
        return Expression(
            .conditional(
                fulfils, then: needsBoth ? wanted : constant(free), otherwise: needsBoth ? constant(nothing) : wanted),
            type: .number, at: wanted.place)
    }
}
