import Statistics
import TestSupport
import Testing

/// Shares of offers and scores under noise, against their closed forms.
@Suite struct NoisyReciprocityTests {
    struct LongRun: Sendable, CustomTestStringConvertible {
        var row: String
        var column: String
        var slip: Double
        var share: Double
        /// The first's score a round.
        var score: Double?
        var testDescription: String { "\(row) / \(column), \(slip)" }
    }

    static let selfPlay: [LongRun] = {
        let table: [(String, [Double])] = [
            ("tit_for_tat()", [0.5, 0.5, 0.5]),
            ("generous_tit_for_tat(0.1)", [0.915254, 0.736842, 0.642857]),
            ("generous_tit_for_tat(1/3)", [0.971154, 0.875, 0.785714]),
            ("pavlov()", [0.970596, 0.8645, 0.756]),
            ("contrite_tit_for_tat()", [0.980392, 0.909091, 0.833333]),
            ("tit_for_two_tats()", [0.989897, 0.947192, 0.888568]),
        ]
        return table.flatMap { name, shares in
            zip([0.01, 0.05, 0.10], shares).map { LongRun(row: name, column: name, slip: $0, share: $1) }
        }
    }()

    static let mixed = [
        LongRun(row: "tit_for_tat()", column: "never_offer()", slip: 0.05, share: 0.0950, score: 1.1002),
        LongRun(row: "generous_tit_for_tat()", column: "never_offer()", slip: 0.05, share: 0.3800, score: 0.8010),
        LongRun(row: "generous_tit_for_tat()", column: "tit_for_tat()", slip: 0.05, share: 0.8261, score: 2.6923),
        LongRun(row: "tit_for_tat()", column: "pavlov()", slip: 0.05, share: 0.5, score: 2.25),
    ]

    /// Offers and scores of rounds 601–1000 (what came before is forgotten by then: the slowest chain here, tit for
    /// tat with ε = .01, forgets as .98^t), over independent replicates. Rounding of the table's digits is allowed for.
    /// 26 comparisons at |z| ≤ 5.5: a false alarm once in a million seeds.
    @Test(arguments: selfPlay + mixed)
    func longRun(_ example: LongRun) async throws {
        let skipped = 600
        let counted = 400.0
        let match = Match(
            row: example.row, column: example.column, rounds: 1000, slip: example.slip,
            more: """
                state:
                  offers_before: { start: 0, each_round: "if(round == \(skipped + 1), offers(row), offers_before)" }
                  score_before: { start: 0, each_round: "if(round == \(skipped + 1), score(row), score_before)" }
                """,
            measures: ["(offers(row) - offers_before) / \(counted)", "(score(row) - score_before) / \(counted)"])
        let played = try await ScenarioRun(match.text, replicates: 2000)
        func check(_ measure: String, _ exact: Double, digits: Double) throws {
            let error = try #require(try played.measure(measure).standardError)
            let mean = try played.mean(measure)
            #expect(abs(mean - exact) < 5.5 * error + digits)
        }
        try check("m0", example.share, digits: example.score == nil ? 5e-7 : 5e-5)
        if let score = example.score { try check("m1", score, digits: 5e-5) }
    }

    @Test("tit for tat against itself in round 10, and rounds 1 to 10") func states() async throws {
        let replicates = 400_000
        let both = ["offer", "offer"], first = ["offer", "hold"], second = ["hold", "offer"],
            neither = ["hold", "hold"]
        let match = Match(
            row: "tit_for_tat()", column: "tit_for_tat()", rounds: 10, slip: 0.05,
            measures: [both, first, second, neither].map {
                "move(row, match) == \($0[0]) and move(column, match) == \($0[1])"
            } + ["(offers(row) + offers(column)) / 20"])
        let played = try await ScenarioRun(match.text, replicates: replicates)
        for (measure, exact) in zip(
            ["m0", "m1", "m2", "m3", "m4"], [0.454733, 0.219606, 0.219606, 0.106055, 0.793095])
        {
            #expect(abs(try played.z(measure, exact)) < 5.5, "\(measure)")
        }
    }

    @Test(arguments: [
        ("generous_tit_for_tat(1/3)", 2.8605), ("tit_for_tat()", 2.28967), ("memory_one(1, 0, 0, 0)", 1.28025),
    ])
    func scores(_ strategy: String, _ exact: Double) async throws {
        let match = Match(
            row: strategy, column: strategy, rounds: 200, slip: 0.05, measures: ["(score(row) + score(column)) / 400"])
        let played = try await ScenarioRun(match.text, replicates: 20_000)
        let error = try #require(try played.measure("m0").standardError)
        #expect(abs(try played.mean("m0") - exact) < 5.5 * error + 5e-5)
    }

    @Test(arguments: [(0.01, 49.25), (0.05, 9.256)])
    func grim(_ slip: Double, _ exact: Double) async throws {
        // Rounds of mutual offers before the first slip: geometric, (1 − ε)² / (1 − (1 − ε)²).
        let survives = (1 - slip) * (1 - slip)
        #expect(abs(survives / (1 - survives) - exact) < 0.005)
        let match = Match(
            row: "grim()", column: "grim()", rounds: 2500, slip: slip,
            more:
                "state: { good: { start: 0, each_round: \"if(good == round - 2 and round > 1 and move(row, match) == offer and move(column, match) == offer, good + 1, good)\" } }",
            measures: ["good"])
        let played = try await ScenarioRun(match.text, replicates: 20_000)
        #expect(abs(try played.z("m0", survives / (1 - survives))) < 5.5)
    }
}
