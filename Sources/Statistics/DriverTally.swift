/// How replicates ended, by the value of one uncertain parameter: in bins of about equal probability.
package struct DriverTally: Sendable, Equatable {
    /// The counts of a bin after those of the other: by outcome, and the last of a bin counts faults.
    private var cells: [Int]
    /// The number of counts of a bin.
    private var width: Int

    /// - Parameter outcomes: how many the scenario has.
    package init(bins: Int, outcomes: Int) {
        width = outcomes + 1
        cells = Array(repeating: 0, count: bins * width)
    }

    /// By bin, then by outcome; the last entry of a bin counts faults. All bins have as many entries.
    package internal(set) var counts: [[Int]] {
        get { stride(from: 0, to: cells.count, by: width).map { Array(cells[$0..<$0 + width]) } }
        set {
            width = newValue.first?.count ?? width
            precondition(width > 0 && newValue.allSatisfy { $0.count == width }, "all bins have as many entries")
            cells = newValue.flatMap { $0 }
        }
    }

    /// - Parameter outcome: index, or `nil` for a fault.
    package mutating func record(bin: Int, outcome: Int?) {
        cells[bin * width + (outcome ?? width - 1)] += 1
    }

    package mutating func merge(_ other: DriverTally) {
        for index in cells.indices { cells[index] += other.cells[index] }
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
