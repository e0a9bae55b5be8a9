/// The number of replicates with each path to each outcome.
///
/// Paths may be as many as replicates. Those that the first ``discoveryLimit`` replicates take are counted over all
/// replicates; one that turns up only later is not counted by itself. So memory is bounded, every count is exact, and a
/// path that is overlooked is rarer than the list would show: one of probability 0.0002 is missed in 4 runs of 10¹².
package struct PathTally: Sendable, Equatable {
    /// Also the number of replicates on which the times of paths rest.
    package static let discoveryLimit = 1 << 17

    /// A path with the outcome that ends it.
    package struct Key: Sendable, Hashable, Codable {
        package var path: Path
        /// Index into the scenario's outcomes.
        package var outcome: Int

        package init(path: Path, outcome: Int) {
            self.path = path
            self.outcome = outcome
        }
    }

    /// The replicates of one path in one batch.
    package struct Taken: Sendable {
        package var key: Key
        package var count: Int
        /// The rounds in which they ended; empty where nobody will ask.
        package var rounds: [Int32]

        package init(key: Key, count: Int, rounds: [Int32]) {
            self.key = key
            self.count = count
            self.rounds = rounds
        }
    }

    package struct Entry: Sendable, Equatable, Codable {
        package var count = 0
        /// By round: how many of the first replicates ended in it.
        package var rounds: [Int: Int] = [:]
    }

    package private(set) var entries: [Key: Entry] = [:]

    package init() {}

    /// The paths of further replicates, in the order of batches.
    /// - Parameter first: the number of the first of them, from 0.
    package mutating func record(_ batch: [Taken], first: Int) {
        let discovers = first < Self.discoveryLimit
        for taken in batch {
            guard discovers || entries[taken.key] != nil else { continue }
            var entry = entries[taken.key] ?? Entry()
            entry.count += taken.count
            if discovers { for round in taken.rounds { entry.rounds[Int(round), default: 0] += 1 } }
            entries[taken.key] = entry
        }
    }

    /// The most frequent paths, the most frequent first.
    package func mostFrequent(_ most: Int) -> [(key: Key, entry: Entry)] {
        let ordered = entries.sorted { a, b in
            if a.value.count != b.value.count { return a.value.count > b.value.count }
            return a.key.path == b.key.path ? a.key.outcome < b.key.outcome : a.key.path < b.key.path
        }
        return ordered.prefix(most).map { ($0.key, $0.value) }
    }
}

extension PathTally.Entry {
    /// The round by which half of the replicates on whose times this rests had ended so; `nil` if none had.
    package var medianRound: Int? {
        let total = rounds.values.reduce(0, +)
        guard total > 0 else { return nil }
        let rank = quantileRank(0.5, of: total)
        var sum = 0
        for (round, count) in rounds.sorted(by: { $0.key < $1.key }) {
            sum += count
            if sum >= rank { return round }
        }
        return nil
    }
}

extension PathTally: Codable {
    private struct Row: Codable {
        var key: Key
        var entry: Entry
    }

    package init(from decoder: any Decoder) throws {
        let rows = try decoder.singleValueContainer().decode([Row].self)
        entries = Dictionary(rows.map { ($0.key, $0.entry) }) { first, _ in first }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(entries.map { Row(key: $0.key, entry: $0.value) })
    }
}
