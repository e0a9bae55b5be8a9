package import Scenarios

/// Everything that a trace can show of a replicate at the end of a round.
package struct TraceState: Sendable, Equatable {
    /// By actor: the position of its type among those that it may have; `nil` if it has none.
    package var types: [Int?]
    /// `belief[a][b]`: by position of the types of b; empty if b has none, or a is b.
    package var belief: [[[Double]]]
    /// `trust[a][b]`; `nil` if a is b.
    package var trust: [[Double?]]
    /// By issue: one, shared, or one for each party.
    package var levels: [[Double]]
    /// By issue: the round in which it was last completed; 0: done from the start; −1: never.
    package var doneRound: [Double]
    package var expired: [Bool]
    /// By issue and party: 1 offer, 0 hold, −1 withdrawal.
    package var lastMove: [[Double]]
    /// By issue, reading party and moving party.
    package var lastReading: [[[Double?]]]
    /// By kind, issue and party.
    package var counts: [MoveCount: [[Double]]]
    /// By channel: whether it met in this round.
    package var met: [Bool]
    /// By event: how often it has fired.
    package var eventTimes: [Double]
    package var scores: [Double]
    /// By state variable and member.
    package var state: [[TraceValue]]
}

extension TraceState {
    /// Reads one lane of a block that runs a traced plan.
    init(_ columns: TraceColumns, of block: Block, lane: Int) {
        func number(_ column: NumberColumn) -> Double { block.row(column)[lane] }
        func truth(_ column: TruthColumn) -> Bool { block.row(column)[lane] != 0 }
        types = columns.types.map { content in
            content.map {
                guard case .number(let position) = block.value(of: $0, lane: lane) else { return 0 }
                // Of a fault before the first round nothing is known.
                return position.isFinite ? Int(position) : 0
            }
        }
        belief = columns.belief.map { $0.map { $0.map(number) } }
        trust = columns.trust.map { $0.map { $0.map(number) } }
        levels = columns.levels.map { $0.map(number) }
        doneRound = block.plan.results.issues.map { number($0.doneRound) }
        expired = columns.expired.map { $0.map(truth) ?? false }
        lastMove = columns.lastMove.map { $0.map(number) }
        lastReading = columns.lastReading.map { $0.map { $0.map { $0.map(number) } } }
        counts = columns.counts.mapValues { $0.map { $0.map(number) } }
        met = columns.met.map(truth)
        eventTimes = columns.eventTimes.map(number)
        scores = columns.scores.map(number)
        state = columns.state.map { $0.map { block.value(of: $0, lane: lane) } }
    }

    /// Whether every party is at the top.
    package func isDone(_ issue: Int, steps: Int?) -> Bool {
        guard let steps else { return false }
        return levels[issue].allSatisfy { $0 >= Double(steps) }
    }

    /// How often a party has made such a move on an issue.
    func count(_ kind: MoveCount, _ issue: Int, _ party: Int) -> Double {
        counts[kind]?[issue][party] ?? 0
    }
}

extension Block {
    func value(of content: TraceColumns.Content, lane: Int) -> TraceValue {
        switch content {
        case .constant(let value): .number(value)
        case .constantTruth(let value): .truth(value)
        case .number(let column): .number(row(column)[lane])
        case .truth(let column): .truth(row(column)[lane] != 0)
        }
    }
}

/// The states of one replicate: after the setup and after each round without a fault.
///
/// - Parameters:
///   - plan: of the scenario, lowered for a trace.
///   - replicate: counted from 0.
package func traceStates(of plan: Plan, seed: UInt64, replicate: Int) -> [TraceState] {
    guard let columns = plan.results.trace else {
        preconditionFailure("a plan that was lowered for a trace keeps its columns")
    }
    let block = Block(plan: plan, seed: seed, capacity: 1)
    block.begin(first: UInt64(replicate), count: 1)
    var states: [TraceState] = []
    while true {
        let code = block.endCode(ofLane: 0)
        if code >= 0 { states.append(TraceState(columns, of: block, lane: 0)) }
        guard code == 0 else { return states }
        block.playRound()
    }
}
