import Scenarios

/// Values over many actors or issues.
extension ReferencePlay {
    func over(_ aggregate: Aggregate, _ scope: ReferenceScope) throws -> Double {
        var (sum, count) = (0.0, 0.0)
        var (least, greatest): (Double?, Double?)
        for inner in members(of: aggregate, scope) {
            if let condition = aggregate.condition, !(try truth(condition, inner)) { continue }
            let isTruth = aggregate.value.type == .truth
            let value = isTruth ? (try truth(aggregate.value, inner) ? 1 : 0) : try number(aggregate.value, inner)
            sum = count == 0 ? value : sum + value
            count += 1
            least = least.map { BinaryKernel.minimum($0, value) } ?? value
            greatest = greatest.map { BinaryKernel.maximum($0, value) } ?? value
        }
        return switch aggregate.kind {
        case .sum, .count: sum
        case .mean: sum / count
        case .least: least ?? .nan
        case .greatest: greatest ?? .nan
        case .any: greatest ?? 0
        case .every: least ?? 1
        }
    }

    /// The scope for each member for which everything that is asked exists.
    func members(of aggregate: Aggregate, _ scope: ReferenceScope) -> [ReferenceScope] {
        aggregate.members.compactMap { member in
            var inner = scope
            inner.members.append(member)
            inner.memberNames.append(
                aggregate.domain == .actors ? name(ofActor: member) : scenario.issues[member].name)
            let parts = [aggregate.condition, aggregate.value].compactMap(\.self)
            return parts.allSatisfy { exists($0, inner) } ? inner : nil
        }
    }

    /// Whether everything that is asked in an expression exists; a part that is known to be skipped does not matter.
    private func exists(_ expression: Expression, _ scope: ReferenceScope) -> Bool {
        func known(_ condition: Expression) -> Bool? {
            let binding = Binding(
                actor: scope.actor, others: scope.others, issue: scope.issue, members: scope.members)
            return condition.constant(rounds: scenario.clock.rounds, under: binding)?.truth
        }
        switch expression.node {
        case .quantity(let quantity): return exists(quantity, scope)
        case .conditional(let condition, let then, let otherwise):
            return exists(condition, scope) && (known(condition) == false || exists(then, scope))
                && (known(condition) == true || exists(otherwise, scope))
        case .binary(.and, let left, let right):
            return exists(left, scope) && (known(left) == false || exists(right, scope))
        case .binary(.or, let left, let right):
            return exists(left, scope) && (known(left) == true || exists(right, scope))
        case .over(let aggregate): return aggregate.members.isEmpty || !members(of: aggregate, scope).isEmpty
        default: return expression.children.allSatisfy { exists($0, scope) }
        }
    }

    private func exists(_ quantity: Quantity, _ scope: ReferenceScope) -> Bool {
        func areParties(_ actors: [Int], _ issue: Int) -> Bool {
            actors.allSatisfy { scenario.issues[issue].parties.contains($0) }
        }
        func mayBe(_ actors: [Int], _ type: Int) -> Bool {
            actors.allSatisfy { scenario.actors[$0].types.contains { $0.type == type } }
        }
        switch quantity {
        case .trust(let a, let b): return Set(scope.actors(a)).isDisjoint(with: scope.actors(b))
        case .belief(let a, let b, let type):
            return Set(scope.actors(a)).isDisjoint(with: scope.actors(b)) && mayBe(scope.actors(b), type)
        case .isType(let a, let type): return mayBe(scope.actors(a), type)
        case .level(let actor?, let issue), .move(let actor, let issue), .count(_, let actor, let issue?),
            .issueScore(let actor, let issue), .recent(.moves(_, let actor, let issue?), _):
            return areParties(scope.actors(actor), scope.issue(issue))
        case .reading(let a, let b, let issue):
            return Set(scope.actors(a)).isDisjoint(with: scope.actors(b))
                && areParties(scope.actors(a) + scope.actors(b), scope.issue(issue))
        default: return true
        }
    }
}
