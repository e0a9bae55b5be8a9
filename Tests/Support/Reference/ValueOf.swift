import Distributions
import Scenarios

/// Expressions: what each is worth now.
extension ReferencePlay {
    /// The number that a whole written expression comes to; not a number is a fault.
    func value(_ expression: Expression, _ scope: ReferenceScope) throws -> Double {
        if expression.type == .truth { return try truth(expression, scope) ? 1 : 0 }
        let value = try number(expression, scope)
        if value.isNaN { throw ReferenceFault(in: expression) }
        return value
    }

    /// A probability: what is outside [0, 1] is cut.
    func probability(_ expression: Expression, _ scope: ReferenceScope) throws -> Double {
        cut(try value(expression, scope))
    }

    func cut(_ x: Double) -> Double { held(x, 0, 1) }

    func held(_ x: Double, _ low: Double, _ high: Double) -> Double {
        BinaryKernel.minimum(BinaryKernel.maximum(x, low), high)
    }

    /// Any part of an expression, as a number.
    private func part(_ expression: Expression, _ scope: ReferenceScope) throws -> Double {
        expression.type == .truth ? (try truth(expression, scope) ? 1 : 0) : try number(expression, scope)
    }

    func number(_ expression: Expression, _ scope: ReferenceScope) throws -> Double {
        switch expression.node {
        case .number(let number): return number
        case .truth(let truth): return truth ? 1 : 0
        case .numberOf(let operand): return try truth(operand, scope) ? 1 : 0
        case .unary(.negate, let operand): return UnaryKernel.negate(try number(operand, scope))
        case .unary(.not, _): return try truth(expression, scope) ? 1 : 0
        case .binary(let operation, let left, let right):
            guard let kernel = operation.kernel else { return try truth(expression, scope) ? 1 : 0 }
            return kernel(try number(left, scope), try number(right, scope))
        case .conditional(let condition, let then, let otherwise):
            return try part(try truth(condition, scope) ? then : otherwise, scope)
        case .call(let function, let arguments):
            return function(try arguments.map { try number($0, scope) })
        case .draw(let draw): return try drawn(draw, expression, scope)
        case .quantity(let quantity): return try self.quantity(quantity, scope)
        case .follows(let followed): return try offer(of: followed, scope)
        case .over(let aggregate): return try over(aggregate, scope)
        }
    }

    func truth(_ expression: Expression, _ scope: ReferenceScope) throws -> Bool {
        switch expression.node {
        case .truth(let truth): return truth
        case .unary(.not, let operand):
            return !(try truth(operand, scope))
        case .binary(.and, let left, let right): return try truth(left, scope) && truth(right, scope)
        case .binary(.or, let left, let right): return try truth(left, scope) || truth(right, scope)
        case .binary(let operation, let left, let right):
            // Nothing where either is not a number.
            guard let holds = operation.compares(try part(left, scope), try part(right, scope)) else {
                throw ReferenceFault(in: expression)
            }
            return holds
        case .conditional(let condition, let then, let otherwise):
            return try truth(try truth(condition, scope) ? then : otherwise, scope)
        case .number, .unary, .numberOf, .call, .draw, .quantity, .follows, .over:
            return try number(expression, scope) != 0
        }
    }
}
