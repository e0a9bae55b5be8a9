internal import Scenarios
package import Simulation
internal import Statistics

/// The results of a scenario: every number is computed once, here; formats only write it.
public struct Report: Sendable {
    /// The scenario of the report.
    public let scenario: ScenarioIdentity
    /// How the numbers were computed: by simulation, or by following every branch.
    public let method: Method
    /// The probability of a fault: of ending because a value is not a number. Faults belong to no outcome.
    public let faults: Evidence
    /// Which outcomes count as success; `nil` if nothing says so, and then the summaries of success are omitted.
    public let success: SuccessDefinition?
    /// The probability of success, and its range over the inputs; `nil` if nothing says what counts as success.
    public let successSummary: SuccessSummary?
    /// The outcomes, in the scenario's order.
    public let outcomes: [OutcomeSummary]
    /// The shares of the outcomes over time. Up to 400 rounds there is a point for each; beyond, 200 of them, evenly
    /// spaced, including the horizon.
    public var timeline: [TimelinePoint] { courses.points(at: TimelinePoint.rounds(horizon: horizon)) }
    /// The shares of the outcomes at about eight rounds, for a table.
    public var byDate: [TimelinePoint] { courses.points(at: TimelinePoint.fewRounds(horizon: horizon)) }
    /// The progress of every issue, in the scenario's order.
    public let issues: [IssueSummary]
    /// The events, in the scenario's order.
    public let events: [EventSummary]
    /// The scenario's claims about its own results, each with its verdict.
    public let expectations: [ExpectationSummary]
    /// The scenario's questions, with their probabilities.
    public let questions: [QuestionSummary]
    /// The scenario's measures.
    public let measures: [MeasureSummary]
    /// The lift of every event, and of every issue done or expired: conditional, not causal; `nil` if
    /// nothing says what counts as success, and in an exact report.
    public private(set) var lifts: Lifts?
    /// The most frequent paths; `nil` in an exact report.
    public private(set) var paths: PathList?
    /// What drives success; `nil` if nothing says what counts as success, and in an exact report.
    public private(set) var drivers: DriverList?
    /// Trust and state over time; `nil` if they were not requested.
    public private(set) var course: CourseSummary?
    /// Notes that a reader needs to interpret the numbers, one or two sentences each.
    public let notes: [String]
    /// The notes of the first page.
    let urgentNotes: [String]

    /// The words that tables print next to probabilities.
    public var words = LikelihoodWords.none

    private let courses: OutcomeCourses
    /// The number of rounds.
    private let horizon: Int
    /// The names of rounds: dates if the clock has them.
    let calendar: RoundNames

    /// How the numbers of a report were computed.
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
        horizon = result.scenario.clock.rounds
        calendar = RoundNames(result.scenario.clock)
        scenario = ScenarioIdentity(result.scenario)
        method = .simulated(RunSummary(result, confidence: confidence))
        faults = Evidence(hits: result.tally.faults.total, of: result.tally.replicates, confidence: confidence)
        success = definition
        successSummary = definition.map { SuccessSummary($0, in: result, confidence: confidence) }
        outcomes = OutcomeSummary.all(of: result, confidence: confidence, success: definition)
        courses = OutcomeCourses(of: result)
        issues = IssueSummary.all(of: result, confidence: confidence)
        events = EventSummary.all(of: result, confidence: confidence, success: definition)
        questions = QuestionSummary.all(of: result, confidence: confidence)
        measures = MeasureSummary.all(of: result, confidence: confidence)
        expectations = ExpectationSummary.all(of: result, confidence: confidence)
        let notes = Note.all(of: result, confidence: confidence, success: definition)
        self.notes = notes.map(\.text)
        urgentNotes = Note.urgent(notes)
        lifts = Lifts(of: result, confidence: confidence, success: definition)
        paths = PathList(of: result, confidence: confidence)
        drivers = DriverList(of: result, confidence: confidence, success: definition)
        course = CourseSummary(of: result)
    }

    /// - Parameter success: the one outcome that counts as success, by index; `nil`: those that the scenario marks as good.
    package init(_ result: ExactResult, success chosen: Int? = nil) {
        let definition = SuccessDefinition(of: result.scenario, chosen: chosen)
        horizon = result.scenario.clock.rounds
        calendar = RoundNames(result.scenario.clock)
        scenario = ScenarioIdentity(result.scenario)
        method = .exact(Enumeration(result))
        faults = .exact(result.faults.total)
        success = definition
        successSummary = definition.map { SuccessSummary($0, in: result) }
        outcomes = OutcomeSummary.all(of: result, success: definition)
        courses = OutcomeCourses(of: result)
        issues = IssueSummary.all(of: result)
        events = EventSummary.all(of: result, success: definition)
        questions = QuestionSummary.all(of: result)
        measures = MeasureSummary.all(of: result)
        expectations = result.scenario.expectations.map { ExpectationSummary($0, of: result) }
        notes = ExactNote.all(of: result, success: definition).map(\.text)
        urgentNotes = []
    }

    /// The settings of the simulation; `nil` for an exact report.
    public var run: RunSummary? {
        if case .simulated(let run) = method { run } else { nil }
    }

    /// The size of the exact computation; `nil` for a simulation.
    public var enumeration: Enumeration? {
        if case .exact(let enumeration) = method { enumeration } else { nil }
    }

    /// Whether the report is exact, without counts and intervals.
    public var isExact: Bool { run == nil }

    /// The probability of success; `nil` if nothing says what counts as success.
    public var successProbability: Evidence? { successSummary?.probability }

    /// The outcome of that name; `nil` if the scenario has none.
    public func outcome(_ name: String) -> OutcomeSummary? {
        outcomes.first { $0.name == name }
    }

    /// Whether every expectation holds; one that is undecided does not. True if there are none.
    public var expectationsHold: Bool {
        expectations.allSatisfy { $0.verdict == .holds }
    }
}
