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

    /// Scores by the moves of all; when any made none, there are none.
    private func pay(_ index: Int, _ moves: [ReferenceMove]) throws {
        let issue = scenario.issues[index]
        guard moves.count == issue.parties.count else { return }
        let moves = moves.sorted { $0.party < $1.party }
        var gains: [(score: Expression, gain: Double)] = []
        if issue.sharedPayoffs.isEmpty {
            guard !issue.payoffs.isEmpty,
                let payoff = issue.payoffs.first(where: {
                    [Double($0.first), Double($0.second)] == moves.map(\.move)
                })
            else { return }
            for side in 0..<2 {
                let path = SitePath.payoff(issue.name, payoff.first, payoff.second, side: side)
                let score = payoff.scores[side]
                gains.append((score, try value(score, ReferenceScope(path, issue: index))))
            }
        } else {
            let offers = moves.filter { $0.move > 0 }.count
            guard let payoff = issue.sharedPayoffs.first(where: { $0.offers == offers }) else { return }
            for move in moves {
                let offered = move.move > 0
                let path = SitePath.sharedPayoff(
                    issue.name, of: name(ofActor: issue.parties[move.party]), offers: offers, offered: offered)
                let score = offered ? payoff.offered : payoff.refused
                gains.append((score, try value(score, ReferenceScope(path, issue: index))))
            }
        }
        for (party, (score, gain)) in gains.enumerated() {
            var gain = gain
            if issue.discount != nil {
                gain *= BinaryKernel.power(state.discounts[index], Double(state.round) - 1)
            }
            let actor = issue.parties[party]
            state.issueScores[index][party] += gain
            state.scores[actor] += gain
            if state.scores[actor].isNaN { throw ReferenceFault(in: score) }
        }
    }
}
