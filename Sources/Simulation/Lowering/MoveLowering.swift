import Scenarios

/// The moves of one round on one issue, by party, in the space of the lanes that have it on the agenda.
struct Moves {
    var party: [PartyMove] = []

    struct PartyMove {
        /// Whether it makes a move at all: not while its offer stands, nor at the top level.
        var moved: TruthValue
        /// Whether what follows from it is computed for all lanes of the issue, and kept where it moved (`decidesQuietly`).
        var isForAll = false
        /// The move as it was carried out.
        var offered: TruthValue
        var withdrew: TruthValue
        /// Whether the offer was not approved at home.
        var vetoed: TruthValue
        /// The values that the strategies of the party used at the decision.
        var first: TruthValue
        /// What it would be under each type of the party, as the others reckon; in the space of the lanes in which it moves;
        /// `nil` if the party has no types.
        var hypotheses: Hypotheses?
        /// The readings of the move by every party, by position; `nil` at its own.
        var readings: [Reading?] = []
    }

    struct Reading {
        var offered: TruthValue
        var withdrew: TruthValue
    }
}

extension Lowering {
    /// Steps 4 and 5: every party of every issue on the agenda decides at the same time, by the current state; then
    /// slips, then every other party's reading of the move, which may be a misreading.
    mutating func lowerMoves(_ agenda: [TruthValue]) -> [Moves] {
        scenario.issues.indices.map { index in
            var moves = Moves()
            inSpace(where: agenda[index]) { lowering in
                lowering.builder.emit(.countLanes(lowering.tallied.issues[index].onAgenda))
                for party in lowering.scenario.issues[index].parties.indices {
                    moves.party.append(lowering.lowerMove(index, party))
                }
            }
            return moves
        }
    }

    /// The move of a party on an issue, for the lanes in which it makes one.
    private mutating func lowerMove(_ issue: Int, _ party: Int) -> Moves.PartyMove {
        let moved = makesMove(issue, party)
        let first = builder.snapshot(not(builder.read(variables.hasMoved[issue][party])))
        if moved.constant == true {
            var move = decision(issue, party, first)
            move.moved = moved
            return move
        }
        if decidesQuietly(issue, party, first) {
            var move = decision(issue, party, first)
            move.moved = moved
            move.isForAll = true
            move.offered = logic(.and, moved, move.offered)
            move.withdrew = logic(.and, moved, move.withdrew)
            move.vetoed = logic(.and, moved, move.vetoed)
            return move
        }
        let columns = (0..<3).map { _ in builder.newTruth() }
        columns.forEach { builder.emit(.fillTruth($0, false)) }
        var hypotheses: Hypotheses?
        inSpace(where: moved) { lowering in
            let move = lowering.decision(issue, party, first)
            hypotheses = move.hypotheses
            for (column, value) in zip(columns, [move.offered, move.withdrew, move.vetoed]) {
                switch lowering.builder.bring(value) {
                case .constant(let truth): lowering.builder.emit(.pushTruthConstant(column, truth))
                case .column(let inner): lowering.builder.emit(.pushTruth(column, inner))
                }
            }
        }
        let values = columns.map { TruthValue(source: .column($0), space: builder.space, binding: .round) }
        return Moves.PartyMove(
            moved: moved, offered: values[0], withdrew: values[1], vetoed: values[2], first: first,
            hypotheses: hypotheses)
    }

    /// Whether a decision may be computed in lanes that do not ask for it: it ends none as a fault, clamps nothing and
    /// costs little. Most parties do move, and to compute it for the others costs less than lists of those that do: their
    /// random numbers come from one call then, and nothing is brought in and out.
    private mutating func decidesQuietly(_ issue: Int, _ party: Int, _ first: TruthValue) -> Bool {
        let actor = scenario.issues[issue].parties[party]
        guard scenario.actors[actor].types.isEmpty else { return false }
        let context = decisionFrame(issue, party)
        let slip = scenario.issues[issue].slip
        for probability in [scenario.actors[actor].approval[issue], slip.offer, slip.hold, slip.withdraw]
        where !isQuietProbability(probability, context) { return false }
        return variables.strategies[actor][issue].allSatisfy { own in
            guard own.use.arguments.allSatisfy({ survey($0, context).isQuietAsWritten }) else { return false }
            let strategy = scenario.strategies[own.use.strategy]
            var asking = context.at(own.memory.path)
            asking.strategy = strategyFrame(
                own.use, own.memory, asking, first: first, heard: .constant(false), moved: .constant(false))
            return isQuietProbability(strategy.offer, asking) && isQuietProbability(strategy.withdraw, asking)
        }
    }

