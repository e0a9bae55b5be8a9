import Distributions
import Scenarios

extension Lowering {
    // MARK: Roots

    /// The number of a written expression; if it is not a number, it is a fault.
    mutating func number(root expression: Expression, _ context: ExpressionContext) -> NumberValue {
        var context = context
        context.watched = WatchedExpression(expression)
        return checked(number(expression, context), context)
    }

    mutating func truth(root expression: Expression, _ context: ExpressionContext) -> TruthValue {
        var context = context
        context.watched = WatchedExpression(expression)
        return truth(expression, context)
    }

    /// A written expression's probability: clamped to [0, 1], and counted if that changes it.
    mutating func probability(root expression: Expression, _ context: ExpressionContext) -> NumberValue {
        var context = context
        context.watched = WatchedExpression(expression)
        return probability(number(expression, context), context)
    }

    mutating func value(root expression: Expression, _ context: ExpressionContext) -> Value {
        switch expression.type {
        case .number: .number(number(root: expression, context))
        case .truth: .truth(truth(root: expression, context))
        }
    }

    mutating func probability(_ value: NumberValue, _ context: ExpressionContext) -> NumberValue {
        let value = checked(value, context)
        guard !value.range.isProbability, let watched = context.watched else { return value }
        let operand = column(builder.bring(value))
        let out = builder.newNumber()
        builder.emit(.clamp(out, operand, builder.clampSite(watched)))
        return NumberValue(operand: .column(out), space: builder.space, binding: builder.ownBinding, range: .unit)
    }

    /// Makes what is not a number a fault (in a measure, a mark).
    mutating func checked(_ value: NumberValue, _ context: ExpressionContext) -> NumberValue {
        guard value.range.mayBeNaN else { return value }
        let operand = column(builder.bring(value))
        if let mark = context.leftOut {
            builder.emit(.markNotNumber(mark, operand))
        } else if let watched = context.watched {
            builder.emit(.checkNumber(operand, builder.faultSite(watched), isAboutEnd: context.isAboutEnd))
        }
        var value = value
        value.range.mayBeNaN = false
        return value
    }

    /// The operand as a column: a constant is written out.
    mutating func column(_ operand: NumberOperand) -> NumberColumn {
        switch operand {
        case .column(let column): return column
        case .constant(let value):
            let out = builder.newNumber()
            builder.emit(.fill(out, value))
            return out
        }
    }

    // MARK: Nodes

    mutating func number(_ expression: Expression, _ context: ExpressionContext) -> NumberValue {
        switch value(expression, context) {
        case .number(let value): value
        case .truth(let value): numberOf(value)
        }
    }

    mutating func truth(_ expression: Expression, _ context: ExpressionContext) -> TruthValue {
        switch value(expression, context) {
        case .truth(let value): return value
        case .number:
            preconditionFailure("the checker lets no number stand where a truth value is needed")
        }
    }

    mutating func value(_ expression: Expression, _ context: ExpressionContext) -> Value {
        switch expression.node {
        case .number(let value): return .number(.constant(value))
        case .truth(let value): return .truth(.constant(value))
        case .numberOf(let inner): return .number(numberOf(truth(inner, context)))
        case .unary(.not, let inner): return .truth(not(truth(inner, context)))
        case .unary(.negate, let inner): return .number(unary(.negate, number(inner, context)))
        case .binary(let symbol, let left, let right): return binary(symbol, left, right, context)
        case .conditional(let condition, let then, let otherwise):
            return conditional(condition, then, otherwise, context)
        case .call(let function, let arguments): return .number(call(function, arguments, context))
        case .draw(let draw): return lower(draw, context)
        case .quantity(let quantity): return lower(quantity, context)
        case .follows(let followed): return .number(lower(followed, context))
        case .over(let aggregate): return lower(aggregate, context)
        }
    }

    private mutating func binary(
        _ symbol: BinaryOperator, _ left: Expression, _ right: Expression, _ context: ExpressionContext
    ) -> Value {
        switch symbol {
        case .and, .or: return .truth(connective(symbol, left, right, context))
        case .add, .subtract, .multiply, .divide, .remainder, .power, .equal, .notEqual, .less, .lessOrEqual, .greater,
            .greaterOrEqual:
            break
        }
        if let kernel = symbol.kernel {
            let a = number(left, context)
            return .number(binary(kernel, a, number(right, context)))
        }
        if left.type == .truth, right.type == .truth, symbol == .equal || symbol == .notEqual {
            let a = truth(left, context)
            return .truth(logic(symbol == .equal ? .same : .differ, a, truth(right, context)))
        }
        guard let (comparison, isSwapped) = symbol.comparison else { preconditionFailure("no other operators") }
        let a = checked(number(left, context), context)
        let b = checked(number(right, context), context)
        return .truth(isSwapped ? compare(comparison, b, a) : compare(comparison, a, b))
    }

