internal import Scenarios
internal import Simulation

/// State variables and events.
extension Explanation {
    var stateLines: [ExplanationLine] {
        scenario.state.indices.flatMap { index -> [ExplanationLine] in
            let variable = scenario.state[index]
            var names = ExpressionNames(scenario)
            names.simplifies = true
            let domains = variable.domains.map { $0 == .actors ? "self" : "issue" }
            let name = domains.isEmpty ? variable.name : "\(variable.name)(\(domains.joined(separator: ", ")))"
            var lines: [ExplanationLine] = []
            let shared = variable.startIsOwn.firstIndex(of: false).map { variable.starts[$0] }
            var start = shared.map { "starts at \($0.description(in: names))" } ?? "starts member by member"
            for (member, isOwn) in variable.startIsOwn.enumerated() where isOwn {
                start +=
                    "; \(scenario.memberName(variable.name, member, over: variable.domains)) at \(variable.starts[member].description(in: names))"
            }
            let bounds: [String] = [
                variable.minimum.map { "at least \($0.description(in: names))" },
                variable.maximum.map { "at most \($0.description(in: names))" },
            ].compactMap(\.self)
            let held = bounds.isEmpty ? "" : "; always \(bounds.joined(separator: " and "))"
            let title = variable.title.map { "\($0): " } ?? ""
            lines.append(.text("\(title)\(name) \(start)\(held)", level: 1))
            lines += aboutLines(variable.about)
            if let next = variable.eachRound {
                var rule = next
                if case .numberOf(let condition) = next.node, variable.type == .truth { rule = condition }
                lines.append(cases("each round: \(name) ←", rule, names, level: 2))
            } else {
                lines.append(.text("changed by events only", level: 2))
            }
            return lines
        }
    }

    var eventLines: [ExplanationLine] {
        scenario.events.flatMap { event -> [ExplanationLine] in
            var lines: [ExplanationLine] = [.heading(introduced(event.title, event.name), level: 1)]
            lines += aboutLines(event.about) + triggerLines(event)
            if event.guardCondition.constant(rounds: scenario.clock.rounds)?.truth != true {
                lines.append(.text("Only if \(formula(event.guardCondition)).", level: 2))
            }
            if let limit = limitText(event) { lines.append(.text(limit, level: 2)) }
            if let last = event.lastBefore {
                lines.append(.text("It last happened before the start: \(last.words).", level: 2))
            }
            for draw in event.draws {
                lines.append(.text("Draws \(draw.name) = \(formula(draw.value)).", level: 2))
            }
            for effect in event.effects { lines.append(.text(effectText(effect, of: event), level: 2)) }
            for adoption in event.adopts { lines += adoptionLines(adoption) }
            if event.isMilestone { lines.append(.text("It counts as a milestone in paths.", level: 2)) }
            return lines
        }
    }

    private func triggerLines(_ event: Event) -> [ExplanationLine] {
        let rounds = Double(scenario.clock.rounds)
        let isFree = event.limit == nil && event.guardCondition.constant(rounds: scenario.clock.rounds)?.truth == true
        func expected(_ perRound: Double) -> String {
            let total = "\(short(perRound * rounds)) over the whole horizon"
            return isFree ? "Expected: \(total)." : "Expected: at most \(total)."
        }
        switch event.trigger {
        case .at(let times):
            let written = times.map { time in
                timeName(time) ?? "round \(formula(time)), drawn once per replicate and rounded down"
            }
            return [.text("Happens in \(enumerated(written)).", level: 2)]
        case .chance(let chance):
            var lines = [cases("Happens in a round with probability", chance, level: 2)]
            if let mean = mean(of: chance) { lines.append(.text(expected(min(1, max(0, mean))), level: 2)) }
            return lines
        case .rate(let rate):
            var lines = [cases("Expected number a year:", rate, level: 2)]
            if let mean = mean(of: rate), let years = scenario.clock.yearsPerRound {
                if constant(rate) == nil {
                    lines.append(.text("That is \(short(mean)) a year on average over what is uncertain.", level: 2))
                }
                lines.append(
                    .text(
                        "Chance in a round: 1 − exp(−rate · \(short(years))), \(short(meanChance(of: rate, years: years) ?? 0)) on average. \(expected(meanChance(of: rate, years: years) ?? 0))",
                        level: 2))
            }
            return lines
        case .after(let condition, let delay):
            let wait =
                constant(delay).map { $0 <= 1 ? "in the next round" : "\(short($0.rounded())) rounds later" }
                ?? "\(formula(delay)) rounds later (to the nearest, at least 1)"
            let isRepeated = event.limit.map { constant($0).map { $0 > 1 } ?? true } ?? true
            let comes =
                isRepeated ? "each time that \(formula(condition)) becomes true" : "once \(formula(condition)) holds"
            return [.text("Happens \(wait) \(comes) at the end of a round.", level: 2)]
        }
    }

