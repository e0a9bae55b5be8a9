import Foundation
import Scenarios
import Simulation
import TestSupport
import Testing

import Reporting

@Suite("JSON Schema of the results")
struct ReportSchemaTests {
    private func report(on file: String, replicates: Int) async throws -> Report {
        let scenario = try scenarioAt(file)
        let result = await Simulation.simulate(
            scenario, settings: RunSettings(replicates: replicates, seed: 1, threads: 1))
        return Report(result, level: 0.95, success: nil)
    }

    @Test("what `detente run` prints validates, and with a key removed or added it does not")
    func results() async throws {
        let folder = try DocumentFolder()
        defer { folder.remove() }
        var files: [String] = []
        for (index, file) in [
            "scenarios/first-steps.yaml", "scenarios/us-russia.yaml", "Tests/Fixtures/Accepted/queries.yaml",
        ].enumerated() {
            files.append(try folder.write("\(index).json", try await report(on: file, replicates: 20).json()))
        }
        let good = try String(contentsOfFile: files[0], encoding: .utf8)
        let bad = [
            try folder.write("missing.json", good.replacing("\"detente\": 1,", with: "")),
            try folder.write("unknown.json", good.replacing("\"detente\": 1,", with: "\"detente\": 1, \"extra\": 1,")),
            try folder.write("mistyped.json", good.replacing("\"rounds\": 24", with: "\"rounds\": \"24\"")),
        ]
        let verdicts = try SchemaValidation.verdicts(of: files + bad, against: ReportSchema.results.json())
        #expect(verdicts.count == files.count + bad.count)
        #expect(files.allSatisfy { verdicts[$0] == "valid" }, "\(verdicts)")
        #expect(bad.allSatisfy { verdicts[$0] != "valid" })
    }

    @Test("what `detente exact` prints validates, beside a simulation too")
    func exact() async throws {
        let folder = try DocumentFolder()
        defer { folder.remove() }
        var files: [String] = []
        for name in ["events", "faults", "noise"] {
            let path = "Tests/Fixtures/Exact/\(name).yaml"
            let text = try Data(contentsOf: repository.appending(path: path))
            let scenario = try #require(readScenario(file: path, text: text, load: { _ in Data() }).scenario)
            let exact = Report(try enumerateBranches(of: scenario))
            files.append(try folder.write("\(name).json", exact.json()))
            let simulated = try await report(on: path, replicates: 50)
            files.append(
                try folder.write("\(name)-both.json", ExactComparison(exact: exact, simulated: simulated).json()))
        }
        let good = try String(contentsOfFile: files[0], encoding: .utf8)
        let bad = try folder.write("bad.json", good.replacing("\"method\": \"exact\"", with: "\"method\": \"guess\""))
        let verdicts = try SchemaValidation.verdicts(of: files + [bad], against: ReportSchema.exact.json())
        #expect(verdicts.count == files.count + 1)
        #expect(files.allSatisfy { verdicts[$0] == "valid" }, "\(verdicts)")
        #expect(verdicts[bad] != "valid")
    }

    /// Every section has entries, every optional part is there.
    private static let everything = """
        detente: 1
        title: Everything
        clock: { rounds: 6, round: 1 month, start: 2026-01 }
        parameters:
          will: { value: "uniform(0.2, 0.9)", basis: judgement, title: The will }
          cost: { value: "uniform(0, 1)", basis: literature }
          bare: "uniform(0, 1)"
        actors: { usa: { title: The United States, trust: will }, russia: { strategy: random(will) } }
        issues: { visas: { steps: 2, expires: 4, title: Visas }, endless: { steps: unlimited } }
        state: { mood: { start: bare, each_round: mood / 2 } }
        events:
          leak: { chance: "0.3 + cost", milestone: true, effects: [mood -= 0.1] }
          # So many paths that none is frequent, but those without events.
          one: { at: 1, when: chance(0.5), milestone: true }
          two: { at: 1, when: chance(0.5), milestone: true }
          three: { at: 1, when: chance(0.5), milestone: true }
          four: { at: 1, when: chance(0.5), milestone: true }
          five: { at: 1, when: chance(0.5), milestone: true }
          six: { at: 1, when: chance(0.5), milestone: true }
        outcomes:
          fault: { when: "round == 3 and log(cost - 0.1) > 9" }
          done: { when: done(visas), good: true, title: It is done }
          over: otherwise
        questions: { leaked: { ask: happened(leak), by: 3, title: A leak by March } }
        measures: { mean_mood: { value: log(mood - 0.01), title: The mood } }
        expect: [probability(done) > 0.1, probability(leaked) < 2]
        """

    @Test("a report that has every section validates, by itself and in a comparison")
    func everySection() async throws {
        let reading = readScenario(file: "all.yaml", text: Data(Self.everything.utf8), given: "round >= 2") { _ in
            Data()
        }
        let scenario = try #require(reading.scenario, "\(reading.diagnostics.map { "\($0)" })")
        let members = ["one", "other"].map {
            StudyPlan.Member(scenario, name: $0, seed: 1, trajectoriesAt: [0, 3, 6])
        }
        let result = await Simulation.simulate(
            StudyPlan(members, seed: 1), settings: RunSettings(replicates: 300, seed: 1, threads: 1))
        let text = Report(result.runs[0]).json()
        let document = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        for (key, value) in document {
            if let list = value as? [Any] { #expect(!list.isEmpty, "\(key) is empty") }
            #expect(!(value is NSNull), "\(key) is null")
        }
        let whole = try #require(document["run"] as? [String: Any])
        for key in ["given", "faults_in", "clamped"] {
            #expect(!(whole[key] is NSNull) && (whole[key] as? [Any])?.isEmpty != true, "\(key)")
        }
        let folder = try DocumentFolder()
        defer { folder.remove() }
        let report = try folder.write("report.json", text)
        let verdicts = try SchemaValidation.verdicts(of: [report], against: ReportSchema.results.json())
        #expect(verdicts == [report: "valid"])
        let grid = SweepGrid(axes: [SweepGrid.Axis(name: "cost", values: ["0", "1"])])
        let comparison = try folder.write(
            "comparison.json", ComparisonReport(result, grid: grid).json())
        let compared = try SchemaValidation.verdicts(of: [comparison], against: ReportSchema.comparison.json())
        #expect(compared == [comparison: "valid"])
    }

    @Test("the scenario that `detente new` writes runs, and its ends are not all the same")
    func template() async throws {
        let reading = readScenario(
            file: "new.yaml", text: Data(ScenarioTemplate.text(title: "New").utf8), load: { _ in Data() })
        let scenario = try #require(reading.scenario)
        let result = await Simulation.simulate(
            scenario, settings: RunSettings(replicates: 200, seed: 1, threads: 1))
        let report = Report(result, level: 0.95, success: nil)
        #expect(report.run?.replicates == 200 && report.faults.count == 0)
        // Settled, partial and stalled have a quarter, a half and a sixth: that one of them fails 200 times has odds of 1e-16.
        for name in ["settled", "partial", "stalled"] {
            #expect(try #require(report.outcome(name)?.probability.count) > 0, "\(name)")
        }
    }
}

/// A folder of documents for a validator.
private struct DocumentFolder {
    private let url = FileManager.default.temporaryDirectory.appending(path: "schema-\(UUID().uuidString)")

    init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }

    /// - Returns: the path of the new file.
    func write(_ name: String, _ text: String) throws -> String {
        let file = url.appending(path: name)
        try Data(text.utf8).write(to: file)
        return file.path
    }

    func remove() { try? FileManager.default.removeItem(at: url) }
}
