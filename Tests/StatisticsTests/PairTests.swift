import Foundation
import Statistics
import Testing

/// Both yes, yes only in the other, only in the baseline, neither.
private func table(_ both: Int, _ gained: Int, _ lost: Int, _ neither: Int) -> PairedTable {
    PairedTable(counts: [0, 0, 0, 0, neither, gained, 0, lost, both])
}

private struct Row {
    var kind: String
    var numbers: [Double]

    /// Witness: SciPy (Witnesses/pairs.py).
    static func all(_ kind: String) throws -> [Row] {
        let url = try #require(
            Bundle.module.url(forResource: "pairs", withExtension: "csv", subdirectory: "Witnesses"))
        return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").dropFirst().map { line in
            let cells = line.split(separator: ",").map(String.init)
            return Row(kind: cells[0], numbers: cells.dropFirst().compactMap { Double($0) })
        }.filter { $0.kind == kind }
    }

    var counts: [Int] { numbers.prefix(4).map { Int($0) } }
}

@Suite("Differences of pairs")
struct PairTests {
    @Test("Bonett and Price's interval is the paper's")
    func bonettPrice() throws {
        let rows = try Row.all("bonett_price")
        #expect(rows.count == 7)
        for row in rows {
            let pair = table(row.counts[0], row.counts[1], row.counts[2], row.counts[3])
            #expect(abs(try #require(pair.difference) - row.numbers[4]) < 1e-12)
            let interval = try #require(pair.interval(level: 0.95, validity: .fixed))
            #expect(abs(interval.lower - row.numbers[5]) < 1e-9 && abs(interval.upper - row.numbers[6]) < 1e-9)
        }
    }

    @Test("McNemar's exact test is SciPy's, down to 1e-229")
    func mcNemar() throws {
        let rows = try Row.all("mcnemar")
        #expect(rows.count == 14)
        for row in rows {
            let pair = table(row.counts[0], row.counts[1], row.counts[2], row.counts[3])
            let p = try #require(pair.pValue(validity: .fixed))
            #expect(abs(p - row.numbers[4]) <= 1e-9 * row.numbers[4], "\(row)")
        }
    }

    @Test("Student's test for pairs is SciPy's")
    func pairedT() throws {
        let rows = try Row.all("paired_t")
        #expect(rows.count == 3)
        for row in rows {
            var moments = PairedMoments()
            for i in 0..<Int(row.numbers[0]) {
                let x = sin(Double(i))
                moments.record(baseline: x, other: x + cos(3 * Double(i)) / 4 + row.numbers[1])
            }
            #expect(abs(try #require(moments.pValue(validity: .fixed)) - row.numbers[4]) < 1e-8)
            let interval = try #require(moments.interval(level: 0.95, validity: .fixed))
            #expect(abs(interval.lower - row.numbers[5]) < 1e-9 && abs(interval.upper - row.numbers[6]) < 1e-9)
        }
    }

    @Test("streams that are the same differ by exactly 0, whatever they are")
    func identical() throws {
        var moments = PairedMoments()
        for i in 0..<999 {
            let value = i % 7 == 0 ? nil : 1e9 + 0.1 * Double(i)
            moments.record(baseline: value, other: value)
        }
        #expect(moments.difference == 0)
        #expect(moments.interval(level: 0.95, validity: .fixed) == Interval(lower: 0, upper: 0))
        #expect(moments.pValue(validity: .fixed) == 1)
        let pair = table(312, 0, 0, 688)
        #expect(pair.difference == 0 && pair.pValue(validity: .fixed) == 1)
    }

    @Test("a difference without spread has no p")
    func withoutSpread() {
        var moments = PairedMoments()
        for _ in 0..<20 { moments.record(baseline: 1, other: 3) }
        #expect(moments.difference == 2 && moments.pValue(validity: .fixed) == nil)
    }

    @Test("values that are not finite give no difference, and no trap")
    func infinite() {
        var moments = PairedMoments()
        for value: Double in [1, .infinity, -.infinity, 2] { moments.record(baseline: 1, other: value) }
        #expect(moments.difference == nil && moments.interval(level: 0.95, validity: .fixed) == nil)
        #expect(PairedTable().difference == nil && PairedTable().interval(level: 0.95, validity: .anytime) == nil)
    }

    /// The brute force: every table of n pairs with its trinomial probability.
    @Test(
        "the coverage over all tables is at least the level less a point",
        arguments: [(0.30, 0.20), (0.10, 0.05), (0.02, 0.02), (0.5, 0.1), (0.001, 0.0)])
    func coverage(up: Double, down: Double) throws {
        let n = 60
        var covered = 0.0
        let same = log(1 - up - down)
        for gained in 0...n {
            for lost in 0...(n - gained) where down > 0 || lost == 0 {
                let rest = n - gained - lost
                func factorial(_ k: Int) -> Double { lgamma(Double(k) + 1) }
                let ways: Double = factorial(n) - factorial(gained) - factorial(lost) - factorial(rest)
                let ups: Double = Double(gained) * log(up)
                let downs: Double = lost > 0 ? Double(lost) * log(down) : 0
                let mass = exp(ways + ups + downs + Double(rest) * same)
                let pair = table(0, gained, lost, n - gained - lost)
                let interval = try #require(pair.interval(level: 0.95, validity: .fixed))
                if interval.lower <= up - down, up - down <= interval.upper { covered += mass }
            }
        }
        #expect(covered > 0.94, "\(covered)")
    }

