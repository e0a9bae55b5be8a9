internal import Distributions

/// Calls in expressions: functions of numbers, durations, queries, members of families, `follows`.
extension Checker {
    mutating func call(
        _ name: String, _ arguments: [Syntax.Argument], written syntax: Syntax, in scope: Scope, depth: Int
    ) -> Expression? {
        if name == "follows" { return follows(arguments, written: syntax, in: scope) }
        var isLabelled = false
        for argument in arguments where argument.label != nil {
            report(.labelNotHere(argument.label ?? "", function: name), at: argument.labelPlace ?? argument.value.place)
            isLabelled = true
        }
        guard !isLabelled else { return nil }
        let values = arguments.map(\.value)

        if name == "if" { return conditional(values, written: syntax, in: scope, depth: depth) }
        if let function = Function(rawValue: name) {
            return functionCall(function, values, written: syntax, in: scope, depth: depth)
        }
        if ReservedWords.durations.contains(name) {
            return duration(name, values, written: syntax, in: scope, depth: depth)
        }
        if let family = Family(rawValue: name) {
            guard let draw = draw(family, values, written: syntax, in: scope, depth: depth, isInner: false) else {
                return nil
            }
            return Expression(.draw(draw), type: family.isTruth ? .truth : .number, at: syntax.place)
        }
        if let query = Query(rawValue: name) {
            return queryCall(query, values, written: syntax, in: scope)
        }
        if TypeWord(rawValue: name) != nil, typeWord(named: name) == nil, names.types.count > 0 {
            warn(.types(.typeWordIsFamily(name)), at: syntax.place)
        }
        if let index = names.parameters.index(of: name) {
            parameterRecord.used.insert(index)
            let domains = names.parameterDomains[index]
            guard let members = members(of: name, domains, values, written: syntax, in: scope) else { return nil }
            return Expression(
                .quantity(.parameter(index, members: members)), type: names.parameterTypes[index], at: syntax.place)
        }
        if let index = names.state.index(of: name) {
            guard isAskedDuring(syntax.description, at: syntax.place, in: scope),
                let members = members(of: name, names.stateDomains[index], values, written: syntax, in: scope)
            else { return nil }
            return Expression(
                .quantity(.state(index, members: members)), type: names.stateTypes[index], at: syntax.place)
        }
        if let word = typeWord(named: name) { return typeCall(word, values, written: syntax, in: scope) }
        if name == "recent" { return recent(values, written: syntax, in: scope, depth: depth) }
        if let word = timeWord(named: name) {
            report(.timeWordElsewhere(word.signature), at: syntax.place)
            return nil
        }
        report(unknownFunction(name, of: values, in: scope), at: syntax.place)
        return nil
    }

    private mutating func unknownFunction(_ name: String, of values: [Syntax], in scope: Scope) -> ModelCause {
        let isResult = values.contains { names.measures.index(of: $0.description) != nil }
        if name == "probability" || name == "mean" && isResult { return .expectWordOutside(name) }
        if let kind = Aggregate.Kind(rawValue: name) { return .aggregateForm(kind) }
        if BuiltInStrategies.names.contains(name) || names.strategies.index(of: name) != nil {
            return .strategyAsFunction(name)
        }
        let isLocal =
            scope.draws.contains { $0.name == name } || scope.strategy?.memory.contains { $0.name == name } == true
            || scope.strategy?.arguments.contains { $0.name == name } == true
        if isLocal { return .notAFamily(name) }
        var candidates = Array(ReservedWords.callable) + ["recent"]
        candidates += zip(names.parameters.names, names.parameterDomains).filter { !$1.isEmpty }.map(\.0)
        candidates += zip(names.state.names, names.stateDomains).filter { !$1.isEmpty }.map(\.0)
        return .unknownFunction(name, nearest: nearest(to: name, among: candidates))
    }

    private mutating func conditional(_ values: [Syntax], written: Syntax, in scope: Scope, depth: Int) -> Expression? {
        guard values.count == 3 else {
            report(.argumentCount(signature: "if(condition, a, b)", given: values.count), at: written.place)
            return nil
        }
        let condition = truth(values[0], in: scope, depth: depth)
        let then = check(values[1], in: scope, depth: depth)
        let otherwise = check(values[2], in: scope, depth: depth)
        guard let condition, let then, let otherwise else { return nil }
        guard then.type == otherwise.type else {
            report(
                .branchesDiffer(values[1].description, then.type, values[2].description, otherwise.type),
                at: written.place)
            return nil
        }
        return Expression(.conditional(condition, then: then, otherwise: otherwise), type: then.type, at: written.place)
    }

