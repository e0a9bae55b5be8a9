internal import Scenarios

/// The clock, and the actors: initial trust, strategies and approval.
extension Explanation {
    var clockLines: [ExplanationLine] {
        let clock = scenario.clock
        var text = plural(clock.rounds, "round")
        if let length = clock.round {
            text += " of \(length.count) \(length.unit.rawValue)\(length.count == 1 ? "" : "s")"
        }
        if let first = clock.label(ofRound: 1), let last = RoundNames(clock).endDate(of: clock.rounds),
            clock.start != nil
        {
            text += ", from \(first) to \(last)"
        }
        return [.text(text + ". A replicate ends earlier if an outcome becomes true.", level: 1)]
    }

    var actorLines: [ExplanationLine] {
        scenario.actors.indices.flatMap { index -> [ExplanationLine] in
            [.heading(introduced(scenario.actors[index].title, scenario.actors[index].name), level: 1)]
                + aboutLines(scenario.actors[index].about) + typeLines(index) + trustLines(index) + moveLines(index)
                + approvalLines(index)
        }
    }

    /// Indices with equal keys, grouped, in the order of their first.
    private func grouped(_ indices: [Int], by key: (Int) -> String) -> [(key: String, indices: [Int])] {
        var groups: [(key: String, indices: [Int])] = []
        for index in indices {
            let text = key(index)
            if let position = groups.firstIndex(where: { $0.key == text }) {
                groups[position].indices.append(index)
            } else {
                groups.append((text, [index]))
            }
        }
        return groups
    }

    private func trustLines(_ index: Int) -> [ExplanationLine] {
        let trust = scenario.actors[index].trust
        let others = trust.indices.filter { trust[$0] != nil }
        var names = ExpressionNames(scenario)
        names.selfActor = index
        names.simplifies = true
        let groups = grouped(others) { other in
            names.otherActor = other
            return trust[other]?.description(in: names) ?? ""
        }
        return groups.map { text, indices in
            let isDrawn = trust[indices[0]].map { $0.holdsDraw } ?? false
            let each = isDrawn && indices.count > 1 ? ", drawn for each" : isDrawn ? ", drawn once per replicate" : ""
            return .text("Initial trust in \(enumerated(indices.map(actor)))\(each): \(text)", level: 2)
        }
    }

    private func issues(of index: Int) -> [Int] {
        scenario.issues.indices.filter { scenario.issues[$0].parties.contains(index) }
    }

    /// The names of a strategy's parameters, bound if they are the same on all issues.
    private func names(of index: Int, on issues: [Int], strategy: Strategy? = nil) -> ExpressionNames {
        var names = ExpressionNames(scenario, strategy: strategy)
        names.selfActor = index
        names.simplifies = true
        let others = Set(issues.map { scenario.issues[$0].parties.filter { $0 != index } })
        if others.count == 1, let only = others.first, only.count == 1 { names.otherActor = only[0] }
        if issues.count == 1 { names.issue = issues[0] }
        return names
    }

    private func moveLines(_ index: Int) -> [ExplanationLine] {
        let uses = scenario.actors[index].strategy
        let own = issues(of: index).filter { issue in !isSetByTypes(of: index) { $0.strategy[issue] != nil } }
        let groups = grouped(own) { issue in
            let others = scenario.issues[issue].parties.filter { $0 != index }
            return uses[issue].description(in: ExpressionNames(scenario)) + " \(others)"
        }
        return groups.flatMap { _, issues -> [ExplanationLine] in
            let use = uses[issues[0]]
            let whose = scenario.strategies[use.strategy].isBuiltIn ? ", built in" : ""
            let isEverywhere = issues.count > 1 && issues.count == self.issues(of: index).count
            let place = isEverywhere ? "every issue" : enumerated(issues.map(issue))
            let names = names(of: index, on: issues)
            return [.text("On \(place): \(use.description(in: names))\(whose)", level: 2)]
                + ruleLines(use, names, level: 3)
        }
    }

    /// The rule of a strategy with the arguments substituted.
    func ruleLines(_ use: StrategyUse, _ outside: ExpressionNames, level: Int) -> [ExplanationLine] {
        let strategy = scenario.strategies[use.strategy]
        var names = outside
        names.strategy = strategy
        names.arguments = use.arguments
        var lines = [cases("offers with probability", strategy.offer, names, level: level)]
        if strategy.withdraw.constant(rounds: scenario.clock.rounds)?.number != 0 {
            lines.append(cases("withdraws with probability", strategy.withdraw, names, level: level))
        }
        for memory in strategy.memory {
            let start = memory.start.description(in: names)
            var next = memory.update
            // A truth value where memory holds one needs no 1 and 0.
            if case .numberOf(let condition) = next.node, memory.type == .truth { next = condition }
            lines.append(
                cases(
                    "remembers \(memory.name), at first \(start), after each move made or read", next, names,
                    level: level))
        }
        return lines
    }

    private func approvalLines(_ index: Int) -> [ExplanationLine] {
        let approval = scenario.actors[index].approval
        let own = issues(of: index).filter { issue in !isSetByTypes(of: index) { $0.approval[issue] != nil } }
        let groups = grouped(own) { issue in
            approval[issue].description(in: names(of: index, on: [issue]))
        }
        return groups.compactMap { _, issues in
            guard constant(approval[issues[0]]) != 1 else { return nil }
            let place = groups.count == 1 ? "" : " on \(enumerated(issues.map(issue)))"
            return cases(
                "An offer\(place) survives at home with probability", approval[issues[0]],
                names(of: index, on: [issues[0]]), level: 2)
        }
    }

    /// The meaning of the words that the rules use.
    var wordLines: [ExplanationLine] {
        guard !scenario.issues.isEmpty else { return [] }
        let used = scenario.strategies.flatMap { strategy in
            ([strategy.offer, strategy.withdraw] + strategy.memory.flatMap { [$0.start, $0.update] }).flatMap(
                \.strategyWords)
        }
        let meanings = [
            ("saw", "the reading of the other's last move on the issue; before the first, the issue's 'last'"),
            ("mine", "one's own last move as carried out; before the first, the issue's 'last'"),
            ("first", "no move made yet on the issue"),
            ("lead", "one's own level minus the other's"),
            ("moved", "one's own move was made this round"),
            ("heard", "a move of the other was read this round"),
        ]
        var lines = meanings.filter { used.contains($0.0) }.map { ExplanationLine.text("\($0.0): \($0.1)", level: 1) }
        if scenario.issues.contains(where: { $0.parties.count > 2 }) {
            lines.append(
                .text(
                    "With more than two parties 'other' stands for all the others, and the least value among them counts.",
                    level: 1))
        }
        return lines
    }
}

extension Expression {
    /// The words of strategies that the expression uses: `saw`, `lead`, …
    var strategyWords: [String] {
        if case .quantity(let quantity) = node {
            switch quantity {
            case .saw: return ["saw"]
            case .mine: return ["mine"]
            case .first: return ["first"]
            case .lead: return ["lead"]
            case .moved: return ["moved"]
            case .heard: return ["heard"]
            default: return []
            }
        }
        return children.flatMap(\.strategyWords)
    }
}
