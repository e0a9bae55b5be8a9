/// What is added up over the states of a part of a round.
struct WaveTally {
    /// By outcome.
    var outcomes: [Sum]
    var faults = Sum()
    var faultsByExpression: [Sum]
    var issues: [Issue]
    var events: [Event]
    var questions: [(asked: Sum, yes: Sum)]
    var measures: [(values: StateTable, leftOut: Sum)]
    /// What was counted over states, as sums of probabilities; likewise of cuts.
    var totals: [Sum]
    var clamps: [Sum]

    struct Issue {
        var goingOn = Sum()
        var ended = Sum()
        /// With the round of completion, where it is kept.
        var completed: [(round: Int, weight: Double)] = []
        var expired = Sum()
        /// At the end; at the start where only rises are counted.
        var level = Sum()
    }

    struct Event {
        var goingOn = Sum()
        var ended = Sum()
        var byOutcome: [Sum]
    }

    init(_ plan: ExactPlan) {
        let results = plan.plan.results
        outcomes = Array(repeating: Sum(), count: plan.plan.outcomeCount)
        faultsByExpression = Array(repeating: Sum(), count: plan.plan.faultSites.count)
        issues = results.issues.map { _ in Issue() }
        events = results.events.map { [outcomes] _ in Event(byOutcome: outcomes) }
        questions = results.questions.map { _ in (Sum(), Sum()) }
        measures = results.measures.map { _ in (StateTable(width: 1), Sum()) }
        totals = Array(repeating: Sum(), count: plan.plan.counters)
        clamps = Array(repeating: Sum(), count: plan.plan.clampSites.count)
    }

    /// Counts the states of a wave at the end of a round.
    mutating func record(_ wave: Wave) {
        let results = wave.plan.plan.results
        let ended = wave.row(results.ended)
        let weights = wave.weights
        for i in 0..<wave.count where ended[i] != 0 {
            let code = Int(ended[i])
            if code > 0 {
                outcomes[code - 1] += weights[i]
            } else {
                faults += weights[i]
                faultsByExpression[-1 - code] += weights[i]
            }
        }
        for index in issues.indices { record(issue: index, wave, ended) }
        for (index, event) in results.events.enumerated() {
            let first = wave.row(event.first)
            for i in 0..<wave.count where first[i] > 0 {
                if ended[i] == 0 {
                    events[index].goingOn += weights[i]
                } else {
                    events[index].ended += weights[i]
                    if ended[i] > 0 { events[index].byOutcome[Int(ended[i]) - 1] += weights[i] }
                }
            }
        }
        for (index, question) in results.questions.enumerated() {
            let yes = wave.row(question.yes)
            let given = question.given.map { wave.row($0) }
            for i in 0..<wave.count where ended[i] > 0 && given.map({ $0[i] != 0 }) ?? true {
                questions[index].asked += weights[i]
                if yes[i] != 0 { questions[index].yes += weights[i] }
            }
        }
    }

    private mutating func record(issue index: Int, _ wave: Wave, _ ended: Row<Double>) {
        let issue = wave.plan.plan.results.issues[index]
        let levels = issue.levels.map { wave.row($0) }
        let expired = issue.expired.map { wave.row($0) }
        let doneRound = wave.plan.reopenable[index] ? wave.row(issue.doneRound) : nil
        let isAtStart = wave.block.round == 0
        let countsRises = wave.plan.countsRises[index]
        // Nothing of it is asked of a state that goes on.
        if countsRises, !isAtStart, expired == nil, issue.steps == nil { return }
        for i in 0..<wave.count {
            let weight = wave.weights[i]
            let level = levels.dropFirst().reduce(levels[0][i]) { min($0, $1[i]) }
            if countsRises ? isAtStart : ended[i] != 0 {
                issues[index].level += level.isNaN ? 0 : min(max(level, 0), 0x1p31).rounded(.down) * weight
            }
            if ended[i] != 0, let expired, expired[i] != 0 { issues[index].expired += weight }
            guard let steps = issue.steps, level >= steps else { continue }
            if let doneRound {
                if ended[i] != 0 { issues[index].completed.append((max(0, Int(doneRound[i])), weight)) }
            } else if ended[i] != 0 {
                issues[index].ended += weight
            } else {
                issues[index].goingOn += weight
            }
        }
    }

    /// Counts the measures of the states of a wave, all of which have ended.
    mutating func recordMeasures(_ wave: Wave) {
        let ended = wave.row(wave.plan.plan.results.ended)
        for (index, measure) in wave.plan.plan.results.measures.enumerated() {
            let (values, leftOut) = (wave.row(measure.value), wave.row(measure.leftOut))
            let given = measure.given.map { wave.row($0) }
            for i in 0..<wave.count where ended[i] > 0 && given.map({ $0[i] != 0 }) ?? true {
                if leftOut[i] != 0 || values[i].isNaN {
                    measures[index].leftOut += wave.weights[i]
                } else {
                    // Both zeros are the same value.
                    measures[index].values.add([(values[i] + 0).bitPattern], weight: wave.weights[i])
                }
            }
        }
    }
}
