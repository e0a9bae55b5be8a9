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
    }

    /// The memory that the values of measures use.
    var bytes: Int { measures.reduce(0) { $0 + $1.values.bytes } }

    /// Counts the states of a wave at the end of a round.
    mutating func record(_ wave: Wave, round: Int) {
        let results = plan.plan.results
        let ended = wave.row(results.ended)
        for i in 0..<wave.count where ended[i] != 0 {
            let code = Int(ended[i])
            if code > 0 {
                outcomes[code - 1][round] += wave.weights[i]
            } else {
                faults[round] += wave.weights[i]
                faultsByExpression[-1 - code] += wave.weights[i]
            }
        }
        for index in issues.indices { record(issue: index, wave, ended, round) }
        for (index, event) in results.events.enumerated() {
            let first = wave.row(event.first)
            for i in 0..<wave.count where first[i] > 0 {
                let weight = wave.weights[i]
                if ended[i] == 0 {
                    events[index].first.goingOn[round] += weight
                } else {
                    events[index].first.ended[round] += weight
                    if ended[i] > 0 { events[index].byOutcome[Int(ended[i]) - 1] += weight }
                }
            }
        }
        for (index, question) in results.questions.enumerated() {
            let yes = wave.row(question.yes)
            let given = question.given.map { wave.row($0) }
            for i in 0..<wave.count where ended[i] > 0 && given.map({ $0[i] != 0 }) ?? true {
                questions[index].asked += wave.weights[i]
                if yes[i] != 0 { questions[index].yes += wave.weights[i] }
            }
        }
    }

    private mutating func record(issue index: Int, _ wave: Wave, _ ended: Row<Double>, _ round: Int) {
        let issue = plan.plan.results.issues[index]
        let levels = issue.levels.map { wave.row($0) }
        let expired = issue.expired.map { wave.row($0) }
        let doneRound = plan.reopenable[index] ? wave.row(issue.doneRound) : nil
        for i in 0..<wave.count {
            let weight = wave.weights[i]
            let level = levels.dropFirst().reduce(levels[0][i]) { min($0, $1[i]) }
            if plan.countsRises[index] ? round == 0 : ended[i] != 0 {
                issues[index].level += level.isNaN ? 0 : min(max(level, 0), 0x1p31).rounded(.down) * weight
            }
            if ended[i] != 0, let expired, expired[i] != 0 { issues[index].expired += weight }
            guard let steps = issue.steps, level >= steps else { continue }
            if let doneRound {
                if ended[i] != 0 { issues[index].done.ended[max(0, Int(doneRound[i]))] += weight }
            } else if ended[i] != 0 {
                issues[index].done.ended[round] += weight
            } else {
                issues[index].done.goingOn[round] += weight
            }
        }
    }

    /// Counts the measures of the states of a wave, all of which have ended.
    mutating func recordMeasures(_ wave: Wave) {
        let ended = wave.row(plan.plan.results.ended)
        for (index, measure) in plan.plan.results.measures.enumerated() {
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

extension ExactTally {
    /// The tally as probabilities, with what the wave has counted.
    func result(_ wave: Wave, course: (states: Int, stateRounds: Int, seconds: Double), of scenario: Scenario)
        -> ExactResult
    {
        func expected(_ counter: Counter?) -> Double { counter.map { wave.totals[Int($0.index)].value } ?? 0 }
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
            clampsByExpression: zip(plan.plan.clampSites, wave.clamps).map { ($0, $1.value) },
            missing: max(0, 1 - all.value), seconds: course.seconds)
    }
}
