import Detente
import Foundation
import Reporting
import Scenarios
import Simulation
import Testing

/// The scenarios that teach: `scenarios/library`, and the recipes of docs/cookbook.md.
///
/// The answers of the library are compared with their witnesses in `Tests/KnownAnswersTests/Library`.
@Suite("The library and the cookbook")
struct LibraryTests {
    static let folder = Documentation.root.appending(path: "scenarios/library")

    static let files = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
        .filter { $0.hasSuffix(".yaml") }.sorted()

    @Test("each file is short, states where its numbers come from, has no warning, and none of its claims fails")
    func files() async throws {
        #expect(Self.files.count >= 10)
        for name in Self.files {
            let file = Self.folder.appending(path: name)
            let lines = try String(contentsOf: file, encoding: .utf8).count { $0 == "\n" }
            #expect(lines <= 60, "\(name)")
            let checked = try CheckedScenario(contentsOf: file.path)
            #expect(checked.warnings.warnings == 0, "\(name)")
            let scenario = checked.scenario
            #expect(scenario.title != nil && scenario.description != nil && !scenario.sources.isEmpty, "\(name)")
            #expect(!scenario.expectations.isEmpty, "\(name)")
            for parameter in scenario.parameters {
                #expect(parameter.basis != nil && parameter.about != nil, "\(name): \(parameter.name)")
            }
            let report = try await checked.simulate(RunSettings(replicates: 1000, level: 0.9999))
            for claim in report.expectations { #expect(claim.verdict != .fails, "\(name): \(claim)") }
        }
    }

    @Test("the page of the library has a row for each file")
    func rows() throws {
        let page = try Page("README.md", in: Self.folder)
        for name in Self.files { #expect(page.text.contains("\n| [`\(name)`](\(name)) |"), "\(name)") }
    }

    @Test("'detente explain' finds no number without a basis in the flagship's rules")
    func basis() throws {
        let flagship = Documentation.root.appending(path: "scenarios/us-russia.yaml")
        let text = Explanation(try CheckedScenario(contentsOf: flagship.path).scenario).text()
        #expect(text.contains("\nWhat rests on judgement alone\n"))
        #expect(!text.contains("\nNumbers without any basis\n"))
    }

    static let recipes = Documentation.blocks.filter { $0.place.hasPrefix("cookbook.md:") && $0.language == "yaml" }

    @Test("each recipe is a scenario whose claims hold exactly", arguments: recipes)
    func recipe(block: FencedBlock) throws {
        let name = try #require(block.word("name"))
        let checked = try CheckedScenario(ScenarioText(Data(block.text.utf8), named: name))
        let report = try checked.exact()
        #expect(!report.expectations.isEmpty)
        for claim in report.expectations { #expect(claim.verdict == .holds, "\(name): \(claim)") }
    }

    @Test("there is a recipe below every heading")
    func headings() throws {
        let page = try #require(try Documentation.pages().first { $0.name == "cookbook.md" })
        let headings = page.text.matches(of: /(?m)^## ./).count
        #expect(headings >= 12)
        #expect(Self.recipes.count == headings)
    }
}
