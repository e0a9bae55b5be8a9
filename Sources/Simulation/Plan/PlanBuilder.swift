import Distributions
import Scenarios

/// A number known while lowering: a constant, or a column with the space that it covers.
struct NumberValue: Hashable {
    var operand: NumberOperand
    var space: Space
    var binding: BindingTime
    var range: ValueRange
    /// The truth value that this is as a number, 1 or 0.
    var truth: TruthValue.Source?

    static func constant(_ value: Double) -> NumberValue {
        NumberValue(operand: .constant(value), space: .all, binding: .constant, range: ValueRange(value))
    }

    var constant: Double? {
        if case .constant(let value) = operand { value } else { nil }
    }
}

/// A truth value known while lowering.
struct TruthValue: Hashable {
    enum Source: Hashable {
        case constant(Bool)
        case column(TruthColumn)
    }

    var source: Source
    var space: Space
    var binding: BindingTime

    static func constant(_ value: Bool) -> TruthValue {
        TruthValue(source: .constant(value), space: .all, binding: .constant)
    }

    var constant: Bool? {
        if case .constant(let value) = source { value } else { nil }
    }
}

enum Value {
    case number(NumberValue)
    case truth(TruthValue)
}

/// When a value becomes known: folded, hoisted to the replicate's setup, or computed every round.
enum BindingTime: Int, Comparable {
    case constant, replicate, round

    static func < (a: BindingTime, b: BindingTime) -> Bool { a.rawValue < b.rawValue }
}

/// A quantity that lives on from round to round.
struct NumberVariable: Hashable {
    var column: NumberColumn
    var range: ValueRange
    var binding: BindingTime = .round
}

struct TruthVariable: Hashable {
    var column: TruthColumn
    var binding: BindingTime = .round
}

/// Emits a plan's operations: folds constants, shares common subexpressions, hoists what changes once a replicate,
/// and brings values into the space where they are used.
struct PlanBuilder {
    enum Stage: Int {
        case setup, round, finish
    }

    struct Instruction {
        var space: Space
        var operation: Operation
    }

    var stage = Stage.setup
    var space = Space.all
    var instructions: [[Instruction]] = [[], [], []]
    var numberNames: [String] = []
    var truthNames: [String] = []
    var wordCount = 0
    /// Columns that live on from round to round, or are read through a table: never shared with others.
    var lastingNumbers: Set<NumberColumn> = []
    var lastingTruths: Set<TruthColumn> = []
    var lastingWords: Set<WordColumn> = []
    /// The space from which each was entered.
    var parents: [Space] = [.all]
    var siteNames: [String] = []
    var siteIndices: [String: SiteIndex] = [:]
    var distributions: [Distribution] = []
    var templates: [DrawTemplate] = []
    var copulas: [Copula] = []
    var roundSets: [[Int]] = []
    var faultSites: [WatchedExpression] = []
    var clampSites: [WatchedExpression] = []
    var counters = 0

    /// Values already computed, by the operation that computes them (with nothing to write to) and its place.
    private var known: [Key: Known] = [:]
    private var hoisted: [Operation: Known] = [:]
    /// The keys of `known` and `enteredSpaces` that read a lasting column: of no use once it changes.
    private var readersOfNumber: [NumberColumn: [Key]] = [:]
    private var readersOfTruth: [TruthColumn: [Key]] = [:]
    private var gatheredNumbers: [NumberColumn: [Space: NumberColumn]] = [:]
    private var gatheredTruths: [TruthColumn: [Space: TruthColumn]] = [:]

    private struct Key: Hashable {
        var space: Space
        var operation: Operation
    }

    private struct Known {
        var number: NumberColumn?
        var truth: TruthColumn?
        var words: WordColumn?
    }

    static let noNumber = NumberColumn(index: -1)
    static let noTruth = TruthColumn(index: -1)
    static let noWords = WordColumn(index: -1)

    // MARK: Columns

    mutating func newNumber(_ name: String = "") -> NumberColumn {
        numberNames.append(name)
        return NumberColumn(index: Int32(numberNames.count - 1))
    }

    mutating func newTruth(_ name: String = "") -> TruthColumn {
        truthNames.append(name)
        return TruthColumn(index: Int32(truthNames.count - 1))
    }

    mutating func newWords() -> WordColumn {
        wordCount += 1
        return WordColumn(index: Int32(wordCount - 1))
    }

    /// A quantity that lives on from round to round; the setup must assign it.
    mutating func newVariable(_ name: String, range: ValueRange, binding: BindingTime = .round) -> NumberVariable {
        let column = newNumber(name)
        lastingNumbers.insert(column)
        return NumberVariable(column: column, range: range, binding: binding)
    }

