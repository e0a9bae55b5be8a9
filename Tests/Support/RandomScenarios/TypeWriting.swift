/// Private types: their making, and questions about them.
extension ScenarioWriter {
    /// Which actors have which types, decided last, so that worlds without types stay as they are.
    mutating func addTypes(to world: inout World) {
        guard style.additions.contains(.types), world.actors.count >= 2, random.percent(35) else { return }
        world.types = (0..<random.within(2...3)).map { _ in name("t") }
        let typed = random.some(of: Array(world.actors.indices))
        world.typesOf = world.actors.indices.map { actor in
            let least = random.percent(15) ? 1 : 2
            return typed.contains(actor)
                ? random.shuffled(random.some(of: Array(world.types.indices), atLeast: least)) : []
        }
        world.goodTypes = random.percent(60) ? [random.below(world.types.count)] : []
        // Every actor needs both kinds, to be trusted by them.
        let areMixed = world.typesOf.allSatisfy { types in
            types.isEmpty || Set(types.map { world.goodTypes.contains($0) }).count == 2
        }
        world.learnsByTypes = areMixed && random.percent(75)
        for index in world.parameters.indices where world.parameters[index].domains.contains(.actors) {
            world.parameters[index].isPrivate = random.percent(60)
        }
    }

    mutating func types() -> Tree {
        let private_ = world.parameters.filter(\.isPrivate)
        return .mapping(
            world.types.indices.map { index in
                let owners = world.actors.indices.filter { world.typesOf[$0].contains(index) }
                var entries: [Tree.Entry] = []
                if optional() { entries.append(Tree.Entry("title", .text(title()))) }
                if random.percent(85), !owners.isEmpty {
                    entries.append(Tree.Entry("strategy", strategies(as: owners)))
                }
                if optional() { entries.append(Tree.Entry("approval", approval(as: owners))) }
                var set = private_.filter { _ in random.percent(70) }
                // The families are private because some type sets them.
                if index == world.types.count - 1 { set = private_ }
                if !set.isEmpty {
                    entries.append(
                        Tree.Entry(
                            "parameters",
                            .mapping(
                                set.map { shape in
                                    var asking = asking(early(), over: shape.domains)
                                    asking.selves = Set(owners)
                                    return Tree.Entry(shape.name, .value(memberOfType(shape, asking)))
                                })))
                }
                if world.goodTypes.contains(index) { entries.append(Tree.Entry("good", .fixed(.truth(true)))) }
                return Tree.Entry(world.types[index], .mapping(entries))
            })
    }

    private mutating func memberOfType(_ shape: World.ParameterShape, _ asking: Asking) -> Term {
        if shape.isTruth { return random.percent(50) ? .call("chance", [constantShare()], .truth) : truth(asking, 1) }
        if shape.isUnit { return random.percent(50) ? constantShare() : share(asking, 1) }
        return number(asking, 2)
    }

    private func asking(as owners: [Int], on issues: [Int], knowsOther: Bool) -> Asking {
        var asking = during()
        asking.types = .own
        asking.selves = Set(owners)
        if knowsOther { asking.others = Set(world.actors.indices) }
        asking.issues = Set(issues)
        asking.bindsParties = true
        if issues.isEmpty { asking.issues = nil }
        return asking
    }

    private mutating func strategies(as owners: [Int]) -> Tree {
        byIssue { writer, issues in
            let asking = writer.asking(as: owners, on: issues, knowsOther: true)
            return .value(
                writer.strategyUse(asking, files: writer.world.strategies.count, depth: 2, isBareAllowed: true))
        }.withoutDraws
    }

    private mutating func approval(as owners: [Int]) -> Tree {
        byIssue { writer, issues in
            .value(writer.probability(writer.asking(as: owners, on: issues, knowsOther: false), 2))
        }.withoutDraws
    }

