import Detente
import Foundation
import Scenarios
import Simulation
import Statistics
import Studies
import Synchronization
import TestSupport
import Testing

/// However a run is cut, and in whatever order its parts are added, the study is that of one run, byte for byte.
@Suite("Shards and their sum")
struct ShardTests {
    private let folder: Folder

    init() throws { folder = try Folder() }

    private func run(
        _ study: ([String], RunSettings) throws -> Study, _ names: [String], _ settings: RunSettings, _ file: String
    ) async throws {
        let path = folder.path(file)
        let saved = try settings.shard == nil ? SavedStudy(path: path) : SavedStudy(shard: path)
        _ = try await study(names, settings).run(savedIn: saved)
    }

    private func bytes(_ name: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: folder.path(name))) }

    /// The parts of a run, merged in a random order.
    private func merged(
        _ study: ([String], RunSettings) throws -> Study, _ names: [String], _ settings: RunSettings, parts: Int
    ) async throws -> Data {
        var paths: [String] = []
        for index in (1...parts).shuffled() {
            var settings = settings
            settings.shard = Shard(index, of: parts)
            settings.threads = Int.random(in: 1...3)
            paths.append(folder.path("part-\(index)-\(parts).sqlite"))
            try await run(study, names, settings, "part-\(index)-\(parts).sqlite")
        }
        let whole = folder.path("merged-\(parts).sqlite")
        _ = try StudyMerge(paths.shuffled()).save(to: whole)
        return try bytes("merged-\(parts).sqlite")
    }

    @Test("parts cover all replicates, once each, on borders of batches")
    func ranges() throws {
        for replicates in [1, 4095, 4096, 4097, 20_000, 163_840, 1_000_000_007] {
            let most = RunSettings(replicates: replicates).mostShards
            for count in [1, 2, 3, 7, 10, most] where count <= most && count < 3000 {
                var next = 0
                for index in 1...count {
                    let range = try #require(Shard(index, of: count)?.range(of: replicates))
                    #expect(range.lowerBound == next && !range.isEmpty)
                    #expect(range.upperBound.isMultiple(of: 4096) || range.upperBound == replicates)
                    next = range.upperBound
                }
                #expect(next == replicates)
            }
        }
        #expect(Shard("3/100")?.index == 3 && Shard("0/3") == nil && Shard("4/3") == nil && Shard("a/3") == nil)
        #expect(Shard("1/") == nil && Shard("-1/3") == nil && Shard("1/99999999999999999999") == nil)
    }

    @Test("a run, a comparison with a condition, and one without twins: 2, 3, 5 and 7 parts", arguments: [0, 1, 2])
    func cuts(kind: Int) async throws {
        let names = kind == 1 ? ["a", "b", "c"] : ["a"]
        var settings = RunSettings(replicates: 27_000, seed: 9)
        if kind == 1 { settings.given = "not happened(incident)" }
        if kind == 2 { (settings.plain, settings.outcome) = (true, "stalled") }
        try await run(Kept.study, names, settings, "whole.sqlite")
        let whole = try bytes("whole.sqlite")
        for parts in [2, 3, 5, 7] {
            #expect(try await merged(Kept.study, names, settings, parts: parts) == whole, "\(parts) parts")
        }
    }

    @Test("random scenarios", arguments: 0..<25)
    func random(_ seed: Int) async throws {
        let world = RandomScenario(seed: UInt64(910_000 + seed))
        let checked = try CheckedScenario(
            ScenarioText(Data(world.yaml.utf8), named: "random.yaml"))
        func study(_ names: [String], _ settings: RunSettings) throws -> Study { try Study([checked], settings) }
        let settings = RunSettings(replicates: 9000, seed: 3)
        try await run(study, [], settings, "whole.sqlite")
        let whole = try bytes("whole.sqlite")
        for parts in [2, 3] { #expect(try await merged(study, [], settings, parts: parts) == whole, "seed \(seed)") }
    }

    @Test("beyond the first 131,072 replicates parts hold no samples, and are small")
    func small() async throws {
        let settings = RunSettings(replicates: 300_000, seed: 2)
        try await run(Kept.study, ["a"], settings, "whole.sqlite")
        #expect(try await merged(Kept.study, ["a"], settings, parts: 5) == bytes("whole.sqlite"))
        #expect(try bytes("part-5-5.sqlite").count < 100_000)
        let tally = try #require(try StudyFile(path: folder.path("whole.sqlite"), for: .reporting).contents).tally
        #expect(tally.tallies[0].sampled == 131_072 && tally.tallies[0].measures[0].sample.count == 131_072)
        let report = try SavedStudy(existing: folder.path("whole.sqlite")).report().scenarios[0].report.table()
        #expect(report.contains("Paths are counted in the first 131,072 replicates."))
    }

    @Test("a part that stops goes on where it was, and comes to the same bytes; nobody less far takes its place")
    func continued() async throws {
        var settings = RunSettings(replicates: 40_000, seed: 4, threads: 1)
        settings.shard = Shard(2, of: 2)
        try await run(Kept.study, ["a"], settings, "straight.sqlite")
        let path = folder.path("stopped.sqlite")
        let slow = try SavedStudy(shard: path)
        let stop = Flag()
        _ = try await Kept.study(["a"], settings).run(
            savedIn: slow, onProgress: { done, _ in stop.raise(if: done >= 8192) }, isCancelled: { stop.isUp })
        let early = try #require(try StudyFile(path: path, for: .reporting).contents)
        #expect(early.tally.first == 20_480 && early.record.stopped == .interrupted)
        #expect(early.tally.played[0] < 40_000)
        // While one that began before goes on, another finishes.
        let other = try StudyFile(path: path, for: .countingShard)
        try await run(Kept.study, ["a"], settings, "stopped.sqlite")
        #expect(try bytes("stopped.sqlite") == bytes("straight.sqlite"))
        try other.finish(.interrupted, nil)
        #expect(try bytes("stopped.sqlite") == bytes("straight.sqlite"))
        // It has nothing more to do.
        try await run(Kept.study, ["a"], settings, "stopped.sqlite")
        #expect(try bytes("stopped.sqlite") == bytes("straight.sqlite"))
    }

    @Test("a study goes on with further parts as if it had been one run")
    func extended() async throws {
        let first = RunSettings(replicates: 4096 * 4, seed: 5)
        try await run(Kept.study, ["a", "b"], first, "first.sqlite")
        let all = RunSettings(replicates: 4096 * 8, seed: 5)
        try await run(Kept.study, ["a", "b"], all, "all.sqlite")
        for index in [3, 4] {
            var settings = all
            settings.shard = Shard(index, of: 4)
            try await run(Kept.study, ["a", "b"], settings, "more-\(index).sqlite")
        }
        _ = try StudyMerge(["first.sqlite", "more-4.sqlite", "more-3.sqlite"].map(folder.path))
            .save(to: folder.path("sum.sqlite"))
        #expect(try bytes("sum.sqlite") == bytes("all.sqlite"))
        // And a merged study goes on like any other.
        let later = RunSettings(replicates: 4096 * 9, seed: 5)
        try await run(Kept.study, ["a", "b"], later, "sum.sqlite")
        try await run(Kept.study, ["a", "b"], later, "all.sqlite")
        #expect(try bytes("sum.sqlite") == bytes("all.sqlite"))
    }

    /// Every fault is named, and nothing is written.
    @Test("what is missing, unfinished, twice there, of another study, damaged or foreign")
    func refusals() async throws {
        let settings = RunSettings(replicates: 4096 * 6, seed: 6)
        func part(_ index: Int, of count: Int, _ name: String, _ change: (inout RunSettings) -> Void = { _ in })
            async throws
            -> String
        {
            var settings = settings
            change(&settings)
            settings.shard = Shard(index, of: count)
            try await run(Kept.study, ["a"], settings, name)
            return folder.path(name)
        }
        func faults(_ paths: [String]) throws -> [String] {
            let out = folder.path("out.sqlite")
            let problem = #expect(throws: UnmergeableParts.self) { try StudyMerge(paths).save(to: out) }
            #expect(!FileManager.default.fileExists(atPath: out))
            return (problem?.faults ?? []).map { $0.replacing(folder.url.path + "/", with: "") }
        }
        let parts = [
            try await part(1, of: 3, "1"), try await part(2, of: 3, "2"), try await part(3, of: 3, "3"),
        ]
        #expect(try StudyMerge(parts).missing() == "")
        #expect(try faults([parts[0], parts[2]]) == ["replicates 8,193–16,384 are missing: shard 2 of 3"])
        #expect(try StudyMerge([parts[0], parts[2]]).missing() == "2")
        #expect(try faults([parts[1]]).count == 2)
        #expect(try StudyMerge([parts[1]]).missing() == "1,3")
        // Twice the same is no harm; the same shard with other contents is.
        let copy = try folder.write(bytes("2"), "copy")
        _ = try StudyMerge(parts + [copy]).save(to: folder.path("fine.sqlite"))
        let seed = try await part(2, of: 3, "seed") { $0.seed = 7 }
        #expect(try faults([parts[0], parts[2], seed]) == ["seed has seed 7, 1 has 6"])
        let level = try await part(2, of: 3, "level") { $0.level = 0.9 }
        #expect(try faults([parts[0], level, parts[2]]) == ["level has --level 0.9, 1 has 0.95"])
        let plain = try await part(2, of: 3, "plain") { $0.plain = true }
        #expect(try faults([parts[0], plain, parts[2]]).first == "plain has --plain true, 1 has false")
        let given = try await part(2, of: 3, "given") { $0.given = "round > 2" }
        #expect(try faults([parts[0], given, parts[2]]).first == "given has --given round > 2, 1 has (none)")
        let more = try await part(2, of: 3, "more") { $0.replicates = 4096 * 9 }
        #expect(
            try faults([parts[0], more, parts[2]]).contains(
                "more is a shard of 36,864 replicates, 1 of 24,576"))
        let half = try await part(1, of: 2, "half")
        #expect(try faults(parts + [half]).contains { $0.contains("overlaps with others") })
        #expect(throws: UnmergeableParts.self) { try StudyMerge(parts + [half]).missing() }
        // Another text.
        var other = settings
        other.shard = Shard(2, of: 3)
        let text = Data(try #require(Kept.others["b"]).utf8)
        let changed = try Study([CheckedScenario(ScenarioText(text, named: "a.yaml"), other)], other)
        _ = try await changed.run(savedIn: SavedStudy(shard: folder.path("text")))
        #expect(
            try faults([parts[0], folder.path("text"), parts[2]])
                == ["text has another scenario (its text or settings) than 1"])
        // Damaged, foreign, empty, not there: all at once.
        var flipped = try bytes("2")
        flipped[flipped.count / 2] ^= 0xFF
        let damaged = try folder.write(flipped, "damaged")
        let foreign = try folder.write(Data("detente: 1\n".utf8), "foreign")
        let empty = try folder.write(Data(), "empty")
        let all = try faults([parts[0], damaged, foreign, empty, folder.path("nowhere"), parts[2]])
        #expect(
            all.contains { $0.contains("damaged") }
                && all.contains { $0.contains("foreign exists, but it is not a study") })
        #expect(
            all.contains { $0.contains("empty is an empty file") }
                && all.contains { $0.contains("there is no such study") })
        // One that is not finished.
        let unfinished = folder.path("unfinished")
        let stop = Flag()
        other.threads = 1
        _ = try await Kept.study(["a"], other).run(
            savedIn: SavedStudy(shard: unfinished), onProgress: { done, _ in stop.raise(if: done >= 4096) },
            isCancelled: { stop.isUp })
        let told = try faults([parts[0], unfinished, parts[2]])
        #expect(told.count == 1 && told[0].hasPrefix("unfinished: shard 2/3 is not finished: "), "\(told)")
        #expect(try StudyMerge([parts[0], unfinished, parts[2]]).missing() == "2")
        // The whole beginning can be had, and says that it is no more.
        let report = try StudyMerge([parts[0], unfinished, parts[2]]).save(
            to: folder.path("begin.sqlite"), partial: true)
        #expect(report.stopped == .interrupted && report.run.considered >= 8192 && report.run.considered < 16_384)
        let kept = try SavedStudy(existing: folder.path("begin.sqlite")).report()
        #expect(kept.stopped == .interrupted && kept.scenarios[0].report.table().contains("PARTIAL"))
    }

    /// Unlike a study that is continued, parts are looked at before all of them is read.
    @Test("a part that was edited, with the old checksum or a new one: named or merged, never a crash")
    func edited() async throws {
        var settings = RunSettings(replicates: 4096 * 3, seed: 8)
        for index in 1...3 {
            settings.shard = Shard(index, of: 3)
            try await run(Kept.study, ["a"], settings, "p\(index)")
        }
        let paths = ["p1", "p2", "p3"].map(folder.path)
        let part = try bytes("p2")
        _ = try StudyMerge(paths).save(to: folder.path("good"))
        let good = try bytes("good")
        let numbers = [
            "-9223372036854775808", "-1", "0", "4095", "8193", "9223372036854775807", "NULL", "x'00'", "'x'",
        ]
        let texts = ["'1/3'", "'3/3'", "'0/3'", "'2/1000000'", "'1/2'", "'2/99999999999'", "'9'", "''"]
        var edits = numbers.map { "UPDATE scenario SET replicates = \($0)" }
        edits += texts.map { "UPDATE study SET value = \($0) WHERE key = 'shard'" }
        edits += ["'1'", "'12289'", "'1125899906842624'", "'-1'", "'x'"].map {
            "UPDATE study SET value = \($0) WHERE key = 'requested'"
        }
        edits += ["DELETE FROM study WHERE key = 'shard'", "DELETE FROM scenario", "DELETE FROM checkpoint"]
        var refused = 0
        for edit in edits {
            for resealed in [false, true] {
                _ = try folder.write(part, "p2")
                try RawDatabase(paths[1]).execute(edit)
                if resealed { try RawDatabase(paths[1]).reseal() }
                _ = try? StudyMerge(paths).missing()
                for partial in [false, true] {
                    do {
                        _ = try StudyMerge(paths).save(to: folder.path("sum"), partial: partial)
                        #expect(try partial || bytes("sum") == good, "\(edit)")
                    } catch let problem as UnmergeableParts {
                        refused += 1
                        #expect(!problem.faults.isEmpty && problem.faults.allSatisfy { !$0.isEmpty }, "\(edit)")
                    }
                }
            }
        }
        #expect(refused > edits.count * 2)
    }

    @Test("version and format of another program are refused")
    func versions() async throws {
        try await run(Kept.study, ["a"], RunSettings(replicates: 100, seed: 1), "s")
        try RawDatabase(folder.path("s")).execute("PRAGMA user_version = 4")
        let problem = #expect(throws: UnusableStudy.self) { try SavedStudy(existing: folder.path("s")) }
        #expect(problem?.description.contains("use detente \(detenteVersion), or start another study") == true)
        try RawDatabase(folder.path("s")).execute(
            "PRAGMA user_version = 5; UPDATE study SET value = '0.0.9' WHERE key = 'version'")
        try RawDatabase(folder.path("s")).reseal()
        let other = #expect(throws: UnmergeableParts.self) {
            try StudyMerge([folder.path("s")]).save(to: folder.path("t"))
        }
        #expect(other?.faults.first?.contains("was counted by detente 0.0.9") == true)
    }
}

/// Something that has happened or not, from any thread.
private final class Flag: Sendable {
    private let state = Mutex(false)

    var isUp: Bool { state.withLock { $0 } }

    func raise(if condition: Bool) { state.withLock { $0 = $0 || condition } }
}
