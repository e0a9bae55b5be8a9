internal import Scenarios

/// Numbers that are written where they are used, not among the parameters.
extension Explanation {
    /// Every expression that a file gives where it is used, with its description; defaults are excluded.
    var writtenInPlace: [(name: String, expression: Expression)] {
        var found: [(name: String, expression: Expression)] = []
        /// - Parameter owner: the place of what the number belongs to, which is that of its default.
        func add(_ name: String, _ expression: Expression?, owner: Place? = nil) {
            guard let expression, expression.place != owner else { return }
            // One written expression that serves several is listed once.
            if found.contains(where: {
                $0.expression.place == expression.place && $0.expression.text == expression.text
            }) {
                return
            }
            found.append((name, expression))
        }
        for actor in scenario.actors {
            for (other, trust) in actor.trust.enumerated() {
                add("trust(\(actor.name), \(scenario.actors[other].name))", trust, owner: actor.place)
            }
            for (issue, approval) in actor.approval.enumerated() {
                add("approval of \(actor.name), \(scenario.issues[issue].name)", approval, owner: actor.place)
            }
            for (issue, use) in actor.strategy.enumerated()
            where scenario.issues[issue].parties.contains(scenario.index(of: actor)) {
                addArguments(
                    of: use, "\(actor.name), \(scenario.issues[issue].name)", add: { add($0, $1, owner: actor.place) })
            }
        }
        for type in scenario.types {
            for (issue, approval) in type.approval.enumerated() {
                add("approval of type \(type.name), \(scenario.issues[issue].name)", approval)
            }
            for (issue, use) in type.strategy.enumerated() {
                guard let use else { continue }
                addArguments(of: use, "type \(type.name), \(scenario.issues[issue].name)", add: { add($0, $1) })
            }
            for (parameter, value) in type.parameters.sorted(by: { $0.key < $1.key }) {
                add("\(scenario.parameters[parameter].name) of type \(type.name)", value)
            }
        }
        for actor in scenario.actors {
            for option in actor.types {
                add("share of type \(scenario.types[option.type].name), \(actor.name)", option.share)
            }
            for (other, beliefs) in actor.beliefs.sorted(by: { $0.key < $1.key }) {
                for (option, belief) in zip(scenario.actors[other].types, beliefs) {
                    let type = scenario.types[option.type].name
                    add("belief(\(actor.name), \(scenario.actors[other].name), \(type))", belief)
                }
            }
        }
        for strategy in scenario.strategies where !strategy.isBuiltIn {
            add("\(strategy.name), offer", strategy.offer)
            add("\(strategy.name), withdraw", strategy.withdraw)
            for memory in strategy.memory {
                add("\(strategy.name), start of \(memory.name)", memory.start)
                add("\(strategy.name), \(memory.name)", memory.update)
            }
        }
        for channel in scenario.channels {
            switch channel.meeting {
            case .chance(let chance): add("\(channel.name), meets", chance, owner: channel.place)
            case .gap(let gap, let first):
                add("\(channel.name), gap", gap, owner: channel.place)
                if case .round(let first) = first { add("\(channel.name), first", first, owner: channel.place) }
            }
        }
        for issue in scenario.issues {
            for start in issue.start { add("\(issue.name), start", start, owner: issue.place) }
            if case .jointly(let stands) = issue.advance { add("\(issue.name), stands", stands, owner: issue.place) }
            // A date is a fact of the calendar.
            if case .round(let expires) = issue.expires, constant(expires) == nil {
                add("\(issue.name), expires", expires, owner: issue.place)
            }
            add("\(issue.name), weight", issue.weight, owner: issue.place)
            add("\(issue.name), discount", issue.discount, owner: issue.place)
            for (kind, noise) in [("slip", issue.slip), ("misread", issue.misread)] {
                for expression in [noise.offer, noise.hold, noise.withdraw] {
                    add("\(issue.name), \(kind)", expression, owner: issue.place)
                }
            }
        }
        for variable in scenario.state {
            for (member, start) in variable.starts.enumerated() {
                add(
                    "\(scenario.memberName(variable.name, member, over: variable.domains)), start", start,
                    owner: variable.place)
            }
            add("\(variable.name), each round", variable.eachRound, owner: variable.place)
        }
        for event in scenario.events {
            switch event.trigger {
            case .at(let times):
                for time in times where constant(time) == nil { add("\(event.name), at", time, owner: event.place) }
            case .chance(let chance): add("\(event.name), chance", chance, owner: event.place)
            case .rate(let rate): add("\(event.name), rate", rate, owner: event.place)
            case .after(_, let delay): add("\(event.name), delay", delay, owner: event.place)
            }
            if event.guardCondition.holdsDraw { add("\(event.name), when", event.guardCondition, owner: event.place) }
            for draw in event.draws { add("\(event.name), \(draw.name)", draw.value, owner: event.place) }
            for effect in event.effects {
                add("\(event.name), \(effect.target.description(in: scenario))", effect.value, owner: event.place)
            }
        }
        for (name, expression) in learningNumbers { add(name, expression) }
        return found
    }

    private func addArguments(of use: StrategyUse, _ whose: String, add: (String, Expression) -> Void) {
        let strategy = scenario.strategies[use.strategy]
        for (parameter, argument) in zip(strategy.parameters, use.arguments)
        where argument.place != parameter.standard.place {
            add("\(strategy.name) of \(whose): \(parameter.name)", argument)
        }
    }

    /// The numbers of learning, including its defaults, which have no basis.
    private var learningNumbers: [(String, Expression)] {
        guard !scenario.issues.isEmpty, scenario.actors.count > 1 else { return [] }
        var numbers: [(String, Expression)] = []
        switch scenario.learning.rule {
        case .linear(let gain, let loss, let breach):
            numbers = [("learning, gain", gain), ("learning, loss", loss), ("learning, breach", breach)]
        case .bayesian(let offer, let hold, let withdraw):
            for (move, likelihood) in [("offer", offer), ("hold", hold), ("withdraw", withdraw)] {
                guard let likelihood else { continue }
                numbers += [
                    ("likelihood of \(move), sincere", likelihood.sincere),
                    ("likelihood of \(move), insincere", likelihood.insincere),
                ]
            }
        case .types: break
        }
        if let fade = scenario.learning.fade {
            numbers += [("learning, fade toward", fade.toward), ("learning, fade rate", fade.rate)]
        }
        return numbers
    }
}

extension Scenario {
    /// The index of one of its actors.
    fileprivate func index(of actor: Actor) -> Int {
        actors.firstIndex { $0.name == actor.name } ?? 0
    }
}
