package import Scenarios

/// The one place where domain words (actors, issues, strategies, trust) become columns and operations.
struct Lowering {
    let scenario: Scenario
    var builder = PlanBuilder()
    var variables = Variables()
    /// Where what is tallied stands; filled in as the parts are lowered.
    var issueCounters: [ResultColumns.IssueCounters] = []
    var firings: [Counter] = []
    var questions: [ResultColumns.Question] = []
    var measures: [ResultColumns.Measure] = []
    var ended: NumberVariable
    var endedSpace = Space.all

    init(_ scenario: Scenario) {
        self.scenario = scenario
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
        builder.begin(.finish)
        lowerMeasures()
    }
}

extension Plan {
    /// Lowers a checked scenario; nothing can fail.
    package init(lowering scenario: Scenario) {
        var lowering = Lowering(scenario)
        lowering.lower()
        self.init(finishing: lowering)
    }
}
