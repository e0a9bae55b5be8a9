import Distributions
import Scenarios

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
    /// By column: what it contains; `nil`: a value that is only computed.
    var numberContents: [ColumnContent?] = []
    var truthContents: [ColumnContent?] = []
    var wordCount = 0
    /// Columns that last from round to round, or are read through a table: never shared with others.
    var lastingNumbers = ColumnSet<NumberColumn>()
    var lastingTruths = ColumnSet<TruthColumn>()
    var lastingWords = ColumnSet<WordColumn>()
    /// By index of a space: the space from which it was entered.
    var parents: [Space] = [.all]
    var sitePaths: [SitePath] = []
    var siteIndices: [SitePath: SiteIndex] = [:]
    /// By index of a site.
    var siteOwners: [SiteOwner] = []
    /// The draws from distributions that are known before the simulation.
    var constantSites: Set<ConstantSite> = []
    var distributions: [Distribution] = []
    var templates: [DrawTemplate] = []
    var redrawn: [RedrawnNumber] = []
    var copulas: [Copula] = []
    var roundSets: [[Int]] = []
    var faultSites: [WatchedExpression] = []
    var clampSites: [WatchedExpression] = []
    var counters = 0
    /// Whether the plan counts and notes what happens.
    var counts = true

    /// What is already computed in this program, and what in the setup wherever it is asked (the index of its column).
    var known: [Computation: Known] = [:]
    var hoisted: [Operation: Int32] = [:]
    /// How often variables have changed.
    var changes: Int32 = 0
    /// The variables of both kinds.
    var numbers = ColumnHistory<NumberColumn>()
    var truths = ColumnHistory<TruthColumn>()

    static let noNumber = NumberColumn(index: -1)
    static let noTruth = TruthColumn(index: -1)
    static let noWords = WordColumn(index: -1)
    static let noSpace = Space(index: -1)

    // MARK: Columns

    mutating func newNumber(_ content: ColumnContent? = nil) -> NumberColumn {
        numberContents.append(content)
        return NumberColumn(index: Int32(numberContents.count - 1))
    }

    mutating func newTruth(_ content: ColumnContent? = nil) -> TruthColumn {
        truthContents.append(content)
        return TruthColumn(index: Int32(truthContents.count - 1))
    }

    mutating func newWords() -> WordColumn {
        wordCount += 1
        return WordColumn(index: Int32(wordCount - 1))
    }

    /// A quantity that lasts from round to round; the setup must assign it.
    mutating func newVariable(
        _ content: ColumnContent, range: ValueRange, binding: BindingTime = .round
    ) -> NumberVariable {
        let column = newNumber(content)
        lastingNumbers.insert(column)
        return NumberVariable(column: column, range: range, binding: binding)
    }

    mutating func newTruthVariable(_ content: ColumnContent, binding: BindingTime = .round) -> TruthVariable {
        let column = newTruth(content)
        lastingTruths.insert(column)
        return TruthVariable(column: column, binding: binding)
    }

    mutating func newCounter() -> Counter {
        counters += 1
        return Counter(index: Int32(counters - 1))
    }

    // MARK: Emitting

    mutating func emit(_ operation: Operation) {
        guard counts || !operation.isCounting else { return }
        instructions[stage.rawValue].append(Instruction(space: space, operation: operation))
    }

    /// The binding time of what is emitted now: `.replicate` in the setup, otherwise `.round`.
    var ownBinding: BindingTime { stage == .setup ? .replicate : .round }

    /// Whether a value of this binding time is computed in the setup instead of here: if it is known once per replicate,
    /// and the setup is not being written already.
    func hoists(_ binding: BindingTime) -> Bool { binding <= .replicate && stage != .setup }

    mutating func emit(_ operation: Operation, stage: Stage, space: Space) {
        instructions[stage.rawValue].append(Instruction(space: space, operation: operation))
    }

    /// A number computed by an operation without side effects, from values that are already in the current space (or,
    /// where all are known per replicate, hoisted to the setup).
    mutating func number(
        binding: BindingTime, range: ValueRange, truth: TruthValue.Source? = nil,
        _ operation: (NumberColumn) -> Operation
    ) -> NumberValue {
        let key = operation(Self.noNumber)
        if hoists(binding) {
            if let index = hoisted[key] {
                return NumberValue(
                    operand: .column(NumberColumn(index: index)), space: .all, binding: .replicate, range: range,
                    truth: truth)
            }
            let column = newNumber()
            lastingNumbers.insert(column)
            emit(operation(column), stage: .setup, space: .all)
            hoisted[key] = column.index
            return NumberValue(operand: .column(column), space: .all, binding: .replicate, range: range, truth: truth)
        }
        let computation = Computation(space: space, operation: key)
        if let index = recall(computation) {
            return NumberValue(
                operand: .column(NumberColumn(index: index)), space: space, binding: binding, range: range,
                truth: truth)
        }
        let column = newNumber()
        if stage == .setup, binding <= .replicate, space == .all { lastingNumbers.insert(column) }
        emit(operation(column))
        remember(column.index, as: computation)
        return NumberValue(operand: .column(column), space: space, binding: binding, range: range, truth: truth)
    }

    mutating func truth(binding: BindingTime, _ operation: (TruthColumn) -> Operation) -> TruthValue {
        let key = operation(Self.noTruth)
        if hoists(binding) {
            if let index = hoisted[key] {
                return TruthValue(source: .column(TruthColumn(index: index)), space: .all, binding: .replicate)
            }
            let column = newTruth()
            lastingTruths.insert(column)
            emit(operation(column), stage: .setup, space: .all)
            hoisted[key] = column.index
            return TruthValue(source: .column(column), space: .all, binding: .replicate)
        }
        let computation = Computation(space: space, operation: key)
        if let index = recall(computation) {
            return TruthValue(source: .column(TruthColumn(index: index)), space: space, binding: binding)
        }
        let column = newTruth()
        if stage == .setup, binding <= .replicate, space == .all { lastingTruths.insert(column) }
        emit(operation(column))
        remember(column.index, as: computation)
        return TruthValue(source: .column(column), space: space, binding: binding)
    }

    /// The words of a site in the current space and round.
    mutating func words(_ address: ChanceAddress) -> WordColumn {
        let shared = address.time == .eightRounds && space == .all && stage == .round
        let key: Operation =
            shared ? .refreshWords(Self.noWords, address) : .words(Self.noWords, address)
        let computation = Computation(space: space, operation: key)
        if let index = recall(computation) { return WordColumn(index: index) }
        let column = newWords()
        if shared {
            lastingWords.insert(column)
            emit(.refreshWords(column, address))
        } else {
            emit(.words(column, address))
        }
        remember(column.index, as: computation)
        return column
    }
}
