package import Scenarios

/// Looks through the replicates of a run, many at a time, for one to tell.
package struct ReplicateSearch: Sendable {
    let scenario: Scenario
    package let seed: UInt64
    /// How many replicates are looked through, from the first on.
    package let replicates: Int

    package init(_ scenario: Scenario, seed: UInt64, replicates: Int) {
        precondition(replicates >= 1, "at least one replicate")
        self.scenario = scenario
        self.seed = seed
        self.replicates = replicates
    }

    /// The first replicate (from 0) that ends so; `nil`: none of them does.
    package func first(endingIn outcome: Int) -> Int? {
        let block = self.block(Plan(lowering: scenario))
        var first = 0
        while first < replicates {
            let count = min(block.capacity, replicates - first)
            var found: Int?
            block.begin(first: UInt64(first), count: count)
            while true {
                block.eachEnded { replicate, code in
                    if code == outcome + 1 { found = min(found ?? .max, first + replicate) }
                }
                guard block.active > 0 else { break }
                block.playRound()
            }
            if let found { return found }
            first += count
        }
        return nil
    }

    /// A path, how many replicates take it, and the first of these.
    package struct TypicalPath: Sendable, Equatable {
        package var path: Path
        /// Index of the outcome that ends it.
        package var outcome: Int
        package var count: Int
        /// From 0.
        package var first: Int
    }

    /// The path that the most replicates take, the outcome belonging to it; of several, the one taken first. Faults
    /// are left out; `nil`: there is nothing else.
    package func typicalPath() -> TypicalPath? {
        var taken: [PathEnd: (count: Int, first: Int)] = [:]
        forEachPath { replicate, end in
            let known = taken[end] ?? (0, .max)
            taken[end] = (known.count + 1, min(known.first, replicate))
        }
        let best = taken.max { a, b in
            a.value.count != b.value.count ? a.value.count < b.value.count : a.value.first > b.value.first
        }
        return best.map {
            TypicalPath(path: $0.key.path, outcome: $0.key.outcome, count: $0.value.count, first: $0.value.first)
        }
    }

    private struct PathEnd: Hashable {
        var path: Path
        var outcome: Int
    }

    private func forEachPath(_ body: (_ replicate: Int, _ end: PathEnd) -> Void) {
        let plan = Plan(lowering: scenario, isTraced: true)
        guard let columns = plan.results.trace else { return }
        let watch = MilestoneWatch(scenario, plan.results, columns)
        let block = self.block(plan)
        var first = 0
        while first < replicates {
            let count = min(block.capacity, replicates - first)
            block.begin(first: UInt64(first), count: count)
            // By replicate: lanes change places as others end.
            var marks = (0..<count).map { watch.marks(of: block, lane: $0) }
            var paths = Array(repeating: Path(), count: count)
            while true {
                block.eachEnded { replicate, code in
                    if code > 0 { body(first + replicate, PathEnd(path: paths[replicate], outcome: code - 1)) }
                }
                guard block.active > 0 else { break }
                block.playRound()
                for lane in 0..<block.active {
                    let replicate = Int(block.replicates[lane])
                    watch.advance(&marks[replicate], &paths[replicate], block, lane)
                }
            }
            first += count
        }
    }

    private func block(_ plan: Plan) -> Block {
        Block(plan: plan, seed: seed, capacity: min(plan.bestLanes, replicates))
    }
}

/// Sees the milestones of a lane at the end of each round.
private struct MilestoneWatch {
    let results: ResultColumns
    let columns: TraceColumns
    let steps: [Double?]
    let milestoneEvents: [Int]

    init(_ scenario: Scenario, _ results: ResultColumns, _ columns: TraceColumns) {
        self.results = results
        self.columns = columns
        steps = scenario.issues.map { $0.steps.map(Double.init) }
        milestoneEvents = scenario.events.indices.filter { scenario.events[$0].isMilestone }
    }

    struct Marks {
        var expired: [Bool]
        var times: [Double]
    }

    func marks(of block: Block, lane: Int) -> Marks {
        Marks(
            expired: steps.indices.map { isExpired($0, block, lane) },
            times: milestoneEvents.map { block.row(columns.eventTimes[$0])[lane] })
    }

    func advance(_ marks: inout Marks, _ path: inout Path, _ block: Block, _ lane: Int) {
        for issue in steps.indices where !marks.expired[issue] && isExpired(issue, block, lane) {
            marks.expired[issue] = true
            path.append(.expired(issue))
        }
        for (position, event) in milestoneEvents.enumerated() {
            let times = block.row(columns.eventTimes[event])[lane]
            if times > marks.times[position] { path.append(.event(event)) }
            marks.times[position] = times
        }
        for issue in steps.indices where isDoneNow(issue, block, lane) { path.append(.done(issue)) }
    }

    private func isExpired(_ issue: Int, _ block: Block, _ lane: Int) -> Bool {
        columns.expired[issue].map { block.row($0)[lane] != 0 } ?? false
    }

    /// Completed in this very round.
    private func isDoneNow(_ issue: Int, _ block: Block, _ lane: Int) -> Bool {
        guard let steps = steps[issue], block.row(results.issues[issue].doneRound)[lane] == Double(block.round) else {
            return false
        }
        return columns.levels[issue].allSatisfy { block.row($0)[lane] >= steps }
    }
}

extension Block {
    /// Tells the replicates (from the first of the block) that have ended, and takes their lanes away.
    fileprivate func eachEnded(_ tell: (_ replicate: Int, _ code: Int) -> Void) {
        guard endedLanes > 0 else { return }
        for lane in 0..<active {
            let code = endCode(ofLane: lane)
            if code != 0 { tell(Int(replicates[lane]), code) }
        }
        removeEnded()
    }
}
