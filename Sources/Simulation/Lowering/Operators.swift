import Scenarios

/// Operators on values: constants are folded, the rest is emitted according to its binding time.
extension Lowering {
    mutating func unary(_ kernel: UnaryKernel, _ a: NumberValue) -> NumberValue {
        if let constant = a.constant { return .constant(kernel(constant)) }
        let operand = operand(a, binding: a.binding)
        guard case .column(let column) = operand else { return a }
        return builder.number(binding: a.binding, range: .of(kernel, a.range)) { .unary(kernel, $0, column) }
    }

    mutating func binary(_ kernel: BinaryKernel, _ a: NumberValue, _ b: NumberValue) -> NumberValue {
        if let x = a.constant, let y = b.constant { return .constant(kernel(x, y)) }
        // Exact whatever the other side is (except if it is not a number, which remains so).
        switch (kernel, a.constant, b.constant) {
        case (.multiply, 1, _): return b
        case (.multiply, _, 1), (.divide, _, 1): return a
        // Not −0: 0 is what −0 less −0 is.
        case (.subtract, _, 0) where b.constant?.sign == .plus: return a
        default: break
        }
        let binding = max(a.binding, b.binding)
        let (x, y) = (operand(a, binding: binding), operand(b, binding: binding))
        return builder.number(binding: binding, range: .of(kernel, a.range, b.range)) { .binary(kernel, $0, x, y) }
    }

    mutating func compare(_ comparison: Comparison, _ a: NumberValue, _ b: NumberValue) -> TruthValue {
        if let x = a.constant, let y = b.constant { return .constant(comparison(x, y)) }
        let binding = max(a.binding, b.binding)
        let (x, y) = (operand(a, binding: binding), operand(b, binding: binding))
        return builder.truth(binding: binding) { .compare(comparison, $0, x, y) }
    }

    mutating func select(_ condition: TruthValue, _ a: NumberValue, _ b: NumberValue) -> NumberValue {
        if let constant = condition.constant { return constant ? a : b }
        if a == b { return a }
        if a == .constant(1), b == .constant(0) { return numberOf(condition) }
        if a == .constant(0), b == .constant(1) { return numberOf(not(condition)) }
        let binding = max(condition.binding, a.binding, b.binding)
        let (x, y) = (operand(a, binding: binding), operand(b, binding: binding))
        guard case .column(let column) = source(condition, binding: binding) else { return a }
        return builder.number(binding: binding, range: a.range.union(b.range)) { .select($0, column, x, y) }
    }

    mutating func select(_ condition: TruthValue, _ a: TruthValue, _ b: TruthValue) -> TruthValue {
        if let constant = condition.constant { return constant ? a : b }
        if a == b { return a }
        switch (a.constant, b.constant) {
        case (true, _): return logic(.or, condition, b)
        case (false, _): return logic(.andNot, b, condition)
        case (_, true): return logic(.or, not(condition), a)
        case (_, false): return logic(.and, condition, a)
        default: break
        }
        let binding = max(condition.binding, a.binding, b.binding)
        guard case .column(let c) = source(condition, binding: binding),
            case .column(let x) = source(a, binding: binding), case .column(let y) = source(b, binding: binding)
        else { return a }
        return builder.truth(binding: binding) { .selectTruth($0, c, x, y) }
    }

    mutating func numberOf(_ a: TruthValue) -> NumberValue {
        if let constant = a.constant { return .constant(constant ? 1 : 0) }
        guard case .column(let column) = source(a, binding: a.binding) else { return .constant(0) }
        // The truth value of a variable may change while the number made from it stays.
        let mayChange = a.binding > .replicate && builder.lastingTruths.contains(column)
        return builder.number(binding: a.binding, range: .unit, truth: mayChange ? nil : .column(column)) {
            .numberOf($0, column)
        }
    }

    mutating func not(_ a: TruthValue) -> TruthValue {
        if let constant = a.constant { return .constant(!constant) }
        guard case .column(let column) = source(a, binding: a.binding) else { return a }
        return builder.truth(binding: a.binding) { .not($0, column) }
    }

    mutating func logic(_ kernel: LogicKernel, _ a: TruthValue, _ b: TruthValue) -> TruthValue {
        switch (kernel, a.constant, b.constant) {
        case (.and, false, _), (.and, _, false), (.andNot, false, _), (.andNot, _, true): return .constant(false)
        case (.or, true, _), (.or, _, true): return .constant(true)
        case (.and, true, _), (.or, false, _), (.same, true, _), (.differ, false, _): return b
        case (.and, _, true), (.or, _, false), (.same, _, true), (.differ, _, false), (.andNot, _, false): return a
        case (.same, false, _), (.differ, true, _), (.andNot, true, _): return not(b)
        case (.same, _, false), (.differ, _, true): return not(a)
        default: break
        }
        let binding = max(a.binding, b.binding)
        guard case .column(let x) = source(a, binding: binding), case .column(let y) = source(b, binding: binding)
        else { return a }
        if x == y {
            switch kernel {
            case .and, .or: return a
            case .andNot, .differ: return .constant(false)
            case .same: return .constant(true)
            }
        }
        return builder.truth(binding: binding) { .logic(kernel, $0, x, y) }
    }

    /// The operand for an operation of that binding time: one that is hoisted reads columns over all lanes.
    private mutating func operand(_ value: NumberValue, binding: BindingTime) -> NumberOperand {
        builder.hoists(binding) ? value.operand : builder.bring(value)
    }

    private mutating func source(_ value: TruthValue, binding: BindingTime) -> TruthValue.Source {
        builder.hoists(binding) ? value.source : builder.bring(value)
    }
}
