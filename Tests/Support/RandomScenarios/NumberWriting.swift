/// Numbers and probabilities.
extension ScenarioWriter {
    static let nice = ["0", "1", "2", "3", "0.5", "0.25", "0.1", "0.75", "1.5", "10", "1e-3", "0.3333", "4"]
    static let shares = ["0", "1", "0.5", "0.25", "0.1", "0.75", "0.9", "0.05", "0.3333", "0.6", "0.2", "1.0"]

    func literal(_ value: Int) -> Term { value < 0 ? .unary("-", .number(String(-value))) : .number(String(value)) }

    mutating func constantNumber() -> Term {
        let number = Term.number(random.pick(Self.nice))
        if random.percent(15) { return .unary("-", number) }
        guard random.percent(10) else { return number }
        return .binary(random.pick(["+", "-", "*"]), number, .number(random.pick(Self.nice)))
    }

    mutating func constantShare() -> Term {
        random.percent(8)
            ? .binary("/", .number("1"), .number(random.pick(["2", "3", "4"]))) : .number(random.pick(Self.shares))
    }

    /// A number that is mostly small and mostly a number.
    mutating func number(_ asking: Asking, _ depth: Int = 3) -> Term {
        guard depth > 0, random.percent(72) else { return numberLeaf(asking, depth) }
        switch random.below(100) {
        case 0..<30: return arithmetic(asking, depth - 1)
        case 30..<52: return function(asking, depth - 1)
        case 52..<64:
            return .call(
                "if", [truth(asking, depth - 1), number(asking, depth - 1), number(asking, depth - 1)], .number)
        case 64..<72: return draw(asking, depth - 1)
        case 72..<78: return .unary("-", number(asking, depth - 1))
        case 78..<84: return asNumber(truth(asking, depth - 1))
        case 84..<90: return aggregate(asking, .number, depth - 1) ?? numberLeaf(asking, depth - 1)
        default: return numberLeaf(asking, depth - 1)
        }
    }

    /// A truth value where a number is wanted counts 1 or 0.
    private mutating func asNumber(_ truth: Term) -> Term {
        .binary(random.pick(["+", "*", "-"]), .number(random.pick(Self.nice)), truth)
    }

    private mutating func numberLeaf(_ asking: Asking, _ depth: Int) -> Term {
        if random.percent(65), let quantity = quantity(asking, .number, depth) { return quantity }
        return random.percent(12) ? draw(asking, 0) : constantNumber()
    }

    private mutating func arithmetic(_ asking: Asking, _ depth: Int) -> Term {
        let (left, right) = (number(asking, depth), number(asking, depth))
        let isWild = random.percent(style.wildness)
        switch random.below(9) {
        case 0, 1: return .binary("+", left, right)
        case 2, 3: return .binary("-", left, right)
        case 4: return .binary("*", left, bounded(right))
        case 5:
            return .binary("/", left, isWild ? right : .binary("+", .number("1"), .call("abs", [right], .number)))
        case 6: return .binary("%", left, isWild ? right : .number(random.pick(["1", "2", "3", "0.1", "0.75"])))
        case 7:
            return .binary(
                "^", isWild ? left : .call("abs", [bounded(left)], .number), .number(random.pick(["2", "0.5", "3"])))
        default:
            return .binary(
                "^", .number("2"), .unary("-", .call("clamp", [right, .number("0"), .number("3")], .number)))
        }
    }

    /// Held to where products and powers stay small.
    private mutating func bounded(_ term: Term) -> Term {
        random.percent(70) ? .call("clamp", [term, .unary("-", .number("4")), .number("4")], .number) : term
    }

