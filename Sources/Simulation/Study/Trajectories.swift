package import Statistics

/// The courses of trust and state, and the times of milestones, over the first replicates of a run.
package struct Trajectories: Sendable, Equatable {
    /// Replicates on which it rests: those of the first ``sample`` that are counted, without faults.
    package var replicates = 0
    /// The rounds at whose end it was taken; 0 is the start.
    package var rounds: [Int]
    package var lines: [Line] = []
    /// The numbers, from 1, of single replicates whose values are kept: the first ``mostSingles`` of those above.
    package var singles: [Int] = []
    /// How many quantities there would be, where they are too many to be reported.
    package var tooMany: Int?
    /// By kind of path: when the milestones of the more frequent paths happened.
    package var paths: [[PathTally.Key: MilestoneTimes]] = PathKind.allCases.map { _ in [:] }

    /// The number of replicates used: the first batch, so that a run needs no other replicates for it.
    package static let sample = RunSettings.batch
    /// With more quantities than this none is reported.
    package static let mostLines = 64

    /// The number of replicates whose values are kept one by one.
    package static let mostSingles = 3

    package struct Line: Sendable, Equatable {
        package var quantity: Quantity
        /// By round.
        package var points: [Point]
    }

    /// When the milestones of one path happened.
    package struct MilestoneTimes: Sendable, Equatable {
        /// The replicates that followed the path.
        package var replicates: Int
        /// The median rounds of the milestones, in the path's order; of a path that is truncated, the last is that of the
        /// first milestone which is not kept.
        package var medians: [Int]

        /// A median of fewer replicates is not reported.
        package static let fewest = 5

        package init(replicates: Int, medians: [Int]) { (self.replicates, self.medians) = (replicates, medians) }
    }

    package enum Quantity: Sendable, Equatable {
        /// Of one actor in another.
        case trust(of: Int, in: Int)
        /// Index into the scenario's state variables, and the member.
        case state(Int, member: Int)
    }

    /// Quantiles are order statistics.
    package struct Point: Sendable, Equatable {
        package var mean: Double
        package var p05: Double
        package var p25: Double
        package var p50: Double
        package var p75: Double
        package var p95: Double
        /// The values of single replicates, in the order of ``Trajectories/singles``.
        package var singles: [Double]

        /// - Parameter values: at least one; the first are kept one by one.
        init(_ values: [Double]) {
            let ordered = values.sorted()
            func quantile(_ share: Double) -> Double { ordered[quantileRank(share, of: ordered.count) - 1] }
            var moments = Moments()
            for value in values { moments.record(value) }
            mean = moments.mean
            singles = Array(values.prefix(mostSingles))
            p05 = quantile(0.05)
            p25 = quantile(0.25)
            p50 = quantile(0.5)
            p75 = quantile(0.75)
            p95 = quantile(0.95)
        }
    }
}
