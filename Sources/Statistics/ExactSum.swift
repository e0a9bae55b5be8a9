/// The exact sum of doubles, or of products of two: a fixed-point number that is as wide as it has to be.
///
/// Sums of floating-point numbers depend on their order; this one does not, so that counts taken on many machines and
/// added in any order are the same to the last bit. Source: U. Kulisch, *Computer Arithmetic and Validity* (2013), ch. 8.
package struct ExactSum: Sendable {
    /// Digits of 32 bits each, the least significant first; each may have gathered a carry, of either sign.
    private var digits: [Int64] = []
    /// The place of the first digit: digit i counts 2^(32·(lowest + i)).
    private var lowest = 0
    /// Additions since the carries were last passed on.
    private var additions = 0

    /// So many additions of less than 2³² each leave room in a digit.
    private static let mostAdditions = 1 << 29

    package init() {}

    /// Adds a finite number.
    @inline(__always)
    mutating func add(_ value: Double) {
        guard value != 0 else { return }
        let (mantissa, exponent) = value.integerParts
        add(mantissa, exponent, isNegative: value < 0)
    }

    /// Adds the product of two finite numbers.
    @inline(__always)
    mutating func add(_ a: Double, times b: Double) {
        guard a != 0, b != 0 else { return }
        let (first, second) = (a.integerParts, b.integerParts)
        let (high, low) = first.mantissa.multipliedFullWidth(by: second.mantissa)
        let (exponent, isNegative) = (first.exponent + second.exponent, (a < 0) != (b < 0))
        if low != 0 { add(low, exponent, isNegative: isNegative) }
        if high != 0 { add(high, exponent + 64, isNegative: isNegative) }
    }

    /// Adds ± mantissa · 2^exponent.
    @inline(__always)
    private mutating func add(_ mantissa: UInt64, _ exponent: Int, isNegative: Bool) {
        let (place, shift) = (exponent >> 5, UInt64(exponent & 31))
        makeRoom(place..<(place + 3))
        let first = place - lowest
        let (low, high) = (mantissa << shift, shift == 0 ? 0 : mantissa >> (64 - shift))
        let pieces = (Int64(low & 0xFFFF_FFFF), Int64(low >> 32), Int64(high))
        if isNegative {
            digits[first] -= pieces.0
            digits[first + 1] -= pieces.1
            digits[first + 2] -= pieces.2
        } else {
            digits[first] += pieces.0
            digits[first + 1] += pieces.1
            digits[first + 2] += pieces.2
        }
        additions += 1
        if additions == Self.mostAdditions { passCarries() }
    }

    @inline(__always)
    private mutating func makeRoom(_ places: Range<Int>) {
        if places.lowerBound >= lowest, places.upperBound <= lowest + digits.count { return }
        widen(places)
    }

    private mutating func widen(_ places: Range<Int>) {
        guard !digits.isEmpty else {
            digits = Array(repeating: 0, count: places.count)
            lowest = places.lowerBound
            return
        }
        if places.lowerBound < lowest {
            digits.insert(contentsOf: repeatElement(0, count: lowest - places.lowerBound), at: 0)
            lowest = places.lowerBound
        }
        let missing = places.upperBound - lowest - digits.count
        if missing > 0 { digits += repeatElement(0, count: missing) }
    }

    /// Leaves each digit between 0 and 2³² − 1, except the last, which has the sign and less than 32 bits.
    private mutating func passCarries() {
        additions = 0
        guard var last = digits.popLast() else { return }
        var carry: Int64 = 0
        for index in digits.indices {
            let sum = digits[index] + carry
            (digits[index], carry) = (sum & 0xFFFF_FFFF, sum >> 32)
        }
        last += carry
        while Int64(Int32(truncatingIfNeeded: last)) != last {
            digits.append(last & 0xFFFF_FFFF)
            last >>= 32
        }
        digits.append(last)
    }

    package mutating func merge(_ other: ExactSum) {
        guard !other.digits.isEmpty else { return }
        var theirs = other
        theirs.passCarries()
        makeRoom(theirs.lowest..<(theirs.lowest + theirs.digits.count))
        for (index, digit) in theirs.digits.enumerated() { digits[theirs.lowest - lowest + index] += digit }
        passCarries()
    }

    /// The sum as a number to compute with.
    var number: ExactNumber {
        var own = self
        own.passCarries()
        let isNegative = (own.digits.last ?? 0) < 0
        if isNegative {
            for index in own.digits.indices { own.digits[index] = -own.digits[index] }
            own.passCarries()
        }
        return ExactNumber(
            own.digits.map { UInt32(truncatingIfNeeded: $0) }, place: own.lowest, isNegative: isNegative)
    }

    /// The sum that is this number.
    init(_ number: ExactNumber) {
        digits = number.digits.map { number.isNegative ? -Int64($0) : Int64($0) }
        lowest = number.place
    }
}

extension ExactSum: Equatable {
    package static func == (a: ExactSum, b: ExactSum) -> Bool { a.number == b.number }
}

extension Double {
    /// |self| = mantissa · 2^exponent, of a finite number.
    @inline(__always)
    fileprivate var integerParts: (mantissa: UInt64, exponent: Int) {
        let biased = Int(exponentBitPattern)
        return biased == 0
            ? (significandBitPattern, -1074) : (significandBitPattern | 1 << 52, biased - 1075)
    }
}
