import Scenarios
import Statistics

extension Lowering {
    /// Step 1 of a round: events in file order, each after the effects of earlier ones.
    mutating func lowerEvents() {
        for index in scenario.events.indices {
            whenTriggered(index) { lowering in
                var fires = lowering.mayFire(index)
                if lowering.keeping.contains(.variant) {
                    let allowed = lowering.builder.read(lowering.variables.eventAllowed[index])
                    fires = lowering.logic(.and, fires, allowed)
                }
                lowering.inSpace(where: fires) { $0.fire(index) }
            }
            earlier.events.insert(index)
        }
    }

    private mutating func whenTriggered(_ index: Int, _ body: (inout Lowering) -> Void) {
        let event = scenario.events[index]
        switch event.trigger {
        case .at:
            let rounds = variables.eventRounds[index]
            let fixed = rounds.compactMap(\.constant)
            if fixed.count == rounds.count {
                // A round past the horizon (or one that is no whole round) never comes.
                let set = Set(fixed.filter { $0 >= 1 && $0 <= Double(scenario.clock.rounds) }.map { Int($0) }).sorted()
                guard !set.isEmpty else { return }
                builder.roundSets.append(set)
                inRounds(.among(Int32(builder.roundSets.count - 1)), body)
                return
            }
            let now = round()
            let comes = rounds.reduce(.constant(false)) { result, value in
                logic(.or, result, compare(.equal, value, now))
            }
            inSpace(where: comes, body)
        case .chance(let expression):
            let probability = probability(root: expression, ExpressionContext(path: .event(event.name, .chance)))
            inSpace(where: decide(probability, occurrence(index)), body)
        case .rate(let expression):
            // The chance in a round is 1 − exp(−rate · years in a round).
            var asked = ExpressionContext(path: .event(event.name, .rate))
            asked.watched = WatchedExpression(expression)
            let rate = number(root: expression, asked)
            let years = 1 / (scenario.clock.roundsPerYear ?? .nan)
            let chance = self.probability(unary(.atLeastOne, binary(.multiply, rate, .constant(years))), asked)
            inSpace(where: decide(chance, occurrence(index)), body)
        case .after:
            guard let due = variables.eventDue[index] else { return }
            inSpace(where: compare(.equal, builder.read(due), round()), body)
        }
    }

    private mutating func occurrence(_ event: Int) -> Halfword {
        let path = SitePath.event(scenario.events[event].name, .occurs)
        let site = builder.site(path, of: .occurrence(event: event))
        return Halfword(address: ChanceAddress(site: site, time: .eightRounds, index: 0), position: 0)
    }

    /// Whether `when` is true and the limit is not reached.
    private mutating func mayFire(_ index: Int) -> TruthValue {
        let event = scenario.events[index]
        var result = TruthValue.constant(true)
        // For `after` the limit counts how often its condition was taken up, which has been asked already.
        if let limit = event.limit, !event.trigger.isAfter {
            let value = number(root: limit, ExpressionContext(path: .event(event.name, .limit)))
            let atMostOnceAnyway: Bool =
                if case .at(let times) = event.trigger {
                    value.constant.map { $0 >= Double(times.count) } ?? false
                } else {
                    false
                }
            if !atMostOnceAnyway {
                let firings = binary(.add, builder.read(variables.eventTimes[index]), .constant(1))
                result = compare(.lessOrEqual, firings, value)
            }
        }
        let condition = ExpressionContext(path: .event(event.name, .when))
        if survey(event.guardCondition, condition).isQuiet {
            return logic(.and, result, truth(root: event.guardCondition, condition))
        }
        if result.constant != nil { return logic(.and, result, truth(root: event.guardCondition, condition)) }
        return merge(
            where: result, { $0.truth(root: event.guardCondition, condition) }, otherwise: { _ in .constant(false) })
    }

    private mutating func fire(_ index: Int) {
        let event = scenario.events[index]
        earlier.events.insert(index)
        builder.emit(.countLanes(tallied.firings[index]))
        let times = builder.read(variables.eventTimes[index])
        let now = round()
        let first = builder.read(variables.eventFirst[index])
        let isFirst = compare(.equal, first, .constant(0))
        builder.assign(variables.eventFirst[index], select(isFirst, now, first))
        builder.assign(variables.eventTimes[index], binary(.add, times, .constant(1)))
        builder.assign(variables.eventLast[index], now)
        if event.isMilestone { builder.emit(.note(.event(index), nil)) }

        var drawn: [Value] = []
        for draw in event.draws {
            var asking = ExpressionContext(path: .eventDraw(event.name, draw.name))
            asking.eventDraws = drawn
            // Kept as drawn, whatever the effects do to what it was computed from.
            drawn.append(builder.snapshot(value(root: draw.value, asking)))
        }
        for (position, effect) in event.effects.enumerated() {
            var asking = ExpressionContext(path: .effect(event.name, position))
            asking.eventDraws = drawn
            lower(effect, asking)
        }
        adopt(event: index)
    }

