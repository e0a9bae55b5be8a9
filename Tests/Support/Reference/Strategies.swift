import Scenarios

/// Strategies: what a party means to do, and what it remembers.
extension ReferencePlay {
    /// What the words of a strategy's arguments mean.
    func strategyScope(_ actor: Int, _ issue: Int) -> ReferenceScope {
        let others = scenario.issues[issue].parties.filter { $0 != actor }
        return ReferenceScope(.issue(self.name(ofIssue: issue), .moves), actor: actor, others: others, issue: issue)
    }

    private func strategyPath(_ actor: Int, _ issue: Int, _ position: Int) -> SitePath {
        let use = model.strategies[actor][issue][position]
        return .strategy(
            scenario.strategies[use.strategy].name, of: name(ofActor: actor), on: name(ofIssue: issue),
            position: position)
    }

    /// A strategy ready to be asked: its arguments are evaluated, once.
    private func frame(
        _ use: StrategyUse, at path: @escaping () -> SitePath, _ memory: ReferenceMemory, isUpdate: Bool,
        in outer: ReferenceScope
    ) throws -> StrategyFrame {
        let frame = StrategyFrame(use, path: path, memory: memory, isUpdate: isUpdate, outer: outer)
        let name = scenario.strategies[use.strategy].name
        frame.arguments = try use.arguments.enumerated().map { position, argument in
            try value(
                argument,
                outer.at(isUpdate ? path().updateArgument(position, of: name) : path().argument(position, of: name)))
        }
        if let follower = outer.strategy {
            (frame.moved, frame.heard, frame.first) = (follower.moved, follower.heard, follower.first)
        } else {
            frame.first = !state.hasMoved[outer.issue!][party(outer.actor!, outer.issue!)]
        }
        return frame
    }

    private func inside(_ frame: StrategyFrame) -> ReferenceScope {
        var scope = frame.outer
        scope.strategy = frame
        return scope
    }

    // MARK: Decisions

    /// The probabilities of an offer and of a withdrawal.
    func intention(_ actor: Int, _ issue: Int) throws -> (offer: Double, withdraw: Double) {
        let memory = state.strategies[actor][issue]!
        let use = model.strategies[actor][issue][memory.position]
        return try intention(
            use, memory, at: { [self] in strategyPath(actor, issue, memory.position) }, in: strategyScope(actor, issue))
    }

    func intention(
        _ use: StrategyUse, _ memory: ReferenceMemory, at path: @escaping () -> SitePath, in outer: ReferenceScope
    ) throws -> (offer: Double, withdraw: Double) {
        let frame = try frame(use, at: path, memory, isUpdate: false, in: outer)
        let strategy = scenario.strategies[use.strategy]
        let offer = try probability(strategy.offer, inside(frame).at(path().word(.offer)))
        return (offer, try probability(strategy.withdraw, inside(frame).at(path().word(.withdraw))))
    }

    /// The probability with which the followed strategy would offer now.
    func offer(of followed: FollowedStrategy, _ scope: ReferenceScope) throws -> Double {
        let follower = scope.strategy!
        let path = { follower.path().followed(followed.ordinal) }
        let memory = follower.memory.followed[followed.ordinal]!
        let frame = try frame(followed.use, at: path, memory, isUpdate: follower.isUpdate, in: scope)
        return try probability(
            scenario.strategies[followed.use.strategy].offer, inside(frame).at(path().word(.offer)))
    }

    // MARK: Memory

    /// A strategy begins, or is adopted: its memory is fresh.
    func takeUp(_ position: Int, _ actor: Int, _ issue: Int, adoptedIn event: String?) throws {
        let use = model.strategies[actor][issue][position]
        let path = { [self] in
            let path = strategyPath(actor, issue, position)
            return event.map { path.adopted(in: $0) } ?? path
        }
        state.strategies[actor][issue] = try begun(use, position, at: path, in: strategyScope(actor, issue))
    }

    func begun(
        _ use: StrategyUse, _ position: Int, at path: @escaping () -> SitePath, in outer: ReferenceScope
    ) throws -> ReferenceMemory {
        let strategy = scenario.strategies[use.strategy]
        var memory = ReferenceMemory(position: position, values: [])
        if !strategy.memory.isEmpty {
            let frame = try frame(use, at: path, memory, isUpdate: false, in: outer)
            memory.values = try strategy.memory.map {
                let name = $0.name
                return try value($0.start, inside(frame).at(path().memory(name, .start)))
            }
        }
        let follows = strategy.follows
        guard !follows.isEmpty else { return memory }
        // The arguments of one may follow another, which is written behind it.
        for followed in follows.reversed() {
            let frame = try frame(use, at: path, memory, isUpdate: false, in: outer)
            memory.followed[followed.ordinal] = try begun(
                followed.use, 0, at: { path().followed(followed.ordinal) }, in: inside(frame))
        }
        return memory
    }

    /// All memory is updated together, of whoever moved or read a move.
    func remember(_ moves: [ReferenceMove], _ readings: [ReferenceReading]) throws {
        var next = state.strategies
        var types = state.typeMemories
        let moves = Dictionary(grouping: moves, by: \.issue)
        let readings = Dictionary(grouping: readings, by: \.issue)
        for (issue, entry) in scenario.issues.enumerated() {
            for (party, actor) in entry.parties.enumerated() {
                let own = moves[issue]?.first { $0.party == party }
                let heard = readings[issue]?.contains { $0.reader == party } ?? false
                guard own != nil || heard else { continue }
                let memory = state.strategies[actor][issue]!
                let use = model.strategies[actor][issue][memory.position]
                let now = Now(moved: own != nil, heard: heard, first: own?.wasFirst ?? !state.hasMoved[issue][party])
                if state.types[actor] != nil, memory.position == 0 {
                    types[actor][issue] = try updatedTypes(actor, issue, now)
                    continue
                }
                next[actor][issue] = try updated(
                    use, memory, at: { [self] in strategyPath(actor, issue, memory.position) },
                    in: strategyScope(actor, issue), now)
            }
        }
        state.strategies = next
        state.typeMemories = types
    }

    struct Now {
        var moved: Bool
        var heard: Bool
        var first: Bool
    }

    func updated(
        _ use: StrategyUse, _ memory: ReferenceMemory, at path: @escaping () -> SitePath, in outer: ReferenceScope,
        _ now: Now
    ) throws -> ReferenceMemory {
        let strategy = scenario.strategies[use.strategy]
        let follows = strategy.follows
        guard !strategy.memory.isEmpty || !follows.isEmpty else { return memory }
        let frame = try frame(use, at: path, memory, isUpdate: true, in: outer)
        (frame.moved, frame.heard, frame.first) = (now.moved, now.heard, now.first)
        var next = memory
        next.values = try strategy.memory.map {
            let name = $0.name
            return try value($0.update, inside(frame).at(path().memory(name, .update)))
        }
        for followed in follows {
            next.followed[followed.ordinal] = try updated(
                followed.use, memory.followed[followed.ordinal]!, at: { path().followed(followed.ordinal) },
                in: inside(frame), now)
        }
        return next
    }
}

extension Strategy {
    /// Every strategy that this one follows, also in what it hands to one of them.
    fileprivate var follows: [FollowedStrategy] { (offer.follows + withdraw.follows) }
}

extension Expression {
    fileprivate var follows: [FollowedStrategy] {
        let within = children.flatMap(\.follows)
        return if case .follows(let followed) = node { [followed] + within } else { within }
    }
}
