import Scenarios
import TestSupport
import Testing

/// Dates and durations as they are played; the values follow from a calendar, by hand.
@Suite("Calendar time, played") struct CalendarTimeTests {
    @Test func `a date in a formula is its round`() async throws {
        // The issue expires in round 6, June; the horizon, December, is after October.
        let text = """
            detente: 1
            clock: { rounds: 12, round: 1 month, start: 2026-01 }
            parameters: { extended: true }
            actors: { a: { strategy: always_offer() }, b: {} }
            issues: { x: { steps: unlimited, expires: "if(extended, 2026-06-18, 2026-03-18)" } }
            outcomes: { after_october: { finally: "round >= 2026-10" }, over: otherwise }
            measures: { moves: offers(a) }
            """
        let played = try await ScenarioRun(text, replicates: 100)
        #expect(try played.value("moves") == 6)
        #expect(try played.count("after_october") == 100)
        let early = try await ScenarioRun(text, replicates: 100, set: ["extended=false"])
        #expect(try early.value("moves") == 3)
    }

    @Test func `90 weeks are 63 rounds of ten days, 49 days one round of seven weeks`() async throws {
        let tens = try await ScenarioRun(
            """
            detente: 1
            clock: { rounds: 70, round: 10 days }
            actors: { a: { strategy: always_offer() }, b: { strategy: always_offer() } }
            issues: { x: { steps: 1000, expires: weeks(90) } }
            events: { e: { at: weeks(90) } }
            outcomes: { over: otherwise }
            measures: { w: weeks(90), fired_in: round - rounds_since(e), level: level(x) }
            """)
        for name in ["w", "fired_in", "level"] { #expect(try tens.value(name) == 63, "\(name)") }
        let weeks = try await ScenarioRun(
            """
            detente: 1
            clock: { rounds: 5, round: 7 weeks }
            events: { e: { at: days(49) } }
            outcomes: { over: otherwise }
            measures: { d: days(49), fired: times(e) }
            """)
        for name in ["d", "fired"] { #expect(try weeks.value(name) == 1, "\(name)") }
    }

    @Test func `a sum of 250 terms is played`() async throws {
        // 250 times the last round.
        let sum = Array(repeating: "round", count: 250).joined(separator: " + ")
        let played = try await ScenarioRun(
            "detente: 1\nclock: { rounds: 2 }\noutcomes: { over: otherwise }\nmeasures: { m: \"\(sum)\" }\n")
        #expect(try played.value("m") == 500)
    }
}