    private func isQuietProbability(_ expression: Expression, _ context: ExpressionContext) -> Bool {
        let found = survey(expression, context)
        return found.isQuiet && found.range.isProbability
    }

    private mutating func makesMove(_ issue: Int, _ party: Int) -> TruthValue {
        let levels = variables.levels[issue]
        if levels.count > 1, let steps = scenario.issues[issue].steps {
            return builder.snapshot(compare(.less, builder.read(levels[party]), .constant(Double(steps))))
        }
        guard !variables.standsUntil[issue].isEmpty else { return .constant(true) }
        return builder.snapshot(compare(.less, builder.read(variables.standsUntil[issue][party]), round()))
    }

    private mutating func decision(_ issue: Int, _ party: Int, _ first: TruthValue) -> Moves.PartyMove {
        let actor = scenario.issues[issue].parties[party]
        let context = decisionFrame(issue, party)
        let intention = intention(issue, party, context)
        let (offer, withdraw) = (intention.offer, intention.withdraw)
        var offered: TruthValue
        var withdrew: TruthValue
        let halfword = moveHalfword(issue, party, .move)
        if withdraw.constant == 0 {
            offered = decide(offer, halfword)
            withdrew = .constant(false)
        } else {
            (offered, withdrew) = decideMove(offer, withdraw, halfword)
        }

        let expression = scenario.actors[actor].approval[issue]
        var asking = context.at(.party(scenario.actors[actor].name, of: scenario.issues[issue].name, .approval))
        asking.strategy = nil
        var approved = TruthValue.constant(true)
        var hypotheses: Hypotheses?
        if !intention.byType.isEmpty {
            let approvals = approvals(of: actor, on: issue, asking)
            hypotheses = self.hypotheses(issue, party, intention.byType, approvals, context)
            approved = decide(ofType(actor, among: approvals), moveHalfword(issue, party, .approval))
        } else if isQuietProbability(expression, asking) {
            approved = decide(probability(root: expression, asking), moveHalfword(issue, party, .approval))
        } else {
            approved = merge(
                where: offered,
                { lowering in
                    let value = lowering.probability(root: expression, asking)
                    return lowering.decide(value, lowering.moveHalfword(issue, party, .approval))
                }, otherwise: { _ in .constant(true) })
        }
        let vetoed = logic(.andNot, offered, approved)
        offered = logic(.and, offered, approved)

        let reading = distort(
            Moves.Reading(offered: offered, withdrew: withdrew), scenario.issues[issue].slip,
            context.at(.party(scenario.actors[actor].name, of: scenario.issues[issue].name, .slip)),
            moveHalfword(issue, party, .slip))
        return Moves.PartyMove(
            moved: .constant(true), offered: reading.offered, withdrew: reading.withdrew, vetoed: vetoed, first: first,
            hypotheses: hypotheses)
    }

    /// The probability of approval under each type of an actor.
    private mutating func approvals(of actor: Int, on issue: Int, _ context: ExpressionContext) -> [NumberValue] {
        scenario.actors[actor].types.indices.map { position in
            var asking = context
            asking.assumedType = position
            let expression = scenario.approval(of: actor, as: position, on: issue)
            return builder.snapshot(probability(root: expression, asking))
        }
    }

    func decisionFrame(_ issue: Int, _ party: Int) -> ExpressionContext {
        let parties = scenario.issues[issue].parties
        let actor = parties[party]
        return ExpressionContext(
            path: .party(scenario.actors[actor].name, of: scenario.issues[issue].name, .strategy), selfActor: actor,
            others: parties.filter { $0 != actor }, issue: issue)
    }

