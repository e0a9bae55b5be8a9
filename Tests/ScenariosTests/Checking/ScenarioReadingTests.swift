import Foundation
import Scenarios
import Testing

/// Reads a scenario from a text; what it `extends` cannot be read.
func read(_ text: String, settings: [String] = []) -> (reading: ScenarioReading, rendered: String) {
    struct NoFile: Error {}
    let reading = readScenario(file: "test.yaml", text: Data(text.utf8), settings: settings) { _ in throw NoFile() }
    let renderer = DiagnosticRenderer(sources: reading.sources)
    return (reading, reading.diagnostics.map { renderer.render($0) }.joined())
}

private let pair = """
    detente: 1
    clock: { rounds: 24, round: 1 month, start: 2025-12 }
    actors: { a: , b: }
    issues: { x: }
    outcomes: { agreed: done(all), open: otherwise }

    """

@Suite("Reading a scenario")
struct ScenarioReadingTests {
    @Test("what is left out has the defaults of language.md")
    func defaults() throws {
        let scenario = try #require(read(pair).reading.scenario)
        func constant(_ expression: Scenarios.Expression?) -> Double? { expression?.constant(rounds: 24)?.number }
        let actor = scenario.actors[0]
        #expect(actor.trust[0] == nil && constant(actor.trust[1]) == 0.5)
        #expect(constant(actor.approval[0]) == 1)
        #expect(scenario.strategies.map(\.name) == ["trusting"])
        #expect(actor.strategy[0].strategy == 0 && constant(actor.strategy[0].arguments.first) == 1)
        #expect(scenario.channels.map(\.name) == ["talks"])
        let issue = scenario.issues[0]
        #expect(issue.parties == [0, 1] && issue.channels == [0] && issue.steps == 1 && issue.last == [1, 1])
        #expect(issue.start.count == 1 && constant(issue.start[0]) == 0 && constant(issue.weight) == 1)
        #expect(constant(issue.slip.offer) == 0 && constant(issue.misread.withdraw) == 0)
        guard case .jointly(let stands) = issue.advance else { throw Unexpected() }
        #expect(constant(stands) == 1)
        guard case .linear(let gain, let loss, let breach) = scenario.learning.rule else { throw Unexpected() }
        #expect([constant(gain), constant(loss), constant(breach)] == [0.1, 0.1, 0.3])
        #expect(scenario.learning.fade == nil && scenario.sources.isEmpty && scenario.title == nil)
    }

    @Test("an event's limit and milestone follow its trigger")
    func events() throws {
        let text =
            pair + """
                events:
                  once: { at: 2026-11 }
                  twice: { at: [3, 2026-03-15] }
                  hazard: { chance: 0.1 }
                  single: { chance: 0.1, limit: 1 }
                  later: { after: done(x) }
                  hidden: { after: done(x), milestone: false }
                """
        let events = try #require(read(text).reading.scenario).events
        #expect(events.map { $0.limit?.constant(rounds: 24)?.number } == [1, 2, nil, 1, 1, 1])
        #expect(events.map(\.isMilestone) == [true, false, false, true, true, false])
        guard case .at(let times) = events[0].trigger, case .at(let several) = events[1].trigger else {
            throw Unexpected()
        }
        // December 2025 is round 1.
        #expect(times.map { $0.constant(rounds: 24) } == [.number(12)])
        #expect(several.map { $0.constant(rounds: 24) } == [.number(3), .number(4)])
    }

    @Test("a month that spans several rounds is its first day in 'at', its last in 'by' and 'expires'")
    func months() throws {
        let text = """
            detente: 1
            clock: { rounds: 100, round: 1 week, start: 2026-01-05 }
            actors: { a: , b: }
            issues: { x: { expires: 2026-02 } }
            events: { e: { at: 2026-02 } }
            outcomes: { agreed: done(x), open: otherwise }
            questions: { by: { ask: done(x), by: 2026-02 }, on: { ask: done(x), at: 2026-02 } }
            """
        let scenario = try #require(read(text).reading.scenario)
        // 1 February 2026 is day 28 of the clock, in week 4; 28 February is day 55, in week 8.
        guard case .round(let expires) = scenario.issues[0].expires else { throw Unexpected() }
        #expect(expires.constant(rounds: 100) == .number(8))
        guard case .at(let times) = scenario.events[0].trigger, case .by(let by) = scenario.questions[0].time,
            case .at(let at) = scenario.questions[1].time
        else { throw Unexpected() }
        #expect(times[0].constant(rounds: 100) == .number(4) && by == 8 && at == 4)
    }

