import Testing

@Suite struct LearningTests {
    /// b makes the moves of `word` (o offer, h hold, w withdraw), a sees them.
    private static func moves(_ word: String, _ rest: String) -> String {
        func rule(_ move: Character) -> String {
            let rounds = word.enumerated().filter { $0.element == move }.map { "round == \($0.offset + 1)" }
            return rounds.isEmpty ? "false" : rounds.joined(separator: " or ")
        }
        return """
            strategies: { s: { offer: \(rule("o")), withdraw: \(rule("w")) } }
            actors: { a: { strategy: never_offer(), trust: 0.5 }, b: { strategy: s(), trust: 0.4 } }
            \(rest)
            """
    }

    @Test(arguments: [
        Example(
            "linear, the standard rates", rounds: 3, moves("ohw", "issues: { i: {} }"),
            [
                "trust(a, b)": ((0.5 + 0.1 * 0.5) - 0.1 * (0.5 + 0.1 * 0.5)) - 0.3
                    * ((0.5 + 0.1 * 0.5) - 0.1 * (0.5 + 0.1 * 0.5))
            ]),
        Example(
            "linear, by weight", rounds: 2,
            moves("oh", "learning: { gain: 0.25, loss: 0.25 }\nissues: { i: { weight: 2 } }"),
            ["trust(a, b)": 0.375, "trust(b, a)": 0.1]),
        Example(
            "trust stays in [0, 1]", rounds: 1, moves("o", "learning: { gain: 4, loss: 7 }\nissues: { i: {} }"),
            ["trust(a, b)": 1, "trust(b, a)": 0]),
        Example(
            "rates know who learns, who moved and on what", rounds: 1,
            moves(
                "o",
                "learning: { gain: \"if(self == a and other == b and issue == j, 0.5, 0)\", loss: 0 }\nissues: { i: {}, j: {} }"
            ),
            ["trust(a, b)": 0.75, "trust(b, a)": 0.4]),
        Example(
            "fade for every ordered pair", rounds: 2,
            "actors: { a: { trust: 0 }, b: { trust: 1 } }\nlearning: { fade: { toward: \"if(self == a, 0.5, 0)\", rate: 0.5 } }",
            ["trust(a, b)": 0.375, "trust(b, a)": 0.25]),
        Example(
            "what was misread is what teaches", rounds: 1,
            moves("o", "learning: { gain: 0.5, loss: 0.5 }\nissues: { i: { misread: { offer: 1 } } }"),
            ["trust(a, b)": 0.25]),
        Example(
            "no move teaches nothing", rounds: 3,
            """
            actors: { a: { strategy: always_offer() }, b: { strategy: never_offer() } }
            learning: { gain: 0.5, loss: 0.5 }
            issues: { i: { stands: 2, steps: 9 } }
            """, ["trust(b, a)": 0.875, "trust(a, b)": 0.0625]),
        Example(
            "bayesian: a move not listed teaches nothing", rounds: 3,
            moves("hwo", "learning: { rule: bayesian, likelihood: { offer: [0.75, 0.25] } }\nissues: { i: {} }"),
            ["trust(a, b)": 0.75]),
        Example(
            "bayesian: where both likelihoods are 0, trust stays", rounds: 2,
            moves(
                "wo",
                "learning: { rule: bayesian, likelihood: { offer: [0.75, 0.25], withdraw: [0, 0] } }\nissues: { i: {} }"
            ),
            ["trust(a, b)": 0.75]),
        Example(
            "bayesian: weight does not enter, fade does", rounds: 1,
            moves(
                "o",
                "learning: { rule: bayesian, likelihood: { offer: [0.75, 0.25] }, fade: { toward: 0, rate: 0.5 } }\nissues: { i: { weight: 7 } }"
            ),
            ["trust(a, b)": 0.375, "trust(b, a)": 0.2]),
        Example(
            "three actors learn of each other pair by pair", rounds: 1,
            """
            actors: { a: { strategy: always_offer() }, b: { strategy: never_offer() }, c: { strategy: always_offer() } }
            learning: { gain: 0.5, loss: 0.25 }
            issues: { i: {}, j: { parties: [c, a], steps: 4 } }
            """,
            [
                "trust(a, b)": 0.375, "trust(b, a)": 0.75, "trust(c, a)": 0.875, "trust(a, c)": 0.875,
                "trust(b, c)": 0.75, "trust(c, b)": 0.375,
            ]),
    ])
    func rules(_ example: Example) async throws { try await example.check() }
}