    private func mean(of expression: Expression) -> Double? {
        SetupSample.values(of: expression, in: scenario).flatMap(average)
    }

    private func meanChance(of rate: Expression, years: Double) -> Double? {
        SetupSample.values(of: rate, in: scenario).flatMap {
            average($0.map { UnaryKernel.atLeastOne(max(0, $0) * years) })
        }
    }

    private func average(_ values: [Double]) -> Double? {
        let numbers = values.filter(\.isFinite)
        return numbers.isEmpty ? nil : numbers.reduce(0, +) / Double(numbers.count)
    }

    private func limitText(_ event: Event) -> String? {
        guard let limit = event.limit else { return nil }
        switch event.trigger {
        case .at(let times): if constant(limit) == Double(times.count) { return nil }
        case .after: if constant(limit) == 1 { return nil }
        case .chance, .rate: break
        }
        return "At most \(constant(limit).map(times) ?? "\(formula(limit)) times")."
    }

    // MARK: - Effects

    private func effectText(_ effect: Effect, of event: Event) -> String {
        let target = targetText(effect.target)
        let names = ExpressionNames(scenario, event: event)
        let value = effect.value.description(in: names)
        switch effect.assignment {
        case .set: return "Sets \(target) to \(value)."
        case .add:
            if case .number(let number) = effect.value.node, number < 0 {
                return "Lowers \(target) by \(short(-number))."
            }
            return "Raises \(target) by \(value)."
        case .subtract: return "Lowers \(target) by \(value)."
        case .multiply: return "Multiplies \(target) by \(value)."
        }
    }

    private func targetText(_ target: Effect.Target) -> String {
        switch target {
        case .trust(nil, nil): return "everyone's trust in everyone"
        case .trust(let a, let b): return "\(a.map(actor) ?? "everyone")'s trust in \(b.map(actor) ?? "everyone")"
        case .level(let a, let about):
            let whose = a.map { "\(actor($0))'s level" } ?? "the level"
            return "\(whose) on \(about.map(issue) ?? "every issue")"
        case .score(let a): return "\(a.map(actor) ?? "everyone")'s score"
        case .state: return target.description(in: scenario)
        }
    }

    private func adoptionLines(_ adoption: Event.Adoption) -> [ExplanationLine] {
        var groups: [(use: StrategyUse, text: String, issues: [Int])] = []
        for (index, use) in adoption.strategy.enumerated() {
            guard let use, scenario.issues[index].parties.contains(adoption.actor) else { continue }
            let text = use.description(in: ExpressionNames(scenario))
            if let position = groups.firstIndex(where: { $0.text == text }) {
                groups[position].issues.append(index)
            } else {
                groups.append((use, text, [index]))
            }
        }
        return groups.flatMap { use, text, issues -> [ExplanationLine] in
            var names = ExpressionNames(scenario)
            names.selfActor = adoption.actor
            names.simplifies = true
            return [.text("\(actor(adoption.actor)) adopts \(text) on \(enumerated(issues.map(issue))):", level: 2)]
                + ruleLines(use, names, level: 3)
        }
    }
}
