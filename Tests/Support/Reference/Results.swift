import Scenarios

/// Step 8: outcomes and questions; and measures, when a replicate has ended.
extension ReferencePlay {
    /// In file order, the first that holds; `finally` and `otherwise` only at the horizon.
    func outcomeNow() throws -> Int? {
        let isLast = state.round == scenario.clock.rounds
        for (index, outcome) in scenario.outcomes.enumerated() {
            let scope = ReferenceScope(.outcome(outcome.name))
            switch outcome.condition {
            case .when(let condition): if try truth(condition, scope) { return index }
            case .finally(let condition): if isLast, try truth(condition, scope) { return index }
            case .otherwise: if isLast { return index }
            }
        }
        return nil
    }

    /// - Parameter isOver: whether this was the last round: from now on the state stands.
    func askQuestions(isOver: Bool) throws {
        try eachCondition { try asked($0, $1, $2, isOver: isOver) }
    }

    func beginQuestions() throws {
        try eachCondition(begun)
    }

    private func eachCondition(
        _ next: (ReferenceCourse, TimedCondition, ReferenceScope) throws -> ReferenceCourse
    ) throws {
        for (index, question) in scenario.questions.enumerated() {
            state.asked[index] = try next(
                state.asked[index], question.ask, ReferenceScope(.question(question.name, .ask)))
            if let given = question.given {
                state.given[index] = try next(
                    state.given[index]!, given, ReferenceScope(.question(question.name, .given)))
            }
        }
        for (index, measure) in scenario.measures.enumerated() {
            if let given = measure.given {
                state.measured[index] = try next(
                    state.measured[index]!, given, ReferenceScope(.measureGiven(measure.name)))
            }
        }
    }

    var answers: [Bool?] {
        scenario.questions.enumerated().map { index, question in
            if let given = question.given, !given.holds(state.given[index]!) { return nil }
            return question.ask.holds(state.asked[index])
        }
    }

    /// What is not a number is left out, and so is what has a condition that did not come true.
    func measured(_ index: Int) -> UInt64? {
        let measure = scenario.measures[index]
        if let given = measure.given, !given.holds(state.measured[index]!) { return nil }
        return (try? value(measure.value, ReferenceScope(.measure(measure.name))))?.bitPattern
    }
}
