import Scenarios
import Simulation
import Statistics
import TestSupport
import Testing

/// A value that is not a number ends its replicate; a probability outside its range is cut; both are counted.
@Suite struct FaultTests {
    @Test(arguments: [
        ("x / x", 0.0), ("log(x)", -1), ("sqrt(x)", -1), ("1/x - 1/x", 0), ("x * (1/0)", 0), ("(0 - 1) ^ x", 0.5),
        ("x % 0", 1),
        ("logit(x)", 2), ("if(x / 0 * 0 > 1, 1, 2)", 0), ("normal(0, x)", -1), ("uniform(x, 0)", 1), ("gamma(x, 1)", 0),
        ("beta(x, 1)", -2),
        ("poisson(x)", -1), ("binomial(x, 0.5)", -1), ("binomial(3, x)", 2), ("exponential(x)", -1),
        ("triangular(0, x, 1)", 2),
        ("truncated(normal(0, 1), 1, x)", 0), ("pick(1, x, 2, 1)", -1), ("geometric(x)", 0),
        ("empirical(log(x), log(x))", -1),
        ("lognormal_between(x, 1)", -1), ("mixture(x, normal(0, 1), 1, normal(1, 1))", -1),
    ])
    func faults(_ expression: String, _ start: Double) async throws {
        // x becomes what makes it fail in round 3 only, and in half of the replicates.
        let played = try await ScenarioRun(
            scenarioText(
                rounds: 5,
                """
                parameters: { bad: { value: chance(0.5) } }
                state:
                  x: { start: \(start) }
                  y: { start: 1, each_round: "if(bad and round == 3, \(expression), 7)" }
                """, measures: ["y"]), replicates: 200)
        #expect(played.faults.values.reduce(0, +) == played.tally.faults.total)
        #expect(played.tally.faults.counts[3] == played.tally.faults.total, "\(played.tally.faults)")
        #expect((60...140).contains(played.tally.faults.total))
        #expect(try played.count("over") + played.tally.faults.total == 200)
        #expect(try played.measure("m0").moments.count == played.count("over"))
    }

    /// Wherever a number may be written: E is not a number.
    @Test(arguments: [
        ("a trust", "trust: E"), ("an approval", "approval: E"), ("an argument", "strategy: random(E)"),
        ("a gain", "gain: E"),
        ("a loss", "loss: E"), ("a fade", "fade: { toward: 0, rate: E }"), ("a meeting", "meets: E"),
        ("a gap", "gap: E"),
        ("a first meeting", "gap: 2, first: E"), ("stands", "stands: E"), ("expires", "expires: E"),
        ("a weight", "weight: E"),
        ("a slip", "slip: E"), ("a misreading", "misread: E"), ("a start of a state", "start: E"),
        ("a state", "each_round: E"),
        ("at", "at: E"), ("chance", "chance: E"), ("rate", "rate: E"), ("a delay", "after: true, delay: E"),
        ("a draw", "chance: 1, draws: { d: E }, effects: [\"x += d\"]"),
        ("an effect on a level", "chance: 1, effects: [\"level(i) += E\"]"),
        ("an effect on trust", "chance: 1, effects: [\"trust(all, all) = E\"]"),
        ("an effect on a score", "chance: 1, effects: [\"score(a) -= E\"]"),
        ("an effect on a state", "chance: 1, effects: [\"x = E\"]"), ("an outcome", "when: E > 0"),
        ("a question", "ask: E > 0"),
        ("what is given", "ask: true, given: E > 0"), ("a requirement", "requires: E > 0"),
        ("a guard", "chance: 1, when: E > 0"),
    ])
    func everywhere(_ place: String, _ text: String) async throws {
        let text = text.replacing("E > 0", with: "\"log(-1 - u) > 0\"").replacing(
            "\"level(i) += E\"", with: "\"level(i) += log(-1 - u)\""
        )
        .replacing("= E\"", with: "= log(-1 - u)\"").replacing(" E", with: " \"log(-1 - u)\"").replacing(
            "random(E)", with: "\"random(log(-1 - u))\"")
        func part(_ keys: [String], _ usual: String) -> String { keys.contains { text.hasPrefix($0) } ? text : usual }
        let event = part(["at:", "chance:", "rate:", "after:"], "chance: 0.5")
        let played = try await ScenarioRun(
            """
            detente: 1
            clock: { rounds: 4, round: 1 month }
            parameters: { u: "uniform(0, 1)" }
            actors: { a: { \(part(["trust", "approval", "strategy"], "strategy: random(0.5)")) }, b: { strategy: always_offer() } }
            learning: { \(part(["gain", "loss", "fade"], "gain: 0.1")) }
            channels: { c: { \(part(["meets", "gap"], "meets: 0.9")) } }
            issues: { i: { steps: 9, \(part(["stands", "expires", "weight", "slip", "misread", "requires"], "slip: 0.1")) } }
            state: { x: { start: 0 }, y: { \(part(["start", "each_round"], "start: 1").replacing("each_round", with: "start: 0, each_round")) } }
            events: { e: { \(event) } }
            outcomes: { odd: { \(part(["when"], "when: x > 100")) }, over: otherwise }
            questions: { q: { \(part(["ask"], "ask: done(i)")) } }
            measures: { t: "trust(a, b) + trust(b, a)", l: level(i), s: score(a), xy: x + y, n: meetings(c) }
            """, replicates: 400)
        // An approval is asked only where there is an offer, and all that has to do with moves only where there is a meeting.
        let faults = played.tally.faults.total
        let rarely = ["an argument", "an approval", "a slip", "a misreading", "a gain", "a loss", "a weight"]
        let least = rarely.contains(place) ? 300 : 400
        #expect(faults >= least && faults <= 400, "\(played.faults)")
    }

