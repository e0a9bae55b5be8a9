/// Actors: their trust, strategies and approval.
extension Checker {
    /// The greatest numbers of actors and issues: tables of pairs, and of actors by issues, grow with them.
    static let mostActors = 200
    static let mostIssues = 2000

    mutating func readActors(_ entries: [Node.Entry], _ types: [PrivateType]) -> [Actor] {
        entries.enumerated().map { index, entry in readActor(index, entry, types) }
    }

    private mutating func readActor(_ index: Int, _ entry: Node.Entry, _ types: [PrivateType]) -> Actor {
        let place = entry.keyPlace
        let issues = names.issues.count
        let fields = fields(of: entry, .actor)
        var uses: [StrategyUse?] = Array(repeating: nil, count: issues)
        if let node = fields["strategy"] { uses = strategies(node, for: index, field: "an actor's strategy") }
        var standard: StrategyUse?
        if uses.contains(where: { $0 == nil }) {
            standard = strategyUse(
                Syntax(.name("trusting"), at: place), in: .during("an actor's strategy"), isWholeExpression: true)
        }
        let strategy = uses.map { $0 ?? standard ?? StrategyUse(strategy: 0, arguments: []) }
        for (issue, use) in strategy.enumerated() { recordMove(use, of: index, on: issue) }
        for type in names.typesOfActors[index] {
            for (issue, use) in types[type].strategy.enumerated() {
                if let use { recordMove(use, of: index, on: issue) }
            }
        }
        _ = alternatives(of: fields, in: .actor)
        var actor = Actor(
            name: entry.key, title: text(fields["title"] ?? fields["name"]) ?? entry.key,
            trust: trust(fields["trust"], of: index, at: place),
            strategy: strategy, approval: approval(fields["approval"], of: index, at: place), place: place)
        actor.about = text(fields["about"])
        readTypes(of: &actor, index, fields)
        return actor
    }

    /// Initial trust in each actor: one value for all, or a mapping by actor with `default`.
    private mutating func trust(_ node: Node?, of index: Int, at place: Place) -> [Expression?] {
        let standard = Expression.standard(0.5, at: place)
        let believed = names.actors.names.indices.filter { learnsByTypes && !names.typesOfActors[$0].isEmpty }
        var values: [Expression?] = names.actors.names.indices.map {
            $0 == index || believed.contains($0) ? nil : standard
        }
        guard let node else { return values }
        func others() -> [Int] { names.actors.names.indices.filter { $0 != index } }
        func refuse(_ other: Int, at place: Place) {
            let names = names.actors.names
            report(.types(.trustIsBelief(actor: names[index], other: names[other])), at: place)
        }
        guard let entries = node.entries else {
            if let other = believed.first(where: { $0 != index }) {
                refuse(other, at: node.place)
            } else {
                cover(others(), with: node, of: index, &values)
            }
            return values
        }
        var named: Set<Int> = []
        var rest: Node?
        for entry in entries where !entry.value.isNull {
            if entry.key == "default" {
                rest = entry.value
            } else if let other = names.actors.index(of: entry.key) {
                if other == index {
                    report(.trustInItself(entry.key, situation: nil), at: entry.keyPlace)
                } else if believed.contains(other) {
                    refuse(other, at: entry.keyPlace)
                } else {
                    named.insert(other)
                    cover([other], with: entry.value, of: index, &values)
                }
            } else {
                report(unknown(.actor, entry.key, in: "the trust of \(names.actors.names[index])"), at: entry.keyPlace)
            }
        }
        if let rest {
            // A `default` is for those that nothing else is said about.
            cover(
                others().filter { !named.contains($0) && !believed.contains($0) }, with: rest, of: index, &values)
        }
        return values
    }

    /// `self` is the actor and `other` each actor that the value is for: both are bound at once.
    private mutating func cover(_ others: [Int], with node: Node, of index: Int, _ values: inout [Expression?]) {
        let scope = Scope.beforeStart("an actor's initial trust", self: .actor(index), other: .other)
        guard let value = probability(node, in: scope) else { return }
        for other in others { values[other] = value.binding(.other, to: .actor(other)) }
    }

    private mutating func approval(_ node: Node?, of index: Int, at place: Place) -> [Expression] {
        var values = Array(repeating: Expression.standard(1, at: place), count: names.issues.count)
        guard let node else { return values }
        for (node, issues) in byIssue(node, field: "the approval of \(names.actors.names[index])") {
            let checker = self
            let scope = Scope.during("an actor's approval", self: .self, issue: .this).asking(.own)
                .binding(to: checker.bindings(of: index, on: issues).map { Binding(actor: $0.actor, issue: $0.issue) })
            guard let value = probability(node, in: scope) else { continue }
            for issue in issues { values[issue] = value }
        }
        return values
    }
}
