/// States, each once, with their probabilities, in the order in which they came.
///
/// A state is a row of words of 64 bits: the bit patterns of numbers, and truth values packed. Two words of weight follow:
/// the sum, and what rounding has lost of it, so that sums of many small ones are exact to the last digits.
package final class StateTable {
    /// Words of a state.
    package private(set) var width: Int
    package private(set) var count = 0
    /// Rows, so many to a chunk: a table that grows copies none of them.
    private var chunks: [Row<UInt64>] = []
    private var chunkMemory: [Rows<UInt64>] = []
    /// Words of a chunk; those of a wider table before may be longer than is needed.
    private var chunkWords: Int
    /// A hash table with open addressing, whose size is a power of two: 0 for an empty slot, else a state's index + 1
    /// in the lower half, and in the upper half that of its hash.
    private var slots: Row<UInt64>
    private var slotMemory: Rows<UInt64>

    private static let chunkBits = 6
    private static let chunkMask = (1 << chunkBits) - 1
    private static let leastSlots = Lanes.step

    package init(width: Int) {
        self.width = width
        chunkWords = (width + 2) << Self.chunkBits
        slotMemory = Rows(count: 1, stride: Self.leastSlots, initial: 0)
        slots = slotMemory[0]
    }

    deinit {
        slotMemory.free()
        chunkMemory.forEach { $0.free() }
    }

    private var stride: Int { width &+ 2 }

    /// The memory that the table uses, in bytes.
    var bytes: Int { (chunks.count * chunkWords + slots.count) * 8 }

    /// The greatest number of states that the slots can index.
    static let mostStates = Int(UInt32.max) - 1

    /// Adds to a state's weight, and makes the state if it is new.
    /// - Returns: its index.
    @discardableResult
    package func add(_ state: [UInt64], weight: Double) -> Int {
        precondition(state.count == width, "a state of another table")
        let (row, start) = nextPlace()
        for (position, word) in state.enumerated() { row[start + position] = word }
        return add(row, at: start, hash: Self.hash(row, at: start, width: width), weight: weight)
    }

    /// The same for a state in a row of states, from one of its words on.
    @inline(__always)
    @discardableResult
    func add(_ states: Row<UInt64>, at first: Int, hash: UInt64, weight: Double) -> Int {
        precondition(count < Self.mostStates, "more states than a table has places")
        if 3 &* (count &+ 1) > 2 &* slots.count { grow() }
        let mask = slots.count &- 1
        let tag = hash & ~0xffff_ffff
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] != 0 {
            if slots[slot] & ~0xffff_ffff == tag {
                let found = Int(truncatingIfNeeded: slots[slot] & 0xffff_ffff) &- 1
                if raise(found, equalTo: states, at: first, by: weight) { return found }
            }
            slot = (slot &+ 1) & mask
        }
        slots[slot] = tag | UInt64(truncatingIfNeeded: count &+ 1)
        let (row, start) = nextPlace()
        for position in 0..<width { row[start &+ position] = states[first &+ position] }
        row[start &+ width] = weight.bitPattern
        row[start &+ width &+ 1] = 0
        count &+= 1
        return count &- 1
    }

    /// Where a state is.
    @inline(__always)
    func place(_ index: Int) -> (row: Row<UInt64>, start: Int) {
        (chunks[index >> Self.chunkBits], (index & Self.chunkMask) &* stride)
    }

    /// Where the next one will be.
    @inline(__always)
    private func nextPlace() -> (row: Row<UInt64>, start: Int) {
        if count >> Self.chunkBits == chunks.count { addChunk() }
        return place(count)
    }

    @inline(never)
    private func addChunk() {
        let memory = Rows<UInt64>(count: 1, stride: chunkWords, initial: 0)
        // Assigned and not changed in place: else every reading of the property would be checked for overlapping.
        var longer = chunks
        chunks = []
        longer.append(memory[0])
        chunks = longer
        chunkMemory.append(memory)
    }

    /// Adds to the weight of a state if it is the one that is meant (Neumaier's compensated sum).
    @inline(__always)
    private func raise(_ index: Int, equalTo states: Row<UInt64>, at first: Int, by weight: Double) -> Bool {
        let (row, start) = place(index)
        for position in 0..<width where row[start &+ position] != states[first &+ position] { return false }
        let old = Double(bitPattern: row[start &+ width])
        let lost = Double(bitPattern: row[start &+ width &+ 1])
        let sum = old + weight
        let loss = old >= weight ? (old - sum) + weight : (weight - sum) + old
        row[start &+ width] = sum.bitPattern
        row[start &+ width &+ 1] = (lost + loss).bitPattern
        return true
    }

    /// The sum of what was added to a state.
    package func weight(_ index: Int) -> Double {
        let (row, start) = place(index)
        return weight(row, start)
    }

    /// The same, of a state whose place is known.
    @inline(__always)
    func weight(_ row: Row<UInt64>, _ start: Int) -> Double {
        Double(bitPattern: row[start &+ width]) + Double(bitPattern: row[start &+ width &+ 1])
    }

    /// One of the words of a state.
    package func word(_ index: Int, _ position: Int) -> UInt64 {
        let (row, start) = place(index)
        return row[start &+ position]
    }

    /// Removes all states.
    package func removeAll() { reset(width: width) }

    /// Removes all states; those that follow may have another width.
    func reset(width: Int) {
        let used = count
        count = 0
        self.width = width
        if stride << Self.chunkBits > chunkWords {
            chunkMemory.forEach { $0.free() }
            chunkMemory = []
            chunks = []
            chunkWords = stride << Self.chunkBits
        }
        // Of a table that was far larger once, it would take longer to sweep the slots than to use them.
        if slots.count > Self.leastSlots, 8 * used < slots.count {
            resize(slots.count / 2)
        } else {
            slots.fill(slots.count, 0)
        }
    }

    private func resize(_ size: Int) {
        slotMemory.free()
        slotMemory = Rows(count: 1, stride: size, initial: 0)
        slots = slotMemory[0]
    }

    private func grow() {
        resize(slots.count * 2)
        let mask = slots.count - 1
        for index in 0..<count {
            let (row, start) = place(index)
            let hash = Self.hash(row, at: start, width: width)
            var slot = Int(truncatingIfNeeded: hash) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = hash & ~0xffff_ffff | UInt64(index + 1)
        }
    }
}

/// Multiply and shift, word by word, with the constants of the mixer of SplitMix64.
extension StateTable {
    /// The hash of no words.
    static let emptyHash: UInt64 = 0x9E37_79B9_7F4A_7C15

    @inline(__always)
    static func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
        let product = (hash ^ word) &* 0xBF58_476D_1CE4_E5B9
        return product ^ product >> 29
    }

    @inline(__always)
    static func finished(_ hash: UInt64) -> UInt64 {
        let product = hash &* 0x94D0_49BB_1331_11EB
        return product ^ product >> 31
    }

    @inline(__always)
    static func hash(_ words: Row<UInt64>, at start: Int, width: Int) -> UInt64 {
        var hash = emptyHash
        for position in start..<start + width { hash = mixed(hash, words[position]) }
        return finished(hash)
    }
}
