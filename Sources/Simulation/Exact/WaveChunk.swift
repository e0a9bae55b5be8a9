extension Wave {
    /// States that wait at a step: the columns that are live there.
    struct Chunk {
        fileprivate(set) var index: Int
        fileprivate(set) var isSettled: Bool
        fileprivate var weights: [Double]
        fileprivate var numbers: [[Double]]
        fileprivate var truths: [[UInt8]]
        fileprivate var flags: [[UInt8]]
    }

    /// Makes room for a branching step: merges equal states and, if that is not enough, sets half of them aside.
    func makeRoom(at index: Int, isSettled: Bool, _ live: LiveList) {
        let before = count
        if count >= 2 * countAtMerge { merge(live) }
        guard 2 * count > before else { return }
        precondition(count > 1, "a wave has room for the values of one draw")
        let half = count / 2..<count
        func values<Element>(_ row: Row<Element>) -> [Element] { half.map { row[$0] } }
        waiting.append(
            Chunk(
                index: index, isSettled: isSettled, weights: values(weights),
                numbers: live.numbers.map { values(row($0)) }, truths: live.truths.map { values(row($0)) },
                flags: live.spaces.map { values(row($0)) }))
        count = half.lowerBound
        countAtMerge = min(countAtMerge, count)
    }

    func restore(_ chunk: Chunk, _ live: LiveList) {
        func fill<Element>(_ row: Row<Element>, _ values: [Element]) {
            for i in values.indices { row[i] = values[i] }
        }
        count = chunk.weights.count
        fill(weights, chunk.weights)
        for (column, values) in zip(live.numbers, chunk.numbers) { fill(row(column), values) }
        for (column, values) in zip(live.truths, chunk.truths) { fill(row(column), values) }
        for (space, values) in zip(live.spaces, chunk.flags) { fill(row(space), values) }
    }

    /// Merges states that are the same in everything that is used later.
    func merge(_ live: LiveList) {
        let packing = StatePacking(live, in: self)
        var table = StateTable(width: packing.width)
        var state = [UInt64](repeating: 0, count: packing.width)
        for i in 0..<count {
            packing.pack(i, into: &state)
            let before = table.count
            let place = table.add(state, weight: weights[i])
            if table.count > before, place != i { packing.move(i, to: place) }
        }
        for i in 0..<table.count { weights[i] = table.weight(i) }
        count = table.count
        countAtMerge = count
    }
}

/// How the columns of a list become the words of a state.
struct StatePacking {
    private let numbers: [(row: Row<Double>, home: Row<UInt8>?)]
    private let truths: [(row: Row<UInt8>, home: Row<UInt8>?)]
    let width: Int
    private let list: LiveList

    init(_ list: LiveList, in wave: Wave) {
        self.list = list
        let homes = wave.plan.homes
        func home(_ space: Space) -> Row<UInt8>? { space == .all ? nil : wave.row(space) }
        numbers = list.numbers.map { (wave.row($0), home(homes.numbers[Int($0.index)])) }
        truths =
            list.truths.map { (wave.row($0), home(homes.truths[Int($0.index)])) }
            + list.spaces.map { (wave.row($0), nil) }
        width = numbers.count + (truths.count + 63) / 64
    }

    /// The values of a column outside its space count as 0.
    @inline(__always)
    func pack(_ i: Int, into state: inout [UInt64]) {
        var position = 0
        for column in numbers {
            state[position] = column.home.map { $0[i] == 0 } ?? false ? 0 : column.row[i].bitPattern
            position += 1
        }
        var (bits, shift): (UInt64, UInt64) = (0, 0)
        for column in truths {
            let value = column.home.map { $0[i] == 0 } ?? false ? 0 : UInt64(column.row[i])
            bits |= value << shift
            shift += 1
            if shift == 64 {
                state[position] = bits
                position += 1
                (bits, shift) = (0, 0)
            }
        }
        if shift > 0 { state[position] = bits }
    }

    /// Puts a state of a table, all of whose columns mean something everywhere, into a lane.
    func unpack(_ table: StateTable, _ index: Int, into i: Int) {
        for (position, column) in numbers.enumerated() {
            column.row[i] = Double(bitPattern: table.word(index, position))
        }
        for (place, column) in truths.enumerated() {
            let word = table.word(index, numbers.count + place / 64)
            column.row[i] = UInt8(truncatingIfNeeded: (word >> UInt64(place % 64)) & 1)
        }
    }

    func move(_ source: Int, to target: Int) {
        for column in numbers { column.row[target] = column.row[source] }
        for column in truths { column.row[target] = column.row[source] }
    }
}
