/// Removes every column, counter and operation whose result is not used.
struct LiveColumns {
    private var numbers: ColumnSet<NumberColumn>
    private var truths: ColumnSet<TruthColumn>
    private var words = ColumnSet<WordColumn>()
    private var spaces: ColumnSet<Space>

    init(numbers: some Sequence<NumberColumn>, truths: some Sequence<TruthColumn>, spaces: some Sequence<Space>) {
        self.numbers = ColumnSet(numbers)
        self.truths = ColumnSet(truths)
        self.spaces = ColumnSet(spaces)
    }

    /// Marks what is needed until nothing is added: a round's operations feed the next round's.
    mutating func spread(over programs: [[PlanBuilder.Instruction]]) -> [[Bool]] {
        var live = programs.map { Array(repeating: false, count: $0.count) }
        var changed = true
        while changed {
            changed = false
            for program in programs.indices.reversed() {
                for index in programs[program].indices.reversed() where !live[program][index] {
                    let instruction = programs[program][index]
                    guard isNeeded(instruction.operation) else { continue }
                    live[program][index] = true
                    changed = true
                    spaces.insert(instruction.space)
                    markReads(of: instruction.operation)
                }
            }
        }
        return live
    }

    private func isNeeded(_ operation: Operation) -> Bool {
        if operation.hasEffect { return true }
        switch operation {
        case .enter(let space, _), .enterRounds(let space, _): return spaces.contains(space)
        case .correlate: return true
        default: break
        }
        var needed = false
        var copy = operation
        copy.rename(
            number: { column, use in
                if use != .read, numbers.contains(column) { needed = true }
                return column
            },
            truth: { column, use in
                if use != .read, truths.contains(column) { needed = true }
                return column
            },
            words: { column, use in
                if use != .read, words.contains(column) { needed = true }
                return column
            })
        return needed
    }

    private mutating func markReads(of operation: Operation) {
        var copy = operation
        copy.rename(
            number: { column, use in
                if use == .read { numbers.insert(column) }
                return column
            },
            truth: { column, use in
                if use == .read { truths.insert(column) }
                return column
            },
            words: { column, use in
                if use == .read { words.insert(column) }
                return column
            })
    }
}
