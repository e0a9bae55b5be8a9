/// The single replicates of a batch of one scenario, by column; rows are in the order of replicates.
package struct ReplicateRows: Sendable {
    /// The number of the first replicate, from 0.
    package let first: Int
    /// By replicate: whether it is counted, because the condition of the report, if any, was true in it.
    package private(set) var isCounted: [Bool]
    /// By replicate: index of the outcome; `nil`: it ended as a fault.
    package private(set) var outcomes: [Int?]
    /// By replicate: the round in which it ended.
    package private(set) var rounds: [Int32]
    /// By input of the plan and replicate; true counts as 1, false as 0.
    package private(set) var inputs: [[Double]]
    /// By question and replicate; `nil`: not asked.
    package private(set) var answers: [[Bool?]]
    /// By issue and replicate: the round of its last completion, if it is done at the end; 0: done from the start.
    package private(set) var done: [[Int32?]]
    /// By issue and replicate: the first round in which it was expired, if it ever was.
    package private(set) var expired: [[Int32?]]
    /// By event and replicate: the round in which it first happened, if it ever did.
    package private(set) var events: [[Int32?]]
    /// By measure and replicate; `nil`: a fault, not taken, or not a number.
    package private(set) var measures: [[Double?]] = []

    /// - Parameter plan: keeps the rows of replicates.
    init(of plan: Plan, _ range: Range<Int>) {
        let count = range.count
        func column<Cell>(_ cell: Cell) -> [Cell] { Array(repeating: cell, count: count) }
        first = range.lowerBound
        isCounted = column(false)
        outcomes = column(nil)
        rounds = column(0)
        inputs = plan.results.inputs.map { _ in column(0) }
        answers = plan.results.questions.map { _ in column(nil) }
        done = plan.results.issues.map { _ in column(nil) }
        expired = done
        events = plan.results.events.map { _ in column(nil) }
    }

    package var count: Int { isCounted.count }

    /// Takes the lanes that have ended in the block's round, before they are removed.
    /// - Parameter offset: of the block's first replicate in the batch.
    mutating func take(from block: Block, offset: Int) {
        let results = block.plan.results
        let lanes = (0..<block.endedLanes).map { Int(block.endedList[$0]) }
        let places = lanes.map { offset + Int(block.replicates[$0]) }
        for (lane, place) in zip(lanes, places) {
            let code = block.endCode(ofLane: lane)
            isCounted[place] = true
            outcomes[place] = code > 0 ? code - 1 : nil
            rounds[place] = Int32(block.round)
        }
        for (index, input) in results.inputs.enumerated() {
            for (lane, place) in zip(lanes, places) {
                inputs[index][place] = block.number(of: input.content, lane)
            }
        }
        // What a fault leaves behind has no meaning.
        let whole = zip(lanes, places).filter { outcomes[$0.1] != nil }
        for (index, question) in results.questions.enumerated() {
            let yes = block.row(question.yes)
            let given = question.given.map { block.row($0) }
            for (lane, place) in whole where given.map({ $0[lane] != 0 }) ?? true {
                answers[index][place] = yes[lane] != 0
            }
        }
        for (index, issue) in results.issues.enumerated() {
            if let steps = issue.steps {
                let (level, round) = (block.leastLevel(of: issue), block.row(issue.doneRound))
                for (lane, place) in whole where level(lane) >= steps {
                    done[index][place] = Int32(Swift.max(0, round[lane]))
                }
            }
            if let column = issue.expiredRound {
                let round = block.row(column)
                for (lane, place) in whole where round[lane] > 0 { expired[index][place] = Int32(round[lane]) }
            }
        }
        for (index, event) in results.events.enumerated() {
            let first = block.row(event.first)
            for (lane, place) in whole where first[lane] > 0 { events[index][place] = Int32(first[lane]) }
        }
    }

    /// Takes the measures, once all replicates of the batch have ended.
    /// - Parameter values: by measure and replicate, not a number where it is excluded.
    mutating func take(measures values: [[Double?]]) {
        measures = values.map { $0.map { $0.flatMap { $0.isNaN ? nil : $0 } } }
    }
}

/// Simulates replicates for their rows, without measures.
package struct RowSource {
    private let block: Block
    private let selection: Block?

    /// - Parameters:
    ///   - plan: keeps the rows of replicates.
    ///   - selection: finds the replicates that count; `nil`: all do.
    ///   - mostReplicates: the greatest number that is simulated at a time.
    package init(_ plan: Plan, selection: Plan? = nil, seed: UInt64, mostReplicates: Int) {
        func block(_ plan: Plan) -> Block {
            Block(plan: plan, seed: seed, capacity: max(1, min(plan.bestLanes, mostReplicates)))
        }
        self.block = block(plan)
        self.selection = selection.map(block)
    }

    package func rows(of range: Range<Int>) -> ReplicateRows {
        var rows = ReplicateRows(of: block.plan, range)
        func take(_ offset: Int) {
            rows.take(from: block, offset: offset)
            block.removeEnded()
        }
        if let selection {
            block.play(selection.selected(range), of: range) { take(0) }
        } else {
            block.play(range) { take($0) }
        }
        return rows
    }
}

/// A batch of replicates of all scenarios of a study.
package struct ReplicateBatch: Sendable {
    package let range: Range<Int>
    /// By scenario; `nil` if it was not counted in this run.
    package let members: [ReplicateRows?]
}

/// Receives the single replicates of a run.
package protocol ReplicateReceiver: Sendable {
    /// Prepares a batch for writing, on the thread that simulated it.
    func prepared(_ batch: ReplicateBatch) -> PreparedRows
    /// Writes a batch; called for one batch at a time, in the order of replicates. An error is reported later.
    func add(_ rows: PreparedRows)
    /// Whether there was an error, so that it is useless to continue.
    var hasFailed: Bool { get }
}

/// A batch that is ready to be written.
package enum PreparedRows: Sendable {
    case text([UInt8])
    case batch(ReplicateBatch)
}
