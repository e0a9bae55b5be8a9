import Scenarios
import Testing

/// Rows of moves against which strategies are played: three random ones (offers 1/2, 3/4 and 1/4) and all holds.
private let opponents = [
    "DCDCCCDCCCCDDCCCDCCCCDCCCCDDCCDCCCDCCCCD",
    "DCDDCCCCCCCDCDCCCDCCCDDCCCCCDDCCCDCCCDCD",
    "DCDDDCDCDDDDDDDCDDDDDDDDDDDDCDDDDCDDDDCD",
    "DDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDD",
]

/// The witness is the Axelrod library 4.14.0 (Python), whose players met these rows in matches of 40 turns.
private let exactMoves: [(name: String, moves: [String])] = [
    (
        "tit_for_tat",
        [
            "CDCDCCCDCCCCDDCCCDCCCCDCCCCDDCCDCCCDCCCC",
            "CDCDDCCCCCCCDCDCCCDCCCDDCCCCCDDCCCDCCCDC",
            "CDCDDDCDCDDDDDDDCDDDDDDDDDDDDCDDDDCDDDDC",
            "CDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDD",
        ]
    ),
    (
        "suspicious_tit_for_tat",
        [
            "DDCDCCCDCCCCDDCCCDCCCCDCCCCDDCCDCCCDCCCC",
            "DDCDDCCCCCCCDCDCCCDCCCDDCCCCCDDCCCDCCCDC",
            "DDCDDDCDCDDDDDDDCDDDDDDDDDDDDCDDDDCDDDDC",
            "DDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDD",
        ]
    ),
    (
        "anti_tit_for_tat",
        [
            "CCDCDDDCDDDDCCDDDCDDDDCDDDDCCDDCDDDCDDDD",
            "CCDCCDDDDDDDCDCDDDCDDDCCDDDDDCCDDDCDDDCD",
            "CCDCCCDCDCCCCCCCDCCCCCCCCCCCCDCCCCDCCCCD",
            "CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC",
        ]
    ),
    (
        "tit_for_two_tats",
        [
            "CCCCCCCCCCCCCDCCCCCCCCCCCCCCDCCCCCCCCCCC",
            "CCCCDCCCCCCCCCCCCCCCCCCDCCCCCCDCCCCCCCCC",
            "CCCCDDCCCCDDDDDDCCDDDDDDDDDDDCCDDDCCDDDC",
            "CCDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDD",
        ]
    ),
    (
        "two_tits_for_tat",
        [
            "CDDDDCCDDCCCDDDCCDDCCCDDCCCDDDCDDCCDDCCC",
            "CDDDDDCCCCCCDDDDCCDDCCDDDCCCCDDDCCDDCCDD",
            "CDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDD",
            "CDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDD",
        ]
    ),
    (
        "contrite_tit_for_tat",
        [
            "CDCDCCCDCCCCDDCCCDCCCCDCCCCDDCCDCCCDCCCC",
            "CDCDDCCCCCCCDCDCCCDCCCDDCCCCCDDCCCDCCCDC",
            "CDCDDDCDCDDDDDDDCDDDDDDDDDDDDCDDDDCDDDDC",
            "CDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDD",
        ]
    ),
    (
        "grim",
        [
            "CDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDD",
            "CDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDD",
            "CDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDD",
            "CDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDD",
        ]
    ),
    (
        "pavlov",
        [
            "CDDCCCCDDDDDCDDDDCCCCCDDDDDCDDDCCCCDDDDD",
            "CDDCDDDDDDDDCCDDDDCCCCDCCCCCCDCCCCDDDDCC",
            "CDDCDCCDDCDCDCDCCDCDCDCDCDCDCCDCDCCDCDCC",
            "CDCDCDCDCDCDCDCDCDCDCDCDCDCDCDCDCDCDCDCD",
        ]
    ),
    (
        "gradual",
        [
            "CDCCCCCDDDCCDDDDCCCCCCDDDDDDDCCDDDDDDDDD",
            "CDCCDDDCCCCCDDDDCCDDDDDDCCCCCDDDDDDDDDCC",
            "CDCCDDDCCDDDDDDCCDDDDDDDDDDDDDCCDDDDDDDD",
            "CDCCDDDDCCDDDDDDDDDDCCDDDDDDDDDDDDDDDDDD",
        ]
    ),
]

