internal import Scenarios

/// Lines that differ, those that replace each other side by side.
struct ListingDifference {
    var rows: [(before: String, after: String)] = []

    init(from old: [String], to new: [String]) {
        var removed = Set<Int>()
        var added = Set<Int>()
        for change in new.difference(from: old) {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): added.insert(offset)
            }
        }
        var (i, j) = (0, 0)
        while i < old.count || j < new.count {
            var before: [String] = []
            var after: [String] = []
            while removed.contains(i) { before.append(old[i]); i += 1 }
            while added.contains(j) { after.append(new[j]); j += 1 }
            guard before.isEmpty, after.isEmpty else {
                for row in 0..<max(before.count, after.count) {
                    rows.append((row < before.count ? before[row] : "", row < after.count ? after[row] : ""))
                }
                continue
            }
            (i, j) = (i + 1, j + 1)
        }
    }
}
