extension Wave {
    /// States that wait at a step: the columns that are live there.
    struct Chunk {
        let index: Int
        let isSettled: Bool
        /// States of the start of the round by probability.
        let statesPerMass: Double
        fileprivate let live: LiveList
        fileprivate let weights: [Double]
        fileprivate let numbers: [[Double]]
        fileprivate let truths: [[UInt8]]
        fileprivate let flags: [[UInt8]]

        /// The one state of nothing with which everything begins.
        static let beginning = Chunk(
            index: 0, isSettled: false, statesPerMass: 1, live: LiveList(), weights: [1], numbers: [], truths: [],
            flags: [])

        /// Its memory, in bytes.
        var bytes: Int { weights.count * (8 * (1 + numbers.count) + truths.count + flags.count) }
    }

    /// Makes room for a branching step: merges equal states and, if that is not enough, sets half of them aside.
    func makeRoom(at index: Int, isSettled: Bool, _ live: LiveList, _ output: WaveOutput) {
        let before = count
        if count >= 2 * countAtMerge { merge(live) }
        guard 2 * count > before else { return }
        precondition(count > 1, "a wave has room for the values of one draw")
        let half = count / 2..<count
        func values<Element>(_ row: Row<Element>) -> [Element] { half.map { row[$0] } }
        output.waiting.append(
            Chunk(
                index: index, isSettled: isSettled, statesPerMass: statesPerMass, live: live, weights: values(weights),
                numbers: live.numbers.map { values(row($0)) }, truths: live.truths.map { values(row($0)) },
                flags: live.spaces.map { values(row($0)) }))
        count = half.lowerBound
        countAtMerge = min(countAtMerge, count)
    }

    func restore(_ chunk: Chunk) {
        func fill<Element>(_ row: Row<Element>, _ values: [Element]) {
            for i in values.indices { row[i] = values[i] }
        }
        count = chunk.weights.count
        statesPerMass = chunk.statesPerMass
        fill(weights, chunk.weights)
        for (column, values) in zip(chunk.live.numbers, chunk.numbers) { fill(row(column), values) }
        for (column, values) in zip(chunk.live.truths, chunk.truths) { fill(row(column), values) }
        for (space, values) in zip(chunk.live.spaces, chunk.flags) { fill(row(space), values) }
    }

    /// Merges states that are the same in everything that is used later.
    func merge(_ live: LiveList) {
        let packing = StatePacking(live, in: self)
        let table = merging
        table.reset(width: packing.width)
        forEachPacked(packing) { i, start, hash in
            let before = table.count
            let place = table.add(packed, at: start, hash: hash, weight: weights[i])
            if table.count > before { sources[place] = Int32(truncatingIfNeeded: i) }
        }
        packing.gather(sources, table.count)
        for i in 0..<table.count { weights[i] = table.weight(i) }
        count = table.count
        countAtMerge = count
    }

    /// Visits the states with the start of their words in `packed`, and their hashes.
    @inline(__always)
    func forEachPacked(_ packing: StatePacking, _ visit: (_ i: Int, _ start: Int, _ hash: UInt64) -> Void) {
        for first in stride(from: 0, to: count, by: StatePacking.tile) {
            let lanes = first..<min(count, first + StatePacking.tile)
            packing.pack(lanes, into: packed, hashes: hashes)
            for i in lanes { visit(i, (i &- first) &* packing.width, hashes[i &- first]) }
        }
    }
}
