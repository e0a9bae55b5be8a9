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
                var uses = [party.strategy[index]]
                for event in scenario.events {
                    for adoption in event.adopts where adoption.actor == actor {
                        if let use = adoption.strategy[index] { uses.append(use) }
                    }
                }
                own.append(
                    uses.enumerated().map { position, use in
                        let path = SitePath.strategy(
                            scenario.strategies[use.strategy].name, of: party.name, on: issue.name, position: position)
                        let memory = declareMemory(use, path)
                        begin(memory, of: use, actor, index)
                        return Variables.OwnStrategy(use: use, memory: memory)
                    })
                active.append(
                    uses.count == 1
                        ? nil
                        : start(
                            .activeStrategy(of: party.name, issue: issue.name), 0,
                            range: ValueRange(low: 0, high: Double(uses.count))))
            }
            variables.strategies.append(own)
            variables.activeStrategy.append(active)
        }
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
    private mutating func begin(
        _ memory: StrategyMemory, of use: StrategyUse, _ actor: Int, _ issue: Int, in event: String? = nil,
        follower: StrategyContext? = nil
    ) {
        let strategy = scenario.strategies[use.strategy]
        let path = event.map { memory.path.adopted(in: $0) } ?? memory.path
        var context = ExpressionContext(
            path: path, selfActor: actor, others: scenario.issues[issue].parties.filter { $0 != actor }, issue: issue)
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
            begin(inner, of: next.use, actor, issue, in: event, follower: context.strategy)
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
    private mutating func strategyFrame(
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
            saw: reading(by: .self, of: .other, issue, context), mine: builder.read(variables.lastMove[issue][party]),
            first: first, heard: heard, moved: moved)
    }

    /// The probabilities of an offer and of a withdrawal, of the strategy that the party follows now.
    mutating func intention(_ issue: Int, _ party: Int, _ context: ExpressionContext) -> (
        offer: NumberValue, withdraw: NumberValue
    ) {
        let actor = scenario.issues[issue].parties[party]
        let own = variables.strategies[actor][issue]
        let first = not(builder.read(variables.hasMoved[issue][party]))
        guard let active = variables.activeStrategy[actor][issue] else {
            return intention(own[0], context, first)
        }
        let columns = (builder.newNumber(), builder.newNumber())
        var ranges: (ValueRange, ValueRange)?
        for (position, strategy) in own.enumerated() {
            let isActive = compare(.equal, builder.read(active), .constant(Double(position)))
            inSpace(where: isActive) { lowering in
                let (offer, withdraw) = lowering.intention(strategy, context, first)
                lowering.builder.emit(.push(columns.0, lowering.builder.bring(offer)))
                lowering.builder.emit(.push(columns.1, lowering.builder.bring(withdraw)))
                ranges = (
                    ranges?.0.union(offer.range) ?? offer.range, ranges?.1.union(withdraw.range) ?? withdraw.range
                )
            }
        }
        func value(_ column: NumberColumn, _ range: ValueRange?) -> NumberValue {
            if let range, range.low == range.high { return .constant(range.low) }
            return NumberValue(operand: .column(column), space: builder.space, binding: .round, range: range ?? .unit)
        }
        return (value(columns.0, ranges?.0), value(columns.1, ranges?.1))
    }

    private mutating func intention(
        _ own: Variables.OwnStrategy, _ context: ExpressionContext, _ first: TruthValue
    ) -> (offer: NumberValue, withdraw: NumberValue) {
        let strategy = scenario.strategies[own.use.strategy]
        var asking = context.at(own.memory.path)
        asking.strategy = strategyFrame(
            own.use, own.memory, asking, first: first, heard: .constant(false), moved: .constant(false))
        let offer = probability(root: strategy.offer, asking.at(own.memory.path.word(.offer)))
        let withdraw = probability(root: strategy.withdraw, asking.at(own.memory.path.word(.withdraw)))
        return (offer, withdraw)
    }

    /// The probability with which another strategy, with its own memory, would offer now.
    mutating func lower(_ followed: FollowedStrategy, _ context: ExpressionContext) -> NumberValue {
        guard let follower = context.strategy, let memory = follower.memory.followed[followed.ordinal] else {
            preconditionFailure("follows is asked in strategies only")
        }
        var inner = context.at(memory.path)
        inner.strategy = strategyFrame(
            followed.use, memory, inner, first: follower.first, heard: follower.heard, moved: follower.moved)
        return probability(
            root: scenario.strategies[followed.use.strategy].offer, inner.at(memory.path.word(.offer)))
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
                    lowering.inSpace(where: lowering.logic(.or, move.moved, heard)) { lowering in
                        lowering.remember(index, party, actor, move, heard)
                    }
                }
            }
        }
    }

    private mutating func remember(
        _ issue: Int, _ party: Int, _ actor: Int, _ move: Moves.PartyMove, _ heard: TruthValue
    ) {
        let own = variables.strategies[actor][issue]
        for (position, strategy) in own.enumerated() where strategy.memory.remembers {
            let isActive = variables.activeStrategy[actor][issue].map {
                compare(.equal, builder.read($0), .constant(Double(position)))
            }
            inSpace(where: isActive ?? .constant(true)) { lowering in
                var context = lowering.decisionFrame(issue, party)
                context.path = strategy.memory.path
                context.strategy = lowering.strategyFrame(
                    strategy.use, strategy.memory, context, first: move.first, heard: heard, moved: move.moved,
                    isUpdate: true)
                var updates: [(StrategyMemory.Variable, Value)] = []
                lowering.collectUpdates(strategy.use, context, &updates)
                lowering.assign(updates.map(\.0), updates.map(\.1))
            }
        }
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
                guard let use, let active = variables.activeStrategy[actor][issue] else { continue }
                let position =
                    1
                    + scenario.events[..<event].count { earlier in
                        earlier.adopts.contains { $0.actor == actor && $0.strategy[issue] != nil }
                    }
                builder.assign(active, .constant(Double(position)))
                begin(
                    variables.strategies[actor][issue][position].memory, of: use, actor, issue,
                    in: scenario.events[event].name)
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

extension Strategy {
    /// Visits every `follows` of the definition.
    func forEachFollowed(_ visit: (FollowedStrategy) -> Void) {
        let expressions = [offer, withdraw] + memory.flatMap { [$0.start, $0.update] }
        for followed in expressions.flatMap(\.followed) { visit(followed) }
    }
}

extension Expression {
    /// Every `follows` in it.
    fileprivate var followed: [FollowedStrategy] {
        var found: [FollowedStrategy] = []
        forEach { node in
            if case .follows(let followed) = node { found.append(followed) }
        }
        return found
    }
}
