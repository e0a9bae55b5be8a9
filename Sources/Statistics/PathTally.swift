/// The number of replicates with each path to each outcome.
///
/// Paths may be as many as replicates, so only those of the first replicates are counted (``Tally/sampleLimit(of:)``):
/// memory is bounded, and counts that were made on many machines add up. A share of one in a hundred is known to ± 0.05
/// points by 131,072.
package struct PathTally: Sendable, Equatable {
    /// A path with the outcome that ends it.
    package struct Key: Sendable, Hashable {
        package var path: Path
        /// Index into the scenario's outcomes.
        package var outcome: Int

        package init(path: Path, outcome: Int) {
            self.path = path
            self.outcome = outcome
        }
    }

    /// Numbers (LEB128) for each replicate: its key, and the round in which it ended; replicates are in any order. Hardly
    /// two replicates of a large scenario take the same path, so that they are put together only when somebody asks; until
    /// then a replicate needs about as many bytes as its path has milestones.
    private var bytes: [UInt8] = []
    private var replicates = 0

    package init() {}

    /// - Parameter rounds: in which further replicates with this path ended.
    package mutating func record(_ key: Key, rounds: ArraySlice<Int32>) {
        for round in rounds {
            record(
                outcome: key.outcome, milestones: key.path.codes.count, isCut: key.path.isCut, round: round
            ) { key.path.codes[$0] }
        }
    }

    /// A further replicate.
    /// - Parameters:
    ///   - milestones: how many its path has.
    ///   - isCut: whether there were more.
    ///   - round: in which it ended.
    ///   - code: of a milestone, by its place in the path.
    @inline(__always)
    package mutating func record(
        outcome: Int, milestones: Int, isCut: Bool, round: Int32, code: (Int) -> Int32
    ) {
        bytes.append(leb128: UInt64(bitPattern: Int64(outcome)))
        bytes.append(leb128: isCut ? 1 : 0)
        bytes.append(leb128: UInt64(milestones))
        for place in 0..<milestones { bytes.append(leb128: UInt64(UInt32(bitPattern: code(place)))) }
        bytes.append(leb128: UInt64(UInt32(bitPattern: round)))
        replicates += 1
    }

    package mutating func merge(_ other: PathTally) {
        guard !bytes.isEmpty else { return self = other }
        bytes += other.bytes
        replicates += other.replicates
    }

    /// The replicates with one path.
    private struct Group {
        /// Of the key: a number that nearly always differs between two of them, the same in every process (FNV-1a).
        var digest: UInt64
        /// Where the key is among the bytes.
        var key: Range<Int>
        var replicates = 0
    }

    /// The replicates by path: the groups, and for each replicate its group and the round in which it ended.
    private var grouped: (groups: [Group], members: [(group: Int, round: Int32)]) {
        var groups: [Group] = []
        var members: [(group: Int, round: Int32)] = []
        members.reserveCapacity(replicates)
        // A hash table with open addressing: each place is empty (−1) or a group.
        var bits = 1
        while 1 << bits < 2 * replicates { bits += 1 }
        var table = [Int32](repeating: -1, count: 1 << bits)
        var numbers = Numbers(bytes)
        while numbers.place < bytes.count {
            let (digest, key) = numbers.skipKey()
            let round = Int32(truncatingIfNeeded: numbers.next())
            // The digest's first bits hardly depend on the last number, and its last bits on no number's first ones.
            var place = Int(truncatingIfNeeded: ((digest ^ digest >> 32) &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - bits))
            while table[place] >= 0 {
                let group = groups[Int(table[place])]
                if group.digest == digest, bytes[group.key].elementsEqual(bytes[key]) { break }
                place = (place + 1) & (table.count - 1)
            }
            if table[place] < 0 {
                table[place] = Int32(groups.count)
                groups.append(Group(digest: digest, key: key))
            }
            groups[Int(table[place])].replicates += 1
            members.append((Int(table[place]), round))
        }
        return (groups, members)
    }

    /// - Parameter groups: some of them, in the order in which they are wanted.
    private func paths(
        _ wanted: [Int], of members: [(group: Int, round: Int32)], _ groups: [Group]
    ) -> [(key: Key, rounds: [Int32])] {
        var places = [Int?](repeating: nil, count: groups.count)
        for (place, group) in wanted.enumerated() { places[group] = place }
        var rounds = wanted.map { _ in [Int32]() }
        for member in members {
            if let place = places[member.group] { rounds[place].append(member.round) }
        }
        return zip(wanted, rounds).map { (key(groups[$0]), $1.sorted()) }
    }

    private func key(_ group: Group) -> Key {
        var numbers = Numbers(bytes, at: group.key.lowerBound)
        return Key(&numbers)
    }

    /// All paths in an order without meaning, each with its rounds in ascending order.
    package var ordered: [(key: Key, rounds: [Int32])] {
        let (groups, members) = grouped
        // By a number: to compare the paths themselves would take as long as thousands of replicates.
        let order = groups.indices.sorted { a, b in
            groups[a].digest == groups[b].digest
                ? key(groups[a]) < key(groups[b]) : groups[a].digest < groups[b].digest
        }
        return paths(order, of: members, groups)
    }

    package static func == (a: PathTally, b: PathTally) -> Bool {
        a.replicates == b.replicates && a.ordered.elementsEqual(b.ordered) { $0 == $1 }
    }

    /// A path that replicates took.
    package struct Taken: Sendable {
        package let key: Key
        /// How many.
        package let count: Int
        /// The round by which half of them had ended.
        package let medianRound: Int

        /// - Parameter rounds: ascending.
        fileprivate init(_ key: Key, _ rounds: [Int32]) {
            self.key = key
            count = rounds.count
            medianRound = Int(rounds[quantileRank(0.5, of: rounds.count) - 1])
        }
    }

    /// The most frequent paths, the most frequent first.
    package func mostFrequent(_ most: Int) -> [Taken] {
        let (groups, members) = grouped
        func precedes(_ a: Int, _ b: Int) -> Bool {
            let (a, b) = (groups[a], groups[b])
            guard a.replicates == b.replicates else { return a.replicates > b.replicates }
            return Numbers(bytes, at: a.key.lowerBound).isKey(before: Numbers(bytes, at: b.key.lowerBound))
        }
        // Most paths are rare, and need not be put in order.
        var first: [Int] = []
        for group in groups.indices {
            if first.count == most {
                guard let last = first.last, precedes(group, last) else { continue }
                first.removeLast()
            }
            first.insert(group, at: first.firstIndex { precedes(group, $0) } ?? first.count)
        }
        return paths(first, of: members, groups).map { Taken($0.key, $0.rounds) }
    }
}

