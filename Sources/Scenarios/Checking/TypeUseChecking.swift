/// Questions about types, and the rules that hold where an actor has some.
extension Checker {
    /// The functions about types; a family of the file with such a name comes first.
    enum TypeWord: String, CaseIterable {
        case type, belief

        var signature: String {
            switch self {
            case .type: "type(a) == t"
            case .belief: "belief(observer, actor, type)"
            }
        }
    }

    func typeWord(named name: String) -> TypeWord? {
        guard names.parameters.index(of: name) == nil, names.state.index(of: name) == nil else { return nil }
        return TypeWord(rawValue: name)
    }

    /// `type(a) == t` or `type(a) != t`, either way round; `nil` if the comparison is about something else.
    func typeComparison(_ left: Syntax, _ right: Syntax) -> (asked: Syntax, type: Syntax)? {
        func isTypeCall(_ syntax: Syntax) -> Bool {
            if case .call(let name, _) = syntax.kind { typeWord(named: name) == .type } else { false }
        }
        if isTypeCall(left) { return (left, right) }
        return isTypeCall(right) ? (right, left) : nil
    }

    mutating func typeQuestion(
        _ operation: BinaryOperator, _ asked: Syntax, _ type: Syntax, at place: Place, in scope: Scope
    ) -> Expression? {
        guard case .call(_, let arguments) = asked.kind else { return nil }
        guard arguments.count == 1, arguments[0].label == nil else {
            report(.argumentCount(signature: TypeWord.type.signature, given: arguments.count), at: asked.place)
            return nil
        }
        let written = asked.description
        let actor = actor(arguments[0].value, of: written, in: scope)
        let index = typeIndex(type, written)
        guard let actor, let index else { return nil }
        switch (scope.types, actor) {
        case (.anyone, _), (.own, .self): break
        case (.own, .other):
            report(.types(.typeOfAnother(written, actor: "other")), at: asked.place)
            return nil
        case (.own, .member(let depth)):
            report(.types(.typeOfAnother(written, actor: scope.members[depth].name)), at: asked.place)
            return nil
        case (.own, .actor(let named)):
            report(.types(.typeOfAnother(written, actor: names.actors.names[named])), at: asked.place)
            return nil
        case (.nobody, _):
            report(.types(.typeOfAnyone(written, field: scope.field)), at: asked.place)
            return nil
        }
        let question = Expression(.quantity(.isType(actor, index)), type: .truth, at: place)
        return operation == .equal ? question : Expression(.unary(.not, question), type: .truth, at: place)
    }

    mutating func typeCall(_ word: TypeWord, _ values: [Syntax], written: Syntax, in scope: Scope) -> Expression? {
        let whole = written.description
        guard word == .belief else {
            report(.types(.typeAsValue(whole)), at: written.place)
            return nil
        }
        guard isAskedDuring(whole, at: written.place, in: scope) else { return nil }
        guard values.count == 3 else {
            report(.argumentCount(signature: word.signature, given: values.count), at: written.place)
            return nil
        }
        let a = actor(values[0], of: whole, in: scope)
        let b = actor(values[1], of: whole, in: scope)
        let type = typeIndex(values[2], whole)
        guard let a, let b, let type else { return nil }
        return Expression(.quantity(.belief(a, in: b, type)), type: .number, at: written.place)
    }

    private mutating func typeIndex(_ syntax: Syntax, _ written: String) -> Int? {
        guard case .name(let name) = syntax.kind else {
            report(.nameNeeded(.type, found: syntax.description, in: written), at: syntax.place)
            return nil
        }
        if let index = names.types.index(of: name) { return index }
        report(unknown(.type, name, in: written), at: syntax.place)
        return nil
    }

    // MARK: - Bound to actors

    /// The error in a question about types for these actors; `nil` if it is none.
    func mistakeAboutTypes(
        in quantity: Quantity, _ binding: Binding, asking: Scope.TypeAsking, situation: String?
    ) -> TypeCause? {
        func type(_ type: Int, of actors: [Int]?) -> TypeCause? {
            for actor in actors ?? [] where !names.typesOfActors[actor].contains(type) {
                return names.typesOfActors[actor].isEmpty
                    ? noTypes(of: actor, situation) : notAmongTypes(type, of: actor, situation)
            }
            return nil
        }
        switch quantity {
        case .isType(let actor, let asked): return type(asked, of: binding.actors(actor))
        case .belief(let observer, let actor, let asked):
            let observers = binding.actors(observer) ?? []
            if let both = binding.actors(actor)?.first(where: observers.contains) {
                return .beliefInItself(names.actors.names[both], situation: situation)
            }
            return type(asked, of: binding.actors(actor))
        case .parameter(let index, let members):
            guard asking != .anyone else { return nil }
            for case .actor(let reference) in members {
                for actor in binding.actors(reference) ?? []
                where isPrivate(index, of: actor) && (asking == .nobody || actor != binding.actor) {
                    return .privateMember(
                        "'\(names.parameters.names[index])' of '\(names.actors.names[actor])'",
                        actor: names.actors.names[actor], situation: situation)
                }
            }
            return nil
        default: return nil
        }
    }