    private mutating func decideMove(
        _ offer: NumberValue, _ withdraw: NumberValue, _ halfword: Halfword
    ) -> (TruthValue, TruthValue) {
        let words = builder.words(halfword.address)
        let (a, b) = (builder.bring(offer), builder.bring(withdraw))
        let offered = builder.newTruth()
        let withdrawn = builder.newTruth()
        builder.emit(.decideMove(offered: offered, withdrawn: withdrawn, words, halfword, offer: a, withdraw: b))
        return (
            TruthValue(source: .column(offered), space: builder.space, binding: .round),
            TruthValue(source: .column(withdrawn), space: builder.space, binding: .round)
        )
    }

    // MARK: Noise

    /// A move turned into its opposite (a slip), or looking like it (a misreading), with a probability for each kind.
    mutating func distort(
        _ move: Moves.Reading, _ noise: Issue.Noise, _ context: ExpressionContext, _ halfword: Halfword
    ) -> Moves.Reading {
        func chance(_ expression: Expression, _ key: SitePath.Word, _ lanes: TruthValue) -> NumberValue {
            if isQuietProbability(expression, context) {
                return probability(root: expression, context.at(context.path.word(key)))
            }
            return mergeNumbers(
                where: lanes, { $0.probability(root: expression, context.at(context.path.word(key))) },
                otherwise: { _ in .constant(0) })
        }
        let held = logic(.andNot, not(move.offered), move.withdrew)
        let ofOffer = chance(noise.offer, .offer, move.offered)
        let ofHold = chance(noise.hold, .hold, held)
        let ofWithdrawal =
            move.withdrew.constant == false
            ? NumberValue.constant(0) : chance(noise.withdraw, .withdraw, move.withdrew)
        let turned: TruthValue
        if ofOffer.constant != nil, ofHold.constant != nil, ofWithdrawal.constant != nil {
            // Each kind of move against its own probability, with the same random number.
            let kinds = [(move.offered, ofOffer), (held, ofHold), (move.withdrew, ofWithdrawal)]
            turned =
                ofOffer == ofHold && move.withdrew.constant == false
                ? decide(ofOffer, halfword)
                : kinds.reduce(.constant(false)) { result, kind in
                    let turns = decide(kind.1, halfword)
                    return logic(.or, result, logic(.and, kind.0, turns))
                }
        } else {
            let others = move.withdrew.constant == false ? ofHold : select(move.withdrew, ofWithdrawal, ofHold)
            turned = decide(select(move.offered, ofOffer, others), halfword)
        }
        if turned.constant == false { return move }
        // Offer → hold, hold → offer, withdrawal → hold.
        if move.withdrew.constant == false {
            return Moves.Reading(offered: logic(.differ, move.offered, turned), withdrew: move.withdrew)
        }
        return Moves.Reading(
            offered: select(turned, held, move.offered), withdrew: logic(.andNot, move.withdrew, turned))
    }

    // MARK: Addresses

    enum MoveDecision: Int32 {
        case move = 0
        case approval, slip, reading
    }

    /// The decisions of two parties on an issue share one call; with more parties each has a call of its own.
    ///
    /// The order is that of the names, so that it does not change with the order of the file.
    mutating func moveHalfword(_ issue: Int, _ party: Int, _ decision: MoveDecision) -> Halfword {
        let name = scenario.issues[issue].name
        let parties = scenario.issues[issue].parties.map { scenario.actors[$0].name }
        let shares = parties.count == 2
        let site = builder.site(
            SitePath.moves(on: name, of: shares ? nil : parties[party]),
            of: .moves(issue: issue, party: shares ? nil : party))
        let base: Int32 = shares && parties[party] > parties[1 - party] ? 4 : 0
        return Halfword(
            address: ChanceAddress(site: site, time: .round, index: 0), position: base + decision.rawValue)
    }

    /// How a party reads another's move: with more than two parties, each pair has a call of its own.
    mutating func readingHalfword(_ issue: Int, mover: Int, reader: Int) -> Halfword {
        let parties = scenario.issues[issue].parties
        guard parties.count > 2 else { return moveHalfword(issue, mover, .reading) }
        let names = [mover, reader].map { scenario.actors[parties[$0]].name }
        let site = builder.site(
            SitePath.reading(names[1], of: names[0], on: scenario.issues[issue].name),
            of: .reading(issue: issue, mover: mover, reader: reader))
        return Halfword(address: ChanceAddress(site: site, time: .eightRounds, index: 0), position: 0)
    }
}
