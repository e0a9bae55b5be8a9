import Scenarios

extension Lowering {
    /// The actors that a reference stands for; several only for `other`.
    func actors(_ reference: ActorReference, _ context: ExpressionContext) -> [Int] {
        switch reference {
        case .actor(let index): return [index]
        case .self:
            guard let index = context.selfActor else { preconditionFailure("the checker knows where self is known") }
            return [index]
        case .other: return context.others
        case .member(let depth): return [context.members[depth].index]
        }
    }

    func issue(_ reference: IssueReference, _ context: ExpressionContext) -> Int {
        switch reference {
        case .issue(let index): return index
        case .this:
            guard let index = context.issue else { preconditionFailure("the checker knows where issue is known") }
            return index
        case .member(let depth): return context.members[depth].index
        }
    }

    /// Position of an actor among the parties of an issue.
    func party(_ actor: Int, of issue: Int) -> Int? {
        scenario.issues[issue].parties.firstIndex(of: actor)
    }

    /// The members of a family that are used; `other` may mean several actors.
    func memberIndices(_ domains: [FamilyDomain], _ references: [MemberReference], _ context: ExpressionContext)
        -> [Int]
    {
        scenario.members(over: domains).members(
            of: references.map { reference in
                switch reference {
                case .actor(let reference): actors(reference, context)
                case .issue(let reference): [issue(reference, context)]
                }
            })
    }

    /// The least of several values, for `other` if it means more than one actor.
    mutating func least(_ values: [Value]) -> Value {
        guard var result = values.first else { return .number(.constant(0)) }
        for next in values.dropFirst() {
            switch (result, next) {
            case (.number(let a), .number(let b)): result = .number(binary(.minimum, a, b))
            case (.truth(let a), .truth(let b)): result = .truth(logic(.and, a, b))
            default: preconditionFailure("members of one quantity have one type")
            }
        }
        return result
    }

