import Foundation
import Scenarios
import Simulation
import Statistics
import Testing

import Reporting

/// Two scenarios and 1,000 replicates of each whose counts are written by hand: the first is won in 400, the second in 520; in 300
/// both are. Witnesses: Bonett & Price's interval by its formula, McNemar's exact p by its sum, Clopper–Pearson's from SciPy.
@Suite("Comparisons of hand-made counts")
struct ComparisonTests {
    private static func result() throws -> StudyResult {
        func scenario(_ file: String, chance: String) throws -> Scenario {
            let text = """
                detente: 1
                clock: { rounds: 3 }
                events: { win: { chance: \(chance), limit: 1, title: The win } }
                outcomes:
                  won: { when: happened(win), good: true, title: It is won }
                  lost: { otherwise: true }
                """
            return try #require(readScenario(file: file, text: Data(text.utf8), load: { _ in Data() }).scenario)
        }
        let study = StudyPlan(
            [
                StudyPlan.Member(try scenario("plain.yaml", chance: "0.2"), name: "plain", seed: 1),
                StudyPlan.Member(try scenario("helped.yaml", chance: "0.3"), name: "helped", seed: 1),
            ], seed: 1)
        var tally = study.emptyTally
        tally.played = [1_000, 1_000]
        for (index, won) in [400, 520].enumerated() {
            tally.tallies[index].replicates = 1_000
            tally.tallies[index].rounds = 2_500
            for _ in 0..<won { tally.tallies[index].outcomes[0].record(round: 2) }
            for _ in won..<1_000 { tally.tallies[index].outcomes[1].record(round: 3) }
        }
        // Rows: the baseline was not asked, lost, won; columns: the other likewise.
        let won = PairedTable(counts: [0, 0, 0, 0, 380, 220, 0, 100, 300])
        let lost = PairedTable(counts: [0, 0, 0, 0, 300, 100, 0, 220, 380])
        tally.pairs[1].outcomes = [won, lost]
        tally.pairs[1].success = won
        tally.success?[0, 1] = won
        return StudyResult(
            study: study, settings: RunSettings(replicates: 1_000, seed: 1), tally: tally, trajectories: [nil, nil],
            stopped: .replicates,
            threads: 1, seconds: 1)
    }

    @Test("the difference, its interval and p, and the verdict")
    func difference() throws {
        let report = ComparisonReport(try Self.result())
        let won = try #require(report.differences.first { $0.kind == .outcome && $0.of == "won" })
        #expect(won.scenario == "helped" && won.title == "It is won" && won.verdict == .better)
        #expect(won.baselineValue == 0.4 && won.value == 0.52)
        #expect(abs(try #require(won.difference) - 0.12) < 1e-12)
        #expect(abs(try #require(won.lower) - 0.085453) < 1e-6)
        #expect(abs(try #require(won.upper) - 0.154068) < 1e-6)
        #expect(abs(try #require(won.p) - 1.682_020_210e-11) < 1e-19)
        #expect(report.ranking.map(\.name) == ["helped", "plain"])
        #expect(report.ranking.map(\.groups) == ["a", "b"])
    }

    @Test("the first page: the answer, what differs between the files, and every outcome")
    func firstPage() throws {
        let report = ComparisonReport(try Self.result())
        #expect(
            report.summary == ["52 of 100 futures succeed in 'helped', 40 in 'plain': better by 12 pp (9 – 15 pp)."])
        #expect(
            report.differing == [
                ScenarioDifference(scenario: "helped", key: "events.win.chance", baseline: "0.2", value: "0.3")
            ])
        let page = report.table(.firstPage, width: 100)
        #expect(page.contains(/\nWhat differs +In the baseline +In the scenario\nevents\.win\.chance +0\.2 +0\.3\n/))
        #expect(page.contains(/\nIt is won ✓ +40 % +52 % +\+12 pp +9 – 15 pp +better\n/))
        #expect(page.split(separator: "\n", omittingEmptySubsequences: false).count <= 41)
        #expect(!page.contains("\nNotes\n") && report.table(width: 100).contains("\nNotes\n"))
    }

    @Test("the table, to the letter")
    func table() throws {
        let page = ComparisonReport(try Self.result()).table(width: 140)
        let outcomes = try #require(page.firstMatch(of: /\nOutcomes\n((?:.+\n)+)/)).1
        #expect(
            outcomes == """
                             Probability  95 % interval  Difference  95 % interval         p   Width  Verdict
                It is won ✓
                  plain             40 %  37 – 43 %
                  helped            52 %  49 – 55 %          +12 pp    9 – 15 pp    < 0.0001  × 0.79  better
                lost
                  plain             60 %  57 – 63 %
                  helped            48 %  45 – 51 %          −12 pp  −15 – −9 pp    < 0.0001  × 0.79  lower

                """, "\(outcomes)")
    }

    @Test("CSV has the differences and the ranking, each row with the scenario that it is about")
    func csv() throws {
        let lines = ComparisonReport(try Self.result()).csv().split(separator: "\r\n").map(String.init)
        #expect(lines[0] == "scenario,section,name,round,date,statistic,value,lower,upper,title")
        func rows(_ beginning: String) -> [String] { lines.filter { $0.hasPrefix(beginning) } }
        #expect(
            rows("helped,differences,outcome won,,,difference,").first?.hasPrefix(
                "helped,differences,outcome won,,,difference,0.12,0.0854") == true)
        #expect(rows("helped,differences,outcome won,,,difference,").first?.hasSuffix(",outcome It is won") == true)
        #expect(
            rows("helped,differences,outcome won,,,baseline,") == [
                "helped,differences,outcome won,,,baseline,0.4,,,outcome It is won"
            ])
        #expect(rows("plain,outcomes,won,,,count,") == ["plain,outcomes,won,,,count,400,,,It is won"])
        #expect(rows("plain,ranking,plain,,,rank,") == ["plain,ranking,plain,,,rank,2,,,"])
        #expect(
            rows("plain,ranking,plain,,,probability,").first?.hasPrefix("plain,ranking,plain,,,probability,0.4,0.3694")
                == true)
        #expect(rows("plain,differences,").isEmpty)
    }
}
