/// Outcomes, questions, measures and expectations.
extension ScenarioWriter {
    mutating func outcomes() -> Tree {
        var entries: [Tree.Entry] = []
        for name in world.outcomes.dropLast() {
            let isFinal = random.percent(35)
            let condition = Tree.value(openTruth(during(), 3))
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
        let ask = Tree.value(asked())
        guard random.percent(70) else { return ask }
        var fields = [Tree.Entry("ask", ask)]
        let usesTime = ask.term.map(Self.isAboutTime) ?? false
        if random.percent(60), !usesTime {
            fields.append(Tree.Entry(random.pick(["by", "at"]), when()))
        }
        if random.percent(50) { fields.append(Tree.Entry("given", .value(asked()))) }
        return .mapping(fields)
    }

    private mutating func when() -> Tree {
        world.start != nil && random.percent(35)
            ? .text(date(day: random.percent(40))) : .fixed(literal(random.within(1...(world.rounds + 1))))
    }

    /// What a question asks: at the end of some round or, where the language knows it, of all, none, the last.
    private mutating func asked() -> Term {
        guard style.additions.contains(.time), random.percent(60) else { return truth(during(), 3) }
        let asked = truth(during(), 2)
        switch random.below(5) {
        case 0...2: return .call(random.pick(["ever", "always", "never"]), [asked], .truth)
        case 3: return .call("by", [literal(random.within(1...(world.rounds + 1))), asked], .truth)
        default:
            let time = random.percent(50) ? Term.name("end", .number) : literal(random.within(1...(world.rounds + 1)))
            return .call("at", [time, asked], .truth)
        }
    }

    private static func isAboutTime(_ term: Term) -> Bool {
        guard case .call(let name, _, _) = term else { return false }
        return ["ever", "always", "never", "by", "at"].contains(name)
    }

    mutating func measures() -> Tree {
        .mapping(world.measures.map { Tree.Entry($0, .value(number(during(), 4))) })
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
