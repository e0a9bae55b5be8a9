/// Names in expressions: bare words, and the actors, issues, channels and events that queries are about.
extension Checker {
    mutating func bareName(_ name: String, at place: Place, in scope: Scope) -> Expression? {
        func number(_ value: Double) -> Expression { Expression(.number(value), type: .number, at: place) }
        func quantity(_ quantity: Quantity, _ type: ValueType) -> Expression {
            Expression(.quantity(quantity), type: type, at: place)
        }
        switch name {
        case "true": return Expression(.truth(true), type: .truth, at: place)
        case "false": return Expression(.truth(false), type: .truth, at: place)
        case "offer": return number(1)
        case "hold": return number(0)
        case "withdraw": return number(-1)
        case "rounds": return quantity(.rounds, .number)
        case "round", "completed", "progress":
            guard isAskedDuring(name, at: place, in: scope) else { return nil }
            return quantity(name == "round" ? .round : name == "completed" ? .completed : .progress, .number)
        case "saw", "mine", "first", "lead", "moved", "heard":
            return strategyWord(name, at: place, in: scope)
        case "self", "other", "all", "issue":
            report(
                .notAValue(
                    name, what: name == "issue" ? "an issue" : name == "all" ? "everything at once" : "an actor"),
                at: place)
            return nil
        default: break
        }
        if let domain = scope.domain(ofMember: name) {
            report(.notAValue(name, what: domain == .actors ? "an actor" : "an issue"), at: place)
            return nil
        }
        if let index = scope.draws.firstIndex(where: { $0.name == name }) {
            return quantity(.eventDraw(index), scope.draws[index].type)
        }
        if let strategy = scope.strategy {
            if let index = strategy.arguments.firstIndex(where: { $0.name == name }) {
                return quantity(.argument(index), strategy.arguments[index].type)
            }
            if let index = strategy.memory.firstIndex(where: { $0.name == name }) {
                guard strategy.part != .start else {
                    report(.memoryInStart(name), at: place)
                    return nil
                }
                return quantity(.memory(index), strategy.memory[index].type)
            }
        }
        if let index = names.parameters.index(of: name) {
            parameterRecord.used.insert(index)
            guard names.parameterDomains[index].isEmpty else {
                report(.familyWithoutMember(name, domains: names.parameterDomains[index]), at: place)
                return nil
            }
            return quantity(.parameter(index, members: []), names.parameterTypes[index])
        }
        if let index = names.state.index(of: name) {
            guard isAskedDuring(name, at: place, in: scope) else { return nil }
            guard names.stateDomains[index].isEmpty else {
                report(.familyWithoutMember(name, domains: names.stateDomains[index]), at: place)
                return nil
            }
            return quantity(.state(index, members: []), names.stateTypes[index])
        }
        report(unknownName(name, in: scope), at: place)
        return nil
    }

    private mutating func strategyWord(_ name: String, at place: Place, in scope: Scope) -> Expression? {
        guard let strategy = scope.strategy else {
            report(.strategyWordOutside(name), at: place)
            return nil
        }
        let isTruth: Bool
        let quantity: Quantity
        switch name {
        case "saw": (quantity, isTruth) = (.saw, false)
        case "mine": (quantity, isTruth) = (.mine, false)
        case "first": (quantity, isTruth) = (.first, true)
        case "moved": (quantity, isTruth) = (.moved, true)
        case "heard": (quantity, isTruth) = (.heard, true)
        default: (quantity, isTruth) = (.lead, false)
        }
        switch strategy.part {
        case .start where name != "lead":
            report(.moveWordInStart(name), at: place)
            return nil
        case .decision where name == "moved" || name == "heard":
            report(.updateWordInDecision(name), at: place)
            return nil
        case .start, .decision, .update: break
        }
        return Expression(.quantity(quantity), type: isTruth ? .truth : .number, at: place)
    }

    /// Whether a quantity of the replicate's state can be used here; reported if not.
    mutating func isAskedDuring(_ what: String, at place: Place, in scope: Scope) -> Bool {
        guard case .beforeStart = scope.moment else { return true }
        report(.notYetKnown(what, field: scope.field), at: place)
        return false
    }

