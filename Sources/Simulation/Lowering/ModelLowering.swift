import Distributions
import Scenarios

/// The setup of a replicate: parameters are drawn, every quantity gets its start.
extension Lowering {
    mutating func lowerParameters() { lowerParameters(scenario.drawingOrder) }

    /// - Parameters:
    ///   - order: the parameters, each after those that it uses.
    ///   - members: the parameters whose values are results of the plan.
    mutating func lowerParameters(
        _ order: [ParameterMember], reporting members: [(parameter: Int, member: Int)] = []
    ) {
        variables.parameters = scenario.parameters.map { $0.members.map { _ in .number(.constant(0)) } }
        variables.types = scenario.actors.map { _ in nil }
        let tied = lowerCorrelations()
        for next in order {
            let parameter = scenario.parameters[next.parameter]
            var context = memberContext(parameter.domains, next.member) { .parameter(parameter.name, members: $0) }
            let expression = parameter.members[next.member]
            // A setting may have made it something else; then its correlation has no effect.
            if expression.isOneDraw { context.tiedUniform = tied[next.parameter] }
            let drawn = value(root: expression, context)
            let owner = scenario.typedOwner(ofParameter: next.parameter, member: next.member)
            let path = owner == nil ? context.path : context.path.word(.privateType)
            let kept = lasting(drawn, as: .parameter(path))
            variables.parameters[next.parameter][next.member] =
                owner.map { typedMember(next, of: $0, otherwise: kept) } ?? kept
        }
        tallied.reported = members.map { place in
            ResultColumns.Driver(
                input: .parameter(place.parameter, member: place.member),
                content: TraceColumns.Content(variables.parameters[place.parameter][place.member]))
        }
    }

    /// Members are named by actor and issue, so that another family member does not change their random numbers.
    func memberContext(
        _ domains: [FamilyDomain], _ member: Int, _ path: ([String]) -> SitePath
    ) -> ExpressionContext {
        let family = scenario.members(over: domains)
        var context = ExpressionContext(path: path(scenario.ownerNames(of: member, over: domains)))
        context.selfActor = family.actor(of: member)
        context.issue = family.issue(of: member)
        return context
    }

    /// Keeps a value for the whole replicate; a constant remains a constant.
    mutating func lasting(_ value: Value, as content: ColumnContent) -> Value {
        switch value {
        case .number(let value):
            guard value.constant == nil else { return .number(value) }
            let variable = builder.newVariable(content, range: value.range, binding: .replicate)
            builder.assign(variable, value)
            return .number(builder.read(variable))
        case .truth(let value):
            guard value.constant == nil else { return .truth(value) }
            let variable = builder.newTruthVariable(content, binding: .replicate)
            builder.assign(variable, value)
            return .truth(builder.read(variable))
        }
    }

    // MARK: Everything else that has a start

    mutating func declareModel() {
        declareTypes()
        // What may ask parameters only comes first, then what may ask everything: gaps, and the starts of memory.
        declareTrust()
        declareState()
        declareIssues()
        variables.scores = scenario.actors.map { actor in
            start(.score(actor.name), 0, range: .anything)
        }
        declareEvents()
        declareChannels()
        surveyRequires()
        declareFirstMeetings()
        declareStrategies()
        declareTimes()
    }

    mutating func start(_ content: ColumnContent, _ value: Double, range: ValueRange) -> NumberVariable {
        let variable = builder.newVariable(content, range: range)
        builder.assign(variable, .constant(value))
        return variable
    }

    mutating func start(_ content: ColumnContent, _ value: Bool) -> TruthVariable {
        let variable = builder.newTruthVariable(content)
        builder.assign(variable, .constant(value))
        return variable
    }

    /// The round in which something last happened.
    private mutating func start(_ content: ColumnContent, since last: PastTime?) -> NumberVariable {
        let round = last.map { Double($0.round) } ?? -.infinity
        return start(content, round, range: ValueRange(low: round, high: 1e9))
    }

    private mutating func declareTrust() {
        variables.trust = scenario.actors.enumerated().map { from, actor in
            scenario.actors.enumerated().map { to, other in
                guard from != to else { return nil }
                guard let expression = actor.trust[to] else {
                    let variable = builder.newVariable(.trust(of: actor.name, in: other.name), range: .unit)
                    let good = beliefInGood(from, to)
                    builder.assign(variable, good)
                    return variable
                }
                let context = ExpressionContext(path: .trust(actor.name, in: other.name), selfActor: from, others: [to])
                let variable = builder.newVariable(.trust(of: actor.name, in: other.name), range: .unit)
                builder.assign(variable, unit(number(root: expression, context)))
                return variable
            }
        }
    }

    /// Clamps trust to [0, 1], without counting it.
    mutating func unit(_ value: NumberValue) -> NumberValue {
        if value.range.isProbability { return value }
        return binary(.minimum, binary(.maximum, value, .constant(0)), .constant(1))
    }

