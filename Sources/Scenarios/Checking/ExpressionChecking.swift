/// Written expressions: parsed, then every name bound and every type found.
extension Checker {
    /// The nesting at which an expression is refused; the parser's limit is lower, and this one protects the stack.
    static let deepest = 400

    /// A value: a number, a truth value or a string that holds an expression. `nil` (and reported) where it is wrong.
    mutating func expression(_ node: Node, in scope: Scope, as wanted: ValueType? = nil) -> Expression? {
        guard let syntax = syntax(of: node, field: scope.field, takesDates: scope.takesDates) else { return nil }
        drawCount = 0
        return root(syntax, text: node.scalar?.text, in: scope, as: wanted)
    }

    /// The syntax of a single value; a date alone is refused if none is allowed.
    mutating func syntax(of node: Node, field: String, takesDates: Bool = false) -> Syntax? {
        switch node.content {
        case .null:
            report(.missingValue(field: field), at: node.place)
            return nil
        case .list, .mapping:
            report(
                .wrongShape(wanted: "a value (a number, true, false or an expression)", found: node.shape),
                at: node.place)
            return nil
        case .scalar(let scalar):
            if scalar.isReported { return nil }
            if !takesDates, CalendarDate(parsing: scalar.text) != nil {
                report(.dateNotHere(scalar.text, field: field), at: node.place)
                return nil
            }
            return parseExpression(node, into: &errors.bag)
        }
    }

    /// Checks a whole written expression.
    mutating func root(_ syntax: Syntax, text: String?, in scope: Scope, as wanted: ValueType? = nil) -> Expression? {
        guard var result = check(syntax, in: scope, depth: 0) else { return nil }
        if let wanted {
            guard let converted = convert(result, to: wanted, written: syntax) else { return nil }
            result = converted
        }
        result.text = text ?? syntax.description
        // A measure may be no number: that leaves the replicate out of it.
        if !scope.isMeasure, let constant = result.constant(rounds: clock.rounds), constant.number.isNaN {
            warn(.notANumber(result.text ?? ""), at: result.place)
        }
        checkBindings(of: result, in: scope)
        return result
    }

    /// A truth value counts as 1 or 0 where a number is needed; a number is not a truth value.
    mutating func convert(_ expression: Expression, to type: ValueType, written: Syntax) -> Expression? {
        switch (expression.type, type) {
        case (.number, .number), (.truth, .truth):
            return expression
        case (.truth, .number):
            return Expression(.numberOf(expression), type: .number, at: expression.place, text: expression.text)
        case (.number, .truth):
            report(.truthNeeded(written.description), at: expression.place)
            return nil
        }
    }

    mutating func number(_ syntax: Syntax, in scope: Scope, depth: Int) -> Expression? {
        check(syntax, in: scope, depth: depth).flatMap { convert($0, to: .number, written: syntax) }
    }

    mutating func truth(_ syntax: Syntax, in scope: Scope, depth: Int) -> Expression? {
        check(syntax, in: scope, depth: depth).flatMap { convert($0, to: .truth, written: syntax) }
    }

    mutating func check(_ syntax: Syntax, in scope: Scope, depth: Int) -> Expression? {
        guard depth < Self.deepest else {
            report(.expressionTooDeep(limit: Self.deepest), at: syntax.place)
            return nil
        }
        switch syntax.kind {
        case .number(let value):
            return Expression(.number(value), type: .number, at: syntax.place)
        case .date(let date):
            return self.date(date, at: syntax.place)
        case .name(let name):
            return bareName(name, at: syntax.place, in: scope)
        case .unary(.negate, let operand):
            guard let value = number(operand, in: scope, depth: depth + 1) else { return nil }
            if case .number(let literal) = value.node {
                return Expression(.number(-literal), type: .number, at: syntax.place)
            }
            return Expression(.unary(.negate, value), type: .number, at: syntax.place)
        case .unary(.not, let operand):
            guard let value = truth(operand, in: scope, depth: depth + 1) else { return nil }
            return Expression(.unary(.not, value), type: .truth, at: syntax.place)
        case .binary(let operation, let left, let right):
            return binary(operation, left, right, at: syntax.place, in: scope, depth: depth + 1)
        case .call(let name, let arguments):
            return call(name, arguments, written: syntax, in: scope, depth: depth + 1)
        case .over(let over):
            return aggregate(over, written: syntax, in: scope, depth: depth + 1)
        }
    }

