/// States, each once, with their probabilities, in the order in which they came: the same run meets them in the same order.
///
/// A state is a row of words of 64 bits: the bit patterns of numbers, and truth values packed. Two words of weight follow:
/// the sum, and what rounding has lost of it, so that sums of many small ones are exact to the last digits.
package struct StateTable {
    /// Words of a state.
    package let width: Int
    package private(set) var count = 0
    /// Rows, so many to a chunk: a table that grows copies none of them.
    private var chunks: [[UInt64]] = []
    /// A hash table with open addressing, whose size is a power of two: 0 for an empty slot, else a state's index + 1
    /// in the lower half, and in the upper half the bits of its hash that the position of the slot does not contain.
    private var slots: [UInt64] = Array(repeating: 0, count: 256)

    private static let chunkBits = 12
    private static let chunkMask = (1 << chunkBits) - 1

    package init(width: Int) {
        self.width = width
    }

    private var stride: Int { width + 2 }

    /// The memory that the table uses, in bytes.
    var bytes: Int { (chunks.count << Self.chunkBits) * stride * 8 + slots.count * 8 }

    /// The greatest number of states that the slots can index.
    static let mostStates = Int(UInt32.max) - 1

    /// Adds to a state's weight, and makes the state if it is new.
    /// - Returns: its index.
    @discardableResult
    package mutating func add(_ state: [UInt64], weight: Double) -> Int {
        precondition(state.count == width && count < Self.mostStates, "a state of another table, or one too many")
        if 3 * (count + 1) > 2 * slots.count { grow() }
        let mask = slots.count - 1
        let hash = Self.hash(state, from: 0, width: width)
        let tag = hash & ~0xffff_ffff
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] != 0 {
            if slots[slot] & ~0xffff_ffff == tag {
                let found = Int(slots[slot] & 0xffff_ffff) - 1
                if raise(found, equalTo: state, by: weight) { return found }
            }
            slot = (slot + 1) & mask
        }
        slots[slot] = tag | UInt64(count + 1)
        if count >> Self.chunkBits == chunks.count {
            chunks.append([])
            // The first one of a small table stays small.
            if chunks.count > 1 { chunks[chunks.count - 1].reserveCapacity(stride << Self.chunkBits) }
        }
        let last = count >> Self.chunkBits
        chunks[last].append(contentsOf: state)
        chunks[last].append(weight.bitPattern)
        chunks[last].append(0)
        count += 1
        return count - 1
    }

    /// Adds to the weight of a state if it is the one that is meant (Neumaier's compensated sum).
    @inline(__always)
    private mutating func raise(_ index: Int, equalTo state: [UInt64], by weight: Double) -> Bool {
        let start = (index & Self.chunkMask) * stride
        let chunk = index >> Self.chunkBits
        for position in 0..<width where chunks[chunk][start + position] != state[position] { return false }
        let old = Double(bitPattern: chunks[chunk][start + width])
        let lost = Double(bitPattern: chunks[chunk][start + width + 1])
        let sum = old + weight
        let loss = old >= weight ? (old - sum) + weight : (weight - sum) + old
        chunks[chunk][start + width] = sum.bitPattern
        chunks[chunk][start + width + 1] = (lost + loss).bitPattern
        return true
    }

    /// The sum of what was added to a state.
    package func weight(_ index: Int) -> Double {
        Double(bitPattern: word(index, width)) + Double(bitPattern: word(index, width + 1))
    }

    /// One of the words of a state.
    package func word(_ index: Int, _ position: Int) -> UInt64 {
        chunks[index >> Self.chunkBits][(index & Self.chunkMask) * stride + position]
    }

    /// Removes all states.
    package mutating func removeAll() {
        let used = count
        count = 0
        for chunk in chunks.indices { chunks[chunk].removeAll(keepingCapacity: true) }
        // Of a table that was far larger once, it would take longer to sweep the slots than to use them.
        if slots.count > 256, 8 * used < slots.count {
            slots = Array(repeating: 0, count: slots.count / 2)
        } else {
            for slot in slots.indices { slots[slot] = 0 }
        }
    }

    private mutating func grow() {
        var larger = [UInt64](repeating: 0, count: slots.count * 2)
        let mask = larger.count - 1
        for index in 0..<count {
            let start = (index & Self.chunkMask) * stride
            let hash = Self.hash(chunks[index >> Self.chunkBits], from: start, width: width)
            var slot = Int(truncatingIfNeeded: hash) & mask
            while larger[slot] != 0 { slot = (slot + 1) & mask }
            larger[slot] = hash & ~0xffff_ffff | UInt64(index + 1)
        }
        slots = larger
    }

    /// Multiply and shift, word by word, with the constants of the mixer of SplitMix64.
    @inline(__always)
    private static func hash(_ words: [UInt64], from start: Int, width: Int) -> UInt64 {
        var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
        for position in start..<start + width {
            hash = (hash ^ words[position]) &* 0xBF58_476D_1CE4_E5B9
            hash ^= hash >> 29
        }
        hash = hash &* 0x94D0_49BB_1331_11EB
        return hash ^ (hash >> 31)
    }
}
