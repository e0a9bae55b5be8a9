/// How replicates ended, by the value of one uncertain parameter: in bins of about equal probability.
package struct DriverTally: Sendable, Equatable {
    /// The counts of a bin after those of the other: by outcome, and the last of a bin counts faults. Of each count the
    /// lowest 16 bits, because there may be 50,000 parameters.
    private var low: [UInt16]
    /// The rest of each count; empty as long as none has more than 16 bits.
    private var high: [Int] = []
    /// The number of counts of a bin.
    private var width: Int

    /// - Parameter outcomes: how many the scenario has.
    package init(bins: Int, outcomes: Int) {
        width = outcomes + 1
        low = Array(repeating: 0, count: bins * width)
    }

    /// By bin, then by outcome; the last entry of a bin counts faults. All bins have as many entries.
    package internal(set) var counts: [[Int]] {
        get { stride(from: 0, to: low.count, by: width).map { ($0..<$0 + width).map(count(at:)) } }
        set {
            width = newValue.first?.count ?? width
            precondition(width > 0 && newValue.allSatisfy { $0.count == width }, "all bins have as many entries")
            let cells = newValue.flatMap { $0 }
            (low, high) = (Array(repeating: 0, count: cells.count), [])
            for (place, count) in cells.enumerated() { add(count, at: place) }
        }
    }

    private func count(at place: Int) -> Int { Int(low[place]) + (high.isEmpty ? 0 : high[place] << 16) }

    private mutating func add(_ count: Int, at place: Int) {
        let sum = Int(low[place]) + count
        low[place] = UInt16(truncatingIfNeeded: sum)
        guard sum >> 16 != 0 else { return }
        if high.isEmpty { high = Array(repeating: 0, count: low.count) }
        high[place] += sum >> 16
    }

    /// - Parameter outcome: index, or `nil` for a fault.
    package mutating func record(bin: Int, outcome: Int?) {
        add(1, at: bin * width + (outcome ?? width - 1))
    }

    /// Replicates, each with its bin and its outcome.
    /// - Parameter outcomes: from 1; 0: a fault.
    package mutating func record(bins: Span<UInt32>, outcomes: Span<UInt32>) {
        for index in bins.indices {
            let outcome = Int(outcomes[index])
            record(bin: Int(bins[index]), outcome: outcome == 0 ? nil : outcome - 1)
        }
    }

    package mutating func merge(_ other: DriverTally) {
        for place in low.indices { add(other.count(at: place), at: place) }
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
