import Distributions
import Scenarios

/// The range of an expression and whether evaluating it has other effects, found without emitting anything.
struct Survey {
    var range: ValueRange
    /// Whether evaluating it has no visible effect: it cannot end a lane as a fault, clamps nothing, and costs little.
    var isQuiet: Bool

    /// As ``isQuiet``, for a complete expression: also false if the value may be NaN, because a written number that is
    /// NaN is a fault.
    var isQuietAsWritten: Bool { isQuiet && !range.mayBeNaN }

    init(_ range: ValueRange, isQuiet: Bool = true) {
        self.range = range
        self.isQuiet = isQuiet
    }
}

/// What is known about the `requires` of the issues while expressions use them.
struct RequiresConditions {
    /// Issues whose `requires` is being lowered.
    var open: Set<Int> = []
    /// By issue: whether evaluating its `requires` has no visible effect.
    var quiet: [Bool] = []
}

extension Lowering {
    /// Follows the same rules as the lowering itself, so that what it calls quiet emits no check.
    func survey(_ expression: Expression, _ context: ExpressionContext) -> Survey {
        switch expression.node {
        case .number(let value): return Survey(ValueRange(value))
        case .truth: return Survey(.unit)
        case .numberOf(let inner), .unary(.not, let inner):
            return Survey(.unit, isQuiet: survey(inner, context).isQuiet)
        case .unary(.negate, let inner):
            let a = survey(inner, context)
            return Survey(.of(.negate, a.range), isQuiet: a.isQuiet)
        case .binary(let symbol, let left, let right):
            return survey(symbol, survey(left, context), survey(right, context))
        case .conditional(let condition, let then, let otherwise):
            let (c, a, b) = (survey(condition, context), survey(then, context), survey(otherwise, context))
            return Survey(a.range.union(b.range), isQuiet: c.isQuiet && a.isQuiet && b.isQuiet)
        case .call(let function, let arguments):
            return survey(function, arguments.map { survey($0, context) })
        case .draw(let draw): return survey(draw, context)
        case .quantity(.open(let scope)): return Survey(.unit, isQuiet: opensQuietly(scope, context))
        case .quantity(let quantity): return Survey(range(of: quantity, context))
        case .follows: return Survey(.unit, isQuiet: false)
        case .over(let aggregate): return survey(aggregate, context)
        }
    }

    /// Finds out which issues can be asked quietly whether they are open, also where one `requires` asks for another.
    mutating func surveyRequires() {
        requires.quiet = scenario.issues.map { _ in true }
        var before: [Bool] = []
        while before != requires.quiet {
            before = requires.quiet
            for (index, issue) in scenario.issues.enumerated() where requires.quiet[index] {
                let context = ExpressionContext(path: .issue(issue.name, .requires), issue: index)
                requires.quiet[index] = survey(issue.requires, context).isQuiet
            }
        }
    }

    /// Whether asking if an issue is open has no visible effect: that evaluates the `requires` of the issue.
    private func opensQuietly(_ scope: IssueScope, _ context: ExpressionContext) -> Bool {
        let issues =
            switch scope {
            case .one(let reference): [issue(reference, context)]
            case .all: Array(scenario.issues.indices)
            }
        return issues.allSatisfy { requires.quiet[$0] }
    }

    private func survey(_ symbol: BinaryOperator, _ a: Survey, _ b: Survey) -> Survey {
        let quiet = a.isQuiet && b.isQuiet
        switch symbol {
        case .or, .and: return Survey(.unit, isQuiet: quiet)
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
            return Survey(.unit, isQuiet: quiet && !a.range.mayBeNaN && !b.range.mayBeNaN)
        case .add, .subtract, .multiply, .divide, .remainder, .power:
            guard let kernel = symbol.kernel else { preconditionFailure("arithmetic has a kernel") }
            return Survey(.of(kernel, a.range, b.range), isQuiet: quiet)
        }
    }

    private func survey(_ function: Function, _ arguments: [Survey]) -> Survey {
        let quiet = arguments.allSatisfy(\.isQuiet)
        let ranges = arguments.map(\.range)
        func fold(_ kernel: BinaryKernel) -> Survey {
            Survey(ranges.dropFirst().reduce(ranges[0]) { .of(kernel, $0, $1) }, isQuiet: quiet)
        }
        switch function {
        case .min: return fold(.minimum)
        case .max: return fold(.maximum)
        case .clamp: return Survey(.of(.minimum, .of(.maximum, ranges[0], ranges[1]), ranges[2]), isQuiet: quiet)
        case .abs, .exp, .log, .sqrt, .floor, .nearest, .logistic, .logit:
            guard let kernel = function.kernel else { preconditionFailure("a function of one number") }
            return Survey(.of(kernel, ranges[0]), isQuiet: quiet)
        }
    }

    private func survey(_ draw: Draw, _ context: ExpressionContext) -> Survey {
        guard draw.family == .chance, case .value(let probability)? = draw.arguments.first else {
            return Survey(.anything, isQuiet: false)
        }
        let inner = survey(probability, context)
        return Survey(.unit, isQuiet: inner.isQuiet && inner.range.isProbability)
    }

    /// The range of a quantity, without emitting anything.
    func range(of quantity: Quantity, _ context: ExpressionContext) -> ValueRange {
        func union(_ values: [Value]) -> ValueRange {
            var result: ValueRange?
            for case .number(let value) in values { result = result?.union(value.range) ?? value.range }
            return result ?? .unit
        }
        let many = ValueRange(low: 0, high: 1e12)
        switch quantity {
        case .parameter(let index, _): return union(parameterValues(index))
        case .state(let index, _): return union(variables.state[index].map(read))
        case .eventDraw(let index): return union([context.eventDraws[index]])
        case .memory(let index): return union(context.strategy.map { [read($0.memory.variables[index])] } ?? [])
        case .argument(let index): return union(context.strategy.map { [$0.arguments[index]] } ?? [])
        case .score:
            return union(variables.scores.map { .number(builder.read($0)) })
        case .roundsSince, .roundsSinceMeeting: return ValueRange(low: 0, high: .infinity)
        case .issueScore: return ValueRange(low: -.infinity, high: .infinity, mayBeNaN: true)
        case .level, .completed, .count, .meetings, .times, .recent, .round, .rounds: return many
        case .lead: return ValueRange(low: -1e12, high: 1e12)
        case .move, .reading, .saw, .mine: return ValueRange(low: -1, high: 1)
        case .trust, .belief, .isType, .progress, .done, .open, .expired, .met, .happened, .sameActor, .differentActor,
            .sameIssue,
            .first, .moved, .heard:
            return .unit
        }
    }
}
