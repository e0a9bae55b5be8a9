/// Uses of strategies: `grit()`, `two_chances(2)`, `two_chances(forgiven = 2)`, or the bare name.
extension Checker {
    /// What an actor's `strategy` (or an `adopt`) says: one use, or a mapping by issue with `default`. One entry for
    /// each issue; `nil` if nothing is said about it.
    mutating func strategies(_ node: Node, for actor: Int?, field: String) -> [StrategyUse?] {
        var uses: [StrategyUse?] = Array(repeating: nil, count: names.issues.count)
        for (node, issues) in byIssue(node, field: field) {
            let checker = self
            let scope = Scope.during(field, self: .self, other: .other, issue: .this).asking(.own)
                .binding(to: actor.map { checker.bindings(of: $0, on: issues) } ?? [])
            guard node.scalar != nil else {
                report(
                    .wrongShape(wanted: "a strategy such as tit_for_tat(), or a mapping by issue", found: node.shape),
                    at: node.place)
                continue
            }
            if let text = node.scalar?.text, let name = strategyName(like: text) {
                report(.unknownName(.strategy, text, in: nil, nearest: name, known: []), at: node.place)
                continue
            }
            guard let syntax = syntax(of: node, field: field) else { continue }
            guard let use = strategyUse(syntax, in: scope, isWholeExpression: true) else { continue }
            for issue in issues { uses[issue] = use }
        }
        return uses
    }

    /// The strategy that `tit-for-tat` or `tit for tat` means; `nil` for a correctly written name.
    private func strategyName(like text: String) -> String? {
        let words = text.lowercased().split { " -_()".contains($0) }
        let name = words.joined(separator: "_")
        guard words.count > 1, text.contains(where: { " -".contains($0) }), !text.contains(","),
            strategies.index(of: name) != nil || BuiltInStrategies.names.contains(name)
        else { return nil }
        return name
    }

    /// How an actor's words are bound on the issues that it is a party of.
    func bindings(of actor: Int, on issues: [Int]) -> [Binding] {
        issues.filter { names.parties[$0].contains(actor) }.map { issue in
            Binding(actor: actor, others: names.parties[issue].filter { $0 != actor }, issue: issue)
        }
    }

    /// A single value, or a mapping by issue with `default`: each node with the issues that it covers.
    mutating func byIssue(_ node: Node, field: String) -> [(node: Node, issues: [Int])] {
        guard let entries = node.entries else { return [(node, Array(0..<names.issues.count))] }
        var covered: Set<Int> = []
        var result: [(node: Node, issues: [Int])] = []
        var standard: Node?
        for entry in entries where !entry.value.isNull {
            if entry.key == "default" {
                standard = entry.value
            } else if let index = names.issues.index(of: entry.key) {
                covered.insert(index)
                result.append((entry.value, [index]))
            } else {
                report(unknown(.issue, entry.key, in: field), at: entry.keyPlace)
            }
        }
        if let standard {
            result.append((standard, (0..<names.issues.count).filter { !covered.contains($0) }))
        }
        return result
    }

    /// A strategy with its arguments. `isWholeExpression`: the strategy is the whole text, so that draws are
    /// counted from 0.
    mutating func strategyUse(_ syntax: Syntax, in scope: Scope, isWholeExpression: Bool) -> StrategyUse? {
        if isWholeExpression { drawCount = 0 }
        let name: String
        let arguments: [Syntax.Argument]
        switch syntax.kind {
        case .name(let bare): (name, arguments) = (bare, [])
        case .call(let called, let given): (name, arguments) = (called, given)
        case .number, .date, .unary, .binary, .over:
            report(.strategyNeeded(syntax.description), at: syntax.place)
            return nil
        }
        guard let index = strategyIndex(name) else {
            report(unknown(.strategy, name, in: nil), at: syntax.place)
            return nil
        }
        let parameters = strategies[index].parameters
        let signature = strategies[index].signature
        var given: [Expression?] = Array(repeating: nil, count: parameters.count)
        var isRight = true
        var labelled = false
        var taken = Set<Int>()
        for (position, argument) in arguments.enumerated() {
            var target = position
            if let label = argument.label {
                labelled = true
                guard let found = parameters.firstIndex(where: { $0.name == label }) else {
                    let nearest = nearest(to: label, among: parameters.map(\.name))
                    report(
                        .unknownArgument(label, signature: signature, nearest: nearest),
                        at: argument.labelPlace ?? argument.value.place)
                    isRight = false
                    continue
                }
                target = found
            } else if labelled {
                report(.positionAfterLabel(signature), at: argument.value.place)
                isRight = false
                continue
            }
            guard target < parameters.count else {
                report(.argumentCount(signature: signature, given: arguments.count), at: syntax.place)
                return nil
            }
            guard taken.insert(target).inserted else {
                report(
                    .argumentTwice(parameters[target].name, signature: signature),
                    at: argument.labelPlace ?? argument.value.place)
                isRight = false
                continue
            }
            guard var value = check(argument.value, in: scope, depth: 1),
                let converted = convert(value, to: parameters[target].type, written: argument.value)
            else {
                isRight = false
                continue
            }
            value = converted
            value.text = argument.value.description
            checkBindings(of: value, in: scope)
            given[target] = value
        }
        guard isRight else { return nil }
        var complete: [Expression] = []
        for (value, parameter) in zip(given, parameters) {
            if let value {
                complete.append(value)
            } else if parameter.hasDefault {
                complete.append(parameter.standard)
            } else {
                report(.argumentMissing(parameter.name, signature: signature), at: syntax.place)
                return nil
            }
        }
        return StrategyUse(strategy: index, arguments: checkedArguments(complete, of: index))
    }

    /// The index of a strategy by name; a built-in one is read at its first use.
    mutating func strategyIndex(_ name: String) -> Int? {
        strategies.index(of: name) ?? BuiltInStrategies.strategy(named: name).map { strategies.declare($0) }
    }

    /// A constant argument may make a built-in strategy's probability impossible: `random(1.5)`.
    private mutating func checkedArguments(_ arguments: [Expression], of index: Int) -> [Expression] {
        let strategy = strategies[index]
        var checked = arguments
        for (position, parameter) in strategy.parameters.enumerated() where position < arguments.count {
            let field = "'\(parameter.name)' of \(strategy.signature)"
            if strategy.isBuiltIn, BuiltInStrategies.probabilities(of: strategy.name).contains(parameter.name) {
                checked[position] = checkedProbability(arguments[position], field: field)
            } else {
                // A patience without end means something, a scale does not.
                let takesInfinity = !(strategy.isBuiltIn && parameter.name == "scale")
                checkFinite(arguments[position], field: field, takesInfinity: takesInfinity)
            }
        }
        return checked
    }
}

extension Strategy {
    /// How it is called, for messages: `grit(ahead, patience, …)`.
    var signature: String {
        "\(name)(\(parameters.map(\.name).joined(separator: ", ")))"
    }
}

extension Strategy.StrategyParameter {
    /// Whether it may be omitted. A parameter without a value in `with` has a stand-in without text.
    package var hasDefault: Bool {
        standard.text != nil
    }
}
