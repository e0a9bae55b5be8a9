import Distributions
import Scenarios

extension Plan {
    /// From the operations as they were lowered to those that the engine runs: dead ones dropped, copies saved, columns
    /// given their places.
    /// - Parameter sharesPlaces: lets columns whose lives do not overlap stand in one place.
    init(finishing lowering: consuming Lowering, sharesPlaces: Bool = true) {
        let results = lowering.results
        var programs = lowering.builder.takeInstructions()
        let builder = lowering.builder
        var live = LiveColumns(
            numbers: results.numberColumns.union(builder.tableColumns).union(results.measures.map(\.value)),
            truths: results.truthColumns,
            spaces: [.all, results.endedSpace])
        let needed = live.spread(over: programs)
        for index in programs.indices {
            programs[index].keep(needed[index])
            programs[index].saveCopies(lasting: builder)
        }
        _ = PlanCheck(programs, of: builder)

        let uses = ColumnUses(programs, of: builder)
        let numbers = uses.allocate(
            builder.numberContents.count, uses.numbers, lasting: builder.lastingNumbers, always: results.numberColumns,
            sharesPlaces: sharesPlaces)
        let truths = uses.allocate(
            builder.truthContents.count, uses.truths, lasting: builder.lastingTruths, always: results.truthColumns,
            sharesPlaces: sharesPlaces)
        let words = uses.allocate(
            builder.wordCount, uses.words, lasting: builder.lastingWords, always: [], carriesAll: true,
            sharesPlaces: sharesPlaces)
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
            Program(program) { operation in
                operation.rename(
                    number: { column, _ in number(column) }, truth: { column, _ in truth(column) },
                    words: { column, _ in WordColumn(index: Int32(words.place[column] ?? 0)) })
            }
        }
        self.init(
            setup: final[0], round: final[1], finish: final[2],
            numberColumns: numbers.inPlaces(builder.numberContents),
            truthColumns: truths.inPlaces(builder.truthContents),
            wordColumns: words.count, parents: builder.parents,
            lasting: Lasting(numbers: numbers.carried, truths: truths.carried, words: words.carried),
            sites: Site.sites(of: builder.sitePaths.map(\.text)), sitePaths: builder.sitePaths,
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
}

extension Program {
    /// Splits operations into segments where the space changes.
    /// - Parameter rename: gives an operation the final columns.
    init(_ instructions: [PlanBuilder.Instruction], rename: (inout Operation) -> Void = { _ in }) {
        operations.reserveCapacity(instructions.count)
        for instruction in instructions {
            if segments.last?.space == instruction.space {
                segments[segments.count - 1].range =
                    segments[segments.count - 1].range.lowerBound..<operations.count + 1
            } else {
                segments.append(Segment(space: instruction.space, range: operations.count..<operations.count + 1))
            }
            var operation = instruction.operation
            rename(&operation)
            operations.append(operation)
        }
    }
}

/// Where each column is used, by program; also where it is read through a table of distributions or copulas.
private struct ColumnUses {
    struct Uses {
        /// How many programs use it.
        var programs = 0
        /// Its life in the last of these.
        var life = ColumnLife(program: -1, first: 0, last: 0)
    }

    typealias Table<Column: Indexed> = ColumnTable<Column, Uses>

    private(set) var numbers = Table<NumberColumn>(Uses())
    private(set) var truths = Table<TruthColumn>(Uses())
    private(set) var words = Table<WordColumn>(Uses())

    init(_ programs: [[PlanBuilder.Instruction]], of builder: PlanBuilder) {
        func note<Column>(_ column: Column, _ program: Int, _ index: Int, in table: inout Table<Column>) -> Column {
            if table[column].life.program == program {
                table[column].life.last = index
            } else {
                table[column].programs += 1
                table[column].life = ColumnLife(program: program, first: index, last: index)
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
    /// - Parameters:
    ///   - count: the number of columns.
    ///   - always: what is needed after the programs.
    func allocate<Column: Indexed>(
        _ count: Int, _ uses: Table<Column>, lasting: ColumnSet<Column>, always: Set<Column>, carriesAll: Bool = false,
        sharesPlaces: Bool = true
    ) -> ColumnAllocation<Column> {
        let always = ColumnSet(always)
        var (carried, pinned): ([Column], [Column]) = ([], [])
        var shared: [[(column: Column, life: ColumnLife)]] = [[], [], []]
        for column in (0..<count).map({ Column(index: Int32($0)) }) {
            let (programs, life) = (uses[column].programs, uses[column].life)
            if always.contains(column) || (lasting.contains(column) && (programs > 1 || programs == 1 && carriesAll)) {
                carried.append(column)
            } else if sharesPlaces, programs == 1, !lasting.contains(column) || life.program == 0 {
                shared[life.program].append((column, life))
            } else if programs > 0 {
                pinned.append(column)
            }
        }
        for program in shared.indices {
            shared[program].sort { ($0.life.first, $0.column.index) < ($1.life.first, $1.column.index) }
        }
        return ColumnAllocation(carried: carried, pinned: pinned, lives: shared)
    }
}

extension [PlanBuilder.Instruction] {
    /// Keeps those of which this is true.
    fileprivate mutating func keep(_ isNeeded: [Bool]) {
        var kept = 0
        for index in indices where isNeeded[index] {
            self[kept] = self[index]
            kept += 1
        }
        removeLast(count - kept)
    }

    /// Where a result is only copied into a variable, it is computed there in the first place.
    fileprivate mutating func saveCopies(lasting builder: PlanBuilder) {
        let uses = usesOfNumbers
        var kept = 0
        for index in indices {
            let instruction = self[index]
            if case .copy(let variable, let column) = instruction.operation, kept > 0,
                self[kept - 1].space == instruction.space, !builder.lastingNumbers.contains(column), uses[column] == 2,
                let direct = self[kept - 1].operation.writing(variable, insteadOf: column)
            {
                self[kept - 1].operation = direct
            } else {
                self[kept] = instruction
                kept += 1
            }
        }
        removeLast(count - kept)
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
