import Scenarios

/// What a party of several possible types would do under each of them, as the others reckon it at its decision.
struct Hypotheses {
    /// By type: the probabilities of the move as it comes out.
    var moves: [MoveChances]
    /// By reader: how it misreads a move of each kind; `nil` at the party itself.
    var misreadings: [MoveChances?]
}

/// A probability for each kind of move.
struct MoveChances {
    var offer: NumberValue
    var hold: NumberValue
    var withdraw: NumberValue
}

extension Lowering {
    /// The chances of a move after approval and slips, in the space of the party's decision.
    /// - Parameters:
    ///   - intentions: by type.
    ///   - approvals: by type.
    mutating func hypotheses(
        _ issue: Int, _ party: Int, _ intentions: [Intention], _ approvals: [NumberValue], _ context: ExpressionContext
    ) -> Hypotheses {
        let definition = scenario.issues[issue]
        let name = scenario.actors[definition.parties[party]].name
        let slip = noise(definition.slip, context.at(.party(name, of: definition.name, .slip)))
        let moves = zip(intentions, approvals).map { intention, approval -> MoveChances in
            let rest = binary(.subtract, .constant(1), intention.offer)
            let withdraw = binary(.minimum, intention.withdraw, rest)
            let vetoed = binary(.multiply, intention.offer, binary(.subtract, .constant(1), approval))
            let hold = binary(.add, binary(.subtract, rest, withdraw), vetoed)
            let offer = binary(.multiply, intention.offer, approval)
            return distorted(MoveChances(offer: offer, hold: hold, withdraw: withdraw), slip)
        }
        let misreadings = definition.parties.indices.map { reader -> MoveChances? in
            guard reader != party else { return nil }
            let other = scenario.actors[definition.parties[reader]].name
            return noise(
                definition.misread,
                ExpressionContext(
                    path: .misreading(other, of: name, on: definition.name), selfActor: definition.parties[reader],
                    others: [definition.parties[party]], issue: issue))
        }
        return Hypotheses(moves: moves, misreadings: misreadings)
    }

    /// The probabilities of noise; nothing is counted here: where a move is really slipped or misread, it is.
    private mutating func noise(_ noise: Issue.Noise, _ context: ExpressionContext) -> MoveChances {
        func chance(_ expression: Expression, _ key: SitePath.Word) -> NumberValue {
            builder.snapshot(unit(number(root: expression, context.at(context.path.word(key)))))
        }
        return MoveChances(
            offer: chance(noise.offer, .offer), hold: chance(noise.hold, .hold),
            withdraw: chance(noise.withdraw, .withdraw))
    }

    /// Offers turn into holds, holds into offers, withdrawals into holds.
    private mutating func distorted(_ move: MoveChances, _ noise: MoveChances) -> MoveChances {
        func kept(_ chance: NumberValue, _ noise: NumberValue) -> NumberValue {
            binary(.multiply, chance, binary(.subtract, .constant(1), noise))
        }
        let fromOffers = binary(.multiply, move.offer, noise.offer)
        let fromHolds = binary(.multiply, move.hold, noise.hold)
        let fromWithdrawals = binary(.multiply, move.withdraw, noise.withdraw)
        return MoveChances(
            offer: binary(.add, kept(move.offer, noise.offer), fromHolds),
            hold: binary(.add, binary(.add, kept(move.hold, noise.hold), fromOffers), fromWithdrawals),
            withdraw: kept(move.withdraw, noise.withdraw))
    }

    // MARK: Step 7

    /// Belief follows Bayes' rule, issue by issue and pair by pair in file order.
    mutating func lowerBelief(_ agenda: [TruthValue], _ moves: [Moves]) {
        for (index, issue) in scenario.issues.enumerated() {
            inSpace(where: agenda[index]) { lowering in
                let order = issue.parties.indices.sorted { issue.parties[$0] < issue.parties[$1] }
                for reader in order {
                    for mover in order where reader != mover {
                        let move = moves[index].party[mover]
                        guard let hypotheses = move.hypotheses, let reading = move.readings[reader] else { continue }
                        lowering.inSpace(where: move.moved) { lowering in
                            // Everybody knows what an actor has adopted: that says nothing about its type.
                            let active = lowering.variables.activeStrategy[issue.parties[mover]][index]
                            let isOwn = active.map {
                                lowering.compare(.equal, lowering.builder.read($0), .constant(0))
                            }
                            lowering.inSpace(where: isOwn ?? .constant(true)) {
                                $0.update(issue.parties[reader], issue.parties[mover], reading, hypotheses, reader)
                            }
                        }
                    }
                }
            }
        }
    }

    /// Counted as what is out of range is: 2 never is in it.
    private mutating func countUnexplained(_ actor: Int) {
        guard let draw = scenario.actors[actor].typeDraw else { return }
        let site = builder.clampSite(
            WatchedExpression(expression: draw.text ?? "", place: draw.place, event: .unexplainedMove))
        builder.emit(.clamp(builder.newNumber(), column(.constant(2)), site))
    }

    private mutating func update(
        _ observer: Int, _ actor: Int, _ reading: Moves.Reading, _ hypotheses: Hypotheses, _ reader: Int
    ) {
        guard let misreading = hypotheses.misreadings[reader] else { return }
        let beliefs = variables.belief[observer][actor].map(\.now)
        let joint = zip(beliefs, hypotheses.moves).map { belief, move -> NumberValue in
            let read = distorted(move, misreading)
            let other = select(reading.withdrew, read.withdraw, read.hold)
            return binary(.multiply, builder.read(belief), select(reading.offered, read.offer, other))
        }
        let total = sum(joint)
        // What none of the types believed in would do leaves belief as it is, and is counted.
        let isPossible = compare(.less, .constant(0), total)
        inSpace(where: not(isPossible)) { $0.countUnexplained(actor) }
        let posterior = zip(beliefs, joint).map { belief, part -> NumberValue in
            var share = select(isPossible, binary(.divide, part, total), builder.read(belief))
            // A part of a sum of what is not negative.
            share.range = .unit
            return builder.snapshot(share)
        }
        for (variable, value) in zip(beliefs, posterior) { builder.assign(variable, value) }
        if scenario.trustIsBelief(in: actor), let trust = variables.trust[observer][actor] {
            let good = beliefInGood(observer, actor)
            builder.assign(trust, good)
        }
    }
}
