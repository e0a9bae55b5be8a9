import Foundation
import Scenarios
import Simulation
import Statistics
import TestSupport
import Testing

/// docs/flagship.md: every number in its tables against the scenario that its row names.
@Suite("The page of the flagship")
struct FlagshipPageTests {
    /// A row of a table: `| … | Questions | ``name`` | 32 % |`, or with the scenario, and its settings, before the section.
    struct Row: CustomStringConvertible {
        var scenario: String
        var settings: [String]
        var section: String
        var name: String
        var value: Double
        /// Half a unit of the last digit that is printed.
        var rounding: Double
        var description: String { "\(scenario) \(settings), \(section) \(name): \(value)" }
    }

    static let rows: [Row] = {
        let page = (try? String(contentsOf: repository.appending(path: "docs/flagship.md"), encoding: .utf8)) ?? ""
        let pattern =
            /\|(?: \[([a-z-]+)\]\([^)]*\)(?:, `([^`]+)`)? \|)? ([A-Z][a-z]+) \| `([^`]+)` \| (\d+(?:\.(\d+))?)( %)? \|/
        return page.matches(of: pattern).compactMap { match in
            guard let value = Double(match.output.5) else { return nil }
            let unit = match.output.7 == nil ? 1.0 : 0.01
            let digits = match.output.6.map { $0.count } ?? 0
            return Row(
                scenario: match.output.1.map(String.init) ?? "us-russia",
                settings: match.output.2.map { $0.split(separator: " ").map(String.init) } ?? [],
                section: String(match.output.3), name: String(match.output.4), value: value * unit,
                rounding: 0.5 * unit / pow(10, Double(digits)))
        }
    }()

    @Test("the page has rows of every section, and of every small scenario from the sources")
    func complete() {
        #expect(
            Set(Self.rows.map(\.section)).isSuperset(
                of: ["Outcomes", "Questions", "Measures", "Issues", "Events", "Delays", "Sweep"]))
        #expect(Self.rows.count >= 90)
        #expect(
            Set(Self.rows.map(\.scenario)) == [
                "us-russia", "rounds-of-consultations", "irritants", "linkage", "tests-of-intent", "delay-and-mistrust",
                "pathways", "outside-options", "chapters",
            ])
    }

    private func success(_ run: ScenarioRun) throws -> Double {
        let good = run.scenario.outcomes.filter(\.isGood).map(\.name)
        return Double(try good.reduce(0) { try $0 + run.count($1) }) / Double(run.tally.replicates)
    }

    /// What a run says where a row points; and in how many replicates it was asked.
    private func found(_ row: Row, in run: ScenarioRun) throws -> (value: Double, asked: Int) {
        let all = run.tally.replicates
        func share(_ count: Int) -> (Double, Int) { (Double(count) / Double(all), all) }
        switch row.section {
        case "Outcomes", "Sweep":
            if row.name == "success" || row.section == "Sweep" { return (try success(run), all) }
            return share(try run.count(row.name))
        case "Questions":
            let question = try run.question(row.name)
            return (Double(question.count) / Double(question.asked), question.asked)
        case "Measures": return (try run.mean(row.name), all)
        case "Issues": return share(try run.issue(row.name).done.total)
        case "Events": return share(try run.event(row.name).first.total)
        default:
            let words = row.name.split(separator: " ").map(String.init)
            let held = try run.issue(words[0]).heldUp
            let counts = [
                "closed": held.closed, "off_agenda": held.offAgenda, "held:usa": held.held[0],
                "held:russia": held.held[1],
            ]
            return (Double(try #require(counts[words[1]])) / Double(held.rounds), all)
        }
    }

    /// The page's numbers are of more replicates: these 1,000 may differ by 5 points, a measure by a tenth.
    @Test("the flagship's numbers are those of a run")
    func flagship() async throws {
        var runs: [[String]: ScenarioRun] = [:]
        for row in Self.rows where row.scenario == "us-russia" {
            let settings = row.section == "Sweep" ? row.name.split(separator: " ").map(String.init) : row.settings
            let scenario = try scenarioAt("scenarios/us-russia.yaml", set: settings)
            if runs[settings] == nil { runs[settings] = try await ScenarioRun(scenario, replicates: 1_000) }
            let (value, asked) = try found(row, in: try #require(runs[settings]))
            // Some questions are asked in few replicates.
            let tolerance =
                row.section == "Measures" ? 0.1 * row.value : max(0.05, 2 / Double(asked).squareRoot())
            #expect(abs(value - row.value) <= tolerance, "\(row), not \(value)")
        }
    }

    @Test("the small scenarios' numbers are exact to the last digit")
    func small() throws {
        var runs: [String: ExactRun] = [:]
        for row in Self.rows where row.scenario != "us-russia" && row.scenario != "rounds-of-consultations" {
            let key = "\(row.scenario) \(row.settings)"
            let run = try runs[key] ?? library(row.scenario, set: row.settings)
            runs[key] = run
            let value: Double
            switch row.section {
            case "Questions": value = try run.question(row.name)
            case "Measures": value = try run.mean(row.name)
            case "Issues": value = try run.issue(row.name).done.total
            case "Events": value = try run.event(row.name).first.total
            default: value = try run.outcome(row.name).total
            }
            #expect(abs(value - row.value) <= row.rounding * 1.001, "\(row), not \(value)")
        }
    }

    /// Its gaps cannot be listed one by one; 100,000 replicates have standard errors of .0016 and .01.
    @Test("the number of rounds is that of a run")
    func rounds() async throws {
        let rows = Self.rows.filter { $0.scenario == "rounds-of-consultations" }
        #expect(rows.count >= 2)
        let run = try await ScenarioRun(libraryScenario("rounds-of-consultations"), replicates: 100_000)
        for row in rows {
            let value = try found(row, in: run).value
            let tolerance = row.rounding + (row.section == "Measures" ? 0.05 : 0.008)
            #expect(abs(value - row.value) <= tolerance, "\(row), not \(value)")
        }
    }
}