    @Test("a level beyond all bounds is no trap", arguments: ["1/0", "1e300", "-1/0", "1e18"])
    func hugeLevels(_ change: String) async throws {
        let played = try await ScenarioRun(
            scenarioText(
                rounds: 3,
                """
                actors: { a: { strategy: never_offer() }, b: { strategy: "grit(initiative = 0)" } }
                issues: { i: { steps: unlimited }, j: { steps: 3 }, k: { steps: unlimited, advance: separately } }
                events: { e: { at: 2, effects: ["level(i) += \(change)", "level(j) += \(change)", "level(a, k) += \(change)"] } }
                """, measures: ["level(j)", "level(i) >= 0"]), replicates: 10)
        #expect(try played.value("m0") == (change.hasPrefix("-") ? 0 : 3))
        #expect(try played.value("m1") == 1)
        #expect(try played.count("over") == 10)
    }

    @Test("a comparison with what is not a number is a fault", arguments: ["<", "<=", ">", ">=", "==", "!="])
    func comparisons(_ sign: String) async throws {
        let text = """
            state: { x: { start: 0 } }
            outcomes: { odd: { when: "x / x \(sign) 1" }, over: otherwise }
            """
        let played = try await ScenarioRun(scenarioText(rounds: 3, text), replicates: 10)
        #expect(played.tally.faults.counts[1] == 10)
        #expect(try played.count("odd") == 0)
        #expect(try played.count("over") == 0)
    }

    @Test("a fault is no outcome, and questions and measures leave it out") func leftOut() async throws {
        let text = """
            detente: 1
            clock: { rounds: 4 }
            parameters: { bad: chance(0.5) }
            state: { x: { start: 0, each_round: "if(bad and round == 2, 0/0 * x, 1)" } }
            outcomes: { over: otherwise }
            questions: { q: { ask: round == 1, by: 3 }, r: { ask: true, given: bad } }
            measures: { m: "if(round == 4, log(0 - x), 1)", n: "1/0", k: round }
            """
        let played = try await ScenarioRun(text, replicates: 100)
        let over = try played.count("over")
        #expect(over > 0 && over < 100)
        #expect(try played.question("q").asked == over)
        #expect(try played.question("q").count == over)
        #expect(try played.question("r").asked == 0)
        #expect(try played.measure("m").leftOut == over)
        #expect(try played.measure("m").moments.count == 0)
        #expect(try played.measure("n").leftOut == 0)
        #expect(try played.values("n").allSatisfy { $0 == .infinity })
        #expect(try played.value("k") == 4)
    }

    @Test(arguments: [
        Example(
            "if, and, or do not ask what they need not", rounds: 2,
            """
            state:
              x: { start: 0 }
              y: { start: 0, each_round: "if(x > 0, log(x - 5), 3)" }
              z: { start: 0, each_round: "if(x != 0 and x / x > 0, 1, 2)" }
              w: { start: 0, each_round: "if(x == 0 or x / x > 0, 4, 5)" }
              v: { start: 0, each_round: "if(not (x == 0) and (1 > 2 or log(x - 1) > 0), 1, if(x == 0, 6, x / x))" }
            """, ["y": 3, "z": 2, "w": 4, "v": 6]),
        Example(
            "infinity is legal", rounds: 2,
            "state: { x: { start: 0 }, y: { start: 0, each_round: 1 / x }, z: { start: 0, each_round: \"-1 / x\" }, w: { start: 0, each_round: exp(1000 + x) } }",
            ["y == 1/0": 1, "z == -1/0": 1, "w > 1e308": 1, "1 / y": 0, "min(y, 3)": 3]),
        Example(
            "arithmetic", rounds: 1, "state: { x: { start: 7 }, y: { start: 0.5 } }",
            [
                "-7 % 3": 2, "-x % 3": 2, "x % -3": -2, "7 % 3": 1, "5.5 % 2": 1.5, "2 ^ -1": 0.5, "-2 ^ 2": -4,
                "2 ^ 3 ^ 2": 512,
                "nearest(-2.5)": -3, "nearest(2.5)": 3, "nearest(x + y)": 8, "nearest(-x - y)": -8,
                "nearest(0.49999999999999994)": 0,
                "floor(-y)": -1, "abs(-x)": 7, "clamp(x, 0, 1)": 1, "clamp(-x, 0, 1)": 0, "clamp(y, 0, 1)": 0.5,
                "min(3, x, 1)": 1,
                "max(3, x, 1)": 7, "logistic(0)": 0.5, "logit(y)": 0, "logistic(logit(y) + 1000)": 1,
                "logistic(-1000)": 0,
                "1 + (x > 3)": 2, "x > 3 and y < 1": 1, "not x > 3 or y > 1": 0, "sqrt(x + 2)": 3,
                "exp(log(x)) - x < 1e-12": 1,
                "10 - 3 - 2": 5, "12 / 3 / 2": 2, "2 * 3 % 4": 2, "-x + 1": -6, "1 == 1 and 2 != 3": 1,
            ]),
    ])
    func values(_ example: Example) async throws { try await example.check() }

