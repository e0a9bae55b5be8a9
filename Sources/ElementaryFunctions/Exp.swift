extension Double {
    /// e^x, within .8 units of the last digit; 0 and infinity at the ends, NaN for NaN.
    @inlinable @inline(__always)
    public static func exp(_ x: Double) -> Double {
        ReducedExponent(x > 710 ? 710 : (x < -746 ? -746 : x), low: 0).exponential
    }

    /// e^x − 1, within .8 units of the last digit, also for small x; −1 and infinity at the ends, ±0 for ±0.
    @inlinable @inline(__always)
    public static func expMinusOne(_ x: Double) -> Double {
        let e = ReducedExponent(x > 710 ? 710 : (x < -40 ? -40 : x), low: 0)
        let r = e.r
        // r²/2 as a sum, because it may be a quarter of the result: e^x − 1 = 2^k · ((1 − 2^-k) + r + r²/2 + …).
        let (high, square) = (r.head, r * r)
        let (half, halfRest) = (0.5 * (high * high), 0.5 * ((r - high) * (r + high)))
        let inverse = x > 40 ? 0 : Double(bitPattern: (1023 &- e.shifted.bitPattern) &<< 52)
        let start = 1 - inverse
        let first = start + r
        let second = first + half
        let lost = ((1 - start) - inverse) + ((start - first) + r) + ((first - second) + half)
        let value = e.scaled(second + (lost + ((halfRest + e.tail) + square * (r * e.cubicPart))))
        // The sign is that of x, also for −0.
        return Double(bitPattern: value.bitPattern | (x.bitPattern & 0x8000_0000_0000_0000))
    }
}
