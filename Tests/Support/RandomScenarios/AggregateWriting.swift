/// Values over many actors or issues.
extension ScenarioWriter {
    /// An aggregate of the wanted type; `nil` if there is nobody to run over, or enough of them around it.
    mutating func aggregate(_ asking: Asking, _ type: TermType, _ depth: Int) -> Term? {
        guard style.additions.contains(.overMany), depth > 0, asking.members.count < 2 else { return nil }
        let domain: Domain = random.percent(60) ? .actors : .issues
        let names = domain == .actors ? world.actors : world.issues.map(\.name)
        guard !names.isEmpty else { return nil }
        let isAll = random.percent(70)
        let members = isAll ? Array(names.indices) : random.some(of: Array(names.indices))
        var inner = asking
        let name = asking.members.isEmpty ? "each_one" : "each_inner"
        inner.members.append((name, domain, Set(members)))
        let word =
            type == .truth
            ? random.pick(["any", "every"]) : random.pick(["sum", "mean", "least", "greatest", "count", "sum"])
        let isTruth = type == .truth || word == "count"
        var value = isTruth ? truth(inner, depth - 1) : random.percent(20) ? truth(inner, 1) : number(inner, depth - 1)
        // What does not exist for all of them, but for some.
        if isAll, asking.isDuring, random.percent(40), let partial = partial(inner, name, domain) {
            value =
                isTruth
                ? .binary(random.pick(["<", ">="]), partial, .number("0.5"))
                : .binary(random.pick(["+", "*"]), partial, value.type == .truth ? .number("2") : value)
        }
        // A mean or an extreme over nobody is not a number.
        let mayBeEmpty = isTruth || word == "sum" || random.percent(style.wildness)
        let condition = mayBeEmpty && random.percent(30) ? truth(inner, depth - 1) : nil
        let set = isAll ? domain.rawValue : "[\(members.map { names[$0] }.joined(separator: ", "))]"
        return .over(word, name, set, condition: condition, value: value)
    }

    private mutating func partial(_ asking: Asking, _ name: String, _ domain: Domain) -> Term? {
        if domain == .actors {
            let member = Term.name(name, .actor)
            if !world.types.isEmpty, random.percent(50), let belief = beliefs(of: member) { return belief }
            if random.percent(60), world.actors.count >= 2 {
                let other = asking.selves != nil && random.percent(50) ? "self" : random.pick(world.actors)
                let pair = [member, .name(other, .actor)]
                return .call("trust", random.percent(50) ? pair : pair.reversed(), .number)
            }
            guard !world.issues.isEmpty else { return nil }
            let issue = Term.name(random.pick(world.issues).name, .issue)
            return .call(random.pick(["level", "move", "offers", "vetoes"]), [member, issue], .number)
        }
        let parties = world.issues.flatMap(\.parties)
        guard !parties.isEmpty else { return nil }
        let actor = Term.name(world.actors[random.pick(parties)], .actor)
        return .call(random.pick(["level", "move", "holds"]), [actor, .name(name, .issue)], .number)
    }
}
