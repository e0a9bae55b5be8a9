import Foundation
import Simulation
import Testing

/// Belief in private types against Bayes' rule by hand, and against an enumeration of the tree of moves.
@Suite("Exact private types")
struct ExactTypeTests {
    /// Offers with .8 or .5; prior .4.
    private static let sincerity = """
        detente: 1
        types:
          sincere: { strategy: random(0.8), good: true }
          probing: { strategy: random(0.5) }
        learning: { rule: types }
        outcomes: { over: otherwise }

        """

    @Test("docs/types.md: trusted if and only if the first two moves are offers, .256 + .15")
    func workedExample() throws {
        let found = try ExactRun(
            Self.sincerity.replacing("{ over: otherwise }", with: "{ trusted: \"trust(a, b) > 0.6\", over: otherwise }")
                + """
                clock: { rounds: 4 }
                actors: { a: { strategy: never_offer() }, b: { type: { sincere: 0.4, probing: 0.6 } } }
                issues: { i: { steps: unlimited } }
                questions: { sincere: { ask: "at(end, type(b) == sincere)", given: "ever(trust(a, b) > 0.6)" } }
                """)
        #expect(isClose(try found.outcome("trusted").shares.reduce(0, +), 0.406))
        // Belief is calibrated.
        #expect(isClose(try found.question("sincere"), 0.256 / 0.406))
    }

    /// After n moves of which k were read as offers, the odds are 2/3 · (l/m)^k · ((1 − l)/(1 − m))^(n − k), where l and m
    /// are the chances to read an offer: p·a·(1 − x) + (1 − p·a)·x after approval a and misreading x, both of which are
    /// symmetric here; slips s turn p·a into p·a·(1 − s) + (1 − p·a)·s before.
    @Test(
        "belief after n moves through approval, slips and misreadings", arguments: [(1.0, 0.0, 0.0), (0.9, 0.05, 0.1)])
    func noise(_ approval: Double, _ slip: Double, _ misread: Double) throws {
        func noisy(_ p: Double, _ noise: Double) -> Double { p * (1 - noise) + (1 - p) * noise }
        let read = [0.8, 0.5].map { noisy(noisy($0 * approval, slip), misread) }
        let rounds = 5
        let found = try ExactRun(
            Self.sincerity + """
                clock: { rounds: \(rounds) }
                actors:
                  a: { strategy: never_offer() }
                  b: { type: { sincere: 0.4, probing: 0.6 }, approval: \(approval) }
                issues: { i: { steps: unlimited, slip: \(slip), misread: \(misread) } }
                measures: { t: "trust(a, b)", square: "trust(a, b) ^ 2", other: "belief(a, b, probing)" }
                """)
        var (mean, square) = (0.0, 0.0)
        for offers in 0...rounds {
            let ways = (0..<offers).reduce(1.0) { $0 * Double(rounds - $1) / Double($1 + 1) }
            let joint = zip([0.4, 0.6], read).map {
                $0 * pow($1, Double(offers)) * pow(1 - $1, Double(rounds - offers))
            }
            let belief = joint[0] / (joint[0] + joint[1])
            mean += ways * (joint[0] + joint[1]) * belief
            square += ways * (joint[0] + joint[1]) * belief * belief
        }
        #expect(isClose(mean, 0.4))
        #expect(isClose(try found.mean("t"), mean))
        #expect(isClose(try found.mean("square"), square))
        #expect(isClose(try found.mean("other"), 0.6))
    }

