import Statistics

extension Tally {
    /// - Parameter variants: the further futures of every replicate that are counted.
    init(for plan: Plan, edges: [DriverEdges] = [], variants: Variants = .none) {
        let empty = RoundHistogram(horizon: plan.horizon)
        let outcomes = plan.outcomeCount
        self.init(
            outcomes: Array(repeating: empty, count: outcomes), faults: empty,
            issues: plan.results.issues.map {
                IssueTally(done: empty, parties: $0.counters.held.count, outcomes: outcomes)
            },
            events: plan.results.events.map { _ in EventTally(first: empty, outcomes: outcomes) },
            questions: plan.results.questions.map { _ in QuestionTally() },
            measures: plan.results.measures.map { _ in MeasureTally() },
            drivers: edges.map { DriverTally(bins: $0.bins, outcomes: outcomes) },
            faultsByExpression: Array(repeating: 0, count: plan.faultSites.count),
            clampsByExpression: Array(repeating: 0, count: plan.clampSites.count))
        if variants.twins { twins = PairTally(futuresOf: plan) }
        if variants.knockouts || !variants.always.isEmpty {
            knockouts = plan.results.events.map { _ in PairTally(futuresOf: plan) }
        }
    }
}

extension Block {
    /// Counts the lanes that have ended in this round, and removes them.
    /// - Parameter offset: of the block's first replicate in the batch.
    func retire(into tally: inout Tally, _ record: inout BatchRecord, edges: [DriverEdges], offset: Int) {
        guard endedLanes > 0 else { return }
        finishEnded()
        recordEnds(&tally)
        for index in plan.results.issues.indices { recordIssue(index, &tally.issues[index]) }
        for index in plan.results.events.indices { recordEvent(index, &tally.events[index]) }
        for index in plan.results.questions.indices { recordQuestion(index, &tally.questions[index]) }
        for index in edges.indices { recordDriver(index, edges[index], &tally.drivers[index]) }
        for index in plan.results.measures.indices { recordMeasure(index, &record.measures[index], offset: offset) }
        if record.marks != nil { mark(&record.marks!, offset: offset) }
        removeEnded()
    }

    /// Counts outcomes, faults and paths.
    private func recordEnds(_ tally: inout Tally) {
        let ended = row(plan.results.ended)
        tally.replicates += endedLanes
        tally.rounds += round * endedLanes
        for k in 0..<endedLanes {
            let lane = Int(endedList[k])
            let code = Int(ended[lane])
            endedOutcomes[k] = UInt32(Swift.max(0, code))
            if code > 0 {
                tally.outcomes[code - 1].record(round: round)
                if keepsPaths {
                    milestones.record(
                        Int(places[lane]), outcome: code - 1, round: Int32(round), into: &tally.paths)
                }
            } else {
                tally.faults.record(round: round)
                tally.faultsByExpression[-1 - code] += 1
            }
        }
    }

    /// Counts an outcome, from 1; a fault, 0, is in none.
    private func count(_ outcome: UInt32, in counts: inout [Int]) {
        if outcome > 0 { counts[Int(outcome) - 1] += 1 }
    }

    private func recordIssue(_ index: Int, _ tally: inout IssueTally) {
        let issue = plan.results.issues[index]
        let level = scratchNumbers
        for (place, column) in issue.levels.enumerated() {
            let party = row(column)
            for k in 0..<endedLanes {
                let own = party[Int(endedList[k])]
                level[k] = place == 0 ? own : Swift.min(level[k], own)
            }
        }
        var sum = 0
        for k in 0..<endedLanes { sum += wholeLevel(level[k]) }
        tally.levelSum += sum
        if let steps = issue.steps {
            let doneRound = row(issue.doneRound)
            var done = 0
            for k in 0..<endedLanes where level[k] >= steps {
                scratch[done] = UInt32(Swift.max(0, doneRound[Int(endedList[k])]))
                done += 1
                count(endedOutcomes[k], in: &tally.doneByOutcome)
            }
            scratch.countRounds(done, in: &tally.done)
        }
        if let expired = issue.expired.map({ row($0) }) {
            for k in 0..<endedLanes where expired[Int(endedList[k])] != 0 {
                tally.expired += 1
                count(endedOutcomes[k], in: &tally.expiredByOutcome)
            }
        }
    }

    /// By lane: the least level of the parties.
    func leastLevel(of issue: ResultColumns.Issue) -> (Int) -> Double {
        let levels = issue.levels.map { row($0) }
        let first = levels[0]
        guard levels.count > 1 else { return { first[$0] } }
        return { lane in levels.dropFirst().reduce(first[lane]) { Swift.min($0, $1[lane]) } }
    }

