/// How many replicates something befell in each round, 0…`horizon`.
package struct RoundHistogram: Sendable, Equatable {
    /// Index: the round; round 0 is the state before the first.
    package private(set) var counts: [Int]

    package init(horizon: Int) {
        counts = Array(repeating: 0, count: horizon + 1)
    }

    package mutating func record(round: Int) {
        counts[round] += 1
    }

    package mutating func merge(_ other: RoundHistogram) {
        for round in counts.indices { counts[round] += other.counts[round] }
    }
}
