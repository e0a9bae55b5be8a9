/// The expression that a scalar holds; `nil`, with a diagnostic, if it holds none.
package func parseExpression(_ node: Node, into bag: inout DiagnosticBag) -> Syntax? {
    parse(node, into: &bag) { (parser: inout ExpressionParser) throws(SyntaxError) in try parser.expression() }
}

/// The effect that a scalar holds, such as `trust(usa, all) += 0.1`; `nil`, with a diagnostic, if it holds none.
package func parseEffect(_ node: Node, into bag: inout DiagnosticBag) -> EffectSyntax? {
    parse(node, into: &bag) { (parser: inout ExpressionParser) throws(SyntaxError) in try parser.effect() }
}

private func parse<Result>(
    _ node: Node, into bag: inout DiagnosticBag, _ rule: (inout ExpressionParser) throws(SyntaxError) -> Result
) -> Result? {
    let text: String
    switch node.content {
    case .scalar(let scalar): text = scalar.text
    case .null:
        bag.error(.expression(.empty), at: node.place)
        return nil
    case .list:
        bag.error(.expression(.notAnExpression(found: "a list")), at: node.place)
        return nil
    case .mapping:
        bag.error(.expression(.notAnExpression(found: "a mapping")), at: node.place)
        return nil
    }
    do {
        var parser = try ExpressionParser(text, in: node)
        return try rule(&parser)
    } catch {
        bag.error(.expression(error.cause), at: node.place(offset: error.offset, length: error.length))
        return nil
    }
}

/// A parser by precedence climbing. Each operand is returned with the depth of its tree, which is bounded, since every
/// later stage walks the tree recursively.
struct ExpressionParser {
    /// Of the tree. A row of operators, `1 + 1 + …`, nests to the left as long as it stays within; a longer one is
    /// halved again and again (``OperatorChain``), so that ten thousand terms are fourteen levels.
    static let depthLimit = 200

    private let node: Node
    let tokens: [Token]
    var position = 0
    private var nesting = 0

    init(_ text: String, in node: Node) throws(SyntaxError) {
        self.node = node
        tokens = try Lexer.tokens(of: text)
    }

    typealias Operand = (syntax: Syntax, depth: Int)

    // MARK: Whole texts

    mutating func expression() throws(SyntaxError) -> Syntax {
        guard current.kind != .end else { throw error(.empty, current) }
        skipSignOfNumber()
        let (syntax, _) = try operand(.or)
        guard current.kind == .end else { throw junk() }
        return syntax
    }

    mutating func effect() throws(SyntaxError) -> EffectSyntax {
        guard current.kind != .end else { throw error(.empty, current) }
        let first = current
        let (target, _) = try operand(.sum)
        let assignment: AssignmentOperator
        switch current.symbol {
        case .set: assignment = .set
        case .increase: assignment = .add
        case .decrease: assignment = .subtract
        case .scale: assignment = .multiply
        case .equal: throw error(.comparisonInsteadOfAssignment, current)
        default:
            if current.kind == .end || current.binaryOperator != nil { throw error(.missingAssignment, first) }
            throw junk()
        }
        switch target.kind {
        case .name, .call: break
        case .number, .date, .unary, .binary, .over: throw error(.badTarget, first)
        }
        advance()
        skipSignOfNumber()
        let (value, _) = try operand(.or)
        guard current.kind == .end else { throw isAssignment(current) ? error(.secondAssignment, current) : junk() }
        return EffectSyntax(target: target, assignment: assignment, value: value)
    }

    /// `+5` is a YAML number.
    private mutating func skipSignOfNumber() {
        guard current.symbol == .plus, position + 1 < tokens.count, case .number = tokens[position + 1].kind,
            tokens[position + 1].offset == current.offset + 1
        else { return }
        advance()
    }

    // MARK: Operators

    /// An operand whose operators all bind at least as tightly as `floor`.
    mutating func operand(_ floor: Precedence) throws(SyntaxError) -> Operand {
        nesting += 1
        defer { nesting -= 1 }
        guard nesting <= Self.depthLimit else { throw error(.nestedTooDeeply(limit: Self.depthLimit), current) }

        var chain = OperatorChain(try prefix(floor))
        var compared = false
        while let (operation, precedence) = current.binaryOperator, precedence >= floor {
            let token = current
            if precedence == .comparison {
                if compared { throw chained(try folded(&chain).syntax, token) }
                compared = true
            } else if precedence < .comparison {
                compared = false
            }
            advance()
            if operation == .remainder, let mistake = perCent(token) { throw mistake }
            try requireOperand(after: token)
            let right = try operand(floorOfRight(precedence))
            if !chain.takes(operation) { chain = OperatorChain(try folded(&chain)) }
            chain.append(operation, right, at: place(token), token)
        }
        return try folded(&chain)
    }

