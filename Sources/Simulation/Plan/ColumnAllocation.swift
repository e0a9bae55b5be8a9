/// Gives every column of a plan its place in memory: those that live from round to round first, then those that are
/// read through tables, then the rest, which share places when their lives do not overlap, so that the working set stays
/// in the first-level cache.
struct ColumnAllocation<Column: Hashable> {
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
            var free: [Int] = []
            var used = 0
            var ends: [(last: Int, place: Int)] = []
            for (column, life) in lives where life.program == program {
                // A place is free only after the operation that reads it last: no operation writes what it reads.
                ends.removeAll { end in
                    guard end.last < life.first else { return false }
                    free.append(end.place)
                    return true
                }
                let chosen =
                    free.popLast()
                    ?? {
                        used += 1
                        return used - 1
                    }()
                place[column] = shared + chosen
                ends.append((life.last, chosen))
            }
            most = max(most, used)
        }
        count = shared + most
    }

    private mutating func assign(_ column: Column) {
        guard place[column] == nil else { return }
        place[column] = count
        count += 1
    }
}