    /// The witness: a program that follows every branch in exact fractions, written from docs/types.md. It keeps, from
    /// round to round, b's type, its last move, its reading of a's, and a's belief; each round branches over both sides'
    /// moves as they come out and as they are read; at each reading a's belief is multiplied by the chance of that
    /// reading under each type with b's own history, and divided by the sum. Three rounds, 3 · 9³ · 2⁶ leaves.
    @Test("types with memory, withdrawals, approvals of their own, a wrong prior, and noise by move")
    func enumeration() throws {
        let found = try ExactRun(
            """
            detente: 1
            clock: { rounds: 3 }
            strategies:
              shuts: { offer: 0.1, withdraw: "if(saw == offer, 0.2, 0.5)" }
            types:
              open: { strategy: "memory_one(0.9, 0.4, 0.7, 0.3)", good: true }
              sly: { strategy: { default: random(0.5) }, approval: 0.6 }
              hard: { strategy: shuts }
            actors:
              a: { strategy: trusting(), belief: { b: { open: 0.5, sly: 0.25, hard: 0.25 } } }
              b: { type: { open: 0.3, sly: 0.5, hard: 0.2 }, approval: 0.9 }
            learning: { rule: types }
            issues:
              i:
                steps: unlimited
                slip: { offer: 0.05, hold: 0.1, withdraw: 0.2 }
                misread: { offer: 0.1, hold: 0.05, withdraw: 0.3 }
            outcomes: { over: otherwise }
            questions: { high: "at(end, trust(a, b) > 0.7)" }
            measures:
              trust: trust(a, b)
              hard: belief(a, b, hard)
              earned: "trust(a, b) * (type(b) == open)"
              offers: offers(b)
            """)
        #expect(isClose(try found.mean("trust"), 0.46971292821275706))
        #expect(isClose(try found.mean("hard"), 0.25106368413891106))
        #expect(isClose(try found.mean("earned"), 0.20367669444764783))
        #expect(isClose(try found.mean("offers"), 1.2000808249763204))
        #expect(isClose(try found.question("high"), 0.2578315393731565))
    }

    /// Kydd (2005), with a first game of stakes σ and a second of stakes 1, in which a trustworthy side co-operates if and
    /// only if it believes the other trustworthy: that is, if it co-operated first. R, P, S = 3, 1, 0; T = 5 for the
    /// untrustworthy, 2 for the trustworthy; the other is trustworthy with t = .3.
    ///
    /// Mimicry, to co-operate first and defect then, costs an untrustworthy side σ·(t·(T − R) + (1 − t)·(P − S)) = 1.3·σ
    /// and gains t·(T − P) = 1.2: it pays below σ = .923. A trustworthy side that shirks saves
    /// σ·((1 − t)·(P − S) − t·(R − 2)) = .4·σ and loses t·(R − P) = .6: it shirks above σ = 1.5.
    @Test("Kydd's window of reassurance", arguments: [0.92, 0.93, 1.49, 1.51])
    func reassurance(_ stakes: Double) throws {
        func mean(_ type: String) throws -> Double {
            func game(_ issue: String) -> String {
                "if(move(a, \(issue)) == offer, if(move(b, \(issue)) == offer, 3, 0), "
                    + "if(move(b, \(issue)) == offer, temptation, 1))"
            }
            let shares = ["trustworthy", "untrustworthy", "mimic", "shirker"].map { "\($0): \($0 == type ? 1 : 0)" }
            let believes = "belief(self, other, trustworthy) > 0.5"
            let temptation = type == "untrustworthy" || type == "mimic" ? 5 : 2
            return try ExactRun(
                """
                detente: 1
                clock: { rounds: 2 }
                parameters: { temptation: \(temptation) }
                strategies: { wary: { offer: "\(believes)" } }
                types:
                  trustworthy: { strategy: { signal: always_offer(), game: wary }, good: true }
                  untrustworthy: { strategy: never_offer() }
                  mimic: { strategy: { signal: always_offer(), game: never_offer() } }
                  shirker: { strategy: never_offer() }
                actors:
                  a: { type: { \(shares.joined(separator: ", ")) } }
                  b:
                    type: { trustworthy: 0.3, untrustworthy: 0.7 }
                    belief: { a: { trustworthy: 0.3, untrustworthy: 0.7 } }
                learning: { rule: types }
                issues:
                  signal: { steps: unlimited, requires: round == 1 }
                  game: { steps: unlimited, requires: round == 2 }
                outcomes: { over: otherwise }
                measures: { gain: "\(stakes) * \(game("signal")) + \(game("game"))" }
                """
            ).mean("gain")
        }
        let mimicry = try mean("mimic") - mean("untrustworthy")
        #expect(isClose(mimicry, 1.2 - 1.3 * stakes))
        #expect((mimicry > 0) == (stakes < 1.2 / 1.3))
        let shirking = try mean("shirker") - mean("trustworthy")
        #expect(isClose(shirking, 0.4 * stakes - 0.6))
        #expect((shirking > 0) == (stakes > 1.5))
    }
}
