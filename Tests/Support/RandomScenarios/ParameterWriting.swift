/// Parameters, families of them, and correlations.
extension ScenarioWriter {
    mutating func parameters() -> Tree {
        var entries: [Tree.Entry] = []
        for (index, shape) in world.parameters.enumerated() {
            entries.append(Tree.Entry(shape.name, parameter(index, shape)))
        }
        // In any order that has no cycle: the order in the file says nothing.
        if random.percent(30) { entries = random.shuffled(entries) }
        return .mapping(entries)
    }

    /// What is known before the first round.
    func early(_ count: Int? = nil) -> Asking {
        Asking(isDuring: false, parameters: count ?? world.parameters.count)
    }

    /// What `self` and `issue` stand for in a family's expressions.
    func asking(_ asking: Asking, over domains: [Domain]) -> Asking {
        var asking = asking
        if domains.contains(.actors) { asking.selves = Set(world.actors.indices) }
        if domains.contains(.issues) { asking.issues = Set(world.issues.indices) }
        return asking
    }

    private mutating func parameter(_ index: Int, _ shape: World.ParameterShape) -> Tree {
        let asking = asking(early(index), over: shape.domains)
        let value = Tree.value(self.value(shape, asking))
        let fixed = shape.isTied ? value.term.map(Tree.fixed) ?? value : value
        guard !shape.domains.isEmpty || optional() else { return fixed }
        var entries: [Tree.Entry] = []
        if !shape.domains.isEmpty {
            entries.append(Tree.Entry("for", domainList(shape.domains)))
        }
        entries.append(Tree.Entry("value", fixed))
        if !shape.domains.isEmpty, random.percent(50) {
            entries.append(
                Tree.Entry("values", members(shape.domains) { writer in .value(writer.value(shape, asking)) }))
        }
        if optional() { entries.append(Tree.Entry("about", .text(title()))) }
        if optional() {
            entries.append(Tree.Entry("basis", .text(random.pick(["data", "literature", "reported", "judgement"]))))
        }
        if !world.sources.isEmpty, random.percent(40) {
            let one = Tree.text(world.sources[0])
            entries.append(Tree.Entry("source", random.percent(50) ? one : .list(world.sources.map { .text($0) })))
        }
        if !shape.isTied, random.percent(15) {
            let choices: [Tree] =
                shape.isTruth
                ? [.value(.truth(true)), .value(.truth(false))]
                : [.value(.number("0")), .value(.number("0.25")), .value(.number("1"))]
            entries.append(Tree.Entry("choices", .list(choices)))
        }
        return .mapping(entries)
    }

    func domainList(_ domains: [Domain]) -> Tree {
        domains.count == 1 ? .text(domains[0].rawValue) : .list(domains.map { .text($0.rawValue) })
    }

    /// `values` of a family: some of its members, by name, with `default`.
    mutating func members(_ domains: [Domain], _ value: (inout ScenarioWriter) -> Tree) -> Tree {
        guard let first = domains.first else { return value(&self) }
        let names = first == .actors ? world.actors : world.issues.map(\.name)
        var entries: [Tree.Entry] = []
        for name in random.some(of: names) {
            let rest = Array(domains.dropFirst())
            entries.append(Tree.Entry(name, random.percent(70) ? members(rest, value) : value(&self)))
        }
        if random.percent(25) { entries.append(Tree.Entry("default", members(Array(domains.dropFirst()), value))) }
        return .mapping(entries)
    }

    private mutating func value(_ shape: World.ParameterShape, _ asking: Asking) -> Term {
        if shape.isTied { return distribution(asking, 1, type: .number, isTied: true) }
        if shape.isTruth {
            return random.percent(50) ? .call("chance", [probability(asking, 1)], .truth) : truth(asking, 2)
        }
        switch random.below(10) {
        case 0...2: return shape.isUnit ? constantShare() : constantNumber()
        case 3...6:
            if !shape.isUnit { return distribution(asking, 2, type: .number) }
            return style.isListable
                ? .call("pick", [.number("0.25"), .number("1"), .number("0.75"), .number("2")], .number)
                : .call("beta", [.number("2"), .number(random.pick(["1", "3"]))], .number)
        default:
            return shape.isUnit
                ? .call("clamp", [number(asking, 2), .number("0"), .number("1")], .number) : number(asking, 3)
        }
    }

    mutating func correlations() -> Tree {
        let tied = world.parameters.filter(\.isTied).map(\.name)
        guard tied.count >= 2 else { return .list([]) }
        // Three with two ties of at most a half always hold together.
        var pairs = [(tied[0], tied[1])]
        if tied.count == 3, random.percent(60) { pairs.append((tied[2], tied[1])) }
        return .list(
            pairs.map { a, b in
                let rank = Term.number(random.pick(["0.5", "0.3", "0.1", "0"]))
                return .mapping([
                    Tree.Entry("between", .list([.text(a), .text(b)])),
                    Tree.Entry("rank", .fixed(random.percent(40) ? .unary("-", rank) : rank)),
                ])
            })
    }
}
