package import Scenarios

/// The one place where domain words (actors, issues, strategies, trust) become columns and operations.
struct Lowering {
    let scenario: Scenario
    /// Keeps every quantity, whether or not an outcome depends on it, so that a replicate can be told.
    let isTraced: Bool
    var builder = PlanBuilder()
    var variables = Variables()
    /// Where what is tallied stands; filled in as the parts are lowered.
    var issueCounters: [ResultColumns.IssueCounters] = []
    var firings: [Counter] = []
    var questions: [ResultColumns.Question] = []
    var measures: [ResultColumns.Measure] = []
    var ended: NumberVariable
    var endedSpace = Space.all
    /// Issues whose `requires` is being lowered.
    var asked: Set<Int> = []

    init(_ scenario: Scenario, isTraced: Bool) {
        self.scenario = scenario
        self.isTraced = isTraced
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
        lowerQuestions()
        lowerOutcomes()
        lowerDatedQuestions()
        builder.begin(.finish)
        lowerMeasures()
    }
}

extension Plan {
    /// Lowers a checked scenario; nothing can fail.
    /// - Parameter isTraced: keeps every quantity in a column of its own, for a trace. The draws are the same.
    /// - Parameter sharesPlaces: lets columns stand in one place in turn, which is faster; without, every column has a
    ///   place of its own, so that each can be followed by itself.
    package init(lowering scenario: Scenario, isTraced: Bool = false, sharesPlaces: Bool = true) {
        var lowering = Lowering(scenario, isTraced: isTraced)
        lowering.lower()
        self.init(finishing: lowering, sharesPlaces: sharesPlaces)
    }
}