    private mutating func call(_ function: Function, _ arguments: [Expression], _ context: ExpressionContext)
        -> NumberValue
    {
        let values = arguments.map { number($0, context) }
        switch function {
        case .min: return values.dropFirst().reduce(values[0]) { binary(.minimum, $0, $1) }
        case .max: return values.dropFirst().reduce(values[0]) { binary(.maximum, $0, $1) }
        case .clamp: return binary(.minimum, binary(.maximum, values[0], values[1]), values[2])
        case .abs, .exp, .log, .sqrt, .floor, .nearest, .logistic, .logit:
            guard let kernel = function.kernel else { preconditionFailure("a function of one number") }
            return unary(kernel, values[0])
        }
    }

    // MARK: Only what is needed is asked

    private mutating func connective(
        _ symbol: BinaryOperator, _ left: Expression, _ right: Expression, _ context: ExpressionContext
    ) -> TruthValue {
        let a = truth(left, context)
        if let constant = a.constant {
            return constant == (symbol == .and) ? truth(right, context) : a
        }
        if let b = quietly(right, context, { $0.truth(right, context) }) {
            return logic(symbol == .and ? .and : .or, a, b)
        }
        let asked = symbol == .and ? a : not(a)
        return merge(
            where: asked, { $0.truth(right, context) }, otherwise: { _ in .constant(symbol == .or) })
    }

    private mutating func conditional(
        _ condition: Expression, _ then: Expression, _ otherwise: Expression, _ context: ExpressionContext
    ) -> Value {
        let chosen = truth(condition, context)
        if let constant = chosen.constant { return value(constant ? then : otherwise, context) }
        let quiet = survey(then, context).isQuiet && survey(otherwise, context).isQuiet
        if then.type == .truth, otherwise.type == .truth {
            return .truth(
                quiet
                    ? select(chosen, truth(then, context), truth(otherwise, context))
                    : merge(where: chosen, { $0.truth(then, context) }, otherwise: { $0.truth(otherwise, context) }))
        }
        return .number(
            quiet
                ? select(chosen, number(then, context), number(otherwise, context))
                : mergeNumbers(
                    where: chosen, { $0.number(then, context) }, otherwise: { $0.number(otherwise, context) }))
    }

    /// Lowers an expression for all lanes of the space, if evaluating it where it is not needed has no visible effect.
    private mutating func quietly<Result>(
        _ expression: Expression, _ context: ExpressionContext, _ lower: (inout Lowering) -> Result
    ) -> Result? {
        survey(expression, context).isQuiet ? lower(&self) : nil
    }

    /// A truth value computed in one way in the lanes in which a condition is true, and in another in the others.
    mutating func merge(
        where condition: TruthValue, _ then: (inout Lowering) -> TruthValue,
        otherwise: (inout Lowering) -> TruthValue
    ) -> TruthValue {
        if let constant = condition.constant { return constant ? then(&self) : otherwise(&self) }
        let out = builder.newTruth()
        if builder.stage == .setup, builder.space == .all { builder.lastingTruths.insert(out) }
        push(then, to: out, where: condition)
        push(otherwise, to: out, where: not(condition))
        return TruthValue(source: .column(out), space: builder.space, binding: builder.ownBinding)
    }

    private mutating func push(
        _ body: (inout Lowering) -> TruthValue, to out: TruthColumn, where condition: TruthValue
    ) {
        inSpace(where: condition) { lowering in
            let value = body(&lowering)
            switch lowering.builder.bring(value) {
            case .constant(let truth): lowering.builder.emit(.pushTruthConstant(out, truth))
            case .column(let column): lowering.builder.emit(.pushTruth(out, column))
            }
        }
    }

    mutating func mergeNumbers(
        where condition: TruthValue, _ then: (inout Lowering) -> NumberValue,
        otherwise: (inout Lowering) -> NumberValue
    ) -> NumberValue {
        if let constant = condition.constant { return constant ? then(&self) : otherwise(&self) }
        let out = builder.newNumber()
        if builder.stage == .setup, builder.space == .all { builder.lastingNumbers.insert(out) }
        let a = push(then, to: out, where: condition)
        let b = push(otherwise, to: out, where: not(condition))
        let range = a.map { a in b.map { a.union($0) } ?? a } ?? b
        return NumberValue(
            operand: .column(out), space: builder.space, binding: builder.ownBinding, range: range ?? .anything)
    }

    /// The range of what was pushed; `nil` if the condition never holds.
    private mutating func push(
        _ body: (inout Lowering) -> NumberValue, to out: NumberColumn, where condition: TruthValue
    ) -> ValueRange? {
        var range: ValueRange?
        inSpace(where: condition) { lowering in
            let value = body(&lowering)
            range = value.range
            lowering.builder.emit(.push(out, lowering.builder.bring(value)))
        }
        return range
    }

    /// The builder's function of that name, for whole parts of a scenario.
    mutating func inSpace(where condition: TruthValue, _ body: (inout Lowering) -> Void) {
        guard let inner = builder.enter(where: condition) else { return }
        let outer = builder.space
        builder.space = inner
        body(&self)
        builder.space = outer
    }

    mutating func inRounds(_ condition: RoundCondition, _ body: (inout Lowering) -> Void) {
        let inner = builder.enter(condition)
        let outer = builder.space
        builder.space = inner
        body(&self)
        builder.space = outer
    }
}

extension WatchedExpression {
    init(_ expression: Expression) {
        self.init(expression: expression.text ?? "", place: expression.place)
    }
}
