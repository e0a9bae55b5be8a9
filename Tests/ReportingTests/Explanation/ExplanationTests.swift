import Foundation
import Scenarios
import Simulation
import TestSupport
import Testing

import Reporting

@Suite("Explanation")
struct ExplanationTests {
    private static let root = repository

    private func scenario(_ text: String) throws -> Scenario {
        let reading = readScenario(file: "test.yaml", text: Data(text.utf8), load: { _ in Data() })
        return try #require(reading.scenario, "\(reading.diagnostics.map(\.cause.message))")
    }

    private static let example = """
        detente: 1
        title: An example
        sources: [{ id: s1, title: A study }]
        clock: { rounds: 24, round: 1 month, start: 2026-01 }
        parameters:
          goodwill: { value: "normal(2, 3)", basis: data, source: s1, about: how it starts }
          doubled: { value: "2 * goodwill", basis: judgement }
          mixed: "mixture(1, normal(0, 1), 1, normal(10, 1))"
          a: "uniform(0, 1)"
          b: "uniform(0, 1)"
          sum: a + b
        correlations: [{ between: [a, b], rank: 0.9 }]
        actors:
          usa: { name: United States, strategy: "grit(3)", approval: "if(issue == arms, 0.5, 1)" }
          russia: { name: Russia, trust: "beta(2, 2)", strategy: { default: tit_for_tat(), arms: generous_tit_for_tat(0.2) } }
        issues: { arms: { title: Arms control, steps: 2 }, trade: { title: Trade } }
        state: { war: { start: 1, each_round: "war + normal(0, 0.1)", min: 0 } }
        events:
          leak: { rate: 1.2, draws: { severity: "beta(2, 4)" }, effects: ["trust(all, usa) *= 1 - severity", "war -= 0.1"] }
          turn: { at: 2026-11, when: chance(0.5), adopt: { usa: { trade: grim() } } }
        outcomes: { peace: { when: done(all), good: true }, rest: otherwise }
        """

    @Test(
        "says in words what each side does, what happens, and what numbers rest on",
        arguments: [
            "24 rounds of 1 month, from 2026-01 to 2027-12.",
            "United States (usa)",
            "Initial trust in United States, drawn once per replicate: beta(2, 2)",
            "On every issue: grit(3), built in",
            "0.5 if tries < 3 and lead < 3",
            "An offer on Arms control survives at home with probability 0.5",
            "On Arms control: generous_tit_for_tat(0.2), built in",
            "0.2 otherwise",
            "after an offer: t ← t + 0.1 · (1 − t)",
            "each round: war ← war + normal(0, 0.1)",
            "Expected number a year: 1.2",
            // 1 − exp(−1.2/12) = 0.09516; over 24 rounds 2.28.
            "Chance in a round: 1 − exp(−rate · 0.0833), 0.0952 on average. Expected: 2.28 over the whole horizon.",
            "Multiplies everyone's trust in United States by 1 - severity.",
            "Lowers war by 0.1.",
            "Happens in round 11 (2026-11).",
            "Only if chance(0.5).",
            "United States adopts grim() on Trade:",
            "peace: as soon as, at the end of a round, done(all). It counts as success.",
            "a and b are correlated: rank correlation 0.9.",
            "doubled = 2 * goodwill",
        ])
    func words(phrase: String) throws {
        let text = Explanation(try scenario(Self.example)).text(width: 400)
        let single = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(single.contains(phrase.split(separator: " ").joined(separator: " ")))
    }

