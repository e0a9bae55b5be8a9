import Foundation
import Simulation
import TestSupport
import Testing

/// Scores by the number of offers, discounted, by issue; and what was counted in the last rounds.
@Suite("Scores and recent counts") struct ScoreTests {
    /// A game of three in which each offers with probability ½ in each of three rounds, with two issues.
    private static let game = """
        detente: 1
        clock: { rounds: 3 }
        actors:
          a: { strategy: random(0.5) }
          b: { strategy: random(0.5) }
          c: { strategy: random(0.25) }
        issues:
          pool: { steps: unlimited, channel: none, payoffs: { each: { 3: [4, 0], 2: [2, 5], 1: [-1, 3] } }, discount: 0.5 }
          side: { parties: [a, b], steps: unlimited, channel: none, payoffs: { each: { 1: [0, 7] } } }
        events: { gift: { at: 2, effects: ["score(a) += 10"] } }
        outcomes: { over: otherwise }
        measures:
          all: score(a)
          pool: score(a, pool)
          side: score(a, side)
          others: "sum(x in [b, c], score(x, pool))"
          everywhere: "sum(x in actors, sum(i in issues, score(x, i)))"
        """

    /// The mean of a payoff in a round, by enumeration of the moves of three.
    private func mean(of party: Int) -> Double {
        let table: [Int: (Double, Double)] = [3: (4, 0), 2: (2, 5), 1: (-1, 3)]
        var mean = 0.0
        for moves in 0..<8 {
            let offers = (0..<3).map { moves >> $0 & 1 == 1 }
            let probability = zip(offers, [0.5, 0.5, 0.25]).reduce(1) { $0 * ($1.0 ? $1.1 : 1 - $1.1) }
            let scores = table[offers.filter(\.self).count] ?? (0, 0)
            mean += probability * (offers[party] ? scores.0 : scores.1)
        }
        return mean
    }

    @Test("by the number of offers, discounted") func byOffers() throws {
        let exact = try ExactRun(Self.game)
        let rounds = 1 + 0.5 + 0.25
        #expect(isClose(try exact.mean("pool"), mean(of: 0) * rounds))
        #expect(isClose(try exact.mean("others"), (mean(of: 1) + mean(of: 2)) * rounds))
        // One of two offers with probability ½; the one who does not then scores 7.
        #expect(isClose(try exact.mean("side"), 3 * 7 / 4.0))
        // What an event gives is in the sum alone, and is not discounted.
        #expect(isClose(try exact.mean("all"), mean(of: 0) * rounds + 3 * 7 / 4.0 + 10))
        #expect(
            isClose(try exact.mean("everywhere"), (0..<3).map(mean).reduce(0, +) * rounds + 2 * 3 * 7 / 4.0))
    }

    @Test("nobody scores where one makes no move") func notAll() throws {
        let text = Self.game.replacing(
            "steps: unlimited, channel: none, payoffs: { each: { 3",
            with: """
                advance: separately, steps: 1, start: { c: 1 }, channel: none, payoffs: { each: { 3
                """)
        #expect(try ExactRun(text).mean("pool") == 0)
    }

    @Test(
        "the prisoner's dilemma over infinitely many rounds, discounted: the sum of a geometric series")
    func geometric() throws {
        let exact = try ExactRun(
            """
            detente: 1
            clock: { rounds: 200 }
            parameters: { patience: 0.8 }
            actors: { a: { strategy: always_offer() }, b: { strategy: never_offer() } }
            issues:
              d: { steps: unlimited, channel: none, payoffs: { offer/hold: [1, 5] }, discount: patience }
            outcomes: { over: otherwise }
            measures: { a: "score(a, d)", b: score(b) }
            """)
        #expect(isClose(try exact.mean("a"), 1 / (1 - 0.8)))
        #expect(isClose(try exact.mean("b"), 5 / (1 - 0.8)))
    }

    @Test("recent: in the latest rounds in which it is decided, before and after") func recent() async throws {
        let text = """
            detente: 1
            clock: { rounds: 9 }
            strategies: { rare: { offer: "recent(offers(self, issue), 2) < 1" } }
            actors: { a: { strategy: rare }, b: { strategy: never_offer() } }
            channels: { c: { meets: round != 3 } }
            issues: { i: { steps: unlimited, channel: none } }
            state:
              code: { start: 0, each_round: "code * 4 + recent(times(e), 2)" }
              own: 0
            events:
              e: { at: [2, 3, 7], limit: 3, effects: ["own += recent(times(e), 2)"] }
              pair: { chance: "recent(meetings(c), 2) == 2" }
              late: { after: "recent(meetings(c), 3) == 2 and round > 2" }
            outcomes: { over: otherwise }
            measures:
              offers: offers(a)
              last: recent(offers(a), 2)
              last_three: recent(offers(a, i), 3)
              all: recent(offers(a), 1000)
              pairs: times(pair)
              code: code
              own: own
              late: rounds_since(late)
              many: "sum(x in actors, recent(holds(x), 4))"
            """
        let run = try await ScenarioRun(text)
        let exact = try ExactRun(text)
        // Offers in rounds 1, 4, 7. Pairs: the two rounds before round 3, 6, 7, 8 and 9 both had meetings.
        // Of e, rounds 2, 3, 7: the counts after the events of each round are 0 1 2 1 0 0 1 1 0.
        // The own firing counts: 1 + 2 + 1. Meetings in rounds 1 and 2, not in 3: two of three, so late comes in 4.
        let expected: [String: Double] = [
            "offers": 3, "last": 0, "last_three": 1, "all": 3, "pairs": 5,
            "code": [0, 1, 2, 1, 0, 0, 1, 1, 0].reduce(0) { $0 * 4 + $1 }, "own": 4, "late": 5, "many": 3 + 4,
        ]
        for (name, value) in expected {
            #expect(try run.value(name) == value, "\(name)")
            #expect(try exact.mean(name) == value, "\(name)")
        }
    }
}
