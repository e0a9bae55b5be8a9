import Foundation
import Scenarios
import Simulation
import Testing

import Reporting

@Suite("Exact reports")
struct ExactReportTests {
    private static func scenario(_ text: String) throws -> Scenario {
        struct NoFile: Error {}
        let reading = readScenario(file: "test.yaml", text: Data(text.utf8)) { _ in throw NoFile() }
        return try #require(reading.scenario, "\(reading.diagnostics.map { "\($0)" })")
    }

    private static func report(_ text: String) throws -> Report {
        Report(try enumerateBranches(of: scenario(text)))
    }

    private static func refusal(_ text: String, _ limits: ExactLimits = ExactLimits()) throws -> String {
        let scenario = try scenario(text)
        do throws(ExactRefusal) {
            _ = try enumerateBranches(of: scenario, limits: limits)
        } catch {
            return error.text(for: scenario)
        }
        return "it can be done"
    }

    private static let coin = """
        detente: 1
        title: A coin
        clock: { rounds: 3 }
        parameters: { fair: "pick(0.25, 1, 0.75, 1)" }
        events: { head: { chance: fair, limit: 1 } }
        outcomes: { heads: { when: happened(head), good: true }, tails: otherwise }
        questions: { soon: { ask: happened(head), by: 1 }, never: { ask: "true", given: "false" } }
        measures: { fair: fair }
        expect: ["probability(heads) >= 0.78125", "probability(soon) < 0.5", "probability(never) > 0"]
        """

    @Test("the JSON has the keys of 'run' without counts and intervals, and 15 digits")
    func json() throws {
        let report = try Self.report(Self.coin).json()
        let text = report.replacing(/\s+/, with: " ")
        let document = try #require(try JSONSerialization.jsonObject(with: Data(report.utf8)) as? [String: Any])
        #expect(Set(document.keys).isSuperset(of: ["detente", "scenario", "run", "outcomes", "timeline", "measures"]))
        let run = try #require(document["run"] as? [String: Any])
        #expect(run["method"] as? String == "exact")
        #expect(run["states"] as? Int == 2)
        // (1 − .75³ + 1 − .25³) / 2.
        #expect(text.contains("\"name\": \"heads\", \"title\": \"heads\", \"probability\": 0.78125, \"good\": true"))
        #expect(!text.contains("\"lower\"") && !text.contains("\"count\""))
        #expect(text.contains(#"{ "name": "never", "title": "never", "asked": 0, "probability": null }"#))
    }

    @Test("claims hold or fail, at their bound too; only what is never asked is undecided")
    func expectations() throws {
        let report = try Self.report(Self.coin)
        #expect(report.expectations.map(\.verdict) == [.holds, .fails, .undecided])
        #expect(!report.expectationsHold)
    }

    @Test("the table has no intervals, and says what it is")
    func table() throws {
        let table = try Self.report(Self.coin).table(width: 100)
        #expect(table.hasPrefix("A coin (test.yaml)\nexact · at most 2 states · 3 rounds"))
        #expect(table.contains("heads ✓    78.1250 %"))
        #expect(table.contains("Exact: every branch was followed"))
        #expect(!table.contains("interval"))
        #expect(table.split(separator: "\n").allSatisfy { String($0).displayWidth <= 100 })
    }

