import Statistics

/// The bounds of the bins of an uncertain parameter, which have about the same probability.
///
/// They come from the draws of the first replicates, so that they do not depend on threads, on how long a
/// run is, or on whether it was interrupted and continued.
package struct DriverEdges: Sendable, Equatable {
    /// The first value of every bin but the first, ascending.
    let edges: [Double]

    /// The number of replicates whose draws are used.
    static let sample = 4096

    var bins: Int { edges.count + 1 }

    init(_ values: [Double]) {
        let ordered = values.filter { !$0.isNaN }.sorted()
        var edges: [Double] = []
        for share in 1..<MainEffect.bins where !ordered.isEmpty {
            let edge = ordered[share * ordered.count / MainEffect.bins]
            // The least value begins no bin: nothing would be below it.
            if edge > edges.last ?? ordered[0] { edges.append(edge) }
        }
        self.edges = edges
    }

    /// The bins of some values; not a number (the replicate is a fault) is in the first.
    ///
    /// They are counted three edges at a time over all values, which is faster than a search for each.
    func fill(_ bins: Row<UInt32>, _ values: Row<Double>, count: Int) {
        bins.fill(count, 0)
        for first in stride(from: 0, to: edges.count, by: 3) {
            // No value is above what is not a number.
            func edge(_ place: Int) -> Double { place < edges.count ? edges[place] : .nan }
            let (a, b, c) = (edge(first), edge(first + 1), edge(first + 2))
            for k in 0..<count {
                let value = values[k]
                bins[k] &+= (a <= value ? 1 : 0) &+ (b <= value ? 1 : 0) &+ (c <= value ? 1 : 0)
            }
        }
    }

    /// The number of drivers whose draws are in memory at a time: 64 MB.
    private static let mostDrivers = 2048

    /// The edges of all drivers of a plan.
    static func all(of plan: Plan, seed: UInt64) -> [DriverEdges] {
        let count = plan.results.drivers.count
        return stride(from: 0, to: count, by: mostDrivers).flatMap { first in
            let part = count <= mostDrivers ? plan : plan.settingUp(first..<min(first + mostDrivers, count))
            return part.setupValues(seed: seed, replicates: sample).map(DriverEdges.init)
        }
    }
}
