import Foundation
import Simulation
import Statistics
import TestSupport
import Testing

/// `scenarios/us-russia.yaml`: its pace and its relief against the record.
@Suite("The flagship")
struct FlagshipTests {
    private func run(_ settings: [String] = [], replicates: Int = 1_000) async throws -> ScenarioRun {
        try await ScenarioRun(scenarioAt("scenarios/us-russia.yaml", set: settings), replicates: replicates)
    }

    /// Without mistrust, suspensions and an early end, the rounds are a renewal process of log-logistic gaps.
    @Test("rounds of consultations come as in the record of peace processes")
    func pace() async throws {
        let gap = exp(5.074) / (365.2425 / 12)
        // The log-logistic distribution whose logarithm has the lognormal's standard deviation.
        let shape = Double.pi / (1.942 * 3.0.squareRoot())
        /// P(a gap is longer than so many months).
        func longer(_ months: Double) -> Double { 1 / (1 + pow(months / gap, shape)) }
        // 10 April 2025 is seven months before the month before round 1.
        func first(_ month: Int) -> Double {
            (longer(Double(month + 6)) - longer(Double(month + 7))) / longer(7)
        }
        var rounds = [0.0]
        for month in 1...36 {
            rounds.append(
                (1..<month).reduce(first(month)) {
                    $0 + rounds[$1] * (longer(Double(month - $1 - 1)) - longer(Double(month - $1)))
                })
        }
        let bySpring = (1...4).reduce(0) { $0 + first($1) }
        #expect((0.19...0.35).contains(bySpring))
        #expect((2...4).contains(rounds.reduce(0, +)))
        let pace = try await run([
            "loop=0", "momentum=0", "peace_pace=1", "suspension_rate=0", "opening=0",
            "usual_gap=\(gap)",
        ])
        let question = try pace.question("third_round_by_spring")
        #expect(abs(pace.z(question.count, of: question.asked, bySpring)) < 4)
        #expect(abs(try pace.z("rounds_of_consultations", rounds.reduce(0, +))) < 4)
    }

    @Test("as it stands, the pace is within the record's")
    func record() async throws {
        let played = try await run()
        let question = try played.question("third_round_by_spring")
        #expect((0.19...0.37).contains(Double(question.count) / Double(question.asked)))
        #expect((2...4).contains(try played.mean("rounds_of_consultations")))
        #expect(played.faults.isEmpty)
        #expect(played.clamps.isEmpty)
    }

    /// Imposed sanctions of two to five years end within three at 1 − .546/.648 = .157, older ones at 1 − (.421/.546)^.6 = .144.
    @Test("without a war, full relief comes as often as in the record of sanctions")
    func relief() async throws {
        let played = try await run(["war_now=0", "war_drift=0", "settlement_rate=0"], replicates: 4_000)
        let question = try played.question("full_relief")
        let share = Double(question.count) / Double(question.asked)
        // .02 is 3.5 standard errors.
        #expect((0.144 - 0.02...0.157 + 0.02).contains(share), "\(share)")
    }

    /// Each loop is worth several points of success, and each in its own direction; 4,000 replicates have standard errors
    /// of .005.
    @Test("the loop of mistrust and delay lowers success, and that of reciprocal moves raises it")
    func loops() async throws {
        func success(_ settings: [String]) async throws -> Double {
            let played = try await run(settings, replicates: 4_000)
            return Double(try played.count("normalised") + played.count("thaw")) / 4_000
        }
        let both = try await success([])
        #expect(try await success(["loop=0"]) - both > 0.02)
        #expect(try await both - success(["loop=2"]) > 0.01)
        #expect(try await both - success(["momentum=0"]) > 0.02)
    }
}
