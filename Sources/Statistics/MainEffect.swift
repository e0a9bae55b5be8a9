/// How much of the variance of a result one uncertain input explains alone: Var(E[Y | X]) / Var(Y), the first-order
/// sensitivity index of Sobol' (1993), from the results in bins of X.
///
/// Within a bin X counts as one value, so what the result does inside of a bin is missed (with 60 bins, .4 % of the
/// second index of the Ishigami function). The means' own noise is taken off, so that an input without effect has
/// expectation 0; the estimate may therefore fall below 0.
package struct MainEffect: Sendable, Equatable {
    /// The number of bins of equal probability for the draws of an input.
    package static let bins = 60
    /// Neighbouring bins are put together until they have so many replicates on average.
    private static let leastCount = 20

    /// The results in one bin: how many, their mean, and their central moments (divided by the count).
    private struct Bin: Sendable, Equatable {
        var count: Double
        var mean: Double
        var second: Double
        var third: Double
        var fourth: Double
        /// The second moment without bias; of one result, unknown and taken as 0.
        var variance: Double { count > 1 ? second * count / (count - 1) : 0 }
    }

    private let bins: [Bin]

    /// A result that is true or false.
    /// - Precondition: as many counts of hits as of trials, and no more hits than trials in any bin.
    package init(hits: [Int], trials: [Int]) {
        precondition(hits.count == trials.count, "a bin has hits and trials")
        let evidence = zip(hits, trials).map { Probability(hits: $0, of: $1) }.filter { $0.trials > 0 }
        let joined = Self.joined(evidence, count: \.trials) {
            Probability(hits: $0.hits + $1.hits, of: $0.trials + $1.trials)
        }
        bins = joined.map { bin in
            let (n, p) = (Double(bin.trials), Double(bin.hits) / Double(bin.trials))
            let second = p * (1 - p)
            return Bin(
                count: n, mean: p, second: second, third: second * (1 - 2 * p), fourth: second * (1 - 3 * second))
        }
    }

    /// A result that is a number. Its interval takes the results in a bin to be normal.
    package init(bins moments: [Moments]) {
        let joined = Self.joined(moments.filter { $0.count > 0 }, count: \.count) { left, right in
            var both = left
            both.merge(right)
            return both
        }
        // A share does not depend on where 0 is; means of far-off values lose no digits if it is among them.
        let origin = joined.first?.origin ?? 0
        bins = joined.map { bin in
            let second = bin.squares / Double(bin.count)
            return Bin(
                count: Double(bin.count), mean: bin.mean(from: origin), second: second, third: 0,
                fourth: 3 * second * second)
        }
    }

    /// Neighbours put together, in runs of about the same length, until there are enough replicates in each on average.
    private static func joined<Element>(
        _ bins: [Element], count: KeyPath<Element, Int>, by merge: (Element, Element) -> Element
    ) -> [Element] {
        let wanted = max(2, bins.reduce(0) { $0 + $1[keyPath: count] } / leastCount)
        guard bins.count > wanted else { return bins }
        return (0..<wanted).map { place in
            let run = bins[place * bins.count / wanted..<(place + 1) * bins.count / wanted]
            return run.dropFirst().reduce(run[run.startIndex], merge)
        }
    }

    /// The estimate; `nil` if the result does not vary, is not finite, or there are fewer than two replicates.
    package var share: Double? { Parts(bins)?.share }

    /// A confidence interval, clamped to [0, 1]: the estimate ± z standard errors; `nil` if the estimate is.
    /// - Precondition: `0 < level < 1`.
    package func interval(level: Double) -> Interval? {
        Self.combined([self], level: level)?.interval
    }

    /// What several inputs explain one by one, added up, with an interval that holds however the estimates depend on each
    /// other (the ends are added, and then clamped to [0, 1]); `nil` if one of them is unknown.
    /// - Precondition: `0 < level < 1`.
    package static func combined(_ effects: [MainEffect], level: Double) -> (share: Double, interval: Interval)? {
        precondition(level > 0 && level < 1, "a confidence level lies between 0 and 1")
        var (sum, error) = (0.0, 0.0)
        for effect in effects {
            guard let share = effect.share, let own = effect.standardError else { return nil }
            sum += share
            error += own
        }
        let half = normalUpperQuantile((1 - level) / 2) * error
        return (sum, Interval(lower: min(1, max(0, sum - half)), upper: max(0, min(1, sum + half))))
    }

    /// The standard error of the share: from its influence function, plus the noise of second order, which is all that
    /// remains if there is no effect: 2·Σ w²(σ²/n)² over bins.
    ///
    /// With d = E[Y | bin] − E[Y] and e = Y − E[Y | bin], one result pulls the share by
    /// ((1 − S)(d² + 2de) − S·e²) / Var(Y). Of the noise that d² has of itself half is taken off. If all were, the error
    /// would fall together with the estimate (coverage of 95 %: .92 at a share of .02 in 900 replicates); if none were, the
    /// interval of an input without effect would be √3 times too wide.
    package var standardError: Double? {
        guard let parts = Parts(bins) else { return nil }
        let (share, rest) = (parts.share, 1 - parts.share)
        var (first, second) = (0.0, 0.0)
        for bin in bins {
            let weight = bin.count / parts.count
            let d = bin.mean - parts.mean
            let (c0, c1, c2) = (rest * d * d, 2 * rest * d, -share)
            let noise = bin.variance / bin.count
            let even = c0 * c0 + c2 * c2 * bin.fourth + 2 * c0 * c2 * bin.second
            let linear = (c1 * c1 - 2 * rest * rest * noise) * bin.second + 2 * c1 * c2 * bin.third
            first += weight * (even + linear)
            second += 2 * weight * weight * noise * noise
        }
        let error = (max(0, first) / parts.count + second).squareRoot() / parts.variance
        return error.isFinite ? error : nil
    }

    /// The variance of the result that the input explains alone, Var(E[Y | X]), with its standard error; `nil` as for the
    /// share.
    ///
    /// With d = E[Y | bin] − E[Y] and e = Y − E[Y | bin], one result pulls it by d² + 2de; of the noise that d² has of itself
    /// half is taken off, and the noise of second order added, as for the share.
    package var explained: (variance: Double, standardError: Double)? {
        guard let parts = Parts(bins) else { return nil }
        let variance = parts.share * parts.variance
        var (first, second) = (0.0, 0.0)
        for bin in bins {
            let weight = bin.count / parts.count
            let d = bin.mean - parts.mean
            let noise = bin.variance / bin.count
            first += weight * (d * d * d * d + (4 * d * d - 2 * noise) * bin.second)
            second += 2 * weight * weight * noise * noise
        }
        let error = (max(0, first - variance * variance) / parts.count + second).squareRoot()
        return error.isFinite ? (variance, error) : nil
    }

    /// The parts that share and error are made of.
    private struct Parts {
        var count: Double
        var mean: Double
        /// Of all results: between the bins, without their noise, and within them.
        var variance: Double
        var share: Double

        init?(_ bins: [Bin]) {
            count = bins.reduce(0) { $0 + $1.count }
            guard count > 1 else { return nil }
            mean = bins.reduce(0) { $0 + $1.count * $1.mean } / count
            var (between, within, noise) = (0.0, 0.0, 0.0)
            for bin in bins {
                let deviation = bin.mean - mean
                between += bin.count * deviation * deviation
                within += bin.count * bin.variance
                noise += (1 - bin.count / count) * bin.variance
            }
            variance = (between - noise + within) / count
            guard variance > 0, variance.isFinite else { return nil }
            share = (between - noise) / count / variance
        }
    }
}
