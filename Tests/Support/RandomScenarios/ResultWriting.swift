/// Outcomes, questions, measures and expectations.
extension ScenarioWriter {
    mutating func outcomes() -> Tree {
        var entries: [Tree.Entry] = []
        for name in world.outcomes.dropLast() {
            let isFinal = random.percent(35)
            let condition = Tree.value(openTruth(knowingTypes(), 3))
            if !isFinal, random.percent(35) {
                entries.append(Tree.Entry(name, condition))
                continue
            }
            var fields = [Tree.Entry(isFinal ? "finally" : "when", condition)]
            if random.percent(40) { fields.append(Tree.Entry("good", .fixed(.truth(random.percent(80))))) }
            entries.append(Tree.Entry(name, .mapping(fields)))
        }
        let last = world.outcomes[world.outcomes.count - 1]
        entries.append(
            Tree.Entry(
                last,
                random.percent(75)
                    ? .text("otherwise")
                    : .mapping([
                        Tree.Entry("otherwise", .fixed(.truth(true))), Tree.Entry("good", .fixed(.truth(true))),
                    ])))
        return .mapping(entries)
    }

    mutating func questions() -> Tree {
        .mapping(world.questions.map { Tree.Entry($0, question()) })
    }

    private mutating func question() -> Tree {
        let key = random.percent(45) ? random.pick(["by", "at"]) : nil
        let ask = asked(beside: key)
        guard key != nil || random.percent(60) else { return ask }
        var fields = [Tree.Entry("ask", ask)]
        if let key { fields.append(Tree.Entry(key, when())) }
        if random.percent(50) { fields.append(Tree.Entry("given", asked())) }
        return .mapping(fields)
    }

    private mutating func when() -> Tree {
        world.start != nil && random.percent(35)
            ? .text(date(day: random.percent(40))) : .fixed(literal(random.within(1...(world.rounds + 1))))
    }

    /// What is asked of a replicate: at the end of some round or, where the language knows it, of all, none, the last.
    /// - Parameter key: the key of time beside it, which rules out some of these.
    private mutating func asked(beside key: String? = nil) -> Tree {
        guard style.additions.contains(.time), key != "at", random.percent(60) else {
            return .value(truth(knowingTypes(), 3))
        }
        // As it is: what is true of expressions is not true of these.
        return .fixed(timed(beside: key, depth: 2))
    }

    private mutating func timed(beside key: String?, depth: Int) -> Term {
        switch depth == 0 ? 0 : random.below(4) {
        case 1: return .unary("not", timed(beside: key, depth: depth - 1))
        case 2:
            let left = timed(beside: key, depth: depth - 1)
            return .binary(random.pick(["and", "or"]), left, timed(beside: key, depth: depth - 1))
        default: break
        }
        let asked = truth(knowingTypes(), 2)
        switch key == "by" ? random.below(3) : random.below(6) {
        case 0...2: return .call(random.pick(["ever", "always", "never"]), [asked], .truth)
        case 3, 4: return .call("by", [askedTime(), asked], .truth)
        default: return .call("at", [askedTime(), asked], .truth)
        }
    }

    private mutating func askedTime() -> Term {
        switch random.below(4) {
        case 0: .name("end", .number)
        case 1: .binary("+", .number("1"), .call("abs", [number(early(), 2)], .number))
        default: literal(random.within(1...(world.rounds + 1)))
        }
    }

    mutating func measures() -> Tree {
        .mapping(
            world.measures.map { name in
                let value = Tree.value(number(knowingTypes(), 4))
                guard style.additions.contains(.time), random.percent(20) else { return Tree.Entry(name, value) }
                return Tree.Entry(name, .mapping([Tree.Entry("value", value), Tree.Entry("given", asked())]))
            })
    }

    mutating func expectations() -> Tree {
        guard random.percent(25) else { return .list([]) }
        let results = world.outcomes + world.questions
        func subject() -> Term {
            random.percent(70)
                ? .call("probability", [.name(random.pick(results), .result)], .number)
                : .call("mean", [.name(random.pick(world.measures), .result)], .number)
        }
        let claims: [Tree] = (0..<random.within(1...2)).map { _ in
            let left =
                random.percent(40)
                ? Term.binary(random.pick(["+", "-"]), .binary("*", .number("2"), subject()), subject()) : subject()
            return .fixed(.binary(random.pick(["<", "<=", ">", ">="]), left, .number(random.pick(Self.shares))))
        }
        return random.percent(20) ? claims[0] : .list(claims)
    }
}
