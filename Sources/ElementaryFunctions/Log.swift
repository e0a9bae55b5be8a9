/// A positive number as `2^k · z`.
@frozen @usableFromInline
struct Normalised {
    @usableFromInline let k: Double
    @usableFromInline let z: Double

    /// With z from the number of these bits up to twice that. Anything for 0, and what is negative or not finite.
    @inlinable @inline(__always)
    init(_ x: Double, from least: UInt64) {
        // Subnormal numbers have no exponent of their own.
        let subnormal = BitMask(x.bitPattern &- 0x0010_0000_0000_0000)
        let bits = subnormal.choice(x * 0x1p54, x).bitPattern &+ (0x3ff0_0000_0000_0000 &- least)
        // A whole number below 2^52 in the last bits of 2^52 is that sum.
        k = Double(bitPattern: (bits &>> 52) | 0x4330_0000_0000_0000) - subnormal.choice(0x1p52 + 1077, 0x1p52 + 1023)
        z = Double(bitPattern: (bits & 0x000f_ffff_ffff_ffff) &+ least)
    }
}

extension Double {
    /// The natural logarithm, within .7 units of the last digit; −∞ at 0, NaN below.
    ///
    /// With s = f / (2 + f), ln (1 + f) = 2s + 2s³/3 + … = f − f²/2 + s·(f²/2 + R(s²)), as in FreeBSD's `e_log.c`; here
    /// f²/2 is a sum of two, because it may be a quarter of the result.
    @inlinable @inline(__always)
    public static func log(_ x: Double) -> Double {
        // From √½ on, so that k is 0 around 1.
        let number = Normalised(x, from: 0x3fe6_a09e_667f_3bcd)
        let (k, f) = (number.k, number.z - 1)
        let s = f / (2 + f)
        let w = s * s
        let w2 = w * w
        // A minimax polynomial of degree 7 (Sollya's fpminimax), to 2^-57 of the whole.
        let odd = 0x1.99999999952d3p-2 + w2 * (0x1.c71c62dafe5d7p-3 + w2 * 0x1.39fdfad00c82dp-3)
        let even =
            0x1.5555555555558p-1 + w2 * (0x1.2492492df8288p-2 + w2 * (0x1.7462b7c30174ap-3 + w2 * 0x1.2b5d0d13a4eccp-3))
        let remainder = w * (even + w * odd)
        let high = f.head
        let (half, halfRest) = (0.5 * (high * high), 0.5 * ((f - high) * (f + high)))
        let cubic = s * (half + halfRest + remainder)
        let base = k * Double.ln2.high
        let first = base + f
        let second = first - half
        let lost = ((base - first) + f) + ((first - second) - half)
        let value = second + (cubic + (k * Double.ln2.low + (lost - halfRest)))
        let kind = NumberKind(x)
        let special = kind.zero.choice(-.infinity, kind.notFinite.choice(x, value))
        return kind.negative.without(kind.zero).makingNaN(special)
    }
}
