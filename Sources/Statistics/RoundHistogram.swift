/// The number of replicates in which something happened in each round, 0…`horizon`.
package struct RoundHistogram: Sendable, Equatable {
    var horizon: Int
    /// Up to the last round in which it happened in any replicate, so that a long horizon costs nothing.
    var reached: [Int] = []

    package init(horizon: Int) {
        self.horizon = horizon
    }

    /// Index: the round; round 0 is the state before the first.
    package var counts: [Int] { reached + Array(repeating: 0, count: horizon + 1 - reached.count) }

    package mutating func record(round: Int) {
        precondition(round >= 0 && round <= horizon, "a round of the run")
        if round >= reached.count { reached += Array(repeating: 0, count: round + 1 - reached.count) }
        reached[round] += 1
    }

    package mutating func record(rounds: Span<UInt32>) {
        for index in rounds.indices { record(round: Int(rounds[index])) }
    }

    package mutating func merge(_ other: RoundHistogram) {
        precondition(other.horizon == horizon, "histograms of one run")
        if other.reached.count > reached.count {
            reached += Array(repeating: 0, count: other.reached.count - reached.count)
        }
        for round in other.reached.indices { reached[round] += other.reached[round] }
    }
}
