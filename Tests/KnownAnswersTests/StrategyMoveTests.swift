import Statistics
import TestSupport
import Testing

/// Exact moves of the built-in strategies against scripted opponents.
@Suite struct StrategyMoveTests {
    static let rounds = 40
    /// At the end, `code` holds the moves of rounds 1…n as bits, the first the highest.
    private static func code(_ actor: String) -> String {
        "\"if(round == 1, 0, 2 * code_\(actor) + (move(\(actor), match) == offer))\""
    }

    /// `player` (perhaps with errors in its moves, known bits of `noise`) against an opponent who plays the bits of `script`.
    private static func text(_ player: String, script: String, noise: String = "0", rounds: Int) -> String {
        """
        detente: 1
        clock: { rounds: \(rounds + 1) }
        parameters: { script: "\(script)", noise: "\(noise)" }
        strategies:
          scripted: { offer: "floor(script / 2 ^ (\(rounds) - round)) % 2" }
          noisy: { offer: "abs(follows(\(player)) - floor(noise / 2 ^ (\(rounds) - round)) % 2)" }
        actors: { row: { strategy: noisy() }, column: { strategy: scripted() } }
        learning: { gain: 0, loss: 0, breach: 0 }
        issues: { match: { steps: unlimited } }
        state:
          code_row: { start: 0, each_round: \(code("row")) }
          code_column: { start: 0, each_round: \(code("column")) }
        outcomes: { over: otherwise }
        measures: { row: code_row, column: code_column, script: script, noise: noise }
        """
    }

    private static func bits(_ code: Double, _ rounds: Int) -> [Bool] {
        let code = UInt64(code)
        return (0..<rounds).map { code >> UInt64(rounds - 1 - $0) & 1 == 1 }
    }

    private static func code(of word: String) -> UInt64 { word.reduce(0) { $0 * 2 + ($1 == "C" ? 1 : 0) } }

    /// From Axelrod's library (test_titfortat.py, test_grudger.py, test_memoryone.py, test_gradual…) and known-answers.md.
    /// C an offer, D a hold.
    @Test(arguments: [
        ("tit_for_tat()", "CCCCC", "CCCCC"), ("tit_for_tat()", "DDDDD", "CDDDD"), ("tit_for_tat()", "CDCDC", "CCDCD"),
        ("tit_for_tat()", "CCDDD", "CCCDD"), ("tit_for_two_tats()", "DDDDD", "CCDDD"),
        ("tit_for_two_tats()", "CDCDC", "CCCCC"),
        ("two_tits_for_tat()", "CDCDC", "CCDDD"), ("two_tits_for_tat()", "DCCCC", "CDDCC"),
        ("two_tits_for_tat()", "DDCCCC", "CDDDCC"),
        ("suspicious_tit_for_tat()", "CDCDC", "DCDCD"), ("suspicious_tit_for_tat()", "CCCCC", "DCCCC"),
        ("anti_tit_for_tat()", "CDCDC", "CDCDC"), ("anti_tit_for_tat()", "DDDDD", "CCCCC"),
        ("anti_tit_for_tat()", "CCCCC", "CDDDD"),
        ("grim()", "CDCCC", "CCDDD"), ("grim()", "CCCCC", "CCCCC"), ("grim()", "DCCCC", "CDDDD"),
        ("pavlov()", "CDCDC", "CCDDC"), ("pavlov()", "DDDDD", "CDCDC"), ("pavlov()", "CCCCC", "CCCCC"),
        ("contrite_tit_for_tat()", "CDCDC", "CCDCD"), ("contrite_tit_for_tat()", "DDDDD", "CDDDD"),
        ("always_offer()", "DDDDD", "CCCCC"), ("never_offer()", "CCCCC", "DDDDD"),
        ("generous_tit_for_tat(0)", "CDCDC", "CCDCD"),
        ("generous_tit_for_tat(1)", "CDDDC", "CCCCC"), ("memory_one(1, 0, 0, 1)", "CDCDC", "CCDDC"),
        ("memory_one(0, 1, 1, 0)", "CCCC", "DCDC"),
        ("gradual()", "CCCCC", "CCCCC"), ("gradual()", "DCCCCC", "CDCCCC"), ("gradual()", "DCCCDCCCCC", "CDCCCDDCCC"),
        // One offer, then 1, 4, 10 and 22 holds, each run followed by two offers.
        ("gradual()", String(repeating: "D", count: 46), "CDCCDDDDCCDDDDDDDDDDCCDDDDDDDDDDDDDDDDDDDDDDCC"),
    ])
    func moves(_ player: String, _ opponent: String, _ expected: String) async throws {
        #expect(opponent.count == expected.count)
        let played = try await ScenarioRun(
            Self.text(player, script: "\(Self.code(of: opponent))", rounds: opponent.count))
        #expect(UInt64(try played.value("column")) == Self.code(of: opponent))
        let moves = Self.bits(try played.value("row"), opponent.count).map { $0 ? "C" : "D" }.joined()
        #expect(moves == expected)
    }

