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
        let round = state.round
        for (index, question) in scenario.questions.enumerated() {
            if let given = question.given, !state.given[index] {
                state.given[index] = try truth(given, ReferenceScope(.question(question.name, .given)))
            }
            let isAsked: Bool =
                switch question.time {
                case .by(let last): round <= last && !state.asked[index]
                case .at(let time):
                    time <= scenario.clock.rounds && (round == time || isOver && round < time)
                }
            if isAsked {
                state.asked[index] = try truth(question.ask, ReferenceScope(.question(question.name, .ask)))
            }
        }
    }

    var answers: [Bool?] { zip(state.asked, state.given).map { $1 ? $0 : nil } }

    /// What is not a number is left out.
    func measured(_ measure: Measure) -> UInt64? {
        (try? value(measure.value, ReferenceScope(.measure(measure.name))))?.bitPattern
    }
}
