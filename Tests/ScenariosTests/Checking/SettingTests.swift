import Scenarios
import Testing

private let text = """
    detente: 1
    clock: { rounds: 24 }
    parameters:
      goodwill: beta(2, 3)
      push: { value: 0.2, choices: [0.2, 0.4] }
      other_one: normal(0, 1)
      worth: { for: [actors, issues], value: 0.5, values: { usa: { arms: 0.9 }, russia: 0.3 } }
    correlations: [{ between: [goodwill, other_one], rank: 0.4 }]
    actors: { usa: , russia: }
    issues: { arms: , trade: }
    outcomes: { agreed: "goodwill + push + worth(usa, arms) > other_one", open: otherwise }
    """

@Suite("Settings from the command line")
struct SettingTests {
    private func values(_ settings: [String]) throws -> [String: [Double?]] {
        let scenario = try #require(read(text, settings: settings).reading.scenario)
        return Dictionary(
            uniqueKeysWithValues: scenario.parameters.map { parameter in
                (parameter.name, parameter.members.map { $0.constant(rounds: 24)?.number })
            })
    }

    @Test("a setting replaces a value, a family's value, or a member")
    func replaces() throws {
        #expect(try values([])["worth"] == [0.9, 0.5, 0.3, 0.3])
        #expect(try values(["push=0.4"])["push"] == [0.4])
        #expect(try values(["push = 1 / 4"])["push"] == [0.25])
        #expect(try values(["worth=0.1"])["worth"] == [0.9, 0.1, 0.3, 0.3])
        #expect(try values(["worth.usa.arms=1"])["worth"] == [1, 0.5, 0.3, 0.3])
        #expect(try values(["worth.russia.trade=1"])["worth"] == [0.9, 0.5, 0.3, 1])
        #expect(try values(["worth.usa=0"])["worth"] == [0, 0, 0.3, 0.3])
        #expect(try values(["worth=0.1", "worth.usa.arms=push", "push=0.5"])["push"] == [0.5])
    }

    @Test("a parameter that is made constant loses its tie, with a warning")
    func ties() throws {
        let (reading, rendered) = read(text, settings: ["push=0.3", "goodwill=0.4"])
        // It is kept for the luck of the other: see 'a sweep does not change the luck'.
        #expect(try #require(reading.scenario).correlations.map(\.isDropped) == [true])
        #expect(
            rendered == """
                --set:2:10: warning: 'goodwill' is set to '0.4', so its correlation is dropped
                    2 | goodwill=0.4
                      |          ^^^

                """)
        #expect(read(text, settings: ["goodwill=beta(3, 3)"]).reading.scenario?.correlations.count == 1)
    }

    @Test(
        "mistakes in settings are placed in them",
        arguments: [
            ("godwill=1", "--set:1:1: error: no parameter 'godwill' to set"),
            ("goodwill", "--set:1:1: error: 'goodwill' is not a setting"),
            ("=1", "--set:1:1: error: '=1' is not a setting"),
            ("goodwill=", "--set:1:10: error: an expression is missing"),
            ("goodwill=normal(0, -1)", "--set:1:10: error: normal(0, -1) is impossible"),
            ("goodwill.usa=1", "--set:1:1: error: 'goodwill' is a single parameter"),
            ("worth.china.arms=1", "--set:1:1: error: unknown actor 'china'"),
            ("push=trust(usa, russia)", "--set:1:6: error: trust(usa, russia) cannot be used in a parameter"),
        ])
    func mistakes(setting: String, expected: String) {
        let (reading, rendered) = read(text, settings: [setting])
        #expect(reading.scenario == nil)
        #expect(rendered.hasPrefix(expected), "\(rendered)")
    }
}
