/// What can be asked of a replicate, wherever it can be asked.
extension ScenarioWriter {
    /// Something to ask, of the wanted type; `nil` where nothing was found.
    /// - Parameter isOpen: nothing that could be told beforehand.
    mutating func quantity(_ asking: Asking, _ type: TermType, _ depth: Int, isOpen: Bool = false) -> Term? {
        for _ in 0..<12 {
            let found = type == .truth ? truthQuantity(asking, isOpen) : numberQuantity(asking, depth, isOpen)
            if let found { return found }
        }
        return nil
    }

    private mutating func numberQuantity(_ asking: Asking, _ depth: Int, _ isOpen: Bool) -> Term? {
        if random.percent(30), let own = strategyNumber(asking, depth) { return own }
        if !world.types.isEmpty, random.percent(12), let belief = beliefQuantity(asking) { return belief }
        switch random.below(31) {
        case 0...4: return parameter(asking, isTruth: false)
        case 5...7: return asking.isDuring ? state(asking, isTruth: false) : nil
        case 8...11: return local(asking, isTruth: false)
        case 12: return isOpen ? nil : .name("rounds", .number)
        case 13:
            guard world.round != nil, !isOpen else { return nil }
            return .call(random.pick(["days", "weeks", "months", "quarters", "years"]), [constantNumber()], .number)
        case 14: return isOpen || !asking.isDuring ? nil : .name(random.pick(["offer", "hold", "withdraw"]), .number)
        case 15:
            guard world.start != nil, style.additions.contains(.dates), !isOpen else { return nil }
            // A date by itself would be refused where no time is expected.
            let date = Term.number(date(day: random.percent(40)))
            return .binary("-", asking.isDuring ? .name("round", .number) : literal(world.rounds), date)
        default: return asking.isDuring ? query(asking) : nil
        }
    }

    /// What is asked of a replicate by a call, or a word like `round`.
    private mutating func query(_ asking: Asking) -> Term? {
        switch random.below(15) {
        case 0, 1: return trust(asking)
        case 2:
            guard let issue = issue(asking) else { return nil }
            return .call("level", [issue.term], .number)
        case 3: return about("level", asking, .number)
        case 4: return about("move", asking, .number)
        case 5: return reading(asking)
        case 6: return actor(asking).map { .call(moveCount(), [$0.term], .number) }
        case 7: return about(moveCount(), asking, .number)
        case 8: return channel().map { .call("meetings", [$0], .number) }
        case 9: return channel().map { finite(.call("rounds_since_meeting", [$0], .number)) }
        case 10: return event().map { .call("times", [$0], .number) }
        case 11: return event().map { finite(.call("rounds_since", [$0], .number)) }
        case 12:
            if style.additions.contains(.scores), random.percent(60) {
                return random.percent(40) ? about("score", asking, .number) : recent(asking)
            }
            return actor(asking).map { .call("score", [$0.term], .number) }
        default: return .name(random.pick(["round", "completed", "progress"]), .number)
        }
    }

    private mutating func recent(_ asking: Asking) -> Term? {
        let counted: Term? =
            switch random.below(4) {
            case 0: channel().map { .call("meetings", [$0], .number) }
            case 1: event().map { .call("times", [$0], .number) }
            case 2: actor(asking).map { .call(moveCount(), [$0.term], .number) }
            default: about(moveCount(), asking, .number)
            }
        return counted.map { .call("recent", [$0, literal(random.pick([1, 1, 2, 3, 30]))], .number) }
    }

    /// What never happened is infinitely long ago: mostly held to something finite.
    private mutating func finite(_ term: Term) -> Term {
        random.percent(85) ? .call("min", [term, .number("9")], .number) : term
    }

    private mutating func moveCount() -> String { random.pick(["offers", "holds", "withdrawals", "vetoes"]) }

    private mutating func strategyNumber(_ asking: Asking, _ depth: Int) -> Term? {
        switch asking.part {
        case .none: return nil
        case .start: return .name("lead", .number)
        case .update: return .name(random.pick(["saw", "mine", "lead"]), .number)
        case .decision:
            guard random.percent(60), asking.members.isEmpty else {
                return .name(random.pick(["saw", "mine", "lead"]), .number)
            }
            return .call(
                "follows", [strategyUse(asking, files: asking.follows, depth: min(depth, 2), isBareAllowed: false)],
                .number)
        }
    }

