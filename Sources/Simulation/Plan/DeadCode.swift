/// Removes every column, counter and operation whose result is not used.
struct LiveColumns {
    private(set) var numbers: Set<NumberColumn> = []
    private(set) var truths: Set<TruthColumn> = []
    private(set) var words: Set<WordColumn> = []
    private(set) var spaces: Set<Space> = []

    init(numbers: Set<NumberColumn>, truths: Set<TruthColumn>, spaces: Set<Space>) {
        self.numbers = numbers
        self.truths = truths
        self.spaces = spaces
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
        var (readNumbers, readTruths, readWords): ([NumberColumn], [TruthColumn], [WordColumn]) = ([], [], [])
        var copy = operation
        copy.rename(
            number: { column, use in
                if use == .read { readNumbers.append(column) }
                return column
            },
            truth: { column, use in
                if use == .read { readTruths.append(column) }
                return column
            },
            words: { column, use in
                if use == .read { readWords.append(column) }
                return column
            })
        numbers.formUnion(readNumbers)
        truths.formUnion(readTruths)
        words.formUnion(readWords)
    }
}
