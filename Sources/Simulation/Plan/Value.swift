/// A number known while lowering: a constant, or a column with the space that it covers.
struct NumberValue: Hashable {
    var operand: NumberOperand
    var space: Space
    var binding: BindingTime
    var range: ValueRange
    /// The truth value from which this 1 or 0 was made; `nil` if it was not made from one.
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

/// A quantity that lasts from round to round.
struct NumberVariable: Hashable {
    var column: NumberColumn
    var range: ValueRange
    var binding: BindingTime = .round
}

struct TruthVariable: Hashable {
    var column: TruthColumn
    var binding: BindingTime = .round
}
