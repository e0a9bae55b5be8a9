/// How the columns of a list become the words of a state.
struct StatePacking {
    private let numbers: [(row: Row<Double>, home: Row<UInt8>?)]
    private let truths: [(row: Row<UInt8>, home: Row<UInt8>?)]
    let width: Int

    /// Lanes that are packed at once: their words stay in the first-level cache.
    static let tile = 256

    init(_ list: LiveList, in wave: Wave) {
        let homes = wave.plan.homes
        func home(_ space: Space) -> Row<UInt8>? { space == .all ? nil : wave.row(space) }
        numbers = list.numbers.map { (wave.row($0), home(homes.numbers[Int($0.index)])) }
        truths =
            list.truths.map { (wave.row($0), home(homes.truths[Int($0.index)])) }
            + list.spaces.map { (wave.row($0), nil) }
        width = list.words
    }

    /// The words of the states in some lanes, state by state, and their hashes. The values of a column outside its space
    /// count as 0.
    func pack(_ lanes: Range<Int>, into words: Row<UInt64>, hashes: Row<UInt64>) {
        let (first, states) = (lanes.lowerBound, lanes.count)
        precondition(states * width <= words.count && states <= hashes.count, "more states than a tile has")
        for i in 0..<states { hashes[i] = StateTable.emptyHash }
        for (position, column) in numbers.enumerated() {
            let row = column.row
            for i in 0..<states {
                let isHome = column.home.map { $0[first &+ i] != 0 } ?? true
                let word = isHome ? row[first &+ i].bitPattern : 0
                words[i &* width &+ position] = word
                hashes[i] = StateTable.mixed(hashes[i], word)
            }
        }
        for position in numbers.count..<width {
            for i in 0..<states { words[i &* width &+ position] = 0 }
            let start = (position - numbers.count) * 64
            for place in start..<min(start + 64, truths.count) {
                let (row, shift) = (truths[place].row, UInt64(place - start))
                for i in 0..<states {
                    let isHome = truths[place].home.map { $0[first &+ i] != 0 } ?? true
                    words[i &* width &+ position] |= (isHome ? UInt64(row[first &+ i]) : 0) &<< shift
                }
            }
            for i in 0..<states { hashes[i] = StateTable.mixed(hashes[i], words[i &* width &+ position]) }
        }
        for i in 0..<states { hashes[i] = StateTable.finished(hashes[i]) }
    }

    /// Puts states, all of whose columns mean something everywhere, from their words into lanes.
    func unpack(_ words: Row<UInt64>, into lanes: Range<Int>) {
        let (first, states) = (lanes.lowerBound, lanes.count)
        for (position, column) in numbers.enumerated() {
            let row = column.row
            for i in 0..<states { row[first &+ i] = Double(bitPattern: words[i &* width &+ position]) }
        }
        for (place, column) in truths.enumerated() {
            let (row, position, shift) = (column.row, numbers.count + place / 64, UInt64(place % 64))
            for i in 0..<states {
                row[first &+ i] = UInt8(truncatingIfNeeded: (words[i &* width &+ position] &>> shift) & 1)
            }
        }
    }

    /// Moves states to the first lanes, in ascending order of their sources.
    func gather(_ sources: Row<Int32>, _ states: Int) {
        for column in numbers { Self.gather(column.row, sources, states) }
        for column in truths { Self.gather(column.row, sources, states) }
    }

    @inline(__always)
    static func gather<Element>(_ row: Row<Element>, _ sources: Row<Int32>, _ states: Int) {
        for i in 0..<states { row[i] = row[Int(sources[i])] }
    }
}
