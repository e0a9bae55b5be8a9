import Reporting
import Scenarios
import Simulation
import Statistics
import TestSupport
import Testing

/// Paths whose probabilities are counted on the fingers: all of equal probability, or certain.
@Suite("Paths that are worth printing")
struct PathListTests {
    private func report(_ text: String, replicates: Int = 2000) async throws -> Report {
        try await Report(ScenarioRun(text, replicates: replicates).result)
    }

    /// An issue that is done in round 1, and so many milestone events that happen or not, as a coin falls.
    private func coins(_ count: Int) -> String {
        let events = (1...count).map { "  e\($0): { at: \($0 + 1), when: chance(0.5), milestone: true }\n" }.joined()
        return """
            detente: 1
            clock: { rounds: 12 }
            actors: { a: { strategy: always_offer() }, b: { strategy: always_offer() } }
            issues: { visas: { steps: 1, title: Visas } }
            events:
            \(events)outcomes: { over: otherwise }
            """
    }

    @Test("of 32 equally frequent paths, ten cover enough: they are listed as they are")
    func frequent() async throws {
        let report = try await report(coins(5))
        let paths = try #require(report.paths)
        #expect(paths.paths.count == 10 && paths.short == nil)
        // Ten of 32 are 31 %, and the ten most frequent of a sample somewhat more.
        #expect((0.3125...0.40).contains(try #require(paths.coverage.probability)))
        #expect(report.table().contains("Issues done or expired, milestone events and the outcome, in the order"))
        #expect(report.json().contains("\"short_paths\": []"))
        #expect(report.json().contains("\"short_paths_cover\": null"))
    }

    @Test("of 64, ten cover 16 %: without events there is one path, which all replicates follow")
    func withoutEvents() async throws {
        let report = try await report(coins(6))
        let paths = try #require(report.paths)
        #expect(paths.paths.count == 10)
        #expect((0.156...0.25).contains(try #require(paths.coverage.probability)))
        let short = try #require(paths.short)
        #expect(short.milestones == .issues)
        #expect(short.paths.map(\.milestones) == [["visas", "over"]])
        #expect(short.paths[0].titles == ["Visas", "over"] && short.paths[0].medianRound == 12)
        #expect(short.paths[0].probability.probability == 1 && short.coverage.probability == 1)
        let table = report.table(width: 140)
        #expect(table.contains("Visas → over"))
        #expect(!table.contains("e1 →"))
        #expect(table.replacing("\n", with: " ").contains("This one covers 100 %"))
        #expect(report.json().contains("\"milestones\": \"issues\""))
    }

    /// Six things that happen in each of 720 orders with the same probability.
    private func orders(_ issue: String, _ event: String) -> String {
        let issues = (1...6).map { "  x\($0): { \(issue) }\n" }.joined()
        let events = (1...6).map { "  e\($0): { at: \"uniform(1, 20000)\", effects: [\"level(x\($0)) = 1\"] }\n" }
            .joined()
        return """
            detente: 1
            clock: { rounds: 20000 }
            actors: { a: {}, b: {} }
            channels: { never: { meets: 0 } }
            issues:
            \(issues)\(event.isEmpty ? "" : "events:\n\(events)")outcomes: { over: otherwise }
            """
    }

    @Test("where issues expire in any order, only those done are left, and the outcome")
    func withoutExpiries() async throws {
        let report = try await report(orders("steps: 1, expires: \"uniform(1, 19000)\"", ""), replicates: 400)
        let paths = try #require(report.paths)
        // 400 replicates in 720 orders: the ten most frequent have at most a few each.
        #expect(try #require(paths.coverage.probability) < 0.15)
        let short = try #require(paths.short)
        #expect(short.milestones == .done)
        #expect(short.paths.map(\.milestones) == [["over"]] && short.paths[0].probability.probability == 1)
        #expect(report.table().contains("without events and expiries"))
    }

    @Test("where issues are done in any order, no path is frequent, and the report says so")
    func none() async throws {
        let report = try await report(orders("steps: 1", "e"), replicates: 400)
        let paths = try #require(report.paths)
        #expect(paths.short == nil && paths.paths.count == 10)
        #expect(report.table().contains("No path is frequent: the 10 most frequent cover "))
        #expect(!report.table().contains("x1 →"))
        #expect(report.json().contains("\"short_paths\": []"))
    }
}
