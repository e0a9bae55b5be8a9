/// Threefry-4x32 with 20 rounds: a counter-based random number generator, a pure function from a key and a counter to
/// four 32-bit words.
///
/// It uses only 32-bit additions, rotations and exclusive ors, so that a loop over counters vectorises.
///
/// Source: J. K. Salmon, M. A. Moraes, R. O. Dror and D. E. Shaw, *Parallel random numbers: as easy as 1, 2, 3*,
/// SC 2011; the rotation constants are those of Random123.
///
/// This and what stands on it (``RandomStream``, ``Site``, ``unitInterval(_:_:)``) is public, though the module is no
/// product of the package: the compiler carries an inlinable body into another module only if it is public, and without
/// that no loop over it vectorises.
public enum Threefry4x32 {
    /// The four words at `counter` in the sequence that `key` selects.
    @inlinable @inline(__always)
    public static func words(
        key: (UInt32, UInt32, UInt32, UInt32), counter: (UInt32, UInt32, UInt32, UInt32)
    ) -> (UInt32, UInt32, UInt32, UInt32) {
        // The fifth key word makes the key schedule's parity that of Skein.
        let (k0, k1, k2, k3) = key
        let k4 = 0x1BD1_1BDA ^ k0 ^ k1 ^ k2 ^ k3

        var x0 = counter.0 &+ k0
        var x1 = counter.1 &+ k1
        var x2 = counter.2 &+ k2
        var x3 = counter.3 &+ k3

        // Written out, because a loop over rounds would hide the rotation counts from the vectoriser.
        mix(&x0, &x1, 10)
        mix(&x2, &x3, 26)
        mix(&x0, &x3, 11)
        mix(&x2, &x1, 21)
        mix(&x0, &x1, 13)
        mix(&x2, &x3, 27)
        mix(&x0, &x3, 23)
        mix(&x2, &x1, 5)
        x0 &+= k1
        x1 &+= k2
        x2 &+= k3
        x3 &+= k4 &+ 1
        mix(&x0, &x1, 6)
        mix(&x2, &x3, 20)
        mix(&x0, &x3, 17)
        mix(&x2, &x1, 11)
        mix(&x0, &x1, 25)
        mix(&x2, &x3, 10)
        mix(&x0, &x3, 18)
        mix(&x2, &x1, 20)
        x0 &+= k2
        x1 &+= k3
        x2 &+= k4
        x3 &+= k0 &+ 2
        mix(&x0, &x1, 10)
        mix(&x2, &x3, 26)
        mix(&x0, &x3, 11)
        mix(&x2, &x1, 21)
        mix(&x0, &x1, 13)
        mix(&x2, &x3, 27)
        mix(&x0, &x3, 23)
        mix(&x2, &x1, 5)
        x0 &+= k3
        x1 &+= k4
        x2 &+= k0
        x3 &+= k1 &+ 3
        mix(&x0, &x1, 6)
        mix(&x2, &x3, 20)
        mix(&x0, &x3, 17)
        mix(&x2, &x1, 11)
        mix(&x0, &x1, 25)
        mix(&x2, &x3, 10)
        mix(&x0, &x3, 18)
        mix(&x2, &x1, 20)
        x0 &+= k4
        x1 &+= k0
        x2 &+= k1
        x3 &+= k2 &+ 4
        mix(&x0, &x1, 10)
        mix(&x2, &x3, 26)
        mix(&x0, &x3, 11)
        mix(&x2, &x1, 21)
        mix(&x0, &x1, 13)
        mix(&x2, &x3, 27)
        mix(&x0, &x3, 23)
        mix(&x2, &x1, 5)
        x0 &+= k0
        x1 &+= k1
        x2 &+= k2
        x3 &+= k3 &+ 5
        return (x0, x1, x2, x3)
    }

    /// One half of a round: adds, rotates by `bits` and mixes two words.
    @inlinable @inline(__always)
    public static func mix(_ a: inout UInt32, _ b: inout UInt32, _ bits: UInt32) {
        a &+= b
        b = ((b &<< bits) | (b &>> (32 &- bits))) ^ a
    }
}
