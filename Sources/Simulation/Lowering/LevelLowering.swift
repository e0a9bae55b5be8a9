import Scenarios
import Statistics

extension Lowering {
    /// Step 5: records this round's moves; then what each party reads of the others', all from the same state; then
    /// records the readings.
    mutating func lowerReadings(_ agenda: [TruthValue], _ moves: inout [Moves]) {
        onEveryMove(agenda) { $0.keepMove(moves[$1].party[$2], $1, $2) }
        earlier.hasMoved = true
        onEveryMove(agenda) { lowering, issue, mover in
            moves[issue].party[mover].readings = lowering.scenario.issues[issue].parties.indices.map { reader in
                reader == mover ? nil : lowering.read(moves[issue].party[mover], issue, mover, reader)
            }
        }
        onEveryMove(agenda) { $0.keepReadings(moves[$1].party[$2], $1, $2) }
    }

    /// For each issue and each of its parties, in the space of the lanes that have the issue on the agenda.
    private mutating func onEveryMove(_ agenda: [TruthValue], _ body: (inout Lowering, Int, Int) -> Void) {
        for index in scenario.issues.indices {
            inSpace(where: agenda[index]) { lowering in
                for mover in lowering.scenario.issues[index].parties.indices { body(&lowering, index, mover) }
            }
        }
    }

    private mutating func read(_ move: Moves.PartyMove, _ issue: Int, _ mover: Int, _ reader: Int) -> Moves.Reading {
        let definition = scenario.issues[issue]
        let names = [reader, mover].map { scenario.actors[definition.parties[$0]].name }
        let context = ExpressionContext(
            path: .misreading(names[0], of: names[1], on: definition.name), selfActor: definition.parties[reader],
            others: [definition.parties[mover]], issue: issue)
        return distort(
            Moves.Reading(offered: move.offered, withdrew: move.withdrew), definition.misread, context,
            readingHalfword(issue, mover: mover, reader: reader))
    }

    private mutating func keepMove(_ move: Moves.PartyMove, _ issue: Int, _ mover: Int) {
        whereMoved(move) { lowering, moved in
            let held = lowering.logic(.andNot, lowering.logic(.andNot, moved, move.offered), move.withdrew)
            let code = lowering.code(offered: move.offered, withdrew: move.withdrew)
            lowering.keep(code, in: lowering.variables.lastMove[issue][mover], where: moved)
            let hasMoved = lowering.variables.hasMoved[issue][mover]
            lowering.builder.assign(hasMoved, lowering.logic(.or, moved, lowering.builder.read(hasMoved)))
            let counted: [(MoveCount, TruthValue)] = [
                (.offers, move.offered), (.holds, held), (.withdrawals, move.withdrew), (.vetoes, move.vetoed),
            ]
            for (kind, value) in counted where value.constant != false {
                guard let variable = lowering.variables.counts[kind]?[issue][mover] else { continue }
                let sum = lowering.binary(.add, lowering.builder.read(variable), lowering.numberOf(value))
                lowering.builder.assign(variable, sum)
            }
            let counters = lowering.tallied.issues[issue]
            lowering.count(lowering.logic(.andNot, held, move.vetoed), counters.held[mover])
            if let counter = counters.vetoed[mover] {
                lowering.count(lowering.logic(.and, held, move.vetoed), counter)
            }
        }
    }

    private mutating func keepReadings(_ move: Moves.PartyMove, _ issue: Int, _ mover: Int) {
        whereMoved(move) { lowering, moved in
            for (reader, reading) in move.readings.enumerated() {
                guard let reading, let variable = lowering.variables.lastReading[issue][reader][mover] else { continue }
                let code = lowering.code(offered: reading.offered, withdrew: reading.withdrew)
                lowering.keep(code, in: variable, where: moved)
            }
        }
    }

    /// What follows from a move: in the lanes in which there is one (`moved` is then true), or in all of them, as it was
    /// decided.
    private mutating func whereMoved(
        _ move: Moves.PartyMove, _ body: (inout Lowering, _ moved: TruthValue) -> Void
    ) {
        if move.isForAll { return body(&self, move.moved) }
        inSpace(where: move.moved) { body(&$0, .constant(true)) }
    }

    /// Assigns a value in the lanes in which the condition holds.
    mutating func keep(_ value: NumberValue, in variable: NumberVariable, where condition: TruthValue) {
        builder.assign(
            variable, condition.constant == true ? value : select(condition, value, builder.read(variable)))
    }

