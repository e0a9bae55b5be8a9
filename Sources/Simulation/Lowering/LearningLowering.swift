import Scenarios

extension Lowering {
    /// Step 7, after memory: trust learns from this round's readings, issue by issue and pair by pair in file order.
    mutating func lowerLearning(_ agenda: [TruthValue], _ moves: [Moves]) {
        for (index, issue) in scenario.issues.enumerated() {
            inSpace(where: agenda[index]) { lowering in
                // Pairs in the order of the file's actors.
                let order = issue.parties.indices.sorted { issue.parties[$0] < issue.parties[$1] }
                for reader in order {
                    for mover in order where reader != mover {
                        let move = moves[index].party[mover]
                        guard let reading = move.readings[reader] else { continue }
                        let (from, to) = (issue.parties[reader], issue.parties[mover])
                        let context = lowering.learningContext(index, from, to)
                        if move.isForAll, lowering.learnsQuietly(index, context) {
                            lowering.learn(index, from, to, reading, where: move.moved, context)
                        } else {
                            lowering.inSpace(where: move.moved) { $0.learn(index, from, to, reading, context) }
                        }
                    }
                }
            }
        }
    }

    private func learningContext(_ issue: Int, _ from: Int, _ to: Int) -> ExpressionContext {
        ExpressionContext(
            path: .learning(scenario.actors[from].name, of: scenario.actors[to].name, on: scenario.issues[issue].name),
            selfActor: from, others: [to], issue: issue)
    }

    /// Whether learning may be computed in lanes that have nothing to learn from: it ends none as a fault, clamps nothing
    /// and costs little.
    private func learnsQuietly(_ issue: Int, _ context: ExpressionContext) -> Bool {
        guard case .linear(let gain, let loss, let breach) = scenario.learning.rule else { return false }
        let weight = survey(scenario.issues[issue].weight, context)
        return [gain, loss, breach].allSatisfy { expression in
            let factor = survey(expression, context)
            let product = ValueRange.of(.multiply, factor.range, weight.range)
            return factor.isQuietAsWritten && weight.isQuietAsWritten && !product.mayBeNaN
                && -1e6 <= product.low && product.high <= 1e6
        }
    }

    /// - Parameter moved: the lanes in which there is something to learn from.
    private mutating func learn(
        _ issue: Int, _ from: Int, _ to: Int, _ reading: Moves.Reading, where moved: TruthValue = .constant(true),
        _ context: ExpressionContext
    ) {
        guard let variable = variables.trust[from][to] else { return }
        let trust = builder.read(variable)
        switch scenario.learning.rule {
        case .linear(let gain, let loss, let breach):
            learnLinearly(variable, trust, reading, where: moved, issue, context, (gain, loss, breach))
        case .bayesian(let offer, let hold, let withdraw):
            let held = logic(.andNot, not(reading.offered), reading.withdrew)
            let cases: [(SitePath.Word, TruthValue, Learning.Likelihood?)] = [
                (.offer, reading.offered, offer), (.hold, held, hold), (.withdraw, reading.withdrew, withdraw),
            ]
            for (key, lanes, likelihood) in cases {
                guard let likelihood else { continue }
                inSpace(where: lanes) { lowering in
                    lowering.update(variable, likelihood, context.at(context.path.word(key)))
                }
            }
        case .types: break
        }
    }

