import Scenarios

/// Questions about time: a truth variable for each of their parts, evaluated at the ends of rounds.
struct TimedAnswer {
    indirect enum Part {
        case asked(TruthVariable)
        case not(Part)
        case and(Part, Part)
        case or(Part, Part)
    }

    var root: Part
    /// The column of the answer, once a round has been evaluated.
    var column: TruthColumn
}

/// Conditions on the whole course of a replicate, as far as they have been lowered.
struct TimedConditions {
    /// By the place of the expression: the times that they name.
    var times: [Place: NumberValue] = [:]
    /// Parts that ask about one round.
    var dated: [Lowering.DatedPart] = []
    /// Answers that are put together from several parts.
    var answers: [TimedAnswer] = []
    /// By measure: whether it is computed for the replicate.
    var measureGivens: [TruthVariable?] = []
}

extension Lowering {
    /// The times of all questions about time: each is evaluated once, before the first round.
    mutating func declareTimes() {
        for question in scenario.questions {
            declareTimes(question.ask, .question(question.name, .ask))
            declareTimes(question.given, .question(question.name, .given))
        }
        for measure in scenario.measures { declareTimes(measure.given, .measureGiven(measure.name)) }
        declareTimes(scenario.given, .given)
    }

    private mutating func declareTimes(_ condition: TimedCondition?, _ path: SitePath) {
        for time in condition?.times ?? [] {
            timed.times[time.place] = kept(
                unary(.floor, number(root: time, ExpressionContext(path: path))), .time(in: path))
        }
    }

    /// At the end of a round, before it is known whether it is the last: what asks about all rounds up to one.
    mutating func lowerQuestions() {
        for question in scenario.questions {
            let last = if case .by(let round) = question.time { round } else { scenario.clock.rounds }
            let yes = answer(question.ask, upTo: last, .question(question.name), .question(question.name, .ask))
            let given = question.given.map {
                answer($0, .questionGiven(question.name), .question(question.name, .given))
            }
            tallied.questions.append(ResultColumns.Question(yes: yes, given: given))
        }
        for measure in scenario.measures {
            timed.measureGivens.append(
                measure.given.map { answer($0, .measureGiven(measure.name), .measureGiven(measure.name)) }
                    .map { TruthVariable(column: $0) })
        }
    }

    /// Whether the condition of the whole report is true.
    mutating func lowerGiven() {
        tallied.given = scenario.given.map { answer($0, .given, .given) }
    }

    /// Once it is known which replicates have ended: what asks about one round, and the answers put together.
    mutating func lowerDatedQuestions() {
        for dated in timed.dated { ask(dated) }
        for answer in timed.answers {
            let value = self.value(of: answer.root)
            builder.assign(TruthVariable(column: answer.column), value)
        }
    }

    // MARK: Parts

    /// A part that asks at the end of one round.
    struct DatedPart {
        var condition: Expression
        /// Whole; `nil`: the last round that counts.
        var time: NumberValue
        var context: ExpressionContext
        var answer: TruthVariable
    }

    /// The column for the answer.
    private mutating func answer(
        _ condition: TimedCondition, upTo last: Int? = nil, _ content: ColumnContent, _ path: SitePath
    ) -> TruthColumn {
        let root = part(condition.root, upTo: last ?? scenario.clock.rounds, content, ExpressionContext(path: path))
        if case .asked(let variable) = root { return variable.column }
        let whole = questionVariable(content)
        timed.answers.append(TimedAnswer(root: root, column: whole.column))
        return whole.column
    }

