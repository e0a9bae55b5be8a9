/// The number of replicates with each path to each outcome.
///
/// Paths may be as many as replicates, so only those of the first ``Tally/sampleLimit`` are counted: memory is bounded,
/// and counts that were made on many machines add up. A share of one in a hundred is known to ± 0.05 points by so many.
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

    /// A replicate: its path, and the round in which it ended.
    private struct Entry: Sendable {
        /// Of the key.
        var digest: UInt64
        var key: Key
        var round: Int32
    }

    /// In any order: hardly two replicates of a large scenario take the same path, so that they are put together only when
    /// somebody asks.
    private var entries: [Entry] = []

    package init() {}

    /// - Parameter rounds: in which further replicates with this path ended.
    package mutating func record(_ key: Key, rounds: some Collection<Int32>) {
        let digest = key.digest
        for round in rounds { entries.append(Entry(digest: digest, key: key, round: round)) }
    }

    package mutating func merge(_ other: PathTally) {
        entries += other.entries
    }

    /// All paths in an order without meaning, each with its rounds in ascending order.
    package var ordered: [(key: Key, rounds: [Int32])] {
        // Sorted by a number: to compare the paths themselves would take as long as thousands of replicates.
        let places = entries.indices.map { (digest: entries[$0].digest, place: $0) }.sorted { a, b in
            guard a.digest == b.digest else { return a.digest < b.digest }
            let (first, second) = (entries[a.place], entries[b.place])
            return first.key == second.key ? first.round < second.round : first.key < second.key
        }
        var paths: [(key: Key, rounds: [Int32])] = []
        var last: Entry?
        for (digest, place) in places {
            let entry = entries[place]
            if let last, last.digest == digest, last.key == entry.key {
                paths[paths.count - 1].rounds.append(entry.round)
            } else {
                paths.append((entry.key, [entry.round]))
            }
            last = entry
        }
        return paths
    }

    package static func == (a: PathTally, b: PathTally) -> Bool {
        a.entries.count == b.entries.count && a.ordered.elementsEqual(b.ordered) { $0 == $1 }
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

extension PathTally.Key {
    /// A number that nearly always differs between two paths, the same in every process (FNV-1a).
    fileprivate var digest: UInt64 {
        var digest: UInt64 = 0xCBF2_9CE4_8422_2325
        func add(_ number: UInt64) { digest = (digest ^ number) &* 0x100_0000_01B3 }
        add(UInt64(bitPattern: Int64(outcome)))
        add(path.isCut ? 1 : 0)
        for code in path.codes { add(UInt64(UInt32(bitPattern: code))) }
        return digest
    }
}

extension PathTally.Key: Comparable {
    /// An order without meaning, so that equally frequent paths are always listed alike.
    package static func < (a: Self, b: Self) -> Bool {
        a.path == b.path ? a.outcome < b.outcome : a.path < b.path
    }
}
