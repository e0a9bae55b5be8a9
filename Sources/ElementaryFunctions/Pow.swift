extension Double {
    /// x^y, within .8 units of the last digit; special cases as in C99 (Annex F.9.4.4), but NaN if either is NaN.
    ///
    /// e^(y · ln x), where the logarithm has a relative error of 2^-67 and its product with y is a sum of two: it may be 745,
    /// and its absolute error is the relative one of the result. The method is that of FreeBSD's `e_pow.c`.
    @inlinable @inline(__always)
    public static func pow(_ x: Double, _ y: Double) -> Double {
        let logarithm = WideLogarithm(x.magnitude)
        // Beyond 2^65, every power of a number other than 1 is 0 or infinite.
        let ySize = y.magnitude
        let beyond = BitMask(0x1p65 - ySize)
        let limited = Double(
            bitPattern: beyond.choice(0x1p65, ySize).bitPattern | (y.bitPattern & 0x8000_0000_0000_0000))
        // Two thirds of y, as a sum of two.
        let yHigh = limited.head
        let high = (limited * 0x1.5555555555555p-1).head
        let low = (yHigh * 0x1.555555p-1 - high) + ((limited - yHigh) * 0x1.555555p-1 + limited * 0x1.5555555555555p-27)
        let product = high * logarithm.high
        let rest = high * logarithm.low + low * (logarithm.high + logarithm.low)
        let exponent = product + rest
        let value = ReducedExponent(exponent, low: rest - (exponent - product)).exponential
        let overflow = BitMask(709.79 - exponent)
        let underflow = BitMask(exponent + 745.14)
        let power = underflow.choice(0, overflow.choice(.infinity, value))

        let (base, index) = (NumberKind(x), NumberKind(y))
        // An exponent from 2^52 on is whole, from 2^53 on even.
        let large = BitMask(0x1p52 - 0.5 - ySize)
        let shifted = ySize + 0x1p52
        let fraction = BitMask(0 &- (shifted - 0x1p52 - ySize).magnitude.bitPattern).without(large)
        let odd = BitMask(large.choice(ySize, shifted).bitPattern &<< 63).without(fraction)
            .without(BitMask(0x1p53 - 1 - ySize))
        let zero = index.negative.choice(.infinity)
        let infinite = Double(bitPattern: zero.bitPattern ^ Double.infinity.bitPattern)
        let size = base.zero.choice(zero, base.notFinite.choice(infinite, power))
        let signed = Double(bitPattern: size.bitPattern ^ (x.bitPattern & odd.bits & 0x8000_0000_0000_0000))
        let root = BitMask(x.bitPattern & fraction.bits).without(base.zero).without(base.notFinite)
        return root.or(base.notANumber).or(index.notANumber).makingNaN(index.zero.choice(1, signed))
    }
}

/// Three halves of the natural logarithm of a positive number, as a sum of two of which the first has 26 bits.
@frozen @usableFromInline
struct WideLogarithm {
    @usableFromInline let high: Double
    @usableFromInline let low: Double

    /// `ln x = k·ln 2 + ln c + 2/3 · S` with c of 1 or 1.5, s = (z − c) / (z + c), |s| ≤ .101, and
    /// S = s · (3 + s² + 3/5 s⁴ + …).
    @inlinable @inline(__always)
    init(_ x: Double) {
        // From √¾ on, so that k is 0 and c is 1 around 1.
        let number = Normalised(x, from: 0x3feb_b67a_e858_4caa)
        let z = number.z
        let upper = BitMask(0x1.3988e1409212ep+0 - z)
        let c = upper.choice(1.5, 1)
        let (f, sum) = (z - c, z + c)
        let inverse = 1 / sum
        let s = f * inverse
        let sHigh = s.head
        let sumHigh = sum.head
        let sLow = inverse * ((f - sHigh * sumHigh) - sHigh * (z - (sumHigh - c)))
        let w = s * s
        let w2 = w * w
        // A minimax polynomial (Sollya's fpminimax), to 2^-68 of the whole.
        let first = 0x1.3333333333332p-1 + w * 0x1.b6db6db6ded41p-2
        let second = 0x1.55555546d45c9p-2 + w * 0x1.1745e8a14eb43p-2
        let third = 0x1.d87bd05b051f7p-3 + w * 0x1.a4ebe7d8a311fp-3
        let series = first + w2 * (second + w2 * third)
        let wHigh = sHigh * sHigh
        let rest = w2 * series + sLow * (sHigh + s)
        let bracket = (3 + wHigh + rest).head
        let bracketLow = rest - ((bracket - 3) - wHigh)
        let product = sHigh * bracket
        let productLow = sLow * bracket + bracketLow * s
        // 3/2 · ln 2 and 3/2 · ln 1.5, whose multiples and sums are exact.
        let base = number.k * 0x1.0a2b23f3ba8p+0 + upper.choice(0x1.3765af18fbp-1)
        let baseLow = number.k * 0x1.b9b40d76ac6b2p-43 + upper.choice(0x1.1c7b04750c69cp-44)
        let whole = base + product
        let lost = ((base - whole) + product) + (productLow + baseLow)
        high = (whole + lost).head
        low = (whole - high) + lost
    }
}
