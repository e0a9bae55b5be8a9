import Detente
import Foundation
import Testing

@Suite("The library, as the README shows it")
struct LibraryTests {
    /// The lines between the two comments stand in README.md.
    @Test("from a file to a report in a few lines")
    func fromFileToReport() async throws {
        let workspace = try Workspace()
        let path = try workspace.file("thaw.yaml", Sample.certain).path
        // README: begin
        let scenario = try CheckedScenario(contentsOf: path)
        let report = try await scenario.simulate(RunSettings(replicates: 10_000, seed: 1))
        print(report.table())
        if let signalled = report.outcome("signalled")?.probability {
            print("between", signalled.lower ?? 0, "and", signalled.upper ?? 1)
        }
        // README: end
        #expect(report.outcome("signalled")?.probability.count == 10_000)
        #expect(report.outcomes.map(\.name) == scenario.outcomes)
        #expect(report.json().hasPrefix("{\n  \"detente\": 1,"))
    }

    @Test("mistakes are thrown, all of them, ready to be shown")
    func mistakes() throws {
        let error = #expect(throws: ScenarioErrors.self) {
            try CheckedScenario(ScenarioText(Data(Sample.mistaken.utf8), named: "bad.yaml"))
        }
        #expect(error?.findings.errors == 2)
        #expect(error?.description.contains("bad.yaml:6:1: error:") == true)
    }

    @Test("a file that is not there is told apart from one with mistakes")
    func unreadable() throws {
        let error = #expect(throws: UnreadableScenario.self) { try CheckedScenario(contentsOf: "nowhere.yaml") }
        #expect(error?.file == "nowhere.yaml")
    }

    @Test("an unknown outcome is refused before anything is simulated")
    func unknownOutcome() async throws {
        let scenario = try CheckedScenario(ScenarioText(Data(Sample.certain.utf8), named: "certain.yaml"))
        let error = await #expect(throws: UnknownName.self) {
            try await scenario.simulate(RunSettings(replicates: 1_000_000_000_000, outcome: "signaled"))
        }
        #expect(error?.nearest == "signalled")
    }
}
