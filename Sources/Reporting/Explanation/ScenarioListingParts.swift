internal import Scenarios

/// Actors, strategies, channels, issues and events.
extension ScenarioListing {
    func actor(_ actor: Actor) -> [String] {
        let trust = actor.trust.enumerated().compactMap { other, trust in trust.map { (actorName(other), value($0)) } }
        let issues = scenario.issues.indices.filter { index in
            scenario.issues[index].parties.contains { scenario.actors[$0].name == actor.name }
        }
        return [
            "\(actor.name):", "  name: \(title(actor.title, actor.name))",
        ] + notes(nil, actor.about) + [
            "  trust: \(inline(trust))",
            "  strategy: \(inline(issues.map { (issueName($0), use(actor.strategy[$0])) }))",
            "  approval: \(inline(issues.map { (issueName($0), value(actor.approval[$0])) }))",
        ] + typeLines(of: actor)
    }

    func use(_ use: StrategyUse) -> String {
        let strategy = scenario.strategies[use.strategy]
        let arguments = use.arguments.map { $0.description(in: ExpressionNames(scenario)) }
        return
            "\"\(strategy.name)(\(zip(strategy.parameters, arguments).map { "\($0.name) = \($1)" }.joined(separator: ", ")))\""
    }

    var learning: [String] {
        guard scenario.actors.count > 1 else { return [] }
        var lines: [String]
        switch scenario.learning.rule {
        case .linear(let gain, let loss, let breach):
            lines = ["rule: linear", "gain: \(value(gain))", "loss: \(value(loss))", "breach: \(value(breach))"]
        case .bayesian(let offer, let hold, let withdraw):
            let moves = [("offer", offer), ("hold", hold), ("withdraw", withdraw)].compactMap { move, likelihood in
                likelihood.map { (move, list([value($0.sincere), value($0.insincere)])) }
            }
            lines = ["rule: bayesian", "likelihood: \(inline(moves))"]
        case .types: lines = ["rule: types"]
        }
        let fade = scenario.learning.fade.map { inline([("toward", value($0.toward)), ("rate", value($0.rate))]) }
        lines.append("fade: \(fade ?? "~")")
        return lines
    }

