import Foundation
import Scenarios
import Simulation
import Testing

/// Walks, hazards, votes and learning against closed forms and sums of their own.
@Suite("Exact processes")
struct ExactProcessTests {
    // MARK: Gambler's ruin

    private static func ruin(_ p: Double, rounds: Int) -> String {
        """
        detente: 1
        clock: { rounds: \(rounds) }
        state: { wealth: { start: 3, each_round: "wealth + if(chance(\(p)), 1, 0 - 1)" } }
        outcomes: { top: { when: "wealth >= 10" }, ruin: { when: "wealth <= 0" }, open: otherwise }

        """
    }

    @Test("gambler's ruin up to a horizon, by repeated multiplication", arguments: [0.5, 0.45], [21, 400])
    func ruin(p: Double, rounds: Int) throws {
        var shares = [Double](repeating: 0, count: 11)
        shares[3] = 1
        var (top, bottom): ([Double], [Double]) = ([0], [0])
        for _ in 0..<rounds {
            var next = [Double](repeating: 0, count: 11)
            for wealth in 1...9 {
                next[wealth + 1] += shares[wealth] * p
                next[wealth - 1] += shares[wealth] * (1 - p)
            }
            top.append(next[10])
            bottom.append(next[0])
            next[0] = 0
            next[10] = 0
            shares = next
        }
        let found = try ExactRun(Self.ruin(p, rounds: rounds))
        for round in 0...rounds {
            #expect(isClose(try found.outcome("top").shares[round], top[round]))
            #expect(isClose(try found.outcome("ruin").shares[round], bottom[round]))
        }
        #expect(isClose(try found.outcome("open").total, shares.reduce(0, +)))
        #expect(found.result.states <= 9, "where it ends is all that tells states apart")
    }

    @Test("without a horizon in the way, .3 and 21 steps, as in known-answers.md")
    func ruinKnown() throws {
        let found = try ExactRun(Self.ruin(0.5, rounds: 2000))
        #expect(isClose(try found.outcome("top").total, 0.3))
        let (top, bottom) = (try found.outcome("top"), try found.outcome("ruin"))
        let steps = try #require(top.mean) * top.total + (try #require(bottom.mean)) * bottom.total
        #expect(isClose(steps, 21, 1e-9))
    }

    // MARK: Hazards

    @Test("a hazard each round, a rate a year, and an event after another")
    func hazards() throws {
        let found = try ExactRun(
            """
            detente: 1
            clock: { rounds: 30, round: 1 month, start: 2026-01 }
            events:
              shock: { chance: 0.07 }
              leak: { rate: 0.6 }
              rare: { chance: 1e-9 }
              answer: { after: happened(shock), delay: "pick(1, 1, 4, 3)" }
            outcomes: { over: otherwise }
            measures: { shocks: times(shock) }
            """)
        let monthly = 1 - exp(-0.6 / 12)
        for round in 1...30 {
            #expect(isClose(try found.event("shock").first.shares[round], pow(0.93, Double(round - 1)) * 0.07))
            #expect(
                isClose(try found.event("leak").first.cumulative[round], 1 - pow(1 - monthly, Double(round))))
            // One round later with a quarter, four rounds later with the rest.
            let first = { (round: Int) in round < 1 ? 0 : pow(0.93, Double(round - 1)) * 0.07 }
            let expected = 0.25 * first(round - 1) + 0.75 * first(round - 4)
            #expect(isClose(try found.event("answer").first.shares[round], expected))
        }
        #expect(isClose(try found.event("rare").first.total / 3e-8, 1, 1e-7))
        #expect(isClose(try found.event("shock").times, 30 * 0.07))
        #expect(isClose(try found.mean("shocks"), 30 * 0.07))
        #expect(isClose(try #require(try found.measure("shocks").standardDeviation), (30 * 0.07 * 0.93).squareRoot()))
    }

    // MARK: Ratification

    /// P(at least `needed` of independent votes), each bloc a size and a probability, by multiplying out.
    private static func passes(_ needed: Int, _ blocs: [(Int, Double)]) -> Double {
        var votes = [1.0]
        for (size, p) in blocs {
            for _ in 0..<size {
                votes = (0...votes.count).map { k in
                    (k < votes.count ? votes[k] * (1 - p) : 0) + (k > 0 ? votes[k - 1] * p : 0)
                }
            }
        }
        return votes[needed...].reversed().reduce(0, +)
    }

    @Test(
        "at least 67 of 100, as in known-answers.md and by multiplying out",
        arguments: [
            ("binomial(100, 0.67)", [(100, 0.67)], 0.547048), ("binomial(100, 0.75)", [(100, 0.75)], 0.972405),
            ("binomial(53, 0.95) + binomial(47, 0.3)", [(53, 0.95), (47, 0.3)], 0.278156),
        ])
    func ratification(votes: String, blocs: [(Int, Double)], known: Double) throws {
        let found = try ExactRun(
            """
            detente: 1
            clock: { rounds: 1 }
            parameters: { yes: "\(votes)" }
            outcomes: { ratified: { when: "yes >= 67" }, rejected: otherwise }
            """)
        let probability = try found.outcome("ratified").total
        #expect(isClose(probability, known, 5e-7))
        #expect(isClose(probability, Self.passes(67, blocs)))
    }

    @Test("a poisson number is cut where nothing is left, and what is left out is told")
    func poisson() throws {
        let found = try ExactRun(
            """
            detente: 1
            clock: { rounds: 1 }
            parameters: { n: "poisson(3.5)" }
            outcomes: { none: { when: "n == 0" }, few: { when: "n <= 4" }, many: otherwise }
            measures: { n: n }
            """)
        #expect(isClose(try found.outcome("none").total, exp(-3.5)))
        #expect(isClose(try found.mean("n"), 3.5))
        #expect(found.result.missing < 1e-15)
    }

    // MARK: Bayes

    @Test("after k kept moves the posterior is Bayes', and its expectation stays the prior")
    func bayes() throws {
        func scenario(_ mover: String) -> String {
            """
            detente: 1
            clock: { rounds: 5 }
            parameters: { sincere: "chance(0.3)" }
            actors:
              judge: { trust: 0.3, strategy: never_offer() }
              mover: { strategy: "\(mover)" }
            learning: { rule: bayesian, likelihood: { offer: [0.9, 0.5], hold: [0.1, 0.5] } }
            issues: { x: { steps: unlimited } }
            outcomes: { over: otherwise }
            measures: { posterior: "trust(judge, mover)" }
            """
        }
        let certain = try ExactRun(scenario("always_offer()")).measure("posterior")
        #expect(certain.values.count == 1)
        #expect(isClose(certain.values[0].value, 0.890088, 5e-7))
        let judged = try ExactRun(scenario("random(if(sincere, 0.9, 0.5))")).measure("posterior")
        #expect(isClose(try #require(judged.mean), 0.3))
        #expect(judged.values.count >= 6, "as many as there can be kept moves")
        #expect(isClose(judged.total, 1))
    }
}
