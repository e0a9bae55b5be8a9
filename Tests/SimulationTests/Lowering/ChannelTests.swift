import Statistics
import TestSupport
import Testing

@Suite struct ChannelTests {
    /// `code`: in hexadecimal digits, the rounds of the meetings.
    private static func meetings(_ channel: String) -> String {
        """
        \(twoActors)
        channels: { c: { \(channel) } }
        state: { code: { start: 0, each_round: "if(met(c), code * 16 + round - 1, code)" } }
        """
    }
    private static let fiveIssues = "issues: { p: { steps: 1 }, q: { steps: 9 }, r: { steps: 9 }, s: { steps: 9 } }"

    @Test(arguments: [
        Example(
            "every round", rounds: 5, meetings(""), ["code": 0x1234, "meetings(c)": 5, "rounds_since_meeting(c)": 0]),
        Example(
            "a gap", rounds: 11, meetings("gap: 3"), ["code": 0x369, "meetings(c)": 3, "rounds_since_meeting(c)": 2]),
        Example("a gap and a first", rounds: 11, meetings("gap: 3, first: 2"), ["code": 0x258, "met(c)": 1]),
        Example("a gap is rounded, halves up", rounds: 11, meetings("gap: 2.5, first: 1.5"), ["code": 0x258]),
        Example("a gap is at least 1", rounds: 5, meetings("gap: 0.01"), ["code": 0x1234]),
        Example("an infinite gap ends the meetings", rounds: 5, meetings("gap: 1/0, first: 2"), ["code": 0x2]),
        Example(
            "a gap is drawn at each meeting", rounds: 10, meetings("gap: meetings(c) + 1, first: 1"), ["code": 0x1247]),
        Example("meets", rounds: 7, meetings("meets: round % 3 == 0"), ["code": 0x36, "rounds_since_meeting(c)": 1]),
        Example(
            "what never met is infinitely long ago", rounds: 3, meetings("meets: 0"),
            ["meetings(c)": 0, "rounds_since_meeting(c) == 1/0": 1, "met(c)": 0]),
        Example(
            "all open issues", rounds: 3, "\(twoActors)\nchannels: { c: {} }\n" + fiveIssues,
            ["offers(a, p)": 1, "offers(a, q)": 3, "offers(a, s)": 3]),
        Example(
            "first_open", rounds: 4, "\(twoActors)\nchannels: { c: { agenda: first_open } }\n" + fiveIssues,
            ["offers(a, p)": 1, "offers(a, q)": 3, "offers(a, r)": 0]),
        Example(
            "the first n open", rounds: 4, "\(twoActors)\nchannels: { c: { agenda: 2 } }\n" + fiveIssues,
            ["offers(a, p)": 1, "offers(a, q)": 4, "offers(a, r)": 3, "offers(a, s)": 0]),
        Example(
            "rotate takes the next open issue after the last one taken", rounds: 6,
            "\(twoActors)\nchannels: { c: { agenda: rotate } }\n" + fiveIssues,
            ["offers(a, p)": 1, "offers(a, q)": 2, "offers(a, r)": 2, "offers(a, s)": 1]),
        Example(
            "rotate goes on from the last one taken, meeting or not, open or not", rounds: 6,
            """
            \(twoActors)
            channels: { c: { agenda: rotate, meets: round != 2 } }
            issues: { q: { steps: 9 }, r: { steps: 9, requires: round != 3 }, s: { steps: 9 } }
            """, ["offers(a, q)": 2, "offers(a, r)": 1, "offers(a, s)": 2]),
        Example(
            "an issue on several channels is on the agenda when any puts it there", rounds: 6,
            """
            \(twoActors)
            channels: { c: { meets: round % 2 == 0 }, d: { meets: round % 3 == 0 } }
            issues: { i: { steps: unlimited, channel: [d, c] }, j: { steps: unlimited, channel: none }, k: { steps: unlimited } }
            """, ["offers(a, i)": 4, "offers(a, j)": 6, "offers(a, k)": 3]),
        Example(
            "an issue is on the first channel whose parties include its own", rounds: 4,
            """
            actors: { a: { strategy: always_offer() }, b: { strategy: always_offer() }, c: { strategy: always_offer() } }
            channels: { ab: { parties: [a, b], meets: round == 1 }, any: { meets: round > 1 } }
            issues: { i: { parties: [a, b], steps: 9 }, j: { steps: 9 }, k: { parties: [b, c], steps: 9 } }
            """, ["offers(a, i)": 1, "offers(a, j)": 3, "offers(c, k)": 3]),
        Example(
            "without channels, `talks` meets every round", rounds: 2,
            "\(twoActors)\nissues: { i: { steps: 9, channel: talks } }", ["offers(a)": 2]),
    ])
    func rules(_ example: Example) async throws { try await example.check() }

