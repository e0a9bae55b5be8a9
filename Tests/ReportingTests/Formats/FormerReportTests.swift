import Foundation
import Scenarios
import Simulation
import Testing

import Reporting

/// Three reports that a former version printed, in Expected/Former: what they say is said still, under the same keys.
@Suite("Former reports")
struct FormerReportTests {
    private static func former(_ name: String) throws -> [String: Any] {
        let url = try #require(
            Bundle.module.url(forResource: name, withExtension: "json", subdirectory: "Expected/Former"))
        return try #require(try JSONSerialization.jsonObject(with: try Data(contentsOf: url)) as? [String: Any])
    }

    private static func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    /// Values that `found` has otherwise than `former`, or not at all; only the time that a run took may differ, and the
    /// digest of a file whose comments have changed.
    private static func changes(_ former: Any, _ found: Any?, at path: String = "") -> [String] {
        if path.hasSuffix(".timing") || path.hasSuffix(".scenario.digest") { return [] }
        // Announced in CHANGELOG.md: of all inputs, in another order, as shares of another variance.
        if path.hasSuffix(".explained") { return former is [String: Any] && found is [String: Any] ? [] : [path] }
        if path.hasSuffix(".drivers") { return lostDrivers(former, found, at: path) }
        if let former = former as? [String: Any] {
            guard let found = found as? [String: Any] else { return ["\(path) is no object"] }
            return former.keys.sorted().flatMap { changes(former[$0] as Any, found[$0], at: "\(path).\($0)") }
        }
        if let former = former as? [Any] {
            guard let found = found as? [Any], found.count == former.count else { return ["\(path) is another list"] }
            return zip(former, found).enumerated().flatMap { changes($1.0, $1.1, at: "\(path)[\($0)]") }
        }
        return (former as? NSObject) == (found as? NSObject) ? [] : ["\(path): \(former), now \(found ?? "missing")"]
    }

    /// Inputs of the former report that are missing from the new one, or have lost a key.
    private static func lostDrivers(_ former: Any, _ found: Any?, at path: String) -> [String] {
        guard let former = former as? [[String: Any]], let found = found as? [[String: Any]] else { return [path] }
        return former.compactMap { driver in
            let name = driver["parameter"] as? String
            let same = found.first { $0["parameter"] as? String == name }
            return same.map { Set(driver.keys).isSubset(of: $0.keys) } ?? false ? nil : "\(path) without \(name ?? "")"
        }
    }

    private static func simulated(_ files: [String], replicates: Int) async throws -> StudyResult {
        let members = try files.map { file in
            let name = file.split(separator: "/").last.map { String($0.dropLast(5)) } ?? file
            let scenario = try ExactComparisonTests.scenario(file)
            return StudyPlan.Member(
                scenario, name: name, success: nil, seed: 1,
                trajectoriesAt: [0] + TimelinePoint.fewRounds(horizon: scenario.clock.rounds))
        }
        return await simulate(
            StudyPlan(members, baseline: 0, seed: 1),
            settings: RunSettings(replicates: replicates, seed: 1, threads: 1))
    }

    @Test("a simulation")
    func run() async throws {
        let run = try await Self.simulated(["Tests/Fixtures/Accepted/queries.yaml"], replicates: 200).runs[0]
        let changes = Self.changes(try Self.former("run"), try Self.object(Report(run).json()))
        #expect(changes.isEmpty, "\(changes.prefix(5))")
    }

    @Test("exact probabilities")
    func exact() throws {
        let result = try enumerateBranches(of: try ExactComparisonTests.scenario("Tests/Fixtures/Exact/faults.yaml"))
        let changes = Self.changes(try Self.former("exact"), try Self.object(Report(result).json()))
        #expect(changes.isEmpty, "\(changes.prefix(5))")
    }

    @Test("a comparison")
    func comparison() async throws {
        let result = try await Self.simulated(
            ["scenarios/first-steps.yaml", "scenarios/three-parties.yaml"], replicates: 100)
        let report = ComparisonReport(result)
        let changes = Self.changes(try Self.former("comparison"), try Self.object(report.json()))
        #expect(changes.isEmpty, "\(changes.prefix(5))")
    }

    @Test("the comparison of reports sees a key that is missing, a value and a type that are others")
    func witness() {
        let former: [String: Any] = ["a": 1, "b": ["c": 2.5], "run": ["timing": 1]]
        #expect(
            Self.changes(former, ["a": 1, "b": ["c": 2.5, "d": 0], "run": ["timing": 2]] as [String: Any]).isEmpty)
        #expect(Self.changes(former, ["b": ["c": 2.5], "run": ["timing": 1]] as [String: Any]).count == 1)
        #expect(Self.changes(former, ["a": "1", "b": ["c": 2], "run": [:]] as [String: Any]).count == 2)
    }
}