    func strategy(_ strategy: Strategy) -> [String] {
        let names = ExpressionNames(scenario, strategy: strategy)
        var lines = ["\(strategy.name):\(strategy.isBuiltIn ? "  # built in" : "")"]
        lines += notes(strategy.title, strategy.about)
        if !strategy.parameters.isEmpty {
            let parameters = strategy.parameters.map { ($0.name, $0.hasDefault ? value($0.standard) : "~") }
            lines.append("  with: \(inline(parameters))")
        }
        if !strategy.memory.isEmpty {
            lines.append("  memory:")
            lines += strategy.memory.map { memory in
                "    \(memory.name): \(inline([("start", value(memory.start, names)), ("update", value(memory.update, names))]))"
            }
        }
        return lines + ["  offer: \(value(strategy.offer, names))", "  withdraw: \(value(strategy.withdraw, names))"]
    }

    func channel(_ channel: Channel) -> [String] {
        var lines = [
            "\(channel.name):", "  title: \(title(channel.title, channel.name))",
        ]
        lines += notes(nil, channel.about) + ["  parties: \(list(channel.parties.map(actorName)))"]
        switch channel.meeting {
        case .chance(let chance): lines.append("  meets: \(value(chance))")
        case .gap(let gap, let first):
            let round: Expression? = if case .round(let round) = first { round } else { nil }
            lines += ["  gap: \(value(gap))", "  first: \(optional(round, "~  # a draw of gap"))"]
        }
        if let last = channel.lastMet { lines.append("  last_met: \(last.text)") }
        let agenda =
            switch channel.agenda {
            case .all: "all"
            case .firstOpen: "first_open"
            case .rotate: "rotate"
            case .random: "random"
            case .count(let n): String(n)
            }
        return lines + ["  agenda: \(agenda)"]
    }

    func issue(_ issue: Issue) -> [String] {
        let parties = issue.parties.map(actorName)
        let moves = issue.last.map { $0 == 1 ? "offer" : $0 == 0 ? "hold" : "withdraw" }
        func noise(_ noise: Issue.Noise) -> String {
            inline([("offer", value(noise.offer)), ("hold", value(noise.hold)), ("withdraw", value(noise.withdraw))])
        }
        var lines = [
            "\(issue.name):", "  title: \(title(issue.title, issue.name))",
        ]
        lines +=
            notes(nil, issue.about) + [
                "  parties: \(list(parties))",
                "  channel: \(issue.channels.isEmpty ? "none" : list(issue.channels.map { scenario.channels[$0].name }))",
                "  steps: \(issue.steps.map(String.init) ?? "unlimited")",
                "  start: \(issue.start.count == 1 ? value(issue.start[0]) : inline(zip(parties, issue.start).map { ($0, value($1)) }))",
                "  last: \(inline(zip(parties, moves).map { ($0, $1) }))",
            ]
        switch issue.advance {
        case .jointly(let stands): lines += ["  advance: jointly", "  stands: \(optional(stands, "unlimited"))"]
        case .separately: lines.append("  advance: separately")
        }
        lines += [
            "  requires: \(value(issue.requires))", "  expires: \(expires(issue.expires))",
            "  weight: \(value(issue.weight))", "  slip: \(noise(issue.slip))", "  misread: \(noise(issue.misread))",
        ]
        let names = ["withdraw", "hold", "offer"]
        let payoffs = issue.payoffs.map { payoff in
            ("\(names[payoff.first + 1])/\(names[payoff.second + 1])", list(payoff.scores.map { value($0) }))
        }
        if issue.sharedPayoffs.isEmpty {
            lines.append("  payoffs: \(payoffs.isEmpty ? "~" : inline(payoffs))")
        } else {
            let each = issue.sharedPayoffs.map { (String($0.offers), list([value($0.offered), value($0.refused)])) }
            lines.append("  payoffs: \(inline([("each", inline(each))]))")
        }
        return lines + ["  discount: \(optional(issue.discount, "1"))"]
    }

    private func expires(_ expiry: Issue.Expiry?) -> String {
        switch expiry {
        case .round(let last): value(last)
        case .when(let condition): inline([("when", value(condition))])
        case nil: "~"
        }
    }

    func event(_ event: Event) -> [String] {
        let names = ExpressionNames(scenario, event: event)
        var lines = ["\(event.name):", "  title: \(title(event.title, event.name))"] + notes(nil, event.about)
        switch event.trigger {
        case .at(let times): lines.append("  at: \(list(times.map { value($0) }))")
        case .chance(let chance): lines.append("  chance: \(value(chance))")
        case .rate(let rate): lines.append("  rate: \(value(rate))")
        case .after(let condition, let delay): lines += ["  after: \(value(condition))", "  delay: \(value(delay))"]
        }
        lines += ["  when: \(value(event.guardCondition))", "  limit: \(optional(event.limit, "~"))"]
        if let last = event.lastBefore { lines.append("  last: \(last.text)") }
        if !event.draws.isEmpty {
            lines.append("  draws: \(inline(event.draws.map { ($0.name, value($0.value, names)) }))")
        }
        if !event.effects.isEmpty {
            lines.append("  effects:")
            lines += event.effects.map { effect in
                let text = effect.value.description(in: names)
                return "    - \"\(effect.target.description(in: scenario)) \(effect.assignment.rawValue) \(text)\""
            }
        }
        if !event.adopts.isEmpty {
            let adoptions = event.adopts.map { adoption in
                let uses = adoption.strategy.enumerated().compactMap { index, use in
                    use.map { (issueName(index), self.use($0)) }
                }
                return (actorName(adoption.actor), inline(uses))
            }
            lines.append("  adopt: \(inline(adoptions))")
        }
        return lines + ["  milestone: \(event.isMilestone)"]
    }
}
