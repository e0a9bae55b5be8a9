import Distributions
import Scenarios

/// The probabilities of an offer, a hold and a withdrawal.
struct ReferenceChances {
    var offer = 0.0
    var hold = 0.0
    var withdraw = 0.0

    /// Of a move: 1 offer, 0 hold, −1 withdrawal.
    func of(_ move: Double) -> Double { move > 0 ? offer : move < 0 ? withdraw : hold }

    /// After noise that turns each kind of move into its opposite with a probability of its own.
    func after(_ noise: ReferenceChances) -> ReferenceChances {
        ReferenceChances(
            offer: offer * (1 - noise.offer) + hold * noise.hold,
            hold: hold * (1 - noise.hold) + offer * noise.offer + withdraw * noise.withdraw,
            withdraw: withdraw * (1 - noise.withdraw))
    }
}

/// What the others reckon a move to be under each type of its mover.
struct ReferenceHypotheses {
    /// By position of the type: the move as it comes out.
    var moves: [ReferenceChances]
    /// By reader.
    var misreadings: [Int: ReferenceChances]
}

/// Private types, and belief in them.
extension ReferencePlay {
    private func type(_ actor: Int, _ position: Int) -> PrivateType {
        scenario.types[scenario.actors[actor].types[position].type]
    }

    private func isTyped(_ actor: Int) -> Bool { !scenario.actors[actor].types.isEmpty }

    func believes(_ observer: Int, _ actor: Int) -> Bool {
        if case .types = scenario.learning.rule { observer != actor && isTyped(actor) } else { false }
    }

    // MARK: Before the first round

    func drawTypes() throws {
        for (index, actor) in scenario.actors.enumerated() {
            guard let draw = actor.typeDraw else { continue }
            state.types[index] = Int(try value(draw, ReferenceScope(.type(of: actor.name), actor: index)))
        }
        for (parameter, entry) in scenario.parameters.enumerated() {
            for member in entry.members.indices { try setMember(parameter, member) }
        }
    }

    /// What the owner's types make of a family's member, and what it is for the type that the owner has.
    private func setMember(_ parameter: Int, _ member: Int) throws {
        let entry = scenario.parameters[parameter]
        let scope = memberScope(member, entry.domains) { .parameter(entry.name, members: $0) }
        guard let owner = scope.actor, let position = state.types[owner] else { return }
        let own = state.parameters[parameter][member]
        var values: [Double] = []
        for option in scenario.actors[owner].types {
            let type = scenario.types[option.type]
            let path = scope.path().ofType(type.name)
            values.append(try type.parameters[parameter].map { try value($0, scope.at(path)) } ?? own)
        }
        state.typedMembers[[parameter, member]] = values
        state.parameters[parameter][member] = values[position]
    }

    func beginBelief() throws {
        for (observer, actor) in scenario.actors.enumerated() {
            for (other, believed) in scenario.actors.enumerated() where other != observer && isTyped(other) {
                let written = actor.beliefs[other] ?? believed.types.map(\.share)
                let scope = ReferenceScope(
                    .belief(actor.name, in: believed.name), actor: observer, others: [other])
                let weights = try written.map { try probability($0, scope) }
                let all = weights.reduce(0, +)
                if all == 0 { throw ReferenceFault(in: written[0]) }
                state.belief[observer][other] = weights.map { $0 / all }
                state.prior[observer][other] = state.belief[observer][other]
                trustAsBelieved(observer, other)
            }
        }
    }

    private func trustAsBelieved(_ observer: Int, _ actor: Int) {
        guard believes(observer, actor) else { return }
        let good = state.belief[observer][actor].indices.filter { type(actor, $0).isGood }
        state.trust[observer][actor] = cut(good.reduce(0) { $0 + state.belief[observer][actor][$1] })
    }

    // MARK: Decisions

    /// Whether a party follows its type's strategy, and none that it has adopted since.
    private func followsType(_ actor: Int, _ issue: Int) -> Bool {
        isTyped(actor) && state.strategies[actor][issue]?.position == 0
    }

    private func typedUse(_ actor: Int, _ position: Int, _ issue: Int) -> StrategyUse {
        type(actor, position).strategy[issue] ?? scenario.actors[actor].strategy[issue]
    }

    private func typedPath(_ actor: Int, _ position: Int, _ issue: Int) -> SitePath {
        .strategy(
            scenario.strategies[typedUse(actor, position, issue).strategy].name, of: name(ofActor: actor),
            on: name(ofIssue: issue), type: type(actor, position).name)
    }

    private func typedScope(_ actor: Int, _ position: Int, _ issue: Int) -> ReferenceScope {
        var scope = strategyScope(actor, issue)
        scope.assumed = position
        return scope
    }

