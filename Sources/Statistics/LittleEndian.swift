package import Foundation

/// Words of 64 bits as bytes, the least significant first: so study files hold numbers.
extension Data {
    package init(littleEndian words: some Sequence<UInt64>) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(8 * words.underestimatedCount)
        for word in words {
            for place in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(8 * place))) }
        }
        self.init(bytes)
    }

    /// `nil` if a word is incomplete.
    package var littleEndianWords: [UInt64]? {
        guard count.isMultiple(of: 8) else { return nil }
        let bytes = [UInt8](self)
        return stride(from: 0, to: bytes.count, by: 8).map { place in
            (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[place + $1]) << UInt64(8 * $1) }
        }
    }
}
