import Testing

import Statistics

@Suite("Counts of paths") struct PathTallyTests {
    /// Paths of few codes, so that many are the same, and some long ones; with ties among the counts.
    private static let replicates: [(key: PathTally.Key, round: Int32)] = {
        var state: UInt64 = 11
        func next(_ bound: UInt64) -> Int32 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int32((state >> 33) % bound)
        }
        return (0..<3_000).map { _ in
            let length = next(10) == 0 ? Int32(Path.greatestLength) : next(3)
            // Codes of one byte and of several.
            let codes = (0..<length).map { _ in [Int32(0), 1, 127, 128, 70_000][Int(next(length > 3 ? 2 : 5))] }
            let isCut = length == Int32(Path.greatestLength) && next(2) == 0
            return (PathTally.Key(path: Path(codes: codes, isCut: isCut), outcome: Int(next(3))), next(300))
        }
    }()

    private static func tally(_ replicates: some Sequence<(key: PathTally.Key, round: Int32)>) -> PathTally {
        var tally = PathTally()
        for replicate in replicates { tally.record(replicate.key, rounds: [replicate.round]) }
        return tally
    }

    private static var expected: [PathTally.Key: [Int32]] {
        Dictionary(grouping: replicates, by: \.key).mapValues { $0.map(\.round).sorted() }
    }

    @Test("the most frequent paths are those that a dictionary and a sort find, ties in the order of keys")
    func mostFrequent() {
        let tally = Self.tally(Self.replicates)
        let all = Self.expected.sorted {
            $0.value.count == $1.value.count ? $0.key < $1.key : $0.value.count > $1.value.count
        }
        #expect(Set(all.map(\.value.count)).count < all.count, "some paths are equally frequent")
        for most in [0, 1, 2, 10, 50, all.count, all.count + 1] {
            let found = tally.mostFrequent(most)
            #expect(found.map(\.key) == all.prefix(most).map(\.key), "\(most)")
            #expect(found.map(\.count) == all.prefix(most).map(\.value.count), "\(most)")
            // The median: the least round that half of them had reached.
            #expect(
                found.map(\.medianRound) == all.prefix(most).map { Int($0.value[($0.value.count + 1) / 2 - 1]) },
                "\(most)")
        }
        #expect(PathTally().mostFrequent(10).isEmpty)
    }

    @Test("all paths with their rounds, the same for parts in any order")
    func ordered() {
        let tally = Self.tally(Self.replicates)
        #expect(Dictionary(uniqueKeysWithValues: tally.ordered.map { ($0.key, $0.rounds) }) == Self.expected)
        var parts = Self.tally(Self.replicates.dropFirst(1_000))
        parts.merge(Self.tally(Self.replicates.prefix(1_000).reversed()))
        #expect(parts == tally && parts.ordered.map(\.key) == tally.ordered.map(\.key))
        #expect(Self.tally(Self.replicates.dropLast()) != tally)
    }
}
