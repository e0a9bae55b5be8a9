package import Scenarios
package import Statistics

/// Searches the replicates of a run, many at a time, for one to trace.
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
        var found: Int?
        block.play(0..<replicates, isDone: { found != nil }) { offset in
            block.eachEnded { replicate, code, _ in
                if code == outcome + 1 { found = min(found ?? .max, offset + replicate) }
            }
        }
        return found
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

    /// The most frequent path, including its outcome; of several, the one that occurs first. Faults are excluded; `nil`
    /// if all replicates are faults.
    package func typicalPath() -> TypicalPath? {
        var taken: [PathTally.Key: (count: Int, first: Int)] = [:]
        let block = self.block(Plan(lowering: scenario))
        block.play(0..<replicates) { offset in
            block.eachEnded { replicate, code, node in
                guard code > 0 else { return }
                let end = PathTally.Key(path: block.paths.path(to: node), outcome: code - 1)
                let known = taken[end] ?? (0, .max)
                taken[end] = (known.count + 1, min(known.first, offset + replicate))
            }
        }
        let best = taken.max { a, b in
            a.value.count != b.value.count ? a.value.count < b.value.count : a.value.first > b.value.first
        }
        return best.map {
            TypicalPath(path: $0.key.path, outcome: $0.key.outcome, count: $0.value.count, first: $0.value.first)
        }
    }

    private func block(_ plan: Plan) -> Block {
        Block(plan: plan, seed: seed, capacity: min(plan.bestLanes, replicates))
    }
}

extension Block {
    /// Reports the replicates (from the first of the block) that have ended, and removes their lanes.
    fileprivate func eachEnded(_ tell: (_ replicate: Int, _ code: Int, _ path: UInt32) -> Void) {
        guard endedLanes > 0 else { return }
        for lane in 0..<active {
            let code = endCode(ofLane: lane)
            if code != 0 { tell(Int(replicates[lane]), code, pathNodes[lane]) }
        }
        removeEnded()
    }
}
