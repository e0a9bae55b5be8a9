/// A probability estimated by simulation: a number of hits in a number of independent trials.
///
/// The estimate always comes with its evidence, so that its uncertainty can be reported with it.
package struct Probability: Sendable, Hashable {
    package let hits: Int
    package let trials: Int

    /// - Precondition: `0 ≤ hits ≤ trials`.
    package init(hits: Int, of trials: Int) {
        precondition(hits >= 0 && hits <= trials, "a tally counts at most one hit a trial")
        self.hits = hits
        self.trials = trials
    }

    /// The share of hits; `nil` if nothing was tried.
    package var estimate: Double? {
        trials > 0 ? Double(hits) / Double(trials) : nil
    }

    /// The Monte Carlo standard error that decides how many digits are worth printing; `nil` if nothing was tried.
    ///
    /// Taken at (hits + 1)/(trials + 2), Laplace's estimate, so that 0 hits do not pass for certainty.
    package var standardError: Double? {
        guard trials > 0 else { return nil }
        let share = (Double(hits) + 1) / (Double(trials) + 2)
        return (share * (1 - share) / Double(trials)).squareRoot()
    }

    /// The exact interval of Clopper & Pearson (1934): its coverage is never below `level`.
    ///
    /// Each end leaves (1 − level)/2 outside; at 0 hits the lower end is 0, at `trials` hits the upper end is 1.
    /// `nil` if nothing was tried.
    /// - Precondition: `0 < level < 1`.
    package func clopperPearson(level: Double) -> Interval? {
        precondition(level > 0 && level < 1, "a confidence level lies between 0 and 1")
        guard trials > 0 else { return nil }
        let tail = (1 - level) / 2
        let (k, n) = (Double(hits), Double(trials))
        return Interval(
            lower: hits == 0 ? 0 : betaQuantile(tail, a: k, b: n - k + 1),
            upper: hits == trials ? 1 : betaUpperQuantile(tail, a: k + 1, b: n - k)
        )
    }

    /// The score interval of Wilson (1927): shorter than the exact one, right on average over probabilities.
    ///
    /// `nil` if nothing was tried.
    /// - Precondition: `0 < level < 1`.
    package func wilson(level: Double) -> Interval? {
        precondition(level > 0 && level < 1, "a confidence level lies between 0 and 1")
        guard trials > 0 else { return nil }
        let z = normalUpperQuantile((1 - level) / 2)
        let n = Double(trials)
        let share = Double(hits) / n
        let scale = 1 + z * z / n
        let centre = (share + z * z / (2 * n)) / scale
        let half = z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot() / scale
        return Interval(
            lower: hits == 0 ? 0 : max(0, centre - half),
            upper: hits == trials ? 1 : min(1, centre + half)
        )
    }
}
