import Foundation
import Scenarios
import TestSupport
import Testing

/// The engine and a second implementation of the language agree on every replicate, to the last bit.
@Suite("Agreement with the reference interpreter")
struct ReferenceAgreementTests {
    private static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Every scenario in the repository that a run accepts.
    static let files: [String] = ["scenarios", "benchmarks/scenarios", "Tests/Fixtures/Accepted"].flatMap { folder in
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path())) ?? []
        return names.filter { $0.hasSuffix(".yaml") }.sorted().map { "\(folder)/\($0)" }
    }

    @Test("on every scenario of the repository", arguments: files)
    func agreesOnFiles(_ path: String) throws {
        let file = Self.root.appending(path: path)
        let reading = readScenario(file: file.path(), text: try Data(contentsOf: file)) { other in
            try Data(contentsOf: URL(filePath: other))
        }
        let scenario = try #require(reading.scenario, "\(reading.diagnostics)")
        let count = scenario.clock.rounds * (scenario.issues.count + scenario.events.count + 1) > 200 ? 40 : 300
        #expect(Agreement(scenario, seed: 1).firstDifference(in: 0..<count, traced: count / 8) == nil)
    }
}
