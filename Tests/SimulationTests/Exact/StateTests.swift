import Foundation
import Scenarios
import Simulation
import Testing

/// What tells states apart, and how their weights are kept.
@Suite("States")
struct StateTests {
    private static func names(_ sections: String) throws -> [String] {
        struct NoFile: Error {}
        let text = """
            detente: 1
            clock: { rounds: 9 }
            actors: { a: {}, b: {} }
            issues: { x: { steps: 2 } }
            outcomes: { done: { when: done(x) }, open: otherwise }
            \(sections)
            """
        let reading = readScenario(file: "test.yaml", text: Data(text.utf8)) { _ in throw NoFile() }
        let scenario = try #require(reading.scenario, "\(reading.diagnostics.map { "\($0)" })")
        return ExactPlan(scenario).stateNames
    }

    @Test("only what something asks for later tells states apart")
    func liveness() throws {
        #expect(try Self.names("") == ["ended", "issue.x.level", "trust(a, b)", "trust(b, a)"])
        // What is asked of nobody's trust is not kept.
        let blind = try Self.names("learning: { gain: 0, loss: 0, breach: 0 }")
        #expect(!blind.contains("offers(a, x)"))
        #expect(try Self.names("measures: { made: offers(a) }").contains("offers(a, x)"))
        #expect(!(try Self.names("measures: { made: offers(a) }").contains("offers(b, x)")))
    }

    @Test("a first firing is a yes or no, and the round of completion is not kept unless it can come again")
    func canonical() throws {
        let event = "events: { e: { chance: 0.1EFFECT } }"
        let plain = try Self.names(event.replacing("EFFECT", with: ""))
        #expect(plain.contains("first(e)") && !plain.contains("times(e)") && !plain.contains("issue.x.done_round"))
        let lowering = try Self.names(event.replacing("EFFECT", with: ", effects: [\"level(x) -= 1\"]"))
        #expect(lowering.contains("issue.x.done_round"))
    }

    @Test("a level without an end is not kept where only its mean is reported")
    func rises() throws {
        func scenario(_ measure: String) throws -> ExactResult {
            struct NoFile: Error {}
            let text = """
                detente: 1
                clock: { rounds: 30 }
                actors: { a: { strategy: "random(0.3)" }, b: { strategy: "random(0.4)" } }
                learning: { gain: 0, loss: 0, breach: 0 }
                issues: { x: { steps: unlimited, start: "pick(1, 1, 2, 1)" } }
                outcomes: { over: otherwise }
                \(measure)
                """
            let reading = readScenario(file: "test.yaml", text: Data(text.utf8)) { _ in throw NoFile() }
            return try enumerateBranches(of: try #require(reading.scenario))
        }
        let (unasked, asked) = (try scenario(""), try scenario("measures: { level: level(x) }"))
        #expect(unasked.states == 1)
        #expect(asked.states == 31)
        for result in [unasked, asked] { #expect(abs(result.issues[0].meanLevel - (1.5 + 30 * 0.12)) < 1e-12) }
    }

    @Test("timers that have run out mean the same: states stay few however many rounds")
    func timers() throws {
        func states(rounds: Int) throws -> Int {
            struct NoFile: Error {}
            let text = """
                detente: 1
                clock: { rounds: \(rounds) }
                actors: { a: { strategy: "random(0.3)" }, b: { strategy: "random(0.2)" } }
                learning: { gain: 0, loss: 0, breach: 0 }
                issues: { x: { steps: 3, stands: 3 } }
                events: { e: { chance: 0.2 }, after_e: { after: happened(e), delay: "pick(1, 1, 5, 1)" } }
                outcomes: { done: { when: done(x) }, open: otherwise }
                """
            let reading = readScenario(file: "test.yaml", text: Data(text.utf8)) { _ in throw NoFile() }
            return try enumerateBranches(of: try #require(reading.scenario)).states
        }
        #expect(try states(rounds: 40) == states(rounds: 20))
    }

    @Test("weights of a state add up to the last digits, whatever their order")
    func weights() {
        let table = StateTable(width: 2)
        // 1, and a million times a number that a plain sum would drop.
        table.add([1, 2], weight: 1)
        for _ in 0..<1_000_000 { table.add([1, 2], weight: 0x1p-54) }
        table.add([2, 1], weight: 0.5)
        #expect(table.count == 2)
        #expect(table.weight(0) == 1 + 1_000_000 * 0x1p-54)
        #expect(table.weight(1) == 0.5)
    }

    @Test("states keep the order in which they came, through every growth")
    func order() {
        let table = StateTable(width: 1)
        // Numbers that differ in their first bits only, as small whole ones do.
        let states = (0..<50_000).map { Double($0).bitPattern }
        for (place, state) in states.enumerated() { #expect(table.add([state], weight: 1) == place) }
        for (place, state) in states.enumerated() { #expect(table.add([state], weight: 1) == place) }
        #expect(table.count == 50_000 && table.weight(49_999) == 2)
        #expect(states.indices.allSatisfy { table.word($0, 0) == states[$0] })
        table.removeAll()
        #expect(table.count == 0)
        #expect(table.add([5], weight: 1) == 0)
    }
}
