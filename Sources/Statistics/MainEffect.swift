/// How much of the variance of a result one input explains alone: Var(E[Y | X]) / Var(Y), the first-order sensitivity
/// index of Sobol', from the means of Y in bins of X.
///
/// The bins' own noise is taken off, so that an input without effect has the expectation 0; it can come out below.
package struct MainEffect: Sendable, Equatable {
    /// Into so many bins of equal probability the draws of an input are put: six make up a tenth.
    package static let bins = 60
    /// Bins with fewer values than this on average are put together.
    private static let leastValues = 20

    /// Count, mean and central moments of order 2, 3 and 4 of Y in one bin.
    private struct Bin: Sendable, Equatable {
        var count: Double
        var mean: Double
        var moments: (second: Double, third: Double, fourth: Double)?
        /// Σ (y − mean)².
        var squares: Double

        static func == (a: Bin, b: Bin) -> Bool {
            a.count == b.count && a.mean == b.mean && a.squares == b.squares
        }
    }

    private let bins: [Bin]

    /// A result that is so or not so: hits and trials by bin.
    package init(hits: [Int], trials: [Int]) {
        let merged = Self.merged(zip(hits, trials).filter { $0.1 > 0 }.map { ($0.0, $0.1) })
        bins = merged.map { hits, trials in
            let (n, p) = (Double(trials), Double(hits) / Double(trials))
            let second = p * (1 - p)
            return Bin(
                count: n, mean: p,
                moments: (second, second * (1 - 2 * p), second * (1 - 3 * second)), squares: n * second)
        }
    }

    /// A result that is a number: its moments by bin. There is no interval.
    package init(bins: [Moments]) {
        self.bins = bins.filter { $0.count > 0 }.map {
            Bin(count: Double($0.count), mean: $0.mean, moments: nil, squares: $0.squares)
        }
    }

    /// Neighbours put together until there are enough values in each, on average.
    private static func merged(_ bins: [(Int, Int)]) -> [(hits: Int, trials: Int)] {
        let all = bins.reduce(0) { $0 + $1.1 }
        let wanted = max(2, min(bins.count, all / leastValues))
        guard bins.count > wanted else { return bins.map { ($0.0, $0.1) } }
        return (0..<wanted).map { place in
            let range = place * bins.count / wanted..<(place + 1) * bins.count / wanted
            return bins[range].reduce((0, 0)) { ($0.0 + $1.0, $0.1 + $1.1) }
        }
    }

    private var count: Double { bins.reduce(0) { $0 + $1.count } }
    private var mean: Double { bins.reduce(0) { $0 + $1.count * $1.mean } / count }
    private var within: Double { bins.reduce(0) { $0 + $1.squares } }
    private func between(_ mean: Double) -> Double {
        bins.reduce(0) { $0 + $1.count * ($1.mean - mean) * ($1.mean - mean) }
    }

    /// `nil` where the result does not vary, or there are too few values. (The adjusted R² of a one-way layout.)
    package var share: Double? {
        let (n, k) = (count, Double(bins.count))
        guard bins.count > 1, n > k else { return bins.count == 1 && within > 0 ? 0 : nil }
        let (between, within) = (between(mean), within)
        let total = between + within
        guard total > 0, total.isFinite else { return nil }
        return 1 - within / (n - k) * (n - 1) / total
    }

    /// By the influence function of the share, and the noise of second order that alone remains where there is no
    /// effect. Cut to [0, 1]. `nil` without a share, or for a result that is a number.
    package func interval(level: Double) -> Interval? {
        guard let share, let error = standardError else { return nil }
        let half = normalUpperQuantile((1 - level) / 2) * error
        return Interval(lower: min(1, max(0, share - half)), upper: max(0, min(1, share + half)))
    }

    private var standardError: Double? {
        guard let share, bins.allSatisfy({ $0.moments != nil }) else { return nil }
        let (n, mean) = (count, mean)
        let variance = (between(mean) + within) / n
        guard variance > 0 else { return nil }
        var (first, second) = (0.0, 0.0)
        for bin in bins {
            guard let moments = bin.moments else { return nil }
            let weight = bin.count / n
            // With e = Y − E[Y | bin] and d = E[Y | bin] − E[Y], the influence of a value is
            // (d² + 2de − T) − S·((d + e)² − V) with T = S·V: that is c0 + c1·e + c2·e².
            let d = bin.mean - mean
            let (c0, c1, c2) = (d * d * (1 - share), 2 * d * (1 - share), -share)
            let square =
                c0 * c0 + c1 * c1 * moments.second + c2 * c2 * moments.fourth + 2 * c0 * c2 * moments.second
                + 2 * c1 * c2 * moments.third
            first += weight * square
            second += 2 * weight * weight * (moments.second / bin.count) * (moments.second / bin.count)
        }
        return ((first / n + second) / (variance * variance)).squareRoot()
    }

    /// What several inputs explain one by one, added up; the ends of the intervals are added too, so that it holds
    /// however the estimates hang together.
    package static func combined(_ effects: [MainEffect], level: Double) -> (share: Double, interval: Interval)? {
        var (sum, error) = (0.0, 0.0)
        for effect in effects {
            guard let share = effect.share, let own = effect.standardError else { return nil }
            sum += share
            error += own
        }
        let half = normalUpperQuantile((1 - level) / 2) * error
        return (sum, Interval(lower: min(1, max(0, sum - half)), upper: max(0, min(1, sum + half))))
    }
}
