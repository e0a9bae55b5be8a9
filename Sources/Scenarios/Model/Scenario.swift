/// A checked scenario: every name is bound, every type is known, every default is filled in, nothing can be missing.
///
/// Indices in expressions (`.actor(0)`, `.parameter(2, …)`) count in the arrays of this value, which are in file order.
package struct Scenario: Sendable {
    /// As the user named it; `<stdin>` for standard input.
    package var file: String
    /// `sha256:` and the lower-case hexadecimal digest of the text that was run (with `extends`, of all the texts in order, base first).
    package var digest: String
    package var title: String?
    package var description: String?
    package var sources: [Source]
    package var clock: Clock
    package var parameters: [Parameter]
    package var correlations: [Correlation]
    package var actors: [Actor]
    package var learning: Learning
    /// The strategies that some actor, `adopt` or `follows` uses, and every one that the file defines.
    package var strategies: [Strategy]
    package var channels: [Channel]
    package var issues: [Issue]
    package var state: [StateVariable]
    package var events: [Event]
    /// In file order; the last is `otherwise`.
    package var outcomes: [Outcome]
    package var questions: [Question]
    package var measures: [Measure]
    package var expectations: [Expectation]
    /// Set from outside the file: only the replicates in which it comes true are counted; `nil`: all.
    package var given: TimedCondition?
    /// The types that actors may have, in file order.
    package var types: [PrivateType] = []

    package init(
        file: String, digest: String, title: String?, description: String?, sources: [Source], clock: Clock,
        parameters: [Parameter], correlations: [Correlation], actors: [Actor], learning: Learning,
        strategies: [Strategy], channels: [Channel], issues: [Issue], state: [StateVariable], events: [Event],
        outcomes: [Outcome], questions: [Question], measures: [Measure], expectations: [Expectation]
    ) {
        self.file = file
        self.digest = digest
        self.title = title
        self.description = description
        self.sources = sources
        self.clock = clock
        self.parameters = parameters
        self.correlations = correlations
        self.actors = actors
        self.learning = learning
        self.strategies = strategies
        self.channels = channels
        self.issues = issues
        self.state = state
        self.events = events
        self.outcomes = outcomes
        self.questions = questions
        self.measures = measures
        self.expectations = expectations
    }
}

/// A source of the scenario's numbers.
package struct Source: Sendable, Equatable {
    package var id: String
    package var title: String?
    package var date: String?
    package var note: String?
}