    @Test("every draw that cannot be listed is named with its line and its fix")
    func draws() throws {
        let text = try Self.refusal(
            """
            detente: 1
            clock: { rounds: 3 }
            parameters:
              will: { value: "beta(2, 2)", for: actors, values: { usa: 0.5 } }
              many: poisson(1000000)
              tied: "pick(0, 1, 1, 1)"
              second: "pick(0, 1, 1, 1)"
              unused: normal(0, 1)
            correlations: [{ between: [tied, second], rank: 0.5 }]
            actors: { usa: { trust: "beta(2, 4)" }, russia: {} }
            channels: { talks: { gap: "exponential(2)" } }
            issues: { visas: { requires: "uniform(0, 1) < will(usa) + will(russia)", slip: 0.1 } }
            state: { war: { start: "uniform(0, 1)", each_round: "war + normal(0, tied + 0.1)" } }
            events: { leak: { chance: 0.1, draws: { harm: "uniform(0, 1)" }, effects: ["trust(all, all) *= harm"] } }
            outcomes: { far: { when: "war > many + second" }, through: { when: done(all) }, over: otherwise }
            """)
        #expect(
            text == """
                test.yaml: exact probabilities need draws whose values can be listed one by one; these 10 cannot:
                  the parameter 'will(russia)' (line 4): any number of a range; --set will.russia=… gives it a value
                  the parameter 'many' (line 5): whole numbers, but too many of them; --set many=… gives it a value
                  the parameter 'tied' (line 6): correlated with others by 'correlations'; --set tied=… gives it a value
                  the parameter 'second' (line 7): correlated with others by 'correlations'; --set second=… gives it a value
                  trust(usa, russia) at the start (line 10): any number of a range
                  'start' of the state variable 'war' (line 13): any number of a range
                  'gap' of the channel 'talks' (line 11): any number of a range
                  'harm', drawn by the event 'leak' (line 14): any number of a range
                  'each_round' of the state variable 'war' (line 13): any number of a range
                  'requires' of the issue 'visas' (line 12): any number of a range
                Give each a number, or a few values with weights ('pick(0.2, 1, 0.4, 2, 0.6, 1)'); 'detente run test.yaml' simulates it as it is.
                """)
    }

    private static let wide = """
        detente: 1
        clock: { rounds: 60 }
        actors: { a: { strategy: "random(0.3)" }, b: { strategy: "random(0.4)" } }
        issues: { x: { steps: unlimited } }
        outcomes: { over: otherwise }
        measures: { kept: "offers(a) - 2 * offers(b) + trust(a, b)" }
        """

    @Test("too many states: the message names what they differ in")
    func states() throws {
        let text = try Self.refusal(Self.wide, ExactLimits(memory: 8 << 20))
        #expect(text.hasPrefix("test.yaml: too many states for exact probabilities: round "))
        let lines = text.split(separator: "\n")
        #expect(lines[2].hasPrefix("  trust(a, b): "))
        #expect(text.contains("\n  offers(b, x): ") && text.contains("\n  offers(a, x): "))
        #expect(text.hasSuffix("'detente run test.yaml' simulates it as it is."))
    }

    @Test("too much work is refused likewise")
    func work() throws {
        let text = try Self.refusal(Self.wide, ExactLimits(work: 1e6))
        #expect(text.contains("more branches than can be followed"))
    }

    @Test(
        "columns in the scenario's own words",
        arguments: [
            (.trust(of: "usa", in: "russia"), "trust(usa, russia)"),
            (.level(of: nil, issue: "flights"), "level(flights)"),
            (.level(of: "usa", issue: "flights"), "level(usa, flights)"), (.last(event: "leak"), "rounds_since(leak)"),
            (.parameter(.parameter("worth", members: ["usa", "arms"])), "worth(usa, arms)"),
            (.parameter(.parameter("when")), "when"), (.state(.state("war")), "war"), (.score("usa"), "score(usa)"),
            (.minimum(ofState: .state("war", members: ["usa"])), "'min' of the state variable 'war(usa)'"),
            (.standsUntil(of: "usa", issue: "visas"), "how long usa's offer on 'visas' stands"),
            (
                .memory("calm", of: .strategy("gradual", of: "a", on: "x", position: 1)),
                "'calm', which a remembers on 'x'"
            ),
            (.activeStrategy(of: "a", issue: "x"), "the strategy that a follows on 'x'"),
            (.question("soon"), "the question 'soon'"),
            (.time(in: .question("soon", .ask)), "a time in the question 'soon'"),
        ] as [(ColumnContent, String)])
    func quantities(content: ColumnContent, words: String) {
        #expect(content.words == words)
    }

    @Test("a draw named by a word of the language is told from the key of that name, and has no mark")
    func wordsAsNames() throws {
        let text = try Self.refusal(
            """
            detente: 1
            clock: { rounds: 3 }
            parameters:
              start: normal(0, 1)
            state: { war: 0 }
            events:
              leak:
                chance: start + uniform(0, 1)
                draws:
                  when: "uniform(0, 1)"
                  effects: "uniform(0, 1)"
                effects: ["war += when + effects + normal(0, 1)"]
            outcomes: { far: { when: war > 1 }, over: otherwise }
            """)
        let lines = text.split(separator: "\n").dropFirst().dropLast()
        #expect(
            lines.joined(separator: "\n") == """
                  the parameter 'start' (line 4): any number of a range; --set start=… gives it a value
                  'chance' of the event 'leak' (line 7): any number of a range
                  'when', drawn by the event 'leak' (line 10): any number of a range
                  'effects', drawn by the event 'leak' (line 11): any number of a range
                  an effect of the event 'leak' (line 7): any number of a range
                """)
    }

    @Test("a difference that chance does not explain is reported")
    func difference() async throws {
        let scenario = try Self.scenario(Self.coin)
        let other = try Self.scenario(Self.coin.replacing("0.25, 1", with: "0.25, 3"))
        let exact = Report(try enumerateBranches(of: scenario))
        let same = Report(await simulate(scenario, settings: RunSettings(replicates: 20_000, seed: 3)))
        let different = Report(await simulate(other, settings: RunSettings(replicates: 20_000, seed: 3)))
        #expect(ExactComparison(exact: exact, simulated: same).agrees)
        let comparison = ExactComparison(exact: exact, simulated: different)
        #expect(!comparison.agrees)
        #expect(comparison.table().contains("differs"))
        #expect(comparison.json().contains("\"agrees\": false"))
    }
}