private let gritMoves: [(String, Double, String)] = [
    ("DDDDDDD", 1.0, "CCCDDDD"),  // three initiatives, then patience is at its end
    ("DDDDCDDDD", 1.0, "CCCDDCCCD"),  // an offer is answered, and starts the count of initiatives anew
    ("CCCCCCCC", 1.0, "CCCCCCCC"),
    ("WDDDD", 1.0, "CWCCD"),  // a withdrawal is answered by one; the first offer still counts
    ("WWDDDD", 1.0, "CWWCCD"),
    ("WDDDD", 0.0, "CDCCD"),  // or by a hold
    ("DDDWCDDDD", 1.0, "CCCDWCCCD"),
]

private let selfPlayShares: [(String, [Double], [Double])] = [
    ("tit_for_tat", [0.0], [0.5, 0.5, 0.5]),
    ("generous_tit_for_tat", [0.1], [0.915254, 0.736842, 0.642857]),
    ("generous_tit_for_tat", [1.0 / 3], [0.971154, 0.875, 0.785714]),
    ("pavlov", [0.0], [0.970596, 0.8645, 0.756]),
    ("contrite_tit_for_tat", [0.0], [0.980392, 0.909091, 0.833333]),
    ("tit_for_two_tats", [0.0], [0.989897, 0.947192, 0.888568]),
]

private let mixedShares: [(String, String, Double, Double)] = [
    ("tit_for_tat", "never_offer", 0.0950, 1.1002),
    ("generous_tit_for_tat", "never_offer", 0.3800, 0.8010),
    ("generous_tit_for_tat", "tit_for_tat", 0.8261, 2.6923),
    ("tit_for_tat", "pavlov", 0.5, 2.25),
]

@Suite("Built-in strategies")
struct StrategyMoveTests {
    @Test("play the exact moves of the Axelrod library", arguments: exactMoves.map(\.name))
    func exactly(name: String) throws {
        let play = try ScalarPlay(name)
        let moves = exactMoves.first { $0.name == name }?.moves ?? []
        #expect(moves.count == opponents.count)
        for (opponent, expected) in zip(opponents, moves) {
            #expect(play.moves(against: opponent) == expected)
        }
    }

    @Test("gradual against never_offer: an offer, then 1, 4, 10, 22 holds, each followed by two offers")
    func gradualRuns() throws {
        let (moves, _) = ScalarPlay.match(try ScalarPlay("gradual"), try ScalarPlay("never_offer"), rounds: 46)
        let runs = [1, 4, 10, 22].map { String(repeating: "D", count: $0) + "CC" }
        #expect(moves == "C" + runs.joined())
    }

    /// From the rules of language.md by hand, with every probability at 1.
    @Test("grit takes initiatives, waits, answers, and answers a withdrawal once", arguments: gritMoves)
    func grit(opponent: String, retaliation: Double, expected: String) throws {
        let play = try ScalarPlay("grit", [2, 3, 1, 1, retaliation])
        #expect(play.moves(against: opponent) == expected)
    }

    @Test("grit: either way a withdrawal is then answered, though nothing new is read")
    func gritAnswers() throws {
        let play = try ScalarPlay("grit", [2, 3, 0.9, 0.5, 0.5])
        var player = play.after(play.newPlayer(), mine: 1, saw: -1)
        #expect((play.offer(player), play.withdraw(player)) == (0, 0.5))
        player = play.after(player, mine: 0, saw: nil)
        #expect((play.offer(player), play.withdraw(player)) == (0.5, 0))
    }

    @Test("grit takes no initiative when it is ahead, but answers offers")
    func gritAhead() throws {
        var play = try ScalarPlay("grit")
        #expect(play.offer(play.newPlayer()) == 0.5)
        play.lead = 2
        #expect(play.offer(play.newPlayer()) == 0)
        #expect(play.offer(play.after(play.newPlayer(), mine: 0, saw: 1)) == 0.9)
    }

    @Test("contrite_tit_for_tat accepts one refusal after its own slip, and answers one that is not deserved")
    func contriteStanding() throws {
        let play = try ScalarPlay("contrite_tit_for_tat")
        // Its offer slipped to a hold: in bad standing it offers, whatever the other does in return.
        var player = play.after(play.newPlayer(), mine: 0, saw: 1)
        #expect(play.offer(player) == 1)
        player = play.after(player, mine: 1, saw: 0)
        #expect(play.offer(player) == 1)
        // The other's refusal was unprovoked: it loses its standing until it offers.
        player = play.after(play.newPlayer(), mine: 1, saw: 0)
        #expect(play.offer(player) == 0)
        player = play.after(player, mine: 0, saw: 1)
        #expect(play.offer(player) == 1)
    }

