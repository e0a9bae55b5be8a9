internal import CGSL
internal import Distributions

/// A measure in two scenarios, replicate by replicate; in each of them a value may be missing. Sums depend on the
/// order, so values are recorded in the order of replicates.
package struct PairedMoments: Sendable, Equatable {
    var baseline = Moments()
    var other = Moments()
    /// Over the replicates in which both have a value: each, their difference, and the sum of the products of the
    /// two distances from the first values.
    var baselineInBoth = Moments()
    var otherInBoth = Moments()
    var change = Moments()
    var products = DoubleDouble.zero

    package init() {}

    /// - Parameters: the values of one replicate; `nil` if missing.
    package mutating func record(baseline a: Double?, other b: Double?) {
        if let a { baseline.record(a) }
        if let b { other.record(b) }
        guard let a, let b else { return }
        baselineInBoth.record(a)
        otherInBoth.record(b)
        let (left, right) = (
            DoubleDouble(sum: a, -baselineInBoth.origin), DoubleDouble(sum: b, -otherInBoth.origin)
        )
        products = products + left * right
        change.record(b - a)
    }

    /// Σ (x − x̄)(y − ȳ) over the replicates in which both have a value.
    var product: Double { baselineInBoth.centred(products, otherInBoth) }

    private var isComplete: Bool { change.count == baseline.count && change.count == other.count }

    /// The mean in the other scenario less that in the baseline; `nil` if one has no (finite) mean.
    package var difference: Double? {
        guard baseline.count > 0, other.count > 0 else { return nil }
        let value = isComplete ? change.mean : other.mean(from: baseline.origin) - baseline.mean(from: baseline.origin)
        return value.isFinite ? value : nil
    }

    private func variance(_ moments: Moments) -> Double? {
        let squares = moments.squares
        return moments.count > 1 && squares.isFinite ? squares / Double(moments.count - 1) : nil
    }

    /// The variance of the difference, and what it would be for two independent runs.
    private var variances: (paired: Double, independent: Double)? {
        guard let a = variance(baseline), let b = variance(other) else { return nil }
        let (na, nb, n) = (Double(baseline.count), Double(other.count), Double(change.count))
        let independent = a / na + b / nb
        if isComplete {
            guard let difference = variance(change) else { return nil }
            return (difference / n, independent)
        }
        let product = self.product
        let covariance = change.count > 1 && product.isFinite ? product / (n - 1) : 0
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
