import Reporting
import Simulation
import TestSupport
import Testing

/// Trust and state that move, and that stay where they start.
@Suite("Courses of trust and state")
struct CourseTests {
    private static let text = """
        detente: 1
        clock: { rounds: 12, round: 1 month, start: 2026-01 }
        actors:
          a: { title: Anna, trust: { b: "uniform(0.1, 0.9)", c: 0.4 } }
          b: { title: Boris, trust: 0.5 }
          c: { title: Clara, trust: 0.5 }
        state: { calm: { start: true, each_round: chance(0.25) }, law: { start: 3, title: The law } }
        outcomes: { over: otherwise }
        """

    private func result() async throws -> RunResult {
        let member = StudyPlan.Member(try scenarioOf(Self.text), name: "x", seed: 1, trajectoriesAt: [0, 6, 12])
        return await simulate(StudyPlan([member], seed: 1), settings: RunSettings(replicates: 1000, seed: 1)).runs[0]
    }

    @Test("a table has what moves; the rest is a sentence below it; JSON has all")
    func table() async throws {
        let report = Report(try await result())
        let table = report.table(width: 200)
        let sentence =
            "Anna in Clara (0.40); Boris in Anna, Boris in Clara, Clara in Anna and Clara in Boris (0.50) stay where they start."
        #expect(table.contains(sentence) && table.contains("The law (3.00) stays where it starts."), "\(table)")
        #expect(table.contains("Anna in Boris"))
        #expect(report.course?.trust.count == 6 && report.course?.state.count == 2)
    }

    @Test("a page draws what moves, as a share what is true or false, and names the rest")
    func page() async throws {
        let result = try await result()
        let document = try Pages.document(Report(result).reproducibleJSON, result.scenario)
        let html = document.html
        let fans = try #require(html.firstMatch(of: /<figure id="trust-fans"(?:.|\n)*?<\/figure>/)).0
        #expect(fans.matches(of: /<li>/).count == 1 && fans.contains("<b>Anna in Boris</b>"))
        let state = try #require(html.firstMatch(of: /<figure id="state-fans"(?:.|\n)*?<\/figure>/)).0
        #expect(state.matches(of: /<li>/).count == 1 && state.contains("class=\"area curve-edge\""))
        #expect(state.contains("of what is true or false, the share of futures"))
        // Of 1,000 replicates a quarter is calm at the end, with a standard error of 1.4 points.
        let share = try #require(state.firstMatch(of: /<b>calm<\/b>([0-9]+)\u{A0}%/)).1
        #expect((17...33).contains(try #require(Int(share))))
        #expect(html.contains("<b>State:</b> The law (3) stays where it starts."))
        #expect(document.markdown.contains("Clara in Anna and Clara in Boris (0.5) stay where they start."))
    }
}