    mutating func newTruthVariable(_ name: String, binding: BindingTime = .round) -> TruthVariable {
        let column = newTruth(name)
        lastingTruths.insert(column)
        return TruthVariable(column: column, binding: binding)
    }

    mutating func newCounter() -> Counter {
        counters += 1
        return Counter(index: Int32(counters - 1))
    }

    mutating func site(_ name: String) -> SiteIndex {
        if let index = siteIndices[name] { return index }
        let index = SiteIndex(index: Int32(siteNames.count))
        siteNames.append(name)
        siteIndices[name] = index
        return index
    }

    // MARK: Emitting

    mutating func emit(_ operation: Operation) {
        instructions[stage.rawValue].append(Instruction(space: space, operation: operation))
    }

    /// What is emitted now is known once a replicate in the setup, every round otherwise.
    var ownBinding: BindingTime { stage == .setup ? .replicate : .round }

    private mutating func emit(_ operation: Operation, stage: Stage, space: Space) {
        instructions[stage.rawValue].append(Instruction(space: space, operation: operation))
    }

    /// A number computed by an operation without side effects, from values that are already in the current space (or,
    /// where all are known per replicate, hoisted to the setup).
    mutating func number(
        binding: BindingTime, range: ValueRange, truth: TruthValue.Source? = nil,
        _ operation: (NumberColumn) -> Operation
    ) -> NumberValue {
        let key = operation(Self.noNumber)
        if binding <= .replicate, stage != .setup {
            if let column = hoisted[key]?.number {
                return NumberValue(
                    operand: .column(column), space: .all, binding: .replicate, range: range, truth: truth)
            }
            let column = newNumber()
            lastingNumbers.insert(column)
            emit(operation(column), stage: .setup, space: .all)
            hoisted[key] = Known(number: column)
            return NumberValue(operand: .column(column), space: .all, binding: .replicate, range: range, truth: truth)
        }
        let place = Key(space: space, operation: key)
        if let column = known[place]?.number {
            return NumberValue(operand: .column(column), space: space, binding: binding, range: range, truth: truth)
        }
        let column = newNumber()
        if stage == .setup, binding <= .replicate, space == .all { lastingNumbers.insert(column) }
        emit(operation(column))
        remember(Known(number: column), as: place)
        return NumberValue(operand: .column(column), space: space, binding: binding, range: range, truth: truth)
    }

    mutating func truth(binding: BindingTime, _ operation: (TruthColumn) -> Operation) -> TruthValue {
        let key = operation(Self.noTruth)
        if binding <= .replicate, stage != .setup {
            if let column = hoisted[key]?.truth {
                return TruthValue(source: .column(column), space: .all, binding: .replicate)
            }
            let column = newTruth()
            lastingTruths.insert(column)
            emit(operation(column), stage: .setup, space: .all)
            hoisted[key] = Known(truth: column)
            return TruthValue(source: .column(column), space: .all, binding: .replicate)
        }
        let place = Key(space: space, operation: key)
        if let column = known[place]?.truth {
            return TruthValue(source: .column(column), space: space, binding: binding)
        }
        let column = newTruth()
        if stage == .setup, binding <= .replicate, space == .all { lastingTruths.insert(column) }
        emit(operation(column))
        remember(Known(truth: column), as: place)
        return TruthValue(source: .column(column), space: space, binding: binding)
    }

    /// The words of a site in the current space and round.
    mutating func words(_ address: ChanceAddress) -> WordColumn {
        let shared = address.time == .eightRounds && space == .all && stage == .round
        let key: Operation =
            shared ? .refreshWords(Self.noWords, address) : .words(Self.noWords, address)
        let place = Key(space: space, operation: key)
        if let column = known[place]?.words { return column }
        let column = newWords()
        if shared {
            lastingWords.insert(column)
            emit(.refreshWords(column, address))
        } else {
            emit(.words(column, address))
        }
        remember(Known(words: column), as: place)
        return column
    }

    // MARK: Spaces

    /// The column in the current space.
    mutating func bring(_ value: NumberValue) -> NumberOperand {
        guard case .column(let column) = value.operand, value.space != space else { return value.operand }
        return .column(bring(column, from: value.space))
    }

    mutating func bring(_ column: NumberColumn, from origin: Space) -> NumberColumn {
        guard origin != space else { return column }
        if let gathered = gatheredNumbers[column]?[space] { return gathered }
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
        gatheredNumbers[column, default: [:]][space] = out
        return out
    }