    private mutating func part(
        _ part: TimedCondition.Part, upTo last: Int, _ content: ColumnContent, _ context: ExpressionContext
    ) -> TimedAnswer.Part {
        switch part {
        case .ever(let condition): return .asked(ever(condition, upTo: .constant(Double(last)), content, context))
        case .never(let condition):
            return .not(.asked(ever(condition, upTo: .constant(Double(last)), content, context)))
        case .always(let condition):
            let never = Expression(.unary(.not, condition), type: .truth, at: condition.place, text: condition.text)
            return .not(.asked(ever(never, upTo: .constant(Double(last)), content, context)))
        case .by(let time, let condition): return .asked(ever(condition, upTo: askedTime(time), content, context))
        case .at(let time, let condition):
            let round: NumberValue =
                if case .round(let written) = time { askedTime(written) } else { .constant(Double(last)) }
            let variable = questionVariable(content)
            timed.dated.append(DatedPart(condition: condition, time: round, context: context, answer: variable))
            return .asked(variable)
        case .not(let inner): return .not(self.part(inner, upTo: last, content, context))
        case .and(let left, let right):
            let a = self.part(left, upTo: last, content, context)
            return .and(a, self.part(right, upTo: last, content, context))
        case .or(let left, let right):
            let a = self.part(left, upTo: last, content, context)
            return .or(a, self.part(right, upTo: last, content, context))
        }
    }

    /// A time that a question about one round has from its key `at` is no expression of the file's: a constant.
    private func askedTime(_ time: Expression) -> NumberValue {
        if case .number(let round) = time.node { return .constant(round.rounded(.down)) }
        guard let value = timed.times[time.place] else { preconditionFailure("times are taken before the first round") }
        return value
    }

    /// Whether something is true at the end of some round up to the last.
    private mutating func ever(
        _ condition: Expression, upTo last: NumberValue, _ content: ColumnContent, _ context: ExpressionContext
    ) -> TruthVariable {
        let yes = questionVariable(content)
        let ask: (inout Lowering) -> Void = { lowering in
            let before = lowering.builder.read(yes)
            let asked = lowering.truth(root: condition, context)
            lowering.builder.assign(yes, lowering.logic(.or, before, asked))
        }
        guard let constant = last.constant else {
            inSpace(where: compare(.lessOrEqual, round(), last), ask)
            return yes
        }
        if constant >= Double(scenario.clock.rounds) {
            ask(&self)
        } else if constant >= 1 {
            inRounds(.upTo(Int(constant)), ask)
        }
        return yes
    }

    /// In one round; a replicate that ends before is asked at its end, for its last state stands.
    private mutating func ask(_ dated: DatedPart) {
        let horizon = Double(scenario.clock.rounds)
        let answer: (inout Lowering) -> Void = { lowering in
            let isTime = lowering.compare(.equal, lowering.round(), dated.time)
            let isOver = lowering.compare(.notEqual, lowering.builder.read(lowering.ended), .constant(0))
            lowering.inSpace(where: lowering.logic(.or, isTime, isOver)) { lowering in
                var context = dated.context
                context.isAboutEnd = true
                lowering.builder.assign(dated.answer, lowering.truth(root: dated.condition, context))
            }
        }
        guard let constant = dated.time.constant else {
            let isAsked = logic(
                .and, compare(.lessOrEqual, round(), dated.time),
                compare(.lessOrEqual, dated.time, .constant(horizon)))
            return inSpace(where: isAsked, answer)
        }
        if constant >= 1, constant <= horizon { inRounds(.upTo(Int(constant)), answer) }
    }

    private mutating func value(of part: TimedAnswer.Part) -> TruthValue {
        switch part {
        case .asked(let variable): return builder.read(variable)
        case .not(let inner):
            let value = self.value(of: inner)
            return not(value)
        case .and(let left, let right):
            let a = value(of: left)
            return logic(.and, a, value(of: right))
        case .or(let left, let right):
            let a = value(of: left)
            return logic(.or, a, value(of: right))
        }
    }

    private mutating func questionVariable(_ content: ColumnContent) -> TruthVariable {
        let variable = builder.newTruthVariable(content)
        builder.startInSetup(.fillTruth(variable.column, false))
        return variable
    }
}
