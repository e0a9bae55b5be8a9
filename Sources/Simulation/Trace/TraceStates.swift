/// The states of one replicate: after the setup and after each round that it played without a fault.
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
