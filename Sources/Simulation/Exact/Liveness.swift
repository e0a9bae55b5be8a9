/// The space in which a column has a meaning: outside of it, its values are computed with the rest and never used.
struct Homes {
    private(set) var numbers: [Space]
    private(set) var truths: [Space]

    init(_ programs: [ExactProgram], _ plan: Plan) {
        var numbers = [Space?](repeating: nil, count: plan.numberColumns.count)
        var truths = [Space?](repeating: nil, count: plan.truthColumns.count)
        for column in 0..<plan.lasting.numbers { numbers[column] = .all }
        for column in 0..<plan.lasting.truths { truths[column] = .all }
        for step in programs.flatMap(\.steps) {
            var operation = step.operation
            operation.rename(
                number: { column, use in
                    let index = Int(column.index)
                    if use == .write {
                        numbers[index] = numbers[index].map { $0 == step.space ? $0 : .all } ?? step.space
                    }
                    return column
                },
                truth: { column, use in
                    let index = Int(column.index)
                    if use == .write {
                        truths[index] = truths[index].map { $0 == step.space ? $0 : .all } ?? step.space
                    }
                    return column
                }, words: { column, _ in column })
        }
        self.numbers = numbers.map { $0 ?? .all }
        self.truths = truths.map { $0 ?? .all }
    }

    /// Columns that were added since mean something everywhere.
    mutating func extend(to plan: Plan) {
        numbers += Array(repeating: .all, count: plan.numberColumns.count - numbers.count)
    }
}

/// Columns and spaces that are used later, found from the end backward.
struct Liveness: Equatable {
    private var numbers: [Bool]
    private var truths: [Bool]
    private var spaces: [Bool]
    private let world: World

    /// The parts of the analysis that do not change.
    private struct World {
        var homes: Homes
        /// By template: the columns that hold its parameters.
        var templates: [[NumberColumn]]
        var ended: NumberColumn
    }

    /// The columns of a state that are counted when it ends.
    init(of plan: Plan, _ homes: Homes, reopenable: [Bool]) {
        numbers = Array(repeating: false, count: plan.numberColumns.count)
        truths = Array(repeating: false, count: plan.truthColumns.count)
        spaces = Array(repeating: false, count: plan.parents.count)
        world = World(homes: homes, templates: plan.templates.map(\.columns), ended: plan.results.ended)
        let results = plan.results
        mark(results.ended)
        for (issue, mayReopen) in zip(results.issues, reopenable) {
            issue.levels.forEach { mark($0) }
            if let expired = issue.expired { mark(expired) }
            if mayReopen { mark(issue.doneRound) }
        }
        for event in results.events { mark(event.first) }
        for question in results.questions {
            mark(question.yes)
            if let given = question.given { mark(given) }
        }
        for measure in results.measures {
            mark(measure.value)
            mark(measure.leftOut)
            if let given = measure.given { mark(given) }
        }
    }

    /// The same except for the levels of some issues.
    func without(levelsOf issues: [Bool], _ plan: Plan) -> Liveness {
        var copy = self
        for (issue, isLeftOut) in zip(plan.results.issues, issues) where isLeftOut {
            for level in issue.levels { copy.numbers[Int(level.index)] = false }
        }
        return copy
    }

    static func == (a: Self, b: Self) -> Bool {
        a.numbers == b.numbers && a.truths == b.truths && a.spaces == b.spaces
    }

    func contains(_ column: NumberColumn) -> Bool { numbers[Int(column.index)] }

    /// In the order of their indices.
    var list: LiveList {
        LiveList(
            numbers: numbers.indices.filter { numbers[$0] }.map { NumberColumn(index: Int32($0)) },
            truths: truths.indices.filter { truths[$0] }.map { TruthColumn(index: Int32($0)) },
            spaces: spaces.indices.filter { spaces[$0] }.map { Space(index: Int32($0)) })
    }

    /// What either of them uses, except for a space that is made here.
    mutating func join(_ other: Liveness, leaving space: Space?) {
        for index in numbers.indices where other.numbers[index] { numbers[index] = true }
        for index in truths.indices where other.truths[index] { truths[index] = true }
        for index in spaces.indices where other.spaces[index] { spaces[index] = true }
        if let space { spaces[Int(space.index)] = false }
    }

    /// Removes what does not last from round to round.
    mutating func keepOnly(_ lasting: Plan.Lasting) {
        for index in numbers.indices where index >= lasting.numbers { numbers[index] = false }
        for index in truths.indices where index >= lasting.truths { truths[index] = false }
        for index in spaces.indices { spaces[index] = false }
    }

    private mutating func mark(_ column: NumberColumn) {
        numbers[Int(column.index)] = true
        mark(world.homes.numbers[Int(column.index)])
    }

    private mutating func mark(_ column: TruthColumn) {
        truths[Int(column.index)] = true
        mark(world.homes.truths[Int(column.index)])
    }

    private mutating func mark(_ space: Space) {
        if space != .all { spaces[Int(space.index)] = true }
    }

    /// Computes what is live before a step from what is live after it.
    /// - Returns: whether the step is needed.
    @discardableResult
    mutating func goBack(over step: ExactStep) -> Bool {
        var (readNumbers, readTruths): ([NumberColumn], [TruthColumn]) = ([], [])
        var (writtenNumbers, writtenTruths): ([NumberColumn], [TruthColumn]) = ([], [])
        var needed = step.hasEffect
        var operation = step.operation
        let live = self
        operation.rename(
            number: { column, use in
                if use != .read, live.numbers[Int(column.index)] { needed = true }
                if use == .write { writtenNumbers.append(column) } else { readNumbers.append(column) }
                return column
            },
            truth: { column, use in
                if use != .read, live.truths[Int(column.index)] { needed = true }
                if use == .write { writtenTruths.append(column) } else { readTruths.append(column) }
                return column
            }, words: { column, _ in column })
        switch step.operation {
        // The uniform numbers are not in any column here.
        case .sample: readNumbers = []
        case .draw(_, let template, _, _, _): readNumbers = world.templates[Int(template)]
        case .checkNumber: readNumbers.append(world.ended)
        case .enter(let inner, _), .enterRounds(let inner, _): needed = needed || spaces[Int(inner.index)]
        default: break
        }
        guard needed else { return false }
        for column in writtenNumbers { numbers[Int(column.index)] = false }
        for column in writtenTruths { truths[Int(column.index)] = false }
        switch step.operation {
        case .enter(let inner, _), .enterRounds(let inner, _): spaces[Int(inner.index)] = false
        default: break
        }
        readNumbers.forEach { mark($0) }
        readTruths.forEach { mark($0) }
        mark(step.space)
        for ends in [step.uniform?.ends, step.secondUniform?.ends].compactMap(\.self) {
            mark(ends.low)
            mark(ends.high)
        }
        return true
    }
}

extension ExactStep {
    /// Whether it does more than write columns.
    fileprivate var hasEffect: Bool {
        switch operation {
        case .checkNumber, .clamp, .redraw, .count, .countLanes, .end, .endAll: true
        case .draw(_, _, _, _, let site): site != nil
        default: false
        }
    }
}

extension Operation {
    /// The columns of numbers that it writes, in all lanes or some.
    var numbersWritten: [NumberColumn] {
        var columns: [NumberColumn] = []
        var copy = self
        copy.rename(
            number: { column, use in
                if use != .read { columns.append(column) }
                return column
            }, truth: { column, _ in column }, words: { column, _ in column })
        return columns
    }
}
