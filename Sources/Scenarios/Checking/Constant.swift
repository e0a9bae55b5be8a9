/// A value that is the same in every replicate.
package enum Constant: Sendable, Hashable {
    case number(Double)
    case truth(Bool)

    /// A truth value counts 1 or 0.
    package var number: Double {
        switch self {
        case .number(let number): number
        case .truth(let truth): truth ? 1 : 0
        }
    }

    package var truth: Bool? {
        if case .truth(let truth) = self { truth } else { nil }
    }
}

extension Expression {
    /// Its value if that is the same in every replicate and round; `nil` if it is not, or if this is not known.
    /// - Parameter parameters: of the scenario, by index, whose values are known.
    package func constant(rounds: Int, parameters: [Int: Constant] = [:]) -> Constant? {
        constant(rounds: rounds, under: Binding(), parameters: parameters)
    }

    /// Its value with `self`, `other` and `issue` bound and parameters (by index) known.
    package func constant(rounds: Int, under binding: Binding, parameters: [Int: Constant] = [:]) -> Constant? {
        func value(_ expression: Expression) -> Constant? {
            expression.constant(rounds: rounds, under: binding, parameters: parameters)
        }
        switch node {
        case .number(let number): return .number(number)
        case .truth(let truth): return .truth(truth)
        case .numberOf(let operand): return value(operand).map { .number($0.number) }
        case .unary(.negate, let operand): return value(operand).map { .number(UnaryKernel.negate($0.number)) }
        case .unary(.not, let operand): return value(operand)?.truth.map { .truth(!$0) }
        case .binary(.and, let left, let right):
            let (a, b) = (value(left)?.truth, value(right)?.truth)
            if a == false || b == false { return .truth(false) }
            return a == true && b == true ? .truth(true) : nil
        case .binary(.or, let left, let right):
            let (a, b) = (value(left)?.truth, value(right)?.truth)
            if a == true || b == true { return .truth(true) }
            return a == false && b == false ? .truth(false) : nil
        case .binary(let operation, let left, let right):
            guard let a = value(left)?.number, let b = value(right)?.number else { return nil }
            // A comparison with what is not a number is a fault, so it has no value.
            return operation.kernel.map { .number($0(a, b)) } ?? operation.compares(a, b).map(Constant.truth)
        case .conditional(let condition, let then, let otherwise):
            guard let truth = value(condition)?.truth else { return nil }
            return value(truth ? then : otherwise)
        case .call(let function, let arguments):
            var numbers: [Double] = []
            for argument in arguments {
                guard let number = value(argument)?.number else { return nil }
                numbers.append(number)
            }
            return .number(function(numbers))
        case .quantity(.rounds): return .number(Double(rounds))
        case .quantity(.sameActor(let a, let b)): return binding.same(a, b).map(Constant.truth)
        case .quantity(.differentActor(let a, let b)): return binding.differ(a, b).map(Constant.truth)
        case .quantity(.sameIssue(let a, let b)): return binding.same(a, b).map(Constant.truth)
        case .quantity(.parameter(let index, let members)): return members.isEmpty ? parameters[index] : nil
        case .over(let aggregate):
            var values: [Double] = []
            for member in aggregate.members {
                let bound = binding.adding(member)
                if let condition = aggregate.condition {
                    let counts = condition.constant(rounds: rounds, under: bound, parameters: parameters)
                    guard let counts = counts?.truth else { return nil }
                    if !counts { continue }
                }
                let value = aggregate.value.constant(rounds: rounds, under: bound, parameters: parameters)
                guard let value else { return nil }
                values.append(value.number)
            }
            let result = aggregate.kind(values)
            return type == .truth ? .truth(result != 0) : .number(result)
        case .quantity, .draw, .follows: return nil
        }
    }
}

extension Binding {
    /// The actors that a reference stands for; `nil` if it is not bound.
    func actors(_ reference: ActorReference) -> [Int]? {
        switch reference {
        case .actor(let index): [index]
        case .self: actor.map { [$0] }
        case .other: others.isEmpty ? nil : others
        case .member(let depth): depth < members.count ? [members[depth]] : nil
        }
    }

    func issue(_ reference: IssueReference) -> Int? {
        switch reference {
        case .issue(let index): index
        case .this: issue
        case .member(let depth): depth < members.count ? members[depth] : nil
        }
    }

    /// Whether two references mean the same actor; of several others, the least value counts, so all must be it.
    func same(_ a: ActorReference, _ b: ActorReference) -> Bool? {
        if a == b { return true }
        guard let left = actors(a), let right = actors(b) else { return nil }
        return left.allSatisfy { one in right.allSatisfy { $0 == one } }
    }

    /// Whether two references never mean the same actor: of several others, none is it.
    func differ(_ a: ActorReference, _ b: ActorReference) -> Bool? {
        if a == b { return false }
        guard let left = actors(a), let right = actors(b) else { return nil }
        return !left.contains { right.contains($0) }
    }

    func same(_ a: IssueReference, _ b: IssueReference) -> Bool? {
        if a == b { return true }
        guard let left = issue(a), let right = issue(b) else { return nil }
        return left == right
    }
}
