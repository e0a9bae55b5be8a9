import Scenarios

extension Lowering {
    // MARK: Declaring

    /// The strategies that each party may ever follow on each issue, with their memories.
    mutating func declareStrategies() {
        for (actor, party) in scenario.actors.enumerated() {
            var own: [[Variables.OwnStrategy]] = []
            var active: [NumberVariable?] = []
            for (index, issue) in scenario.issues.enumerated() {
                guard issue.parties.contains(actor) else {
                    own.append([])
                    active.append(nil)
                    continue
                }
                var adopted: [StrategyUse] = []
                for event in scenario.events {
                    for adoption in event.adopts where adoption.actor == actor {
                        if let use = adoption.strategy[index] { adopted.append(use) }
                    }
                }
                let first =
                    party.types.isEmpty
                    ? [declareStrategy(party.strategy[index], actor, index, position: 0)]
                    : party.types.indices.map { type in
                        declareStrategy(
                            scenario.strategy(of: actor, as: type, on: index), actor, index, position: 0, type: type)
                    }
                own.append(
                    first
                        + adopted.enumerated().map { declareStrategy($1, actor, index, position: $0 + 1) })
                active.append(
                    adopted.isEmpty
                        ? nil
                        : start(
                            .activeStrategy(of: party.name, issue: issue.name), 0,
                            range: ValueRange(low: 0, high: Double(adopted.count + 1))))
            }
            variables.strategies.append(own)
            variables.activeStrategy.append(active)
        }
    }

    /// - Parameter type: the position of the type that has it, where the actor has types.
    private mutating func declareStrategy(
        _ use: StrategyUse, _ actor: Int, _ issue: Int, position: Int, type: Int? = nil
    ) -> Variables.OwnStrategy {
        let party = scenario.actors[actor]
        let name = scenario.strategies[use.strategy].name
        let path =
            type.map {
                SitePath.strategy(
                    name, of: party.name, on: scenario.issues[issue].name,
                    type: scenario.types[party.types[$0].type].name)
            } ?? .strategy(name, of: party.name, on: scenario.issues[issue].name, position: position)
        let own = Variables.OwnStrategy(use: use, memory: declareMemory(use, path), position: position, type: type)
        begin(own, actor, issue)
        return own
    }

    private mutating func declareMemory(_ use: StrategyUse, _ path: SitePath) -> StrategyMemory {
        let strategy = scenario.strategies[use.strategy]
        let variables = strategy.memory.map { memory -> StrategyMemory.Variable in
            switch memory.type {
            case .number: .number(builder.newVariable(.memory(memory.name, of: path), range: .anything))
            case .truth: .truth(builder.newTruthVariable(.memory(memory.name, of: path)))
            }
        }
        var followed: [Int: StrategyMemory] = [:]
        strategy.forEachFollowed { followed[$0.ordinal] = declareMemory($0.use, path.followed($0.ordinal)) }
        return StrategyMemory(variables: variables, followed: followed, path: path)
    }

    /// Gives every variable of a memory its start, and then those of the strategies that it follows, whose arguments may
    /// ask it.
    /// - Parameter event: the event by which the strategy is adopted; `nil` before the first round.
    /// - Parameter follower: the strategy that follows it, in whose context its arguments are written.
    private mutating func begin(_ own: Variables.OwnStrategy, _ actor: Int, _ issue: Int, in event: String? = nil) {
        begin(own.memory, of: own.use, actor, issue, in: event, type: own.type)
    }

