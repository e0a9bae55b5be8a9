/// Lists of lanes, and columns brought into them.
extension PlanBuilder {
    /// The column in the current space.
    mutating func bring(_ value: NumberValue) -> NumberOperand {
        guard case .column(let column) = value.operand, value.space != space else { return value.operand }
        return .column(bring(column, from: value.space))
    }

    mutating func bring(_ column: NumberColumn, from origin: Space) -> NumberColumn {
        guard origin != space else { return column }
        if let gathered = numbers.gathered(column, in: space) { return gathered }
        let out = newNumber()
        if origin == .all {
            emit(.gather(out, column))
        } else {
            let here = space
            space = parents[Int(here.index)]
            let above = bring(column, from: origin)
            space = here
            emit(.pull(out, above))
        }
        numbers.remember(out, of: column, in: space, changes: changes)
        return out
    }

    mutating func bring(_ value: TruthValue) -> TruthValue.Source {
        guard case .column(let column) = value.source, value.space != space else { return value.source }
        return .column(bring(column, from: value.space))
    }

    mutating func bring(_ column: TruthColumn, from origin: Space) -> TruthColumn {
        guard origin != space else { return column }
        if let gathered = truths.gathered(column, in: space) { return gathered }
        let out = newTruth()
        if origin == .all {
            emit(.gatherTruth(out, column))
        } else {
            let here = space
            space = parents[Int(here.index)]
            let above = bring(column, from: origin)
            space = here
            emit(.pullTruth(out, above))
        }
        truths.remember(out, of: column, in: space, changes: changes)
        return out
    }

    /// The space of the lanes of this one in which the condition holds; `nil` if it never does.
    mutating func enter(where condition: TruthValue) -> Space? {
        switch bring(condition) {
        case .constant(false): return nil
        case .constant(true): return space
        case .column(let column):
            let computation = Computation(space: space, operation: .enter(Self.noSpace, column))
            if let index = recall(computation) { return Space(index: index) }
            let inner = newSpace()
            emit(.enter(inner, column))
            remember(inner.index, as: computation)
            return inner
        }
    }

    /// All lanes of this space, in certain rounds only.
    mutating func enter(_ condition: RoundCondition) -> Space {
        let inner = newSpace()
        emit(.enterRounds(inner, condition))
        return inner
    }

    mutating func newSpace() -> Space {
        parents.append(space)
        return Space(index: Int32(parents.count - 1))
    }
}
