/// Operators of one kind in a row, `a - b + c`, on the way to a tree.
///
/// The tree nests to the left, as the language groups, while its depth stays within a limit; beyond it the row is cut in
/// two halves of like value, `(a - b) - (c - d)` for `a - b - c + d`, since every later stage walks the tree
/// recursively.
struct OperatorChain {
    private var first: ExpressionParser.Operand
    private var rest: [Link] = []

    private struct Link {
        var operation: BinaryOperator
        var operand: ExpressionParser.Operand
        var place: Place
        var token: Token
    }

    init(_ first: ExpressionParser.Operand) {
        self.first = first
    }

    /// Whether an operator continues the chain: `+` and `-` together, `*` and `/` together, `and`, `or`.
    func takes(_ operation: BinaryOperator) -> Bool {
        guard let last = rest.last else { return true }
        return switch operation {
        case .or, .and: last.operation == operation
        case .add, .subtract: last.operation == .add || last.operation == .subtract
        case .multiply, .divide: last.operation == .multiply || last.operation == .divide
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .remainder, .power: false
        }
    }

    mutating func append(
        _ operation: BinaryOperator, _ operand: ExpressionParser.Operand, at place: Place, _ token: Token
    ) {
        rest.append(Link(operation: operation, operand: operand, place: place, token: token))
    }

    /// The tree with its depth, and the token of the operator at which a tree nested to the left gets too deep.
    func folded(limit: Int) -> (operand: ExpressionParser.Operand, tooDeepAt: Token?) {
        var left = first
        for link in rest {
            let depth = max(left.depth, link.operand.depth) + 1
            guard depth <= limit else { return (halved(0, rest.count, isInverse: false), link.token) }
            left = (Syntax(.binary(link.operation, left.syntax, link.operand.syntax), at: link.place), depth)
        }
        return (left, nil)
    }

    /// The operands from `start` through `end` (the first is number 0). `isInverse`: what is added is taken away, as
    /// the whole stands behind a `-` (or `/`).
    private func halved(_ start: Int, _ end: Int, isInverse: Bool) -> ExpressionParser.Operand {
        guard start < end else { return start == 0 ? first : rest[start - 1].operand }
        let middle = (start + end + 1) / 2
        let link = rest[middle - 1]
        let operation = isInverse ? link.operation.inverse : link.operation
        let left = halved(start, middle - 1, isInverse: isInverse)
        let right = halved(
            middle, end, isInverse: link.operation == .subtract || link.operation == .divide)
        return (
            Syntax(.binary(operation, left.syntax, right.syntax), at: link.place), max(left.depth, right.depth) + 1
        )
    }
}

extension BinaryOperator {
    /// The operator behind a minus or a division sign: `a - (b + c)` is `a - b - c`.
    fileprivate var inverse: BinaryOperator {
        switch self {
        case .add: .subtract
        case .subtract: .add
        case .multiply: .divide
        case .divide: .multiply
        case .or, .and, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .remainder, .power: self
        }
    }
}