    private mutating func learnLinearly(
        _ variable: NumberVariable, _ trust: NumberValue, _ reading: Moves.Reading, where moved: TruthValue,
        _ issue: Int, _ context: ExpressionContext,
        _ rule: (gain: Expression, loss: Expression, breach: Expression)
    ) {
        func factor(_ expression: Expression, _ key: SitePath.Word, _ lanes: TruthValue) -> NumberValue {
            let asking = context.at(context.path.word(key))
            let weight = scenario.issues[issue].weight
            let weighing = context.at(.weight(scenario.issues[issue].name, for: context.path))
            func product(_ lowering: inout Lowering) -> NumberValue {
                let a = lowering.number(root: expression, asking)
                return lowering.binary(.multiply, a, lowering.number(root: weight, weighing))
            }
            if survey(expression, asking).isQuietAsWritten, survey(weight, weighing).isQuietAsWritten {
                return product(&self)
            }
            return mergeNumbers(where: lanes, { product(&$0) }, otherwise: { _ in .constant(0) })
        }
        let held = logic(.andNot, not(reading.offered), reading.withdrew)
        let gain = factor(rule.gain, .gain, reading.offered)
        let loss = factor(rule.loss, .loss, held)
        if reading.withdrew.constant == false, let gain = gain.constant, let loss = loss.constant,
            (0...1).contains(gain), (0...1).contains(loss),
            case .column(let offered) = builder.bring(reading.offered)
        {
            let now = column(builder.bring(trust))
            let learned = builder.number(binding: .round, range: .unit) {
                .learn($0, now, offered: offered, gain: gain, loss: loss)
            }
            return keep(learned, in: variable, where: moved)
        }
        let raised = binary(.add, trust, binary(.multiply, gain, binary(.subtract, .constant(1), trust)))
        let lowered = binary(.subtract, trust, binary(.multiply, loss, trust))
        var learned = select(reading.offered, raised, lowered)
        if reading.withdrew.constant != false {
            let breach = factor(rule.breach, .breach, reading.withdrew)
            let broken = binary(.subtract, trust, binary(.multiply, breach, trust))
            learned = select(reading.withdrew, broken, learned)
        }
        var watching = context
        watching.watched = WatchedExpression(rule.gain)
        keep(unit(checked(learned, watching)), in: variable, where: moved)
    }

    /// Bayes' rule; if both likelihoods are 0, trust does not change.
    private mutating func update(
        _ variable: NumberVariable, _ likelihood: Learning.Likelihood, _ context: ExpressionContext
    ) {
        let trust = builder.read(variable)
        let sincere = probability(root: likelihood.sincere, context.at(context.path.word(.sincere)))
        let insincere = probability(root: likelihood.insincere, context.at(context.path.word(.insincere)))
        let numerator = binary(.multiply, trust, sincere)
        let other = binary(.multiply, binary(.subtract, .constant(1), trust), insincere)
        let denominator = binary(.add, numerator, other)
        let possible = compare(.less, .constant(0), denominator)
        var posterior = select(possible, binary(.divide, numerator, denominator), trust)
        // Between 0 and 1 for every t, s and i in [0, 1]: the denominator is not below the numerator.
        posterior.range = .unit
        builder.assign(variable, posterior)
    }

    /// The fading of trust in every round, with or without a meeting, for every ordered pair.
    mutating func lowerFade() {
        guard let fade = scenario.learning.fade else { return }
        for from in scenario.actors.indices {
            for to in scenario.actors.indices {
                guard let variable = variables.trust[from][to] else { continue }
                let names = [from, to].map { scenario.actors[$0].name }
                let context = ExpressionContext(path: .fade(names[0], in: names[1]), selfActor: from, others: [to])
                let toward = number(root: fade.toward, context.at(context.path.word(.toward)))
                let rate = number(root: fade.rate, context.at(context.path.word(.rate)))
                if let toward = toward.constant, let rate = rate.constant, (0...1).contains(toward),
                    (0...1).contains(rate)
                {
                    if rate > 0 {
                        builder.emit(.approach(variable.column, variable.column, toward: toward, rate: rate))
                    }
                    builder.changed(variable)
                    shareOutBelief(from, to)
                    continue
                }
                let trust = builder.read(variable)
                let moved = binary(.add, trust, binary(.multiply, rate, binary(.subtract, toward, trust)))
                var watching = context
                watching.watched = WatchedExpression(fade.rate)
                builder.assign(variable, unit(checked(moved, watching)))
                shareOutBelief(from, to)
            }
        }
    }
}
