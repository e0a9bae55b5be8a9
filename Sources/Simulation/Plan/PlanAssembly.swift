import Distributions
import Scenarios

extension Plan {
    /// From the operations as they were lowered to those that the engine runs: dead ones dropped, copies saved, columns
    /// given their places.
    /// - Parameter sharesPlaces: lets columns whose lives do not overlap stand in one place.
    init(finishing lowering: Lowering, sharesPlaces: Bool = true) {
        let builder = lowering.builder
        let results = lowering.results
        var live = LiveColumns(
            numbers: results.numberColumns.union(builder.tableColumns).union(results.measures.map(\.value)),
            truths: results.truthColumns,
            spaces: [.all, results.endedSpace])
        let needed = live.spread(over: builder.instructions)
        var programs = zip(builder.instructions, needed).map { program, keep in
            zip(program, keep).filter(\.1).map(\.0)
        }
        for index in programs.indices { programs[index].saveCopies(lasting: builder) }
        _ = PlanCheck(programs, of: builder)

        let uses = ColumnUses(programs, of: builder)
        let numbers = uses.allocate(
            uses.numbers, lasting: builder.lastingNumbers, always: results.numberColumns, sharesPlaces: sharesPlaces)
        let truths = uses.allocate(
            uses.truths, lasting: builder.lastingTruths, always: results.truthColumns, sharesPlaces: sharesPlaces)
        let words = uses.allocate(
            uses.words, lasting: builder.lastingWords, always: [], carriesAll: true, sharesPlaces: sharesPlaces)
        func number(_ column: NumberColumn) -> NumberColumn {
            NumberColumn(index: Int32(numbers.place[column] ?? 0))
        }
        func truth(_ column: TruthColumn) -> TruthColumn {
            TruthColumn(index: Int32(truths.place[column] ?? 0))
        }
        func operand(_ operand: NumberOperand) -> NumberOperand {
            if case .column(let column) = operand { .column(number(column)) } else { operand }
        }
        let final = programs.map { program in
            Program(
                program.map { instruction in
                    var operation = instruction.operation
                    operation.rename(
                        number: { column, _ in number(column) }, truth: { column, _ in truth(column) },
                        words: { column, _ in WordColumn(index: Int32(words.place[column] ?? 0)) })
                    return PlanBuilder.Instruction(space: instruction.space, operation: operation)
                })
        }
        let table = SiteTable(names: Set(builder.sitePaths.map(\.text)))
        self.init(
            setup: final[0], round: final[1], finish: final[2],
            numberColumns: Self.contents(numbers.count, numbers.place) { builder.numberContents[Int($0.index)] },
            truthColumns: Self.contents(truths.count, truths.place) { builder.truthContents[Int($0.index)] },
            wordColumns: words.count, parents: builder.parents,
            lasting: Lasting(numbers: numbers.carried, truths: truths.carried, words: words.carried),
            sites: builder.sitePaths.map { table[$0.text] }, sitePaths: builder.sitePaths,
            recurringSites: builder.sitePaths.map { $0.words == [.channel, .gap] },
            constantSites: builder.constantSites,
            samplers: builder.distributions.map { Sampler($0) }, distributions: builder.distributions,
            templates: builder.templates.map { $0.renamed(operand) },
            redrawn: builder.redrawn.map { number in
                var copy = number
                copy.formula = number.formula.renamed(operand)
                return copy
            },
            copulas: builder.copulas.map { Copula(columns: $0.columns.map(number), dependence: $0.dependence) },
            roundSets: builder.roundSets, faultSites: builder.faultSites, clampSites: builder.clampSites,
            counters: builder.counters, outcomeCount: lowering.scenario.outcomes.count,
            horizon: lowering.scenario.clock.rounds,
            timers: lowering.variables.timers.filter { numbers.place[$0] != nil }.map(number),
            results: results.renamed(number, truth))
    }

    private static func contents<Column>(
        _ count: Int, _ place: [Column: Int], _ content: (Column) -> ColumnContent?
    ) -> [ColumnContent?] {
        var result = [ColumnContent?](repeating: nil, count: count)
        for (column, place) in place { result[place] = content(column) ?? result[place] }
        return result
    }
}

extension Program {
    /// Splits operations into segments where the space changes.
    init(_ instructions: [PlanBuilder.Instruction]) {
        for instruction in instructions {
            if segments.last?.space == instruction.space {
                segments[segments.count - 1].range =
                    segments[segments.count - 1].range.lowerBound..<operations.count + 1
            } else {
                segments.append(Segment(space: instruction.space, range: operations.count..<operations.count + 1))
            }
            operations.append(instruction.operation)
        }
    }
}

