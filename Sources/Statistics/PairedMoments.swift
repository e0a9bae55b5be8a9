internal import CGSL
internal import Distributions

/// A measure in two scenarios, replicate by replicate; in each of them a value may be missing.
package struct PairedMoments: Sendable, Equatable {
    /// Of the replicates in which both have a value: each, and the exact sum of the products of the two.
    var baselineInBoth = Moments()
    var otherInBoth = Moments()
    var products = ExactSum()
    /// Of the replicates in which one of the two has a value.
    var baselineAlone = Moments()
    var otherAlone = Moments()

    package init() {}

    /// - Parameters: the values of one replicate; `nil` if missing.
    package mutating func record(baseline a: Double?, other b: Double?) {
        switch (a, b) {
        case (let a?, let b?):
            baselineInBoth.record(a)
            otherInBoth.record(b)
            if a.isFinite, b.isFinite { products.add(a, times: b) }
        case (let a?, nil): baselineAlone.record(a)
        case (nil, let b?): otherAlone.record(b)
        case (nil, nil): break
        }
    }

    package mutating func merge(_ pairs: PairedMoments) {
        baselineInBoth.merge(pairs.baselineInBoth)
        otherInBoth.merge(pairs.otherInBoth)
        products.merge(pairs.products)
        baselineAlone.merge(pairs.baselineAlone)
        otherAlone.merge(pairs.otherAlone)
    }

    /// Of all replicates that have a value.
    private var baseline: Moments {
        var all = baselineInBoth
        all.merge(baselineAlone)
        return all
    }

    private var other: Moments {
        var all = otherInBoth
        all.merge(otherAlone)
        return all
    }

    private var isComplete: Bool { baselineAlone.count + otherAlone.count == 0 }

    /// The mean in the other scenario less that in the baseline; `nil` if one has no (finite) mean.
    package var difference: Double? {
        let (baseline, other) = (baseline, other)
        guard baseline.count > 0, other.count > 0 else { return nil }
        let value = baseline.difference(to: other)
        return value.isFinite ? value : nil
    }

    /// Over the replicates in which both have a value: Σ (x − x̄)(y − ȳ), and Σ (d − d̄)² of their differences d.
    private var product: Double {
        Moments.centred(
            products.number, baselineInBoth.sum.number, otherInBoth.sum.number, baselineInBoth.count)
    }

    private var squaresOfDifferences: Double {
        let (a, b) = (baselineInBoth, otherInBoth)
        let (sum, product) = (b.sum.number - a.sum.number, products.number)
        let squares = a.sumOfSquares.number + b.sumOfSquares.number - product - product
        return a.infinite + b.infinite == 0 ? Moments.centred(squares, sum, sum, a.count) : .nan
    }

    private func variance(_ squares: Double, _ count: Int) -> Double? {
        count > 1 && squares.isFinite ? squares / Double(count - 1) : nil
    }

    /// The variance of the difference, and what it would be for two independent runs.
    private var variances: (paired: Double, independent: Double)? {
        let (baseline, other, both) = (baseline, other, baselineInBoth.count)
        guard let a = variance(baseline.squares, baseline.count), let b = variance(other.squares, other.count) else {
            return nil
        }
        let (na, nb, n) = (Double(baseline.count), Double(other.count), Double(both))
        let independent = a / na + b / nb
        if isComplete {
            guard let difference = variance(squaresOfDifferences, both) else { return nil }
            return (difference / n, independent)
        }
        let product = self.product
        let covariance = both > 1 && product.isFinite ? product / (n - 1) : 0
        return (max(independent - 2 * covariance * n / (na * nb), 0), independent)
    }

    private var degrees: Double { Double(max(1, min(baseline.count, other.count) - 1)) }

    /// Student's interval for paired values; if values are missing in different replicates, that of the difference of
    /// two means with their covariance. Stopped at any time: an asymptotic confidence sequence.
    package func interval(level: Double, validity: Validity) -> Interval? {
        guard let difference, let error = variances?.paired.squareRoot() else { return nil }
        let half: Double
        switch validity {
        case .fixed: half = error == 0 ? 0 : studentUpperQuantile((1 - level) / 2, degrees: degrees) * error
        case .anytime:
            let count = Int(degrees) + 1
            half = anytimeHalfWidth(
                standardDeviation: error * Double(count).squareRoot(), count: count, level: level)
        }
        return half.isFinite ? Interval(lower: difference - half, upper: difference + half) : nil
    }

    /// The two-sided p-value of Student's test; `nil` if the run was stopped at any time, and where nothing varies
    /// although there is a difference.
    package func pValue(validity: Validity) -> Double? {
        guard validity == .fixed, let difference, let error = variances?.paired.squareRoot() else { return nil }
        guard difference != 0 else { return 1 }
        guard error > 0 else { return nil }
        GSL.prepare()
        return min(1, 2 * gsl_cdf_tdist_Q(abs(difference) / error, degrees))
    }

    /// The width of the paired interval divided by that of two independent runs.
    package var widthRatio: Double? {
        guard let variances, variances.independent > 0 else { return nil }
        return (variances.paired / variances.independent).squareRoot()
    }
}