    /// 1 offer, 0 hold, −1 withdrawal.
    private mutating func code(offered: TruthValue, withdrew: TruthValue) -> NumberValue {
        withdrew.constant == false
            ? numberOf(offered) : binary(.subtract, numberOf(offered), numberOf(withdrew))
    }

    // MARK: Step 6

    mutating func lowerLevels(_ agenda: [TruthValue], _ moves: [Moves]) {
        for (index, issue) in scenario.issues.enumerated() {
            inSpace(where: agenda[index]) { lowering in
                let parties = moves[index].party
                let withdrew = parties.reduce(TruthValue.constant(false)) {
                    lowering.logic(.or, $0, lowering.logic(.and, $1.moved, $1.withdrew))
                }
                if let counter = lowering.tallied.issues[index].withdrawn { lowering.count(withdrew, counter) }
                switch issue.advance {
                case .jointly: lowering.advanceJointly(index, parties, withdrew)
                case .separately: lowering.advanceSeparately(index, parties)
                }
            }
        }
        // On the levels of this round, whichever issue they are of.
        for (index, issue) in scenario.issues.enumerated() where !issue.payoffs.isEmpty || !issue.sharedPayoffs.isEmpty
        {
            inSpace(where: agenda[index]) { $0.payOff(index, moves[index].party) }
        }
    }

    /// When every party has an offer standing, the level goes up by one and these offers are used up. When any
    /// withdraws, it goes down by one and all standing offers lapse.
    private mutating func advanceJointly(_ issue: Int, _ parties: [Moves.PartyMove], _ withdrew: TruthValue) {
        let stands = variables.standsUntil[issue]
        var agreed = TruthValue.constant(true)
        for (party, move) in parties.enumerated() {
            var offering = logic(.and, move.moved, move.offered)
            if !stands.isEmpty {
                // One that makes no new move stands by an offer made before.
                offering = logic(.or, offering, not(move.moved))
                if let rounds = variables.stands[issue] {
                    let fresh = logic(.and, move.moved, move.offered)
                    let until = binary(.add, round(), binary(.subtract, rounds, .constant(1)))
                    let old = builder.read(stands[party])
                    builder.assign(stands[party], select(fresh, until, old))
                }
            }
            agreed = logic(.and, agreed, offering)
        }
        agreed = logic(.andNot, agreed, withdrew)
        if !stands.isEmpty {
            inSpace(where: logic(.or, agreed, withdrew)) { lowering in
                for variable in stands { lowering.builder.assign(variable, .constant(0)) }
            }
        }
        let level = variables.levels[issue][0]
        if scenario.issues[issue].steps == nil {
            // Nothing is ever completed: one addition for all lanes.
            count(agreed, tallied.issues[issue].moved)
            builder.assign(level, binary(.add, builder.read(level), numberOf(agreed)))
        } else {
            inSpace(where: agreed) { lowering in
                lowering.builder.emit(.countLanes(lowering.tallied.issues[issue].moved))
                let next = lowering.binary(.add, lowering.builder.read(level), .constant(1))
                lowering.setLevel(level, of: issue, next)
            }
        }
        inSpace(where: withdrew) { lowering in
            let next = lowering.binary(.subtract, lowering.builder.read(level), .constant(1))
            lowering.builder.assign(level, lowering.binary(.maximum, next, .constant(0)))
        }
    }

    /// Each party's level is moved by its own offers and withdrawals.
    private mutating func advanceSeparately(_ issue: Int, _ parties: [Moves.PartyMove]) {
        var rose = TruthValue.constant(false)
        let before = done(issue)
        for (party, move) in parties.enumerated() {
            let level = variables.levels[issue][party]
            let up = logic(.and, move.moved, move.offered)
            rose = logic(.or, rose, up)
            inSpace(where: up) { lowering in
                let next = lowering.binary(.add, lowering.builder.read(level), .constant(1))
                lowering.builder.assign(level, next)
            }
            inSpace(where: logic(.and, move.moved, move.withdrew)) { lowering in
                let next = lowering.binary(.subtract, lowering.builder.read(level), .constant(1))
                lowering.builder.assign(level, lowering.binary(.maximum, next, .constant(0)))
            }
        }
        count(rose, tallied.issues[issue].moved)
        inSpace(where: logic(.andNot, done(issue), before)) { lowering in
            let now = lowering.round()
            lowering.builder.assign(lowering.variables.doneRound[issue], now)
            lowering.builder.emit(.note(.done(issue), nil))
        }
    }
}