    private func folded(_ chain: inout OperatorChain) throws(SyntaxError) -> Operand {
        let (operand, last) = chain.folded(limit: Self.depthLimit)
        guard operand.depth <= Self.depthLimit else {
            throw error(.nestedTooDeeply(limit: Self.depthLimit), last ?? current)
        }
        return operand
    }

    /// Everything groups to the left but `^`, whose right side may also start with a minus.
    private func floorOfRight(_ precedence: Precedence) -> Precedence {
        switch precedence {
        case .power: .negation
        case .product: .negation
        case .sum: .product
        case .comparison: .sum
        case .and: .not
        case .or: .and
        case .not, .negation, .primary: .primary
        }
    }

    private mutating func prefix(_ floor: Precedence) throws(SyntaxError) -> Operand {
        let token = current
        let operation: UnaryOperator
        let inner: Precedence
        switch token.kind {
        case .name("not"):
            advance()
            try requireOperand(after: token)
            (operation, inner) = (.not, .not)
        case .symbol(.minus):
            advance()
            try requireOperand(after: token)
            (operation, inner) = (.negate, .negation)
        default: return try primary()
        }
        let operand = try operand(inner)
        if operation == .not, floor > .not {
            let syntax = Syntax(.unary(.not, operand.syntax), at: place(token))
            throw error(.notInOperand(syntax.shortDescription), token)
        }
        let depth = operand.depth + 1
        guard depth <= Self.depthLimit else { throw error(.nestedTooDeeply(limit: Self.depthLimit), token) }
        return (Syntax(.unary(operation, operand.syntax), at: place(token)), depth)
    }

    // MARK: Values

    private mutating func primary() throws(SyntaxError) -> Operand {
        let token = current
        switch token.kind {
        case .number(let value):
            advance()
            if let mistake = unitWord(after: token) { throw mistake }
            try refuseCall()
            return (Syntax(.number(value), at: place(token)), 1)
        case .date(let date):
            advance()
            try refuseCall()
            return (Syntax(.date(date), at: place(token)), 1)
        case .name(let name) where name != "and" && name != "or":
            advance()
            if name == "if", current.startsValue, current.symbol != .open { throw error(.conditionalInWords, token) }
            guard current.symbol == .open else { return (Syntax(.name(name), at: place(token)), 1) }
            if beginsMembers { return try over(name, token) }
            let (arguments, depth) = try arguments()
            try refuseCall()
            return (Syntax(.call(name, arguments), at: place(token)), depth + 1)
        case .symbol(.open):
            advance()
            if current.symbol == .close { throw error(.emptyParentheses, token) }
            let inner = try operand(.or)
            try close(token)
            try refuseCall()
            return inner
        default: throw missingValue()
        }
    }

    /// The arguments of a call; the current token is its `(`.
    private mutating func arguments() throws(SyntaxError) -> (arguments: [Syntax.Argument], depth: Int) {
        let open = current
        advance()
        var arguments: [Syntax.Argument] = []
        var depth = 0
        if current.symbol == .close {
            advance()
            return ([], 0)
        }
        while true {
            var label: Token?
            if case .name = current.kind, position + 1 < tokens.count, tokens[position + 1].symbol == .set {
                label = current
                position += 2
            }
            let value = try operand(.or)
            if current.symbol == .set { throw error(label == nil ? .singleEquals : .badLabel, current) }
            depth = max(depth, value.depth)
            guard depth < Self.depthLimit else { throw error(.nestedTooDeeply(limit: Self.depthLimit), open) }
            arguments.append(.init(label: label?.text, labelPlace: label.map(place), value: value.syntax))
            if current.symbol == .comma {
                advance()
                continue
            }
            try close(open)
            return (arguments, depth)
        }
    }

    mutating func close(_ open: Token) throws(SyntaxError) {
        switch current.kind {
        case .symbol(.close): advance()
        case .end: throw error(.unclosedParenthesis, open)
        default: throw junk()
        }
    }

    // MARK: Tokens

    var current: Token { tokens[position] }

    /// The last token, the end, stays current.
    mutating func advance() {
        position = min(position + 1, tokens.count - 1)
    }

    private func isAssignment(_ token: Token) -> Bool {
        switch token.symbol {
        case .set, .increase, .decrease, .scale: true
        default: false
        }
    }

    func place(_ token: Token) -> Place {
        node.place(offset: token.offset, length: token.length)
    }

    func error(_ cause: ExpressionCause, _ token: Token) -> SyntaxError {
        SyntaxError(cause: cause, offset: token.offset, length: max(1, token.length))
    }
}