    /// Whether a type of the actor sets its member of a family.
    func isPrivate(_ parameter: Int, of actor: Int) -> Bool {
        names.typesOfActors[actor].contains { names.parametersOfTypes[$0].contains(parameter) }
    }

    /// The families that types set.
    var privateFamilies: Set<Int> { names.parametersOfTypes.reduce(into: []) { $0.formUnion($1) } }

    func dependsOnBinding(_ expression: Expression, amongParties: Bool) -> Bool {
        expression.dependsOnBinding(amongParties: amongParties, private: privateFamilies)
    }

    // MARK: - Where an actor has types

    /// What is known only when everything is read.
    mutating func checkTypes(_ scenario: Scenario, learning: Node?) {
        let typed = scenario.actors.indices.filter { !scenario.actors[$0].types.isEmpty }
        if case .types = scenario.learning.rule {
            if typed.isEmpty, let rule = learning?.entries?.first(where: { $0.key == "rule" }) {
                report(.types(.learningWithoutTypes), at: rule.value.place)
            }
            for actor in typed {
                let kinds = Set(scenario.actors[actor].types.map { scenario.types[$0.type].isGood })
                guard kinds.count == 1, let areAllGood = kinds.first else { continue }
                report(
                    .types(.notBothKinds(actor: scenario.actors[actor].name, areAllGood: areAllGood)),
                    at: scenario.actors[actor].typeDraw?.place ?? scenario.actors[actor].place)
            }
        }
        for actor in typed { checkDraws(of: actor, scenario) }
        checkParametersAskNoType(scenario)
        warnOfMembersWithoutEffect(scenario)
    }

    /// A member's own value, as from `--set resolve.moscow=0.9`, where each type of its owner has another.
    private mutating func warnOfMembersWithoutEffect(_ scenario: Scenario) {
        for (index, parameter) in scenario.parameters.enumerated() where privateFamilies.contains(index) {
            for (member, value) in parameter.members.enumerated() where parameter.memberIsOwn[member] {
                guard let owner = scenario.typedOwner(ofParameter: index, member: member),
                    scenario.actors[owner].types.allSatisfy({ scenario.types[$0.type].parameters[index] != nil }),
                    // A `default` is for others too.
                    parameter.members.filter({ $0.place == value.place }).count == 1
                else { continue }
                let name = scenario.memberName(parameter.name, member, over: parameter.domains)
                warn(.types(.memberOfTypes(name, actor: scenario.actors[owner].name)), at: value.place)
            }
        }
    }

    /// The others judge a move by its probability under each type, which must not hang on a draw that they do not see.
    private mutating func checkDraws(of actor: Int, _ scenario: Scenario) {
        let name = scenario.actors[actor].name
        func check(_ expression: Expression, _ field: String) {
            guard let place = expression.firstDraw, boundErrors.insert(place).inserted else { return }
            report(.types(.drawBesideTypes(expression.text ?? "", field: field, actor: name)), at: place)
        }
        for (issue, entry) in scenario.issues.enumerated() where entry.parties.contains(actor) {
            for position in scenario.actors[actor].types.indices {
                for expression in scenario.strategy(of: actor, as: position, on: issue).decisions(in: scenario) {
                    check(expression, "a strategy")
                }
                check(scenario.approval(of: actor, as: position, on: issue), "'approval'")
            }
            for (noise, field) in [(entry.slip, "'slip'"), (entry.misread, "'misread'")] {
                for expression in [noise.offer, noise.hold, noise.withdraw] { check(expression, field) }
            }
        }
    }

    /// Parameters are drawn before types are, and everybody knows them.
    private mutating func checkParametersAskNoType(_ scenario: Scenario) {
        guard !privateFamilies.isEmpty else { return }
        for parameter in scenario.parameters {
            for (member, binding) in eachMember(of: parameter.domains).enumerated()
            where member < parameter.members.count {
                for (quantity, place) in parameter.members[member].quantities(rounds: clock.rounds, under: binding) {
                    guard let cause = mistakeAboutTypes(in: quantity, binding, asking: .nobody, situation: nil),
                        boundErrors.insert(place).inserted
                    else { continue }
                    report(.types(cause), at: place)
                }
            }
        }
    }
}

extension StrategyUse {
    /// The expressions that decide its moves: its arguments and those of the strategies that it follows, the
    /// probabilities, and the updates of memory. The starts of memory are drawn before the first move.
    fileprivate func decisions(in scenario: Scenario) -> [Expression] {
        let strategy = scenario.strategies[strategy]
        let own = [strategy.offer, strategy.withdraw] + strategy.memory.map(\.update)
        var followed: [Expression] = []
        strategy.forEachFollowed { followed += $0.use.decisions(in: scenario) }
        return arguments + own + followed
    }
}