    @Test("random: one open issue a meeting, each as likely") func random() async throws {
        let played = try await ScenarioRun(
            scenarioText(
                rounds: 6,
                """
                \(twoActors)
                channels: { c: { agenda: random } }
                issues: { i: { steps: 9 }, closed: { requires: false }, j: { steps: 9 }, k: { steps: 9 } }
                """, measures: ["offers(a, i)", "offers(a, j)", "offers(a, k)", "offers(a)", "offers(a, closed)"]),
            replicates: 40_000)
        for measure in ["m0", "m1", "m2"] { #expect(abs(try played.z(measure, 2)) < 5.5) }
        #expect(try played.value("m3") == 6)
        #expect(try played.value("m4") == 0)
        // Binomial(6, 1/3): variance 4/3; a sample variance of 40,000 strays by less than 1 %, standard error.
        let spread = try #require(try played.measure("m0").standardDeviation)
        #expect(abs(spread * spread - 4.0 / 3) < 0.055)
    }

    @Test("two channels draw their random issues apart") func twoRandom() async throws {
        let played = try await ScenarioRun(
            scenarioText(
                rounds: 1,
                """
                \(twoActors)
                channels: { c: { agenda: random }, d: { agenda: random } }
                issues: { i: { steps: 9, channel: [c, d] }, j: { steps: 9, channel: [c, d] } }
                """, measures: ["offers(a)"]), replicates: 40_000)
        // One issue where both take the same, else two.
        #expect(abs(try played.z("m0", 1.5)) < 5.5)
    }

    @Test(
        "a gap that had begun is the same, however a factor that is known is written",
        arguments: [
            "poisson(3) / (0 + 1)", "(2 - 1) * poisson(3)", "poisson(3) / (rounds - 8)", "poisson(3) / one",
            "one * poisson(3)",
        ])
    func knownFactor(gap: String) async throws {
        func meetings(_ gap: String) async throws -> [Double] {
            try await ScenarioRun(
                scenarioText(
                    rounds: 9,
                    """
                    \(twoActors)
                    parameters: { one: 1 }
                    channels: { c: { gap: "\(gap)", last_met: -2 } }
                    issues: { i: { steps: 9, channel: c } }
                    """, measures: ["meetings(c)", "rounds_since_meeting(c)"]), replicates: 200
            ).rows(["m0", "m1"]).flatMap { $0 }
        }
        #expect(try await meetings(gap) == meetings("poisson(3)"))
    }

    @Test("a gap may ask when a channel met that is written later: before the start, too")
    func laterChannel() async throws {
        let run = try await ScenarioRun(
            scenarioText(
                rounds: 10,
                """
                \(twoActors)
                channels: { c: { gap: rounds_since_meeting(d) }, d: { meets: 0, last_met: -3 } }
                issues: { i: { steps: 9, channel: c } }
                """, measures: ["meetings(c)", "rounds_since_meeting(c)"]))
        // 0 − (−3) rounds to the first meeting, and 3 − (−3) more to the second, in round 9.
        #expect(try run.value("m0") == 2 && run.value("m1") == 1)
    }
}
