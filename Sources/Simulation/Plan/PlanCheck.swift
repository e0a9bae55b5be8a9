/// Rules that every plan must satisfy: a plan that breaks one would give wrong numbers without an error,
/// so it stops here, as a defect of the program.
///
/// - Every column has one home, the space in which it is dense. An operation reads and writes columns of its own space;
///   only those that carry values between spaces (`gather`, `pull`, `scatter`, `push`) reach into another one, and that is
///   the one that they are made for.
/// - No operation reads what is not written yet: in the setup earlier in the setup; in a round in the setup or earlier in the
///   round. So nothing that is hoisted to the setup can read what only a round knows.
struct PlanCheck {
    private let parents: [Space]
    private let builder: PlanBuilder
    private var numbers = Homes<NumberColumn>()
    private var truths = Homes<TruthColumn>()
    private var words = Homes<WordColumn>()

    /// Where the columns of one kind are at home, and which are written by now.
    private struct Homes<Column: Indexed> {
        /// `nil`: not written yet.
        private var home = ColumnTable<Column, Space?>(nil)

        func read(_ column: Column, in space: Space, _ operation: Operation) {
            let own = home[column]
            precondition(own != nil, "\(operation) reads a column that nothing has written yet")
            precondition(own == space, "\(operation) reads a column of another space")
        }

        mutating func write(_ column: Column, in space: Space, _ operation: Operation) {
            precondition(home[column] ?? space == space, "\(operation) writes outside of its space")
            home[column] = space
        }
    }

    /// - Parameter programs: setup, round and finish.
    init(_ programs: [[PlanBuilder.Instruction]], of builder: PlanBuilder) {
        parents = builder.parents
        self.builder = builder
        for program in programs {
            for instruction in program { check(instruction.operation, in: instruction.space) }
        }
    }

    private mutating func check(_ operation: Operation, in space: Space) {
        let (source, target) = reach(of: operation, in: space)
        for column in builder.columnsOfTables(of: operation) { numbers.read(column, in: space, operation) }
        // Reads come first: what an operation writes it may have read.
        for isRead in [true, false] {
            var copy = operation
            copy.rename(
                number: { column, use in
                    if (use == .read) == isRead {
                        isRead
                            ? numbers.read(column, in: source, operation)
                            : numbers.write(column, in: target, operation)
                    }
                    return column
                },
                truth: { column, use in
                    if (use == .read) == isRead {
                        isRead
                            ? truths.read(column, in: source, operation) : truths.write(column, in: target, operation)
                    }
                    return column
                },
                words: { column, use in
                    if (use == .read) == isRead {
                        isRead ? words.read(column, in: source, operation) : words.write(column, in: target, operation)
                    }
                    return column
                })
        }
    }

    /// The spaces of what an operation reads and of what it writes.
    private func reach(of operation: Operation, in space: Space) -> (source: Space, target: Space) {
        let outer = parents[Int(space.index)]
        switch operation {
        case .gather, .gatherTruth: return (.all, space)
        case .scatter, .scatterTruth, .scatterTruthConstant, .markNotNumber, .end, .endAll: return (space, .all)
        case .pull, .pullTruth: return (outer, space)
        case .push, .pushTruth, .pushTruthConstant: return (space, outer)
        default: return (space, space)
        }
    }
}