/// The numbers of a tally of paths, one after the other.
private struct Numbers {
    private let bytes: [UInt8]
    private(set) var place: Int

    init(_ bytes: [UInt8], at place: Int = 0) { (self.bytes, self.place) = (bytes, place) }

    mutating func next() -> UInt64 {
        // What was written is read.
        do throws(UnsoundTally) { return try bytes.leb128(at: &place) } catch { preconditionFailure(error.reason) }
    }

    /// Passes over the key that comes next.
    /// - Returns: a number that depends on all of its numbers (FNV-1a), and where its bytes are.
    mutating func skipKey() -> (digest: UInt64, key: Range<Int>) {
        let first = place
        var digest: UInt64 = 0xCBF2_9CE4_8422_2325
        func add(_ number: UInt64) { digest = (digest ^ number) &* 0x100_0000_01B3 }
        add(next())
        add(next())
        for _ in 0..<next() { add(next()) }
        return (digest, first..<place)
    }

    /// Whether the key that comes next precedes that of others, as ``PathTally/Key/<(_:_:)`` has it.
    func isKey(before other: Numbers) -> Bool {
        var (own, other) = (self, other)
        let (ownOutcome, otherOutcome) = (Int64(bitPattern: own.next()), Int64(bitPattern: other.next()))
        let (ownCut, otherCut) = (own.next(), other.next())
        let (ownLength, otherLength) = (own.next(), other.next())
        for _ in 0..<Swift.min(ownLength, otherLength) {
            let (a, b) = (Int32(truncatingIfNeeded: own.next()), Int32(truncatingIfNeeded: other.next()))
            if a != b { return a < b }
        }
        if ownLength != otherLength { return ownLength < otherLength }
        return ownCut == otherCut ? ownOutcome < otherOutcome : ownCut < otherCut
    }
}

extension PathTally.Key {
    /// - Parameter numbers: of which the key comes next: the outcome, whether the path is truncated, the number of its
    ///   milestones, and the milestones.
    fileprivate init(_ numbers: inout Numbers) {
        outcome = Int(Int64(bitPattern: numbers.next()))
        path = Path()
        path.isCut = numbers.next() == 1
        for _ in 0..<numbers.next() { path.codes.append(Int32(truncatingIfNeeded: numbers.next())) }
    }
}

extension PathTally.Key: Comparable {
    /// An order without meaning, so that equally frequent paths are always listed alike.
    package static func < (a: Self, b: Self) -> Bool {
        a.path == b.path ? a.outcome < b.outcome : a.path < b.path
    }
}
