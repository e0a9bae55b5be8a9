import Scenarios

/// Step 6: levels and payoffs.
extension ReferencePlay {
    func advance(_ moves: [ReferenceMove]) throws {
        let byIssue = Dictionary(grouping: moves, by: \.issue).sorted { $0.key < $1.key }
        for (issue, own) in byIssue {
            let wasDone = isDone(issue)
            if isJoint(issue) { advanceJointly(issue, own) } else { advanceSeparately(issue, own) }
            if isDone(issue), !wasDone { state.doneRound[issue] = Double(state.round) }
        }
        for (issue, own) in byIssue { try pay(issue, own) }
    }

    private func advanceJointly(_ issue: Int, _ moves: [ReferenceMove]) {
        let none: [Int?] = scenario.issues[issue].parties.map { _ in nil }
        for move in moves { state.offerMade[issue][move.party] = move.move > 0 ? state.round : nil }
        if moves.contains(where: { $0.move < 0 }) {
            state.levels[issue][0] = max(0, state.levels[issue][0] - 1)
            state.offerMade[issue] = none
        } else if none.indices.allSatisfy({ hasOfferStanding($0, issue) }) {
            state.levels[issue][0] += 1
            state.offerMade[issue] = none
        }
    }

    private func advanceSeparately(_ issue: Int, _ moves: [ReferenceMove]) {
        let top = scenario.issues[issue].steps.map(Double.init) ?? .infinity
        for move in moves {
            let level = state.levels[issue][move.party] + move.move
            state.levels[issue][move.party] = min(max(level, 0), top)
        }
    }

    /// Scores by the moves of both; when either made none, there are none.
    private func pay(_ index: Int, _ moves: [ReferenceMove]) throws {
        let issue = scenario.issues[index]
        guard !issue.payoffs.isEmpty, moves.count == 2 else { return }
        let (first, second) = (moves[0].party == 0 ? moves[0] : moves[1], moves[0].party == 0 ? moves[1] : moves[0])
        guard
            let payoff = issue.payoffs.first(where: {
                Double($0.first) == first.move && Double($0.second) == second.move
            })
        else { return }
        let scores = try (0..<2).map { side in
            let path = SitePath.payoff(issue.name, payoff.first, payoff.second, side: side)
            return try value(payoff.scores[side], ReferenceScope(path, issue: index))
        }
        for side in 0..<2 {
            let actor = issue.parties[side]
            state.scores[actor] += scores[side]
            if state.scores[actor].isNaN { throw ReferenceFault(in: payoff.scores[side]) }
        }
    }
}
