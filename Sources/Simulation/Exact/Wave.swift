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
    /// What was counted over states, as sums of probabilities; likewise of cuts.
    var totals: [Sum]
    var clamps: [Sum]
    /// Operations on states so far: a measure of the work.
    var work = 0.0
    var atoms: AtomTable
    /// A draw with too many values, if there was one.
    var unlisted: UnlistedDraw?
    var parting = Parting()
    /// Parts of a wave that grew too large, to be continued later.
    var waiting: [Chunk] = []
    var countAtMerge = 0

    init(_ plan: ExactPlan) {
        self.plan = plan
        capacity = max(2 * UniformTable.mostValues, min(Self.mostStates, Self.mostBytes / Self.bytesPerState(plan)))
        block = Block(plan: plan.plan, seed: 0, capacity: capacity)
        weightRows = Rows(count: 1, stride: capacity, initial: 0)
        weights = weightRows[0]
        flagRows = Rows(count: plan.spaces, stride: capacity, initial: 0)
        flagRows[0].fill(capacity, 1)
        totals = Array(repeating: Sum(), count: plan.plan.counters)
        clamps = Array(repeating: Sum(), count: plan.plan.clampSites.count)
        atoms = AtomTable(plan.plan)
    }

    private static func bytesPerState(_ plan: ExactPlan) -> Int {
        plan.plan.numberColumns.count * 8 + plan.plan.truthColumns.count + plan.spaces + 16
    }

    /// The least memory of a wave.
    static func leastBytes(_ plan: ExactPlan) -> Int { 2 * UniformTable.mostValues * bytesPerState(plan) }

    /// The number of states: enough for long loops, few enough for the caches.
    private static let mostStates = 8192
    private static let mostBytes = 16 << 20

    deinit {
        weightRows.free()
        flagRows.free()
    }

    /// The number of states with which a wave begins, so that there is room to branch.
    var startingStates: Int { capacity / 8 }

    func row(_ column: NumberColumn) -> Row<Double> { block.row(column) }
    func row(_ column: TruthColumn) -> Row<UInt8> { block.row(column) }
    func row(_ space: Space) -> Row<UInt8> { flagRows[space.index] }

    /// Takes the states through a program.
    /// - Parameters:
    ///   - settle: called when the states that continue are separated from those that have ended; keeps the latter.
    ///   - finish: called at the end of the program.
    func run(
        _ program: ExactProgram, settle: () throws(ExactRefusal) -> Void, finish: () throws(ExactRefusal) -> Void
    ) throws(ExactRefusal) {
        try run(program, from: 0, isSettled: false, settle: settle, finish: finish)
        while let chunk = waiting.popLast() {
            restore(chunk, program.steps[chunk.index].live)
            try run(program, from: chunk.index, isSettled: chunk.isSettled, settle: settle, finish: finish)
        }
    }

    private func run(
        _ program: ExactProgram, from start: Int, isSettled: Bool, settle: () throws(ExactRefusal) -> Void,
        finish: () throws(ExactRefusal) -> Void
    ) throws(ExactRefusal) {
        var isSettled = isSettled
        countAtMerge = count
        for index in start...program.steps.count {
            if index == program.boundary, !isSettled {
                try settle()
                isSettled = true
                countAtMerge = count
            }
            guard count > 0 else { return }
            guard index < program.steps.count else { break }
            let step = program.steps[index]
            work += Double(count)
            guard step.branches else {
                run(step)
                continue
            }
            if count > 64, count >= 4 * countAtMerge { merge(step.live) }
            while !branch(step) {
                if let unlisted { throw .chance([unlisted]) }
                makeRoom(at: index, isSettled: isSettled, step.live)
            }
        }
        try finish()
    }
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