    /// The types that an actor may have, with their shares; or what another believes of it.
    mutating func shares(of actor: Int, asBelief: Bool = false) -> Tree {
        let types = world.typesOf[actor].map { world.types[$0] }
        if types.count == 1 || asBelief && random.percent(10) { return .text(random.pick(types)) }
        let unit = world.parameters.filter { $0.isUnit && !$0.isTruth && $0.domains.isEmpty }.map(\.name)
        if let name = unit.first, random.percent(30) {
            // Weights that are not known beforehand.
            return .mapping(
                types.enumerated().map { position, type in
                    let weight = Term.name(name, .number)
                    let value: Term =
                        position == 0
                        ? .call("clamp", [weight, .number("0.1"), .number("0.9")], .number)
                        : .binary("-", .number("1"), .binary("*", weight, .number("0.5")))
                    return Tree.Entry(type, .value(value))
                })
        }
        let splits =
            types.count == 2
            ? [["0.4", "0.6"], ["0.25", "0.75"], ["1", "0"]] : [["0.5", "0.2", "0.3"], ["0", "0.75", "0.25"]]
        return .mapping(zip(types, random.pick(splits)).map { Tree.Entry($0, .value(.number($1))) })
    }

    mutating func belief(of actor: Int) -> Tree? {
        let known = world.actors.indices.filter { $0 != actor && !world.typesOf[$0].isEmpty }
        guard !known.isEmpty, random.percent(40) else { return nil }
        return .mapping(random.some(of: known).map { Tree.Entry(world.actors[$0], shares(of: $0, asBelief: true)) })
    }

    // MARK: - Questions

    private func isFree(_ word: String) -> Bool {
        !world.parameters.contains { $0.name == word } && !world.state.contains { $0.name == word }
    }

    /// `belief(a, b, t)`.
    mutating func beliefQuantity(_ asking: Asking) -> Term? {
        let typed = world.actors.indices.filter { !world.typesOf[$0].isEmpty }
        guard asking.isDuring, isFree("belief"), !typed.isEmpty, let observer = actor(asking) else { return nil }
        let believed = random.pick(typed)
        let type = world.types[random.pick(world.typesOf[believed])]
        let name = Term.name(world.actors[believed], .actor)
        let call = Term.call("belief", [observer.term, name, .name(type, .actor)], .number)
        if areTwo(observer, (name, [believed]), asking) { return call }
        guard case .name("self", _) = observer.term else { return nil }
        return .call("if", [.binary("==", observer.term, name), constantShare(), call], .number)
    }

    /// A belief of a member of an aggregate, or about it: not all of them have one.
    mutating func beliefs(of member: Term) -> Term? {
        guard isFree("belief"), let typed = world.typesOf.indices.filter({ !world.typesOf[$0].isEmpty }).first else {
            return nil
        }
        let other = random.percent(60) ? typed : random.below(world.actors.count)
        let pair = [member, .name(world.actors[other], .actor)]
        let isAbout = world.typesOf[other].isEmpty || random.percent(50)
        let types = isAbout ? Array(world.types.indices) : world.typesOf[other]
        let type = Term.name(world.types[random.pick(types)], .actor)
        return .call("belief", (isAbout ? pair.reversed() : pair) + [type], .number)
    }

    /// `type(a) == t`, or of oneself where one may be somebody who has types.
    mutating func typeQuantity(_ asking: Asking) -> Term? {
        let typed = world.actors.indices.filter { !world.typesOf[$0].isEmpty }
        guard asking.types != .nobody, isFree("type"), !typed.isEmpty else { return nil }
        let actor = random.pick(typed)
        let type = Term.name(world.types[random.pick(world.typesOf[actor])], .actor)
        let operation = random.pick(["==", "!="])
        if asking.types == .anyone {
            return .binary(operation, .call("type", [.name(world.actors[actor], .actor)], .actor), type)
        }
        guard asking.selves?.contains(actor) == true else { return nil }
        let own = Term.binary(operation, .call("type", [.name("self", .actor)], .actor), type)
        return .binary("and", .binary("==", .name("self", .actor), .name(world.actors[actor], .actor)), own)
    }

    /// Without draws where the others must judge an actor's moves.
    func judged(_ tree: Tree, by actors: [Int]) -> Tree {
        actors.contains { $0 < world.typesOf.count && !world.typesOf[$0].isEmpty } ? tree.withoutDraws : tree
    }
}

extension Tree {
    /// The same with a constant, or a comparison, in place of every draw.
    var withoutDraws: Tree { mappingTerms { $0.withoutDraws } }
}

extension Term {
    fileprivate var withoutDraws: Term {
        mapped { part in
            guard part.isDraw else { return part }
            guard case .call("chance", let arguments, _) = part else {
                // What stands within another draw goes with it.
                return part.type == .distribution ? part : .number("0.4")
            }
            return .binary("<", .number("0.4"), arguments[0])
        }
    }
}
