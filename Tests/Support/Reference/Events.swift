import Scenarios

/// Step 1: events, and what they do; and what is asked for them at a round's end.
extension ReferencePlay {
    func playEvent(_ index: Int) throws {
        let event = scenario.events[index]
        if case .after = event.trigger {
        } else if try isUsedUp(index, state.eventTimes[index]) {
            return
        }
        guard try isTimeFor(index) else { return }
        guard try truth(event.guardCondition, ReferenceScope(.event(event.name, .when))) else { return }
        // A firing counts before its own effects.
        state.eventTimes[index] += 1
        decidedEvents.insert(index)
        state.lastFiring[index] = Double(state.round)
        var scope = ReferenceScope(.event(event.name, .effects))
        scope.event = index
        for draw in event.draws {
            scope.eventDraws.append(try value(draw.value, scope.at(.eventDraw(event.name, draw.name))))
        }
        for (position, effect) in event.effects.enumerated() {
            let right = try value(effect.value, scope.at(.effect(event.name, position)))
            try apply(effect, right)
        }
        for (position, adoption) in event.adopts.enumerated() {
            for (issue, taken) in model.adopted[index][position].enumerated() {
                guard let taken else { continue }
                try takeUp(taken, adoption.actor, issue, adoptedIn: event.name)
            }
        }
    }

    /// Whether `limit` allows no more than so many times. It is asked each round, as it is not among what is drawn once.
    private func isUsedUp(_ index: Int, _ times: Double) throws -> Bool {
        let event = scenario.events[index]
        guard let limit = event.limit else { return false }
        return times + 1 > (try value(limit, ReferenceScope(.event(event.name, .limit))))
    }

    private func isTimeFor(_ index: Int) throws -> Bool {
        let event = scenario.events[index]
        switch event.trigger {
        case .at: return state.eventRounds[index].contains(Double(state.round))
        case .chance(let chance):
            let p = try probability(chance, ReferenceScope(.event(event.name, .chance)))
            return half(eightRounds: model.sites.occurs[index]).isBelow(p)
        case .rate(let rate):
            let expected = try value(rate, ReferenceScope(.event(event.name, .rate))) * scenario.clock.yearsPerRound!
            if expected.isNaN { throw ReferenceFault(in: rate) }
            let p = cut(UnaryKernel.atLeastOne(expected))
            return half(eightRounds: model.sites.occurs[index]).isBelow(p)
        case .after: return state.due[index] == Double(state.round)
        }
    }

    /// Each time that a condition comes to hold, unless a firing is pending; `limit` counts what was taken up.
    func askAfter() throws {
        for (index, event) in scenario.events.enumerated() {
            guard case .after(let condition, let delay) = event.trigger else { continue }
            let holds = try truth(condition, ReferenceScope(.event(event.name, .after)))
            let comesToHold = holds && !state.held[index]
            state.held[index] = holds
            let isPending = state.due[index].map { $0 > Double(state.round) } ?? false
            guard comesToHold, !isPending, !(try isUsedUp(index, state.takenUp[index])) else { continue }
            state.takenUp[index] += 1
            let rounds = wholeRounds(try value(delay, ReferenceScope(.event(event.name, .delay))))
            state.due[index] = Double(state.round) + rounds
        }
    }

    // MARK: Effects

    private func apply(_ effect: Effect, _ right: Double) throws {
        func changed(_ old: Double) throws -> Double {
            let new: Double =
                switch effect.assignment {
                case .set: right
                case .add: old + right
                case .subtract: old - right
                case .multiply: old * right
                }
            if new.isNaN { throw ReferenceFault(in: effect.value) }
            return new
        }
        let actors = Array(scenario.actors.indices)
        switch effect.target {
        case .trust(let a, let b):
            for one in a.map({ [$0] }) ?? actors {
                for other in b.map({ [$0] }) ?? actors where one != other {
                    state.trust[one][other] = cut(try changed(state.trust[one][other]))
                    shareOut(one, other)
                }
            }
        case .level(let actor, let issue):
            for one in issue.map({ [$0] }) ?? Array(scenario.issues.indices) {
                let parties = scenario.issues[one].parties
                if let actor, !parties.contains(actor) { continue }
                let wasDone = isDone(one)
                let positions = isJoint(one) ? [0] : actor.map { [party($0, one)] } ?? Array(parties.indices)
                for position in positions {
                    state.levels[one][position] = wholeLevel(try changed(state.levels[one][position]), one)
                }
                if isDone(one), !wasDone { state.doneRound[one] = Double(state.round) }
                expire(one)
            }
        case .score(let actor):
            for one in actor.map({ [$0] }) ?? actors { state.scores[one] = try changed(state.scores[one]) }
        case .state(let index, let members):
            for member in covered(members, scenario.state[index].domains) {
                state.state[index][member] = bounded(try changed(state.state[index][member]), index, member)
            }
        }
    }

    private func covered(_ members: [Int?], _ domains: [FamilyDomain]) -> [Int] {
        zip(members, domains).reduce([0]) { found, next in
            let size = next.1 == .actors ? scenario.actors.count : scenario.issues.count
            return found.flatMap { one in (next.0.map { [$0] } ?? Array(0..<size)).map { one * size + $0 } }
        }
    }

    // MARK: Expiry

    /// From the round after its last one on, an unfinished issue is expired, for good.
    func expireIssues() {
        for issue in scenario.issues.indices { expire(issue) }
    }

    /// A condition that first holds at this round's end makes it the last in which the issue can move.
    func askExpiry() throws {
        for (index, issue) in scenario.issues.enumerated() {
            guard case .when(let condition)? = issue.expires, state.expires[index] == nil else { continue }
            if try truth(condition, ReferenceScope(.issue(issue.name, .expires), issue: index)) {
                state.expires[index] = Double(state.round)
            }
        }
    }

    private func expire(_ issue: Int) {
        if let last = state.expires[issue], Double(state.round) > last, !isDone(issue) { state.expired[issue] = true }
    }
}