    private mutating func truthQuantity(_ asking: Asking, _ isOpen: Bool) -> Term? {
        if !world.types.isEmpty, random.percent(20), let type = typeQuantity(asking) { return type }
        // Before the first round little is known.
        switch random.below(asking.isDuring ? 22 : 8) {
        case 0...2: return parameter(asking, isTruth: true)
        case 3...5: return local(asking, isTruth: true)
        case 6, 7: return isOpen ? nil : identity(asking)
        case 8, 9: return state(asking, isTruth: true)
        case 10...13:
            let name = random.pick(["done", "open", "expired"])
            if !world.issues.isEmpty, random.percent(20) { return .call(name, [.name("all", .issue)], .truth) }
            return issue(asking).map { .call(name, [$0.term], .truth) }
        case 14, 15: return channel().map { .call("met", [$0], .truth) }
        case 16...18: return event().map { .call("happened", [$0], .truth) }
        default:
            switch asking.part {
            case .none, .start: return nil
            case .update: return .name(random.pick(["first", "moved", "heard"]), .truth)
            case .decision:
                guard random.percent(50) else { return .name("first", .truth) }
                return .binary(
                    random.pick(["==", "!="]), .name(random.pick(["saw", "mine"]), .number),
                    .name(random.pick(["offer", "hold", "withdraw"]), .number))
            }
        }
    }

    /// `self == usa`, `issue == flights`.
    private mutating func identity(_ asking: Asking) -> Term? {
        let operation = random.pick(["==", "!="])
        if asking.issues != nil, random.percent(40), !world.issues.isEmpty {
            return .binary(operation, .name("issue", .issue), .name(random.pick(world.issues).name, .issue))
        }
        if let member = asking.members.last, random.percent(60) {
            let names = member.domain == .actors ? world.actors : world.issues.map(\.name)
            let type: TermType = member.domain == .actors ? .actor : .issue
            return .binary(operation, .name(member.name, type), .name(random.pick(names), type))
        }
        var words: [Term] = []
        if asking.selves != nil { words.append(.name("self", .actor)) }
        if asking.others != nil { words.append(.name("other", .actor)) }
        guard !words.isEmpty, !world.actors.isEmpty else { return nil }
        return .binary(operation, random.pick(words), .name(random.pick(world.actors), .actor))
    }

    // MARK: - Values by name

    private mutating func parameter(_ asking: Asking, isTruth: Bool) -> Term? {
        let known = world.parameters.prefix(asking.parameters).filter { $0.isTruth == isTruth }
        guard !known.isEmpty else { return nil }
        let parameter = random.pick(Array(known))
        if parameter.isPrivate, asking.types != .anyone { return ownMember(parameter, asking) }
        return member(parameter.name, parameter.domains, isTruth, asking)
    }

    /// A member of a family that types set, where not everybody's type may be asked: at most one's own.
    mutating func ownMember(_ shape: World.ParameterShape, _ asking: Asking) -> Term? {
        guard asking.types == .own, asking.selves != nil else { return nil }
        var arguments: [Term] = []
        for domain in shape.domains {
            guard let term = domain == .actors ? Term.name("self", .actor) : issue(asking)?.term else { return nil }
            arguments.append(term)
        }
        return .call(shape.name, arguments, shape.isTruth ? .truth : .number)
    }

    private mutating func state(_ asking: Asking, isTruth: Bool) -> Term? {
        let known = world.state.filter { $0.isTruth == isTruth }
        guard !known.isEmpty else { return nil }
        let variable = random.pick(known)
        return member(variable.name, variable.domains, isTruth, asking)
    }

    private mutating func local(_ asking: Asking, isTruth: Bool) -> Term? {
        let known = asking.locals.filter { $0.isTruth == isTruth }
        return known.isEmpty ? nil : .name(random.pick(known).name, isTruth ? .truth : .number)
    }

    /// A value, or one member of a family of them.
    mutating func member(_ name: String, _ domains: [Domain], _ isTruth: Bool, _ asking: Asking) -> Term? {
        guard !domains.isEmpty else { return .name(name, isTruth ? .truth : .number) }
        var arguments: [Term] = []
        for domain in domains {
            guard let argument = domain == .actors ? actor(asking)?.term : issue(asking)?.term else { return nil }
            arguments.append(argument)
        }
        return .call(name, arguments, isTruth ? .truth : .number)
    }

