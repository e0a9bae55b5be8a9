import Statistics

/// The rounds of milestones, taken while replicates are simulated: a replicate's path has one more in the round in which its
/// list is one longer.
struct MilestoneRecord {
    /// By kind of path and replicate: the rounds of its milestones so far.
    private var rounds: [[[Int32]]]
    /// By kind of path and replicate: its path, once it has ended without a fault.
    private var keys: [[PathTally.Key?]]

    /// - Parameter replicates: how many there are in all, from the first.
    init(replicates: Int) {
        rounds = PathKind.allCases.map { _ in Array(repeating: [], count: replicates) }
        keys = PathKind.allCases.map { _ in Array(repeating: nil, count: replicates) }
    }

    /// Takes the milestones of the block's round.
    /// - Parameters:
    ///   - ended: the lanes that have ended in this round without a fault.
    ///   - offset: of the block's first replicate.
    mutating func take(from block: Block, ended: [Int], offset: Int) {
        for kind in PathKind.allCases {
            for lane in 0..<block.active {
                let length = block.milestones.length(kind, of: Int(block.places[lane]))
                let replicate = offset + Int(block.replicates[lane])
                while rounds[kind.rawValue][replicate].count < length {
                    rounds[kind.rawValue][replicate].append(Int32(block.round))
                }
            }
            for lane in ended {
                keys[kind.rawValue][offset + Int(block.replicates[lane])] = PathTally.Key(
                    path: block.milestones.path(kind, of: Int(block.places[lane])),
                    outcome: block.endCode(ofLane: lane) - 1)
            }
        }
    }

    /// By kind: the median rounds of the milestones of each path that enough replicates followed.
    var times: [[PathTally.Key: Trajectories.MilestoneTimes]] {
        zip(keys, rounds).map { keys, rounds in
            var followers: [PathTally.Key: [Int]] = [:]
            for (replicate, key) in keys.enumerated() {
                if let key { followers[key, default: []].append(replicate) }
            }
            return followers.filter { $0.value.count >= Trajectories.MilestoneTimes.fewest }.mapValues { replicates in
                let rank = quantileRank(0.5, of: replicates.count)
                return Trajectories.MilestoneTimes(
                    replicates: replicates.count,
                    medians: rounds[replicates[0]].indices.map { place in
                        Int(replicates.map { rounds[$0][place] }.sorted()[rank - 1])
                    })
            }
        }
    }
}
