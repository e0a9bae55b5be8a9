package import Foundation
import Statistics

/// Which replicates of a batch succeeded, of those that are counted: enough to compare a scenario with any other.
package struct SuccessBits: Sendable, Equatable {
    let counted: Bits
    let succeeded: Bits

    init(counted: Bits, succeeded: Bits) {
        self.counted = counted
        self.succeeded = succeeded
    }

    /// As a study keeps them: the words of both, in the order of the least significant byte.
    package var data: Data { Data(littleEndian: counted.words + succeeded.words) }

    /// `nil` if the data is not of that many replicates.
    package init?(_ data: Data, replicates: Int) {
        let size = (replicates + 63) / 64
        guard data.count == 16 * size, let words = data.littleEndianWords else { return nil }
        counted = Bits(words: Array(words[..<size]))
        succeeded = Bits(words: Array(words[size...]))
        // Beyond the last replicate there is nothing, and only what counts succeeds.
        let beyond = replicates % 64 == 0 ? 0 : UInt64.max << UInt64(replicates % 64)
        let isSound = zip(counted.words, succeeded.words).allSatisfy { $1 & ~$0 == 0 }
        guard isSound, (counted.words.last ?? 0) & beyond == 0 else { return nil }
    }
}

extension SuccessPairs {
    /// Adds a batch, for every pair of which one is counted.
    mutating func record(_ success: [SuccessBits?], counted: Set<Int>, replicates: Int) {
        for second in success.indices {
            guard let b = success[second] else { continue }
            for first in 0..<second where counted.contains(first) || counted.contains(second) {
                guard let a = success[first] else { continue }
                var table = self[first, second]
                table.record(
                    baselineAsked: a.counted, baselineTrue: a.succeeded, otherAsked: b.counted,
                    otherTrue: b.succeeded, replicates: replicates)
                self[first, second] = table
            }
        }
    }
}
