extension Plan {
    /// A plan of some of the drivers, whose setup computes nothing else. Their values are the same.
    ///
    /// The values of fifty thousand drivers in all the replicates of a sample would take gigabytes.
    package func settingUp(_ drivers: Range<Int>) -> Plan {
        var part = self
        part.results.drivers = Array(results.drivers[drivers])
        var live = LiveSetup(part.results.drivers, of: self)
        var kept: [PlanBuilder.Instruction] = []
        for segment in setup.segments.reversed() {
            for index in segment.range.reversed() where live.takes(setup.operations[index], in: segment.space) {
                kept.append(PlanBuilder.Instruction(space: segment.space, operation: setup.operations[index]))
            }
        }
        part.setup = Program(kept.reversed())
        return part
    }
}

/// What is still to be computed, on the way from the end of a setup to its beginning. A column may contain one value
/// after the other, so that it is not needed before it is written.
private struct LiveSetup {
    private let plan: Plan
    private var numbers: Set<NumberColumn>
    private var truths: Set<TruthColumn>
    private var words: Set<WordColumn> = []
    private var spaces: Set<Space> = [.all]

    init(_ drivers: [ResultColumns.Driver], of plan: Plan) {
        self.plan = plan
        numbers = Set(drivers.compactMap(\.content.number))
        truths = Set(drivers.compactMap(\.content.truth))
    }

    /// Whether the operation is needed; then what it reads is needed too.
    mutating func takes(_ operation: Operation, in space: Space) -> Bool {
        let (number, truth, word) = operation.uses
        let tables = plan.columnsOfTables(of: operation)
        var isNeeded =
            number.contains { $0.use != .read && numbers.contains($0.column) }
            || truth.contains { $0.use != .read && truths.contains($0.column) }
            || word.contains { $0.use != .read && words.contains($0.column) }
        switch operation {
        case .enter(let inner, _), .enterRounds(let inner, _): isNeeded = spaces.contains(inner)
        case .correlate: isNeeded = tables.contains(where: numbers.contains)
        default: break
        }
        guard isNeeded else { return false }
        Self.note(number, in: &numbers)
        Self.note(truth, in: &truths)
        Self.note(word, in: &words)
        numbers.formUnion(tables)
        spaces.insert(space)
        return true
    }

    private static func note<Column>(_ used: [(column: Column, use: Operation.Use)], in live: inout Set<Column>) {
        for (column, use) in used where use == .write { live.remove(column) }
        for (column, use) in used where use == .read { live.insert(column) }
    }
}

extension Operation {
    /// The columns that it names, and how it uses each.
    fileprivate var uses:
        (
            numbers: [(column: NumberColumn, use: Use)], truths: [(column: TruthColumn, use: Use)],
            words: [(column: WordColumn, use: Use)]
        )
    {
        var numbers: [(column: NumberColumn, use: Use)] = []
        var truths: [(column: TruthColumn, use: Use)] = []
        var words: [(column: WordColumn, use: Use)] = []
        var copy = self
        copy.rename(
            number: { column, use in
                numbers.append((column, use))
                return column
            },
            truth: { column, use in
                truths.append((column, use))
                return column
            },
            words: { column, use in
                words.append((column, use))
                return column
            })
        return (numbers, truths, words)
    }
}

extension Plan {
    /// The columns that an operation reads through a table of distributions.
    fileprivate func columnsOfTables(of operation: Operation) -> [NumberColumn] {
        switch operation {
        case .draw(_, let template, _, _, _): templates[Int(template)].columns
        case .redraw(_, let number, _): redrawn[Int(number)].formula.columns
        case .correlate(let copula): copulas[Int(copula)].columns
        default: []
        }
    }
}
