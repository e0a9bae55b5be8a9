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

    /// Evaluated only in the lanes that continue, if that can make a difference.
    private mutating func outcomeCondition(_ expression: Expression, _ path: SitePath) -> TruthValue {
        let context = ExpressionContext(path: path)
        if survey(expression, context).isQuiet { return truth(root: expression, context) }
        let goesOn = compare(.equal, builder.read(ended), .constant(0))
        return merge(where: goesOn, { $0.truth(root: expression, context) }, otherwise: { _ in .constant(false) })
    }

    private mutating func end(outcome index: Int, where condition: TruthValue) {
        switch builder.bring(condition) {
        case .constant(false): return
        case .constant(true): builder.emit(.endAll(ended.column, outcome: Int32(index)))
        case .column(let column): builder.emit(.end(ended.column, column, outcome: Int32(index)))
        }
        builder.changed(ended)
    }

    /// The measures at the end of each replicate, in the space of the lanes that have ended.
    mutating func lowerMeasures() {
        // The engine lists the lanes as they end.
        endedSpace = builder.newSpace()
        builder.space = endedSpace
        for measure in scenario.measures {
            let mark = builder.newTruthVariable(.leftOut(measure: measure.name))
            builder.startInSetup(.fillTruth(mark.column, false))
            var context = ExpressionContext(path: .measure(measure.name))
            context.leftOut = mark.column
            let value = number(root: measure.value, context)
            let kept = builder.newNumber(.measure(measure.name))
            builder.lastingNumbers.insert(kept)
            switch builder.bring(value) {
            case .constant(let constant): builder.emit(.fill(kept, constant))
            case .column(let column): builder.emit(.copy(kept, column))
            }
            tallied.measures.append(
                ResultColumns.Measure(
                    value: kept, leftOut: mark.column, given: timed.measureGivens[tallied.measures.count]?.column))
        }
        builder.space = .all
    }
}
