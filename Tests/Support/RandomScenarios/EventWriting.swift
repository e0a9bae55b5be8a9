/// State and events.
extension ScenarioWriter {
    mutating func state() -> Tree {
        .mapping(world.state.map { Tree.Entry($0.name, variable($0)) })
    }

    private mutating func variable(_ shape: World.StateShape) -> Tree {
        let early = asking(early(), over: shape.domains)
        let later = asking(knowingTypes(), over: shape.domains)
        func start(_ writer: inout ScenarioWriter) -> Tree {
            .value(shape.isTruth ? writer.truth(early, 2) : writer.number(early, 2))
        }
        // A bare value is the start of something that only effects change.
        if shape.domains.isEmpty, random.percent(15) { return start(&self) }
        var entries: [Tree.Entry] = []
        if !shape.domains.isEmpty { entries.append(Tree.Entry("for", domainList(shape.domains))) }
        entries.append(Tree.Entry("start", start(&self)))
        if !shape.domains.isEmpty, random.percent(50) {
            entries.append(Tree.Entry("values", members(shape.domains, start)))
        }
        if random.percent(75) {
            entries.append(Tree.Entry("each_round", .value(shape.isTruth ? truth(later, 3) : number(later, 3))))
        }
        if !shape.isTruth {
            if random.percent(40) { entries.append(Tree.Entry("min", bound(early, isLow: true))) }
            if random.percent(40) { entries.append(Tree.Entry("max", bound(early, isLow: false))) }
        }
        return .mapping(entries)
    }

    private mutating func bound(_ asking: Asking, isLow: Bool) -> Tree {
        if random.percent(60) {
            return .value(
                isLow ? .unary("-", .number(random.pick(["0", "1", "2"]))) : .number(random.pick(["1", "0", "5"])))
        }
        let size = Term.call("abs", [number(asking, 1)], .number)
        return .value(isLow ? .unary("-", size) : size)
    }

    mutating func events() -> Tree {
        .mapping(world.events.map { Tree.Entry($0, event()) })
    }

    private mutating func event() -> Tree {
        var entries: [Tree.Entry] = []
        func add(_ key: String, _ value: Tree) { entries.append(Tree.Entry(key, value)) }
        if optional() { add("title", .text(title())) }
        switch random.below(world.round == nil ? 3 : 4) {
        case 0: add("at", random.percent(70) ? time() : .list((0..<random.within(1...3)).map { _ in time() }))
        case 1: add("chance", .value(probability(knowingTypes(), 3)))
        case 2:
            add("after", .value(random.percent(70) ? openTruth(knowingTypes(), 2) : truth(knowingTypes(), 2)))
            if random.percent(60) {
                let delay =
                    random.percent(40)
                    ? literal(random.within(1...4))
                    : .binary("+", .number("1"), .call("abs", [number(knowingTypes(), 2)], .number))
                add("delay", .value(delay))
            }
        default:
            add(
                "rate",
                .value(
                    random.percent(25)
                        ? .number(random.pick(["0.5", "1", "3", "0", "1e-6"]))
                        : .call("abs", [number(knowingTypes(), 2)], .number)))
        }
        if optional() { add("when", .value(truth(knowingTypes(), 2))) }
        if optional(), style.additions.contains(.afterAgain) || entries.allSatisfy({ $0.key != "after" }) {
            let limit =
                random.percent(70)
                ? literal(random.within(1...3))
                : .binary("+", .number("1"), .call("abs", [number(early(), 1)], .number))
            add("limit", .value(limit))
        }
        if style.additions.contains(.before), random.percent(20) { add("last", before()) }
        var asking = knowingTypes()
        if random.percent(50) {
            var draws: [Tree.Entry] = []
            for name in localNames(random.within(1...3)) {
                let isTruth = random.percent(30)
                let value =
                    isTruth
                    ? (random.percent(60) ? .call("chance", [probability(asking, 1)], .truth) : truth(asking, 2))
                    : (random.percent(60) ? draw(asking, 2) : number(asking, 2))
                draws.append(Tree.Entry(name, .value(value)))
                asking.locals.append(Local(name: name, isTruth: isTruth))
            }
            add("draws", .mapping(draws))
        }
        let effects = (0..<random.within(0...3)).compactMap { _ in effect(asking) }
        if effects.count == 1, random.percent(15) {
            add("effects", .value(effects[0]))
        } else if !effects.isEmpty {
            add("effects", .list(effects.map { .value($0) }))
        }
        if !world.actors.isEmpty, random.percent(30) { add("adopt", adoption()) }
        if random.percent(25) { add("milestone", .fixed(.truth(random.percent(60)))) }
        return .mapping(entries)
    }

    private mutating func adoption() -> Tree {
        var entries = random.some(of: Array(world.actors.indices)).map { actor in
            Tree.Entry(world.actors[actor], strategies(of: actor))
        }
        if random.percent(20) {
            // For whoever is not named: what it asks must be right for each of them.
            let use = Self.builtIns.filter { $0.parameters.count < 4 }
            entries.append(Tree.Entry("all", .value(.call(random.pick(use).name, [], .strategy))))
        }
        return .mapping(entries)
    }

    // MARK: - Effects

    private mutating func effect(_ asking: Asking) -> Term? {
        guard let target = target() else { return nil }
        if target.type == .truth { return .assignment(target, "=", truth(asking, 2)) }
        let operation = random.pick(["=", "+=", "-=", "*="])
        var value = number(asking, 2)
        if operation == "*=" { value = .call("clamp", [value, .unary("-", .number("2")), .number("2")], .number) }
        return .assignment(target, operation, value)
    }

    private mutating func target() -> Term? {
        func actor() -> Term { .name(random.percent(25) ? "all" : random.pick(world.actors), .actor) }
        switch random.below(4) {
        case 0 where world.actors.count >= 2:
            let (a, b) = (actor(), actor())
            return a == b && a != .name("all", .actor) ? nil : .call("trust", [a, b], .number)
        case 1 where !world.issues.isEmpty:
            let index = random.below(world.issues.count)
            let isAll = random.percent(20)
            let issue = Term.name(isAll ? "all" : world.issues[index].name, .issue)
            guard random.percent(50) else { return .call("level", [issue], .number) }
            let parties = isAll ? Array(world.actors.indices) : world.issues[index].parties
            let party = random.percent(25) ? "all" : world.actors[random.pick(parties)]
            return .call("level", [.name(party, .actor), issue], .number)
        case 2 where !world.actors.isEmpty: return .call("score", [actor()], .number)
        default:
            guard !world.state.isEmpty else { return nil }
            let variable = random.pick(world.state)
            let type: TermType = variable.isTruth ? .truth : .number
            guard !variable.domains.isEmpty else { return .name(variable.name, type) }
            let arguments = variable.domains.map { domain -> Term in
                domain == .actors
                    ? actor()
                    : .name(random.percent(25) ? "all" : random.pick(world.issues).name, .issue)
            }
            return .call(variable.name, arguments, type)
        }
    }
}