/// Where each column is used, by program; also where it is read through a table of distributions or copulas.
private struct ColumnUses {
    /// By column: its life in each program that uses it, in their order.
    typealias Lives<Column: Indexed> = ColumnTable<Column, [ColumnAllocation<Column>.Life]>

    var numbers = Lives<NumberColumn>([])
    var truths = Lives<TruthColumn>([])
    var words = Lives<WordColumn>([])

    init(_ programs: [[PlanBuilder.Instruction]], of builder: PlanBuilder) {
        func note<Column>(_ column: Column, _ program: Int, _ index: Int, in uses: inout Lives<Column>) -> Column {
            if let last = uses[column].indices.last, uses[column][last].program == program {
                uses[column][last].last = index
            } else {
                uses[column].append(.init(program: program, first: index, last: index))
            }
            return column
        }
        for (program, instructions) in programs.enumerated() {
            for (index, instruction) in instructions.enumerated() {
                for column in builder.columnsOfTables(of: instruction.operation) {
                    _ = note(column, program, index, in: &numbers)
                }
                var operation = instruction.operation
                operation.rename(
                    number: { column, _ in note(column, program, index, in: &numbers) },
                    truth: { column, _ in note(column, program, index, in: &truths) },
                    words: { column, _ in note(column, program, index, in: &words) })
            }
        }
    }

    /// A lasting column that is set up and used later moves with its lane; one used within a program only need not.
    func allocate<Column: Indexed>(
        _ uses: Lives<Column>, lasting: Set<Column>, always: Set<Column>, carriesAll: Bool = false,
        sharesPlaces: Bool = true
    ) -> ColumnAllocation<Column> {
        var (carried, pinned, shared): ([Column], [Column], [(Column, ColumnAllocation<Column>.Life)]) = ([], [], [])
        let used = uses.entries.indices.map { Column(index: Int32($0)) }.filter { !uses[$0].isEmpty }
        let columns = used + always.filter { uses[$0].isEmpty }
        for column in columns.sorted(by: { $0.index < $1.index }) {
            let lives = uses[column]
            if always.contains(column) || (lasting.contains(column) && (carriesAll || lives.count > 1)) {
                carried.append(column)
            } else if sharesPlaces, lives.count == 1, let life = lives.first,
                !lasting.contains(column) || life.program == 0
            {
                shared.append((column, life))
            } else {
                pinned.append(column)
            }
        }
        return ColumnAllocation(
            carried: carried, pinned: pinned,
            lives: shared.sorted { ($0.1.program, $0.1.first, $0.0.index) < ($1.1.program, $1.1.first, $1.0.index) }
                .map { (column: $0.0, life: $0.1) })
    }
}

extension [PlanBuilder.Instruction] {
    /// Where a result is only copied into a variable, it is computed there in the first place.
    fileprivate mutating func saveCopies(lasting builder: PlanBuilder) {
        let uses = usesOfNumbers
        var kept: [PlanBuilder.Instruction] = []
        kept.reserveCapacity(count)
        for instruction in self {
            if case .copy(let variable, let column) = instruction.operation, let last = kept.last,
                last.space == instruction.space, !builder.lastingNumbers.contains(column), uses[column] == 2,
                let direct = last.operation.writing(variable, insteadOf: column)
            {
                kept[kept.count - 1].operation = direct
            } else {
                kept.append(instruction)
            }
        }
        self = kept
    }

    /// By column: how often operations name it.
    private var usesOfNumbers: ColumnTable<NumberColumn, Int> {
        var uses = ColumnTable<NumberColumn, Int>(0)
        for instruction in self {
            var operation = instruction.operation
            operation.rename(
                number: { name, _ in
                    uses[name] += 1
                    return name
                }, truth: { name, _ in name }, words: { name, _ in name })
        }
        return uses
    }
}

extension Operation {
    /// The same operation with its result in a variable; `nil` if it does not write the column, or uses the variable.
    fileprivate func writing(_ variable: NumberColumn, insteadOf column: NumberColumn) -> Operation? {
        var touches = false
        var writes = false
        var direct = self
        direct.rename(
            number: { name, use in
                touches = touches || name == variable
                writes = writes || (name == column && use == .write)
                return name == column && use == .write ? variable : name
            }, truth: { name, _ in name }, words: { name, _ in name })
        // Binary operations may write what they read.
        var isBinary = false
        if case .binary = self { isBinary = true }
        return writes && (!touches || isBinary) ? direct : nil
    }
}
