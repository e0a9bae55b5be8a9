import Detente
import Foundation
import Simulation
import Statistics
import Studies
import Testing

/// Of many scenarios side by side, paths and the values of measures are kept of fewer replicates of each.
@Suite("Samples of many scenarios")
struct SampleTests {
    private let folder: Folder

    init() throws { folder = try Folder() }

    /// Scenarios of which so many stand side by side that each has the smallest sample.
    private static let most = 129

    private func sweep(_ points: Int, _ settings: RunSettings) throws -> Study {
        try Study(
            sweeping: ScenarioText(Data(Kept.text.utf8), named: "a.yaml"),
            varying: ["readiness=0:\(Double(points - 1) / 1000):0.001"], settings)
    }

    private func counts(_ name: String) throws -> StudyTally {
        try #require(try StudyFile(path: folder.path(name), for: .reporting).contents).tally
    }

    private func bytes(_ name: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: folder.path(name))) }

    /// Runs a sweep, or counts on in it.
    private func run(
        _ points: Int, _ replicates: Int, _ name: String, threads: Int = 2, shard: Shard? = nil
    ) async throws {
        var settings = RunSettings(replicates: replicates, seed: 5, threads: threads, plain: true)
        settings.shard = shard
        let path = folder.path(name)
        let file = try shard == nil ? SavedStudy(path: path) : SavedStudy(shard: path)
        _ = try await sweep(points, settings).run(savedIn: file)
    }

    @Test("how many replicates are in the sample of each scenario: whole batches, at most 2²⁰ together")
    func limits() {
        let limits = [1, 2, 8, 9, 16, 17, 64, 65, 128, 129, 200, 1000].map(Tally.sampleLimit(of:))
        #expect(
            limits == [131_072, 131_072, 131_072, 65_536, 65_536, 32_768, 16_384, 8192, 8192, 4096, 4096, 4096])
        #expect(limits.allSatisfy { $0.isMultiple(of: RunSettings.batchSize) })
    }

    @Test("a sweep of many points: the same bytes for any threads, in parts, and continued")
    func cuts() async throws {
        try await run(Self.most, 9000, "whole.sqlite")
        let tallies = try counts("whole.sqlite").tallies
        #expect(tallies.allSatisfy { $0.sampled == 4096 && $0.measures[0].sample.count == 4096 })
        #expect(tallies.allSatisfy { $0.replicates == 9000 && $0.measures[0].moments.count == 9000 })
        let whole = try bytes("whole.sqlite")
        try await run(Self.most, 9000, "single.sqlite", threads: 1)
        #expect(try bytes("single.sqlite") == whole)
        try await run(Self.most, 3000, "continued.sqlite")
        try await run(Self.most, 9000, "continued.sqlite")
        #expect(try bytes("continued.sqlite") == whole)
        for index in 1...2 { try await run(Self.most, 9000, "\(index).sqlite", shard: Shard(index, of: 2)) }
        _ = try StudyMerge([2, 1].map { folder.path("\($0).sqlite") }).save(to: folder.path("merged.sqlite"))
        #expect(try bytes("merged.sqlite") == whole)
        let report = try SavedStudy(existing: folder.path("whole.sqlite")).report().scenarios[0].report.table()
        #expect(report.contains("Paths are counted in the first 4,096 replicates."))
        #expect(report.contains("use the first 4,096 replicates; means use all."))
    }

    @Test("a study to which so many are added that its samples are too large: the counts of one with all of them")
    func grown() async throws {
        try await run(Self.most, 9000, "whole.sqlite")
        try await run(8, 9000, "grown.sqlite")
        #expect(try counts("grown.sqlite").tallies.allSatisfy { $0.sampled == 9000 })
        try await run(Self.most, 9000, "grown.sqlite")
        #expect(try counts("grown.sqlite").bytes == counts("whole.sqlite").bytes)
    }

    @Test("a file that holds more than the sample is refused")
    func tooMany() async throws {
        try await run(Self.most, 5000, "whole.sqlite")
        var tally = try counts("whole.sqlite")
        let conditional = tally.tallies.map { _ in false }
        try tally.verify(like: tally, conditional: conditional)
        tally.tallies[3].sampled = 4097
        #expect(throws: UnsoundTally.self) { try tally.verify(like: tally, conditional: conditional) }
    }
}
