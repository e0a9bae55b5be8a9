import Scenarios
import Simulation
import Testing

/// Noisy self-play of reactive strategies against the Markov chain of joint moves, worked out here by itself.
@Suite("Exact reciprocity")
struct ExactReciprocityTests {
    /// Shares of (both offer, only the first, only the second, neither) by round, with slips, both beginning as if the
    /// other had offered; and the expected number of offers by the first.
    private static func chain(
        _ offers: (_ mine: Bool, _ seen: Bool) -> Double, slip: Double, rounds: Int
    ) -> (shares: [[Double]], offers: Double) {
        let moves = [(true, true), (true, false), (false, true), (false, false)]
        var state = [1.0, 0, 0, 0]
        var shares: [[Double]] = []
        var total = 0.0
        for _ in 0..<rounds {
            var next = [0.0, 0, 0, 0]
            for (weight, (first, second)) in zip(state, moves) {
                let plain = (offers(first, second), offers(second, first))
                let noisy = (
                    plain.0 * (1 - slip) + (1 - plain.0) * slip, plain.1 * (1 - slip) + (1 - plain.1) * slip
                )
                for (index, move) in moves.enumerated() {
                    next[index] +=
                        weight * (move.0 ? noisy.0 : 1 - noisy.0) * (move.1 ? noisy.1 : 1 - noisy.1)
                }
            }
            state = next
            shares.append(next)
            total += next[0] + next[1]
        }
        return (shares, total)
    }

    private static func match(_ strategy: String, slip: Double, rounds: Int) -> String {
        """
        detente: 1
        clock: { rounds: \(rounds) }
        actors: { a: { strategy: "\(strategy)" }, b: { strategy: "\(strategy)" } }
        learning: { gain: 0, loss: 0, breach: 0 }
        issues: { x: { steps: unlimited, slip: \(slip) } }
        outcomes: { over: otherwise }
        questions:
          both: { ask: "move(a, x) == offer and move(b, x) == offer", at: \(rounds) }
          first: { ask: "move(a, x) == offer and move(b, x) == hold", at: \(rounds) }
          neither: { ask: "move(a, x) == hold and move(b, x) == hold", at: \(rounds) }
        measures: { offers: offers(a) }

        """
    }

    private static let strategies: [String: @Sendable (Bool, Bool) -> Double] = [
        "tit_for_tat()": { $1 ? 1 : 0 },
        "generous_tit_for_tat(0.1)": { $1 ? 1 : 0.1 },
        "pavlov()": { $0 == $1 ? 1 : 0 },
        "memory_one(0.9, 0.2, 0.7, 0.1)": { $0 ? ($1 ? 0.9 : 0.2) : ($1 ? 0.7 : 0.1) },
    ]

    @Test("state shares and offers over 40 rounds", arguments: strategies.keys.sorted(), [0.01, 0.05, 0.3])
    func selfPlay(strategy: String, slip: Double) throws {
        let rule = try #require(Self.strategies[strategy])
        let expected = Self.chain(rule, slip: slip, rounds: 40)
        let found = try ExactRun(Self.match(strategy, slip: slip, rounds: 40))
        for (name, index) in [("both", 0), ("first", 1), ("neither", 3)] {
            #expect(isClose(try found.question(name), expected.shares[39][index]), "\(name)")
        }
        #expect(isClose(try found.mean("offers"), expected.offers, 1e-11))
    }

    @Test("tit for tat after ten rounds, as in known-answers.md")
    func tenRounds() throws {
        let found = try ExactRun(Self.match("tit_for_tat()", slip: 0.05, rounds: 10))
        #expect(isClose(try found.question("both"), 0.454733, 5e-7))
        #expect(isClose(try found.question("first"), 0.219606, 5e-7))
        #expect(isClose(try found.question("neither"), 0.106055, 5e-7))
        #expect(isClose(try found.mean("offers") / 10, 0.793095, 5e-7))
    }

    @Test("a reading of one's own does not wait for the horizon: 2,000 rounds are as exact")
    func long() throws {
        let found = try ExactRun(
            Self.match("pavlov()", slip: 0.05, rounds: 2000).replacing("measures: { offers: offers(a) }", with: ""))
        let expected = Self.chain({ $0 == $1 ? 1 : 0 }, slip: 0.05, rounds: 2000)
        #expect(isClose(try found.question("both"), expected.shares[1999][0]))
    }
}