    mutating func lower(_ quantity: Quantity, _ context: ExpressionContext) -> Value {
        switch quantity {
        case .parameter(let index, let members):
            return least(
                memberIndices(scenario.parameters[index].domains, members, context).map {
                    parameterMember(index, $0, context)
                })
        case .state(let index, let members):
            return least(
                memberIndices(scenario.state[index].domains, members, context).map { read(variables.state[index][$0]) })
        case .eventDraw(let index): return context.eventDraws[index]
        case .memory(let index):
            guard let strategy = context.strategy else { preconditionFailure("memory is asked in strategies only") }
            return read(strategy.memory.variables[index])
        case .argument(let index):
            guard let strategy = context.strategy else { preconditionFailure("arguments are asked in strategies only") }
            return strategy.arguments[index]
        case .trust(let a, let b):
            var values: [Value] = []
            for from in actors(a, context) {
                for to in actors(b, context) {
                    if let variable = variables.trust[from][to] { values.append(.number(builder.read(variable))) }
                }
            }
            // An actor trusts itself: asked only where a condition on `self` has made sure that it does not matter.
            return values.isEmpty ? .number(.constant(1)) : least(values)
        case .level(let actor, let reference):
            let index = issue(reference, context)
            guard let actor else { return .number(level(of: index)) }
            return least(actors(actor, context).map { .number(level(of: index, actor: $0)) })
        case .done(let scope): return .truth(all(scope, context) { $0.done($1) })
        case .open(let scope): return .truth(all(scope, context) { $0.open($1) })
        case .expired(let scope):
            return .truth(
                all(scope, context) { lowering, index in
                    lowering.variables.expired[index].map { lowering.builder.read($0) } ?? .constant(false)
                })
        case .completed:
            let done = scenario.issues.indices.map { numberOf(self.done($0)) }
            return .number(sum(done))
        case .progress: return .number(progress())
        case .move(let actor, let reference):
            let index = issue(reference, context)
            return least(partyVariables(actor, index, context, variables.lastMove[index]))
        case .reading(let by, let of, let reference):
            return .number(reading(by: by, of: of, issue(reference, context), context))
        case .count(let kind, let actor, let reference):
            return .number(count(kind, actor, reference, context))
        case .met(let channel): return .truth(builder.read(variables.met[channel]))
        case .meetings(let channel): return .number(builder.read(variables.meetings[channel]))
        case .roundsSinceMeeting(let channel): return .number(since(variables.lastMeeting[channel]))
        case .happened(let event):
            if scenario.events[event].lastBefore != nil { return .truth(.constant(true)) }
            // Asked of the first firing, not of how many there were: the exact interpreter keeps but a yes or no of it.
            return .truth(compare(.less, .constant(0), builder.read(variables.eventFirst[event])))
        case .times(let event): return .number(builder.read(variables.eventTimes[event]))
        case .roundsSince(let event): return .number(since(variables.eventLast[event]))
        case .score(let actor):
            return least(actors(actor, context).map { .number(builder.read(variables.scores[$0])) })
        case .issueScore(let actor, let reference):
            let index = issue(reference, context)
            let scores = variables.issueScores[index]
            return scores.isEmpty ? .number(.constant(0)) : least(partyVariables(actor, index, context, scores))
        case .recent(let counted, let rounds): return .number(recent(counted, rounds, context))
        case .round: return .number(round())
        case .rounds: return .number(.constant(Double(scenario.clock.rounds)))
        case .sameActor(let a, let b):
            let (left, right) = (actors(a, context), actors(b, context))
            return .truth(.constant(a == b || left.allSatisfy { x in right.allSatisfy { $0 == x } }))
        case .differentActor(let a, let b):
            let (left, right) = (actors(a, context), actors(b, context))
            return .truth(.constant(a != b && !left.contains { right.contains($0) }))
        case .sameIssue(let a, let b): return .truth(.constant(issue(a, context) == issue(b, context)))
        case .isType, .belief: return aboutTypes(quantity, context)
        case .saw:
            guard let saw = strategy(context).saw else { preconditionFailure("a definition that asks has the answer") }
            return .number(saw)
        case .mine: return .number(strategy(context).mine)
        case .first: return .truth(strategy(context).first)
        case .moved: return .truth(strategy(context).moved)
        case .heard: return .truth(strategy(context).heard)
        case .lead:
            let (index, me) = (issue(.this, context), actors(.self, context)[0])
            let others = least(context.others.map { .number(level(of: index, actor: $0)) })
            guard case .number(let behind) = others else { preconditionFailure("levels are numbers") }
            return .number(binary(.subtract, level(of: index, actor: me), behind))
        }
    }

    private func strategy(_ context: ExpressionContext) -> StrategyContext {
        guard let strategy = context.strategy else { preconditionFailure("asked in strategies only") }
        return strategy
    }

    func read(_ member: Variables.StateMember) -> Value {
        switch member {
        case .number(let variable, _, _): .number(builder.read(variable))
        case .truth(let variable): .truth(builder.read(variable))
        }
    }

    func read(_ variable: StrategyMemory.Variable) -> Value {
        switch variable {
        case .number(let variable): .number(builder.read(variable))
        case .truth(let variable): .truth(builder.read(variable))
        }
    }

    // MARK: Issues

    mutating func level(of issue: Int) -> NumberValue {
        let values = variables.levels[issue].map { builder.read($0) }
        return values.dropFirst().reduce(values[0]) { binary(.minimum, $0, $1) }
    }

    mutating func level(of issue: Int, actor: Int) -> NumberValue {
        let levels = variables.levels[issue]
        guard levels.count > 1 else { return builder.read(levels[0]) }
        guard let party = party(actor, of: issue) else { return .constant(0) }
        return builder.read(levels[party])
    }