    @Test("lists what rests on judgement alone, and what has no basis, apart")
    func bases() throws {
        let text = Explanation(try scenario(Self.example)).text(width: 200)
        let judgement = try #require(text.range(of: "What rests on judgement alone"))
        let baseless = try #require(text.range(of: "Numbers without any basis"))
        let alone = text[judgement.upperBound..<baseless.lowerBound]
        #expect(alone.contains("doubled") && !alone.contains("goodwill ="))
        #expect(
            text[baseless.upperBound...].contains("mixed = mixture")
                && !text[baseless.upperBound...].contains("doubled ="))
    }

    /// Normal quantiles: 2 ± 3 · 1.6449. Sampled ones lie, but for one time in 10⁶, within 4.9 standard errors of a quantile
    /// of 2,000 draws: √(0.05 · 0.95 / 2000) / density.
    @Test("quantiles are exact for a distribution, and sampled for what is composed")
    func quantiles() throws {
        let numbers = Explanation(try scenario(Self.example)).uncertainNumbers
        func number(_ name: String) throws -> Explanation.UncertainNumber {
            try #require(numbers.first { $0.name == name })
        }
        let goodwill = try number("goodwill")
        #expect(!goodwill.isSampled)
        let exact = try #require(goodwill.quantiles)
        let spread = 3 * 1.6448536
        let expected: [Double] = [2 - spread, 2, 2 + spread]
        for (quantile, expected) in zip(exact, expected) { #expect(abs(quantile - expected) < 1e-6) }
        let doubled = try number("doubled")
        #expect(doubled.isSampled)
        let sampled = try #require(doubled.quantiles)
        // Density of N(4, 6) at its 5 % quantile: 0.1031 / 6.
        let tolerance: Double = 4.9 * 0.00487 / (0.1031 / 6)
        for (quantile, half) in zip(sampled, exact) { #expect(abs(quantile - 2 * half) < tolerance) }
        let mixed = try #require(try number("mixed").quantiles)
        // A tenth of the lower component lies below the mixture's 5 % quantile: −1.2816, and 11.2816 by symmetry.
        #expect(abs(mixed[0] + 1.2816) < 0.3 && abs(mixed[2] - 11.2816) < 0.3)
        // Tied by 0.9 the sum of two uniforms is wider than of free ones, whose 5 % quantile is √(2 · 0.05) = 0.316.
        #expect(try #require(try number("sum").quantiles)[0] < 0.25)
        #expect(try number("leak, severity").quantiles != nil)
        #expect(try number("turn, when").quantiles == nil)
    }

    @Test("every shipped and accepted scenario can be told, listed and printed, and no line is wider than the page")
    func everyScenario() throws {
        for folder in ["scenarios", "Tests/Fixtures/Accepted"] {
            let directory = Self.root.appending(path: folder).path
            for name in try FileManager.default.contentsOfDirectory(atPath: directory).sorted()
            where name.hasSuffix(".yaml") {
                let file = directory + "/" + name
                let text = try Data(contentsOf: URL(fileURLWithPath: file))
                let reading = readScenario(
                    file: file, text: text, load: { try Data(contentsOf: URL(fileURLWithPath: $0)) })
                let scenario = try #require(reading.scenario, "\(name)")
                let told = Explanation(scenario).text(width: 80)
                #expect(told.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(name)")
                #expect(told.contains("One round, in order"))
                let listing = ScenarioListing(scenario).text
                for issue in scenario.issues { #expect(listing.contains("  \(issue.name):\n"), "\(name)") }
                let plan = Plan(lowering: scenario).description
                #expect(plan.contains("round, every round: "), "\(name)")
            }
        }
    }

    @Test("the listing has every default filled in")
    func listing() throws {
        let listing = ScenarioListing(try scenario(Self.example)).text
        for line in [
            "    stands: 1", "    weight: 1", "    channel: [talks]", "  gain: 0.1", "    limit: 1",
            "    milestone: true",
            "    title: \"Trade\"",
            "    approval: { arms: \"if(issue == arms, 0.5, 1)\", trade: \"if(issue == arms, 0.5, 1)\" }",
        ] { #expect(listing.contains(line + "\n"), "\(line)") }
    }

    @Test("the document is printed with the place of each piece")
    func documentListing() throws {
        var bag = DiagnosticBag()
        let text = "detente: 1\nclock: { rounds: 3 }\noutcomes:\n  rest: \"otherwise\"\n"
        let document = try #require(
            Document.read(file: "t.yaml", text: Data(text.utf8), load: { _ in Data() }, into: &bag))
        let lines = DocumentListing(document).text.split(separator: "\n").dropFirst().map {
            $0.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
        #expect(
            lines == [
                "detente: 1 # 1:1", "clock: # 2:1", "rounds: 3 # 2:10", "outcomes: # 3:1", "rest: \"otherwise\" # 4:3",
            ])
    }

    @Test("the plan is printed in a readable notation")
    func plan() throws {
        let text = Plan(lowering: try scenario(Self.example)).description
        #expect(text.contains("    issue.arms.level ← ") && text.contains("  all lanes:\n"))
        #expect(text.contains("setup, once when a replicate begins"))
    }
}
