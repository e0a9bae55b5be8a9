internal import Scenarios
package import Simulation

/// The probabilities of a scenario with every branch followed: no luck, no replicates, no intervals.
public struct ExactReport: Sendable {
    /// Which scenario it was.
    public let scenario: ScenarioIdentity
    /// How much was gone through.
    public let run: ExactRun
    /// Which outcomes count as success; `nil` where nothing says so.
    public let success: SuccessDefinition?
    /// How it ends, in the scenario's order.
    public let outcomes: [ExactOutcome]
    /// How outcomes come about over time, at the same rounds as in a ``Report``.
    public let timeline: [ExactPoint]
    /// The same at about eight rounds, for a table.
    public let byDate: [ExactPoint]
    /// How far every issue gets, in the scenario's order.
    public let issues: [ExactIssue]
    /// What happens to the actors, in the scenario's order.
    public let events: [ExactEvent]
    /// The scenario's claims about its own results, each with its verdict.
    public let expectations: [ExactExpectation]
    /// The scenario's questions, answered.
    public let questions: [ExactQuestion]
    /// The scenario's measures.
    public let measures: [ExactMeasure]
    /// What a reader has to know beside the tables: a sentence or two each.
    public let notes: [String]

    /// How a round is named: by its date where the clock has one.
    let calendar: RoundNames

    /// - Parameter success: the one outcome that counts as success, by index; `nil`: those that the scenario marks as good.
    package init(_ result: ExactResult, success chosen: Int? = nil) {
        let definition = SuccessDefinition(of: result.scenario, chosen: chosen)
        let horizon = result.scenario.clock.rounds
        calendar = RoundNames(result.scenario.clock)
        scenario = ScenarioIdentity(result.scenario)
        run = ExactRun(result)
        success = definition
        outcomes = ExactOutcome.all(of: result, success: definition)
        timeline = ExactPoint.all(of: result, at: TimelinePoint.rounds(horizon: horizon))
        byDate = ExactPoint.all(of: result, at: TimelinePoint.fewRounds(horizon: horizon))
        issues = ExactIssue.all(of: result)
        events = ExactEvent.all(of: result, success: definition)
        questions = ExactQuestion.all(of: result)
        measures = ExactMeasure.all(of: result)
        expectations = result.scenario.expectations.map { ExactExpectation($0, of: result) }
        notes = ExactNote.all(of: result, success: definition).map(\.text)
    }

    /// Whether every expectation holds; true where there are none.
    public var expectationsHold: Bool {
        expectations.allSatisfy { $0.verdict == .holds }
    }
}

/// How much the exact interpreter went through, and what went wrong on the way.
public struct ExactRun: Sendable {
    /// The horizon, in rounds.
    public let rounds: Int
    /// The greatest number of states that a round ended with.
    public let states: Int
    /// The probability of ending as a fault: a value that is not a number. Faults are in no outcome.
    public let faults: Double
    /// Where the faults come from; only expressions with any.
    public let faultsIn: [WeighedExpression]
    /// Probabilities that come out below 0 or above 1 and are cut, with how often; only those with any.
    public let clamped: [WeighedExpression]
    /// What is missing of 1 in all outcomes and faults together: tails of distributions without a last value, and rounding.
    public let missing: Double
    /// Wall-clock time, in seconds.
    public let seconds: Double

    init(_ result: ExactResult) {
        rounds = result.scenario.clock.rounds
        states = result.states
        faults = result.faults.total
        faultsIn = result.faultsByExpression.compactMap { WeighedExpression($0.site, $0.probability) }
        clamped = result.clampsByExpression.compactMap { WeighedExpression($0.site, $0.times) }
        missing = result.missing
        seconds = result.seconds
    }
}

/// An expression of the scenario, and what befalls it.
public struct WeighedExpression: Sendable, Hashable {
    /// As written.
    public let expression: String
    /// The file in which it stands.
    public let file: String
    /// The line in which it stands, from 1.
    public let line: Int
    /// Of a fault the probability, of a cut the expected number of times.
    public let value: Double

    /// `nil` where nothing befalls it.
    init?(_ site: WatchedExpression, _ value: Double) {
        guard value > 0 else { return nil }
        expression = site.expression
        file = site.place.file
        line = site.place.line
        self.value = value
    }
}
