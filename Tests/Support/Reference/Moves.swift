import Scenarios

/// A move as it came out. Parties are positions in the issue's list.
struct ReferenceMove {
    var issue: Int
    var party: Int
    /// 1 offer, 0 hold, −1 withdrawal.
    var move: Double
    var isVetoed: Bool
    /// Whether the party had made no move on the issue before.
    var wasFirst: Bool
    /// What the others reckon, where its mover has types and adopted nothing.
    var reckoned: ReferenceHypotheses?
}

/// A reading of a move of this round.
struct ReferenceReading {
    var issue: Int
    var reader: Int
    var mover: Int
    var read: Double
}

/// Steps 4 and 5: moves, and how they are read.
extension ReferencePlay {
    /// Everybody decides at once, on the state as it is now.
    func move(on agenda: [Int]) throws -> [ReferenceMove] {
        var moves: [ReferenceMove] = []
        for issue in agenda {
            for party in scenario.issues[issue].parties.indices where decides(party, issue) {
                moves.append(try decide(party, issue))
            }
        }
        hasMoved = true
        for move in moves {
            let (issue, party) = (move.issue, move.party)
            state.lastMove[issue][party] = move.move
            state.hasMoved[issue][party] = true
            let kind: MoveCount = move.move > 0 ? .offers : move.move < 0 ? .withdrawals : .holds
            state.counts[kind]![issue][party] += 1
            if move.isVetoed { state.counts[.vetoes]![issue][party] += 1 }
        }
        return moves
    }

    /// A party that stands by an offer, or is at the top, makes no move.
    private func decides(_ party: Int, _ issue: Int) -> Bool {
        if isJoint(issue) { return !hasOfferStanding(party, issue) }
        guard let steps = scenario.issues[issue].steps else { return true }
        return state.levels[issue][party] < Double(steps)
    }

    /// The round in which an offer was made counts.
    func hasOfferStanding(_ party: Int, _ issue: Int) -> Bool {
        guard let made = state.offerMade[issue][party] else { return false }
        guard let stands = state.stands[issue] else { return true }
        return made == state.round || Double(state.round - made) < stands
    }

    private func decide(_ party: Int, _ issue: Int) throws -> ReferenceMove {
        let entry = scenario.issues[issue]
        let actor = entry.parties[party]
        let name = name(ofActor: actor)
        let typed = state.types[actor] == nil ? nil : try typedDecision(party, issue)
        let (offer, withdraw) = try typed.map { ($0.offer, $0.withdraw) } ?? intention(actor, issue)
        let decision = moveHalf(issue, party, 0)
        var move = 0.0
        if decision.isBelow(offer) {
            move = 1
        } else if !decision.isBelow(1 - withdraw) {
            move = -1
        }
        var isVetoed = false
        if move > 0 {
            let scope = ReferenceScope(.party(name, of: entry.name, .approval), actor: actor, issue: issue)
            let approval =
                try typed?.approval ?? probability(scenario.actors[actor].approval[issue], scope)
            if !moveHalf(issue, party, 1).isBelow(approval) { (move, isVetoed) = (0, true) }
        }
        let scope = ReferenceScope(
            SitePath.party(name, of: entry.name, .slip).kind(move), actor: actor, issue: issue)
        let slip = try probability(entry.slip.of(move), scope)
        if moveHalf(issue, party, 2).isBelow(slip) { move = opposite(move) }
        return ReferenceMove(
            issue: issue, party: party, move: move, isVetoed: isVetoed, wasFirst: !state.hasMoved[issue][party],
            reckoned: typed?.reckoned)
    }

    private func opposite(_ move: Double) -> Double { move == 0 ? 1 : 0 }

    /// Decision 0 move, 1 approval, 2 slip, 3 the other's reading. Two parties share a call, in the order of their names.
    private func moveHalf(_ issue: Int, _ party: Int, _ decision: Int) -> Half {
        let (site, first) = model.sites.moves[issue][party]
        return half(site, position: first + decision)
    }

    // MARK: Readings

    /// Everybody reads everybody's moves of this round; what was read before stands until all have.
    func read(_ moves: [ReferenceMove]) throws -> [ReferenceReading] {
        var readings: [ReferenceReading] = []
        for move in moves {
            for reader in scenario.issues[move.issue].parties.indices where reader != move.party {
                readings.append(try read(move, by: reader))
            }
        }
        for reading in readings { state.lastReading[reading.issue][reading.reader][reading.mover] = reading.read }
        return readings
    }

    private func read(_ move: ReferenceMove, by reader: Int) throws -> ReferenceReading {
        let entry = scenario.issues[move.issue]
        let (own, other) = (entry.parties[reader], entry.parties[move.party])
        let (ownName, otherName) = (name(ofActor: own), name(ofActor: other))
        let scope = ReferenceScope(
            SitePath.misreading(ownName, of: otherName, on: entry.name).kind(move.move), actor: own, others: [other],
            issue: move.issue)
        let p = try probability(entry.misread.of(move.move), scope)
        let site = model.sites.readings[move.issue]?[reader][move.party]
        let decision = site.map { half(eightRounds: $0) } ?? moveHalf(move.issue, move.party, 3)
        let read = decision.isBelow(p) ? opposite(move.move) : move.move
        return ReferenceReading(issue: move.issue, reader: reader, mover: move.party, read: read)
    }
}

extension Issue.Noise {
    /// The probability for a move of this kind.
    func of(_ move: Double) -> Expression { move > 0 ? offer : move < 0 ? withdraw : hold }
}

extension SitePath {
    /// Offers, holds and withdrawals are asked at places of their own.
    fileprivate func kind(_ move: Double) -> SitePath { word(move > 0 ? .offer : move < 0 ? .withdraw : .hold) }
}
