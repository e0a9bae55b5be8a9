/// Groups of scenarios in rank order that do not differ significantly: the longest runs of neighbours in which no two
/// do.
package struct RankingGroups: Sendable, Equatable {
    /// Positions in rank order, each run as long as possible, the best first. A scenario that differs from all others
    /// is a run of one.
    package let runs: [Range<Int>]

    /// - Parameter areToldApart: whether two positions in rank order, the first before the second, differ
    ///   significantly.
    package init(count: Int, areToldApart: (Int, Int) -> Bool) {
        var runs: [Range<Int>] = []
        var end = 0
        for start in 0..<count {
            // A run that starts later reaches at least as far.
            end = max(end, start + 1)
            while end < count, (start..<end).allSatisfy({ !areToldApart($0, end) }) { end += 1 }
            if runs.last.map({ $0.upperBound < end }) ?? true { runs.append(start..<end) }
        }
        self.runs = runs
    }

    /// The groups of a position, as letters: scenarios that share a letter do not differ significantly.
    package func letters(at position: Int) -> String {
        runs.indices.filter { runs[$0].contains(position) }.map(Self.letter).joined()
    }

    /// a…z, then a1…z1, a2 and so on.
    private static func letter(_ index: Int) -> String {
        let letter = String(UnicodeScalar(UInt8(97 + index % 26)))
        return index < 26 ? letter : letter + String(index / 26)
    }
}