    @Test("draws are numbered in reading order within each written expression, inner ones not at all")
    func ordinals() throws {
        let text =
            pair
            + "parameters: { p: \"normal(uniform(0, 1), 1) + mixture(1, beta(1, 1), 1, gamma(1, 1)) * chance(0.5)\" }\nmeasures: { m: p }"
        let scenario = try #require(read(text).reading.scenario)
        var found: [String] = []
        func visit(_ expression: Scenarios.Expression) {
            switch expression.node {
            case .draw(let draw):
                found.append("\(draw.family) \(draw.ordinal)")
                for case .value(let argument) in draw.arguments { visit(argument) }
            case .binary(_, let left, let right):
                visit(left)
                visit(right)
            case .numberOf(let operand): visit(operand)
            default: break
            }
        }
        visit(scenario.parameters[0].members[0])
        #expect(found == ["normal 0", "uniform 1", "mixture 2", "chance 3"])
        #expect(scenario.parameters[0].members[0].text?.hasPrefix("normal(uniform(0, 1), 1) +") == true)
    }

    @Test("parameters are drawn in an order in which each comes after those that it asks")
    func drawingOrder() throws {
        let text =
            pair + """
                parameters:
                  late: early + w(a)
                  w: { for: actors, value: early, values: { a: w(b) + 1 } }
                  early: uniform(0, 1)
                measures: { m: late }
                """
        let scenario = try #require(read(text).reading.scenario)
        let order = scenario.drawingOrder.map {
            "\(scenario.parameters[$0.parameter].name)\($0.actor.map(String.init) ?? "")"
        }
        #expect(order.count == 4)
        func position(_ name: String) -> Int { order.firstIndex(of: name) ?? -1 }
        #expect(
            position("early") < position("w1") && position("w1") < position("w0") && position("w0") < position("late"))
    }

    @Test("durations are folded into rounds")
    func durations() throws {
        let text =
            pair
            + "parameters: { p: months(6), q: years(1), r: quarters(2), s: days(30.436875) }\nmeasures: { m: p + q + r + s }"
        let scenario = try #require(read(text).reading.scenario)
        #expect(scenario.parameters.map { $0.members[0].constant(rounds: 24)?.number } == [6, 12, 6, 1])
    }

    @Test("a claim is brought to one side")
    func claims() throws {
        let text =
            pair
            + "measures: { m: round }\nexpect: [\"2 * probability(agreed) - mean(m) / 4 >= 1 - probability(open) + 0.5\"]"
        let scenario = try #require(read(text).reading.scenario)
        let claim = try #require(scenario.expectations.first)
        #expect(
            claim.terms.map(\.factor) == [2, -0.25, 1] && claim.bound == 1.5 && claim.comparison == .greaterOrEqual)
    }

    @Test("only the strategies in use are there, the file's own first")
    func strategies() throws {
        let text =
            pair.replacing("{ a: , b: }", with: "{ a: { strategy: mixed }, b: { strategy: pavlov } }") + """
                strategies:
                  mixed: { offer: 0.5 * follows(grim()) + 0.5 * follows(two(2)) }
                  two: { with: { n: 1, m: 3 }, offer: n / m }
                """
        let scenario = try #require(read(text).reading.scenario)
        #expect(scenario.strategies.map(\.name) == ["mixed", "two", "grim", "pavlov"])
        #expect(scenario.strategies.map(\.isBuiltIn) == [false, false, true, true])
        guard case .binary(.add, _, let right) = scenario.strategies[0].offer.node,
            case .binary(.multiply, _, let second) = right.node, case .follows(let followed) = second.node
        else { throw Unexpected() }
        #expect(followed.ordinal == 1 && followed.use.strategy == 1)
        #expect(followed.use.arguments.map { $0.constant(rounds: 1)?.number } == [2, 3])
    }
}

struct Unexpected: Error {}
