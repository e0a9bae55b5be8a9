import Distributions
import Scenarios
import Simulation

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
            return function.applied(to: try arguments.map { try number($0, scope) })
        case .draw(let draw): return try drawn(draw, expression, scope)
        case .quantity(let quantity): return try self.quantity(quantity, scope)
        case .follows(let followed): return try offer(of: followed, scope)
        }
    }

    func truth(_ expression: Expression, _ scope: ReferenceScope) throws -> Bool {
        switch expression.node {
        case .truth(let truth): return truth
        case .unary(.not, let operand):
            // `other != b` comes as the negation of `other == b`, at one place: each other is compared, and the least
            // truth counts.
            if case .quantity(.sameActor(let a, let b)) = operand.node, operand.place == expression.place {
                return scope.actors(a).allSatisfy { one in scope.actors(b).allSatisfy { $0 != one } }
            }
            return !(try truth(operand, scope))
        case .binary(.and, let left, let right): return try truth(left, scope) && truth(right, scope)
        case .binary(.or, let left, let right): return try truth(left, scope) || truth(right, scope)
        case .binary(let operation, let left, let right):
            let (a, b) = (try part(left, scope), try part(right, scope))
            if a.isNaN || b.isNaN { throw ReferenceFault(in: expression) }
            return operation.compares(a, b)
        case .conditional(let condition, let then, let otherwise):
            return try truth(try truth(condition, scope) ? then : otherwise, scope)
        case .number, .unary, .numberOf, .call, .draw, .quantity, .follows:
            return try number(expression, scope) != 0
        }
    }
}

extension BinaryOperator {
    /// `nil` for those that give a truth value.
    var kernel: BinaryKernel? {
        switch self {
        case .add: .add
        case .subtract: .subtract
        case .multiply: .multiply
        case .divide: .divide
        case .remainder: .remainder
        case .power: .power
        case .or, .and, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: nil
        }
    }

    func compares(_ a: Double, _ b: Double) -> Bool {
        switch self {
        case .equal: Comparison.equal(a, b)
        case .notEqual: Comparison.notEqual(a, b)
        case .less: Comparison.less(a, b)
        case .lessOrEqual: Comparison.lessOrEqual(a, b)
        case .greater: Comparison.less(b, a)
        case .greaterOrEqual: Comparison.lessOrEqual(b, a)
        case .or, .and, .add, .subtract, .multiply, .divide, .remainder, .power:
            preconditionFailure("not a comparison")
        }
    }
}

extension Function {
    func applied(to x: [Double]) -> Double {
        switch self {
        case .min: x.dropFirst().reduce(x[0]) { BinaryKernel.minimum($0, $1) }
        case .max: x.dropFirst().reduce(x[0]) { BinaryKernel.maximum($0, $1) }
        case .clamp: BinaryKernel.minimum(BinaryKernel.maximum(x[0], x[1]), x[2])
        case .abs: UnaryKernel.abs(x[0])
        case .exp: UnaryKernel.exp(x[0])
        case .log: UnaryKernel.log(x[0])
        case .sqrt: UnaryKernel.sqrt(x[0])
        case .floor: UnaryKernel.floor(x[0])
        case .nearest: UnaryKernel.nearest(x[0])
        case .logistic: UnaryKernel.logistic(x[0])
        case .logit: UnaryKernel.logit(x[0])
        }
    }
}
