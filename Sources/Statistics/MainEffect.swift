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

    /// The results in one bin: how many, their mean, and their squares about it (divided by the count).
    private struct Bin: Sendable, Equatable {
        var count: Double
        var mean: Double
        var second: Double
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
            return Bin(count: n, mean: p, second: p * (1 - p))
        }
    }

    /// A result that is a number.
    package init(bins moments: [Moments]) {
        let joined = Self.joined(moments.filter { $0.count > 0 }, count: \.count) { left, right in
            var both = left
            both.merge(right)
            return both
        }
        // A share does not depend on where 0 is; means of far-off values lose no digits if it is among them.
        let first = joined.first ?? Moments()
        bins = joined.map { bin in
            Bin(count: Double(bin.count), mean: first.difference(to: bin), second: bin.squares / Double(bin.count))
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

    /// The variance of the result that the input explains alone, Var(E[Y | X]), with its standard error; `nil` as for the
    /// share.
    ///
    /// The error is from the influence function, plus the noise of second order, which is all that remains if there is no
    /// effect: 2·Σ w²(σ²/n)² over bins. With d = E[Y | bin] − E[Y] and e = Y − E[Y | bin], one result pulls the variance by
    /// d² + 2de. Of the noise that d² has of itself half is taken off: if all were, the error would fall together with the
    /// estimate; if none were, the interval of an input without effect would be √3 times too wide.
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

    /// Neighbouring values of the input, and the mean of the result there.
    struct Group: Sendable {
        /// The share of the replicates.
        var weight: Double
        var mean: Double
    }

    /// The most groups: enough for a range, and quick.
    private static let mostGroups = 20

    /// The values of the input in a few groups; their means are drawn together so that their variance is what the input
    /// explains, without the means' own noise. `nil` if it explains nothing.
    var groups: [Group]? {
        guard let parts = Parts(bins), parts.share > 0 else { return nil }
        let size = (bins.count + Self.mostGroups - 1) / Self.mostGroups
        let runs = stride(from: 0, to: bins.count, by: size).map { bins[$0..<min($0 + size, bins.count)] }
        let raw = runs.map { run -> Group in
            let count = run.reduce(0) { $0 + $1.count }
            return Group(
                weight: count / parts.count, mean: run.reduce(0) { $0 + $1.count * $1.mean } / count)
        }
        let between = raw.reduce(0) { $0 + $1.weight * ($1.mean - parts.mean) * ($1.mean - parts.mean) }
        guard between > 0 else { return nil }
        let factor = min(1, (parts.share * parts.variance / between).squareRoot())
        return raw.map { Group(weight: $0.weight, mean: parts.mean + factor * ($0.mean - parts.mean)) }
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
