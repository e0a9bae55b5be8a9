internal import Scenarios
package import Simulation
internal import Statistics

/// What a scenario comes to: every number is computed once, here; all formats only write it down.
public struct Report: Sendable {
    /// Which scenario it is about.
    public let scenario: ScenarioIdentity
    /// How the numbers were found.
    public let method: Method
    /// The probability of ending as a fault: a value that is not a number. Faults are in no outcome.
    public let faults: Evidence
    /// Which outcomes count as success; `nil` if nothing says so, and then the summaries of success are omitted.
    public let success: SuccessDefinition?
    /// The probability of success; `nil` where nothing says what counts as it.
    public let successProbability: Evidence?
    /// How it ends, in the scenario's order.
    public let outcomes: [OutcomeSummary]
    /// The shares of the outcomes over time. Up to 400 rounds there is a point for each; beyond, 200 of them, evenly
    /// spaced, the horizon among them.
    public let timeline: [TimelinePoint]
    /// The same at about eight rounds, for a table.
    public let byDate: [TimelinePoint]
    /// How far every issue gets, in the scenario's order.
    public let issues: [IssueSummary]
    /// What happens to the actors, in the scenario's order.
    public let events: [EventSummary]
    /// The scenario's claims about its own results, each with its verdict.
    public let expectations: [ExpectationSummary]
    /// The scenario's questions, answered.
    public let questions: [QuestionSummary]
    /// The scenario's measures.
    public let measures: [MeasureSummary]
    /// How much more, or less, probable success is where an event happened or an issue was done or expired; `nil` where
    /// nothing says what counts as success, and where every branch was followed.
    public private(set) var lifts: Lifts?
    /// The most frequent paths; `nil` where every branch was followed.
    public private(set) var paths: PathList?
    /// What drives success; `nil` where nothing says what counts as it, and where every branch was followed.
    public private(set) var drivers: DriverList?
    /// How trust and state went; `nil` where nobody asked for it.
    public private(set) var course: CourseSummary?
    /// What a reader has to know to trust the numbers, and not to trust them too far: a sentence or two each.
    public let notes: [String]

    /// How a round is named: by its date where the clock has one.
    let calendar: RoundNames

    /// How numbers were found.
    public enum Method: Sendable {
        /// Replicates were simulated and counted.
        case simulated(RunSummary)
        /// Every branch was followed with its probability.
        case exact(Enumeration)
    }

    /// - Parameters:
    ///   - level: the confidence level of every interval, between 0 and 1.
    ///   - success: the one outcome that counts as success, by index; `nil`: those that the scenario marks as good.
    package init(_ result: RunResult, level: Double = 0.95, success chosen: Int? = nil) {
        let confidence = Confidence(level: level, validity: result.validity)
        let definition = SuccessDefinition(of: result.scenario, chosen: chosen)
        let rounds = result.scenario.clock.rounds
        calendar = RoundNames(result.scenario.clock)
        scenario = ScenarioIdentity(result.scenario)
        method = .simulated(RunSummary(result, confidence: confidence))
        faults = Evidence(hits: result.tally.faults.total, of: result.tally.replicates, confidence: confidence)
        success = definition
        successProbability = definition.map { $0.probability(in: result, confidence: confidence) }
        outcomes = OutcomeSummary.all(of: result, confidence: confidence, success: definition)
        timeline = TimelinePoint.all(of: result, at: TimelinePoint.rounds(horizon: rounds))
        byDate = TimelinePoint.all(of: result, at: TimelinePoint.fewRounds(horizon: rounds))
        issues = IssueSummary.all(of: result, confidence: confidence)
        events = EventSummary.all(of: result, confidence: confidence, success: definition)
        questions = QuestionSummary.all(of: result, confidence: confidence)
        measures = MeasureSummary.all(of: result, confidence: confidence)
        expectations = ExpectationSummary.all(of: result, confidence: confidence)
        notes = Note.all(of: result, confidence: confidence, success: definition).map(\.text)
        lifts = Lifts(of: result, confidence: confidence, success: definition)
        paths = PathList(of: result, confidence: confidence)
        drivers = DriverList(of: result, confidence: confidence, success: definition)
        course = CourseSummary(of: result)
    }

    /// - Parameter success: the one outcome that counts as success, by index; `nil`: those that the scenario marks as good.
    package init(_ result: ExactResult, success chosen: Int? = nil) {
        let definition = SuccessDefinition(of: result.scenario, chosen: chosen)
        let rounds = result.scenario.clock.rounds
        calendar = RoundNames(result.scenario.clock)
        scenario = ScenarioIdentity(result.scenario)
        method = .exact(Enumeration(result))
        faults = .exact(result.faults.total)
        success = definition
        successProbability = definition.map { $0.probability(in: result) }
        outcomes = OutcomeSummary.all(of: result, success: definition)
        timeline = TimelinePoint.all(of: result, at: TimelinePoint.rounds(horizon: rounds))
        byDate = TimelinePoint.all(of: result, at: TimelinePoint.fewRounds(horizon: rounds))
        issues = IssueSummary.all(of: result)
        events = EventSummary.all(of: result, success: definition)
        questions = QuestionSummary.all(of: result)
        measures = MeasureSummary.all(of: result)
        expectations = result.scenario.expectations.map { ExpectationSummary($0, of: result) }
        notes = ExactNote.all(of: result, success: definition).map(\.text)
    }

    /// How it was simulated; `nil` where every branch was followed.
    public var run: RunSummary? {
        if case .simulated(let run) = method { run } else { nil }
    }

    /// How every branch was followed; `nil` where it was simulated.
    public var enumeration: Enumeration? {
        if case .exact(let enumeration) = method { enumeration } else { nil }
    }

    /// Whether every branch was followed, so that there are no counts and no intervals.
    public var isExact: Bool { run == nil }

    /// The outcome of that name; `nil` where the scenario has none such.
    public func outcome(_ name: String) -> OutcomeSummary? {
        outcomes.first { $0.name == name }
    }

    /// Whether every expectation holds; one that is undecided does not. True where there are none.
    public var expectationsHold: Bool {
        expectations.allSatisfy { $0.verdict == .holds }
    }
}
