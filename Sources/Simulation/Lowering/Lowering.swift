package import Scenarios

/// The one place where domain words (actors, issues, strategies, trust) become columns and operations.
struct Lowering {
    let scenario: Scenario
    let keeping: Plan.Extras
    var builder = PlanBuilder()
    var variables = Variables()
    /// Where what is tallied stands; filled in as the parts are lowered.
    var issueCounters: [ResultColumns.IssueCounters] = []
    var firings: [Counter] = []
    var questions: [ResultColumns.Question] = []
    var measures: [ResultColumns.Measure] = []
    /// By measure: whether it is asked of the replicate.
    var measureGivens: [TruthVariable?] = []
    /// By the place of the expression: the times that questions name.
    var askedTimes: [Place: NumberValue] = [:]
    var datedParts: [DatedPart] = []
    /// Answers that are put together from several parts.
    var answers: [TimedAnswer] = []
    /// Whether the condition of the whole report has come true; where the plan is to select replicates by it.
    var given: TruthColumn?
    var ended: NumberVariable
    var endedSpace = Space.all
    /// Issues whose `requires` is being lowered.
    var asked: Set<Int> = []
    /// By issue: nobody can tell that its `requires` was asked (see ``Survey``).
    var quietRequires: [Bool] = []

    init(_ scenario: Scenario, keeping: Plan.Extras) {
        self.scenario = scenario
        self.keeping = keeping
        ended = builder.newVariable(
            "ended", range: ValueRange(low: -1e9, high: 1e9))
    }

    mutating func lower() {
        builder.assign(ended, .constant(0))
        lowerParameters()
        declareModel()
        builder.begin(.round)
        latchExpiries()
        lowerEvents()
        lowerState()
        let agenda = lowerMeetings()
        var moves = lowerMoves(agenda)
        lowerReadings(agenda, &moves)
        lowerLevels(agenda, moves)
        lowerMemory(agenda, moves)
        lowerLearning(agenda, moves)
        lowerFade()
        lowerTriggers()
        lowerDeadlines()
        lowerQuestions()
        if keeping.contains(.selection) { lowerGiven() }
        lowerOutcomes()
        lowerDatedQuestions()
        builder.begin(.finish)
        lowerMeasures()
    }
}

extension Plan {
    /// What a plan keeps beside the results that every report has. The draws are the same, whatever is kept.
    package struct Extras: OptionSet, Sendable {
        package let rawValue: Int

        package init(rawValue: Int) { self.rawValue = rawValue }

        /// Every quantity, whether or not an outcome depends on it, so that a replicate can be told.
        package static let trace = Extras(rawValue: 1)
        /// The values of uncertain parameters, to see what drives success.
        package static let drivers = Extras(rawValue: 2)
        /// Trust and state, to see how they go from round to round.
        package static let course = Extras(rawValue: 4)
        /// Nothing but whether the condition of the whole report (`Scenario.given`) comes true.
        package static let selection = Extras(rawValue: 8)
    }

    /// Lowers a checked scenario; nothing can fail.
    /// - Parameter sharesPlaces: lets columns stand in one place in turn, which is faster; without, every column has a
    ///   place of its own, so that each can be followed by itself.
    package init(lowering scenario: Scenario, keeping: Extras = [], sharesPlaces: Bool = true) {
        var lowering = Lowering(scenario, keeping: keeping)
        lowering.lower()
        self.init(finishing: lowering, sharesPlaces: sharesPlaces)
    }
}