    private mutating func binary(
        _ operation: BinaryOperator, _ left: Syntax, _ right: Syntax, at place: Place, in scope: Scope, depth: Int
    ) -> Expression? {
        switch operation {
        case .or, .and:
            let a = truth(left, in: scope, depth: depth)
            let b = truth(right, in: scope, depth: depth)
            guard let a, let b else { return nil }
            return Expression(.binary(operation, a, b), type: .truth, at: place)
        case .equal, .notEqual:
            if let (asked, type) = typeComparison(left, right) {
                return typeQuestion(operation, asked, type, at: place, in: scope)
            }
            if isIdentity(left, right, in: scope) {
                return identity(operation, left, right, at: place, in: scope)
            }
            let a = check(left, in: scope, depth: depth)
            let b = check(right, in: scope, depth: depth)
            guard let a, let b else { return nil }
            if a.type == b.type { return Expression(.binary(operation, a, b), type: .truth, at: place) }
            guard let x = convert(a, to: .number, written: left), let y = convert(b, to: .number, written: right)
            else { return nil }
            return Expression(.binary(operation, x, y), type: .truth, at: place)
        case .less, .lessOrEqual, .greater, .greaterOrEqual, .add, .subtract, .multiply, .divide, .remainder, .power:
            let a = number(left, in: scope, depth: depth)
            let b = number(right, in: scope, depth: depth)
            guard let a, let b else { return nil }
            let isComparison: Bool
            switch operation {
            case .less, .lessOrEqual, .greater, .greaterOrEqual: isComparison = true
            case .or, .and, .equal, .notEqual, .add, .subtract, .multiply, .divide, .remainder, .power:
                isComparison = false
            }
            return Expression(.binary(operation, a, b), type: isComparison ? .truth : .number, at: place)
        }
    }

    // MARK: - Who and what it is about

    /// Whether a comparison is about who somebody is or which issue it is: one side is `self`, `other` or `issue`,
    /// or the names of two actors or issues meet.
    private func isIdentity(_ left: Syntax, _ right: Syntax, in scope: Scope) -> Bool {
        func named(_ syntax: Syntax) -> String? {
            if case .name(let name) = syntax.kind { name } else { nil }
        }
        let words = [named(left), named(right)].compactMap(\.self)
        if words.contains(where: { ["self", "other", "issue"].contains($0) || scope.domain(ofMember: $0) != nil }) {
            return true
        }
        guard words.count == 2, !words.contains(where: { isValue($0, in: scope) }) else { return false }
        return words.allSatisfy { names.actors.index(of: $0) != nil }
            || words.allSatisfy { names.issues.index(of: $0) != nil }
    }

    private mutating func identity(
        _ operation: BinaryOperator, _ left: Syntax, _ right: Syntax, at place: Place, in scope: Scope
    ) -> Expression? {
        func has(_ words: Set<String>) -> Bool {
            [left, right].contains { side in
                guard case .name(let name) = side.kind else { return false }
                return words.contains(name)
            }
        }
        func bound(_ domain: FamilyDomain) -> Set<String> {
            Set(scope.members.filter { $0.domain == domain }.map(\.name))
        }
        let isAboutIssues =
            has(bound(.issues).union(["issue"]))
            || !has(bound(.actors).union(["self", "other"])) && !has(Set(names.actors.names))
        let question: Quantity
        let written = "\(left.description) \(operation.rawValue) \(right.description)"
        if isAboutIssues {
            let a = issue(left, of: written, in: scope)
            let b = issue(right, of: written, in: scope)
            guard let a, let b else { return nil }
            question = .sameIssue(a, b)
        } else {
            let a = actor(left, of: written, in: scope)
            let b = actor(right, of: written, in: scope)
            guard let a, let b else { return nil }
            question = operation == .equal ? .sameActor(a, b) : .differentActor(a, b)
            return Expression(.quantity(question), type: .truth, at: place)
        }
        let same = Expression(.quantity(question), type: .truth, at: place)
        return operation == .equal ? same : Expression(.unary(.not, same), type: .truth, at: place)
    }

    /// Whether a bare name is a value here.
    private func isValue(_ name: String, in scope: Scope) -> Bool {
        names.parameters.index(of: name) != nil || names.state.index(of: name) != nil
            || scope.draws.contains { $0.name == name }
            || scope.strategy?.memory.contains { $0.name == name } == true
            || scope.strategy?.arguments.contains { $0.name == name } == true
    }

    // MARK: - Probabilities

    /// A number that must be a probability.
    mutating func probability(_ node: Node, in scope: Scope) -> Expression? {
        guard let result = expression(node, in: scope, as: .number) else { return nil }
        return checkedProbability(result, field: scope.field)
    }

    // MARK: - Finite numbers

    /// A number that may not be infinite: where it is constant it is finite, whichever branch is chosen.
    mutating func finiteNumber(_ node: Node, in scope: Scope, takesInfinity: Bool = false) -> Expression? {
        guard let result = expression(node, in: scope, as: .number) else { return nil }
        checkFinite(result, field: scope.field, takesInfinity: takesInfinity)
        return result
    }

    /// - Parameter takesInfinity: whether only what is not a number is refused.
    mutating func checkFinite(_ expression: Expression, field: String, takesInfinity: Bool = false) {
        if let value = expression.constant(rounds: clock.rounds)?.number {
            guard value.isNaN || value.isInfinite && !takesInfinity else { return }
            report(.notFinite(value, field: field), at: expression.place)
        } else if case .conditional(_, let then, let otherwise) = expression.node {
            checkFinite(then, field: field, takesInfinity: takesInfinity)
            checkFinite(otherwise, field: field, takesInfinity: takesInfinity)
        }
    }
}
