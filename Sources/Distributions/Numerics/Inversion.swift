internal import Foundation

/// Inverts a tail function on the positive numbers, from a first estimate that may be wrong or not a number.
///
/// GSL's `gsl_cdf_beta_Pinv` and `gsl_cdf_gamma_Pinv` fail for extreme parameters and return a few digits less for
/// others. Newton's method adds the digits; if it does not converge, bisection over all doubles decides.
enum Inversion {
    /// Which way a tail function goes.
    enum Direction {
        /// P(X ≤ x), which rises.
        case rising
        /// P(X > x), which falls.
        case falling
    }

    /// Where `tail` is `target`, between 0 and `end`.
    ///
    /// - Parameters:
    ///   - estimate: a first guess.
    ///   - density: the absolute slope of `tail`.
    static func solve(
        _ target: Double, from estimate: Double, end: Double, _ direction: Direction,
        tail: (Double) -> Double, density: (Double) -> Double
    ) -> Double {
        var x = estimate
        let sign = direction == .rising ? 1.0 : -1.0
        // From GSL's ten digits or so one step is enough; what has not settled after twelve never will.
        for _ in 0..<12 {
            guard x > 0, x < end else { break }
            let miss = (tail(x) - target) * sign
            if miss.magnitude <= 1e-15 * target { return x }
            let step = miss / density(x)
            guard step.isFinite, step.magnitude < x / 2 else { break }
            let next = x - step
            // A step this small has no error left that a double could hold: Newton's method doubles the digits.
            if step.magnitude <= 1e-9 * x { return min(next, end) }
            x = next
        }
        return bisect(end: end) { direction == .rising ? tail($0) >= target : tail($0) <= target }
    }

    /// The least double in [0, end] for which the condition holds, given that it goes from false to true.
    ///
    /// The positive doubles are in the order of their bit patterns, so that halving the bits takes at most 63 steps at
    /// any scale.
    static func bisect(end: Double, _ holds: (Double) -> Bool) -> Double {
        var low: UInt64 = 0
        var high = min(end, .greatestFiniteMagnitude).bitPattern
        while low < high {
            let middle = low + (high - low) / 2
            if holds(Double(bitPattern: middle)) { high = middle } else { low = middle + 1 }
        }
        return Double(bitPattern: low)
    }

    /// The least double in [low, high] at which a rising function is 0 or more; `high` where by rounding it nowhere is.
    ///
    /// The function may jump and stand still. The doubles are taken in their order, so that the scale does not matter; of
    /// three steps one halves what is left, one follows the secant (with the Illinois rule), and one looks just beyond the
    /// end that moved last. The first of these alone ends the search after 64.
    static func leastDouble(from low: Double, to high: Double, _ function: (Double) -> Double) -> Double {
        guard low < high else { return low }
        var (left, right) = (low.rank, high.rank)
        var (below, above) = (function(low), function(high))
        guard below < 0 else { return low }
        var (movedLeft, lastMove) = (true, UInt64(0))
        for step in 0..<200 {
            let distance = UInt64(bitPattern: right &- left)
            if distance <= 1 { break }
            var advance = distance / 2
            switch step % 3 {
            case 1 where above > 0:
                let share = below / (below - above)
                if share > 0, share < 1 { advance = UInt64(Double(distance) * share) }
            case 2 where lastMove < distance / 2:
                advance = movedLeft ? 2 * lastMove + 1 : distance - 2 * lastMove - 1
            default: break
            }
            let middle = left &+ Int64(bitPattern: min(max(advance, 1), distance - 1))
            let value = function(Double(rank: middle))
            if value < 0 {
                if movedLeft { above /= 2 }
                (lastMove, movedLeft) = (UInt64(bitPattern: middle &- left), true)
                (left, below) = (middle, value)
            } else {
                if !movedLeft { below /= 2 }
                (lastMove, movedLeft) = (UInt64(bitPattern: right &- middle), false)
                (right, above) = (middle, value)
            }
        }
        return Double(rank: right)
    }
}

extension Double {
    /// Its place among all finite doubles in ascending order; that of 0 is 0.
    fileprivate var rank: Int64 {
        sign == .minus ? -Int64(bitPattern: magnitude.bitPattern) : Int64(bitPattern: bitPattern)
    }

    fileprivate init(rank: Int64) {
        let magnitude = Double(bitPattern: rank.magnitude)
        self = rank < 0 ? -magnitude : magnitude
    }
}