    @Test("the strategies of chance have the probabilities that they are given")
    func probabilities() throws {
        var trusting = try ScalarPlay("trusting", [1.5])
        trusting.trust = 0.4
        #expect(abs(trusting.offer(trusting.newPlayer()) - 0.6) < 1e-15)
        let generous = try ScalarPlay("generous_tit_for_tat")
        #expect(generous.offer(generous.newPlayer()) == 1)
        #expect(generous.offer(generous.after(generous.newPlayer(), mine: 1, saw: -1)) == 1.0 / 3)
        let random = try ScalarPlay("random")
        #expect(random.offer(random.newPlayer()) == 0.5)
        let memory = try ScalarPlay("memory_one", [0.1, 0.2, 0.3, 0.4])
        #expect(memory.offer(memory.newPlayer()) == 0.1)
        for (mine, saw, expected) in [(1.0, 1.0, 0.1), (1, 0, 0.2), (0, 1, 0.3), (0, -1, 0.4)] {
            #expect(memory.offer(memory.after(memory.newPlayer(), mine: mine, saw: saw)) == expected)
        }
        #expect(try ScalarPlay("always_offer").moves(against: "DDWD") == "CCCC")
        #expect(try ScalarPlay("never_offer").moves(against: "CCWC") == "DDDD")
    }

    @Test("every name has a strategy, and the text holds no other")
    func names() {
        for name in BuiltInStrategies.names {
            let strategy = BuiltInStrategies.strategy(named: name)
            #expect(strategy?.name == name && strategy?.isBuiltIn == true)
        }
        let written = BuiltInStrategies.text.split(separator: "\n").filter { $0.hasSuffix(":") && !$0.hasPrefix(" ") }
        #expect(written.map { String($0.dropLast()) } == BuiltInStrategies.names)
        #expect(BuiltInStrategies.strategy(named: "tit") == nil)
    }
}

@Suite("Built-in strategies with slips")
struct StrategyShareTests {
    /// Long-run share of offers in self-play. The witness: the closed forms of known-answers.md (s = q/(1 − (p − q))
    /// for reactive rules, after the noise; Sugden's and Boyd's 1/(1 + 2ε) for contrite; two tats to six digits).
    @Test("share of offers in self-play", arguments: selfPlayShares)
    func selfPlay(name: String, arguments: [Double], expected: [Double]) throws {
        let play = try ScalarPlay(name, name == "generous_tit_for_tat" ? arguments : [])
        for (slip, share) in zip([0.01, 0.05, 0.1], expected) {
            let rounds = name == "tit_for_tat" ? 800 : 300
            let last = try #require(ScalarPlay.shares(play, play, slip: slip, rounds: rounds).last)
            #expect(abs(last[0] + last[1] - share) < 2e-6, "\(name), ε = \(slip): \(last)")
        }
    }

    /// The witness: known-answers.md, "mixed, ε = .05, long run".
    @Test("share and score against others", arguments: mixedShares)
    func mixed(first: String, second: String, share: Double, score: Double) throws {
        let rounds = ScalarPlay.shares(try ScalarPlay(first), try ScalarPlay(second), slip: 0.05, rounds: 400)
        let last = try #require(rounds.last)
        #expect(abs(last[0] + last[1] - share) < 6e-5)
        #expect(abs(3 * last[0] + 5 * last[2] + last[3] - score) < 6e-5)
    }

    /// The witness: known-answers.md, state shares of tit_for_tat against itself.
    @Test("tit_for_tat against itself round by round, ε = .05")
    func transient() throws {
        let play = try ScalarPlay("tit_for_tat")
        let rounds = ScalarPlay.shares(play, play, slip: 0.05, rounds: 10)
        let expected = [0.454733, 0.219606, 0.219606, 0.106055]
        for (share, witness) in zip(rounds[9], expected) { #expect(abs(share - witness) < 1e-6) }
        let mean = rounds.map { $0[0] + $0[1] }.reduce(0, +) / 10
        #expect(abs(mean - 0.793095) < 1e-6)
    }

    /// The witness: known-answers.md, expected rounds of mutual offers before the first slip.
    @Test("grim against itself keeps mutual offers until the first slip")
    func grim() throws {
        let play = try ScalarPlay("grim")
        for (slip, expected) in [(0.01, 49.25), (0.05, 9.256)] {
            let rounds = ScalarPlay.shares(play, play, slip: slip, rounds: 1500)
            // Once a slip has happened both hold, and offer together only by a double slip.
            var alive = 1.0
            var total = 0.0
            for _ in rounds {
                alive *= (1 - slip) * (1 - slip)
                total += alive
            }
            #expect(abs(total - expected) < 5e-3 * expected)
            #expect(abs(rounds[0][0] - (1 - slip) * (1 - slip)) < 1e-12)
            #expect(abs((rounds.last ?? [])[0] - slip * slip) < 1e-6)
        }
    }
}