    private mutating func functionCall(
        _ function: Function, _ values: [Syntax], written: Syntax, in scope: Scope, depth: Int
    ) -> Expression? {
        let signature: String
        let counts: ClosedRange<Int>
        switch function {
        case .min, .max: (signature, counts) = ("\(function.rawValue)(a, b, …)", 2...Int.max)
        case .clamp: (signature, counts) = ("clamp(x, low, high)", 3...3)
        case .logit: (signature, counts) = ("logit(p)", 1...1)
        case .abs, .exp, .log, .sqrt, .floor, .nearest, .logistic:
            (signature, counts) = ("\(function.rawValue)(x)", 1...1)
        }
        var checked: [Expression] = []
        for value in values {
            if let expression = number(value, in: scope, depth: depth) { checked.append(expression) }
        }
        guard counts.contains(values.count) else {
            report(.argumentCount(signature: signature, given: values.count), at: written.place)
            return nil
        }
        guard checked.count == values.count else { return nil }
        return Expression(.call(function, checked), type: .number, at: written.place)
    }

    /// `days(x)` to `years(x)`: calendar time in rounds.
    private mutating func duration(
        _ name: String, _ values: [Syntax], written: Syntax, in scope: Scope, depth: Int
    ) -> Expression? {
        guard values.count == 1 else {
            report(.argumentCount(signature: "\(name)(x)", given: values.count), at: written.place)
            return nil
        }
        let value = number(values[0], in: scope, depth: depth)
        guard isClockRead else { return .standIn(at: written.place) }
        guard let factor = roundsPer(name) else {
            report(.roundLengthNeeded(written.description), at: written.place)
            return nil
        }
        guard let value else { return nil }
        if let constant = value.constant(rounds: clock.rounds)?.number {
            return Expression(
                .number(constant * factor.multiplier / factor.divisor), type: .number, at: written.place)
        }
        func scaled(_ value: Expression, _ operation: BinaryOperator, _ number: Double) -> Expression {
            guard number != 1 else { return value }
            let factor = Expression(.number(number), type: .number, at: written.place)
            return Expression(.binary(operation, value, factor), type: .number, at: written.place)
        }
        // First multiplied, then divided: the quotient alone would be rounded.
        return scaled(scaled(value, .multiply, factor.multiplier), .divide, factor.divisor)
    }

    // MARK: - Members of families

    /// The member of a family that a call asks for.
    private mutating func members(
        of name: String, _ domains: [FamilyDomain], _ values: [Syntax], written: Syntax, in scope: Scope
    ) -> [MemberReference]? {
        guard !domains.isEmpty else {
            report(.notAFamily(name), at: written.place)
            return nil
        }
        guard values.count == domains.count else {
            report(.argumentCount(signature: memberSignature(name, domains), given: values.count), at: written.place)
            return nil
        }
        var members: [MemberReference] = []
        for (value, domain) in zip(values, domains) {
            switch domain {
            case .actors:
                if let actor = actor(value, of: written.description, in: scope) { members.append(.actor(actor)) }
            case .issues:
                if let issue = issue(value, of: written.description, in: scope) { members.append(.issue(issue)) }
            }
        }
        return members.count == domains.count ? members : nil
    }

    // MARK: - Following another strategy

    private mutating func follows(_ arguments: [Syntax.Argument], written: Syntax, in scope: Scope) -> Expression? {
        guard arguments.count == 1, arguments[0].label == nil else {
            report(.argumentCount(signature: "follows(strategy)", given: arguments.count), at: written.place)
            return nil
        }
        guard scope.members.isEmpty else {
            report(.followsOverMany, at: written.place)
            return nil
        }
        guard let strategy = scope.strategy, strategy.part == .decision else {
            report(.followsOutside, at: written.place)
            return nil
        }
        let ordinal = strategies.nextFollow()
        guard let use = strategyUse(arguments[0].value, in: scope, isWholeExpression: false) else { return nil }
        strategies.noteFollowed(use.strategy, at: arguments[0].value.place)
        return Expression(.follows(FollowedStrategy(use: use, ordinal: ordinal)), type: .number, at: written.place)
    }
}

/// The form of a reference to a member of a family.
func memberSignature(_ name: String, _ domains: [FamilyDomain]) -> String {
    "\(name)(\(domains.map { $0 == .actors ? "actor" : "issue" }.joined(separator: ", ")))"
}
