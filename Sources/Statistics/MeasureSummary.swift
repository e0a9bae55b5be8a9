/// A summary of a measure's moments and sample; `nil` for what is unknown: the mean of no values, the spread of one.
extension MeasureTally {
    /// `nil` without values, and where they have no finite mean.
    package var mean: Double? {
        guard moments.count > 0 else { return nil }
        let mean = moments.mean
        return mean.isFinite ? mean : nil
    }

    /// The standard deviation of the population that the replicates sample (n − 1 in the denominator).
    package var standardDeviation: Double? {
        let squares = moments.squares
        guard moments.count > 1, squares.isFinite, squares >= 0 else { return nil }
        return (squares / Double(moments.count - 1)).squareRoot()
    }

    /// The Monte Carlo standard error of the mean.
    package var standardError: Double? {
        standardDeviation.map { $0 / Double(moments.count).squareRoot() }
    }

    /// Student's interval for the mean.
    /// - Precondition: `0 < level < 1`.
    package func meanInterval(level: Double) -> Interval? {
        precondition(level > 0 && level < 1, "a confidence level lies between 0 and 1")
        guard let mean, let standardError else { return nil }
        guard standardError > 0 else { return Interval(lower: mean, upper: mean) }
        let half = studentUpperQuantile((1 - level) / 2, degrees: Double(moments.count - 1)) * standardError
        return half.isFinite ? Interval(lower: mean - half, upper: mean + half) : nil
    }

    /// Whether the quantiles rest on the first replicates only.
    package var quantilesAreOfSample: Bool { sample.count < moments.count }
}
