/// A rule that gives the probabilities of moves, written in the language; the built-in ones are too.
package struct Strategy: Sendable, Equatable {
    package var name: String
    /// The parameters, in order. A default is already filled in at every ``StrategyUse``.
    package var parameters: [StrategyParameter]
    package var memory: [Memory]
    /// Probability of an offer.
    package var offer: Expression
    /// Probability of a withdrawal, at most 1 − offer.
    package var withdraw: Expression
    /// The full name, for readers.
    package var title: String?
    /// What it is, in a sentence or two, for readers.
    package var about: String?
    package var isBuiltIn: Bool

    package struct StrategyParameter: Sendable, Equatable {
        package var name: String
        package var type: ValueType
        package var standard: Expression
    }

    package struct Memory: Sendable, Equatable {
        package var name: String
        package var type: ValueType
        /// Drawn once per replicate for each actor and issue, and again when the strategy is adopted.
        package var start: Expression
        package var update: Expression
    }
}

/// A strategy with its arguments: all of them, in the order of the strategy's parameters.
package struct StrategyUse: Sendable, Equatable {
    /// Index into `Scenario.strategies`.
    package var strategy: Int
    package var arguments: [Expression]
}

extension Strategy {
    /// Visits every `follows` of the definition.
    package func forEachFollowed(_ visit: (FollowedStrategy) -> Void) {
        forEach { if case .follows(let followed) = $0 { visit(followed) } }
    }

    /// Whether the definition asks what was seen of the other's last move (`saw`).
    package var asksSaw: Bool {
        var asks = false
        forEach { if case .quantity(.saw) = $0 { asks = true } }
        return asks
    }

    /// Visits everything in the expressions of the definition.
    private func forEach(_ visit: (Expression.Node) -> Void) {
        for expression in [offer, withdraw] + memory.flatMap({ [$0.start, $0.update] }) { expression.forEach(visit) }
    }
}
