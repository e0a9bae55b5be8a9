import Detente
import Foundation
import Scenarios
import Simulation
import Statistics
import Studies
import Testing

@Suite("Writing studies")
struct WriterTests {
    private let folder: Folder
    private var path: String { folder.path("s.sqlite") }

    init() throws { folder = try Folder() }

    @Test("a second writer is refused at the start, and none is in the way once the first has ended")
    func twoWriters() async throws {
        _ = try await Kept.run(["a", "b"], 60, in: path)
        let before = try Kept.report(path)
        do {
            let first = try SavedStudy(path: path)
            let problem = #expect(throws: UnusableStudy.self) { try SavedStudy(path: path) }
            #expect(problem?.isUnwritable == true)
            #expect(
                problem?.description
                    == "\(path): another run is writing to this study; wait until it ends, or save this "
                    + "run in another file with --save")
            // To report it is no harm.
            #expect(try Kept.report(path) == before)
            #expect(try first.names() == ["a", "b"])
        }
        #expect(try SavedStudy(path: path).names() == ["a", "b"])
    }

    @Test("a scenario that is replaced leaves nothing of its old counts, even if the run is killed at once")
    func replacedAndKilled() async throws {
        _ = try await Kept.run(["a", "b"], 60, in: path)
        let before = try #require(try StudyFile(path: path, for: .reporting).contents)
        let (record, tally) = (before.record, before.tally)
        var changed = before.scenarios[1]
        changed.settings = ["readiness=0.5"]
        var start = tally
        start.played[1] = 0
        start.tallies[1] = Tally(
            outcomes: [], faults: RoundHistogram(horizon: 8), issues: [], events: [], questions: [], measures: [],
            faultsByExpression: [], clampsByExpression: [])
        do {
            let file = try StudyFile(path: path, for: .counting)
            try file.begin(record, [before.scenarios[0], changed], dropping: ["b"], from: start)
            // Killed here: nothing was kept yet.
        }
        let after = try #require(try StudyFile(path: path, for: .reporting).contents)
        #expect(after.scenarios[1].settings == ["readiness=0.5"])
        #expect(after.tally.played == [60, 0])
        #expect(after.tally.tallies[1].replicates == 0)
        #expect(after.tally.tallies[0] == tally.tallies[0])
        let rows = try RawDatabase(path).cells("SELECT scenario, COUNT(*) FROM success GROUP BY scenario")
        #expect(rows.map { $0.map(\.text) } == [["1", "1"]])
    }

    @Test("a scenario that is new is in the study with no replicates until the first are counted")
    func addedAndKilled() async throws {
        _ = try await Kept.run(["a", "b"], 60, in: path)
        do {
            let study = try Kept.study(["a", "c"], RunSettings(replicates: 60, threads: 1))
            let report = try await study.run(savedIn: SavedStudy(path: path), isCancelled: { true })
            #expect(report.scenarios.map(\.report.run?.replicates) == [60, 60, 0])
        }
        let report = try SavedStudy(existing: path).report()
        #expect(report.stopped == .interrupted)
        #expect(report.scenarios.map(\.report.run?.replicates) == [60, 60, 0])
        let fresh = folder.path("fresh.sqlite")
        let expected = try await Kept.run(["a", "b", "c"], 60, in: fresh)
        #expect(try await Kept.run(["a", "c"], 60, in: path) == expected)
    }

    @Test("a study that holds more than was asked for says so, and times only what was played")
    func holdsMore() async throws {
        _ = try await Kept.run(["a"], 60, in: path)
        let study = try Kept.study(["a"], RunSettings(replicates: 20))
        let table = try await study.run(savedIn: SavedStudy(path: path)).scenarios[0].report.table()
        #expect(
            table.contains(
                "The study has more than the 20 replicates that were requested; the report is about all 60."))
        #expect(!table.contains("rounds a second"))
        #expect(try SavedStudy(existing: path).report().scenarios[0].report.table().contains("has more than the 20"))
    }

    @Test("what a run counts passes the door", arguments: ["scenarios", "benchmarks/scenarios"])
    func sound(folderName: String) async throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: folderName)
        let files = try FileManager.default.contentsOfDirectory(atPath: root.path).filter { $0.hasSuffix(".yaml") }
        #expect(!files.isEmpty)
        for file in files where file != "wide.yaml" {
            let text = try Data(contentsOf: root.appending(path: file))
            let reading = readScenario(file: file, text: text, settings: [], given: nil) { path in
                try Data(contentsOf: root.appending(path: path))
            }
            let scenario = try #require(reading.scenario, "\(file)")
            let members = ["a", "b"].map { StudyPlan.Member(scenario, name: $0, seed: 1) }
            let study = StudyPlan(members, seed: 1)
            let result = await simulate(study, settings: RunSettings(replicates: 64))
            #expect(throws: Never.self, "\(file)") {
                try result.tally.verify(like: study.emptyTally, conditional: [false, false])
            }
            #expect(try StudyTally(bytes: result.tally.bytes) == result.tally)
        }
    }
}
