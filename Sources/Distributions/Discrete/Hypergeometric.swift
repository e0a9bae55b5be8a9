/// The number of good ones among `taken` from an urn with `good` and `bad` ones, without putting back.
struct Hypergeometric: CountingLaw {
    let good: Double
    let bad: Double
    let taken: Double

    func lowerTail(_ x: Double) -> Double {
        let k = x.rounded(.down)
        if k < support.lowerBound { return 0 }
        if k >= support.upperBound { return 1 }
        return k < taken * (good / (good + bad)) ? sumDown(from: k) : max(0, 1 - sumUp(from: k + 1))
    }

    func upperTail(_ x: Double) -> Double {
        let k = x.rounded(.down)
        if k < support.lowerBound { return 1 }
        if k >= support.upperBound { return 0 }
        return k < taken * (good / (good + bad)) ? max(0, 1 - sumDown(from: k)) : sumUp(from: k + 1)
    }

    /// By three binomial probabilities, in which nothing cancels; GSL's logarithms of factorials lose six digits in an urn
    /// of 10⁹.
    ///
    /// Source: C. Loader, *Fast and accurate computation of binomial probabilities* (2000).
    func probability(at k: Double) -> Double {
        let total = good + bad
        let share = taken / total
        if share >= 1 { return k == good ? 1 : 0 }
        return Binomial(n: good, p: share).probability(at: k) * Binomial(n: bad, p: share).probability(at: taken - k)
            / Binomial(n: total, p: share).probability(at: taken)
    }

    /// P(X ≤ k), k being at most about the mean: terms fall, and are summed while they count.
    private func sumDown(from k: Double) -> Double {
        var (i, term) = (k, probability(at: k))
        var sum = term
        while i > support.lowerBound, term > sum * 0x1p-60 {
            term *= i * (bad - taken + i) / ((good - i + 1) * (taken - i + 1))
            i -= 1
            sum += term
        }
        return min(sum, 1)
    }

    /// P(X ≥ k), k being above the mean or about it.
    private func sumUp(from k: Double) -> Double {
        var (i, term) = (k, probability(at: k))
        var sum = term
        while i < support.upperBound, term > sum * 0x1p-60 {
            term *= (good - i) * (taken - i) / ((i + 1) * (bad - taken + i + 1))
            i += 1
            sum += term
        }
        return min(sum, 1)
    }

    var support: ClosedRange<Double> { max(0, taken - bad)...min(taken, good) }
    var mean: Double? { taken * (good / (good + bad)) }
    var standardDeviation: Double? {
        let total = good + bad
        return (taken * (good / total) * (bad / total) * ((total - taken) / (total - 1))).squareRoot()
    }
    var skewness: Double {
        let total = good + bad
        guard total > 2, let sd = standardDeviation, sd > 0 else { return 0 }
        return (bad - good) / total * ((total - 2 * taken) / (total - 2)) / sd
    }
}
