internal import Distributions

/// Private types: what each makes of an actor, and who may be of which.
extension Checker {
    typealias WrittenType = (entry: Node.Entry, fields: Fields)

    /// Declares the types by name, with the parameters that they set and the actors that may be of them, before any
    /// expression is checked that may ask.
    mutating func declareTypes(_ node: Node?, actors: [Node.Entry], learning: Node?) -> [WrittenType] {
        learnsByTypes = learning?.entries?.first { $0.key == "rule" }?.value.scalar?.text == "types"
        let written = declare(node, .type, in: "types").map { entry in (entry, fields(of: entry, .type)) }
        names.parametersOfTypes = written.map { _, fields in
            let indices = (fields["parameters"]?.entries ?? []).compactMap { names.parameters.index(of: $0.key) }
            return Set(indices.filter { names.parameterDomains[$0].contains(.actors) })
        }
        names.typesOfActors = actors.map { actor in
            let node = actor.value.entries?.first { $0.key == "type" }?.value
            return node.map { typeNames($0) } ?? []
        }
        return written
    }

    /// The types that a `type` or `belief` names, without a word about those that do not exist.
    private func typeNames(_ node: Node) -> [Int] {
        if let word = node.scalar?.text { return names.types.index(of: word).map { [$0] } ?? [] }
        return (node.entries ?? []).filter { !$0.value.isNull }.compactMap { names.types.index(of: $0.key) }
    }

    /// The actors that may be of a type.
    func owners(ofType type: Int) -> [Int] {
        names.typesOfActors.indices.filter { names.typesOfActors[$0].contains(type) }
    }

    mutating func readTypes(_ written: [WrittenType]) -> [PrivateType] {
        written.enumerated().map { index, type in
            let fields = type.fields
            let owners = owners(ofType: index)
            var result = PrivateType(name: type.entry.key, place: type.entry.keyPlace)
            result.title = text(fields["title"])
            result.about = text(fields["about"])
            result.isGood = constantTruth(fields["good"], standard: false, field: "'good'")
            result.strategy =
                fields["strategy"].map { strategies($0, for: nil, field: "the strategy of a type") }
                ?? names.issues.names.map { _ in nil }
            for (issue, use) in result.strategy.enumerated() {
                guard let use else { continue }
                for owner in owners { checkArguments(of: use, boundTo: bindings(of: owner, on: [issue])) }
            }
            result.approval = approval(fields["approval"], ofTypeOf: owners)
            result.parameters = parameters(fields["parameters"], ofTypeOf: owners)
            if owners.isEmpty { warn(.types(.unusedType(type.entry.key)), at: type.entry.keyPlace) }
            return result
        }
    }

    private mutating func checkArguments(of use: StrategyUse, boundTo bindings: [Binding]) {
        for argument in use.arguments where dependsOnBinding(argument, amongParties: true) {
            for binding in bindings { checkBinding(of: argument, binding, asking: .own) }
        }
    }

    private mutating func approval(_ node: Node?, ofTypeOf owners: [Int]) -> [Expression?] {
        var values: [Expression?] = names.issues.names.map { _ in nil }
        guard let node else { return values }
        for (node, issues) in byIssue(node, field: "the approval of a type") {
            let checker = self
            let scope = Scope.during("the approval of a type", self: .self, issue: .this).asking(.own)
                .binding(
                    to: owners.flatMap { checker.bindings(of: $0, on: issues) }.map {
                        Binding(actor: $0.actor, issue: $0.issue)
                    })
            guard let value = probability(node, in: scope) else { continue }
            for issue in issues { values[issue] = value }
        }
        return values
    }

    private mutating func parameters(_ node: Node?, ofTypeOf owners: [Int]) -> [Int: Expression] {
        var values: [Int: Expression] = [:]
        for entry in namedEntries(node, in: "'parameters' of a type") {
            guard let index = names.parameters.index(of: entry.key) else {
                report(unknown(.parameter, entry.key, in: "'parameters' of a type"), at: entry.keyPlace)
                continue
            }
            let domains = names.parameterDomains[index]
            guard domains.contains(.actors) else {
                report(.types(.notAFamilyOfActors(entry.key)), at: entry.keyPlace)
                continue
            }
            let checker = self
            var scope = Scope.beforeStart(
                "a parameter of a type", self: .self, issue: domains.contains(.issues) ? .this : nil
            ).takingDates
            scope.bindings = {
                checker.eachMember(of: domains).filter { $0.actor.map { owners.contains($0) } ?? false }
            }
            guard let value = expression(entry.value, in: scope, as: names.parameterTypes[index]) else { continue }
            values[index] = value
        }
        return values
    }

    // MARK: - Actors