    @Test("a probability is cut to [0, 1] and counted") func clamps() async throws {
        let played = try await ScenarioRun(
            scenarioText(
                rounds: 4,
                """
                strategies: { s: { offer: high, withdraw: low } }
                actors: { a: { strategy: s(), approval: high }, b: { strategy: never_offer() } }
                state: { high: { start: 1.5 }, low: { start: -0.5 }, fine: { start: 1 } }
                channels: { c: { meets: high + 1 } }
                issues: { i: { steps: 9, slip: { hold: low } } }
                events: { e: { chance: low }, f: { chance: high * 2 }, g: { chance: fine } }
                """, measures: ["offers(a)", "meetings(c)", "times(e)", "times(f)", "times(g)"]), replicates: 10)
        #expect(try played.value("m0") == 4)
        #expect(try played.value("m1") == 4)
        #expect(try played.value("m2") == 0)
        #expect(try played.value("m3") == 4)
        #expect(try played.value("m4") == 4)
        #expect(played.clamps["high + 1"] == 40)
        #expect(played.clamps["high * 2"] == 40)
        #expect(played.clamps["fine"] == nil)
        // `high` as an offer and as an approval, each of a, four rounds.
        #expect(played.clamps["high"] == 80)
        #expect(played.faults.isEmpty)
    }

    @Test("likelihoods and chances from rates are cut and counted") func moreClamps() async throws {
        let played = try await ScenarioRun(
            """
            detente: 1
            clock: { rounds: 4, round: 1 year }
            actors: { a: { strategy: never_offer() }, b: { strategy: always_offer() } }
            learning: { rule: bayesian, likelihood: { offer: [high, 0.5] } }
            issues: { i: { steps: 9 } }
            state: { high: { start: 1.5 }, low: { start: -0.5 } }
            events: { e: { rate: low } }
            outcomes: { over: otherwise }
            measures: { t: "trust(a, b)", e: times(e) }
            """, replicates: 10)
        // Odds double with each of four offers: 16 to 1.
        #expect(abs(try played.value("t") - 16.0 / 17) < 1e-15)
        #expect(try played.value("e") == 0)
        #expect(played.clamps["high"] == 40)
        #expect(played.clamps["low"] == 40)
    }

    @Test("a chance outside [0, 1] is cut and counted when drawn") func chances() async throws {
        let played = try await ScenarioRun(
            scenarioText(
                rounds: 3,
                "state: { p: { start: 1.25 }, n: { start: 0, each_round: n + chance(p) + chance(p - 2) } }",
                measures: ["n"]), replicates: 10)
        #expect(try played.value("m0") == 3)
        #expect(played.clamps == ["n + chance(p) + chance(p - 2)": 60])
    }

    @Test("a probability that is not a number is a fault, named with its expression") func named() async throws {
        let played = try await ScenarioRun(
            scenarioText(rounds: 3, "state: { x: { start: 0 } }\nevents: { e: { chance: x / x } }"), replicates: 7)
        #expect(played.faults == ["x / x": 7])
        let site = try #require(played.result.faultSites.first { $0.expression == "x / x" })
        #expect(site.place.line == 4)
    }

    @Test("faults in starts end the replicate before round 1") func starts() async throws {
        let played = try await ScenarioRun(
            scenarioText(
                rounds: 3,
                "parameters: { x: { value: 0 }, y: \"uniform(0, 1)\", z: \"log(x - y)\" }\nstate: { s: { start: z } }"),
            replicates: 7)
        #expect(played.tally.faults.total == 7)
        #expect(try played.count("over") == 0)
    }
}