    // MARK: - What is asked about

    /// A word or name, with those that it may stand for.
    typealias Reference = (term: Term, possible: Set<Int>)

    /// The members of aggregates, twice, so that they are picked more often.
    private func members(_ asking: Asking, _ domain: Domain) -> [Reference] {
        asking.members.filter { $0.domain == domain }.flatMap { member in
            Array(repeating: (.name(member.name, domain == .actors ? .actor : .issue), member.possible), count: 2)
        }
    }

    mutating func actor(_ asking: Asking) -> Reference? {
        var choices: [Reference] = world.actors.enumerated().map { (.name($1, .actor), [$0]) }
        if let selves = asking.selves { choices += [(.name("self", .actor), selves), (.name("self", .actor), selves)] }
        if let others = asking.others {
            choices += [(.name("other", .actor), others), (.name("other", .actor), others)]
        }
        choices += members(asking, .actors)
        return choices.isEmpty ? nil : random.pick(choices)
    }

    mutating func issue(_ asking: Asking) -> Reference? {
        var choices: [Reference] = world.issues.enumerated().map { (.name($1.name, .issue), [$0]) }
        if let issues = asking.issues {
            choices += [(.name("issue", .issue), issues), (.name("issue", .issue), issues)]
        }
        choices += members(asking, .issues)
        return choices.isEmpty ? nil : random.pick(choices)
    }

    private mutating func channel() -> Term? {
        world.channels.isEmpty ? nil : .name(random.pick(world.channels).name, .channel)
    }

    private mutating func event() -> Term? {
        world.events.isEmpty ? nil : .name(random.pick(world.events), .event)
    }

    mutating func trust(_ asking: Asking) -> Term? {
        guard let a = actor(asking), let b = actor(asking) else { return nil }
        if areTwo(a, b, asking) { return .call("trust", [a.term, b.term], .number) }
        // Where `self` may be the other one: only where it is not.
        guard case .name("self", _) = a.term, b.possible.count == 1, asking.selves != nil, a.term != b.term else {
            return nil
        }
        return .call(
            "if", [.binary("==", a.term, b.term), constantShare(), .call("trust", [a.term, b.term], .number)], .number)
    }

    /// Whether two references never mean the same actor.
    func areTwo(_ a: Reference, _ b: Reference, _ asking: Asking) -> Bool {
        guard a.term != b.term else { return false }
        let words: Set<Term> = [.name("self", .actor), .name("other", .actor)]
        if asking.selves != nil, asking.others != nil, words.contains(a.term), words.contains(b.term) { return true }
        return a.possible.isDisjoint(with: b.possible)
    }

    /// `level(a, issue)` and the like, where the actor is a party of the issue.
    private mutating func about(_ name: String, _ asking: Asking, _ type: TermType) -> Term? {
        guard let a = actor(asking), let issue = issue(asking), isParty(a, issue, asking) else { return nil }
        return .call(name, [a.term, issue.term], type)
    }

    private mutating func reading(_ asking: Asking) -> Term? {
        guard let a = actor(asking), let b = actor(asking), let issue = issue(asking), areTwo(a, b, asking),
            isParty(a, issue, asking), isParty(b, issue, asking)
        else { return nil }
        return .call("saw", [a.term, b.term, issue.term], .number)
    }

    private func isParty(_ actor: Reference, _ issue: Reference, _ asking: Asking) -> Bool {
        if asking.bindsParties, case .name("issue", _) = issue.term,
            [.name("self", .actor), .name("other", .actor)].contains(actor.term)
        {
            return true
        }
        return issue.possible.allSatisfy { actor.possible.isSubset(of: world.issues[$0].parties) }
    }

    // MARK: - Dates

    /// A date after the start, mostly before the horizon.
    mutating func date(day: Bool) -> String {
        guard let start = world.start else { return "2026-06" }
        let ahead = random.within(1...15) + start.month - 1
        let (year, month) = (start.year + ahead / 12, ahead % 12 + 1)
        let text = "\(year)-\(month < 10 ? "0" : "")\(month)"
        return day ? text + "-" + random.pick(["01", "09", "28", "28"]) : text
    }
}
