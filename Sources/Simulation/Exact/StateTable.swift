/// States, each once, with their probabilities, in the order in which they came: the same run meets them in the same order.
///
/// A state is a row of words of 64 bits: the bit patterns of numbers, and truth values packed.
struct StateTable {
    let width: Int
    private(set) var count = 0
    private var words: [UInt64] = []
    private var weights: [Double] = []
    /// What rounding has lost of the weights, so that sums of many small ones are exact to the last digits.
    private var lost: [Double] = []
    /// Open addressing: 0 for an empty slot, else a state's index + 1. A power of two of them.
    private var slots: [UInt32] = Array(repeating: 0, count: 1024)

    init(width: Int) {
        self.width = width
    }

    /// What the table takes.
    var bytes: Int { (words.capacity + weights.capacity + lost.capacity) * 8 + slots.count * 4 }

    /// More could not be told apart by the slots.
    static let mostStates = Int(UInt32.max) - 1

    /// Adds to a state's weight, and makes the state if it is new.
    /// - Returns: its place.
    @discardableResult
    mutating func add(_ state: [UInt64], weight: Double, lost loss: Double = 0) -> Int {
        if 4 * (count + 1) > 3 * slots.count { grow() }
        let mask = slots.count - 1
        var slot = Self.hash(state, from: 0, width: width) & mask
        while slots[slot] != 0 {
            let found = Int(slots[slot]) - 1
            if isState(found, equalTo: state) {
                let sum = weights[found] + weight
                // Neumaier's compensation.
                lost[found] += loss + (weights[found] >= weight ? (weights[found] - sum) + weight : (weight - sum) + weights[found])
                weights[found] = sum
                return found
            }
            slot = (slot + 1) & mask
        }
        slots[slot] = UInt32(count + 1)
        words.append(contentsOf: state)
        weights.append(weight)
        lost.append(loss)
        count += 1
        return count - 1
    }

    func weight(_ index: Int) -> Double { weights[index] + lost[index] }

    func word(_ index: Int, _ position: Int) -> UInt64 { words[index * width + position] }

    /// Forgets all states and keeps the room.
    mutating func removeAll() {
        count = 0
        words.removeAll(keepingCapacity: true)
        weights.removeAll(keepingCapacity: true)
        lost.removeAll(keepingCapacity: true)
        for slot in slots.indices { slots[slot] = 0 }
    }

    @inline(__always)
    private func isState(_ index: Int, equalTo state: [UInt64]) -> Bool {
        let start = index * width
        for position in 0..<width where words[start + position] != state[position] { return false }
        return true
    }

    private mutating func grow() {
        var larger = [UInt32](repeating: 0, count: slots.count * 2)
        let mask = larger.count - 1
        for index in 0..<count {
            var slot = Self.hash(words, from: index * width, width: width) & mask
            while larger[slot] != 0 { slot = (slot + 1) & mask }
            larger[slot] = UInt32(index + 1)
        }
        slots = larger
    }

    /// Multiply and shift, word by word, with the constants of the mixer of SplitMix64.
    @inline(__always)
    private static func hash(_ words: [UInt64], from start: Int, width: Int) -> Int {
        var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
        for position in start..<start + width {
            hash = (hash ^ words[position]) &* 0xBF58_476D_1CE4_E5B9
            hash ^= hash >> 29
        }
        hash = hash &* 0x94D0_49BB_1331_11EB
        return Int(truncatingIfNeeded: (hash ^ (hash >> 31)) & 0x7fff_ffff_ffff_ffff)
    }
}
