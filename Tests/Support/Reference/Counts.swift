import Scenarios

/// What is counted in a replicate, as it was at the end of a round.
struct ReferenceCounts {
    var moves: [MoveCount: [[Double]]]
    var meetings: [Double]
    var times: [Double]

    init(_ state: ReferenceState) {
        moves = state.counts
        meetings = state.meetings
        times = state.eventTimes
    }
}

extension ReferencePlay {
    /// How many were counted in the latest k rounds in which that was decided.
    func recent(_ what: Counted, _ k: Int, _ scope: ReferenceScope) -> Double {
        func since(_ isDecided: Bool, _ count: (ReferenceCounts) -> Double) -> Double {
            let latest = isDecided ? state.round : state.round - 1
            let now = count(ReferenceCounts(state))
            return now - (latest - k >= 1 ? count(counted[latest - k]) : 0)
        }
        switch what {
        case .meetings(let channel): return since(hasMet) { $0.meetings[channel] }
        case .times(let event): return since(decidedEvents.contains(event)) { $0.times[event] }
        case .moves(let kind, let actor, let issue):
            let issues = issue.map { [scope.issue($0)] } ?? Array(scenario.issues.indices)
            let values = scope.actors(actor).map { actor in
                issues.filter { scenario.issues[$0].parties.contains(actor) }.reduce(0) { sum, issue in
                    sum + since(hasMoved) { $0.moves[kind]![issue][party(actor, issue)] }
                }
            }
            return values.dropFirst().reduce(values[0]) { $1 < $0 ? $1 : $0 }
        }
    }
}
