internal import Scenarios

/// What events did to the levels of a round, and what its moves did: the moves are known, and with them their part.
struct LevelComparison {
    let scenario: Scenario
    let before: TraceState
    let after: TraceState
    /// By issue: what each party did, by position; an issue on which nobody moved has no entry.
    private let moves: [Int: [Happening.Move?]]

    init(scenario: Scenario, before: TraceState, after: TraceState, moves happenings: [Happening]) {
        self.scenario = scenario
        self.before = before
        self.after = after
        var moves: [Int: [Happening.Move?]] = [:]
        for case .move(let issue, let party, let move, _) in happenings {
            moves[issue, default: scenario.issues[issue].parties.map { _ in nil }][party] = move
        }
        self.moves = moves
    }

    var byEvents: [Happening] {
        everyLevel { issue, level, party in
            change(issue, party, from: before.levels[issue][level], to: afterEvents(issue, level), by: .event)
        }
    }

    var byMoves: [Happening] {
        everyLevel { issue, level, party in
            change(issue, party, from: afterEvents(issue, level), to: after.levels[issue][level], by: .moves)
        }
    }

    /// The level on which the moves were made.
    private func afterEvents(_ issue: Int, _ level: Int) -> Double {
        let (old, new) = (before.levels[issue][level], after.levels[issue][level])
        switch step(issue, level) {
        case 1: return new - 1
        // A withdrawal lowers a level by one, but not below 0: there it may have been 0 or 1.
        case -1: return new == 0 ? min(old, 1) : new + 1
        default: return new
        }
    }

    /// By how much the moves of the round shift a level.
    private func step(_ issue: Int, _ level: Int) -> Double {
        guard let moves = moves[issue] else { return 0 }
        switch scenario.issues[issue].advance {
        case .separately:
            return moves[level] == .offer ? 1 : moves[level] == .withdrawal ? -1 : 0
        case .jointly:
            if moves.contains(.withdrawal) { return -1 }
            // One that makes no move stands by an offer made before.
            return moves.allSatisfy { $0 == .offer || $0 == nil } ? 1 : 0
        }
    }

    private func change(_ issue: Int, _ party: Int?, from: Double, to: Double, by cause: Happening.Cause) -> Happening?
    {
        from == to ? nil : .level(issue: issue, party: party, from: from, to: to, by: cause)
    }

    private func everyLevel(_ tell: (_ issue: Int, _ level: Int, _ party: Int?) -> Happening?) -> [Happening] {
        after.levels.enumerated().flatMap { issue, levels in
            levels.indices.compactMap { tell(issue, $0, levels.count == 1 ? nil : $0) }
        }
    }
}
