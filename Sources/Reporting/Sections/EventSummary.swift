internal import Simulation
internal import Scenarios
internal import Statistics

/// How often an event happened, and how the replicates with and without it ended.
public struct EventSummary: Sendable {
    /// As the scenario names it.
    public let name: String
    /// Its name in full; the identifier where the file gives none.
    public let title: String
    /// It fired at least once.
    public let happened: Estimate
    /// Firings a replicate; `nil` without replicates.
    public let meanTimes: Double?
    /// When it first fired, among the replicates in which it did.
    public let first: RoundSummary
    /// The probability of success among the replicates in which it happened: a condition, not a cause.
    /// `nil` where nothing says what counts as success.
    public let successIf: Estimate?
    /// The same among the others.
    public let successUnless: Estimate?

    static func all(of result: RunResult, confidence: Confidence, success: SuccessDefinition?) -> [EventSummary] {
        let tally = result.tally
        let successes = success.map { $0.indices.reduce(0) { $0 + tally.outcomes[$1].total } }
        return zip(result.scenario.events, tally.events).map { event, counts in
            let happened = counts.first.total
            let successesIf = success.map { $0.indices.reduce(0) { $0 + counts.happenedByOutcome[$1] } }
            return EventSummary(
                name: event.name,
                title: event.title,
                happened: Estimate(hits: happened, of: tally.replicates, confidence: confidence),
                meanTimes: tally.replicates > 0 ? Double(counts.firings) / Double(tally.replicates) : nil,
                first: RoundSummary(counts.first, confidence: confidence),
                successIf: successesIf.map { Estimate(hits: $0, of: happened, confidence: confidence) },
                successUnless: successes.flatMap { all in
                    successesIf.map {
                        Estimate(hits: all - $0, of: tally.replicates - happened, confidence: confidence)
                    }
                })
        }
    }
}