    // MARK: Effects

    private mutating func lower(_ effect: Effect, _ context: ExpressionContext) {
        if case .state(let index, let members) = effect.target, scenario.state[index].type == .truth {
            let value = builder.snapshot(truth(root: effect.value, context))
            for member in stateMembers(index, members) {
                if case .truth(let variable) = variables.state[index][member] { builder.assign(variable, value) }
            }
            return
        }
        let value = builder.snapshot(number(root: effect.value, context))
        var watching = context
        watching.watched = WatchedExpression(effect.value)
        switch effect.target {
        case .trust(let from, let to):
            for a in scenario.actors.indices where from == nil || from == a {
                for b in scenario.actors.indices where to == nil || to == b {
                    guard let variable = variables.trust[a][b] else { continue }
                    let changed = apply(effect.assignment, builder.read(variable), value, watching)
                    builder.assign(variable, unit(changed))
                    shareOutBelief(a, b)
                }
            }
        case .level(let actor, let issue):
            for index in scenario.issues.indices where issue == nil || issue == index {
                changeLevels(of: index, actor: actor, effect.assignment, value, watching)
            }
        case .score(let actor):
            for index in scenario.actors.indices where actor == nil || actor == index {
                let variable = variables.scores[index]
                builder.assign(variable, apply(effect.assignment, builder.read(variable), value, watching))
            }
        case .state(let index, let members):
            for member in stateMembers(index, members) {
                guard case .number(let variable, let minimum, let maximum) = variables.state[index][member] else {
                    continue
                }
                let changed = apply(effect.assignment, builder.read(variable), value, watching)
                builder.assign(variable, bounded(changed, minimum, maximum))
            }
        }
    }

    private mutating func apply(
        _ assignment: AssignmentOperator, _ old: NumberValue, _ value: NumberValue, _ context: ExpressionContext
    ) -> NumberValue {
        let result =
            switch assignment {
            case .set: value
            case .add: binary(.add, old, value)
            case .subtract: binary(.subtract, old, value)
            case .multiply: binary(.multiply, old, value)
            }
        return checked(result, context)
    }

    private func stateMembers(_ index: Int, _ members: [Int?]) -> [Int] {
        scenario.members(over: scenario.state[index].domains).members(of: members.map { $0.map { [$0] } })
    }

    private mutating func changeLevels(
        of issue: Int, actor: Int?, _ assignment: AssignmentOperator, _ value: NumberValue, _ context: ExpressionContext
    ) {
        let levels = variables.levels[issue]
        for (position, variable) in levels.enumerated() {
            if let actor {
                guard let party = party(actor, of: issue), levels.count == 1 || party == position else { continue }
            }
            let changed = apply(assignment, builder.read(variable), value, context)
            setLevel(variable, of: issue, wholeSteps(changed, variable.range))
        }
        latchExpiry(issue)
    }

    /// Assigns a level, and records if that completes the issue.
    mutating func setLevel(_ variable: NumberVariable, of issue: Int, _ value: NumberValue) {
        let before = done(issue)
        builder.assign(variable, value)
        let completed = logic(.andNot, done(issue), before)
        guard completed.constant != false else { return }
        let doneRound = variables.doneRound[issue]
        builder.assign(doneRound, select(completed, round(), builder.read(doneRound)))
        note(.done(issue), where: completed)
    }

    /// A milestone of the lanes of the current space in which a condition is true.
    mutating func note(_ milestone: Milestone, where condition: TruthValue) {
        switch builder.bring(condition) {
        case .constant(false): return
        case .constant(true): builder.emit(.note(milestone, nil))
        case .column(let column): builder.emit(.note(milestone, column))
        }
    }

    // MARK: Expiry

    /// Marks unfinished issues as expired from the round after their last one on.
    mutating func latchExpiries() {
        for issue in scenario.issues.indices { latchExpiry(issue) }
    }

    private mutating func latchExpiry(_ issue: Int) {
        guard let expired = variables.expired[issue],
            let expiry = variables.expiry[issue] ?? variables.deadline[issue].map({ builder.read($0) })
        else { return }
        let late = logic(.andNot, compare(.less, expiry, round()), done(issue))
        let isNew = logic(.andNot, late, builder.read(expired))
        note(.expired(issue), where: isNew)
        if let first = variables.expiredRound[issue] {
            builder.assign(first, select(isNew, round(), builder.read(first)))
        }
        builder.assign(expired, logic(.or, builder.read(expired), late))
    }
}
