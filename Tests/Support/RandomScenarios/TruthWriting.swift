/// Truth values.
extension ScenarioWriter {
    mutating func truth(_ asking: Asking, _ depth: Int = 3) -> Term {
        guard depth > 0, random.percent(75) else {
            if random.percent(75), let quantity = quantity(asking, .truth, depth) { return quantity }
            return random.percent(30) ? .call("chance", [constantShare()], .truth) : .truth(random.percent(50))
        }
        switch random.below(12) {
        case 0...3: return comparison(number(asking, depth - 1), number(asking, depth - 1))
        case 4: return .binary("and", truth(asking, depth - 1), truth(asking, depth - 1))
        case 5: return .binary("or", truth(asking, depth - 1), truth(asking, depth - 1))
        case 6: return .unary("not", truth(asking, depth - 1))
        case 7: return .binary(random.pick(["==", "!="]), truth(asking, depth - 1), truth(asking, depth - 1))
        case 8:
            return .call("if", [truth(asking, depth - 1), truth(asking, depth - 1), truth(asking, depth - 1)], .truth)
        case 9: return .call("chance", [probability(asking, depth - 1)], .truth)
        case 10 where random.percent(50):
            return aggregate(asking, .truth, depth - 1) ?? comparison(number(asking, depth - 1), constantNumber())
        default: return quantity(asking, .truth, depth) ?? comparison(number(asking, depth - 1), constantNumber())
        }
    }

    private mutating func comparison(_ left: Term, _ right: Term) -> Term {
        .binary(random.pick(["<", "<=", ">", ">=", "<", ">", "==", "!="]), left, right)
    }

    /// A truth value that cannot be told beforehand: as an outcome it leaves something to those after it.
    mutating func openTruth(_ asking: Asking, _ depth: Int = 3) -> Term {
        let quantity = quantity(asking, .number, 0, isOpen: true) ?? .name("round", .number)
        let asked = comparison(quantity, random.percent(60) ? constantNumber() : number(asking, depth - 1))
        switch random.below(8) {
        case 0: return .binary("and", asked, truth(asking, depth - 1))
        case 1: return .binary("and", truth(asking, depth - 1), asked)
        case 2: return .unary("not", asked)
        case 3 where depth > 1: return .binary("or", asked, openTruth(asking, depth - 1))
        case 4, 5: return self.quantity(asking, .truth, 0, isOpen: true) ?? asked
        default: return asked
        }
    }
}
