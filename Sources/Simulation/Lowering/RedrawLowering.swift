import Distributions
import Scenarios

/// Gaps that are drawn again until they are long enough.
extension Lowering {
    /// What it asks of the replicate is evaluated first, once, whether or not a draw will use it.
    mutating func redrawn(_ gap: OpenGap, _ context: ExpressionContext) -> NumberValue {
        var context = context
        let watched = WatchedExpression(gap.length)
        context.watched = watched
        var known: [Quantity: NumberOperand] = [:]
        let formula = formula(gap.length, &known, context)
        let site = builder.site(
            context.path.draw(0),
            of: .draw(watched.place, ordinal: 0, selfActor: nil, others: [], issue: nil))
        builder.redrawn.append(RedrawnNumber(formula: formula, least: Double(gap.least), site: site))
        let out = builder.newNumber()
        builder.emit(.redraw(out, number: Int32(builder.redrawn.count - 1), builder.faultSite(watched)))
        return NumberValue(
            operand: .column(out), space: builder.space, binding: builder.ownBinding,
            range: ValueRange(low: Double(gap.least) - 0.5, high: .infinity))
    }

    private mutating func formula(
        _ expression: Expression, _ known: inout [Quantity: NumberOperand], _ context: ExpressionContext
    ) -> DrawnFormula {
        func constant(_ value: Double) -> DrawnFormula { .operand(.constant(value)) }
        switch expression.node {
        case .number(let value): return constant(value)
        case .truth(let truth): return constant(truth ? 1 : 0)
        case .quantity(let quantity):
            let asked = quantity.naming(context.members.map(\.index))
            if let operand = known[asked] { return .operand(operand) }
            let value = builder.snapshot(
                number(Expression(expression.node, type: .number, at: expression.place), context))
            let operand = builder.bring(value)
            if case .column(let column) = operand { builder.lastingNumbers.insert(column) }
            known[asked] = operand
            return .operand(operand)
        case .numberOf(let inner): return formula(inner, &known, context)
        case .unary(.not, let inner): return .not(formula(inner, &known, context))
        case .unary(.negate, let inner): return .unary(.negate, formula(inner, &known, context))
        case .binary(let symbol, let left, let right):
            let (a, b) = (formula(left, &known, context), formula(right, &known, context))
            return symbol.kernel.map { .binary($0, a, b) } ?? .truth(symbol, a, b)
        case .conditional(let condition, let then, let otherwise):
            return .conditional(
                formula(condition, &known, context), then: formula(then, &known, context),
                otherwise: formula(otherwise, &known, context))
        case .call(let function, let arguments):
            return .call(function, arguments.map { formula($0, &known, context) })
        case .draw(let draw):
            let site = builder.site(
                context.site(of: draw),
                of: .draw(context.watched?.place, ordinal: draw.ordinal, selfActor: nil, others: [], issue: nil))
            var parameters: [Expression] = []
            let template = Self.template(of: draw, &parameters)
            let formulas = parameters.map { formula($0, &known, context) }
            return draw.family == .chance ? .chance(site, formulas[0]) : .draw(site, template, parameters: formulas)
        case .follows: preconditionFailure("follows stands in strategies only")
        case .over(let aggregate):
            return .over(
                aggregate.kind,
                contexts(aggregate, context).map { inner in
                    DrawnFormula.Term(
                        condition: aggregate.condition.map { formula($0, &known, inner) },
                        value: formula(aggregate.value, &known, inner))
                })
        }
    }

    /// The distribution, with an index into its parameters for each of its operands.
    private static func template(of draw: Draw, _ parameters: inout [Expression]) -> DrawTemplate {
        var inner: [DrawTemplate] = []
        var operands: [NumberOperand] = []
        for argument in draw.arguments {
            switch argument {
            case .value(let expression):
                operands.append(.constant(Double(parameters.count)))
                parameters.append(expression)
            case .distribution(let draw): inner.append(template(of: draw, &parameters))
            }
        }
        switch draw.family {
        case .truncated: return .truncated(inner[0], operands[0], operands[1])
        case .mixture: return .mixture(operands, inner)
        default: return .family(draw.family, operands)
        }
    }
}
