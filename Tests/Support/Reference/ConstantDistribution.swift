import Distributions
import Scenarios

/// Which distribution is constant, so that it is drawn from by its table: to be replaced by the engine's own answer once
/// that can be asked.
extension ReferencePlay {
    /// The distribution of a draw whose parameters are all known before the simulation; `nil` where some are not, or
    /// where they are impossible.
    func constantDistribution(_ draw: Draw, _ scope: ReferenceScope) -> Distribution? {
        struct NotConstant: Error {}
        return try? distribution(draw) { expression in
            guard let value = constant(expression, scope) else { throw NotConstant() }
            return value
        }
    }

    private func constant(_ expression: Expression, _ scope: ReferenceScope) -> Double? {
        switch expression.node {
        case .number(let number): return number
        case .truth(let truth): return truth ? 1 : 0
        case .numberOf(let operand): return constant(operand, scope)
        case .unary(.negate, let operand): return constant(operand, scope).map { UnaryKernel.negate($0) }
        case .unary(.not, let operand): return constant(operand, scope).map { 1 - $0 }
        case .binary(.and, let left, let right):
            let (a, b) = (constant(left, scope), constant(right, scope))
            return a == 0 || b == 0 ? 0 : a == nil || b == nil ? nil : 1
        case .binary(.or, let left, let right):
            let (a, b) = (constant(left, scope), constant(right, scope))
            return a == 1 || b == 1 ? 1 : a == nil || b == nil ? nil : 0
        case .binary(let operation, let left, let right):
            guard let a = constant(left, scope), let b = constant(right, scope) else { return nil }
            if let kernel = operation.kernel { return kernel(a, b) }
            return operation.compares(a, b).map { $0 ? 1 : 0 }
        case .conditional(let condition, let then, let otherwise):
            return constant(condition, scope).flatMap { constant($0 != 0 ? then : otherwise, scope) }
        case .call(let function, let arguments):
            let values = arguments.compactMap { constant($0, scope) }
            return values.count == arguments.count ? function(values) : nil
        case .draw(let draw):
            return draw.family == .chance ? nil : constantDistribution(draw, scope)?.isConstant
        case .quantity(let quantity): return constant(quantity, scope)
        case .follows: return nil
        }
    }

    private func constant(_ quantity: Quantity, _ scope: ReferenceScope) -> Double? {
        switch quantity {
        case .parameter(let index, let references): return constantParameter(index, references, scope)
        case .argument(let index):
            guard let frame = scope.strategy else { return nil }
            return constant(frame.use.arguments[index], frame.outer)
        case .eventDraw(let index):
            guard let event = scope.event else { return nil }
            return constant(scenario.events[event].draws[index].value, scope)
        case .rounds, .sameActor, .differentActor, .sameIssue: return try? self.quantity(quantity, scope)
        case .state, .memory, .trust, .level, .done, .open, .expired, .completed, .progress, .move, .reading, .count,
            .met, .meetings, .roundsSinceMeeting, .happened, .times, .roundsSince, .score, .round, .saw, .mine, .first,
            .lead, .moved, .heard:
            return nil
        }
    }

    private func constantParameter(_ index: Int, _ references: [MemberReference], _ scope: ReferenceScope) -> Double? {
        let parameter = scenario.parameters[index]
        var values: [Double] = []
        var bindings = [(member: 0, scope: ReferenceScope(.parameter(parameter.name)))]
        for (reference, domain) in zip(references, parameter.domains) {
            let size = domain == .actors ? scenario.actors.count : scenario.issues.count
            bindings = bindings.flatMap { binding in
                let chosen: [Int] =
                    switch reference {
                    case .actor(let actor): scope.actors(actor)
                    case .issue(let issue): [scope.issue(issue)]
                    }
                return chosen.map { one in
                    var bound = binding.scope
                    switch domain {
                    case .actors: bound.actor = one
                    case .issues: bound.issue = one
                    }
                    return (binding.member * size + one, bound)
                }
            }
        }
        for (member, bound) in bindings {
            guard let value = constant(parameter.members[member], bound) else { return nil }
            values.append(value)
        }
        return values.min()
    }
}
