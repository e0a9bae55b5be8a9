package import Simulation
internal import Scenarios

/// What a simulation found: every number is computed once, here; all formats only write it down.
public struct Report: Sendable {
    /// Which scenario was run.
    public let scenario: ScenarioIdentity
    /// How it was run.
    public let run: RunSummary
    /// Which outcomes count as success; `nil` where nothing says so, and then the summaries of success are left out.
    public let success: SuccessDefinition?
    /// How the replicates ended, in the scenario's order.
    public let outcomes: [OutcomeSummary]
    /// How outcomes came about over time. Up to 400 rounds there is a point for each; beyond, 200 of them, evenly
    /// spaced, the horizon among them.
    public let timeline: [TimelinePoint]
    /// The same at about eight rounds, for a table.
    public let byDate: [TimelinePoint]
    /// How far every issue got, in the scenario's order.
    public let issues: [IssueSummary]
    /// What happened to the actors, in the scenario's order.
    public let events: [EventSummary]
    /// The scenario's claims about its own results, each with its verdict.
    public let expectations: [ExpectationSummary]
    /// The scenario's questions, answered.
    public let questions: [QuestionSummary]
    /// The scenario's measures.
    public let measures: [MeasureSummary]
    /// How much more, or less, probable success is where an event happened or an issue was done or expired; `nil` where
    /// nothing says what counts as success.
    public let lifts: Lifts?
    /// The most frequent paths.
    public let paths: PathList
    /// What drives success; `nil` where nothing says what counts as it.
    public let drivers: DriverList?
    /// How trust and state went; `nil` where nobody asked for it.
    public let course: CourseSummary?
    /// What a reader has to know to trust the numbers, and not to trust them too far: a sentence or two each.
    public let notes: [String]

    /// How a round is named: by its date where the clock has one.
    let calendar: RoundNames

    /// - Parameters:
    ///   - level: the confidence level of every interval, between 0 and 1.
    ///   - success: the one outcome that counts as success, by index; `nil`: those that the scenario marks as good.
    package init(_ result: RunResult, level: Double = 0.95, success chosen: Int? = nil) {
        let confidence = Confidence(level: level, validity: result.validity)
        let definition = SuccessDefinition(of: result.scenario, chosen: chosen)
        calendar = RoundNames(result.scenario.clock)
        scenario = ScenarioIdentity(result.scenario)
        run = RunSummary(result, confidence: confidence)
        success = definition
        outcomes = OutcomeSummary.all(of: result, confidence: confidence, success: definition)
        timeline = TimelinePoint.all(of: result)
        byDate = TimelinePoint.all(of: result, at: TimelinePoint.fewRounds(horizon: result.scenario.clock.rounds))
        issues = IssueSummary.all(of: result, confidence: confidence)
        events = EventSummary.all(of: result, confidence: confidence, success: definition)
        questions = QuestionSummary.all(of: result, confidence: confidence)
        measures = MeasureSummary.all(of: result, confidence: confidence)
        lifts = Lifts(of: result, confidence: confidence, success: definition)
        paths = PathList(of: result, confidence: confidence)
        drivers = DriverList(of: result, confidence: confidence, success: definition)
        course = CourseSummary(of: result)
        expectations = ExpectationSummary.all(of: result, confidence: confidence)
        notes = Note.all(of: result, confidence: confidence, success: definition).map(\.text)
    }

    /// The outcome of that name; `nil` where the scenario has none such.
    public func outcome(_ name: String) -> OutcomeSummary? {
        outcomes.first { $0.name == name }
    }

    /// Whether every expectation holds; one that is undecided does not. True where there are none.
    public var expectationsHold: Bool {
        expectations.allSatisfy { $0.verdict == .holds }
    }
}
