internal import CGSL
internal import Foundation

/// The 95 % quantile of the standard normal distribution.
private let normalQuantile95 = 1.644_853_626_951_472_7

extension Normal {
    /// The member with 5 % and 95 % quantiles `low` and `high`.
    init(between low: Double, and high: Double) {
        self.init(mean: low + (high - low) / 2, sd: (high - low) / (2 * normalQuantile95))
    }
}

extension Lognormal {
    /// The member with 5 % and 95 % quantiles `low` and `high`.
    init(between low: Double, and high: Double) {
        let ratio = (high - low) / low
        // log1p keeps the digits of a narrow range; a range over many powers of ten needs none.
        let width = ratio < 1 ? log1p(ratio) : log(high) - log(low)
        self.init(logMean: log(low) + width / 2, logSD: width / (2 * normalQuantile95))
    }
}

extension Beta {
    /// The member with 5 % and 95 % quantiles `low` and `high`, or `nil` if it cannot be calculated to 1e-9.
    init?(between low: Double, and high: Double) {
        GSL.prepare()
        let solver = BetaBetween(low: low, high: high)
        guard let law = solver.newton() ?? solver.nested() else { return nil }
        self = law
    }
}

/// The two equations F(low) = 0.05 and F(high) = 0.95 for a and b of a beta distribution.
///
/// They are solved in ln a and ln b, and for the logarithms of the two tails, in which they are nearly linear.
private struct BetaBetween {
    let low: Double
    let high: Double

    /// How far the two outer tails of beta(eᵖ, e^q) are from 0.05, as logarithms.
    private func misses(_ p: Double, _ q: Double) -> (lower: Double, upper: Double) {
        let law = Beta(a: exp(p), b: exp(q))
        return (log(law.lowerTail(low) / 0.05), log(law.upperTail(high) / 0.05))
    }

    /// Newton's method, halving steps that do not help, from the normal approximation on the logit scale.
    func newton() -> Beta? {
        let (below, above) = (log(low) - log1p(-low), log(high) - log1p(-high))
        let sd = (above - below) / (2 * normalQuantile95)
        let centre = 1 / (1 + exp(-(above + below) / 2))
        // The variance of the logit is about 1/a + 1/b; it is never less than what a step can correct.
        let size = max(1 / (sd * sd * centre * (1 - centre)), 1e-2)
        var (p, q) = (log(size * centre), log(size * (1 - centre)))
        var miss = misses(p, q)
        for _ in 0..<60 {
            let norm = hypot(miss.lower, miss.upper)
            guard norm.isFinite else { return nil }
            if norm < 1e-12 { break }
            let step = 1e-6
            let (alongP, alongQ) = (misses(p + step, q), misses(p, q + step))
            let (lp, lq) = ((alongP.lower - miss.lower) / step, (alongQ.lower - miss.lower) / step)
            let (up, uq) = ((alongP.upper - miss.upper) / step, (alongQ.upper - miss.upper) / step)
            let determinant = lp * uq - lq * up
            let dp = (miss.upper * lq - miss.lower * uq) / determinant
            let dq = (miss.lower * up - miss.upper * lp) / determinant
            guard dp.isFinite, dq.isFinite else { return nil }
            var factor = min(1, 2 / max(dp.magnitude, dq.magnitude))
            var next = misses(p + factor * dp, q + factor * dq)
            while !(hypot(next.lower, next.upper) < norm) {
                factor /= 2
                // No step helps any more: this is as near as the tails can be calculated.
                if factor < 1e-4 { return verified(p, q) }
                next = misses(p + factor * dp, q + factor * dq)
            }
            (p, q, miss) = (p + factor * dp, q + factor * dq, next)
        }
        return verified(p, q)
    }

    /// Bisection within bisection, which is slow but always converges. For given b the lower tail falls as a rises;
    /// with a so chosen, the distribution narrows, and the upper tail falls, as b rises.
    func nested() -> Beta? {
        func matchingA(_ q: Double) -> Double {
            Self.bisect { misses($0, q).lower <= 0 }
        }
        let q = Self.bisect { misses(matchingA($0), $0).upper <= 0 }
        return verified(matchingA(q), q)
    }

    /// Where the condition turns true, for the logarithm of a or b.
    private static func bisect(_ holds: (Double) -> Bool) -> Double {
        var (left, right) = (-25.0, 30.0)
        for _ in 0..<60 {
            let middle = (left + right) / 2
            if holds(middle) { right = middle } else { left = middle }
        }
        return right
    }

    /// The law, if its own cumulative function says 5 % and 95 % to 1e-9.
    private func verified(_ p: Double, _ q: Double) -> Beta? {
        let law = Beta(a: exp(p), b: exp(q))
        guard (law.lowerTail(low) - 0.05).magnitude <= 1e-9, (law.upperTail(high) - 0.05).magnitude <= 1e-9 else {
            return nil
        }
        return law
    }
}
