import Foundation
import Scenarios
import Simulation
import Testing

/// Truncated and mutated versions of every scenario: each is refused or runs, and none crashes (a trap would end the
/// whole test run). The mutations are the same every time: they come from a generator with a fixed seed.
@Suite("Damaged scenarios")
struct FuzzTests {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    static let folders = ["scenarios", "benchmarks/scenarios", "Tests/Fixtures/Accepted"]

    static var files: [String] {
        folders.flatMap { folder in
            let names = (try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path)) ?? []
            return names.filter { $0.hasSuffix(".yaml") }.sorted().map { "\(folder)/\($0)" }
        }
    }

    /// How many versions of each file.
    static let versions = 110

    @Test("every version is refused with a message, or runs", arguments: files)
    func survives(file: String) throws {
        let text = [UInt8](try Data(contentsOf: Self.root.appending(path: file)))
        var generator = Mutation(seed: file.utf8.reduce(1469) { $0 &* 1_099_511_628_211 ^ UInt64($1) })
        for version in 0..<Self.versions {
            let damaged = version.isMultiple(of: 3) ? generator.truncate(text) : generator.mutate(text)
            let reading = readScenario(file: "damaged.yaml", text: Data(damaged)) { _ in Data("detente: 1".utf8) }
            let refused = reading.diagnostics.contains { $0.severity == .error }
            #expect((reading.scenario == nil) == refused)
            guard let scenario = reading.scenario, scenario.clock.rounds <= 200 else { continue }
            // A few replicates are enough to reach every operation of the plan.
            let results = replicateResults(of: Plan(lowering: scenario), seed: 1, replicates: 0..<3)
            #expect(results.count == 3)
            // Followed branch by branch as far as a little memory goes, or refused.
            _ = try? enumerateBranches(of: scenario, limits: ExactLimits(memory: 1 << 20, work: 1e6))
        }
    }

    @Test("there are some thousands of versions")
    func many() {
        #expect(Self.files.count * Self.versions >= 2_000)
    }
}

/// Damage done to a text by a generator with a seed (SplitMix64, Steele, Lea & Flood 2014).
private struct Mutation {
    var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next(below bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((z ^ (z >> 31)) % UInt64(max(1, bound)))
    }

    mutating func truncate(_ text: [UInt8]) -> [UInt8] {
        Array(text.prefix(next(below: text.count + 1)))
    }

    /// Pieces that mean something to YAML or to the language.
    private static let pieces = [
        "(", ")", "{", "}", "[", "]", ":", ",", "\"", "'", "#", "&a ", "*a", "!!", "~", "-", "0", "1e309", "-1", "0/0",
        "nan",
        "9999999999999999999", "if(", "chance(2)", "all", "self", "other", "issue", "true", "not ", "2026-13",
        "2026-02",
        "\n", "  ", "\t", "é", "\u{0}", "normal(0, 1)", "beta(0, 0)", "trust(", "steps", "%", "^", "..",
        "follows(grim())",
    ]

    mutating func mutate(_ text: [UInt8]) -> [UInt8] {
        var text = text
        for _ in 0...next(below: 4) {
            guard !text.isEmpty else { break }
            let place = next(below: text.count)
            switch next(below: 5) {
            case 0: text[place] = UInt8(truncatingIfNeeded: next(below: 256))
            case 1: text.removeSubrange(place..<min(text.count, place + 1 + next(below: 12)))
            case 2: text.insert(contentsOf: Self.pieces[next(below: Self.pieces.count)].utf8, at: place)
            case 3:
                let end = min(text.count, place + 1 + next(below: 40))
                text.insert(contentsOf: text[place..<end], at: next(below: text.count))
            default:
                // One word takes another's place.
                let other = next(below: text.count)
                let words = (word(at: place, of: text), word(at: other, of: text))
                text.replaceSubrange(words.0, with: Array(text[words.1]))
            }
        }
        return text
    }

    private func word(at place: Int, of text: [UInt8]) -> Range<Int> {
        func isLetter(_ byte: UInt8) -> Bool { byte == 95 || (97...122).contains(byte) || (48...57).contains(byte) }
        var (start, end) = (place, place)
        while start > 0, isLetter(text[start - 1]) { start -= 1 }
        while end < text.count, isLetter(text[end]) { end += 1 }
        return start..<end
    }
}
