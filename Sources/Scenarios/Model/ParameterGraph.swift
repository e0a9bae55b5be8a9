/// A parameter, or one member of a family of them.
package struct ParameterMember: Sendable, Hashable {
    /// Index into `Scenario.parameters`.
    package var parameter: Int
    /// Index into the parameter's `members`.
    package var member: Int
    /// The actor or issue to which it belongs; `nil` if the parameter has no such domain.
    package var actor: Int?
    package var issue: Int?
}

/// The dependencies between parameters, member by member.
package struct ParameterGraph: Sendable {
    package private(set) var members: [ParameterMember] = []
    /// For each member, the members (indices into `members`) that it uses.
    package private(set) var asked: [[Int]] = []

    /// - Parameters:
    ///   - rounds: the horizon, which conditions may compare.
    ///   - others: what else a member depends on, apart from its own expression.
    package init(
        parameters: [Parameter], actorCount: Int, issueCount: Int, rounds: Int,
        others: (ParameterMember) -> [Expression] = { _ in [] }
    ) {
        var firsts: [Int] = []
        for (index, parameter) in parameters.enumerated() {
            firsts.append(members.count)
            let family = FamilyMembers(over: parameter.domains, actors: actorCount, issues: issueCount)
            for member in parameter.members.indices {
                members.append(
                    ParameterMember(
                        parameter: index, member: member, actor: family.actor(of: member),
                        issue: family.issue(of: member)))
            }
        }
        for member in members {
            let binding = Binding(actor: member.actor, issue: member.issue)
            let expressions = [parameters[member.parameter].members[member.member]] + others(member)
            var targets: Set<Int> = []
            for (quantity, _) in expressions.flatMap({ $0.quantities(rounds: rounds, under: binding) }) {
                guard case .parameter(let parameter, let references) = quantity else { continue }
                let family = FamilyMembers(
                    over: parameters[parameter].domains, actors: actorCount, issues: issueCount)
                let owners: [[Int]?] = references.map { reference in
                    switch reference {
                    case .actor(let actor): [binding.actors(actor)?.first ?? 0]
                    case .issue(let issue): [binding.issue(issue) ?? 0]
                    }
                }
                for position in family.members(of: owners) where position < parameters[parameter].members.count {
                    targets.insert(firsts[parameter] + position)
                }
            }
            asked.append(targets.sorted())
        }
    }

    /// All members, each after those that it uses. Meaningful for a scenario that passed the checks: it has no cycles.
    package var drawingOrder: [ParameterMember] {
        stronglyConnected(asked).flatMap { $0 }.map { members[$0] }
    }
}

extension Scenario {
    /// All parameters, member by member, in an order in which each comes after those that it uses.
    package var drawingOrder: [ParameterMember] {
        ParameterGraph(self).drawingOrder
    }
}

extension ParameterGraph {
    /// The graph of a checked scenario. A member that types set needs their shares and what they set.
    package init(_ scenario: Scenario) {
        self.init(
            parameters: scenario.parameters, actorCount: scenario.actors.count, issueCount: scenario.issues.count,
            rounds: scenario.clock.rounds
        ) { place in
            guard let owner = scenario.typedOwner(ofParameter: place.parameter, member: place.member) else { return [] }
            return scenario.actors[owner].types.flatMap { option in
                [option.share] + [scenario.types[option.type].parameters[place.parameter]].compactMap(\.self)
            }
        }
    }
}
