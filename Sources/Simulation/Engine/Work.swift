import Statistics
import Synchronization

/// What is shared between the workers of one leg of a run: which batch is next, and what they have counted.
final class Work: Sendable {
    private struct State {
        var next: Int
        /// The end of the batches that are complete together with all those before them.
        var merged: Int
        var tally: StudyTally
        var done = 0
        /// Batches that came in before one that precedes them, by their first replicate.
        var waiting: [Int: (range: Range<Int>, output: BatchOutput)] = [:]
        var success: [SuccessRecord] = []
        /// By scenario; `nil` if no batch was the sample for them.
        var trajectories: [Trajectories?]
    }

    private let study: StudyPlan
    private let range: Range<Int>
    let counted: Set<Int>
    private let archive: (any StudyArchive)?
    let receiver: (any ReplicateReceiver)?
    private let state: Mutex<State>

    /// - Parameters:
    ///   - range: the replicates of the leg.
    ///   - counted: the scenarios that are counted.
    ///   - archive: where the study is saved on the way.
    ///   - receiver: to which the single replicates are given.
    init(
        _ study: StudyPlan, _ tally: StudyTally, range: Range<Int>, counted: Set<Int>, archive: (any StudyArchive)?,
        receiver: (any ReplicateReceiver)?
    ) {
        self.receiver = receiver
        self.study = study
        self.range = range
        self.counted = counted
        self.archive = archive
        state = Mutex(
            State(
                next: range.lowerBound, merged: range.lowerBound, tally: tally,
                trajectories: Array(repeating: nil, count: study.members.count)))
    }

    var replicates: Int { range.count }

    /// How many batches there are.
    var batches: Int {
        guard !range.isEmpty else { return 0 }
        return (range.upperBound - 1) / RunSettings.batch - range.lowerBound / RunSettings.batch + 1
    }

    /// The next batch: none crosses a multiple of the batch's size, so that a run that is continued has the same ones.
    func next() -> Range<Int>? {
        state.withLock { state in
            guard state.next < range.upperBound else { return nil }
            let first = state.next
            state.next = min((first / RunSettings.batch + 1) * RunSettings.batch, range.upperBound)
            return first..<state.next
        }
    }

    /// Adds a batch, and those after it that waited for it.
    /// - Returns: how many replicates of all scenarios together are done.
    func finish(_ range: Range<Int>, _ output: BatchOutput) -> Int {
        let done = add(range, output)
        if let archive, archive.isDue() {
            let (tally, success) = takeSaved()
            archive.keep(tally, success, isDue: true)
        }
        return done
    }

    private func add(_ range: Range<Int>, _ output: BatchOutput) -> Int {
        state.withLock { state in
            state.waiting[range.lowerBound] = (range, output)
            while let (range, output) = state.waiting.removeValue(forKey: state.merged) {
                state.merged = range.upperBound
                state.tally.record(output, range, counted: counted, study)
                if let rows = output.prepared { receiver?.add(rows) }
                for member in counted {
                    if let found = output.trajectories[member] { state.trajectories[member] = found }
                }
                guard archive != nil else { continue }
                for member in counted.sorted() {
                    guard let success = output.success[member] else { continue }
                    state.success.append(SuccessRecord(member: member, range: range, success: success))
                }
            }
            state.done += range.count * counted.count
            return state.done
        }
    }

    /// The counts, once all workers have ended.
    func result() -> (
        tally: StudyTally, success: [SuccessRecord], trajectories: [Trajectories?], isComplete: Bool
    ) {
        state.withLock { state in
            (tally(state), state.success, state.trajectories, state.merged == range.upperBound)
        }
    }

    /// The counts so far, and which replicates succeeded that were not taken yet.
    private func takeSaved() -> (tally: StudyTally, success: [SuccessRecord]) {
        state.withLock { state in
            let success = state.success
            state.success = []
            return (tally(state), success)
        }
    }

    /// The counts of the batches that are complete together with all those before them.
    private func tally(_ state: State) -> StudyTally {
        var tally = state.tally
        for member in counted { tally.played[member] = state.merged }
        return tally
    }
}

/// Which replicates of a scenario succeeded.
package struct SuccessRecord: Sendable {
    package let member: Int
    package let range: Range<Int>
    package let success: SuccessBits
}

extension StudyTally {
    /// Adds the next batch.
    fileprivate mutating func record(
        _ output: BatchOutput, _ range: Range<Int>, counted: Set<Int>, _ study: StudyPlan
    ) {
        success?.record(output.success, counted: counted, replicates: range.count)
        for member in study.members.indices {
            if let tally = output.tallies[member] { tallies[member].merge(tally) }
            if let pair = output.pairs[member] { pairs[member].merge(pair) }
        }
    }
}
