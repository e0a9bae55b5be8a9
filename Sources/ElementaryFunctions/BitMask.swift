/// All bits or none: what selects numbers by bits, so that there is nothing for an optimiser to make a branch of, and loops
/// over the functions vectorise wherever they are used.
@frozen @usableFromInline
struct BitMask {
    @usableFromInline let bits: UInt64

    /// All, where the first bit is set.
    @inlinable @inline(__always)
    init(_ sign: UInt64) { bits = 0 &- (sign &>> 63) }

    /// All, where it is negative, or −0.
    @inlinable @inline(__always)
    init(_ number: Double) { self.init(number.bitPattern) }

    @inlinable @inline(__always)
    func choice(_ a: Double, _ b: Double) -> Double {
        Double(bitPattern: (a.bitPattern & bits) | (b.bitPattern & ~bits))
    }

    /// The number, or 0 where no bit is set.
    @inlinable @inline(__always)
    func choice(_ a: Double) -> Double { Double(bitPattern: a.bitPattern & bits) }

    @inlinable @inline(__always)
    func or(_ other: BitMask) -> BitMask { BitMask(bits | other.bits) }

    @inlinable @inline(__always)
    func without(_ other: BitMask) -> BitMask { BitMask(bits & ~other.bits) }

    /// The number, or NaN where all bits are set.
    @inlinable @inline(__always)
    func makingNaN(_ a: Double) -> Double { Double(bitPattern: a.bitPattern | (bits & Double.nan.bitPattern)) }
}

/// What a number is, of the kinds that functions treat apart.
@frozen @usableFromInline
struct NumberKind {
    @usableFromInline let negative: BitMask
    @usableFromInline let zero: BitMask
    @usableFromInline let notFinite: BitMask
    @usableFromInline let notANumber: BitMask

    @inlinable @inline(__always)
    init(_ x: Double) {
        let size = x.magnitude.bitPattern
        negative = BitMask(x)
        zero = BitMask(size &- 1)
        notFinite = BitMask(Double.greatestFiniteMagnitude.bitPattern &- size)
        notANumber = BitMask(Double.infinity.bitPattern &- size)
    }
}