    private mutating func function(_ asking: Asking, _ depth: Int) -> Term {
        let value = number(asking, depth)
        let isWild = random.percent(style.wildness)
        func call(_ name: String, _ arguments: [Term]) -> Term { .call(name, arguments, .number) }
        switch random.below(11) {
        case 0, 1:
            let more = random.percent(20) ? [number(asking, 0)] : []
            return call(random.pick(["min", "max"]), [value, number(asking, depth)] + more)
        case 2: return call("abs", [value])
        case 3: return call("exp", [isWild ? value : call("min", [value, .number("2")])])
        case 4: return call("log", [isWild ? value : .binary("+", .number("1"), call("abs", [value]))])
        case 5: return call("sqrt", [isWild ? value : call("abs", [value])])
        case 6: return call("floor", [value])
        case 7: return call("nearest", [value])
        case 8: return call("clamp", [value, .unary("-", .number(random.pick(["1", "2"]))), number(asking, 0)])
        case 9: return call("logistic", [value])
        default: return call("logit", [isWild ? value : call("clamp", [value, .number("0.1"), .number("0.9")])])
        }
    }

    // MARK: - Probabilities

    /// The same, never a truth value that counts 1 or 0.
    mutating func share(_ asking: Asking, _ depth: Int) -> Term {
        let share = probability(asking, depth)
        return share.type == .truth ? .binary("*", share, .number("1")) : share
    }

    /// A number that is mostly in [0, 1]; a constant one always.
    mutating func probability(_ asking: Asking, _ depth: Int = 3) -> Term {
        if random.percent(style.wildness), let quantity = quantity(asking, .number, 0, isOpen: true) {
            return .binary(random.pick(["+", "-"]), quantity, constantNumber())
        }
        guard depth > 0, random.percent(80) else {
            if random.percent(45), let quantity = quantity(asking, .number, 0) {
                if random.percent(50) { return .call("logistic", [quantity], .number) }
                return .call("clamp", [quantity, .number("0"), .number("1")], .number)
            }
            if random.percent(35), let share = unitQuantity(asking) { return share }
            return constantShare()
        }
        func call(_ name: String, _ arguments: [Term]) -> Term { .call(name, arguments, .number) }
        switch random.below(14) {
        case 0:
            // The branches have one type.
            let branches = [probability(asking, depth - 1), probability(asking, depth - 1)]
                .map { $0.type == .truth ? Term.binary("*", .number("1"), $0) : $0 }
            return .call("if", [truth(asking, depth - 1)] + branches, .number)
        case 1, 2, 12: return call("clamp", [number(asking, depth - 1), .number("0"), .number("1")])
        case 3, 13: return call("logistic", [number(asking, depth - 1)])
        case 4: return .binary("*", probability(asking, depth - 1), probability(asking, depth - 1))
        case 5: return .binary("-", .number("1"), probability(asking, depth - 1))
        case 6:
            return call(random.pick(["min", "max"]), [probability(asking, depth - 1), probability(asking, depth - 1)])
        case 7: return truth(asking, depth - 1)
        case 8:
            return style.isListable
                ? .call("bernoulli", [probability(asking, 0)], .number)
                : random.pick([
                    .call("beta", [.number("2"), .number("3")], .number),
                    .call("uniform", [.number("0"), .number("1")], .number),
                    .call("beta", [.binary("+", .number("1"), probability(asking, 0)), .number("2")], .number),
                ])
        case 9: return .call("chance", [probability(asking, depth - 1)], .truth)
        default: return unitQuantity(asking) ?? constantShare()
        }
    }

    /// Something that can be asked and is in [0, 1].
    private mutating func unitQuantity(_ asking: Asking) -> Term? {
        var choices: [Term] = []
        for index in 0..<asking.parameters where world.parameters[index].isUnit {
            if world.parameters[index].isPrivate, asking.types != .anyone {
                if let own = ownMember(world.parameters[index], asking) { choices.append(own) }
                continue
            }
            if let member = member(
                world.parameters[index].name, world.parameters[index].domains, world.parameters[index].isTruth, asking)
            {
                choices.append(member)
            }
        }
        if asking.isDuring {
            choices.append(.name("progress", .number))
            for _ in 0..<3 { if let trust = trust(asking) { choices.append(trust) } }
        }
        return choices.isEmpty ? nil : random.pick(choices)
    }
}
