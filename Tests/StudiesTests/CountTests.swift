import Detente
import Foundation
import Statistics
import Studies
import Testing

/// Counts that were edited by somebody who wrote the checksum anew: what cannot be is refused, and nothing traps.
@Suite("Counts that cannot be")
struct CountTests {
    private let folder: Folder
    private let whole: Data

    init() async throws {
        folder = try Folder()
        let path = folder.path("good.sqlite")
        _ = try await Kept.run(["a", "b"], 90, in: path)
        whole = try Data(contentsOf: URL(fileURLWithPath: path))
    }

    private func tally() throws -> StudyTally {
        try #require(try StudyFile(path: folder.path("good.sqlite"), for: .reporting).contents).tally
    }

    private func damaged(_ bytes: [UInt8], moreSQL: String = "") throws -> String {
        let path = try folder.write(whole, "damaged.sqlite")
        let database = try RawDatabase(path)
        let hexadecimal = bytes.map { String(format: "%02x", $0) }.joined()
        #expect(database.execute("UPDATE checkpoint SET tally = x'\(hexadecimal)';" + moreSQL))
        database.reseal()
        return path
    }

    /// - Returns: whether the report was refused.
    private func isRefused(_ path: String) throws -> Bool {
        do {
            _ = try Kept.report(path)
            return false
        } catch let problem as UnusableStudy {
            let words = ["damaged, or was edited", "nothing is counted in this study yet"]
            #expect(words.contains { problem.description.contains($0) }, "\(problem)")
            return true
        }
    }

    @Test("the same counts, written again, are the same")
    func unchanged() throws {
        let tally = try tally()
        #expect(Numbers.bytes(Numbers(tally.bytes).all) == tally.bytes)
        #expect(try Kept.report(try damaged(tally.bytes)) == Kept.report(folder.path("good.sqlite")))
    }

    @Test("other numbers at every place of the counts: −1, 0, one more, huge")
    func everywhere() async throws {
        let numbers = try Numbers(tally().bytes).all
        let changes: [(UInt64) -> UInt64] = [
            { _ in .max }, { _ in 0 }, { $0 &+ 1 }, { _ in 1 << 62 }, { _ in UInt64(Int64.max) }, { $0 &* 2 &+ 7 },
        ]
        var (refused, tried) = (0, 0)
        for place in numbers.indices {
            for (index, change) in changes.enumerated() where (place + index) % (place < 200 ? 1 : 7) == 0 {
                var others = numbers
                others[place] = change(numbers[place])
                guard others != numbers else { continue }
                let path = try damaged(Numbers.bytes(others))
                tried += 1
                guard try !isRefused(path) else {
                    refused += 1
                    continue
                }
                // What might be true is counted on, or refused then; it never traps.
                if tried % 3 == 0 {
                    do { _ = try await Kept.run(["a", "b"], 120, in: path) } catch is UnusableStudy {}
                }
            }
        }
        // A count by round, of a bin or of rounds may be another one, where nothing else is known of it.
        #expect(tried > 1000 && refused > tried / 2, "\(refused) of \(tried)")
    }

    @Test("numbers left out or there twice, and bytes that are none")
    func lengths() throws {
        let numbers = try Numbers(tally().bytes).all
        for place in stride(from: 0, to: numbers.count, by: 5) {
            var fewer = numbers
            fewer.remove(at: place)
            var more = numbers
            more.insert(numbers[place], at: place)
            for others in [fewer, more] { _ = try isRefused(try damaged(Numbers.bytes(others))) }
        }
        for bytes in [[], [0x80], Array(repeating: 0xFF, count: 40), Array(try tally().bytes.dropLast())] as [[UInt8]] {
            #expect(try isRefused(try damaged(bytes)))
        }
    }

    @Test(
        "counts that do not add up, and lists of other lengths",
        arguments: [
            { $0.tallies[0].replicates = 89 }, { $0.tallies[0].rounds = 1 }, { $0.played[0] = 91 },
            { $0.tallies[0].outcomes[0].record(round: 1) }, { $0.tallies[1].issues[0].doneByOutcome[1] = 90 },
            { $0.tallies[0].events[0].happenedByOutcome[0] = 90 }, { $0.tallies[0].questions[0].count = 91 },
            { $0.tallies[0].measures[0].leftOut = 1 }, { $0.tallies[0].sampled = 91 },
            { $0.tallies[0].drivers[0].record(bin: 0, outcome: 0) },
            { $0.tallies[0].issues[0].heldUp.closed = 1_000_000 },
            { $0.pairs[1].success?.record(baseline: .yes, other: .yes) },
            { $0.success?[0, 1].record(baseline: .yes, other: .yes) }, { $0.tallies[0].faultsByExpression = [1] },
            { $0.tallies[0].outcomes.removeLast() }, { $0.tallies[0].issues.removeLast() },
            { $0.tallies[0].events.append($0.tallies[0].events[0]) }, { $0.tallies[0].questions.removeLast() },
            { $0.tallies[0].measures.removeLast() }, { $0.tallies[0].drivers.removeLast() },
            { $0.tallies.removeLast() }, { $0.pairs.removeLast() }, { $0.tallies[0].twins = nil },
            { $0.success = nil }, { $0.first = 4096 }, { $0.tallies[0].paths.removeLast() },
            {
                $0.tallies[0].paths[0].record(
                    PathTally.Key(path: Path(), outcome: 0), rounds: [Int32](repeating: 1, count: 99)[...])
            },
            { $0.tallies[0].paths[0].record(PathTally.Key(path: Path(), outcome: 7), rounds: [1]) },
            { $0.tallies[0].paths[0].record(PathTally.Key(path: Path(), outcome: 0), rounds: [99]) },
        ] as [@Sendable (inout StudyTally) -> Void])
    func sums(change: @Sendable (inout StudyTally) -> Void) throws {
        var tally = try tally()
        change(&tally)
        #expect(try isRefused(try damaged(tally.bytes)))
    }
}

/// The numbers of which counts are made, as docs/studies.md describes them: LEB128, the least significant bits first.
private struct Numbers {
    var all: [UInt64] = []

    init(_ bytes: [UInt8]) {
        var (number, shift): (UInt64, UInt64) = (0, 0)
        for byte in bytes {
            number |= UInt64(byte & 0x7F) << shift
            shift += 7
            if byte < 0x80 {
                all.append(number)
                (number, shift) = (0, 0)
            }
        }
    }

    static func bytes(_ numbers: [UInt64]) -> [UInt8] {
        numbers.flatMap { number in
            var (bytes, rest): ([UInt8], UInt64) = ([], number)
            while rest >= 0x80 {
                bytes.append(UInt8(rest & 0x7F) | 0x80)
                rest >>= 7
            }
            return bytes + [UInt8(rest)]
        }
    }
}
