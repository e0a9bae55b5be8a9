/// How replicates ended, by the value of one uncertain parameter: in bins of about equal probability.
package struct DriverTally: Sendable, Equatable {
    /// By bin, then by outcome; the last entry of a bin counts faults.
    package internal(set) var counts: [[Int]]

    /// - Parameter outcomes: how many the scenario has.
    package init(bins: Int, outcomes: Int) {
        counts = Array(repeating: Array(repeating: 0, count: outcomes + 1), count: bins)
    }

    /// - Parameter outcome: index, or `nil` for a fault.
    package mutating func record(bin: Int, outcome: Int?) {
        counts[bin][outcome ?? counts[bin].count - 1] += 1
    }

    package mutating func merge(_ other: DriverTally) {
        for bin in counts.indices {
            for outcome in counts[bin].indices { counts[bin][outcome] += other.counts[bin][outcome] }
        }
    }

    /// By bin: the number of replicates.
    package var trials: [Int] { counts.map { $0.reduce(0, +) } }

    /// By bin: replicates that ended in one of these outcomes.
    package func hits(_ outcomes: [Int]) -> [Int] {
        counts.map { bin in outcomes.reduce(0) { $0 + bin[$1] } }
    }
}

extension DriverTally {
    /// The replicates with the lowest draws of the parameter, as many bins from below as make up a tenth of all; `nil`
    /// where its values are so few that a tenth is all.
    package func lowestTenth(_ outcomes: [Int]) -> Probability? { tenth(outcomes, bins: Array(counts.indices)) }

    /// The replicates with the highest draws of the parameter, likewise.
    package func highestTenth(_ outcomes: [Int]) -> Probability? { tenth(outcomes, bins: counts.indices.reversed()) }

    private func tenth(_ outcomes: [Int], bins: [Int]) -> Probability? {
        let (trials, hits) = (trials, hits(outcomes))
        let all = trials.reduce(0, +)
        guard all > 0 else { return nil }
        var (asked, yes) = (0, 0)
        for bin in bins where trials[bin] > 0 {
            // The next bin belongs to the tenth if with it the tenth is missed by less than without it.
            let without = abs(Double(asked) - Double(all) / 10)
            let with = abs(Double(asked + trials[bin]) - Double(all) / 10)
            if asked > 0, with > without { break }
            asked += trials[bin]
            yes += hits[bin]
        }
        return asked < all ? Probability(hits: yes, of: asked) : nil
    }
}