    /// One decision of each deterministic rule from the whole history, as the language page words it: slow and plain,
    /// and written without sight of the engine's.
    static let rules: [(name: String, decide: @Sendable (_ mine: [Bool], _ theirs: [Bool]) -> Bool)] = [
        ("tit_for_tat()", { _, theirs in theirs.last ?? true }),
        ("suspicious_tit_for_tat()", { _, theirs in theirs.last ?? false }),
        ("anti_tit_for_tat()", { _, theirs in !(theirs.last ?? false) }),
        ("tit_for_two_tats()", { _, theirs in theirs.suffix(2).contains(true) || theirs.count < 2 }),
        ("two_tits_for_tat()", { _, theirs in !theirs.suffix(2).contains(false) }),
        ("grim()", { _, theirs in !theirs.contains(false) }),
        ("pavlov()", { mine, theirs in (mine.last ?? true) == (theirs.last ?? true) }),
        (
            "contrite_tit_for_tat()",
            { mine, theirs in
                var (mineGood, theirsGood) = (true, true)
                for (own, other) in zip(mine, theirs) {
                    let before = (mineGood, theirsGood)
                    mineGood = own || before.0 && !before.1
                    theirsGood = other || before.1 && !before.0
                }
                return !mineGood || theirsGood
            }
        ),
        (
            "gradual()",
            { _, theirs in
                // Replays the plan: what is to be played next, punishments first.
                var refusals = 0
                var plan: [Bool] = []
                for offered in theirs {
                    if !plan.isEmpty { plan.removeFirst() }
                    guard !offered else { continue }
                    refusals += 1
                    if plan.isEmpty { plan = Array(repeating: false, count: refusals) + [true, true] }
                }
                return plan.first ?? true
            }
        ),
    ]

    @Test("every decision against random opponents, with errors of one's own", arguments: rules.indices)
    func decisions(_ index: Int) async throws {
        let (name, decide) = Self.rules[index]
        let rounds = Self.rounds
        // Refusals are rarer in some replicates than in others, so that calm and trouble both come about.
        let played = try await ScenarioRun(
            Self.text(
                name,
                script:
                    "floor(2 ^ \(rounds) * pick(0.9999, 1, 0.5, 1, 0.999, 1) + 2 ^ \(rounds - 4) * uniform(-0.0005, 0.0005))",
                noise: "floor(2 ^ \(rounds) * uniform(0, 1)) * chance(0.5)", rounds: rounds),
            replicates: 300)
        let samples = try played.rows(["row", "column", "script", "noise"])
        for k in 0..<300 {
            let mine = Self.bits(samples[0][k], rounds)
            let theirs = Self.bits(samples[1][k], rounds)
            let errors = Self.bits(samples[3][k], rounds)
            #expect(theirs == Self.bits(samples[2][k], rounds))
            let expected = (0..<rounds).map { decide(Array(mine[..<$0]), Array(theirs[..<$0])) != errors[$0] }
            #expect(mine == expected, "\(name), replicate \(k)")
        }
    }
}
