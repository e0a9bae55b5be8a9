/// Actors, the strategies of the file, and uses of strategies.
extension ScenarioWriter {
    static let builtIns: [(name: String, parameters: [String])] = [
        ("always_offer", []), ("never_offer", []), ("random", ["p"]), ("trusting", ["scale"]), ("tit_for_tat", []),
        ("suspicious_tit_for_tat", []), ("anti_tit_for_tat", []), ("generous_tit_for_tat", ["g"]),
        ("tit_for_two_tats", []), ("two_tits_for_tat", []), ("contrite_tit_for_tat", []), ("grim", []), ("pavlov", []),
        ("gradual", []), ("memory_one", ["cc", "cd", "dc", "dd"]),
        ("grit", ["ahead", "patience", "answer", "initiative", "retaliation"]),
    ]

    func during() -> Asking { Asking(isDuring: true, parameters: world.parameters.count) }

    /// The same where everybody's type may be asked.
    func knowingTypes() -> Asking {
        var asking = during()
        asking.types = .anyone
        return asking
    }

    /// `self` is this actor, on one of these issues against the other parties.
    func asking(as actor: Int, on issues: [Int], knowsOther: Bool) -> Asking {
        var asking = during()
        asking.types = .own
        asking.selves = [actor]
        if knowsOther { asking.others = Set(world.actors.indices).subtracting([actor]) }
        asking.issues = Set(issues.filter { world.issues[$0].parties.contains(actor) })
        asking.bindsParties = true
        // Of nothing nothing is known.
        if asking.issues?.isEmpty == true { asking.issues = nil }
        return asking
    }

    mutating func actors() -> Tree {
        .mapping(world.actors.indices.map { Tree.Entry(world.actors[$0], actor($0)) })
    }

    private mutating func actor(_ index: Int) -> Tree {
        var entries: [Tree.Entry] = []
        if optional() { entries.append(Tree.Entry("name", .text(title()))) }
        if !world.typesOf[index].isEmpty { entries.append(Tree.Entry("type", shares(of: index))) }
        if !world.types.isEmpty, let belief = belief(of: index) { entries.append(Tree.Entry("belief", belief)) }
        if random.percent(70), let trust = trust(of: index) { entries.append(Tree.Entry("trust", trust)) }
        if random.percent(85) {
            entries.append(Tree.Entry("strategy", judged(strategies(of: index), by: [index])))
        }
        if optional() {
            entries.append(
                Tree.Entry(
                    "approval",
                    judged(
                        byIssue { writer, issues in
                            .value(writer.probability(writer.asking(as: index, on: issues, knowsOther: false), 2))
                        }, by: [index])))
        }
        return .mapping(entries)
    }

    /// `nil` where belief says it all.
    private mutating func trust(of index: Int) -> Tree? {
        var asking = early()
        asking.selves = [index]
        asking.others = Set(world.actors.indices).subtracting([index])
        let believed = world.actors.indices.filter { world.learnsByTypes && $0 != index && !world.typesOf[$0].isEmpty }
        let others = world.actors.indices.filter { $0 != index && !believed.contains($0) }.map { world.actors[$0] }
        if !believed.isEmpty {
            guard !others.isEmpty else { return nil }
            return .mapping([Tree.Entry(random.pick(others + ["default"]), .value(probability(asking, 2)))])
        }
        guard !others.isEmpty, random.percent(40) else { return .value(probability(asking, 2)) }
        var entries = random.some(of: others).map { Tree.Entry($0, .value(probability(asking, 2))) }
        if random.percent(50) { entries.append(Tree.Entry("default", .value(probability(asking, 1)))) }
        return .mapping(entries)
    }

    /// One thing for all issues, or a mapping by issue with `default`.
    mutating func byIssue(_ one: (inout ScenarioWriter, [Int]) -> Tree) -> Tree {
        let all = Array(world.issues.indices)
        guard !all.isEmpty, random.percent(40) else { return one(&self, all) }
        let named = random.some(of: all)
        var entries = named.map { Tree.Entry(world.issues[$0].name, one(&self, [$0])) }
        if random.percent(60) {
            let rest = all.filter { !named.contains($0) }
            entries.insert(Tree.Entry("default", one(&self, rest)), at: random.below(entries.count + 1))
        }
        return .mapping(entries)
    }

    mutating func strategies(of index: Int) -> Tree {
        byIssue { writer, issues in
            let asking = writer.asking(as: index, on: issues, knowsOther: true)
            return .value(
                writer.strategyUse(asking, files: writer.world.strategies.count, depth: 2, isBareAllowed: true))
        }
    }

