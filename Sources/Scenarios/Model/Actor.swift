/// A side that negotiates.
package struct Actor: Sendable, Equatable {
    package var name: String
    /// The full name, for reports; the identifier where the file gives none.
    package var title: String
    /// Initial trust in every actor, by index; `nil` at the actor's own.
    package var trust: [Expression?]
    /// Its strategy on every issue, by index (without meaning for an issue of which it is not a party).
    package var strategy: [StrategyUse]
    /// Probability that an offer is approved at home, on every issue, by index; `self` and `issue` are known in it.
    package var approval: [Expression]
    /// What it is, in a sentence or two, for readers.
    package var about: String?
    /// The types that it may have, in the order in which it lists them; empty: it has nothing to hide.
    package var types: [ActorType] = []
    /// The draw of its type: a position in `types`; `nil` without types.
    package var typeDraw: Expression?
    /// By other actor: the weights of the other's types in this one's belief at first, where they are its own.
    package var beliefs: [Int: [Expression]] = [:]
    package var place: Place

    package init(
        name: String, title: String, trust: [Expression?], strategy: [StrategyUse], approval: [Expression], place: Place
    ) {
        self.name = name
        self.title = title
        self.trust = trust
        self.strategy = strategy
        self.approval = approval
        self.place = place
    }
}

/// How readings of the others' moves change trust.
package struct Learning: Sendable, Equatable {
    package var rule: Rule
    package var fade: Fade?

    /// In every expression `self` is the actor who learns, `other` the one who moved, and (except in `fade`) `issue` is
    /// the issue of the move.
    package enum Rule: Sendable, Equatable {
        case linear(gain: Expression, loss: Expression, breach: Expression)
        /// Probabilities that a sincere and an insincere actor make the move; `nil` if it does not change trust.
        case bayesian(offer: Likelihood?, hold: Likelihood?, withdraw: Likelihood?)
        /// Trust in an actor that has types is the belief in its good ones; other trust is changed by nothing read.
        case types
    }

    package struct Likelihood: Sendable, Equatable {
        package var sincere: Expression
        package var insincere: Expression
    }

    package struct Fade: Sendable, Equatable {
        package var toward: Expression
        package var rate: Expression
    }

    package init(rule: Rule, fade: Fade?) {
        self.rule = rule
        self.fade = fade
    }
}
