import Scenarios

/// Values over many actors or issues: the value is lowered once for each member.
extension Lowering {
    /// An expression's context for each member for which everything that is asked exists.
    func contexts(_ aggregate: Aggregate, _ context: ExpressionContext) -> [ExpressionContext] {
        let existing = aggregate.existing(
            rounds: scenario.clock.rounds, under: context.binding, roster: scenario.roster)
        return existing.map { index in
            var inner = context
            let name = aggregate.domain == .actors ? scenario.actors[index].name : scenario.issues[index].name
            inner.members.append((index, name))
            return inner
        }
    }

    mutating func lower(_ aggregate: Aggregate, _ context: ExpressionContext) -> Value {
        let contexts = contexts(aggregate, context)
        let term = aggregate.term
        switch aggregate.kind {
        case .any, .every:
            let isAny = aggregate.kind == .any
            return .truth(
                contexts.reduce(.constant(!isAny)) { result, inner in
                    let value = truth(term, inner)
                    return logic(isAny ? .or : .and, result, value)
                })
        case .sum, .count: return .number(folded(contexts.map { number(term, $0) }, .add) ?? .constant(0))
        case .mean:
            guard let sum = folded(contexts.map({ number(term, $0) }), .add) else { return .number(.constant(.nan)) }
            return .number(binary(.divide, sum, counted(aggregate, contexts)))
        case .least, .greatest:
            let kernel: BinaryKernel = aggregate.kind == .least ? .minimum : .maximum
            guard let result = folded(contexts.map({ number(term, $0) }), kernel) else {
                return .number(.constant(.nan))
            }
            guard aggregate.condition != nil else { return .number(result) }
            let isNobody = compare(.equal, counted(aggregate, contexts), .constant(0))
            return .number(select(isNobody, .constant(.nan), result))
        }
    }

    /// The number of members that count.
    private mutating func counted(_ aggregate: Aggregate, _ contexts: [ExpressionContext]) -> NumberValue {
        guard let condition = aggregate.condition else { return .constant(Double(contexts.count)) }
        return folded(contexts.map { numberOf(truth(condition, $0)) }, .add) ?? .constant(0)
    }

    private mutating func folded(_ values: [NumberValue], _ kernel: BinaryKernel) -> NumberValue? {
        guard let first = values.first else { return nil }
        return values.dropFirst().reduce(first) { binary(kernel, $0, $1) }
    }

    func survey(_ aggregate: Aggregate, _ context: ExpressionContext) -> Survey {
        let contexts = contexts(aggregate, context)
        let surveys = contexts.map { survey(aggregate.term, $0) }
        let isQuiet = surveys.allSatisfy(\.isQuiet)
        func folded(_ kernel: BinaryKernel) -> ValueRange? {
            surveys.first.map { first in surveys.dropFirst().reduce(first.range) { .of(kernel, $0, $1.range) } }
        }
        switch aggregate.kind {
        case .any, .every: return Survey(.unit, isQuiet: isQuiet)
        case .sum, .count: return Survey(folded(.add) ?? ValueRange(0), isQuiet: isQuiet)
        case .mean:
            guard let sum = folded(.add) else { return Survey(ValueRange(.nan), isQuiet: isQuiet) }
            let count = Double(contexts.count)
            let counted = aggregate.condition == nil ? ValueRange(count) : ValueRange(low: 0, high: count)
            return Survey(.of(.divide, sum, counted), isQuiet: isQuiet)
        case .least, .greatest:
            var range = folded(aggregate.kind == .least ? .minimum : .maximum) ?? ValueRange(.nan)
            if aggregate.condition != nil { range = range.union(ValueRange(.nan)) }
            return Survey(range, isQuiet: isQuiet)
        }
    }
}

extension Aggregate {
    /// A member's value, or, if it does not count, what changes nothing.
    fileprivate var term: Expression {
        let type: ValueType = kind == .any || kind == .every ? .truth : .number
        let own = value.type == type ? value : Expression(.numberOf(value), type: .number, at: value.place)
        guard let condition else { return own }
        let neutral: Expression.Node =
            switch kind {
            case .any: .truth(false)
            case .every: .truth(true)
            case .sum, .count, .mean: .number(0)
            case .least: .number(.infinity)
            case .greatest: .number(-.infinity)
            }
        let otherwise = Expression(neutral, type: type, at: value.place)
        return Expression(.conditional(condition, then: own, otherwise: otherwise), type: type, at: value.place)
    }
}
