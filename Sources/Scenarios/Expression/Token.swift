/// A piece of an expression's text, with the place of its first character in that text.
struct Token {
    enum Kind: Equatable {
        case number(Double)
        /// `2026-11` or `2026-11-03`, written without spaces.
        case date(CalendarDate)
        /// An identifier; `and`, `or` and `not` are among them.
        case name(String)
        case symbol(Symbol)
        case end
    }

    enum Symbol: String, CaseIterable {
        case plus = "+", minus = "-", times = "*", divide = "/", remainder = "%", power = "^"
        case equal = "==", notEqual = "!=", less = "<", lessOrEqual = "<=", greater = ">", greaterOrEqual = ">="
        case open = "(", close = ")", comma = ",", openList = "[", closeList = "]"
        case set = "=", increase = "+=", decrease = "-=", scale = "*="
    }

    var kind: Kind
    /// In Unicode scalars from the start of the text.
    var offset: Int
    var length: Int
    /// As written.
    var text: String
}

extension Token {
    var symbol: Symbol? {
        if case .symbol(let symbol) = kind { symbol } else { nil }
    }

    /// The two-sided operator that it is, and how tightly that binds.
    var binaryOperator: (operator: BinaryOperator, precedence: Precedence)? {
        switch kind {
        case .name("or"): (.or, .or)
        case .name("and"): (.and, .and)
        case .symbol(.equal): (.equal, .comparison)
        case .symbol(.notEqual): (.notEqual, .comparison)
        case .symbol(.less): (.less, .comparison)
        case .symbol(.lessOrEqual): (.lessOrEqual, .comparison)
        case .symbol(.greater): (.greater, .comparison)
        case .symbol(.greaterOrEqual): (.greaterOrEqual, .comparison)
        case .symbol(.plus): (.add, .sum)
        case .symbol(.minus): (.subtract, .sum)
        case .symbol(.times): (.multiply, .product)
        case .symbol(.divide): (.divide, .product)
        case .symbol(.remainder): (.remainder, .product)
        case .symbol(.power): (.power, .power)
        default: nil
        }
    }

    /// Whether a value can begin with it.
    var startsValue: Bool {
        switch kind {
        case .number, .date: true
        case .name(let name): name != "and" && name != "or"
        case .symbol(let symbol): symbol == .open || symbol == .minus
        case .end: false
        }
    }
}

/// The precedence of operators, the loosest first (docs/expressions.md).
enum Precedence: Int, Comparable {
    case or, and, not, comparison, sum, product, negation, power, primary

    static func < (a: Precedence, b: Precedence) -> Bool { a.rawValue < b.rawValue }
}

extension BinaryOperator {
    var precedence: Precedence {
        switch self {
        case .or: .or
        case .and: .and
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: .comparison
        case .add, .subtract: .sum
        case .multiply, .divide, .remainder: .product
        case .power: .power
        }
    }
}
