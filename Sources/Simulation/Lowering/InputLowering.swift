import Scenarios

extension Lowering {
    /// Keeps what is drawn before the first round, once everything has its start: the starts of quantities change later.
    mutating func keepInputs() {
        for (index, members) in variables.parameters.enumerated() {
            for (member, value) in members.enumerated() {
                tallied.inputs.append(.init(source: .parameter(index, member: member), content: .init(value)))
            }
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
        for (index, issue) in scenario.issues.enumerated() {
            for (position, expression) in issue.start.enumerated() where expression.isDrawn {
                let party = issue.start.count == 1 ? nil : position
                keepStart(
                    .number(builder.read(variables.levels[index][position])), of: .level(issue: index, party: party))
            }
        }
        // A strategy that is adopted later begins its memory then.
        for own in variables.strategies.flatMap({ $0.compactMap(\.first) }) { keepMemory(own.memory, of: own.use) }
        for (index, event) in scenario.events.enumerated() {
            guard case .at(let times) = event.trigger else { continue }
            for (position, time) in times.enumerated() where time.isDrawn {
                let content = TraceColumns.Content(.number(variables.eventRounds[index][position]))
                tallied.inputs.append(.init(source: .date(event: index, position, of: times.count), content: content))
            }
        }
    }

    /// The starts of what a strategy remembers, and of what those remember that it follows.
    private mutating func keepMemory(_ memory: StrategyMemory, of use: StrategyUse) {
        let strategy = scenario.strategies[use.strategy]
        for (definition, variable) in zip(strategy.memory, memory.variables)
        where definition.start.isDrawn || definition.start.usesDrawn(use.arguments) {
            let value: Value =
                switch variable {
                case .number(let variable): .number(builder.read(variable))
                case .truth(let variable): .truth(builder.read(variable))
                }
            keepStart(value, of: .memory(definition.name, of: memory.path))
        }
        strategy.forEachFollowed { followed in
            if let inner = memory.followed[followed.ordinal] { keepMemory(inner, of: followed.use) }
        }
    }

    private mutating func keepStart(_ value: Value, of source: ResultColumns.Input.Source) {
        let kept = lasting(value, as: .start(tallied.inputs.count))
        tallied.inputs.append(.init(source: source, content: .init(kept)))
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