    private mutating func begin(
        _ memory: StrategyMemory, of use: StrategyUse, _ actor: Int, _ issue: Int, in event: String?, type: Int?,
        follower: StrategyContext? = nil
    ) {
        let strategy = scenario.strategies[use.strategy]
        let path = event.map { memory.path.adopted(in: $0) } ?? memory.path
        var context = ExpressionContext(
            path: path, selfActor: actor, others: scenario.issues[issue].parties.filter { $0 != actor }, issue: issue)
        context.assumedType = type
        context.strategy = follower
        context.strategy = strategyFrame(
            use, memory, context, first: .constant(true), heard: .constant(false), moved: .constant(false))
        assign(
            memory.variables,
            strategy.memory.map { value(root: $0.start, context.at(path.memory($0.name, .start))) })
        // Those in the arguments of others first: these ask them.
        var followed: [FollowedStrategy] = []
        strategy.forEachFollowed { followed.append($0) }
        for next in followed.reversed() {
            guard let inner = memory.followed[next.ordinal] else { continue }
            begin(inner, of: next.use, actor, issue, in: event, type: type, follower: context.strategy)
        }
    }

    private mutating func assign(_ variables: [StrategyMemory.Variable], _ values: [Value]) {
        for (variable, value) in zip(variables, values) {
            switch (variable, value) {
            case (.number(let variable), .number(let value)): builder.assign(variable, value)
            case (.number(let variable), .truth(let value)): builder.assign(variable, numberOf(value))
            case (.truth(let variable), .truth(let value)): builder.assign(variable, value)
            case (.truth, .number): preconditionFailure("the checker gives a memory variable one type")
            }
        }
    }

    // MARK: Asking

    /// The values that a strategy can use. Its arguments are evaluated now, in the context of the strategy that follows
    /// it, if any (`context.strategy`).
    mutating func strategyFrame(
        _ use: StrategyUse, _ memory: StrategyMemory, _ context: ExpressionContext, first: TruthValue,
        heard: TruthValue,
        moved: TruthValue, isUpdate: Bool = false
    ) -> StrategyContext {
        guard let issue = context.issue, let actor = context.selfActor, let party = party(actor, of: issue) else {
            preconditionFailure("a strategy is asked by a party of an issue")
        }
        let name = scenario.strategies[use.strategy].name
        let arguments = use.arguments.enumerated().map { position, argument -> Value in
            let path = context.path
            let asking = context.at(
                isUpdate ? path.updateArgument(position, of: name) : path.argument(position, of: name))
            return builder.snapshot(value(root: argument, asking))
        }
        return StrategyContext(
            use: use, arguments: arguments, memory: memory,
            saw: asksSaw[use.strategy] ? reading(by: .self, of: .other, issue, context) : nil,
            mine: builder.read(variables.lastMove[issue][party]),
            first: first, heard: heard, moved: moved)
    }

    // MARK: Remembering

    /// Step 7: every memory of the parties that moved on an issue, or read a move on it, all variables together.
    mutating func lowerMemory(_ agenda: [TruthValue], _ moves: [Moves]) {
        for (index, issue) in scenario.issues.enumerated() {
            for (party, actor) in issue.parties.enumerated() {
                let own = variables.strategies[actor][index]
                guard own.contains(where: { $0.memory.remembers }) else { continue }
                inSpace(where: agenda[index]) { lowering in
                    let move = moves[index].party[party]
                    let heard = issue.parties.indices.filter { $0 != party }.reduce(TruthValue.constant(false)) {
                        lowering.logic(.or, $0, moves[index].party[$1].moved)
                    }
                    let learns = lowering.logic(.or, move.moved, heard)
                    if own.count == 1, lowering.remembersQuietly(own[0], index, party) {
                        lowering.remember(own[0], index, party, move, heard, where: learns)
                        return
                    }
                    lowering.inSpace(where: learns) { lowering in
                        lowering.remember(index, party, actor, move, heard)
                    }
                }
            }
        }
    }

    private mutating func remember(
        _ issue: Int, _ party: Int, _ actor: Int, _ move: Moves.PartyMove, _ heard: TruthValue
    ) {
        for strategy in variables.strategies[actor][issue] where strategy.memory.remembers {
            let isActive = variables.activeStrategy[actor][issue].map {
                compare(.equal, builder.read($0), .constant(Double(strategy.position)))
            }
            inSpace(where: isActive ?? .constant(true)) {
                $0.remember(strategy, issue, party, move, heard, where: .constant(true))
            }
        }
    }