    /// Whether every party is at the top level.
    mutating func done(_ issue: Int) -> TruthValue {
        guard let steps = scenario.issues[issue].steps else { return .constant(false) }
        return variables.levels[issue].reduce(.constant(true)) { result, level in
            logic(.and, result, compare(.lessOrEqual, .constant(Double(steps)), builder.read(level)))
        }
    }

    /// Whether `requires` is true and the issue is neither done nor expired.
    mutating func open(_ issue: Int) -> TruthValue {
        var result = not(done(issue))
        if let expired = variables.expired[issue] { result = logic(.andNot, result, builder.read(expired)) }
        // A `requires` that asks whether its own issue is open asks about the rest only: it would never end.
        guard !requires.open.contains(issue) else { return result }
        requires.open.insert(issue)
        defer { requires.open.remove(issue) }
        let context = ExpressionContext(path: .issue(scenario.issues[issue].name, .requires), issue: issue)
        return logic(.and, result, truth(root: scenario.issues[issue].requires, context))
    }

    private mutating func all(
        _ scope: IssueScope, _ context: ExpressionContext, _ ask: (inout Lowering, Int) -> TruthValue
    ) -> TruthValue {
        switch scope {
        case .one(let reference): return ask(&self, issue(reference, context))
        case .all:
            let ending = scenario.issues.indices.filter { scenario.issues[$0].steps != nil }
            return ending.reduce(.constant(true)) { result, index in
                let asked = ask(&self, index)
                return logic(.and, result, asked)
            }
        }
    }

    mutating func sum(_ values: [NumberValue]) -> NumberValue {
        values.reduce(.constant(0)) { total, value in
            total.constant == 0 ? value : binary(.add, total, value)
        }
    }

    private mutating func progress() -> NumberValue {
        var taken: [NumberValue] = []
        var total = 0.0
        for (index, issue) in scenario.issues.enumerated() {
            guard let steps = issue.steps else { continue }
            taken += variables.levels[index].map { builder.read($0) }
            total += Double(steps * variables.levels[index].count)
        }
        return total == 0 ? .constant(0) : binary(.divide, sum(taken), .constant(total))
    }

    private func partyVariables(
        _ actor: ActorReference, _ issue: Int, _ context: ExpressionContext, _ byParty: [NumberVariable]
    ) -> [Value] {
        actors(actor, context).compactMap { party($0, of: issue) }.map { .number(builder.read(byParty[$0])) }
    }

    mutating func reading(
        by: ActorReference, of: ActorReference, _ issue: Int, _ context: ExpressionContext
    ) -> NumberValue {
        var values: [Value] = []
        for reader in actors(by, context) {
            for mover in actors(of, context) where reader != mover {
                guard let a = party(reader, of: issue), let b = party(mover, of: issue),
                    let variable = variables.lastReading[issue][a][b]
                else { continue }
                values.append(.number(builder.read(variable)))
            }
        }
        guard case .number(let result) = least(values) else { preconditionFailure("readings are numbers") }
        return result
    }

    private mutating func count(
        _ kind: MoveCount, _ actor: ActorReference, _ reference: IssueReference?, _ context: ExpressionContext
    ) -> NumberValue {
        let issues = reference.map { [issue($0, context)] } ?? Array(scenario.issues.indices)
        let values: [Value] = actors(actor, context).map { actor in
            let counts = issues.compactMap { index -> NumberValue? in
                guard let party = party(actor, of: index), let byIssue = variables.counts[kind] else { return nil }
                return builder.read(byIssue[index][party])
            }
            return .number(sum(counts))
        }
        guard case .number(let result) = least(values) else { preconditionFailure("counts are numbers") }
        return result
    }

    // MARK: Time

    mutating func round() -> NumberValue {
        guard builder.stage != .setup else { return .constant(0) }
        return builder.number(
            binding: .round, range: ValueRange(low: 0, high: Double(scenario.clock.rounds))
        ) { .roundNumber($0) }
    }

    private mutating func since(_ last: NumberVariable) -> NumberValue {
        binary(.subtract, round(), builder.read(last))
    }
}
