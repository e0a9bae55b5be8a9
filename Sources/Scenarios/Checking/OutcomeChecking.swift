/// Outcomes, questions and measures: the results of a replicate.
extension Checker {
    mutating func readOutcomes(_ entries: [Node.Entry], of top: Fields) -> [Outcome] {
        guard let section = top["outcomes"] else {
            missing(
                "outcomes", of: top, in: "a scenario", example: "outcomes: { agreed: done(all), stalled: otherwise }")
            return []
        }
        var outcomes: [Outcome] = []
        for entry in entries {
            if entry.key == "otherwise" { report(.outcomeNamedOtherwise, at: entry.keyPlace) }
            outcomes.append(readOutcome(entry))
        }
        let rests = outcomes.indices.filter { if case .otherwise = outcomes[$0].condition { true } else { false } }
        if rests.isEmpty {
            if !outcomes.isEmpty || section.isMapping || section.isNull {
                report(.otherwiseMissing, at: entries.last?.keyPlace ?? section.place)
            }
        } else {
            for index in rests.dropFirst() {
                report(.otherwiseTwice(first: outcomes[rests[0]].name), at: outcomes[index].place)
            }
            if rests.count == 1, rests[0] != outcomes.count - 1 {
                report(.otherwiseNotLast, at: outcomes[rests[0]].place)
            }
        }
        checkReachable(outcomes)
        return outcomes
    }

    private mutating func readOutcome(_ entry: Node.Entry) -> Outcome {
        let place = entry.keyPlace
        guard entry.value.isMapping else {
            if entry.value.scalar?.text == "otherwise" {
                return Outcome(name: entry.key, condition: .otherwise, isGood: false, place: place)
            }
            if let text = entry.value.scalar?.text, ReservedWords.isIdentifier(text), !ReservedWords.contains(text),
                ["else", "rest", "other", "others", "remaining"].contains(text)
                    || nearestName(to: text, among: ["otherwise"]) != nil
            {
                report(
                    .unknownValue(text, nearest: nearest(to: text, among: ["otherwise"]) ?? "otherwise"),
                    at: entry.value.place)
                return Outcome(name: entry.key, condition: .otherwise, isGood: false, place: place)
            }
            let condition = expression(entry.value, in: .during("an outcome"), as: .truth)
            return Outcome(
                name: entry.key, condition: .when(condition ?? .standIn(at: entry.value.place, type: .truth)),
                isGood: false, place: place)
        }
        let fields = fields(of: entry, .outcome)
        let isGood = constantTruth(fields["good"], standard: false, field: "'good'")
        let given = alternatives(of: fields, in: .outcome)
        var condition = Outcome.Condition.when(.standIn(at: place, type: .truth))
        if let key = given.first, let node = fields[key] {
            if key == "otherwise" {
                condition = .otherwise
                if !constantTruth(node, standard: true, field: "'otherwise'") {
                    report(.otherwiseFalse, at: node.place)
                }
            } else if key == "when", node.scalar?.text == "otherwise" {
                condition = .otherwise
            } else {
                let asked =
                    expression(node, in: .during("an outcome"), as: .truth) ?? .standIn(at: node.place, type: .truth)
                condition = key == "when" ? .when(asked) : .finally(asked)
            }
        }
        var outcome = Outcome(name: entry.key, condition: condition, isGood: isGood, place: place)
        outcome.order = fields["order"].flatMap { constantInteger($0, in: 0...1000, field: "'order'") }
        outcome.value = fields["value"].flatMap { constantNumber($0, field: "'value' of an outcome") }
        outcome.title = text(fields["title"])
        outcome.about = text(fields["about"])
        return outcome
    }

    /// Reports outcomes that cannot be reached after one that is always true: after `when` all of them, after `finally`
    /// those that are evaluated only at the horizon.
    private mutating func checkReachable(_ outcomes: [Outcome]) {
        var endsAll: String?
        var endsHorizon: String?
        func always(_ expression: Expression) -> Bool { expression.constant(rounds: clock.rounds)?.truth == true }
        for outcome in outcomes {
            switch outcome.condition {
            case .when(let condition):
                if let before = endsAll { report(.neverReached(outcome.name, because: before), at: outcome.place) }
                if endsAll == nil, always(condition) { endsAll = outcome.name }
            case .finally(let condition):
                if let before = endsAll ?? endsHorizon {
                    report(.neverReached(outcome.name, because: before), at: outcome.place)
                }
                if endsHorizon == nil, always(condition) { endsHorizon = outcome.name }
            case .otherwise:
                if let before = endsAll ?? endsHorizon {
                    report(.neverReached(outcome.name, because: before), at: outcome.place)
                }
            }
        }
    }

    // MARK: - Questions and measures

    mutating func readQuestions(_ entries: [Node.Entry]) -> [Question] {
        entries.map { entry in
            let place = entry.keyPlace
            let fields = fields(of: entry, .question)
            var ask = TimedCondition(
                .ever(.standIn(at: place, type: .truth)), text: "", isBare: true, at: place)
            let key = fields["at"] != nil ? TimeKey.at : fields["by"] != nil ? .by : nil
            if let node = fields["ask"] {
                ask = timedCondition(node, in: .during("a question"), beside: key) ?? ask
            } else {
                missing("ask", of: fields, in: "question '\(entry.key)'", example: "ask: done(all)")
            }
            _ = alternatives(of: fields, in: .question)
            var time = Question.Time.by(clock.rounds)
            if let node = fields["at"] {
                if let round = constantTime(node, edge: .first, of: "a question", key: .at, asking: ask.text) {
                    if round > clock.rounds { warn(.askedAfterHorizon(entry.key), at: node.place) }
                    time = .at(round)
                    if let condition = ask.bareExpression {
                        ask.root = .at(.round(.standard(Double(round), at: node.place)), condition)
                    }
                }
            } else if let node = fields["by"],
                let round = constantTime(node, edge: .last, of: "a question", key: .by, asking: ask.text)
            {
                time = .by(min(round, clock.rounds))
            }
            let given = fields["given"].flatMap { timedCondition($0, in: .during("'given' of a question")) }
            var question = Question(name: entry.key, ask: ask, time: time, given: given, place: place)
            question.title = text(fields["title"])
            question.about = text(fields["about"])
            return question
        }
    }

    mutating func readMeasures(_ entries: [Node.Entry]) -> [Measure] {
        entries.map { entry in
            let place = entry.keyPlace
            let fields = fields(of: entry, .measure)
            var scope = Scope.during("a measure")
            scope.isMeasure = true
            var value = Expression.standIn(at: place)
            if let node = fields["value"] {
                value = expression(node, in: scope, as: .number) ?? value
            } else {
                missing("value", of: fields, in: "measure '\(entry.key)'", example: "value: progress")
            }
            let given = fields["given"].flatMap { timedCondition($0, in: .during("'given' of a measure")) }
            var measure = Measure(name: entry.key, value: value, given: given, place: place)
            measure.title = text(fields["title"])
            measure.about = text(fields["about"])
            return measure
        }
    }
}
