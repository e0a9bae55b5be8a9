internal import Scenarios

/// What happened between the ends of two rounds, in the order of a round, from the differences between the two states.
struct StateComparison {
    let scenario: Scenario
    let before: TraceState
    let after: TraceState
    let round: Int

    var happenings: [Happening] {
        let moves = moves
        let levels = LevelComparison(scenario: scenario, before: before, after: after, moves: moves)
        return expiries + events + levels.byEvents + reopenings + stateChanges + meetings + moves + misreadings
            + levels.byMoves + completions + beliefs + trust + scores
    }

    private var expiries: [Happening] {
        scenario.issues.indices.filter { after.expired[$0] && !before.expired[$0] }.map { .expired(issue: $0) }
    }

    /// Events in file order, each followed by the strategies that it makes actors take up.
    private var events: [Happening] {
        scenario.events.indices.filter { after.eventTimes[$0] > before.eventTimes[$0] }.flatMap { index in
            // A whole number of at most 100,000: the horizon.
            let times = Int(min(max(after.eventTimes[index], 0), 1e9))
            return [.event(index, times: times)] + adoptions(of: index)
        }
    }

    private func adoptions(of event: Int) -> [Happening] {
        scenario.events[event].adopts.flatMap { adoption -> [Happening] in
            var issues: [Int: [Int]] = [:]
            var order: [Int] = []
            for (issue, use) in adoption.strategy.enumerated() {
                guard let use, scenario.issues[issue].parties.contains(adoption.actor) else { continue }
                if issues[use.strategy] == nil { order.append(use.strategy) }
                issues[use.strategy, default: []].append(issue)
            }
            return order.map {
                .adopted(event: event, actor: adoption.actor, strategy: $0, issues: issues[$0] ?? [])
            }
        }
    }

    private var stateChanges: [Happening] {
        zip(before.state, after.state).enumerated().flatMap { index, members in
            zip(members.0, members.1).enumerated().compactMap { member, values -> Happening? in
                values.0.isSame(as: values.1)
                    ? nil : .state(index, member: member, from: values.0, to: values.1)
            }
        }
    }

    private var meetings: [Happening] {
        after.met.indices.filter { after.met[$0] }.map { .met(channel: $0) }
    }

    /// A move was made where one of the counts rose.
    private var moves: [Happening] {
        everyParty { issue, party in
            func rose(_ kind: MoveCount) -> Bool {
                after.count(kind, issue, party) > before.count(kind, issue, party)
            }
            let kinds: [(MoveCount, Happening.Move)] = [
                (.offers, .offer), (.holds, .hold), (.withdrawals, .withdrawal),
            ]
            return kinds.filter { rose($0.0) }.map {
                .move(issue: issue, party: party, $0.1, vetoed: rose(.vetoes))
            }
        }
    }

    private var misreadings: [Happening] {
        everyParty { issue, mover in
            guard moved(issue, mover) else { return [] }
            return scenario.issues[issue].parties.indices.compactMap { reader in
                guard let reading = after.lastReading[issue][reader][mover],
                    reading != after.lastMove[issue][mover]
                else { return nil }
                return .misread(issue: issue, reader: reader, mover: mover, as: Happening.Move(code: reading))
            }
        }
    }

    private func moved(_ issue: Int, _ party: Int) -> Bool {
        [MoveCount.offers, .holds, .withdrawals].contains {
            after.count($0, issue, party) > before.count($0, issue, party)
        }
    }

    private func everyParty(_ tell: (_ issue: Int, _ party: Int) -> [Happening]) -> [Happening] {
        scenario.issues.enumerated().flatMap { index, issue in issue.parties.indices.flatMap { tell(index, $0) } }
    }

    private var reopenings: [Happening] {
        scenario.issues.indices.filter { wasDone($0) && (!isDone($0) || completed($0)) }.map { .reopened(issue: $0) }
    }

    private var completions: [Happening] {
        scenario.issues.indices.filter { isDone($0) && completed($0) }.map { .done(issue: $0) }
    }

    private func wasDone(_ issue: Int) -> Bool { before.isDone(issue, steps: scenario.issues[issue].steps) }
    private func isDone(_ issue: Int) -> Bool { after.isDone(issue, steps: scenario.issues[issue].steps) }
    private func completed(_ issue: Int) -> Bool { after.doneRound[issue] == Double(round) }

    private var trust: [Happening] {
        scenario.actors.indices.flatMap { from in
            scenario.actors.indices.compactMap { to -> Happening? in
                guard let old = before.trust[from][to], let new = after.trust[from][to], old != new else { return nil }
                return .trust(of: from, in: to, from: old, to: new)
            }
        }
    }

    private var beliefs: [Happening] {
        scenario.actors.indices.flatMap { from in
            scenario.actors.indices.flatMap { to in
                zip(before.belief[from][to], after.belief[from][to]).enumerated().compactMap {
                    type, values -> Happening? in
                    guard values.0 != values.1 else { return nil }
                    return .belief(of: from, in: to, type: type, from: values.0, to: values.1)
                }
            }
        }
    }

    private var scores: [Happening] {
        scenario.actors.indices.filter { before.scores[$0] != after.scores[$0] }.map {
            .score(actor: $0, from: before.scores[$0], to: after.scores[$0])
        }
    }
}
