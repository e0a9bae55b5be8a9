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

    /// Numbers (LEB128) for each replicate: its key (``Key/bytes``), and the round in which it ended; replicates are in any
    /// order. Hardly two replicates of a large scenario take the same path, so that they are put together only when somebody
    /// asks; until then a replicate needs about as many bytes as its path has milestones.
    private var bytes: [UInt8] = []
    private var replicates = 0

    package init() {}

    /// - Parameter rounds: in which further replicates with this path ended.
    package mutating func record(_ key: Key, rounds: ArraySlice<Int32>) {
        let own = key.bytes
        for round in rounds {
            bytes += own
            bytes.append(leb128: UInt64(UInt32(bitPattern: round)))
        }
        replicates += rounds.count
    }

    package mutating func merge(_ other: PathTally) {
        guard !bytes.isEmpty else { return self = other }
        bytes += other.bytes
        replicates += other.replicates
    }

    /// A replicate: where its key is among the bytes, and the round in which it ended.
    private struct Entry {
        /// Of the key: a number that nearly always differs between two of them, the same in every process (FNV-1a).
        var digest: UInt64 = 0xCBF2_9CE4_8422_2325
        var key: Range<Int>
        var round: Int32 = 0

        /// - Parameter numbers: of which the replicate comes next.
        init(_ numbers: inout Numbers) {
            key = numbers.place..<numbers.place
            func add(_ number: UInt64) { digest = (digest ^ number) &* 0x100_0000_01B3 }
            add(numbers.next())
            add(numbers.next())
            for _ in 0..<numbers.next() { add(numbers.next()) }
            key = key.lowerBound..<numbers.place
            round = Int32(truncatingIfNeeded: numbers.next())
        }
    }

    private var entries: [Entry] {
        var entries: [Entry] = []
        entries.reserveCapacity(replicates)
        var numbers = Numbers(bytes)
        while numbers.place < bytes.count { entries.append(Entry(&numbers)) }
        return entries
    }

    /// All paths in an order without meaning, each with its rounds in ascending order.
    package var ordered: [(key: Key, rounds: [Int32])] {
        func isSame(_ a: Entry, _ b: Entry) -> Bool {
            a.digest == b.digest && bytes[a.key].elementsEqual(bytes[b.key])
        }
        func key(_ entry: Entry) -> Key {
            var numbers = Numbers(bytes, at: entry.key.lowerBound)
            return Key(&numbers)
        }
        // Sorted by a number: to compare the paths themselves would take as long as thousands of replicates.
        let entries = entries.sorted { a, b in
            guard a.digest == b.digest else { return a.digest < b.digest }
            return isSame(a, b) ? a.round < b.round : key(a) < key(b)
        }
        var paths: [(key: Key, rounds: [Int32])] = []
        var last: Entry?
        for entry in entries {
            if let last, isSame(last, entry) {
                paths[paths.count - 1].rounds.append(entry.round)
            } else {
                paths.append((key(entry), [entry.round]))
            }
            last = entry
        }
        return paths
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
        let all = ordered
        let counts = all.map(\.rounds.count).sorted(by: >)
        guard most > 0, let least = counts.prefix(most).last else { return [] }
        // Most paths are rare, and none of those is listed.
        let frequent = all.filter { $0.rounds.count >= least }.sorted { a, b in
            a.rounds.count == b.rounds.count ? a.key < b.key : a.rounds.count > b.rounds.count
        }
        return frequent.prefix(most).map { Taken($0.key, $0.rounds) }
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
}

extension PathTally.Key {
    /// The outcome, whether the path is truncated, the number of its milestones, and the milestones.
    fileprivate var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(leb128: UInt64(bitPattern: Int64(outcome)))
        bytes.append(leb128: path.isCut ? 1 : 0)
        bytes.append(leb128: UInt64(path.codes.count))
        for code in path.codes { bytes.append(leb128: UInt64(UInt32(bitPattern: code))) }
        return bytes
    }

    /// - Parameter numbers: of which the key comes next.
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
