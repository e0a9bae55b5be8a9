/// Gives every column of a plan its place in memory: those that live from round to round first, then those that are
/// read through tables, then the rest, which share places when their lives do not overlap, so that the working set stays
/// in the first-level cache.
struct ColumnAllocation<Column: Indexed> {
    private(set) var place = ColumnTable<Column, Int?>(nil)
    private(set) var carried = 0
    private(set) var count = 0

    /// - Parameter lives: those of the columns that share places, by program, in the order of their beginnings.
    init(carried columns: [Column], pinned: [Column], lives: [[(column: Column, life: ColumnLife)]]) {
        for column in columns { assign(column) }
        carried = count
        for column in pinned { assign(column) }
        let shared = count
        var most = 0
        for program in lives {
            var places = FreePlaces()
            for (column, life) in program { place[column] = shared + places.take(for: life.first...life.last) }
            most = max(most, places.count)
        }
        count = shared + most
    }

    /// What is known of columns, by their places.
    func inPlaces<Content>(_ contents: [Content?]) -> [Content?] {
        var result = [Content?](repeating: nil, count: count)
        for (index, content) in contents.enumerated() {
            if let content, let place = place[Column(index: Int32(index))] { result[place] = content }
        }
        return result
    }

    private mutating func assign(_ column: Column) {
        guard place[column] == nil else { return }
        place[column] = count
        count += 1
    }
}

/// A column's first and last use within a program.
struct ColumnLife {
    var program: Int
    var first: Int
    var last: Int
}

/// Places that are taken for a time and then free again. Times come in ascending order of their beginnings.
private struct FreePlaces {
    /// The number of places in all.
    private(set) var count = 0
    private var free: [Int] = []
    /// By turn: the place taken, and the turn before it that ends at the same time (−1: none).
    private var turns: [(place: Int, before: Int)] = []
    /// By time: the latest turn that ends then (−1: none).
    private var ending: [Int] = []
    private var now = 0

    /// A place is free only after the operation that reads it last: no operation writes what it reads.
    mutating func take(for time: ClosedRange<Int>) -> Int {
        var ended: [Int] = []
        for end in ending[min(now, ending.count)..<min(time.lowerBound, ending.count)] {
            var turn = end
            while turn >= 0 {
                ended.append(turn)
                turn = turns[turn].before
            }
        }
        free += ended.sorted().map { turns[$0].place }
        now = time.lowerBound
        let place = free.popLast() ?? count
        count = max(count, place + 1)
        while ending.count <= time.upperBound { ending.append(-1) }
        turns.append((place, before: ending[time.upperBound]))
        ending[time.upperBound] = turns.count - 1
        return place
    }
}
