extension Tally {
    /// - Parameters:
    ///   - empty: the scenario's before anything is counted.
    ///   - played: replicates.
    ///   - isConditional: whether fewer of them count.
    ///   - limit: how many of the first replicates have their paths counted.
    func verify(like empty: Tally, played: Int, _ isConditional: Bool, sampleLimit limit: Int) throws(UnsoundTally) {
        try Sound.count(played, atMost: 1 << 50, "the number of replicates")
        try Sound.count(replicates, atMost: played, "the number of replicates that count")
        try Sound.require(isConditional || replicates == played, "some replicates are missing")
        try verifyLengths(empty)
        try verifyEnds(empty)
        let ends = Ends(outcomes: outcomes.map(\.total), faults: faults.total)
        for place in issues.indices { try issues[place].verify(like: empty.issues[place], ends) }
        for place in events.indices { try events[place].verify(like: empty.events[place], ends) }
        for question in questions {
            try Sound.count(question.asked, atMost: replicates - ends.faults, "the askings of a question")
            try Sound.count(question.count, atMost: question.asked, "the answers to a question")
        }
        for measure in measures { try measure.verify(values: replicates - ends.faults, sampled: sampled) }
        for place in drivers.indices { try drivers[place].verify(like: empty.drivers[place], ends) }
        try Sound.require((twins == nil) == (empty.twins == nil), "the counts of twin replicates are missing")
        if let twins, let none = empty.twins { try twins.verify(like: none, played: played) }
        for place in knockouts.indices { try knockouts[place].verify(like: empty.knockouts[place], played: played) }
        try Sound.count(sampled, atMost: min(replicates, limit), "the first replicates")
        for kind in PathKind.allCases { try paths[kind.rawValue].verify(kind, in: self, ends) }
    }

    private func verifyLengths(_ empty: Tally) throws(UnsoundTally) {
        try Sound.length(outcomes.count, empty.outcomes.count, "outcomes")
        try Sound.length(issues.count, empty.issues.count, "issues")
        try Sound.length(events.count, empty.events.count, "events")
        try Sound.length(questions.count, empty.questions.count, "questions")
        try Sound.length(measures.count, empty.measures.count, "measures")
        try Sound.length(drivers.count, empty.drivers.count, "uncertain inputs")
        try Sound.length(knockouts.count, empty.knockouts.count, "events that were prevented")
        try Sound.length(paths.count, empty.paths.count, "kinds of paths")
        try Sound.length(faultsByExpression.count, empty.faultsByExpression.count, "expressions with faults")
        try Sound.length(clampsByExpression.count, empty.clampsByExpression.count, "expressions that are clamped")
        try Sound.length(
            clampableByExpression.count, empty.clampableByExpression.count, "expressions that may be clamped")
    }

    /// Every replicate ends once, in an outcome or as a fault, in a round.
    private func verifyEnds(_ empty: Tally) throws(UnsoundTally) {
        for place in outcomes.indices { try outcomes[place].verify(like: empty.outcomes[place], atMost: replicates) }
        try faults.verify(like: empty.faults, atMost: replicates)
        let ended = try Sound.sum(outcomes.map(\.total) + [faults.total], atMost: replicates, "the outcomes")
        try Sound.require(ended == replicates, "some replicates have no outcome")
        let faulty = try Sound.sum(faultsByExpression, atMost: replicates, "the faults")
        try Sound.require(faulty == faults.total, "the faults do not add up")
        try Sound.sum(clampableByExpression, "the evaluated probabilities")
        for (clamped, all) in zip(clampsByExpression, clampableByExpression) {
            try Sound.count(clamped, atMost: all, "the clamped probabilities")
        }
        // At most 2⁵⁰ replicates of 10⁵ rounds would have no room in an integer.
        var sum = 0
        for histogram in outcomes + [faults] {
            for (round, count) in histogram.reached.enumerated() {
                let (product, isLarge) = round.multipliedReportingOverflow(by: count)
                try Sound.require(!isLarge && product <= Sound.most - sum, "there are too many rounds")
                sum += product
            }
        }
        try Sound.require(sum == rounds, "the rounds do not add up")
    }
}

/// How the replicates ended.
private struct Ends {
    var outcomes: [Int]
    var faults: Int