    /// Each type of an actor begins with a memory of its own.
    func takeUpTypes(_ actor: Int, _ issue: Int) throws {
        state.strategies[actor][issue] = ReferenceMemory(position: 0, values: [])
        state.typeMemories[actor][issue] = try scenario.actors[actor].types.indices.map { position in
            try begun(
                typedUse(actor, position, issue), 0, at: { [self] in typedPath(actor, position, issue) },
                in: typedScope(actor, position, issue))
        }
    }

    func updatedTypes(_ actor: Int, _ issue: Int, _ now: Now) throws -> [ReferenceMemory] {
        try scenario.actors[actor].types.indices.map { position in
            try updated(
                typedUse(actor, position, issue), state.typeMemories[actor][issue][position],
                at: { [self] in typedPath(actor, position, issue) }, in: typedScope(actor, position, issue), now)
        }
    }

    /// A decision of a party that has types: what it means to do and its approval, and what the others reckon.
    func typedDecision(_ party: Int, _ issue: Int) throws -> (
        offer: Double, withdraw: Double, approval: Double, reckoned: ReferenceHypotheses?
    ) {
        let entry = scenario.issues[issue]
        let actor = entry.parties[party]
        let actual = state.types[actor]!
        let isOwn = followsType(actor, issue)
        let intentions = try scenario.actors[actor].types.indices.map { position in
            isOwn
                ? try intention(
                    typedUse(actor, position, issue), state.typeMemories[actor][issue][position],
                    at: { [self] in typedPath(actor, position, issue) }, in: typedScope(actor, position, issue))
                : (offer: 0, withdraw: 0)
        }
        let meant = isOwn ? intentions[actual] : try intention(actor, issue)
        var approvals: [Double] = []
        for position in scenario.actors[actor].types.indices {
            var scope = ReferenceScope(
                .party(self.name(ofActor: actor), of: entry.name, .approval), actor: actor, issue: issue)
            scope.assumed = position
            approvals.append(
                try probability(type(actor, position).approval[issue] ?? scenario.actors[actor].approval[issue], scope))
        }
        let slip = try noise(
            entry.slip,
            ReferenceScope(.party(self.name(ofActor: actor), of: entry.name, .slip), actor: actor, issue: issue))
        var misreadings: [Int: ReferenceChances] = [:]
        for (reader, other) in entry.parties.enumerated() where reader != party {
            let path = SitePath.misreading(name(ofActor: other), of: name(ofActor: actor), on: entry.name)
            misreadings[reader] = try noise(
                entry.misread, ReferenceScope(path, actor: other, others: [actor], issue: issue))
        }
        let moves = zip(intentions, approvals).map { intention, approval -> ReferenceChances in
            let withdraw = BinaryKernel.minimum(intention.withdraw, 1 - intention.offer)
            return ReferenceChances(
                offer: intention.offer * approval,
                hold: 1 - intention.offer - withdraw + intention.offer * (1 - approval), withdraw: withdraw
            ).after(slip)
        }
        let reckoned = isOwn ? ReferenceHypotheses(moves: moves, misreadings: misreadings) : nil
        return (meant.offer, meant.withdraw, approvals[actual], reckoned)
    }

    private func noise(_ noise: Issue.Noise, _ scope: ReferenceScope) throws -> ReferenceChances {
        ReferenceChances(
            offer: try probability(noise.offer, scope), hold: try probability(noise.hold, scope),
            withdraw: try probability(noise.withdraw, scope))
    }

    // MARK: Learning

    /// Bayes' rule for one reading of a move whose mover has types.
    func believe(_ reading: ReferenceReading, _ reckoned: ReferenceHypotheses) {
        let parties = scenario.issues[reading.issue].parties
        let (own, other) = (parties[reading.reader], parties[reading.mover])
        let before = state.belief[own][other]
        let joint = zip(before, reckoned.moves).map { belief, move in
            belief * move.after(reckoned.misreadings[reading.reader]!).of(reading.read)
        }
        let all = joint.reduce(0, +)
        guard all > 0 else { return }
        state.belief[own][other] = joint.map { $0 / all }
        trustAsBelieved(own, other)
    }

    /// Trust that is belief was changed by something else than a move: good and other types share out what they now
    /// have as before; where they had nothing, as at first; where they had nothing then either, evenly.
    func shareOut(_ observer: Int, _ actor: Int) {
        guard believes(observer, actor) else { return }
        let trust = state.trust[observer][actor]
        let before = state.belief[observer][actor]
        for (isGood, mass) in [(true, trust), (false, 1 - trust)] {
            let kind = before.indices.filter { type(actor, $0).isGood == isGood }
            func all(_ weights: [Double]) -> Double { kind.reduce(0) { $0 + weights[$1] } }
            var weights = before
            if !(all(weights) > 0) { weights = state.prior[observer][actor] }
            if !(all(weights) > 0) { weights = before.map { _ in 1 } }
            let sum = all(weights)
            for position in kind { state.belief[observer][actor][position] = mass * (weights[position] / sum) }
        }
    }
}
