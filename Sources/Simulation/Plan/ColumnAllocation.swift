/// Gives every column of a plan its place in memory: those that live from round to round first, then those that are
/// read through tables, then the rest, which share places when their lives do not overlap, so that the working set stays
/// in the first-level cache.
struct ColumnAllocation<Column: Indexed> {
    private(set) var place: [Column: Int] = [:]
    private(set) var carried = 0
    private(set) var count = 0

    /// A column's first and last use within a program.
    struct Life {
        var program: Int
        var first: Int
        var last: Int
    }

    init(carried columns: [Column], pinned: [Column], lives: [(column: Column, life: Life)]) {
        for column in columns { assign(column) }
        carried = count
        for column in pinned { assign(column) }
        let shared = count
        var most = 0
        for program in Set(lives.map(\.life.program)).sorted() {
            var places = FreePlaces()
            for (column, life) in lives where life.program == program {
                place[column] = shared + places.take(for: life.first...life.last)
            }
            most = max(most, places.count)
        }
        count = shared + most
    }

    private mutating func assign(_ column: Column) {
        guard place[column] == nil else { return }
        place[column] = count
        count += 1
    }
}

/// Places that are taken for a time and then free again. Times come in ascending order of their beginnings.
private struct FreePlaces {
    /// The number of places in all.
    private(set) var count = 0
    private var free: [Int] = []
    /// By the time at which they are used last: the places, each with its turn, from 0.
    private var ending: [Int: [(turn: Int, place: Int)]] = [:]
    private var turns = 0
    private var now = 0

    /// A place is free only after the operation that reads it last: no operation writes what it reads.
    mutating func take(for time: ClosedRange<Int>) -> Int {
        let ended = (now..<time.lowerBound).flatMap { ending.removeValue(forKey: $0) ?? [] }
        free += ended.sorted { $0.turn < $1.turn }.map(\.place)
        now = time.lowerBound
        let place = free.popLast() ?? count
        count = max(count, place + 1)
        ending[time.upperBound, default: []].append((turns, place))
        turns += 1
        return place
    }
}
