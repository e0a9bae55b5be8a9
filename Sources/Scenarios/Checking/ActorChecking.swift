/// Actors: their trust, strategies and approval.
extension Checker {
    /// The greatest numbers of actors and issues: tables of pairs, and of actors by issues, grow with them.
    static let mostActors = 200
    static let mostIssues = 2000

    mutating func readActors(_ entries: [Node.Entry]) -> [Actor] {
        entries.enumerated().map { index, entry in readActor(index, entry) }
    }

    private mutating func readActor(_ index: Int, _ entry: Node.Entry) -> Actor {
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
        _ = alternatives(of: fields, in: .actor)
        var actor = Actor(
            name: entry.key, title: text(fields["title"] ?? fields["name"]) ?? entry.key,
            trust: trust(fields["trust"], of: index, at: place),
            strategy: strategy, approval: approval(fields["approval"], of: index, at: place), place: place)
        actor.about = text(fields["about"])
        return actor
    }

    /// Initial trust in each actor: one value for all, or a mapping by actor with `default`.
    private mutating func trust(_ node: Node?, of index: Int, at place: Place) -> [Expression?] {
        let standard = Expression.standard(0.5, at: place)
        var values: [Expression?] = names.actors.names.indices.map { $0 == index ? nil : standard }
        guard let node else { return values }
        func others() -> [Int] { names.actors.names.indices.filter { $0 != index } }
        guard let entries = node.entries else {
            cover(others(), with: node, of: index, &values)
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
                } else {
                    named.insert(other)
                    cover([other], with: entry.value, of: index, &values)
                }
            } else {
                report(unknown(.actor, entry.key, in: "the trust of \(names.actors.names[index])"), at: entry.keyPlace)
            }
        }
        if let rest { cover(others().filter { !named.contains($0) }, with: rest, of: index, &values) }
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
            let scope = Scope.during("an actor's approval", self: .self, issue: .this)
                .binding(to: checker.bindings(of: index, on: issues).map { Binding(actor: $0.actor, issue: $0.issue) })
            guard let value = probability(node, in: scope) else { continue }
            for issue in issues { values[issue] = value }
        }
        return values
    }
}
