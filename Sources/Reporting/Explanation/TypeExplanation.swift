internal import Scenarios

/// Private types and belief, in words and in the listing of a checked scenario.
extension Explanation {
    /// The types that an actor may have, and what it believes at first about those of others.
    func typeLines(_ index: Int) -> [ExplanationLine] {
        let actor = scenario.actors[index]
        var lines: [ExplanationLine] = []
        if !actor.types.isEmpty {
            let shares = actor.types.map { "\(typeName($0.type)) with probability \(formula($0.share))" }
            lines.append(
                .text("Its type, which it alone knows: \(enumerated(shares, "or")), drawn once per replicate", level: 2)
            )
        }
        for other in scenario.actors.indices where other != index && !scenario.actors[other].types.isEmpty {
            let types = scenario.actors[other].types
            let shares = actor.beliefs[other] ?? types.map(\.share)
            let texts = zip(types, shares).map { "\(typeName($0.type)) \(formula($1))" }
            lines.append(.text("Believes at first of \(self.actor(other)): \(texts.joined(separator: ", "))", level: 2))
        }
        return lines
    }

    /// Whether all types of an actor set something, so that its own never applies.
    func isSetByTypes(of index: Int, _ isSet: (PrivateType) -> Bool) -> Bool {
        let types = scenario.actors[index].types
        return !types.isEmpty && types.allSatisfy { isSet(scenario.types[$0.type]) }
    }

    private func typeName(_ index: Int) -> String { scenario.types[index].title ?? scenario.types[index].name }

    /// Every type with what it sets.
    var typeDefinitionLines: [ExplanationLine] {
        scenario.types.flatMap { type -> [ExplanationLine] in
            let heading = introduced(type.title ?? type.name, type.name) + (type.isGood ? " – good" : "")
            var lines = [ExplanationLine.heading(heading, level: 1)] + aboutLines(type.about)
            lines += uses(type.strategy).flatMap { use, issues -> [ExplanationLine] in
                let isEverywhere = issues.count == scenario.issues.count && issues.count > 1
                let place = isEverywhere ? "every issue" : enumerated(issues.map(issue))
                var names = ExpressionNames(scenario)
                names.simplifies = true
                return [.text("On \(place): \(use.description(in: names))", level: 2)] + ruleLines(use, names, level: 3)
            }
            for (issue, approval) in type.approval.enumerated() {
                guard let approval else { continue }
                lines.append(
                    cases("An offer on \(self.issue(issue)) survives at home with probability", approval, level: 2))
            }
            for (parameter, value) in type.parameters.sorted(by: { $0.key < $1.key }) {
                lines.append(.text("\(scenario.parameters[parameter].name)(self) = \(formula(value))", level: 2))
            }
            return lines
        }
    }

    /// The strategies that a type sets, each with its issues.
    private func uses(_ strategy: [StrategyUse?]) -> [(use: StrategyUse, issues: [Int])] {
        var groups: [(text: String, use: StrategyUse, issues: [Int])] = []
        for (issue, use) in strategy.enumerated() {
            guard let use else { continue }
            let text = use.description(in: ExpressionNames(scenario))
            if let position = groups.firstIndex(where: { $0.text == text }) {
                groups[position].issues.append(issue)
            } else {
                groups.append((text, use, [issue]))
            }
        }
        return groups.map { ($0.use, $0.issues) }
    }

    /// Learning under `rule: types`.
    var typeLearningLines: [ExplanationLine] {
        let good = scenario.types.indices.filter { scenario.types[$0].isGood }.map(typeName)
        return [
            .text(
                "trust(self, other), where other has types, is self's belief that other is \(enumerated(good, "or")).",
                level: 1),
            .text(
                "After a move that is read: belief(self, other, type) ← belief · likelihood / sum over all types of belief · likelihood, where the likelihood is how probable that reading was with the type's strategy, through approval, slips and misreading.",
                level: 1),
            .text("Trust in actors without types is changed by effects and fading only.", level: 1),
        ]
    }
}

extension ScenarioListing {
    func type(_ type: PrivateType) -> [String] {
        var lines = ["\(type.name):"] + notes(type.title, type.about) + ["  good: \(type.isGood)"]
        let uses = type.strategy.enumerated().compactMap { issue, use in use.map { (issueName(issue), self.use($0)) } }
        if !uses.isEmpty { lines.append("  strategy: \(inline(uses))") }
        let approval = type.approval.enumerated().compactMap { issue, value in
            value.map { (issueName(issue), self.value($0)) }
        }
        if !approval.isEmpty { lines.append("  approval: \(inline(approval))") }
        let parameters = type.parameters.sorted { $0.key < $1.key }
        if !parameters.isEmpty {
            lines.append(
                "  parameters: \(inline(parameters.map { (scenario.parameters[$0.key].name, value($0.value)) }))")
        }
        return lines
    }

    /// The types that an actor may have, and its beliefs where they are its own.
    func typeLines(of actor: Actor) -> [String] {
        func shares(_ types: [ActorType], _ values: [Expression]) -> String {
            inline(zip(types, values).map { (scenario.types[$0.type].name, value($1)) })
        }
        var lines: [String] = []
        if !actor.types.isEmpty { lines.append("  type: \(shares(actor.types, actor.types.map(\.share)))") }
        let beliefs = actor.beliefs.sorted { $0.key < $1.key }
        if !beliefs.isEmpty {
            let texts = beliefs.map { (actorName($0.key), shares(scenario.actors[$0.key].types, $0.value)) }
            lines.append("  belief: \(inline(texts))")
        }
        return lines
    }
}