    mutating func bring(_ value: TruthValue) -> TruthValue.Source {
        guard case .column(let column) = value.source, value.space != space else { return value.source }
        return .column(bring(column, from: value.space))
    }

    mutating func bring(_ column: TruthColumn, from origin: Space) -> TruthColumn {
        guard origin != space else { return column }
        if let gathered = gatheredTruths[column]?[space] { return gathered }
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
        gatheredTruths[column, default: [:]][space] = out
        return out
    }

    /// The space of the lanes of this one in which the condition holds; `nil` where it never does.
    mutating func enter(where condition: TruthValue) -> Space? {
        switch bring(condition) {
        case .constant(false): return nil
        case .constant(true): return space
        case .column(let column):
            let key = Key(space: space, operation: .enter(Space(index: -1), column))
            if let entered = enteredSpaces[key] { return entered }
            let inner = newSpace()
            emit(.enter(inner, column))
            enteredSpaces[key] = inner
            noteReaders(of: key)
            return inner
        }
    }

    private var enteredSpaces: [Key: Space] = [:]

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

    // MARK: Variables

    func read(_ variable: NumberVariable) -> NumberValue {
        NumberValue(operand: .column(variable.column), space: .all, binding: variable.binding, range: variable.range)
    }

    func read(_ variable: TruthVariable) -> TruthValue {
        TruthValue(source: .column(variable.column), space: .all, binding: variable.binding)
    }

    /// The value as it is now, whatever becomes of the variable that it may be.
    mutating func snapshot(_ value: NumberValue) -> NumberValue {
        guard case .column(let column) = value.operand, value.space == .all, lastingNumbers.contains(column) else {
            return value
        }
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

    mutating func assign(_ variable: NumberVariable, _ value: NumberValue) {
        let operand = bring(value)
        forget(variable.column)
        if space == .all {
            switch operand {
            case .constant(let number): emit(.fill(variable.column, number))
            case .column(let column):
                if column != variable.column { emit(.copy(variable.column, column)) }
            }
        } else {
            emit(.scatter(variable.column, operand))
            if case .column(let column) = operand {
                gatheredNumbers[variable.column, default: [:]][space] = column
            }
        }
    }

    mutating func assign(_ variable: TruthVariable, _ value: TruthValue) {
        let source = bring(value)
        forget(variable.column)
        switch (source, space == .all) {
        case (.constant(let truth), true): emit(.fillTruth(variable.column, truth))
        case (.constant(let truth), false): emit(.scatterTruthConstant(variable.column, truth))
        case (.column(let column), true):
            if column != variable.column { emit(.copyTruth(variable.column, column)) }
        case (.column(let column), false):
            emit(.scatterTruth(variable.column, column))
            gatheredTruths[variable.column, default: [:]][space] = column
        }
    }

    /// An operation of its own has changed the variable.
    mutating func changed(_ variable: NumberVariable) { forget(variable.column) }

    /// Gives a quantity that was thought of later its start.
    mutating func startInSetup(_ operation: Operation) {
        emit(operation, stage: .setup, space: .all)
    }

    /// What was computed from a variable is of no use once it changes.
    private mutating func forget(_ column: NumberColumn) {
        gatheredNumbers[column] = nil
        for key in readersOfNumber.removeValue(forKey: column) ?? [] { known[key] = nil }
    }

    private mutating func forget(_ column: TruthColumn) {
        gatheredTruths[column] = nil
        for key in readersOfTruth.removeValue(forKey: column) ?? [] {
            known[key] = nil
            enteredSpaces[key] = nil
        }
    }

    private mutating func remember(_ value: Known, as key: Key) {
        known[key] = value
        noteReaders(of: key)
    }

    private mutating func noteReaders(of key: Key) {
        var numbers: [NumberColumn] = []
        var truths: [TruthColumn] = []
        var operation = key.operation
        operation.rename(
            number: { column, use in
                if use != .write, column != Self.noNumber { numbers.append(column) }
                return column
            },
            truth: { column, use in
                if use != .write, column != Self.noTruth { truths.append(column) }
                return column
            },
            words: { words, _ in words })
        for column in numbers where lastingNumbers.contains(column) { readersOfNumber[column, default: []].append(key) }
        for column in truths where lastingTruths.contains(column) { readersOfTruth[column, default: []].append(key) }
    }

    /// Begins another program: nothing computed in one is at hand in the next, but for what lasts.
    mutating func begin(_ stage: Stage) {
        self.stage = stage
        space = .all
        known = [:]
        gatheredNumbers = [:]
        gatheredTruths = [:]
        enteredSpaces = [:]
        readersOfNumber = [:]
        readersOfTruth = [:]
    }
}
