import Distributions
import Scenarios

/// What is drawn once, before the first round.
extension ReferencePlay {
    func setUp() throws {
        try drawParameters()
        try drawTypes()
        try beginBelief()
        try beginState()
        for (a, actor) in scenario.actors.enumerated() {
            for (b, trust) in actor.trust.enumerated() {
                guard let trust else { continue }
                state.trust[a][b] = try probability(
                    trust, ReferenceScope(.trust(actor.name, in: self.name(ofActor: b)), actor: a, others: [b]))
            }
        }
        for issue in scenario.issues.indices { try beginIssue(issue) }
        for event in scenario.events.indices { try beginEvent(event) }
        // A gap may ask about a channel that is written later.
        for (index, channel) in scenario.channels.enumerated() {
            state.lastMeeting[index] = channel.lastMet.map { Double($0.round) }
        }
        for channel in scenario.channels.indices { try beginChannel(channel) }
        for issue in scenario.issues.indices {
            for actor in scenario.issues[issue].parties {
                if state.types[actor] == nil {
                    try takeUp(0, actor, issue, adoptedIn: nil)
                } else {
                    try takeUpTypes(actor, issue)
                }
            }
        }
        try beginQuestions()
    }

    private func drawParameters() throws {
        let tied = model.copula.tied { index in
            uniforms(Site(hashing: SitePath.parameter(scenario.parameters[index].name).draw(0).text)).first
        }
        for place in model.drawingOrder {
            let parameter = scenario.parameters[place.parameter]
            var scope = memberScope(place.member, parameter.domains) { .parameter(parameter.name, members: $0) }
            scope.tied = tied[place.parameter]
            state.parameters[place.parameter][place.member] = try value(parameter.members[place.member], scope)
        }
    }

    private func beginState() throws {
        for (index, variable) in scenario.state.enumerated() {
            state.stateBounds.append([])
            for member in variable.starts.indices {
                func scope(_ word: SitePath.Word) -> ReferenceScope {
                    memberScope(member, variable.domains) { .state(variable.name, members: $0).word(word) }
                }
                let low = try variable.minimum.map { try value($0, scope(.min)) }
                let high = try variable.maximum.map { try value($0, scope(.max)) }
                state.stateBounds[index].append((low, high))
                state.state[index][member] = bounded(
                    try value(variable.starts[member], scope(.start)), index, member)
            }
        }
    }

    /// Held to a state variable's `min` and `max`.
    func bounded(_ value: Double, _ index: Int, _ member: Int) -> Double {
        let (low, high) = state.stateBounds[index][member]
        let raised = low.map { BinaryKernel.maximum(value, $0) } ?? value
        return high.map { BinaryKernel.minimum(raised, $0) } ?? raised
    }

    private func beginIssue(_ index: Int) throws {
        let issue = scenario.issues[index]
        for (position, start) in issue.start.enumerated() {
            let party = isJoint(index) ? nil : name(ofActor: issue.parties[position])
            let path = party.map { SitePath.party($0, of: issue.name, .start) } ?? .issue(issue.name, .start)
            state.levels[index][position] = wholeLevel(try value(start, ReferenceScope(path, issue: index)), index)
        }
        if isDone(index) { state.doneRound[index] = 0 }
        var stands: Double?
        if case .jointly(let expression?) = issue.advance {
            stands = wholeRounds(try value(expression, ReferenceScope(.issue(issue.name, .stands), issue: index)))
        }
        state.stands.append(stands)
        let discount = try issue.discount.map {
            try value($0, ReferenceScope(.discount(issue.name), issue: index))
        }
        state.discounts.append(discount ?? 1)
        var expires: Double?
        if case .round(let last)? = issue.expires {
            expires = try value(last, ReferenceScope(.issue(issue.name, .expires), issue: index))
        }
        state.expires.append(expires)
    }

    /// A level is a whole number of steps, from 0 to as many as there are.
    func wholeLevel(_ value: Double, _ issue: Int) -> Double {
        held(UnaryKernel.nearest(value), 0, scenario.issues[issue].steps.map(Double.init) ?? .infinity)
    }

    private func beginEvent(_ index: Int) throws {
        let event = scenario.events[index]
        var rounds: [Double] = []
        if case .at(let times) = event.trigger {
            rounds = try times.enumerated().map { position, time in
                UnaryKernel.floor(
                    try value(time, ReferenceScope(.eventTime(event.name, position, of: times.count))))
            }
        }
        state.eventRounds.append(rounds)
        state.lastFiring[index] = event.lastBefore.map { Double($0.round) }
    }

    private func beginChannel(_ index: Int) throws {
        let channel = scenario.channels[index]
        guard case .gap(let gap, let first) = channel.meeting else { return }
        let scope = ReferenceScope(.channel(channel.name, .gap))
        switch first {
        case .round(let first):
            state.nextMeeting[index] = wholeRounds(try value(first, ReferenceScope(.channel(channel.name, .first))))
        case .gap: state.nextMeeting[index] = wholeRounds(try value(gap, scope))
        case .open(let open):
            let length = open.isRedrawn ? try redrawn(open, scope) : try value(open.length, scope)
            state.nextMeeting[index] = BinaryKernel.maximum(wholeRounds(length) + Double(open.since), 1)
        }
    }

    /// Draws at index 0, 1, … until the gap is long enough; what it asks is evaluated before.
    private func redrawn(_ gap: OpenGap, _ scope: ReferenceScope) throws -> Double {
        var known: [Quantity: Double] = [:]
        func ask(_ expression: Expression, _ scope: ReferenceScope) throws {
            switch expression.node {
            case .quantity(let quantity):
                let asked = quantity.naming(scope.members)
                if known[asked] == nil { known[asked] = try self.quantity(quantity, scope) }
            case .over(let aggregate):
                for inner in members(of: aggregate, scope) {
                    if let condition = aggregate.condition { try ask(condition, inner) }
                    try ask(aggregate.value, inner)
                }
            default: for child in expression.children { try ask(child, scope) }
            }
        }
        try ask(gap.length, scope)
        defer { redrawing = nil }
        for index in 0..<UInt32(10_000) {
            redrawing = (index, known)
            let length = try value(gap.length, scope)
            if UnaryKernel.nearest(length) >= Double(1 - gap.since) { return length }
        }
        throw ReferenceFault(in: gap.length)
    }

    /// A number of rounds: to the nearest, at least 1.
    func wholeRounds(_ value: Double) -> Double { BinaryKernel.maximum(UnaryKernel.nearest(value), 1) }
}
