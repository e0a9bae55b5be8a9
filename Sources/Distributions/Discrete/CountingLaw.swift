internal import CGSL
internal import Foundation

/// A law on whole numbers, held as `Double`s so that no count overflows.
protocol CountingLaw: DiscreteLaw {
    /// The coefficient of skewness, for a first guess at a quantile.
    var skewness: Double { get }
}

extension CountingLaw {
    // Beyond 2⁵³ the next double is more than 1 away.
    func successor(of x: Double) -> Double? { x < support.upperBound ? Swift.max(x + 1, x.nextUp) : nil }
    func predecessor(of x: Double) -> Double? { x > support.lowerBound ? Swift.min(x - 1, x.nextDown) : nil }

    func quantile(lower p: Double) -> Double {
        search(from: guess(gsl_cdf_ugaussian_Pinv(p))) { lowerTail($0) >= p }
    }

    func quantile(upper q: Double) -> Double {
        search(from: guess(gsl_cdf_ugaussian_Qinv(q))) { upperTail($0) <= q }
    }

    /// The quantile at the standard normal's `z` by the first terms of Cornish and Fisher's expansion.
    private func guess(_ z: Double) -> Double {
        let (mean, sd) = (mean ?? 0, standardDeviation ?? 1)
        return (mean + sd * (z + (z * z - 1) * skewness / 6)).rounded()
    }

    /// The least possible value for which the condition holds, given that it goes from false to true.
    ///
    /// Steps grow until the value is between two, and halve again: the cost is the logarithm of the guess's error. Beyond
    /// 2⁵³, where every double is a whole number, it is the bits that are halved, at most 63 times.
    private func search(from guess: Double, _ holds: (Double) -> Bool) -> Double {
        let (least, greatest) = (support.lowerBound, Swift.min(support.upperBound, .greatestFiniteMagnitude))
        var high = guess.isNaN ? least : Swift.min(Swift.max(guess, least), greatest)
        var low: Double
        var step = 1.0
        if holds(high) {
            low = high
            repeat {
                if high <= least { return least }
                low = Swift.max(high - step, least)
                step *= step < 1e6 ? 2 : 64
                guard holds(low) else { break }
                high = low
            } while true
        } else {
            repeat {
                low = high
                if low >= greatest { return greatest }
                high = Swift.min(low + step, greatest)
                step *= step < 1e6 ? 2 : 64
            } while !holds(high)
        }
        // It does not hold at `low`, and does at `high`.
        while high - low > 1 {
            let middle =
                low >= 0x1p53
                ? Double(bitPattern: low.bitPattern + (high.bitPattern - low.bitPattern) / 2)
                : high >= 0x1p54 ? Swift.max(0x1p53, low + 1) : low + ((high - low) / 2).rounded(.down)
            // Beyond 2⁵³ neighbouring doubles are more than 1 apart.
            if middle <= low || middle >= high { break }
            if holds(middle) { high = middle } else { low = middle }
        }
        return high
    }
}
