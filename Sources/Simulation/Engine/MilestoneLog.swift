import Statistics

/// The milestones of a block's replicates so far, in the order in which they happened: by kind of path, a list for each
/// replicate that began with the block. Lists stay where they are while lanes move.
struct MilestoneLog {
    /// One more than a path has: milestones that come too late for it are written there, one over the other, so that
    /// writing needs no branch.
    private static let places = Path.greatestLength + 1

    /// By kind: ``places`` codes for each replicate.
    private let codes: Rows<Int32>
    /// By kind and replicate: how many of them are in use.
    private let lengths: Rows<UInt32>

    init(replicates: Int) {
        codes = Rows(count: PathKind.allCases.count, stride: replicates * Self.places, initial: 0)
        lengths = Rows(count: PathKind.allCases.count, stride: replicates, initial: 0)
    }

    func free() {
        codes.free()
        lengths.free()
    }

    /// Forgets the milestones of the first replicates.
    func clear(_ replicates: Int) {
        for kind in PathKind.allCases { lengths[Int32(kind.rawValue)].fill(replicates, 0) }
    }

    /// Adds a milestone to the list of a replicate, given by its place.
    @inline(__always)
    func add(_ code: Int32, to kind: PathKind, of replicate: Int) {
        let lengths = lengths[Int32(kind.rawValue)]
        let length = Int(lengths[replicate])
        let last = Self.places - 1
        codes[Int32(kind.rawValue)][replicate * Self.places + Swift.min(length, last)] = code
        lengths[replicate] = UInt32(Swift.min(length, last) + 1)
    }

    /// The number of a replicate's milestones; those beyond the greatest length of a path count as one.
    @inline(__always)
    func length(_ kind: PathKind, of replicate: Int) -> Int { Int(lengths[Int32(kind.rawValue)][replicate]) }

    /// A replicate's path.
    func path(_ kind: PathKind, of replicate: Int) -> Path {
        let length = length(kind, of: replicate)
        let codes = codes[Int32(kind.rawValue)]
        let kept = 0..<Swift.min(length, Path.greatestLength)
        return Path(codes: kept.map { codes[replicate * Self.places + $0] }, isCut: length > Path.greatestLength)
    }

    /// Counts a replicate's path of each kind.
    func record(_ replicate: Int, outcome: Int, round: Int32, into tallies: inout [PathTally]) {
        for kind in PathKind.allCases {
            let length = length(kind, of: replicate)
            let codes = codes[Int32(kind.rawValue)]
            tallies[kind.rawValue].record(
                outcome: outcome, milestones: Swift.min(length, Path.greatestLength),
                isCut: length > Path.greatestLength, round: round
            ) { codes[replicate * Self.places + $0] }
        }
    }
}
