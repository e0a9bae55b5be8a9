/// The digits of a number that are printed: no more than its Monte Carlo error supports.
package struct SignificantDigits: Sendable, Hashable {
    /// Digits after the decimal point; negative: rounded to tens, hundreds, …
    package var decimals: Int

    /// The last digit printed has the place of the leading digit of two standard errors.
    ///
    /// An error of .0013 gives .219 (two errors are .0026), one of 17 gives 1,230. Where the error is 0, or not a
    /// number, ten digits after the point are kept.
    package init(supportedBy standardError: Double) {
        guard standardError > 0, standardError.isFinite else {
            decimals = 10
            return
        }
        // A hair is added, so that an error of exactly .005 (two are .01) is not called .00999….
        let place = (2 * standardError * (1 + 1e-12)).exponentOfTen
        decimals = min(12, max(-12, -place))
    }

    /// The number to that many digits, halves away from zero; what is too large to round so is left alone.
    package func rounded(_ value: Double) -> Double {
        let scale = powerOfTen(abs(decimals))
        let moved = decimals >= 0 ? value * scale : value / scale
        guard abs(moved) < 1e15 else { return value }
        let whole = moved.rounded(.toNearestOrAwayFromZero)
        return decimals >= 0 ? whole / scale : whole * scale
    }
}

/// The number to the digits that its Monte Carlo error supports (an estimate to the precision of two standard errors).
package func roundedForDisplay(_ value: Double, standardError: Double) -> Double {
    SignificantDigits(supportedBy: standardError).rounded(value)
}

private func powerOfTen(_ exponent: Int) -> Double {
    (0..<exponent).reduce(into: 1.0) { power, _ in power *= 10 }
}

extension Double {
    /// The place of the leading digit: 0 for 1…9.99, −3 for .001….00999. Only for finite numbers above 0.
    fileprivate var exponentOfTen: Int {
        var exponent = 0
        var magnitude = self
        while magnitude >= 10, exponent < 400 {
            magnitude /= 10
            exponent += 1
        }
        while magnitude < 1, exponent > -400 {
            magnitude *= 10
            exponent -= 1
        }
        return exponent
    }
}
