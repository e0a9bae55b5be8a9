import Statistics

/// The values of the measures of some replicates, by measure and replicate: summed in the order of replicates, whatever
/// the order in which they ended.
struct MeasureValues {
    /// `nil`: the replicate was a fault. Not a number: left out.
    var values: [[Double?]]

    init(measures: Int, replicates: Int) {
        values = Array(repeating: Array(repeating: nil, count: replicates), count: measures)
    }
}

extension Tally {
    init(for plan: Plan) {
        let empty = RoundHistogram(horizon: plan.horizon)
        let outcomes = plan.outcomeCount
        self.init(
            outcomes: Array(repeating: empty, count: outcomes), faults: empty,
            issues: plan.results.issues.map { IssueTally(done: empty, parties: $0.counters.held.count) },
            events: plan.results.events.map { _ in EventTally(first: empty, outcomes: outcomes) },
            questions: plan.results.questions.map { _ in QuestionTally() },
            measures: plan.results.measures.map { _ in MeasureTally() },
            faultsByExpression: Array(repeating: 0, count: plan.faultSites.count),
            clampsByExpression: Array(repeating: 0, count: plan.clampSites.count))
    }
}

extension Block {
    /// Counts the lanes that have ended in this round, and takes them away.
    func retire(into tally: inout Tally, _ measures: inout MeasureValues, offset: Int) {
        guard endedLanes > 0 else { return }
        run(plan.finish)
        let space = plan.results.endedSpace
        let over = lanes[space.index]
        let ended = row(plan.results.ended)
        for k in 0..<counts[Int(space.index)] {
            let lane = Int(over[k])
            let code = Int(ended[lane])
            tally.replicates += 1
            tally.rounds += round
            if code > 0 {
                tally.outcomes[code - 1].record(round: round)
            } else {
                tally.faults.record(round: round)
                tally.faultsByExpression[-1 - code] += 1
            }
            recordIssues(lane, &tally)
            recordEvents(lane, code, &tally)
            guard code > 0 else { continue }
            recordQuestions(lane, &tally)
            for (index, measure) in plan.results.measures.enumerated() {
                let value = row(measure.leftOut)[lane] != 0 ? Double.nan : row(measure.value)[k]
                measures.values[index][offset + Int(replicates[lane])] = value
            }
        }
        removeEnded()
    }

    private func recordIssues(_ lane: Int, _ tally: inout Tally) {
        for (index, issue) in plan.results.issues.enumerated() {
            var level = row(issue.levels[0])[lane]
            for column in issue.levels.dropFirst() { level = Swift.min(level, row(column)[lane]) }
            tally.issues[index].levelSum += Int(level)
            if let steps = issue.steps, level >= steps {
                tally.issues[index].done.record(round: Swift.max(0, Int(row(issue.doneRound)[lane])))
            }
            if let expired = issue.expired, row(expired)[lane] != 0 { tally.issues[index].expired += 1 }
        }
    }

    private func recordEvents(_ lane: Int, _ code: Int, _ tally: inout Tally) {
        for (index, event) in plan.results.events.enumerated() {
            let first = row(event.first)[lane]
            guard first > 0 else { continue }
            tally.events[index].first.record(round: Int(first))
            if code > 0 { tally.events[index].happenedByOutcome[code - 1] += 1 }
        }
    }

    private func recordQuestions(_ lane: Int, _ tally: inout Tally) {
        for (index, question) in plan.results.questions.enumerated() {
            if let given = question.given, row(given)[lane] == 0 { continue }
            tally.questions[index].asked += 1
            tally.questions[index].count += Int(row(question.yes)[lane])
        }
    }

    /// Moves what was counted over lanes and rounds into the tally.
    func collectTotals(into tally: inout Tally) {
        func total(_ counter: Counter?) -> Int { counter.map { totals[Int($0.index)] } ?? 0 }
        for (index, issue) in plan.results.issues.enumerated() {
            let counters = issue.counters
            var held = tally.issues[index].heldUp
            held.rounds += total(counters.rounds)
            held.closed += total(counters.closed)
            held.expired += total(counters.expired)
            held.offAgenda +=
                total(counters.rounds) - total(counters.closed) - total(counters.expired) - total(counters.onAgenda)
            for party in counters.held.indices {
                held.held[party] += total(counters.held[party])
                held.vetoed[party] += total(counters.vetoed[party])
            }
            held.withdrawn += total(counters.withdrawn)
            held.moved += total(counters.moved)
            tally.issues[index].heldUp = held
        }
        for (index, event) in plan.results.events.enumerated() { tally.events[index].firings += total(event.firings) }
        for index in plan.clampSites.indices { tally.clampsByExpression[index] += clamps[index] }
        totals.fill(plan.counters, 0)
        clamps.fill(plan.clampSites.count, 0)
    }
}
