/// Quantities that last from round to round: reading, assigning, and discarding what was computed from them.
extension PlanBuilder {
    func read(_ variable: NumberVariable) -> NumberValue {
        NumberValue(operand: .column(variable.column), space: .all, binding: variable.binding, range: variable.range)
    }

    func read(_ variable: TruthVariable) -> TruthValue {
        TruthValue(source: .column(variable.column), space: .all, binding: variable.binding)
    }

    /// The value as it is now, whatever becomes of the variable that it may be. What is fixed for the replicate needs no
    /// copy: nothing assigns it again.
    mutating func snapshot(_ value: NumberValue) -> NumberValue {
        guard case .column(let column) = value.operand, value.binding > .replicate, value.space == .all,
            lastingNumbers.contains(column)
        else { return value }
        var copy = value
        copy.space = space
        if space == .all {
            let twin = newNumber()
            copy.operand = .column(twin)
            emit(.copy(twin, column))
        } else {
            copy.operand = bring(value)
        }
        return copy
    }

    /// The same for a truth value.
    mutating func snapshot(_ value: TruthValue) -> TruthValue {
        guard case .column(let column) = value.source, value.binding > .replicate, value.space == .all,
            lastingTruths.contains(column)
        else { return value }
        var copy = value
        copy.space = space
        if space == .all {
            let twin = newTruth()
            copy.source = .column(twin)
            emit(.copyTruth(twin, column))
        } else {
            copy.source = bring(value)
        }
        return copy
    }

    mutating func snapshot(_ value: Value) -> Value {
        switch value {
        case .number(let value): .number(snapshot(value))
        case .truth(let value): .truth(snapshot(value))
        }
    }

    mutating func assign(_ variable: NumberVariable, _ value: NumberValue) {
        let operand = bring(value)
        changed(variable.column)
        if space == .all {
            switch operand {
            case .constant(let number): emit(.fill(variable.column, number))
            case .column(let column):
                if column != variable.column { emit(.copy(variable.column, column)) }
            }
        } else {
            emit(.scatter(variable.column, operand))
            if case .column(let column) = operand {
                numbers.remember(column, of: variable.column, in: space, changes: changes)
            }
        }
    }

    mutating func assign(_ variable: TruthVariable, _ value: TruthValue) {
        let source = bring(value)
        changed(variable.column)
        switch (source, space == .all) {
        case (.constant(let truth), true): emit(.fillTruth(variable.column, truth))
        case (.constant(let truth), false): emit(.scatterTruthConstant(variable.column, truth))
        case (.column(let column), true):
            if column != variable.column { emit(.copyTruth(variable.column, column)) }
        case (.column(let column), false):
            emit(.scatterTruth(variable.column, column))
            truths.remember(column, of: variable.column, in: space, changes: changes)
        }
    }

    /// Records that an operation has changed the variable.
    mutating func changed(_ variable: NumberVariable) { changed(variable.column) }

    /// Sets the start of a quantity that was added later.
    mutating func startInSetup(_ operation: Operation) {
        emit(operation, stage: .setup, space: .all)
    }

    /// Puts operations over all lanes before those of a round.
    mutating func beginRounds(with operations: [Operation]) {
        instructions[Stage.round.rawValue].insert(
            contentsOf: operations.map { Instruction(space: .all, operation: $0) }, at: 0)
    }

    /// Begins another program, which can use nothing that was computed in the one before, except lasting columns.
    mutating func begin(_ stage: Stage) {
        self.stage = stage
        space = .all
        forgetComputations()
    }

    /// The instructions of the programs, once all are written: nothing is left of them here, nor of what serves to write
    /// them, since plans of many parameters are large.
    mutating func takeInstructions() -> [[Instruction]] {
        forgetComputations()
        hoisted = [:]
        defer { instructions = [[], [], []] }
        return instructions
    }

    private mutating func forgetComputations() {
        known = [:]
        numbers.forgetGathered()
        truths.forgetGathered()
    }
}