    /// The error for a bare name without meaning here; it says if the name has a meaning elsewhere.
    private mutating func unknownName(_ name: String, in scope: Scope) -> ModelCause {
        if scope.siblingArguments.contains(name) { return .argumentInDefault(name) }
        if let event = names.draws[name] { return .drawElsewhere(name, event: event, field: scope.field) }
        if scope.strategy?.part == .start, let index = strategies.defined, let memory = names.memories[name],
            strategies[index].name == memory
        {
            return .memoryInStart(name)
        }
        if let strategy = names.memories[name] { return .memoryElsewhere(name, strategy: strategy) }
        let kinds: [(NameTable, NameKind)] = [
            (names.actors, .actor), (names.issues, .issue), (names.events, .event), (names.channels, .channel),
            (names.outcomes, .outcome), (names.questions, .question), (names.measures, .measure),
            (names.strategies, .strategy), (names.types, .type),
        ]
        for (table, kind) in kinds where table.index(of: name) != nil {
            return .nameOfAnotherKind(name, kind: kind)
        }
        if let query = Query(rawValue: name) { return .callWithoutArguments(query.signature) }
        if ReservedWords.callable.contains(name) { return .callWithoutArguments("\(name)(…)") }
        guard errors.comparesNames else { return .unknownValue(name, nearest: nil) }
        var candidates = names.parameters.names
        candidates += scope.draws.map(\.name)
        candidates += scope.strategy?.memory.map(\.name) ?? []
        candidates += scope.strategy?.arguments.map(\.name) ?? []
        candidates += ["true", "false", "rounds"] + scope.members.map(\.name)
        if case .during = scope.moment { candidates += names.state.names + ["round", "completed", "progress"] }
        if let strategy = scope.strategy {
            candidates += ["offer", "hold", "withdraw", "lead"]
            if strategy.part != .start { candidates += ["saw", "mine", "first"] }
        }
        return .unknownValue(name, nearest: nearest(to: name, among: candidates))
    }

    // MARK: - What queries are about

    private func words(_ syntax: Syntax) -> String? {
        if case .name(let name) = syntax.kind { name } else { nil }
    }

    /// An actor in a call or comparison, `self` and `other` included where they are known.
    mutating func actor(_ syntax: Syntax, of written: String, in scope: Scope) -> ActorReference? {
        guard let name = words(syntax) else {
            report(.nameNeeded(.actor, found: syntax.description, in: written), at: syntax.place)
            return nil
        }
        switch name {
        case "self", "other":
            if let known = name == "self" ? scope.selfActor : scope.otherActor { return known }
            report(.wordNotKnown(name, field: scope.field), at: syntax.place)
            return nil
        case "all":
            report(.allNotHere(written), at: syntax.place)
            return nil
        default:
            if let depth = scope.depth(ofMember: name, .actor) { return .member(depth) }
            if scope.domain(ofMember: name) != nil {
                report(.kindNeeded(.actor, name, is: .issue, in: written, known: names.actors.names), at: syntax.place)
                return nil
            }
            if let index = names.actors.index(of: name) { return .actor(index) }
            report(unknown(.actor, name, in: written), at: syntax.place)
            return nil
        }
    }

    /// An issue in a call or comparison, `issue` included where it is known.
    mutating func issue(_ syntax: Syntax, of written: String, in scope: Scope) -> IssueReference? {
        guard let name = words(syntax) else {
            report(.nameNeeded(.issue, found: syntax.description, in: written), at: syntax.place)
            return nil
        }
        switch name {
        case "issue":
            if let known = scope.issue { return known }
            report(.wordNotKnown(name, field: scope.field), at: syntax.place)
            return nil
        case "all":
            report(.allNotHere(written), at: syntax.place)
            return nil
        default:
            if let depth = scope.depth(ofMember: name, .issue) { return .member(depth) }
            if scope.domain(ofMember: name) != nil {
                report(.kindNeeded(.issue, name, is: .actor, in: written, known: names.issues.names), at: syntax.place)
                return nil
            }
            if let index = names.issues.index(of: name) { return .issue(index) }
            report(unknown(.issue, name, in: written), at: syntax.place)
            return nil
        }
    }

    /// The index of a channel or an event in a call.
    mutating func index(of syntax: Syntax, _ kind: NameKind, _ written: String) -> Int? {
        guard let name = words(syntax) else {
            report(.nameNeeded(kind, found: syntax.description, in: written), at: syntax.place)
            return nil
        }
        if let index = table(kind).index(of: name) { return index }
        report(unknown(kind, name, in: written), at: syntax.place)
        return nil
    }

    func table(_ kind: NameKind) -> NameTable {
        switch kind {
        case .actor: names.actors
        case .issue: names.issues
        case .channel: names.channels
        case .event: names.events
        case .strategy: names.strategies
        case .outcome: names.outcomes
        case .question: names.questions
        case .measure: names.measures
        case .parameter: names.parameters
        case .state: names.state
        case .source: names.sources
        case .type: names.types
        case .draw, .memory, .member: NameTable()
        }
    }

    /// The error for a name that no entry of its kind has.
    mutating func unknown(_ kind: NameKind, _ name: String, in written: String?) -> ModelCause {
        if ["self", "other", "issue", "all"].contains(name) {
            return .wordOfAnotherKind(name, needed: kind, in: written)
        }
        let others: [NameKind] = [.actor, .issue, .channel, .event, .parameter, .state]
        if let other = others.first(where: { $0 != kind && table($0).index(of: name) != nil }) {
            return .kindNeeded(kind, name, is: other, in: written, known: table(kind).names)
        }
        var candidates = table(kind).names
        if kind == .strategy { candidates += BuiltInStrategies.names }
        // “arms”, in quotation marks that YAML takes for a part of the name.
        let bare = String(CurlyQuote.straightened(name).dropFirst().dropLast())
        let nearest = bare != name && candidates.contains(bare) ? bare : nearest(to: name, among: candidates)
        return .unknownName(kind, name, in: written, nearest: nearest, known: table(kind).names)
    }
}
