import Foundation
import Scenarios
import Simulation
import Testing

/// What the other rules of the language come to in cases that can be worked out by hand.
@Suite("Exact rules")
struct ExactRuleTests {
    private static let offers = """
        detente: 1
        actors: { a: { strategy: always_offer() }, b: { strategy: always_offer() } }
        learning: { gain: 0, loss: 0, breach: 0 }
        outcomes: { through: { when: done(all), good: true }, stuck: otherwise }

        """

    @Test("a random agenda of three, each as likely, is a random order")
    func randomAgenda() throws {
        let found = try ExactRun(
            Self.offers + """
                clock: { rounds: 3 }
                channels: { talks: { agenda: random } }
                issues: { x: {}, y: {}, z: {} }
                """)
        for name in ["x", "y", "z"] {
            for round in 1...3 { #expect(isClose(try found.issue(name).done.shares[round], 1 / 3.0)) }
        }
        #expect(isClose(try found.outcome("through").shares[3], 1))
        // Not done in 0, 1 or 2 rounds before; off the agenda in all of them but its own.
        let held = try found.issue("x").heldUp
        #expect(isClose(held.rounds, 2))
        #expect(isClose(held.offAgenda, 1))
        #expect(isClose(held.moved, 1))
    }

    @Test("a rotating agenda takes each in its turn, when the channel meets")
    func rotation() throws {
        let found = try ExactRun(
            Self.offers + """
                clock: { rounds: 20 }
                channels: { talks: { meets: 0.5, agenda: rotate } }
                issues: { x: {}, y: {}, z: {} }
                """)
        for (turn, name) in ["x", "y", "z"].enumerated() {
            for round in 1...20 {
                // The meeting of that turn falls in that round: negative binomial.
                let ways = (0..<turn).reduce(1.0) { $0 * Double(round - 1 - $1) / Double($1 + 1) }
                let expected = round > turn ? ways * pow(0.5, Double(round)) : 0
                #expect(isClose(try found.issue(name).done.shares[round], expected), "\(name) in \(round)")
            }
        }
    }

    @Test("vetoes at home: both offers must survive")
    func vetoes() throws {
        let found = try ExactRun(
            Self.offers.replacing("always_offer() }", with: "always_offer(), approval: 0.8 }") + """
                clock: { rounds: 6 }
                issues: { x: {} }
                measures: { stopped: vetoes(a) }
                """)
        #expect(isClose(try found.outcome("through").total, 1 - pow(0.36, 6)))
        let held = try found.issue("x").heldUp
        let rounds = (1 - pow(0.36, 6)) / 0.64
        #expect(isClose(held.rounds, rounds))
        #expect(isClose(held.vetoed[0], 0.2 * rounds))
        #expect(isClose(held.held[0], 0))
        #expect(isClose(held.moved, 0.64 * rounds))
        #expect(isClose(try found.mean("stopped"), 0.2 * rounds))
        #expect(try found.issue("x").done.quantile(0.5, of: 1) == 1)
    }

    @Test("questions with a condition, by a round and at one")
    func questions() throws {
        let found = try ExactRun(
            """
            detente: 1
            clock: { rounds: 4 }
            events: { first: { chance: 0.2 }, second: { chance: "if(happened(first), 0.5, 0.1)" } }
            outcomes: { over: otherwise }
            questions:
              after_first: { ask: happened(second), given: happened(first) }
              early: { ask: happened(second), by: 2 }
              once: { ask: "times(second) == 1", at: 3 }
            """)
        // By the number of rounds in which the first had not happened, and then had.
        var (both, given, early, once) = (0.0, 0.0, 0.0, 0.0)
        for start in 1...5 {
            let weight = start == 5 ? pow(0.8, 4) : pow(0.8, Double(start - 1)) * 0.2
            let chances = (1...4).map { $0 >= start ? 0.5 : 0.1 }
            let none = chances.reduce(1) { $0 * (1 - $1) }
            if start < 5 { (both, given) = (both + weight * (1 - none), given + weight) }
            early += weight * (1 - (1 - chances[0]) * (1 - chances[1]))
            once +=
                weight
                * (0..<3).map { k in (0..<3).reduce(1.0) { $0 * ($1 == k ? chances[$1] : 1 - chances[$1]) } }
                .reduce(0, +)
        }
        #expect(isClose(try found.question("after_first"), both / given))
        #expect(isClose(try found.question("early"), early))
        #expect(isClose(try found.question("once"), once))
    }

    @Test("a strategy that is taken up holds from that round on")
    func adoption() throws {
        let found = try ExactRun(
            Self.offers.replacing("b: { strategy: always_offer() }", with: "b: { strategy: never_offer() }") + """
                clock: { rounds: 9 }
                issues: { x: { steps: 2 } }
                events: { change: { chance: 0.25, limit: 1, adopt: { b: always_offer() } } }
                """)
        // The second step comes in the round after the change.
        for round in 2...9 {
            let expected = pow(0.75, Double(round - 2)) * 0.25
            #expect(isClose(try found.outcome("through").shares[round], expected))
        }
        #expect(isClose(try found.event("change").happenedByOutcome[0], 1 - pow(0.75, 8)))
    }

    @Test("faults end in the round in which they come, cuts are counted")
    func faults() throws {
        let found = try ExactRun(
            """
            detente: 1
            clock: { rounds: 5 }
            state: { x: { start: 1, each_round: "if(happened(bad), log(0 - x), x)" } }
            events: { bad: { chance: 0.1 }, sure: { chance: "x + 1" } }
            outcomes: { over: otherwise }
            measures: { root: "sqrt(0.5 - times(bad))" }
            """)
        for round in 1...5 {
            #expect(isClose(found.result.faults.shares[round], pow(0.9, Double(round - 1)) * 0.1))
        }
        #expect(found.result.faultsByExpression.map(\.site.expression) == ["if(happened(bad), log(0 - x), x)"])
        #expect(isClose(found.result.faultsByExpression[0].probability, 1 - pow(0.9, 5)))
        // Every round that begins.
        #expect(isClose(found.result.clampsByExpression[0].times, (1 - pow(0.9, 5)) / 0.1))
        #expect(isClose(try found.measure("root").leftOut, 0))
    }

    @Test("a draw that is asked twice in a round is one draw")
    func sharedLuck() throws {
        let found = try ExactRun(
            Self.offers + """
                clock: { rounds: 1 }
                issues: { x: { steps: 2, requires: "chance(0.4)" }, y: { steps: 2, requires: "pick(0, 1, 1, 2) == 1" } }
                events: { look: { at: 1, effects: ["seen += if(open(x), 1, 0) + if(open(y), 10, 0)"] } }
                state: { seen: 0 }
                measures:
                  same: "if(seen == offers(a, x) + 10 * offers(a, y), 1, 0)"
                  again: "if(open(x), 1, 0) + if(open(y), 10, 0) - seen"
                """)
        #expect(try found.measure("same").values.map(\.value) == [1])
        #expect(try found.measure("again").values.map(\.value) == [0])
        #expect(isClose(try found.measure("same").total, 1))
        #expect(isClose(try found.issue("x").heldUp.moved, 0.4))
        #expect(isClose(try found.issue("y").heldUp.moved, 2 / 3.0))
    }

    @Test("an issue that an effect reopens has the round of its last completion")
    func reopening() throws {
        let found = try ExactRun(
            Self.offers + """
                clock: { rounds: 6 }
                issues: { x: {}, y: { requires: "false" } }
                events: { undo: { at: 3, when: "chance(0.25)", effects: ["level(x) = 0"] } }
                """)
        let done = try found.issue("x").done
        #expect(isClose(done.shares[1], 0.75))
        #expect(isClose(done.shares[3], 0.25))
        #expect(isClose(done.total, 1))
    }

    @Test("quantiles of a measure are the least values at which the share is reached")
    func quantiles() throws {
        let found = try ExactRun(
            """
            detente: 1
            clock: { rounds: 1 }
            parameters: { x: "pick(1, 5, 2, 45, 7, 50)" }
            outcomes: { over: otherwise }
            measures: { x: x }
            """)
        let measure = try found.measure("x")
        #expect([0.05, 0.25, 0.5, 0.75, 0.95].map(measure.quantile) == [1, 2, 2, 7, 7])
        #expect(isClose(try #require(measure.mean), 4.45))
    }
}
