import Foundation

/// Arguments for tests: a generator with one seed, and how many.
struct Arguments {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// Of every function in every range of the accuracy tests; `DETENTE_ELEMENTARY_ARGUMENTS=10000000` for more.
    static let count = ProcessInfo.processInfo.environment["DETENTE_ELEMENTARY_ARGUMENTS"].flatMap(Int.init) ?? 20_000

    /// SplitMix64 (Steele, Lea & Flood 2014).
    mutating func bits() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }

    /// Uniform between two numbers.
    mutating func number(_ low: Double, _ high: Double) -> Double {
        low + (high - low) * (Double(bits() >> 11) * 0x1p-53)
    }

    /// Positive, with an exponent of these, each as likely (−1023: subnormal), and any digits.
    mutating func number(exponents: ClosedRange<Int>) -> Double {
        let exponent = exponents.lowerBound + Int(bits() % UInt64(exponents.count))
        return Double(bitPattern: UInt64(exponent + 1023) << 52 | bits() >> 12)
    }
}
