import Foundation
import Scenarios
import TestSupport
import Testing

/// The engine and a second implementation of the language agree on every replicate, to the last bit.
@Suite("Agreement with the reference interpreter")
struct ReferenceAgreementTests {
    /// Every scenario in the repository that a run accepts.
    static let files: [String] = [
        "scenarios", "benchmarks/scenarios", "Tests/Fixtures/Accepted", "Tests/Fixtures/Faults",
    ].flatMap { folder in
        let path = repository.appending(path: folder).path()
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.filter { $0.hasSuffix(".yaml") }.sorted().map { "\(folder)/\($0)" }
    }

    @Test("on every scenario of the repository", arguments: files)
    func agreesOnFiles(_ path: String) throws {
        let scenario = try scenarioAt(path)
        // As many replicates as take seconds: readings are made by every pair of parties.
        let pairs = scenario.issues.reduce(0) { $0 + $1.parties.count * $1.parties.count }
        let work = scenario.clock.rounds * (pairs + scenario.events.count + scenario.state.count + 1)
        let count = min(max(60_000 / work, 2), 300)
        #expect(Agreement(scenario, seed: 1).firstDifference(in: 0..<count, traced: max(1, count / 8)) == nil)
    }

    @Test("there are scenarios to agree on")
    func thereAreFiles() {
        #expect(Self.files.count >= 20)
    }
}
