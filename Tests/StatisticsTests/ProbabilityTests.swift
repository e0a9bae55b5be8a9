import Foundation
import Statistics
import Testing

@Suite("Probabilities and their intervals")
struct ProbabilityTests {
    /// Published values, as handed to the project; five and six digits.
    @Test(
        "the textbook's exact and score intervals at 95 %",
        arguments: [
            (0, 10, 0.0, 0.308497, 0.0, 0.277533),
            (970, 1000, 0.957449, 0.979670, 0.957497, 0.978906),
        ])
    func textbook(hits: Int, trials: Int, lower: Double, upper: Double, wilsonLower: Double, wilsonUpper: Double) throws
    {
        let probability = Probability(hits: hits, of: trials)
        let exact = try #require(probability.clopperPearson(level: 0.95))
        #expect(abs(exact.lower - lower) < 1e-6 && abs(exact.upper - upper) < 1e-6)
        let score = try #require(probability.wilson(level: 0.95))
        #expect(abs(score.lower - wilsonLower) < 1e-6 && abs(score.upper - wilsonUpper) < 1e-6)
    }

    @Test("6 of 10 lies in (.262378, .878447)")
    func sixOfTen() throws {
        let exact = try #require(Probability(hits: 6, of: 10).clopperPearson(level: 0.95))
        #expect(abs(exact.lower - 0.262378) < 1e-6 && abs(exact.upper - 0.878447) < 1e-6)
    }

    /// Witness: SciPy (Witnesses/intervals.py), from 1 trial to 10¹², where GSL's own quantile gives up.
    @Test("exact and score intervals agree with SciPy's", arguments: try SciPyInterval.table())
    func againstSciPy(row: SciPyInterval) throws {
        let probability = Probability(hits: row.hits, of: row.trials)
        let exact = try #require(probability.clopperPearson(level: row.level))
        // To a ten-thousandth of the interval's own width: far beyond what is ever printed.
        let width = row.exactUpper - row.exactLower
        #expect(abs(exact.lower - row.exactLower) <= 1e-4 * width)
        #expect(abs(exact.upper - row.exactUpper) <= 1e-4 * width)
        let score = try #require(probability.wilson(level: row.level))
        #expect(abs(score.lower - row.wilsonLower) <= 1e-4 * width)
        #expect(abs(score.upper - row.wilsonUpper) <= 1e-4 * width)
    }

    @Test("nothing tried is unknown, not 0")
    func nothingTried() {
        let none = Probability(hits: 0, of: 0)
        #expect(none.estimate == nil)
        #expect(none.standardError == nil)
        #expect(none.clopperPearson(level: 0.95) == nil)
        #expect(none.wilson(level: 0.95) == nil)
    }

    /// By summing the binomial distribution itself: the promise of an exact interval is its coverage.
    @Test("coverage is at least the level for every probability", arguments: [1, 2, 7, 20])
    func coverage(trials: Int) throws {
        for hundredth in 1...99 {
            let p = Double(hundredth) / 100
            var covered = 0.0
            var mass = pow(1 - p, Double(trials))
            for hits in 0...trials {
                let interval = try #require(Probability(hits: hits, of: trials).clopperPearson(level: 0.9))
                if interval.lower <= p, p <= interval.upper { covered += mass }
                mass *= Double(trials - hits) / Double(hits + 1) * p / (1 - p)
            }
            #expect(covered >= 0.9 - 1e-12)
        }
    }
}

/// A line of Witnesses/intervals.csv.
struct SciPyInterval: Sendable {
    var hits: Int
    var trials: Int
    var level: Double
    var exactLower: Double
    var exactUpper: Double
    var wilsonLower: Double
    var wilsonUpper: Double

    static func table() throws -> [SciPyInterval] {
        let file = try #require(
            Bundle.module.url(forResource: "intervals", withExtension: "csv", subdirectory: "Witnesses"))
        let rows = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst(2)
        return try rows.map { row in
            let cells = try row.split(separator: ",").map { try #require(Double($0)) }
            try #require(cells.count == 7)
            return SciPyInterval(
                hits: Int(cells[0]), trials: Int(cells[1]), level: cells[2], exactLower: cells[3], exactUpper: cells[4],
                wilsonLower: cells[5], wilsonUpper: cells[6])
        }
    }
}