    /// - Parameter learns: the lanes in which there is something to remember.
    private mutating func remember(
        _ own: Variables.OwnStrategy, _ issue: Int, _ party: Int, _ move: Moves.PartyMove, _ heard: TruthValue,
        where learns: TruthValue
    ) {
        var context = decisionFrame(issue, party)
        context.path = own.memory.path
        context.assumedType = own.type
        context.strategy = strategyFrame(
            own.use, own.memory, context, first: move.first, heard: heard, moved: move.moved, isUpdate: true)
        var updates: [(StrategyMemory.Variable, Value)] = []
        collectUpdates(own.use, context, &updates)
        if learns.constant != true {
            updates = updates.map { variable, value in (variable, select(learns, value, of: variable)) }
        }
        assign(updates.map(\.0), updates.map(\.1))
    }

    /// The new value of a variable where the condition holds, and the one that it has elsewhere.
    private mutating func select(
        _ condition: TruthValue, _ value: Value, of variable: StrategyMemory.Variable
    ) -> Value {
        switch (value, read(variable)) {
        case (.number(let new), .number(let old)): .number(select(condition, new, old))
        case (.truth(let new), .number(let old)): .number(select(condition, numberOf(new), old))
        case (.truth(let new), .truth(let old)): .truth(select(condition, new, old))
        case (.number, .truth): preconditionFailure("the checker gives a memory variable one type")
        }
    }

    /// Whether memory may be updated in lanes that have nothing to remember, and kept there as it was: to compute it ends
    /// none as a fault, clamps nothing and costs little.
    private mutating func remembersQuietly(_ own: Variables.OwnStrategy, _ issue: Int, _ party: Int) -> Bool {
        var context = decisionFrame(issue, party)
        guard own.memory.followed.isEmpty, own.use.arguments.allSatisfy({ survey($0, context).isQuietAsWritten })
        else { return false }
        context.path = own.memory.path
        context.strategy = strategyFrame(
            own.use, own.memory, context, first: .constant(true), heard: .constant(true), moved: .constant(true),
            isUpdate: true)
        return scenario.strategies[own.use.strategy].memory.allSatisfy { survey($0.update, context).isQuietAsWritten }
    }

    private mutating func collectUpdates(
        _ use: StrategyUse, _ context: ExpressionContext, _ updates: inout [(StrategyMemory.Variable, Value)]
    ) {
        guard let asking = context.strategy else { return }
        let strategy = scenario.strategies[use.strategy]
        for (definition, variable) in zip(strategy.memory, asking.memory.variables) {
            let value = value(root: definition.update, context.at(asking.memory.path.memory(definition.name, .update)))
            updates.append((variable, builder.snapshot(value)))
        }
        strategy.forEachFollowed { followed in
            guard let memory = asking.memory.followed[followed.ordinal], memory.remembers else { return }
            var inner = context
            inner.path = memory.path
            inner.strategy = strategyFrame(
                followed.use, memory, inner, first: asking.first, heard: asking.heard, moved: asking.moved,
                isUpdate: true)
            collectUpdates(followed.use, inner, &updates)
        }
    }

    // MARK: Adopting

    /// Replaces strategies from this round's moves on, with new memory; the moves made and seen before are kept.
    mutating func adopt(event: Int) {
        for adoption in scenario.events[event].adopts {
            let actor = adoption.actor
            for (issue, use) in adoption.strategy.enumerated() {
                guard use != nil, let active = variables.activeStrategy[actor][issue] else { continue }
                let position =
                    1
                    + scenario.events[..<event].count { earlier in
                        earlier.adopts.contains { $0.actor == actor && $0.strategy[issue] != nil }
                    }
                builder.assign(active, .constant(Double(position)))
                guard let own = variables.strategies[actor][issue].first(where: { $0.position == position }) else {
                    continue
                }
                begin(own, actor, issue, in: scenario.events[event].name)
            }
        }
    }
}

extension StrategyMemory {
    /// Whether it has anything to update.
    var remembers: Bool {
        !variables.isEmpty || followed.values.contains { $0.remembers }
    }
}
