import Distributions
import Statistics

/// Some hundreds of replicates (lanes) that are simulated together, one row of memory for each column of the plan, and
/// the interpreter that runs the plan's programs over them.
package final class Block {
    let plan: Plan
    let stream: RandomStream
    let capacity: Int
    let numbers: Rows<Double>
    let truths: Rows<UInt8>
    /// Four rows for each column of words.
    let words: Rows<UInt32>
    /// By space: the lanes it covers, and their positions in the space that it was entered from.
    private let lanes: Rows<Int32>
    let positions: Rows<Int32>
    /// By space: its lanes. In a space that was entered from all lanes they are the positions.
    let laneRows: [Row<Int32>]
    /// By pattern of eight truth values: the positions of those that are true, a byte each.
    let patterns: Row<UInt64>
    private let patternRows: Rows<UInt64>
    /// By space: how many lanes it covers now.
    let counts: Row<Int>
    /// Each lane's replicate, counted from `firstReplicate`.
    let replicates: Row<UInt32>
    /// For whole numbers: nothing stays in it.
    let scratch: Row<UInt32>
    /// By lane: the place of its replicate among those that began with it.
    let places: Row<UInt32>
    private let replicateRows: Rows<UInt32>
    private let countRows: Rows<Int>
    var firstReplicate: UInt64 = 0
    /// 1, 2, … (0 while replicates are set up).
    var round = 0 { didSet { roundRow[0] = Double(round) } }
    /// The number of the round, for steps.
    let roundRow: Row<Double>
    /// Which of several futures with the same inputs is simulated: all that is drawn later than the inputs differs.
    var future: UInt32 = 0
    /// The event that does not happen in the replicates that begin; `nil`: all may.
    var prevented: Int?
    /// Whether the words that serve eight rounds are new in this round.
    var isFirstRound = true
    /// The lanes that have ended and are not removed yet, in no order.
    let endedList: Row<Int32>
    var endedLanes = 0
    /// While these are counted: their outcomes, from 1; 0: a fault.
    let endedOutcomes: Row<UInt32>
    /// By the places of replicates.
    let milestones: MilestoneLog
    /// Whether paths are recorded: they are counted for the first replicates of a run only.
    var keepsPaths = true
    /// By counter, and by clamp site.
    let totals: Row<Int>
    let clamps: Row<Int>
    /// By clamp site: how often the probability was evaluated.
    let clampable: Row<Int>
    /// The plan's programs, bound to these rows when they first run: the exact interpreter has a program of its own.
    private lazy var setup = bind(plan.setup)
    private lazy var playing = bind(plan.round)
    private lazy var finish = bind(plan.finish)

    package init(plan: Plan, seed: UInt64, capacity: Int) {
        self.plan = plan
        stream = RandomStream(seed: seed)
        self.capacity = capacity
        numbers = Rows(count: plan.numberColumns.count + 2, stride: capacity, initial: 0)
        roundRow = numbers[Int32(plan.numberColumns.count + 1)]
        truths = Rows(count: plan.truthColumns.count, stride: capacity, initial: 0)
        words = Rows(count: plan.wordColumns * 4, stride: capacity, initial: 0)
        lanes = Rows(count: plan.parents.count, stride: capacity, initial: 0)
        positions = Rows(count: plan.parents.count, stride: capacity, initial: 0)
        var laneRows: [Row<Int32>] = []
        for (space, parent) in plan.parents.enumerated() {
            let rows = space > 0 && parent == .all ? positions : lanes
            laneRows.append(rows[Int32(space)])
        }
        self.laneRows = laneRows
        endedList = laneRows[Int(plan.results.endedSpace.index)]
        patternRows = Rows(count: 1, stride: 256, initial: 0)
        patterns = patternRows[0]
        for pattern in 0..<256 {
            let set = (0..<8).filter { pattern >> $0 & 1 == 1 }
            for (place, position) in set.enumerated() { patterns[pattern] |= UInt64(position) << UInt64(8 * place) }
        }
        replicateRows = Rows(count: 4, stride: capacity, initial: 0)
        replicates = replicateRows[0]
        scratch = replicateRows[1]
        places = replicateRows[2]
        endedOutcomes = replicateRows[3]
        milestones = MilestoneLog(replicates: capacity)
        countRows = Rows(count: 4, stride: max(plan.parents.count, plan.counters, plan.clampSites.count), initial: 0)
        counts = countRows[0]
        totals = countRows[1]
        clamps = countRows[2]
        clampable = countRows[3]
    }

    private func bind(_ program: Program) -> Steps {
        Steps(program.segments.flatMap { segment in segment.range.map { bind(program.operations[$0], segment.space) } })
    }

    deinit {
        numbers.free()
        truths.free()
        words.free()
        lanes.free()
        positions.free()
        patternRows.free()
        replicateRows.free()
        milestones.free()
        countRows.free()
    }

    /// Like `scratch`, for numbers: nothing stays in it.
    var scratchNumbers: Row<Double> { numbers[Int32(plan.numberColumns.count)] }

    /// Lanes in use.
    var active: Int { counts[0] }

    func row(_ column: NumberColumn) -> Row<Double> { numbers[column.index] }
    func row(_ column: TruthColumn) -> Row<UInt8> { truths[column.index] }

    /// Begins `count` replicates, the first of them `first`.
    func begin(first: UInt64, count: Int) {
        begin(first: first, count: count) { UInt32($0) }
    }

    /// Begins some of the replicates from `first` on, each given by its distance from it.
    func begin(first: UInt64, offsets: ArraySlice<UInt32>) {
        begin(first: first, count: offsets.count) { offsets[offsets.startIndex + $0] }
    }

    private func begin(first: UInt64, count: Int, offset: (Int) -> UInt32) {
        precondition(count <= capacity, "more replicates than the block has lanes")
        firstReplicate = first
        round = 0
        isFirstRound = true
        endedLanes = 0
        milestones.clear(count)
        counts[0] = count
        for lane in 0..<count {
            replicates[lane] = offset(lane)
            laneRows[0][lane] = Int32(lane)
            places[lane] = UInt32(lane)
        }
        run(plan.setup, setup)
        if let prevented { row(plan.results.allowed[prevented]).fill(count, 0) }
    }

    /// One round of the lanes in use.
    func runRound() { run(plan.round, playing) }

    private func run(_ program: Program, _ steps: Steps) {
        for segment in program.segments {
            let n = counts[Int(segment.space.index)]
            guard n > 0 else {
                forgetSpaces(program, segment)
                continue
            }
            for index in segment.range where !steps.run(index, n) {
                run(program.operations[index], segment.space, n)
            }
        }
    }

    /// Spaces entered from an empty one are empty.
    private func forgetSpaces(_ program: Program, _ segment: Program.Segment) {
        for index in segment.range {
            switch program.operations[index] {
            case .enter(let space, _), .enterRounds(let space, _): counts[Int(space.index)] = 0
            default: continue
            }
        }
    }

    /// Removes the lanes that have ended: the last of the others move into their places.
    func removeEnded() {
        let ended = row(plan.results.ended)
        counts[0] -= endedLanes
        var moves: [(from: Int, to: Int)] = []
        moves.reserveCapacity(min(endedLanes, active))
        var last = active
        for k in 0..<endedLanes where Int(endedList[k]) < active {
            while ended[last] != 0 { last += 1 }
            moves.append((last, Int(endedList[k])))
            last += 1
        }
        endedLanes = 0
        guard !moves.isEmpty else { return }
        replicates.move(moves)
        places.move(moves)
        for column in 0..<Int32(plan.lasting.numbers) { numbers[column].move(moves) }
        for column in 0..<Int32(plan.lasting.truths) { truths[column].move(moves) }
        for column in 0..<Int32(plan.lasting.words * 4) { words[column].move(moves) }
    }

    /// Runs the finish program on the lanes that have ended, in the order of their list.
    func finishEnded() {
        counts[Int(plan.results.endedSpace.index)] = endedLanes
        run(plan.finish, finish)
    }

    func noteEnd(of lane: Int32) {
        endedList[endedLanes] = lane
        endedLanes += 1
    }
}