    /// - Parameter files: how many of the file's strategies may be used.
    mutating func strategyUse(_ asking: Asking, files: Int, depth: Int, isBareAllowed: Bool) -> Term {
        if files > 0, random.percent(40) {
            let shape = world.strategies[random.below(files)]
            let arguments = shape.arguments.map { argument in
                (argument.name, argument.isTruth ? truth(asking, depth - 1) : probability(asking, depth - 1))
            }
            return use(shape.name, arguments, isBareAllowed)
        }
        let (name, parameters) = random.pick(Self.builtIns)
        let arguments = parameters.map { parameter in
            switch parameter {
            case "scale": (parameter, probability(asking, depth))
            case "ahead", "patience": (parameter, Term.number(random.pick(["1", "2", "3"])))
            default: (parameter, probability(asking, depth - (parameters.count > 1 ? 1 : 0)))
            }
        }
        return use(name, arguments, isBareAllowed, needsAll: name == "memory_one")
    }

    /// With all arguments or some, by position or by name.
    private mutating func use(
        _ name: String, _ arguments: [(String, Term)], _ isBareAllowed: Bool, needsAll: Bool = false
    ) -> Term {
        let written = needsAll ? arguments : Array(arguments.prefix(random.within(0...arguments.count)))
        if written.isEmpty, isBareAllowed, random.percent(20) { return .name(name, .strategy) }
        let firstLabel = random.percent(60) ? written.count : random.within(0...written.count)
        var terms = written.prefix(firstLabel).map(\.1)
        terms += random.shuffled(written.dropFirst(firstLabel).map { Term.labelled($0.0, $0.1) })
        return .call(name, terms, .strategy)
    }

    // MARK: - Strategies of the file

    mutating func strategies() -> Tree {
        .mapping(world.strategies.indices.map { Tree.Entry(world.strategies[$0].name, strategy($0)) })
    }

    private mutating func strategy(_ index: Int) -> Tree {
        let shape = world.strategies[index]
        var asking = during()
        asking.selves = Set(world.actors.indices)
        asking.others = asking.selves
        asking.issues = Set(world.issues.indices)
        asking.bindsParties = true
        asking.types = .own
        let mustNotDraw = !world.types.isEmpty
        func judged(_ term: Term) -> Tree { mustNotDraw ? Tree.value(term).withoutDraws : .value(term) }
        var entries: [Tree.Entry] = []
        if !shape.arguments.isEmpty {
            let defaults = shape.arguments.map { argument in
                Tree.Entry(argument.name, judged(argument.isTruth ? truth(asking, 1) : share(asking, 1)))
            }
            entries.append(Tree.Entry("with", .mapping(defaults)))
        }
        var parts: [Tree.Entry] = []
        if !shape.memory.isEmpty {
            parts.append(
                Tree.Entry(
                    "memory",
                    .mapping(
                        shape.memory.map { variable in
                            var starting = asking
                            starting.part = .start
                            starting.locals = shape.arguments
                            var updating = asking
                            updating.part = .update
                            updating.locals = shape.arguments + shape.memory
                            let start = variable.isTruth ? truth(starting, 1) : number(starting, 1)
                            let update = variable.isTruth ? truth(updating, 3) : number(updating, 3)
                            return Tree.Entry(
                                variable.name,
                                .mapping([
                                    Tree.Entry("start", .value(start)), Tree.Entry("update", judged(update)),
                                ]))
                        })))
        }
        asking.part = .decision
        asking.locals = shape.arguments + shape.memory
        // None follows itself: only those before it.
        asking.follows = index
        parts.append(Tree.Entry("offer", judged(probability(asking, 3))))
        if random.percent(50) { parts.append(Tree.Entry("withdraw", judged(probability(asking, 2)))) }
        return .mapping(entries + parts)
    }

    // MARK: - Learning

    mutating func learning() -> Tree {
        guard world.learnsByTypes || random.percent(65) else { return .mapping([]) }
        var asking = during()
        asking.selves = Set(world.actors.indices)
        asking.others = asking.selves
        asking.issues = Set(world.issues.indices)
        asking.bindsParties = true
        var entries: [Tree.Entry] = []
        if world.learnsByTypes {
            entries.append(Tree.Entry("rule", .text("types")))
        } else if random.percent(35) {
            entries.append(Tree.Entry("rule", .text("bayesian")))
            let moves = random.some(of: ["offer", "hold", "withdraw"])
            entries.append(
                Tree.Entry(
                    "likelihood",
                    .mapping(
                        moves.map { move in
                            Tree.Entry(move, .list([.value(probability(asking, 1)), .value(probability(asking, 1))]))
                        })))
        } else {
            if optional() { entries.append(Tree.Entry("rule", .text("linear"))) }
            for key in ["gain", "loss", "breach"] where random.percent(60) {
                entries.append(Tree.Entry(key, .value(random.percent(70) ? probability(asking, 2) : number(asking, 2))))
            }
        }
        if random.percent(45) {
            var fading = asking
            fading.issues = nil
            var fade: [Tree.Entry] = []
            if random.percent(80) { fade.append(Tree.Entry("toward", .value(probability(fading, 2)))) }
            if random.percent(80) { fade.append(Tree.Entry("rate", .value(probability(fading, 2)))) }
            entries.append(Tree.Entry("fade", .mapping(fade)))
        }
        return .mapping(entries)
    }
}
