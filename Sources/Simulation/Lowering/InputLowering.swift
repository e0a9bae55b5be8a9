import Scenarios

extension Lowering {
    /// Keeps what is known before the first round, once everything has its start: the starts of quantities change later.
    mutating func keepInputs() {
        for (index, members) in variables.parameters.enumerated() {
            for (member, value) in members.enumerated() {
                // Those computed from others are no inputs, though each replicate has them.
                keep(
                    .parameter(index, member: member), .init(value),
                    isDrawn: scenario.parameters[index].members[member].isDrawn)
            }
        }
        for (actor, type) in variables.types.enumerated() {
            if let type { keep(.type(of: actor), TraceColumns.Content(.number(type)), isDrawn: true) }
        }
        for (from, actor) in scenario.actors.enumerated() {
            for (to, expression) in actor.trust.enumerated() {
                guard let expression, expression.isDrawn, let variable = variables.trust[from][to] else { continue }
                keepStart(.number(builder.read(variable)), of: .trust(of: from, in: to))
            }
        }
        for (index, variable) in scenario.state.enumerated() {
            for (member, expression) in variable.starts.enumerated() where expression.isDrawn {
                keepStart(variables.state[index][member].value(in: builder), of: .state(index, member: member))
            }
        }
        for (index, issue) in scenario.issues.enumerated() { keepInputs(of: issue, index) }
        // A strategy that is adopted later begins its memory then.
        for (actor, own) in variables.strategies.enumerated() {
            for (issue, strategies) in own.enumerated() {
                guard let first = strategies.first else { continue }
                keepMemory(first.memory, of: first.use) { .memory(actor: actor, issue: issue, name: $0) }
            }
        }
        for (index, event) in scenario.events.enumerated() {
            guard case .at(let times) = event.trigger else { continue }
            for (position, time) in times.enumerated() where time.isDrawn {
                keep(
                    .event(index, position: position),
                    TraceColumns.Content(.number(variables.eventRounds[index][position])), isDrawn: true)
            }
        }
        for (index, channel) in scenario.channels.enumerated() {
            // A gap is drawn again and again: the first is chance like the others.
            guard case .gap(_, .round(let first)) = channel.meeting, first.isDrawn,
                let next = variables.nextMeeting[index]
            else { continue }
            keepStart(.number(builder.read(next)), of: .firstMeeting(channel: index))
        }
    }

    private mutating func keepInputs(of issue: Issue, _ index: Int) {
        for (position, expression) in issue.start.enumerated() where expression.isDrawn {
            keepStart(
                .number(builder.read(variables.levels[index][position])),
                of: .level(issue: index, actor: issue.start.count == 1 ? nil : issue.parties[position]))
        }
        guard case .round(let last) = issue.expires, last.isDrawn, let expiry = variables.expiry[index] else { return }
        keep(.expiry(issue: index), TraceColumns.Content(.number(expiry)), isDrawn: true)
    }

    /// The starts of what a strategy remembers, and of what those remember that it follows.
    private mutating func keepMemory(
        _ memory: StrategyMemory, of use: StrategyUse, within outer: String = "", _ input: (String) -> Input
    ) {
        let strategy = scenario.strategies[use.strategy]
        for (definition, variable) in zip(strategy.memory, memory.variables)
        where definition.start.isDrawn || definition.start.usesDrawn(use.arguments) {
            let value: Value =
                switch variable {
                case .number(let variable): .number(builder.read(variable))
                case .truth(let variable): .truth(builder.read(variable))
                }
            keepStart(value, of: input(outer + definition.name))
        }
        strategy.forEachFollowed { followed in
            guard let inner = memory.followed[followed.ordinal] else { return }
            let name = scenario.strategies[followed.use.strategy].name
            keepMemory(inner, of: followed.use, within: "\(outer)\(name).", input)
        }
    }

    private mutating func keepStart(_ value: Value, of input: Input) {
        keep(input, .init(lasting(value, as: .start(tallied.inputs.count + tallied.drivers.count))), isDrawn: true)
    }

    private mutating func keep(_ input: Input, _ content: TraceColumns.Content, isDrawn: Bool) {
        let driver = ResultColumns.Driver(input: input, content: content)
        if keeping.contains(.rows) { tallied.inputs.append(driver) }
        if keeping.contains(.drivers), isDrawn, content.isColumn { tallied.drivers.append(driver) }
    }
}

extension Variables.StateMember {
    fileprivate func value(in builder: PlanBuilder) -> Value {
        switch self {
        case .number(let variable, _, _): .number(builder.read(variable))
        case .truth(let variable): .truth(builder.read(variable))
        }
    }
}

extension Expression {
    /// Whether the expression contains a draw.
    var isDrawn: Bool {
        var found = false
        forEach { if case .draw = $0 { found = true } }
        return found
    }

    /// Whether it uses one of a strategy's arguments that contains a draw.
    fileprivate func usesDrawn(_ arguments: [Expression]) -> Bool {
        var found = false
        forEach { node in
            if case .quantity(.argument(let index)) = node, arguments[index].isDrawn { found = true }
        }
        return found
    }
}
