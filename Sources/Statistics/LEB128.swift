// Whole numbers in as few bytes as they need: seven bits in each byte, the lowest first; the highest bit of a byte says
// that another one follows.

extension [UInt8] {
    mutating func append(leb128 number: UInt64) {
        var rest = number
        while rest >= 0x80 {
            append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        append(UInt8(rest))
    }

    /// The number that begins at a place, which is moved to the number's end.
    @inline(__always)
    func leb128(at place: inout Int) throws(UnsoundTally) -> UInt64 {
        var number: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            try Sound.require(place < count, "the counts end too early")
            let byte = self[place]
            place += 1
            try Sound.require(shift < 63 || (shift == 63 && byte <= 1), "a count has more than 64 bits")
            number |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return number }
            shift += 7
        }
    }
}
