package import Scenarios
import Statistics
import Synchronization

/// Runs a scenario. The counts depend on the scenario, the seed and the replicates only: not on threads, block size,
/// or the order in which workers finish.
///
/// Cancelled, it finishes the batches under way, so that the tally holds a whole run of replicates from the first on.
/// - Parameter onProgress: told how many replicates are done, from any thread.
package func simulate(
    _ scenario: Scenario, settings: RunSettings, onProgress: (@Sendable (Int) -> Void)? = nil,
    isCancelled: (@Sendable () -> Bool)? = nil
) async -> RunResult {
    let plan = Plan(lowering: scenario)
    return await simulate(scenario, plan: plan, settings: settings, onProgress: onProgress, isCancelled: isCancelled)
}

package func simulate(
    _ scenario: Scenario, plan: Plan, settings: RunSettings, onProgress: (@Sendable (Int) -> Void)? = nil,
    isCancelled: (@Sendable () -> Bool)? = nil
) async -> RunResult {
    let clock = ContinuousClock()
    let start = clock.now
    let work = Work(replicates: settings.replicates, plan: plan)
    let threads = max(1, min(settings.threads ?? availableCores(), work.batches))
    await withTaskGroup(of: Void.self) { group in
        for _ in 0..<threads {
            group.addTask {
                let worker = Worker(plan: plan, settings: settings)
                while !(isCancelled?() ?? false), !Task.isCancelled, let batch = work.next() {
                    let measures = worker.run(batch.range)
                    let done = work.finish(batch.index, batch.range.count, measures)
                    onProgress?(done)
                }
                work.add(worker.tally)
            }
        }
    }
    let tally = work.tally()
    let elapsed = (clock.now - start).components
    return RunResult(
        scenario: scenario, settings: settings, tally: tally,
        stopped: tally.replicates == settings.replicates ? .replicates : .interrupted, faultSites: plan.faultSites,
        clampSites: plan.clampSites, threads: threads,
        seconds: Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18)
}

/// What is shared between workers: which batch is next, and what they have counted.
private final class Work: Sendable {

    struct State {
        var next = 0
        var done = 0
        var tally: Tally
        /// Measures of batches that came in before one that precedes them.
        var waiting: [Int: MeasureValues] = [:]
        var merged = 0
    }

    let replicates: Int
    private let state: Mutex<State>

    init(replicates: Int, plan: Plan) {
        self.replicates = replicates
        state = Mutex(State(tally: Tally(for: plan)))
    }

    var batches: Int { (replicates + RunSettings.batch - 1) / RunSettings.batch }

    func next() -> (index: Int, range: Range<Int>)? {
        state.withLock { state in
            let first = state.next * RunSettings.batch
            guard first < replicates else { return nil }
            state.next += 1
            return (state.next - 1, first..<min(first + RunSettings.batch, replicates))
        }
    }

    /// Measures are merged in the order of batches: floating-point sums depend on order.
    func finish(_ batch: Int, _ count: Int, _ measures: MeasureValues) -> Int {
        state.withLock { state in
            state.waiting[batch] = measures
            while let values = state.waiting.removeValue(forKey: state.merged) {
                state.merged += 1
                for index in values.values.indices { state.tally.measures[index].record(values.values[index]) }
            }
            state.done += count
            return state.done
        }
    }

    func add(_ tally: Tally) {
        state.withLock { $0.tally.mergeCounts(tally) }
    }

    func tally() -> Tally {
        state.withLock { $0.tally }
    }
}

/// One thread's block and counts.
final class Worker {
    private let block: Block
    private(set) var tally: Tally

    init(plan: Plan, settings: RunSettings) {
        let lanes = min(max(1, settings.blockLanes ?? plan.bestLanes), max(1, settings.replicates))
        block = Block(plan: plan, seed: settings.seed, capacity: lanes)
        tally = Tally(for: plan)
    }

    func run(_ range: Range<Int>) -> MeasureValues {
        var measures = MeasureValues(measures: block.plan.results.measures.count, replicates: range.count)
        var first = range.lowerBound
        while first < range.upperBound {
            let count = min(block.capacity, range.upperBound - first)
            block.begin(first: UInt64(first), count: count)
            let offset = first - range.lowerBound
            block.retire(into: &tally, &measures, offset: offset)
            while block.active > 0 {
                block.round += 1
                block.run(block.plan.round)
                block.isFirstRound = false
                block.retire(into: &tally, &measures, offset: offset)
            }
            first += count
        }
        block.collectTotals(into: &tally)
        return measures
    }
}
