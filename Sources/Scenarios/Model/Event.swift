/// Something that can happen to the actors.
package struct Event: Sendable, Equatable {
    package var name: String
    package var title: String
    package var trigger: Trigger
    /// A truth value, evaluated when the event would happen.
    package var guardCondition: Expression
    /// The greatest number of firings; `nil` if unlimited. The default of each trigger is filled in.
    package var limit: Expression?
    package var draws: [NamedDraw]
    package var effects: [Effect]
    package var adopts: [Adoption]
    /// Whether a firing counts in paths.
    package var isMilestone: Bool
    /// When it last happened before the start; `nil`: not as far as is known.
    package var lastBefore: PastTime?
    /// What it is, in a sentence or two, for readers.
    package var about: String?
    package var place: Place

    package enum Trigger: Sendable, Equatable {
        /// Rounds, each drawn once per replicate and rounded down. Dates are already rounds.
        case at([Expression])
        /// Probability each round.
        case chance(Expression)
        /// Expected number per year.
        case rate(Expression)
        /// Fires `delay` rounds (to the nearest, at least 1) after the round at whose end `condition` first held.
        case after(Expression, delay: Expression)
    }

    package struct NamedDraw: Sendable, Equatable {
        package var name: String
        package var type: ValueType
        package var value: Expression
    }

    package struct Adoption: Sendable, Equatable {
        package var actor: Int
        /// The strategy adopted on every issue, by index; `nil` if the strategy does not change.
        package var strategy: [StrategyUse?]
    }

    package init(
        name: String, title: String, trigger: Trigger, guardCondition: Expression, limit: Expression?,
        draws: [NamedDraw], effects: [Effect], adopts: [Adoption], isMilestone: Bool, place: Place
    ) {
        self.name = name
        self.title = title
        self.trigger = trigger
        self.guardCondition = guardCondition
        self.limit = limit
        self.draws = draws
        self.effects = effects
        self.adopts = adopts
        self.isMilestone = isMilestone
        self.place = place
    }
}

/// An assignment to the state of a replicate. The right side is evaluated once, whatever the target covers.
package struct Effect: Sendable, Equatable {
    package var target: Target
    package var assignment: AssignmentOperator
    package var value: Expression
    package var place: Place

    package enum Target: Sendable, Equatable {
        /// `nil` stands for `all`; a pair of an actor with itself is skipped.
        case trust(Int?, Int?)
        /// Actor `nil`: every party's (`level(issue)` or `level(all, issue)`); issue `nil`: every issue.
        case level(Int?, Int?)
        case score(Int?)
        /// Index into `Scenario.state`, and for each of its domains a member or `nil` for all.
        case state(Int, members: [Int?])
    }
}