    private mutating func declareChannels() {
        let many = ValueRange(low: 0, high: 1e9)
        for channel in scenario.channels {
            let name = channel.name
            variables.met.append(start(.met(channel: name), false))
            variables.meetings.append(start(.meetings(channel: name), 0, range: many))
            variables.lastMeeting.append(start(.lastMeeting(channel: name), since: channel.lastMet))
            variables.lastTaken.append(
                channel.agenda.isRotation
                    ? start(.lastTaken(channel: name), -1, range: ValueRange(low: -1, high: 1e6)) : nil)
        }
    }

    private mutating func declareFirstMeetings() {
        for channel in scenario.channels {
            guard case .gap(let gap, let first) = channel.meeting else {
                variables.nextMeeting.append(nil)
                continue
            }
            let next = builder.newVariable(
                .nextMeeting(channel: channel.name), range: ValueRange(low: 0, high: .infinity))
            let asking = ExpressionContext(path: .channel(channel.name, .gap))
            switch first {
            case .round(let round):
                let path = SitePath.channel(channel.name, .first)
                builder.assign(next, wholeRounds(number(root: round, ExpressionContext(path: path))))
            case .gap: builder.assign(next, wholeRounds(number(root: gap, asking)))
            case .open(let open):
                let length = open.isRedrawn ? redrawn(open, asking) : number(root: open.length, asking)
                let round = binary(.add, wholeRounds(length), .constant(Double(open.since)))
                builder.assign(next, binary(.maximum, round, .constant(1)))
            }
            variables.nextMeeting.append(next)
        }
    }

    /// Rounds a number of rounds to the nearest, at least 1.
    mutating func wholeRounds(_ value: NumberValue) -> NumberValue {
        binary(.maximum, unary(.nearest, value), .constant(1))
    }

    private mutating func declareEvents() {
        let many = ValueRange(low: 0, high: 1e9)
        for event in scenario.events {
            if keeping.contains(.variant) {
                let allowed = start(.allowed(event: event.name), true)
                variables.eventAllowed.append(allowed)
            }
            variables.eventTimes.append(start(.times(event: event.name), 0, range: many))
            variables.eventFirst.append(start(.first(event: event.name), 0, range: many))
            variables.eventLast.append(start(.last(event: event.name), since: event.lastBefore))
            var rounds: [NumberValue] = []
            var due: NumberVariable?
            switch event.trigger {
            case .at(let times):
                for (position, time) in times.enumerated() {
                    let path = SitePath.eventTime(event.name, position, of: times.count)
                    rounds.append(
                        kept(unary(.floor, number(root: time, ExpressionContext(path: path))), .round(event: path)))
                }
            case .after:
                // Not yet taken up: −1; then the round in which it is due.
                due = start(.due(event: event.name), -1, range: ValueRange(low: -1, high: .infinity))
            case .chance, .rate: break
            }
            variables.eventRounds.append(rounds)
            variables.eventDue.append(due)
            let repeats =
                due != nil && event.limit?.constant(rounds: scenario.clock.rounds).map { $0.number >= 2 } ?? true
            variables.eventRepeats.append(
                repeats
                    ? Variables.EventRepeats(
                        held: start(.held(event: event.name), false),
                        taken: start(.taken(event: event.name), 0, range: many))
                    : nil)
            tallied.firings.append(builder.newCounter())
        }
    }

    private mutating func declareState() {
        for variable in scenario.state {
            var members: [Variables.StateMember] = []
            for (index, expression) in variable.starts.enumerated() {
                let context = memberContext(variable.domains, index) { .state(variable.name, members: $0) }
                let path = context.path
                let starting = context.at(path.word(.start))
                guard variable.type == .number else {
                    let member = builder.newTruthVariable(.state(path))
                    builder.assign(member, truth(root: expression, starting))
                    members.append(.truth(member))
                    continue
                }
                // `min` and `max` are evaluated once per replicate.
                let minimum = variable.minimum.map { number(root: $0, context.at(path.word(.min))) }
                let maximum = variable.maximum.map { number(root: $0, context.at(path.word(.max))) }
                let range = ValueRange(
                    low: minimum?.range.low ?? -.infinity, high: maximum?.range.high ?? .infinity)
                let member = builder.newVariable(.state(path), range: range)
                let value = number(root: expression, starting)
                builder.assign(member, bounded(value, minimum, maximum))
                members.append(
                    .number(
                        member, minimum: minimum.map { kept($0, .minimum(ofState: path)) },
                        maximum: maximum.map { kept($0, .maximum(ofState: path)) }))
            }
            variables.state.append(members)
        }
    }

    mutating func kept(_ value: NumberValue, _ content: ColumnContent) -> NumberValue {
        guard case .number(let result) = lasting(.number(value), as: content) else { return value }
        return result
    }

    mutating func bounded(_ value: NumberValue, _ minimum: NumberValue?, _ maximum: NumberValue?) -> NumberValue {
        var result = value
        if let minimum { result = binary(.maximum, result, minimum) }
        if let maximum { result = binary(.minimum, result, maximum) }
        return result
    }
}

extension Channel.Agenda {
    var isRotation: Bool {
        if case .rotate = self { true } else { false }
    }
}

extension Expression {
    /// Whether the expression is a single distribution.
    var isOneDraw: Bool {
        switch node {
        case .draw: true
        case .numberOf(let inner): inner.isOneDraw
        default: false
        }
    }
}
