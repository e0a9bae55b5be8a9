package import Scenarios

/// The one place where domain words (actors, issues, strategies, trust) become columns and operations.
struct Lowering {
    let scenario: Scenario
    let keeping: Plan.Extras
    /// By strategy: whether its definition asks what was seen.
    let asksSaw: [Bool]
    var builder = PlanBuilder()
    var variables = Variables()
    var tallied = TalliedColumns()
    var timed = TimedConditions()
    var requires = RequiresConditions()
    var earlier = EarlierCounts()
    var ended: NumberVariable
    var endedSpace = Space.all

    init(_ scenario: Scenario, keeping: Plan.Extras) {
        self.scenario = scenario
        self.keeping = keeping
        asksSaw = scenario.strategies.map(\.asksSaw)
        builder.counts = keeping.isDisjoint(with: [.selection, .parameters, .variant])
        ended = builder.newVariable(.ended, range: ValueRange(low: -1e9, high: 1e9))
        builder.assign(ended, .constant(0))
    }

    mutating func lower() {
        lowerParameters()
        declareModel()
        if !keeping.isDisjoint(with: [.drivers, .rows]) { keepInputs() }
        builder.begin(.round)
        latchExpiries()
        lowerEvents()
        lowerState()
        let agenda = lowerMeetings()
        var moves = lowerMoves(agenda)
        lowerReadings(agenda, &moves)
        lowerLevels(agenda, moves)
        lowerMemory(agenda, moves)
        lowerBelief(agenda, moves)
        lowerLearning(agenda, moves)
        lowerFade()
        lowerTriggers()
        lowerDeadlines()
        lowerQuestions()
        if !keeping.isDisjoint(with: [.selection, .variant]) { lowerGiven() }
        lowerOutcomes()
        lowerDatedQuestions()
        builder.begin(.finish)
        lowerMeasures()
        builder.beginRounds(with: earlier.shifts)
    }
}

/// The columns of what is counted, filled in as the parts are lowered.
struct TalliedColumns {
    /// By issue.
    var issues: [ResultColumns.IssueCounters] = []
    /// By event.
    var firings: [Counter] = []
    var questions: [ResultColumns.Question] = []
    var measures: [ResultColumns.Measure] = []
    /// Whether the condition of the whole report has come true; where the plan is to select replicates by it.
    var given: TruthColumn?
    /// What is known before the first round, where the plan keeps the rows of replicates.
    var inputs: [ResultColumns.Driver] = []
    /// The parameters that are results, where the plan is of parameters only.
    var reported: [ResultColumns.Driver] = []
    /// What is drawn before the first round, where the plan keeps uncertain inputs.
    var drivers: [ResultColumns.Driver] = []
}

extension Plan {
    /// What a plan records in addition to the results that every report has. The draws do not depend on it.
    package struct Extras: OptionSet, Sendable {
        package let rawValue: Int

        package init(rawValue: Int) { self.rawValue = rawValue }

        /// Every quantity, whether or not an outcome depends on it, so that a replicate can be traced.
        package static let trace = Extras(rawValue: 1)
        /// The values of uncertain parameters, for the drivers of success.
        package static let drivers = Extras(rawValue: 2)
        /// Trust and state, for their courses from round to round.
        package static let course = Extras(rawValue: 4)
        /// Only whether the condition of the whole report (`Scenario.given`) is true.
        package static let selection = Extras(rawValue: 8)
        /// Only some parameters.
        static let parameters = Extras(rawValue: 16)
        /// Only how replicates end, the questions and the condition of the whole report; an event can be prevented.
        package static let variant = Extras(rawValue: 32)
        /// What the row of a replicate has: its inputs, and the rounds in which issues expired.
        package static let rows = Extras(rawValue: 64)
    }

    /// Lowers a checked scenario; this cannot fail.
    /// - Parameter sharesPlaces: lets columns stand in one place in turn, which is faster; without, every column has a
    ///   place of its own, so that each can be followed by itself.
    package init(lowering scenario: Scenario, keeping: Extras = [], sharesPlaces: Bool = true) {
        var lowering = Lowering(scenario, keeping: keeping)
        lowering.lower()
        self.init(finishing: consume lowering, sharesPlaces: sharesPlaces)
    }
}
