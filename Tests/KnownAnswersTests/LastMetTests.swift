import Foundation
import Simulation
import Statistics
import TestSupport
import Testing

/// What is known of the time before the start, in particular a silence that has lasted for a while.
@Suite("Before the start") struct LastMetTests {
    /// P(X ≤ x) for a lognormal X.
    private func lognormal(_ x: Double, _ mean: Double, _ sd: Double) -> Double {
        0.5 * erfc(-(log(x) - mean) / (sd * 2.0.squareRoot()))
    }

    /// Renewal theory: the distribution of the first meeting, and the expected number of meetings, for gaps of g rounds
    /// with probability `gap(g)` and a silence of `since` rounds before round 1.
    private func process(
        _ gap: (Int) -> Double, atLeast least: Int, horizon: Int
    ) -> (first: [Double], meetings: Double) {
        // All gaps up to the horizon, and what is left beyond it.
        let silent = (1..<least).reduce(0) { $0 + gap($1) }
        var first = [0.0]
        for round in 1...horizon { first.append(gap(round + least - 1) / (1 - silent)) }
        var meets = first
        for round in 1...horizon {
            for earlier in 1..<max(round, 2) where earlier < round {
                meets[round] += meets[earlier] * gap(round - earlier)
            }
        }
        return (first, meets.reduce(0, +))
    }

    /// Peace talks: gaps between rounds as in the PA-X database, 235 days without a round, rounds of a week.
    @Test(
        "the third round of consultations",
        arguments: [
            "days(lognormal(5.074, 1.942))",
            // The same distribution, but not of one draw: it is drawn until it is long enough.
            "if(chance(0.5), days(lognormal(5.074, 1.942)), days(lognormal(5.074, 1.942)))",
        ])
    func consultations(gap: String) async throws {
        let horizon = 157
        let replicates = 100_000
        let played = try await ScenarioRun(
            """
            detente: 1
            clock: { rounds: \(horizon), round: 1 week, start: 2025-12-01 }
            actors: { usa: {}, russia: {} }
            channels: { consultations: { gap: "\(gap)", last_met: 2025-04-10 } }
            outcomes: { over: otherwise }
            measures: { n: meetings(consultations), silence: rounds_since_meeting(consultations) * (meetings(consultations) == 0) }
            questions: { third: { ask: meetings(consultations) >= 1, by: 2026-03-31 } }
            """, replicates: replicates)
        func below(_ weeks: Double) -> Double { lognormal(weeks * 7, 5.074, 1.942) }
        let (first, meetings) = process(
            { $0 == 1 ? below(1.5) : below(Double($0) + 0.5) - below(Double($0) - 0.5) }, atLeast: 34,
            horizon: horizon)
        // 31 March 2026 is in week 18.
        let soon = first[...18].reduce(0, +)
        #expect((0.19...0.21).contains(soon))
        // Published for gaps in days; in whole weeks it is 2.160.
        #expect(abs(meetings - 2.15) < 0.02)
        let third = try played.question("third")
        // 5.5 standard errors: a false alarm in 3·10⁷ tests.
        #expect(abs(played.z(third.count, of: third.asked, soon)) < 5.5)
        #expect(abs(try played.z("n", meetings)) < 5.5)
        // The silence goes on: 33 rounds before the first, and all of the horizon.
        let none = 1 - first.reduce(0, +)
        #expect(abs(try played.z("silence", none * Double(horizon + 33))) < 5.5)
    }

    @Test("a gap with few values, exactly, in each form that a restricted draw has") func exact() throws {
        // Gaps of 2, 4, 6, 8 with probability .4, .3, .2, .1; silent for 4 rounds: at least 5, so 6 or 8.
        for gap in [
            "pick(2, 4, 4, 3, 6, 2, 8, 1)", "2 * pick(1, 4, 2, 3, 3, 2, 4, 1)", "10 - pick(8, 4, 6, 3, 4, 2, 2, 1)",
            "pick(4, 4, 8, 3, 12, 2, 16, 1) / 2", "max(1, pick(2, 4, 4, 3, 6, 2, 8, 1))",
            "min(8, pick(2, 4, 4, 3, 6, 2, 9, 1))", "if(trust(a, b) > 0.9, 1, -pick(-2, 4, -4, 3, -6, 2, -8, 1))",
            "clamp(pick(2, 4, 4, 3, 6, 2, 9, 1), 0, 8)",
        ] {
            let exact = try ExactRun(
                """
                detente: 1
                clock: { rounds: 3 }
                actors: { a: {}, b: {} }
                channels: { c: { gap: "\(gap)", last_met: -4 } }
                outcomes: { second: { when: met(c) and round == 2 }, other: { when: met(c) }, none: otherwise }
                """)
            // −4 + 6 is round 2, −4 + 8 round 4.
            #expect(abs(try exact.outcome("second").total - 2.0 / 3) < 1e-12, "\(gap)")
            #expect(try exact.outcome("other").total == 0, "\(gap)")
            #expect(abs(try exact.outcome("none").total - 1.0 / 3) < 1e-12, "\(gap)")
        }
    }

    @Test("what happened before the start counts for happened and rounds_since alone") func events() throws {
        let exact = try ExactRun(
            """
            detente: 1
            clock: { rounds: 4, round: 1 month, start: 2026-01 }
            actors: { a: {}, b: {} }
            events: { leak: { at: 3, last: 2025-10, limit: 1 }, echo: { after: rounds_since(leak) == 4, last: 0 } }
            channels: { c: { meets: rounds_since_meeting(c) == 5, last_met: 2025-11 } }
            outcomes:
              wrong: { when: "not happened(leak) or times(leak) > if(round >= 3, 1, 0)" }
              right: { when: "round == 4 and rounds_since(leak) == 1 and times(echo) == 1 and meetings(c) == 1" }
              other: otherwise
            """)
        #expect(try exact.outcome("right").total == 1)
    }

    @Test("a gap that is never long enough is a fault, with its formula") func fault() async throws {
        let played = try await ScenarioRun(
            """
            detente: 1
            clock: { rounds: 4 }
            actors: { a: {}, b: {} }
            channels: { c: { gap: "chance(0.5) + chance(0.5)", last_met: -3 } }
            outcomes: { over: otherwise }
            """, replicates: 3)
        #expect(played.faults == ["chance(0.5) + chance(0.5), 4 rounds or more": 3])
    }
}