    /// An effect may set the level of an unlimited issue to anything, and in a fault to what is not a number: it is
    /// limited so that no sum over replicates overflows.
    private func wholeLevel(_ level: Double) -> Int {
        level.isNaN ? 0 : Int(Swift.min(Swift.max(level, 0), 0x1p31))
    }

    private func recordEvent(_ index: Int, _ tally: inout EventTally) {
        let first = row(plan.results.events[index].first)
        var happened = 0
        for k in 0..<endedLanes {
            let round = first[Int(endedList[k])]
            guard round > 0 else { continue }
            scratch[happened] = UInt32(round)
            happened += 1
            count(endedOutcomes[k], in: &tally.happenedByOutcome)
        }
        scratch.countRounds(happened, in: &tally.first)
    }

    private func recordQuestion(_ index: Int, _ tally: inout QuestionTally) {
        let yes = row(plan.results.questions[index].yes)
        let given = plan.results.questions[index].given.map { row($0) }
        for k in 0..<endedLanes where endedOutcomes[k] > 0 {
            let lane = Int(endedList[k])
            guard given.map({ $0[lane] != 0 }) ?? true else { continue }
            tally.asked += 1
            tally.count += Int(yes[lane])
        }
    }

    private func recordDriver(_ index: Int, _ edges: DriverEdges, _ tally: inout DriverTally) {
        switch plan.results.drivers[index].content {
        case .number(let column): Loops.gather(endedLanes, scratchNumbers, row(column), endedList)
        case .truth(let column):
            let value = row(column)
            for k in 0..<endedLanes { scratchNumbers[k] = Double(value[Int(endedList[k])]) }
        case .constant, .constantTruth: preconditionFailure("a driver is drawn")
        }
        edges.fill(scratch, scratchNumbers, count: endedLanes)
        scratch.countBins(endedLanes, outcomes: endedOutcomes, in: &tally)
    }

    /// - Parameter values: by replicate of the batch.
    private func recordMeasure(_ index: Int, _ values: inout [Double?], offset: Int) {
        let measure = plan.results.measures[index]
        let (value, leftOut) = (row(measure.value), row(measure.leftOut))
        let given = measure.given.map { row($0) }
        for k in 0..<endedLanes where endedOutcomes[k] > 0 {
            let lane = Int(endedList[k])
            guard given.map({ $0[lane] != 0 }) ?? true else { continue }
            values[offset + Int(replicates[lane])] = leftOut[lane] != 0 ? .nan : value[k]
        }
    }

    /// Notes how the lanes that have ended did so; not those in which the condition of the report is false.
    func mark(_ marks: inout ResultMasks, offset: Int) {
        let ended = row(plan.results.ended)
        let condition = plan.results.given.map { row($0) }
        func place(_ lane: Int) -> Int { offset + Int(replicates[lane]) }
        func counts(_ lane: Int) -> Bool { condition.map { $0[lane] != 0 } ?? true }
        for k in 0..<endedLanes where counts(Int(endedList[k])) {
            let lane = Int(endedList[k])
            marks.counted.insert(place(lane))
            if ended[lane] > 0 { marks.outcomes[Int(ended[lane]) - 1].insert(place(lane)) }
        }
        for (index, issue) in plan.results.issues.enumerated() {
            guard let steps = issue.steps else { continue }
            let level = leastLevel(of: issue)
            for k in 0..<endedLanes where level(Int(endedList[k])) >= steps {
                marks.issues[index].insert(place(Int(endedList[k])))
            }
        }
        for (index, question) in plan.results.questions.enumerated() {
            let yes = row(question.yes)
            let given = question.given.map { row($0) }
            for k in 0..<endedLanes where counts(Int(endedList[k])) {
                let lane = Int(endedList[k])
                guard ended[lane] > 0, given.map({ $0[lane] != 0 }) ?? true else { continue }
                marks.questionsAsked[index].insert(place(lane))
                if yes[lane] != 0 { marks.questionsTrue[index].insert(place(lane)) }
            }
        }
        for (index, event) in plan.results.events.enumerated() {
            let first = row(event.first)
            for k in 0..<endedLanes where first[Int(endedList[k])] > 0 {
                marks.events[index].insert(place(Int(endedList[k])))
            }
        }
    }

    /// Adds what was counted over lanes and rounds to the tally.
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
        for index in plan.clampSites.indices {
            tally.clampsByExpression[index] += clamps[index]
            tally.clampableByExpression[index] += clampable[index]
        }
        totals.fill(plan.counters, 0)
        clamps.fill(plan.clampSites.count, 0)
        clampable.fill(plan.clampSites.count, 0)
    }
}
