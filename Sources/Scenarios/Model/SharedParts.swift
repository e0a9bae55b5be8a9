extension Scenario {
    /// Keeps what is equal in another scenario once in memory.
    package mutating func share(with other: Scenario) {
        sources.share(with: other.sources)
        parameters.share(with: other.parameters)
        correlations.share(with: other.correlations)
        actors.share(with: other.actors)
        strategies.share(with: other.strategies)
        channels.share(with: other.channels)
        issues.share(with: other.issues)
        state.share(with: other.state)
        events.share(with: other.events)
        outcomes.share(with: other.outcomes)
        questions.share(with: other.questions)
        measures.share(with: other.measures)
        expectations.share(with: other.expectations)
        types.share(with: other.types)
    }
}

extension Array where Element: Equatable {
    /// Keeps what is equal at the same place of another list once in memory.
    package mutating func share(with other: [Element]) {
        guard self != other else { return self = other }
        for index in indices.clamped(to: other.indices) where self[index] == other[index] { self[index] = other[index] }
    }
}
