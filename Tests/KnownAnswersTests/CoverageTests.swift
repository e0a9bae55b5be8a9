import Foundation
import Scenarios
import Simulation
import Statistics
import TestSupport
import Testing

/// Do the intervals cover? Many seeds, each a run of 500 replicates of scenarios whose answers are exact.
///
/// `make coverage` runs it with 2,000 seeds and prints the tables; the tests take 300.
@Suite("Coverage of the intervals, seed by seed")
struct CoverageTests {
    private static let seeds =
        ProcessInfo.processInfo.environment["DETENTE_COVERAGE_SEEDS"].flatMap { Int($0) } ?? 300
    private static let replicates = 500
    private static let shares = [0.001, 0.005, 0.02, 0.1, 0.3, 0.5, 0.9]

    /// One row of a table: how many runs' intervals held the exact answer, and how wide they were.
    private struct Row {
        var name: String
        var covered = 0
        var width = 0.0

        mutating func record(_ interval: Interval?, _ exact: Double) {
            guard let interval else { return }
            if interval.lower <= exact, exact <= interval.upper { covered += 1 }
            width += interval.upper - interval.lower
        }
    }

    /// Prints the table, and asks that no row lies below 94 % by more than luck allows: with a true coverage of 94 % a
    /// row fails once in 10⁸ (normal approximation of the binomial tail, 5.6 standard errors).
    private static func judge(_ rows: [Row], _ title: String) {
        print("\n\(title): \(seeds) seeds, intervals of 95 %")
        let error = (0.94 * 0.06 / Double(seeds)).squareRoot()
        for row in rows {
            let coverage = Double(row.covered) / Double(seeds)
            print(
                "  \(row.name.padding(toLength: 44, withPad: " ", startingAt: 0))  "
                    + String(format: "%6.2f %%   mean width %.5f", 100 * coverage, row.width / Double(seeds)))
            #expect(coverage > 0.94 - 5.6 * error, "\(row.name): \(coverage)")
        }
    }

    private static func run(_ study: StudyPlan, _ seed: Int, replicates: Int, _ target: Precision? = nil) async
        -> StudyTally
    {
        await simulate(
            study,
            settings: RunSettings(replicates: replicates, seed: UInt64(seed), precision: target, threads: 1)
        ).tally
    }

    private static func study(_ texts: [String], seed: Int) throws -> StudyPlan {
        StudyPlan(
            try texts.map { StudyPlan.Member(try scenarioOf($0), name: "", seed: UInt64(seed)) }, seed: UInt64(seed))
    }

    /// A scenario in which event `e0`, `e1`, … happens with these probabilities, all in one round.
    private static func events(_ shares: [Double], prefix: String = "e") -> String {
        let events = shares.enumerated().map { "  \(prefix)\($0): { chance: \($1) }" }.joined(separator: "\n")
        let questions = shares.indices.map { "  q\($0): happened(\(prefix)\($0))" }.joined(separator: "\n")
        return "detente: 1\nclock: { rounds: 1 }\nevents:\n\(events)\noutcomes: { over: otherwise }\n"
            + "questions:\n\(questions)\nmeasures: { m: \"normal(3, 2)\" }\n"
    }

    @Test("probabilities from 0.001 to 0.9, hazards over rounds, and a mean")
    func single() async throws {
        let hazard = """
            detente: 1
            clock: { rounds: 30 }
            events: { spark: { chance: 0.02 } }
            outcomes: { fire: happened(spark), calm: otherwise }

            """
        var rows =
            Self.shares.map { Row(name: "P = \($0)") } + [Row(name: "hazard of .02, 30 rounds"), Row(name: "mean")]
        for seed in 1...Self.seeds {
            let tally = await Self.run(
                try Self.study([Self.events(Self.shares)], seed: seed), seed, replicates: Self.replicates
            ).tallies[0]
            for (index, question) in tally.questions.enumerated() {
                let evidence = Probability(hits: question.count, of: question.asked)
                rows[index].record(evidence.interval(level: 0.95, validity: .fixed), Self.shares[index])
            }
            rows[Self.shares.count + 1].record(tally.measures[0].meanInterval(level: 0.95, validity: .fixed), 3)
            let burnt = await Self.run(
                try Self.study([hazard], seed: seed), seed, replicates: Self.replicates
            ).tallies[0]
            rows[Self.shares.count].record(
                Probability(hits: burnt.outcomes[0].total, of: burnt.replicates)
                    .interval(level: 0.95, validity: .fixed), 1 - pow(0.98, 30))
        }
        Self.judge(rows, "Single")
    }

    /// On common luck an event of probability p happens wherever one of a smaller p does; an event of another name has
    /// luck of its own.
    @Test("differences of pairs: on common luck, and on luck of their own")
    func paired() async throws {
        let pairs = [(0.001, 0.003), (0.02, 0.02), (0.02, 0.05), (0.1, 0.12), (0.3, 0.5), (0.5, 0.5), (0.9, 0.85)]
        for (prefix, title) in [("e", "common luck"), ("own", "luck of their own")] {
            var rows = pairs.map { Row(name: "\(title): \($0.1) − \($0.0)") }
            for seed in 1...Self.seeds {
                let study = try Self.study(
                    [Self.events(pairs.map(\.0)), Self.events(pairs.map(\.1), prefix: prefix)], seed: seed)
                let tally = await Self.run(study, seed, replicates: Self.replicates)
                for (index, table) in tally.pairs[1].questions.enumerated() {
                    rows[index].record(
                        table.interval(level: 0.95, validity: .fixed), pairs[index].1 - pairs[index].0)
                }
            }
            Self.judge(rows, "Paired, \(title)")
        }
    }

    @Test("probabilities where the run stops at a precision")
    func precision() async throws {
        let shares = [0.005, 0.02, 0.0765, 0.3, 0.5, 0.9]
        for (target, cap, title) in [
            (Precision.absolute(0.02), 20_000, "± 2 points"), (.relative(0.2), 60_000, "± 20 % relative"),
        ] {
            var rows = shares.map { Row(name: "P = \($0)") }
            for (index, share) in shares.enumerated() {
                let text =
                    "detente: 1\nclock: { rounds: 1 }\nevents: { e: { chance: \(share) } }\n"
                    + "outcomes: { yes: happened(e), no: otherwise }\n"
                for seed in 1...Self.seeds {
                    let tally = await Self.run(
                        try Self.study([text], seed: seed), seed, replicates: cap, target
                    ).tallies[0]
                    rows[index].record(
                        Probability(hits: tally.outcomes[0].total, of: tally.replicates)
                            .interval(level: 0.95, validity: .fixed), share)
                }
            }
            Self.judge(rows, "Stopped at \(title)")
        }
    }
}
