/// A type that actors may have: what it makes of an actor, which alone knows whether it is of this type.
package struct PrivateType: Sendable, Equatable {
    package var name: String
    /// The full name, for readers.
    package var title: String?
    /// What it is, in a sentence or two, for readers.
    package var about: String?
    /// Whether belief in it is trust.
    package var isGood = false
    /// By issue: the strategy that it sets; `nil` leaves the actor's own.
    package var strategy: [StrategyUse?] = []
    /// By issue: the approval that it sets; `nil` leaves the actor's own.
    package var approval: [Expression?] = []
    /// By parameter (a family with members for actors): the value of the actor's own members; `self` and `issue` are
    /// known in it as in the family.
    package var parameters: [Int: Expression] = [:]
    package var place: Place
}

/// One of the types that an actor may have.
package struct ActorType: Sendable, Equatable {
    /// Index into `Scenario.types`.
    package var type: Int
    /// Its weight in the draw of the type and, unless they have a beginning of their own, in the others' belief.
    package var share: Expression
}

/// A type in place of the actor's own settings, where it has any.
extension Scenario {
    /// The strategy of an actor on an issue if it is of the type at this position among its own.
    package func strategy(of actor: Int, as position: Int, on issue: Int) -> StrategyUse {
        types[actors[actor].types[position].type].strategy[issue] ?? actors[actor].strategy[issue]
    }

    /// Its approval there.
    package func approval(of actor: Int, as position: Int, on issue: Int) -> Expression {
        types[actors[actor].types[position].type].approval[issue] ?? actors[actor].approval[issue]
    }

    /// The actor to whose types the member of a family leaves its value; `nil` if no type sets it.
    package func typedOwner(ofParameter parameter: Int, member: Int) -> Int? {
        guard !types.isEmpty, let actor = members(over: parameters[parameter].domains).actor(of: member),
            actors[actor].types.contains(where: { types[$0.type].parameters[parameter] != nil })
        else { return nil }
        return actor
    }

    /// Whether the trust of one actor in another is its belief in the other's good types.
    package func trustIsBelief(in other: Int) -> Bool {
        if case .types = learning.rule { !actors[other].types.isEmpty } else { false }
    }
}
