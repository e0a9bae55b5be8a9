/// The random numbers that a run uses, counted in a second simulation, so that counting costs a run nothing.
package struct ChanceCount: Sendable, Equatable {
    /// Rounds simulated by all replicates together.
    package var rounds = 0
    /// Decisions and uniform numbers. The additional bits of a decision that needs more than its sixteen are not
    /// counted.
    package var draws = 0
    /// Calls of the generator, each of which gives four words of 32 bits.
    package var generatorCalls = 0

    /// Simulates the replicates of a run, from the first on, on the calling thread.
    /// - Parameter isCancelled: called between blocks; the count is then incomplete.
    package init(of plan: Plan, seed: UInt64, replicates: Int, isCancelled: () -> Bool = { false }) {
        let (setup, round, finish) = (ProgramChance(plan.setup), ProgramChance(plan.round), ProgramChance(plan.finish))
        let block = Block(plan: plan, seed: seed, capacity: max(1, min(plan.bestLanes, replicates)))
        block.play(0..<max(0, replicates), isCancelled: isCancelled) { _ in
            if block.round == 0 {
                add(setup, block, areWordsFresh: true)
            } else {
                rounds += block.active
                add(round, block, areWordsFresh: block.round == 1 || block.round & 7 == 0)
            }
            guard block.endedLanes > 0 else { return }
            block.finishEnded()
            add(finish, block, areWordsFresh: true)
            block.removeEnded()
        }
    }

    /// Adds what a program used, while its spaces are as it left them.
    private mutating func add(_ program: ProgramChance, _ block: Block, areWordsFresh: Bool) {
        for segment in program.segments {
            let lanes = block.counts[Int(segment.space.index)]
            draws += segment.draws * lanes
            generatorCalls += (segment.calls + (areWordsFresh ? segment.sharedCalls : 0)) * lanes
        }
    }
}

/// The random numbers that a program uses for a lane of each space.
private struct ProgramChance {
    struct Segment {
        var space: Space
        var draws = 0
        var calls = 0
        /// Made only in rounds in which the words for eight rounds are fresh.
        var sharedCalls = 0
    }

    var segments: [Segment] = []

    init(_ program: Program) {
        for segment in program.segments {
            var counted = Segment(space: segment.space)
            for operation in program.operations[segment.range] {
                // Who reads words decides or draws by them; who writes them calls the generator.
                var copy = operation
                copy.rename(
                    number: { column, _ in column }, truth: { column, _ in column },
                    words: { column, use in
                        switch use {
                        case .read: counted.draws += 1
                        case .write: counted.calls += 1
                        case .update: counted.sharedCalls += 1
                        }
                        return column
                    })
            }
            if counted.draws + counted.calls + counted.sharedCalls > 0 { segments.append(counted) }
        }
    }
}
