/// The candidate that `name` was most likely meant to be, if any is close enough: within a third of the length of
/// `name` (at least 1) in insertions, deletions, substitutions and swaps of neighbours; letter case is ignored.
///
/// Of equally close candidates the first in alphabetical order is taken, so that the hint does not depend on the order
/// of a set. A name of more than 64 characters has no nearest name: the cost of comparing is quadratic in the length.
package func nearestName(to name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(name.lowercased().unicodeScalars)
    guard !wanted.isEmpty, wanted.count <= 64 else { return nil }
    let limit = max(1, (wanted.count + 1) / 3)
    var best: (distance: Int, name: String)?
    for candidate in candidates where candidate != name {
        let offered = Array(candidate.lowercased().unicodeScalars)
        // Replacing every letter of a one-letter name would be "close", and a guess.
        guard abs(offered.count - wanted.count) <= limit, wanted.count > 1 || offered == wanted else { continue }
        let distance = editDistance(wanted, offered)
        guard distance <= limit, distance < max(wanted.count, offered.count) else { continue }
        if let known = best, (known.distance, known.name) <= (distance, candidate) { continue }
        best = (distance, candidate)
    }
    return best?.name
}

/// The Damerau–Levenshtein distance in its restricted form (optimal string alignment): no part is edited twice.
func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
        var row = [i + 1]
        row.reserveCapacity(b.count + 1)
        for j in b.indices {
            var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
            if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
                cost = min(cost, beforeLast[j - 1] + 1)
            }
            row.append(cost)
        }
        beforeLast = last
        last = row
    }
    return last[b.count]
}
