import Foundation
import Statistics
import TestSupport
import Testing

/// Meetings at irregular intervals, as they are recorded of real processes.
@Suite struct GapTests {
    static let gaps = [62, 80, 94, 1, 420, 142, 519, 197, 386, 60, 17]

    /// Renewal theory, exactly: P(a meeting in round t) for gaps that are each as likely.
    private func meetingProbabilities(_ gaps: [Int: Double], horizon: Int) -> [Double] {
        var meets = [1.0] + Array(repeating: 0.0, count: horizon)
        for t in 1...horizon {
            for (gap, probability) in gaps where gap <= t { meets[t] += probability * meets[t - gap] }
        }
        return meets
    }

    @Test("an empirical gap") func empirical() async throws {
        let replicates = 100_000
        let horizon = 400
        let played = try await ScenarioRun(
            """
            detente: 1
            clock: { rounds: \(horizon), round: 1 day, start: 2026-01-01 }
            channels: { talks: { gap: "empirical(\(Self.gaps.map(String.init).joined(separator: ", ")))" } }
            actors: { a: {}, b: {} }
            outcomes: { over: otherwise }
            measures: { n: meetings(talks), last: met(talks) }
            questions: { early: { ask: meetings(talks) > 0, by: 2026-01-17 } }
            """, replicates: replicates)
        var table: [Int: Double] = [:]
        for gap in Self.gaps { table[gap, default: 0] += 1.0 / Double(Self.gaps.count) }
        let meets = meetingProbabilities(table, horizon: horizon)
        #expect(abs(try played.z("n", meets.dropFirst().reduce(0, +))) < 5.5)
        #expect(abs(try played.z("last", meets[horizon])) < 5.5)
        let early = try played.question("early")
        // By the seventeenth day: a first gap of 1 or of 17.
        #expect(abs(played.z(early.count, of: early.asked, 2.0 / 11)) < 5.5)
    }

    @Test("days(lognormal(5.07, 1.94)) in rounds of a month") func lognormal() async throws {
        let replicates = 100_000
        let horizon = 36
        let played = try await ScenarioRun(
            """
            detente: 1
            clock: { rounds: \(horizon), round: 1 month, start: 2026-01 }
            channels: { talks: { gap: "days(lognormal(5.07, 1.94))", first: 1 } }
            actors: { a: {}, b: {} }
            outcomes: { over: otherwise }
            measures: { n: meetings(talks), last: met(talks) }
            questions: { second: { ask: meetings(talks) >= 2, at: 2 }, soon: { ask: meetings(talks) >= 2, by: 2026-07 } }
            """, replicates: replicates)
        // A gap of g rounds: what is rounded to g, and to 1 what is less.
        func below(_ rounds: Double) -> Double {
            let days = rounds * 365.2425 / 12
            return 0.5 * erfc(-(log(days) - 5.07) / (1.94 * 2.0.squareRoot()))
        }
        var table: [Int: Double] = [1: below(1.5)]
        for gap in 2...horizon { table[gap] = below(Double(gap) + 0.5) - below(Double(gap) - 0.5) }
        let meets = meetingProbabilities(table, horizon: horizon - 1)
        #expect(abs(try played.z("n", meets.reduce(0, +))) < 5.5)
        #expect(abs(try played.z("last", meets[horizon - 1])) < 5.5)
        let second = try played.question("second")
        #expect(abs(played.z(second.count, of: second.asked, below(1.5))) < 5.5)
        let soon = try played.question("soon")
        #expect(abs(played.z(soon.count, of: soon.asked, below(6.5))) < 5.5)
    }
}
