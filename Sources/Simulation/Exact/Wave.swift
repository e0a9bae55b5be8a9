/// A limited number of states, each with its probability, on their way through a round.
///
/// What one lane holds is a state, not a replicate. Arithmetic is the block's own, and is done for all lanes, for those
/// outside a space too: their values there are never used.
final class Wave {
    let plan: ExactPlan
    let block: Block
    let capacity: Int
    /// States in use.
    var count = 0
    let weights: Row<Double>
    private let weightRows: Rows<Double>
    /// By space: whether it covers a lane.
    private let flagRows: Rows<UInt8>
    var atoms: AtomTable
    /// A draw with too many values, if there was one.
    var unlisted: UnlistedDraw?
    var parting = Parting()
    var countAtMerge = 0
    /// States of the start of the round by probability.
    var statesPerMass = 1.0
    /// Where states come from when they are moved.
    let sources: Row<Int32>
    private let sourceRows: Rows<Int32>
    /// The words of a tile of states, and their hashes.
    let packed: Row<UInt64>
    let hashes: Row<UInt64>
    private let packedRows: Rows<UInt64>
    private let hashRows: Rows<UInt64>
    /// Where states are merged.
    let merging = StateTable(width: 0)

    init(_ plan: ExactPlan) {
        self.plan = plan
        capacity = Self.capacity(plan)
        block = Block(plan: plan.plan, seed: 0, capacity: capacity)
        weightRows = Rows(count: 1, stride: capacity, initial: 0)
        weights = weightRows[0]
        flagRows = Rows(count: plan.spaces, stride: capacity, initial: 0)
        flagRows[0].fill(capacity, 1)
        sourceRows = Rows(count: 1, stride: capacity, initial: 0)
        sources = sourceRows[0]
        let columns = plan.plan.numberColumns.count + plan.plan.truthColumns.count + plan.spaces
        packedRows = Rows(count: 1, stride: StatePacking.tile * columns, initial: 0)
        packed = packedRows[0]
        hashRows = Rows(count: 1, stride: StatePacking.tile, initial: 0)
        hashes = hashRows[0]
        atoms = AtomTable(plan.plan)
    }

    /// The greatest number of states in a wave.
    static func capacity(_ plan: ExactPlan) -> Int {
        max(2 * UniformTable.mostValues, min(mostStates, mostBytes / bytesPerState(plan)))
    }

    private static func bytesPerState(_ plan: ExactPlan) -> Int {
        plan.plan.numberColumns.count * 8 + plan.plan.truthColumns.count + plan.spaces + 16
    }

    /// The memory of a wave, and the least that one can have.
    static func bytes(_ plan: ExactPlan) -> Int { capacity(plan) * bytesPerState(plan) }
    static func leastBytes(_ plan: ExactPlan) -> Int { 2 * UniformTable.mostValues * bytesPerState(plan) }

    /// The number of states: enough for long loops, few enough for the caches.
    private static let mostStates = 8192
    private static let mostBytes = 16 << 20

    deinit {
        weightRows.free()
        flagRows.free()
        sourceRows.free()
        packedRows.free()
        hashRows.free()
    }

    func row(_ column: NumberColumn) -> Row<Double> { block.row(column) }
    func row(_ column: TruthColumn) -> Row<UInt8> { block.row(column) }
    func row(_ space: Space) -> Row<UInt8> { flagRows[space.index] }

    /// Takes a part of the states at the start of a round through its program.
    func run(_ part: WavePart, of states: StateShards, _ program: ExactProgram, round: Int, into output: WaveOutput) {
        output.begin(plan)
        block.round = round
        switch part {
        case .states(let range):
            begin(range, of: states, output)
            run(program, from: 0, isSettled: false, output)
        case .chunk(let chunk):
            restore(chunk)
            run(program, from: chunk.index, isSettled: chunk.isSettled, output)
        }
        output.unlisted = unlisted
        output.complete()
    }

    private func begin(_ range: Range<Int>, of states: StateShards, _ output: WaveOutput) {
        let packing = StatePacking(plan.key, in: self)
        count = range.count
        var mass = 0.0
        for first in stride(from: 0, to: count, by: StatePacking.tile) {
            let lanes = first..<min(count, first + StatePacking.tile)
            for i in lanes {
                weights[i] = states.copy(range.lowerBound &+ i, to: packed, at: (i &- first) &* packing.width)
                mass += weights[i]
            }
            packing.unpack(packed, into: lanes)
        }
        statesPerMass = mass > 0 ? Double(count) / mass : 0
        // What is too improbable to have a mass is done when it has begun.
        if mass == 0 { output.followed += Double(count) }
    }

    private func run(_ program: ExactProgram, from start: Int, isSettled: Bool, _ output: WaveOutput) {
        var isSettled = isSettled
        countAtMerge = count
        for index in start...program.steps.count {
            if index == program.boundary, !isSettled {
                settle(program.afterBoundary, output)
                isSettled = true
                countAtMerge = count
            }
            guard count > 0 else { return }
            guard index < program.steps.count else { break }
            let step = program.steps[index]
            output.work += Double(count)
            guard step.branches else {
                run(step, output)
                continue
            }
            if count > 64, count >= 4 * countAtMerge { merge(step.live) }
            while !branch(step) {
                if unlisted != nil { return }
                makeRoom(at: index, isSettled: isSettled, step.live, output)
            }
        }
        output.tally.recordMeasures(self)
    }

    /// The end of a round: everything is counted, states that go on are put out, those that have ended stay for what is
    /// asked of them.
    private func settle(_ asked: LiveList, _ output: WaveOutput) {
        forget()
        for i in 0..<count { output.followed += weights[i] * statesPerMass }
        output.tally.record(self)
        let ended = row(plan.plan.results.ended)
        var kept = 0
        for i in 0..<count where ended[i] != 0 {
            sources[kept] = Int32(truncatingIfNeeded: i)
            kept += 1
        }
        if kept < count {
            forEachPacked(StatePacking(plan.key, in: self)) { i, start, hash in
                if ended[i] == 0 { output.add(packed, at: start, hash: hash, weight: weights[i]) }
            }
            StatePacking(asked, in: self).gather(sources, kept)
            StatePacking.gather(weights, sources, kept)
        }
        count = kept
        row(plan.endedSpace).fill(capacity, 1)
    }

    /// Merges values that have the same meaning from here on.
    private func forget() {
        let round = block.round
        for column in plan.plan.timers {
            let timer = row(column)
            for i in 0..<count where timer[i] >= 0 && timer[i] <= Double(round) { timer[i] = 0 }
        }
        for (issue, mayReopen) in zip(plan.plan.results.issues, plan.reopenable) where mayReopen {
            let doneRound = row(issue.doneRound)
            let levels = issue.levels.map { row($0) }
            for i in 0..<count where levels.contains(where: { $0[i] < issue.steps ?? .infinity }) {
                doneRound[i] = -1
            }
        }
    }
}

/// What a wave begins with: states of the start of a round, or what was set aside.
enum WavePart {
    case states(Range<Int>)
    case chunk(Wave.Chunk)
}

/// A sum of many numbers, exact to the last digits (Neumaier 1974).
struct Sum: Sendable {
    private var sum = 0.0
    private var lost = 0.0

    var value: Double { sum + lost }

    static func += (total: inout Sum, value: Double) {
        let next = total.sum + value
        total.lost += abs(total.sum) >= abs(value) ? (total.sum - next) + value : (value - next) + total.sum
        total.sum = next
    }
}