    /// Checks the counts of something that happened in `total` replicates by their outcome; the rest are faults.
    func verify(_ counts: [Int], of total: Int, _ what: String) throws(UnsoundTally) {
        try Sound.length(counts.count, outcomes.count, "outcomes of \(what)")
        for (count, most) in zip(counts, outcomes) { try Sound.count(count, atMost: most, what) }
        let sum = try Sound.sum(counts, atMost: total, what)
        try Sound.require(total - sum <= faults, "the counts of \(what) do not add up")
    }
}

extension IssueTally {
    fileprivate func verify(like empty: IssueTally, _ ends: Ends) throws(UnsoundTally) {
        let replicates = ends.outcomes.reduce(ends.faults, +)
        try done.verify(like: empty.done, atMost: replicates)
        try ends.verify(doneByOutcome, of: done.total, "an issue that is done")
        try Sound.count(expired, atMost: replicates, "the number of times an issue expired")
        try ends.verify(expiredByOutcome, of: expired, "an issue that expired")
        try Sound.count(levelSum, atMost: 1 << 62, "the levels of an issue")
        try heldUp.verify(like: empty.heldUp)
    }
}

extension HeldUp {
    fileprivate func verify(like empty: HeldUp) throws(UnsoundTally) {
        try Sound.length(held.count, empty.held.count, "parties of an issue")
        try Sound.length(vetoed.count, empty.vetoed.count, "parties of an issue")
        try Sound.count(rounds, "the rounds of an issue")
        try Sound.sum([closed, expired, offAgenda], atMost: rounds, "the rounds of an issue")
        for count in held + vetoed + [withdrawn, moved] { try Sound.count(count, "the rounds of an issue") }
    }
}

extension EventTally {
    fileprivate func verify(like empty: EventTally, _ ends: Ends) throws(UnsoundTally) {
        try first.verify(like: empty.first, atMost: ends.outcomes.reduce(ends.faults, +))
        try ends.verify(happenedByOutcome, of: first.total, "an event")
        try Sound.count(firings, "the firings of an event")
    }
}

extension MeasureTally {
    fileprivate func verify(values: Int, sampled: Int) throws(UnsoundTally) {
        try moments.verify(atMost: values)
        try Sound.count(leftOut, atMost: values, "the excluded values of a measure")
        // Fewer where the measure has a condition.
        try Sound.require(moments.count <= values - leftOut, "a measure has more values than replicates")
        try Sound.sum(sample.counts, atMost: min(moments.count, sampled), "the first values of a measure")
    }
}

extension DriverTally {
    fileprivate func verify(like empty: DriverTally, _ ends: Ends) throws(UnsoundTally) {
        try Sound.length(counts.count, empty.counts.count, "bins of a parameter")
        for bin in counts { try Sound.length(bin.count, ends.outcomes.count + 1, "outcomes of a bin") }
        for (place, most) in (ends.outcomes + [ends.faults]).enumerated() {
            let sum = try Sound.sum(counts.map { $0[place] }, atMost: most, "the bins of a parameter")
            try Sound.require(sum == most, "the bins of a parameter do not add up")
        }
    }
}

extension RoundHistogram {
    func verify(like empty: RoundHistogram, atMost most: Int) throws(UnsoundTally) {
        try Sound.length(horizon, empty.horizon, "rounds to the horizon")
        try Sound.require(reached.count <= horizon + 1, "something came after the horizon")
        try Sound.sum(reached, atMost: most, "the counts by round")
    }
}

extension PathTally {
    fileprivate func verify(_ kind: PathKind, in tally: Tally, _ ends: Ends) throws(UnsoundTally) {
        var left = ends.outcomes
        let horizon = Int32(tally.faults.horizon)
        var all = 0
        for (key, rounds) in ordered {
            try Sound.require(left.indices.contains(key.outcome), "a path ends in no outcome")
            try Sound.count(rounds.count, atMost: left[key.outcome], "the replicates of a path")
            left[key.outcome] -= rounds.count
            all += rounds.count
            for milestone in key.path.milestones {
                let isKnown =
                    switch milestone {
                    case .done(let issue), .expired(let issue): tally.issues.indices.contains(issue)
                    case .event(let event): tally.events.indices.contains(event)
                    }
                try Sound.require(
                    isKnown && kind.includes(milestone), "a path has a milestone that the scenario does not have")
            }
            try Sound.require(
                rounds.allSatisfy { (0...horizon).contains($0) }, "a path ends beyond the horizon")
        }
        try Sound.count(all, atMost: tally.sampled, "the replicates of all paths")
    }
}
