import Scenarios

/// What is added up over the states: of those that end, and, where only whether something has come by then is known of a
/// state, of those that go on too.
struct ExactTally {
    /// By outcome and round; by round.
    private var outcomes: [[Sum]]
    private var faults: [Sum]
    private var faultsByExpression: [Sum]
    private var issues: [Issue]
    private var events: [Event]
    private var questions: [(asked: Sum, yes: Sum)]
    private var measures: [(values: StateTable, leftOut: Sum)]
    /// What was counted over states, as sums of probabilities; likewise of cuts.
    private var totals: [Sum]
    private var clamps: [Sum]
    private let plan: ExactPlan

    /// The probability of something at the end of each round: among states that end then, and among those that
    /// continue.
    private struct Occupancy {
        var ended: [Sum]
        var goingOn: [Sum]

        init(horizon: Int) {
            ended = Array(repeating: Sum(), count: horizon + 1)
            goingOn = ended
        }

        /// The round in which it happened, for what remains true once it has happened.
        var coming: [Double] {
            var (reached, before) = (Sum(), 0.0)
            return ended.indices.map { round in
                reached += ended[round].value
                let now = reached.value + goingOn[round].value
                defer { before = max(before, now) }
                return max(0, now - before)
            }
        }
    }

    private struct Issue {
        var done: Occupancy
        var expired = Sum()
        /// At the end; at the start where only rises are counted.
        var level = Sum()
    }

    private struct Event {
        var first: Occupancy
        var byOutcome: [Sum]
    }

    init(_ plan: ExactPlan) {
        self.plan = plan
        let (horizon, results) = (plan.plan.horizon, plan.plan.results)
        let rounds = Array(repeating: Sum(), count: horizon + 1)
        outcomes = Array(repeating: rounds, count: plan.plan.outcomeCount)
        faults = rounds
        faultsByExpression = Array(repeating: Sum(), count: plan.plan.faultSites.count)
        issues = results.issues.map { _ in Issue(done: Occupancy(horizon: horizon)) }
        events = results.events.map { _ in
            Event(
                first: Occupancy(horizon: horizon), byOutcome: Array(repeating: Sum(), count: plan.plan.outcomeCount))
        }
        questions = results.questions.map { _ in (Sum(), Sum()) }
        measures = results.measures.map { _ in (StateTable(width: 1), Sum()) }
        totals = Array(repeating: Sum(), count: plan.plan.counters)
        clamps = Array(repeating: Sum(), count: plan.plan.clampSites.count)
    }

    /// The memory that the values of measures use.
    var bytes: Int { measures.reduce(0) { $0 + $1.values.bytes } }

    /// Adds what a part of a round has counted.
    mutating func add(_ part: WaveTally, round: Int) {
        for index in outcomes.indices { outcomes[index][round] += part.outcomes[index].value }
        faults[round] += part.faults.value
        for index in faultsByExpression.indices { faultsByExpression[index] += part.faultsByExpression[index].value }
        for (index, issue) in part.issues.enumerated() {
            issues[index].done.goingOn[round] += issue.goingOn.value
            issues[index].done.ended[round] += issue.ended.value
            for (round, weight) in issue.completed { issues[index].done.ended[round] += weight }
            issues[index].expired += issue.expired.value
            issues[index].level += issue.level.value
        }
        for (index, event) in part.events.enumerated() {
            events[index].first.goingOn[round] += event.goingOn.value
            events[index].first.ended[round] += event.ended.value
            for outcome in event.byOutcome.indices {
                events[index].byOutcome[outcome] += event.byOutcome[outcome].value
            }
        }
        for (index, question) in part.questions.enumerated() {
            questions[index].asked += question.asked.value
            questions[index].yes += question.yes.value
        }
        for (index, measure) in part.measures.enumerated() {
            measures[index].leftOut += measure.leftOut.value
            for value in 0..<measure.values.count {
                measures[index].values.add([measure.values.word(value, 0)], weight: measure.values.weight(value))
            }
        }
        for index in totals.indices { totals[index] += part.totals[index].value }
        for index in clamps.indices { clamps[index] += part.clamps[index].value }
    }
}

extension ExactTally {
    /// The tally as probabilities.
    func result(course: (states: Int, stateRounds: Int, seconds: Double), of scenario: Scenario) -> ExactResult {
        func expected(_ counter: Counter?) -> Double { counter.map { totals[Int($0.index)].value } ?? 0 }
        let results = plan.plan.results
        let shares = outcomes.map { RoundShares($0.map(\.value)) }
        let faultShares = RoundShares(faults.map(\.value))
        var all = Sum()
        for share in shares.map(\.total) + [faultShares.total] { all += share }
        return ExactResult(
            scenario: scenario, states: course.states, stateRounds: course.stateRounds, outcomes: shares,
            faults: faultShares,
            issues: issues.enumerated().map { index, issue in
                let counters = results.issues[index].counters
                let (rounds, closed, expired) = (
                    expected(counters.rounds), expected(counters.closed), expected(counters.expired)
                )
                let offAgenda = rounds - closed - expired - expected(counters.onAgenda)
                return ExactResult.Issue(
                    done: RoundShares(
                        plan.reopenable[index] ? issue.done.ended.map(\.value) : issue.done.coming),
                    expired: issue.expired.value,
                    meanLevel: issue.level.value + (plan.countsRises[index] ? expected(counters.moved) : 0),
                    heldUp: ExactResult.HeldUp(
                        rounds: rounds, closed: closed, expired: expired,
                        // Nothing but rounding where there is no agenda.
                        offAgenda: offAgenda > RoundShares.rounding * max(1, rounds) ? offAgenda : 0,
                        held: counters.held.map(expected), vetoed: counters.vetoed.map(expected),
                        withdrawn: expected(counters.withdrawn), moved: expected(counters.moved)))
            },
            events: zip(events, results.events).map { event, columns in
                ExactResult.Event(
                    first: RoundShares(event.first.coming), times: expected(columns.firings),
                    happenedByOutcome: event.byOutcome.map(\.value))
            },
            questions: questions.map { ExactResult.Question(asked: $0.asked.value, yes: $0.yes.value) },
            measures: measures.map { measure in
                let values = (0..<measure.values.count).map {
                    (value: Double(bitPattern: measure.values.word($0, 0)), probability: measure.values.weight($0))
                }
                return ExactResult.Measure(
                    values: values.sorted { $0.value < $1.value }, leftOut: measure.leftOut.value)
            },
            faultsByExpression: zip(plan.plan.faultSites, faultsByExpression).map { ($0, $1.value) },
            clampsByExpression: zip(plan.plan.clampSites, clamps).map { ($0, $1.value) },
            missing: max(0, 1 - all.value), seconds: course.seconds)
    }
}
