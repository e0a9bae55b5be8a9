/// A result that a plan already has, and its age: of no use once a variable that was read has changed since.
struct Known {
    /// The index of the column or space.
    var index: Int32
    /// The number of changes to variables before.
    var changes: Int32
}

/// The columns of one kind: when they changed, and what they are in the spaces that they have been brought into.
struct ColumnHistory<Column: Indexed> {
    /// By variable: the number of its last change.
    private var lastChange = ColumnTable<Column, Int32>(0)
    private var gathered: [Gathering: Known] = [:]

    private struct Gathering: Hashable {
        var column: Column
        var space: Space
    }

    mutating func change(_ column: Column, number: Int32) { lastChange[column] = number }

    /// Whether the column has not changed since so many changes.
    func isUnchanged(_ column: Column, since changes: Int32) -> Bool { lastChange[column] <= changes }

    /// What the column is in a space; `nil` if it has not been brought there, or has changed since.
    func gathered(_ column: Column, in space: Space) -> Column? {
        guard let known = gathered[Gathering(column: column, space: space)], isUnchanged(column, since: known.changes)
        else { return nil }
        return Column(index: known.index)
    }

    mutating func remember(_ result: Column, of column: Column, in space: Space, changes: Int32) {
        gathered[Gathering(column: column, space: space)] = Known(index: result.index, changes: changes)
    }

    mutating func forgetGathered() { gathered = [:] }
}

extension PlanBuilder {
    /// An operation in a space. It writes to no column, so that equal computations are equal.
    struct Computation: Hashable {
        var space: Space
        var operation: Operation
    }

    mutating func remember(_ index: Int32, as computation: Computation) {
        known[computation] = Known(index: index, changes: changes)
    }

    /// The column or space that already has the result; `nil` if none has, or a variable that was read has changed since.
    func recall(_ computation: Computation) -> Int32? {
        guard let found = known[computation] else { return nil }
        var isCurrent = true
        var operation = computation.operation
        operation.rename(
            number: { column, use in
                isCurrent = isCurrent && (use == .write || numbers.isUnchanged(column, since: found.changes))
                return column
            },
            truth: { column, use in
                isCurrent = isCurrent && (use == .write || truths.isUnchanged(column, since: found.changes))
                return column
            },
            words: { words, _ in words })
        return isCurrent ? found.index : nil
    }

    /// From here on, what was computed from the variable is out of date.
    mutating func changed(_ column: NumberColumn) {
        changes += 1
        numbers.change(column, number: changes)
    }

    mutating func changed(_ column: TruthColumn) {
        changes += 1
        truths.change(column, number: changes)
    }
}
