import Scenarios

/// Scores by the moves of the parties as they were carried out; none if any of them made no move.
extension Lowering {
    mutating func payOff(_ issue: Int, _ parties: [Moves.PartyMove]) {
        let definition = scenario.issues[issue]
        let isShared = !definition.sharedPayoffs.isEmpty
        guard isShared || parties.count == 2 else { return }
        let all = parties.dropFirst().reduce(parties[0].moved) { logic(.and, $0, $1.moved) }
        inSpace(where: all) { lowering in
            // All on the scores as they were.
            let gains = parties.indices.map { party in
                let gain =
                    isShared ? lowering.sharedGain(issue, party, parties) : lowering.gain(issue, party, parties)
                return lowering.builder.snapshot(lowering.discounted(gain, issue))
            }
            for (party, gain) in gains.enumerated() { lowering.addScore(gain, issue, party) }
        }
    }

    private mutating func addScore(_ gain: NumberValue, _ issue: Int, _ party: Int) {
        let definition = scenario.issues[issue]
        let onIssue = variables.issueScores[issue][party]
        builder.assign(onIssue, binary(.add, builder.read(onIssue), gain))
        let variable = variables.scores[definition.parties[party]]
        let total = binary(.add, builder.read(variable), gain)
        // Infinite scores of both signs make no number.
        var watching = ExpressionContext(path: .discount(definition.name), issue: issue)
        watching.watched = WatchedExpression(
            definition.sharedPayoffs.first?.offered ?? definition.payoffs[0].scores[party])
        builder.assign(variable, checked(total, watching))
    }

    /// Multiplied by the discount once for each round after the first.
    private mutating func discounted(_ gain: NumberValue, _ issue: Int) -> NumberValue {
        guard let discount = variables.discounts[issue] else { return gain }
        let factor = binary(.power, discount, binary(.subtract, round(), .constant(1)))
        return binary(.multiply, gain, factor)
    }

    /// By the moves of both.
    private mutating func gain(_ issue: Int, _ side: Int, _ parties: [Moves.PartyMove]) -> NumberValue {
        byMove(parties[0]) { lowering, first, isFirst in
            lowering.byMove(parties[1]) { lowering, second, isSecond in
                lowering.score(issue, side, first, second, where: lowering.logic(.and, isFirst, isSecond))
            }
        }
    }

    /// By the number of offers, and whether the party's own is among them.
    private mutating func sharedGain(_ issue: Int, _ party: Int, _ parties: [Moves.PartyMove]) -> NumberValue {
        let definition = scenario.issues[issue]
        let offers = sum(parties.map { numberOf($0.offered) })
        let name = scenario.actors[definition.parties[party]].name
        var gain = NumberValue.constant(0)
        for payoff in definition.sharedPayoffs {
            let isSo = compare(.equal, offers, .constant(Double(payoff.offers)))
            let scores = [
                (payoff.offered, true, logic(.and, isSo, parties[party].offered)),
                (payoff.refused, false, logic(.andNot, isSo, parties[party].offered)),
            ]
            for (expression, offered, condition) in scores {
                let path = SitePath.sharedPayoff(definition.name, of: name, offers: payoff.offers, offered: offered)
                let value = scored(expression, ExpressionContext(path: path, issue: issue), where: condition)
                gain = select(condition, value, gain)
            }
        }
        return gain
    }

    /// The score of a pair of moves; a missing pair scores 0.
    private mutating func score(
        _ issue: Int, _ side: Int, _ first: Int, _ second: Int, where played: TruthValue
    ) -> NumberValue {
        let definition = scenario.issues[issue]
        guard let payoff = definition.payoffs.first(where: { $0.first == first && $0.second == second }) else {
            return .constant(0)
        }
        let context = ExpressionContext(path: .payoff(definition.name, first, second, side: side), issue: issue)
        return scored(payoff.scores[side], context, where: played)
    }

    /// Evaluated only where it counts, if that can be seen.
    private mutating func scored(
        _ expression: Expression, _ context: ExpressionContext, where played: TruthValue
    ) -> NumberValue {
        if survey(expression, context).isQuietAsWritten { return number(root: expression, context) }
        return mergeNumbers(
            where: played, { $0.number(root: expression, context) }, otherwise: { _ in .constant(0) })
    }

    /// A value for each move that a party can have made: 1 offer, 0 hold, −1 withdrawal.
    private mutating func byMove(
        _ move: Moves.PartyMove, _ value: (inout Lowering, Int, TruthValue) -> NumberValue
    ) -> NumberValue {
        let offered = value(&self, 1, move.offered)
        let held = value(&self, 0, logic(.andNot, not(move.offered), move.withdrew))
        guard move.withdrew.constant != false else { return select(move.offered, offered, held) }
        let withdrew = value(&self, -1, move.withdrew)
        return select(move.offered, offered, select(move.withdrew, withdrew, held))
    }
}
