import Foundation
import Scenarios
import Simulation
import TestSupport
import Testing

import Reporting

@Suite("JSON Schema of the results")
struct ExplanationSchemaTests {
    private func report(on file: String, replicates: Int) async throws -> Report {
        let path = repository.appending(path: file).path
        let reading = readScenario(
            file: file, text: try Data(contentsOf: URL(fileURLWithPath: path)), load: { _ in Data() })
        let scenario = try #require(reading.scenario)
        let result = await Simulation.simulate(
            scenario, settings: RunSettings(replicates: replicates, seed: 1, threads: 1))
        return Report(result, level: 0.95, success: nil)
    }

    @Test("what `detente run` prints validates, and with a key removed or added it does not")
    func results() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "results-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func write(_ name: String, _ text: String) throws -> String {
            let file = folder.appending(path: name)
            try Data(text.utf8).write(to: file)
            return file.path
        }
        var files: [String] = []
        for (index, file) in [
            "scenarios/first-steps.yaml", "scenarios/us-russia.yaml", "Tests/Fixtures/Accepted/queries.yaml",
        ].enumerated() {
            files.append(try write("\(index).json", try await report(on: file, replicates: 20).json()))
        }
        let good = try String(contentsOfFile: files[0], encoding: .utf8)
        let bad = [
            try write("missing.json", good.replacing("\"detente\": 1,", with: "")),
            try write("unknown.json", good.replacing("\"detente\": 1,", with: "\"detente\": 1, \"extra\": 1,")),
            try write("mistyped.json", good.replacing("\"rounds\": 24", with: "\"rounds\": \"24\"")),
        ]
        let verdicts = try SchemaValidation.verdicts(of: files + bad, against: ReportSchema.schema.json())
        #expect(verdicts.count == files.count + bad.count)
        #expect(files.allSatisfy { verdicts[$0] == "valid" }, "\(verdicts)")
        #expect(bad.allSatisfy { verdicts[$0] != "valid" })
    }

    @Test("what `detente exact` prints validates, beside a simulation too")
    func exact() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "exact-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func write(_ name: String, _ text: String) throws -> String {
            let file = folder.appending(path: name)
            try Data(text.utf8).write(to: file)
            return file.path
        }
        var files: [String] = []
        for name in ["events", "faults", "noise"] {
            let path = "Tests/Fixtures/Exact/\(name).yaml"
            let text = try Data(contentsOf: repository.appending(path: path))
            let scenario = try #require(readScenario(file: path, text: text, load: { _ in Data() }).scenario)
            let exact = ExactReport(try enumerateBranches(of: scenario))
            files.append(try write("\(name).json", exact.json()))
            let simulated = try await report(on: path, replicates: 50)
            files.append(
                try write("\(name)-both.json", ExactComparison(exact: exact, simulated: simulated).json()))
        }
        let good = try String(contentsOfFile: files[0], encoding: .utf8)
        let bad = try write("bad.json", good.replacing("\"method\": \"exact\"", with: "\"method\": \"guess\""))
        let verdicts = try SchemaValidation.verdicts(of: files + [bad], against: ExactReportSchema.schema.json())
        #expect(verdicts.count == files.count + 1)
        #expect(files.allSatisfy { verdicts[$0] == "valid" }, "\(verdicts)")
        #expect(verdicts[bad] != "valid")
    }

    @Test("the scenario that `detente new` writes runs, and its ends are not all the same")
    func template() async throws {
        let reading = readScenario(
            file: "new.yaml", text: Data(ScenarioTemplate.text(title: "New").utf8), load: { _ in Data() })
        let scenario = try #require(reading.scenario)
        let result = await Simulation.simulate(
            scenario, settings: RunSettings(replicates: 200, seed: 1, threads: 1))
        let report = Report(result, level: 0.95, success: nil)
        #expect(report.run.replicates == 200 && report.run.faults.count == 0)
        // Settled, partial and stalled have a quarter, a half and a sixth: that one of them fails 200 times has odds of 1e-16.
        for name in ["settled", "partial", "stalled"] {
            #expect(try #require(report.outcomes.first { $0.name == name }).probability.count > 0, "\(name)")
        }
    }
}
