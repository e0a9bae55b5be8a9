import Scenarios

extension Lowering {
    /// Step 8: in file order, the first outcome that holds ends the replicate; the rest only at the horizon.
    mutating func lowerOutcomes() {
        let horizon = RoundCondition.from(scenario.clock.rounds)
        for (index, outcome) in scenario.outcomes.enumerated() {
            let path = SitePath.outcome(outcome.name)
            switch outcome.condition {
            case .when(let expression):
                end(outcome: index, where: outcomeCondition(expression, path))
            case .finally(let expression):
                inRounds(horizon) { lowering in
                    lowering.end(outcome: index, where: lowering.outcomeCondition(expression, path))
                }
            case .otherwise:
                inRounds(horizon) { $0.builder.emit(.endAll($0.ended.column, outcome: Int32(index))) }
            }
        }
    }

    /// Asked only of the lanes that go on, where that can make a difference.
    private mutating func outcomeCondition(_ expression: Expression, _ path: SitePath) -> TruthValue {
        let frame = Frame(path: path)
        if survey(expression, frame).isQuiet { return truth(root: expression, frame) }
        let goesOn = compare(.equal, builder.read(ended), .constant(0))
        return merge(where: goesOn, { $0.truth(root: expression, frame) }, otherwise: { _ in .constant(false) })
    }

    private mutating func end(outcome index: Int, where condition: TruthValue) {
        switch builder.bring(condition) {
        case .constant(false): return
        case .constant(true): builder.emit(.endAll(ended.column, outcome: Int32(index)))
        case .column(let column): builder.emit(.end(ended.column, column, outcome: Int32(index)))
        }
        builder.changed(ended)
    }

    /// Questions: whether something has been true at the end of some round.
    mutating func lowerQuestions() {
        for question in scenario.questions {
            let yes = questionVariable("question.\(question.name)")
            let frame = Frame(path: .question(question.name, .ask))
            if case .by(let last) = question.time {
                let ask: (inout Lowering) -> Void = { lowering in
                    let asked = lowering.truth(root: question.ask, frame)
                    let before = lowering.builder.read(yes)
                    lowering.builder.assign(yes, lowering.logic(.or, before, asked))
                }
                last >= scenario.clock.rounds ? ask(&self) : inRounds(.upTo(last), ask)
            }
            var given: TruthVariable?
            if let condition = question.given {
                let variable = questionVariable("question.\(question.name).given")
                let holds = truth(root: condition, Frame(path: .question(question.name, .given)))
                builder.assign(variable, logic(.or, builder.read(variable), holds))
                given = variable
            }
            questions.append(ResultColumns.Question(yes: yes.column, given: given?.column))
        }
    }

    /// Whether the condition of the whole report has been true at the end of some round.
    mutating func lowerGiven() {
        guard let condition = scenario.given else { return }
        let variable = questionVariable("given")
        let holds = truth(root: condition, Frame(path: .given))
        builder.assign(variable, logic(.or, builder.read(variable), holds))
        given = variable.column
    }

    /// Questions about one round: asked once it is known which replicates have ended.
    mutating func lowerDatedQuestions() {
        for (question, columns) in zip(scenario.questions, questions) {
            guard case .at(let round) = question.time, round <= scenario.clock.rounds else { continue }
            let frame = Frame(path: .question(question.name, .ask))
            inRounds(.upTo(round)) { $0.ask(question.ask, inRound: round, frame, TruthVariable(column: columns.yes)) }
        }
    }

    /// In one round; a replicate that ends before is asked at its end, for its last state stands.
    private mutating func ask(_ expression: Expression, inRound round: Int, _ frame: Frame, _ yes: TruthVariable) {
        let isTime = compare(.equal, self.round(), .constant(Double(round)))
        let isOver = compare(.notEqual, builder.read(ended), .constant(0))
        inSpace(where: logic(.or, isTime, isOver)) { lowering in
            lowering.builder.assign(yes, lowering.truth(root: expression, frame))
        }
    }

    private mutating func questionVariable(_ name: String) -> TruthVariable {
        let variable = builder.newTruthVariable(name)
        builder.startInSetup(.fillTruth(variable.column, false))
        return variable
    }

    /// At the end of each replicate, in the space of the lanes that have ended.
    mutating func lowerMeasures() {
        // The engine lists the lanes as they end.
        endedSpace = builder.newSpace()
        builder.space = endedSpace
        for measure in scenario.measures {
            let mark = builder.newTruthVariable("measure.\(measure.name).left_out")
            builder.startInSetup(.fillTruth(mark.column, false))
            var frame = Frame(path: .measure(measure.name))
            frame.leftOut = mark.column
            let value = number(root: measure.value, frame)
            let kept = builder.newNumber("measure.\(measure.name)")
            builder.lastingNumbers.insert(kept)
            switch builder.bring(value) {
            case .constant(let constant): builder.emit(.fill(kept, constant))
            case .column(let column): builder.emit(.copy(kept, column))
            }
            measures.append(ResultColumns.Measure(value: kept, leftOut: mark.column))
        }
        builder.space = .all
    }
}
