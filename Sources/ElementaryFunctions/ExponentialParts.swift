// What e^x, e^x − 1 and x^y have in common. A number is split into k·ln 2 + r with whole k and |r| ≤ ln 2 / 2, where a
// polynomial is precise; 2^k is a matter of exponent bits.

extension Double {
    /// Its 26 leading bits; the rest is exact, and the product of two such numbers too (Dekker 1971).
    @inlinable @inline(__always)
    var head: Double { Double(bitPattern: bitPattern & 0xffff_ffff_f800_0000) }

    /// `1.5 · 2^52`: a number of up to 2^51 that is added to it is rounded to a whole one, which its last bits then hold.
    @inlinable @inline(__always)
    static var rounder: Double { 0x1.8p52 }

    /// ln 2 as a number whose product with 11 bits is exact, and the rest: together 95 bits.
    @inlinable @inline(__always)
    static var ln2: (high: Double, low: Double) { (0x1.62e42fefa4p-1, -0x1.8432a1b0e2634p-43) }
}

/// `x = k·ln 2 + r + t`: `k + Double.rounder`, r, and what t, a part of r's last digit, adds to e^r: about t + t·r.
@frozen @usableFromInline
struct ReducedExponent {
    @usableFromInline let shifted: Double
    @usableFromInline let r: Double
    @usableFromInline let tail: Double

    /// The parts of `x + low`, for a `low` that is less than the last digit of x, and |x| ≤ 746.
    @inlinable @inline(__always)
    init(_ x: Double, low: Double) {
        shifted = x * 0x1.71547652b82fep+0 + .rounder
        let k = shifted - .rounder
        let high = x - k * Double.ln2.high
        let rest = low - k * Double.ln2.low
        r = high + rest
        let lost = (high - r) + rest
        tail = lost + lost * r
    }

    /// `(e^r − 1 − r − r²/2) / r³`: a minimax polynomial (Sollya's fpminimax), to 2^-64 of e^r.
    @inlinable @inline(__always)
    var cubicPart: Double {
        let r2 = r * r
        let r4 = r2 * r2
        let first = 0x1.555555555555bp-3 + r * 0x1.555555555555ap-5
        let second = 0x1.111111110ed9bp-7 + r * 0x1.6c16c16c141fep-10
        let third = 0x1.a01a01b320af2p-13 + r * 0x1.a01a01b1c9f12p-16
        let fourth = 0x1.71ddf0db0d911p-19 + r * 0x1.27e4c32c4d408p-22
        let fifth = 0x1.af6adc5d2f94cp-26 + r * 0x1.1f991f8207308p-29
        return (first + r2 * second) + r4 * ((third + r2 * fourth) + r4 * fifth)
    }

    /// e^x, of which the sum `1 + r` is kept as two numbers, so that little more than the last rounding is lost.
    @inlinable @inline(__always)
    var exponential: Double {
        let sum = 1 + r
        let lost = (1 - sum) + r
        return scaled(sum + (lost + (r * r * (0.5 + r * cubicPart) + tail)))
    }

    /// `y · 2^k` for y about 1, in two steps, so that neither factor overflows and only the last product rounds.
    @inlinable @inline(__always)
    func scaled(_ y: Double) -> Double {
        let sum = shifted.bitPattern &+ 2046
        let half = sum &>> 1
        return y * Double(bitPattern: half &<< 52) * Double(bitPattern: (sum &- half) &<< 52)
    }
}
