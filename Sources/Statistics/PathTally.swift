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

    /// By path: the rounds in which the replicates that took it ended, in any order.
    private var entries: [Key: [Int32]] = [:]

    package init() {}

    /// - Parameter rounds: in which further replicates with this path ended.
    package mutating func record(_ key: Key, rounds: some Collection<Int32>) {
        entries[key, default: []] += rounds
    }

    package mutating func merge(_ other: PathTally) {
        for (key, rounds) in other.entries { record(key, rounds: rounds) }
    }

    /// All paths in an order without meaning, each with its rounds in ascending order.
    package var ordered: [(key: Key, rounds: [Int32])] {
        let all = Array(entries)
        // Sorted by a number: to compare the paths themselves would take as long as thousands of replicates.
        let places = all.indices.map { (digest: all[$0].key.digest, place: $0) }.sorted { a, b in
            a.digest == b.digest ? all[a.place].key < all[b.place].key : a.digest < b.digest
        }
        return places.map { (all[$0.place].key, all[$0.place].value.sorted()) }
    }

    package static func == (a: PathTally, b: PathTally) -> Bool {
        a.entries.count == b.entries.count
            && a.entries.allSatisfy { key, rounds in b.entries[key]?.sorted() == rounds.sorted() }
    }

    /// A path that replicates took.
    package struct Taken: Sendable {
        package let key: Key
        /// How many.
        package let count: Int
        /// The round by which half of them had ended.
        package let medianRound: Int

        fileprivate init(_ key: Key, _ rounds: [Int32]) {
            self.key = key
            count = rounds.count
            medianRound = Int(rounds.sorted()[quantileRank(0.5, of: rounds.count) - 1])
        }
    }

    /// The most frequent paths, the most frequent first.
    package func mostFrequent(_ most: Int) -> [Taken] {
        let counts = entries.values.map(\.count).sorted(by: >)
        guard most > 0, let least = counts.prefix(most).last else { return [] }
        // Most paths are rare, and none of those is listed.
        let ordered = entries.filter { $0.value.count >= least }.sorted { a, b in
            a.value.count == b.value.count ? a.key < b.key : a.value.count > b.value.count
        }
        return ordered.prefix(most).map { Taken($0.key, $0.value) }
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
