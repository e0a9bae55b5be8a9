import Statistics

/// The courses of trust and state, over the first replicates of a run.
package struct Trajectories: Sendable, Equatable {
    /// Replicates on which it rests: those of the first ``sample`` that are counted, without faults.
    package var replicates = 0
    /// The rounds at whose end it was taken; 0 is the start.
    package var rounds: [Int]
    package var lines: [Line] = []
    /// How many quantities there would be, where they are too many to be reported.
    package var tooMany: Int?

    /// The number of replicates used: the first batch, so that a run needs no other replicates for it.
    package static let sample = RunSettings.batch
    /// With more quantities than this none is reported.
    package static let mostLines = 64

    package struct Line: Sendable, Equatable {
        package var quantity: Quantity
        /// By round.
        package var points: [Point]
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
        package var p50: Double
        package var p95: Double

        /// - Parameter values: at least one.
        init(_ values: [Double]) {
            let ordered = values.sorted()
            func quantile(_ share: Double) -> Double { ordered[quantileRank(share, of: ordered.count) - 1] }
            var moments = Moments()
            for value in values { moments.record(value) }
            mean = moments.mean
            p05 = quantile(0.05)
            p50 = quantile(0.5)
            p95 = quantile(0.95)
        }
    }
}