    /// Two questions that are asked in different replicates: 4,000 studies of 400 replicates. 95 % of them cover; fewer
    /// than 93 % would, by the binomial tail, happen once in 10⁸.
    @Test("a conditional difference covers: false alarms 1e-8")
    func conditional() throws {
        var random = UniformNumbers(seed: 11)
        // P(yes | asked) in the baseline .4, in the other .55; both depend on a common number, and so does who is asked.
        let truth = 0.15
        var covered = 0
        for _ in 0..<4000 {
            var pair = PairedTable()
            for _ in 0..<400 {
                let common = random.next()
                let asked = (common < 0.7, random.next() < 0.3 ? random.next() < 0.6 : common < 0.6)
                let luck = random.next()
                pair.record(
                    baseline: asked.0 ? (luck < 0.4 ? .yes : .no) : .notAsked,
                    other: asked.1 ? (luck < 0.55 ? .yes : .no) : .notAsked)
            }
            let interval = try #require(pair.interval(level: 0.95, validity: .fixed))
            if interval.lower <= truth, truth <= interval.upper { covered += 1 }
        }
        #expect(covered > 3720, "\(covered)")
        #expect(covered < 3980, "\(covered): far too wide")
    }

    @Test("pairing narrows the interval where the scenarios agree, and not where they are independent")
    func width() throws {
        #expect(try #require(table(500, 10, 5, 485).widthRatio) < 0.2)
        #expect(abs(try #require(table(250, 250, 250, 250).widthRatio) - 1) < 0.01)
    }

    @Test("Holm's correction, the example of the paper's kind; nothing tested stays so")
    func holm() {
        // By hand: .01·4, max(.04, .02·3), max(.06, .03·2), max(.06, .04·1).
        #expect(holmAdjusted([0.04, nil, 0.01, 0.03, 0.02]) == [0.06, nil, 0.04, 0.06, 0.06])
        #expect(holmAdjusted([0.6, 0.9]) == [1, 1])
        #expect(holmAdjusted([]).isEmpty && holmAdjusted([nil]) == [nil])
    }

    @Test("groups are the longest runs of which no two are told apart")
    func groups() {
        // 0–1–2 hang together, 1–2–3 too, 0 and 3 are apart; 4 is apart from all.
        let groups = RankingGroups(count: 5) { $1 == 4 || ($0 == 0 && $1 == 3) }
        #expect((0..<5).map(groups.letters(at:)) == ["a", "ab", "ab", "b", "c"])
        let many = RankingGroups(count: 30) { _, _ in true }
        #expect(many.letters(at: 25) == "z" && many.letters(at: 26) == "a1" && Set(many.runs).count == 30)
        #expect(RankingGroups(count: 0) { _, _ in true }.runs.isEmpty)
    }
}

@Suite("Differences of medians")
struct MedianDifferenceTests {
    private func histogram(_ rounds: [Int], horizon: Int = 20) -> RoundHistogram {
        var histogram = RoundHistogram(horizon: horizon)
        for round in rounds { histogram.record(round: round) }
        return histogram
    }

    @Test("a median beyond the horizon bounds the difference on one side")
    func beyond() {
        let late = histogram(Array(repeating: 5, count: 300))
        let soon = histogram(Array(repeating: 3, count: 900))
        let result = MedianDifference(
            baseline: late, of: 1000, other: soon, of: 1000, level: 0.95, validity: .fixed)
        // At least from 21 (later than the horizon of 20) to 3.
        #expect(result.difference == nil && result.upper == -18 && result.lower == nil)
        #expect((result.pValue ?? 1) < 1e-20)
    }

    @Test("of two horizons each median is beyond its own")
    func horizons() {
        let soon = histogram(Array(repeating: 5, count: 900))
        let short = histogram(Array(repeating: 3, count: 300), horizon: 10)
        let result = MedianDifference(
            baseline: soon, of: 1000, other: short, of: 1000, level: 0.95, validity: .fixed)
        // At least from 5 to 11 (later than the horizon of 10).
        #expect(result.difference == nil && result.lower == 6 && result.upper == nil)
    }

    /// Brute force over all pairs of levels: the p-value is the level at which the interval begins to leave out 0.
    @Test("p is the level at which the interval leaves out 0")
    func inversion() throws {
        let a = histogram((0..<400).map { 5 + $0 % 5 })
        let b = histogram((0..<400).map { 4 + $0 % 5 })
        func leavesOutZero(_ level: Double) -> Bool {
            let interval = MedianDifference(
                baseline: a, of: 400, other: b, of: 400, level: level, validity: .fixed)
            return interval.upper.map { $0 < 0 } ?? false
        }
        let p = try #require(
            MedianDifference(baseline: a, of: 400, other: b, of: 400, level: 0.95, validity: .fixed).pValue)
        #expect(p < 0.05)
        #expect(leavesOutZero(1 - p * 1.001) && !leavesOutZero(1 - p * 0.999))
    }

    /// Two independent samples with medians 7 and 9: 2,000 studies; a coverage below 95 % by chance less than once in 10⁹.
    @Test("covers the true difference, conservatively: false alarms 1e-9")
    func coverage() {
        var random = UniformNumbers(seed: 3)
        var covered = 0
        for _ in 0..<2000 {
            func sample(_ shift: Int) -> RoundHistogram {
                histogram((0..<51).map { _ in shift + Int(5 * random.next()) })
            }
            let result = MedianDifference(
                baseline: sample(5), of: 51, other: sample(7), of: 51, level: 0.95, validity: .fixed)
            if let lower = result.lower, let upper = result.upper, lower <= 2, 2 <= upper { covered += 1 }
        }
        #expect(covered > 1900, "\(covered)")
    }
}