    /// The types that an actor may have, and its beliefs about those of others.
    mutating func readTypes(of actor: inout Actor, _ index: Int, _ fields: Fields) {
        if let node = fields["type"] {
            let whose = "the shares of the types of '\(actor.name)'"
            let known = names.typesOfActors[index]
            let shares = shares(node, of: known, whose: whose) { checker, name, place in
                checker.report(checker.unknown(.type, name, in: "the 'type' of \(actor.name)"), at: place)
            }
            actor.types = zip(known, shares).map { ActorType(type: $0, share: $1) }
            if known.isEmpty, node.entries?.isEmpty == true {
                report(.emptyList("'type'", wanted: "one or more types with their shares"), at: node.place)
            }
            actor.typeDraw = typeDraw(shares, of: actor.name, at: fields.place(of: "type"))
        }
        for entry in namedEntries(fields["belief"], in: "'belief' of an actor") {
            guard let other = names.actors.index(of: entry.key) else {
                report(unknown(.actor, entry.key, in: "the belief of \(actor.name)"), at: entry.keyPlace)
                continue
            }
            guard other != index else {
                report(.types(.beliefInItself(entry.key, situation: nil)), at: entry.keyPlace)
                continue
            }
            let known = names.typesOfActors[other]
            guard !known.isEmpty else {
                report(.types(noTypes(of: other, nil)), at: entry.keyPlace)
                continue
            }
            let whose = "the beliefs of '\(actor.name)' about '\(entry.key)'"
            actor.beliefs[other] = shares(entry.value, of: known, whose: whose) { checker, name, place in
                guard let type = checker.names.types.index(of: name) else {
                    return checker.report(
                        checker.unknown(.type, name, in: "the belief of \(actor.name)"), at: place)
                }
                checker.report(.types(checker.notAmongTypes(type, of: other, nil)), at: place)
            }
        }
    }

    /// One weight for each of the types, 0 for those that are not named. Constant ones sum to 1.
    private mutating func shares(
        _ node: Node, of types: [Int], whose: String, refuse: (inout Checker, String, Place) -> Void
    ) -> [Expression] {
        var shares = types.map { _ in Expression.standard(0, at: node.place) }
        if let word = node.scalar, !word.isReported {
            if let position = names.types.index(of: word.text).flatMap(types.firstIndex) {
                shares[position] = .standard(1, at: node.place)
            } else {
                refuse(&self, word.text, node.place)
            }
            return shares
        }
        var isWhole = true
        for entry in namedEntries(node, in: "types with their shares") where !entry.value.isNull {
            guard let position = names.types.index(of: entry.key).flatMap(types.firstIndex) else {
                refuse(&self, entry.key, entry.keyPlace)
                isWhole = false
                continue
            }
            guard let share = finiteNumber(entry.value, in: .beforeStart("the share of a type")) else {
                isWhole = false
                continue
            }
            if let draw = share.firstDraw {
                report(.types(.drawInShare(share.text ?? "")), at: draw)
                isWhole = false
            }
            if let value = share.constant(rounds: clock.rounds)?.number, value < 0 || value > 1 {
                report(.probabilityOutside(value, field: "the share of a type"), at: entry.value.place)
                isWhole = false
            }
            shares[position] = share
        }
        let constants = shares.compactMap { $0.constant(rounds: clock.rounds)?.number }
        let sum = constants.reduce(0, +)
        if isWhole, !shares.isEmpty, constants.count == shares.count, abs(sum - 1) > Self.shareTolerance {
            report(.types(.sharesNotOne(sum, whose: whose)), at: node.place)
        }
        return shares
    }

    /// How far the sum of constant shares may be from 1: what rounding to nine decimals explains.
    private static let shareTolerance = 1e-9

    /// The draw of a position among the types.
    private func typeDraw(_ shares: [Expression], of actor: String, at place: Place) -> Expression {
        let arguments = shares.enumerated().flatMap { position, share -> [DrawArgument] in
            [.value(Expression(.number(Double(position)), type: .number, at: place)), .value(share)]
        }
        let draw = Draw(family: .pick, arguments: arguments, ordinal: 0)
        return Expression(.draw(draw), type: .number, at: place, text: "the type of \(actor)")
    }

    // MARK: - Words for messages

    func noTypes(of actor: Int, _ situation: String?) -> TypeCause {
        let typed = names.typesOfActors.indices.filter { !names.typesOfActors[$0].isEmpty }
        return .noTypes(
            actor: names.actors.names[actor], typed: typed.map { names.actors.names[$0] }, situation: situation)
    }

    func notAmongTypes(_ type: Int, of actor: Int, _ situation: String?) -> TypeCause {
        .notAmongTypes(
            names.types.names[type], actor: names.actors.names[actor],
            known: names.typesOfActors[actor].map { names.types.names[$0] }, situation: situation)
    }
}

extension Expression {
    /// The place of the first draw in it, in reading order.
    var firstDraw: Place? {
        if case .draw = node { return place }
        return children.lazy.compactMap(\.firstDraw).first
    }
}
