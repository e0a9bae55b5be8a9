/// The results of one replicate.
package struct ReplicateResult: Sendable, Equatable {
    /// Counted from 0.
    package var replicate: Int
    /// Index into the scenario's outcomes; `nil`: it ended as a fault.
    package var outcome: Int?
    /// The round in which it ended.
    package var round: Int
    /// The bit patterns of the measures, in the scenario's order, so that "not a number" equals itself; `nil`:
    /// excluded.
    package var measures: [UInt64?]
}

/// The replicates of a range, one by one, as ``simulate(_:settings:onProgress:isCancelled:)`` would count them.
///
/// Replicate k is the same whatever the range that holds it.
/// - Parameter blockLanes: the number of replicates simulated together; `nil` lets the plan decide.
package func replicateResults(
    of plan: Plan, seed: UInt64, replicates: Range<Int>, blockLanes: Int? = nil
) -> [ReplicateResult] {
    let lanes = min(max(1, blockLanes ?? plan.bestLanes), max(1, replicates.count))
    let block = Block(plan: plan, seed: seed, capacity: lanes)
    var results: [ReplicateResult] = []
    results.reserveCapacity(replicates.count)
    block.play(replicates) { _ in block.retire(into: &results) }
    return results.sorted { $0.replicate < $1.replicate }
}

extension Block {
    /// Notes the lanes that have ended in this round, and removes them.
    fileprivate func retire(into results: inout [ReplicateResult]) {
        guard endedLanes > 0 else { return }
        finishEnded()
        let over = endedList
        let ended = row(plan.results.ended)
        for k in 0..<endedLanes {
            let lane = Int(over[k])
            let code = Int(ended[lane])
            let measures = plan.results.measures.map { measure -> UInt64? in
                guard code > 0, row(measure.leftOut)[lane] == 0, measure.given.map({ row($0)[lane] != 0 }) ?? true
                else { return nil }
                let value = row(measure.value)[k]
                return value.isNaN ? nil : value.bitPattern
            }
            results.append(
                ReplicateResult(
                    replicate: Int(firstReplicate) + Int(replicates[lane]), outcome: code > 0 ? code - 1 : nil,
                    round: round, measures: measures))
        }
        removeEnded()
    }
}
