/// The source of all random numbers in a simulation: each is a pure function of
/// (seed, replicate, round, site, index), so that nothing depends on the order in which numbers are computed.
public struct RandomStream: Sendable, Hashable {
    /// The seed of the run.
    public var seed: UInt64

    /// The stream of a run with this seed.
    @inlinable
    public init(seed: UInt64) {
        self.seed = seed
    }

    /// The four words at an address: key = (seed low, seed high, site, round),
    /// counter = (replicate low, replicate high, index, 0).
    @inlinable @inline(__always)
    public func words(
        site: Site, round: UInt32, replicate: UInt64, index: UInt32 = 0
    ) -> (UInt32, UInt32, UInt32, UInt32) {
        Threefry4x32.words(
            key: (UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed &>> 32), site.rawValue, round),
            counter: (UInt32(truncatingIfNeeded: replicate), UInt32(truncatingIfNeeded: replicate &>> 32), index, 0)
        )
    }

    /// The two uniform numbers at an address: the first from words 0 and 1, the second from words 2 and 3.
    @inlinable @inline(__always)
    public func uniforms(
        site: Site, round: UInt32, replicate: UInt64, index: UInt32 = 0
    ) -> (first: Double, second: Double) {
        let word = words(site: site, round: round, replicate: replicate, index: index)
        return (unitInterval(word.0, word.1), unitInterval(word.2, word.3))
    }
}

/// A uniform number in the open interval (0, 1): (j + ½) / 2⁵², with j the top 52 bits of `high` and `low`.
///
/// These are the odd multiples of 2⁻⁵³. All 53 bits of the significand are in use and every value is exact, so that
/// 1 − u is exact too and neither end is ever met; (k + ½) / 2⁵³ would round up to 1 for the greatest k.
@inlinable @inline(__always)
public func unitInterval(_ high: UInt32, _ low: UInt32) -> Double {
    let bits = (UInt64(high) &<< 32 | UInt64(low)) &>> 12
    // 1 + j/2⁵² by its bit pattern: no conversion from an integer, which AVX2 does not have for 64 bits.
    return (Double(bitPattern: 0x3FF0_0000_0000_0000 | bits) - 1) + 0x1p-53
}
