import Foundation
import Statistics
import Testing

@Suite("Stopping at a precision")
struct PrecisionTests {
    private struct Row: Sendable, CustomStringConvertible {
        var target: Precision
        var cap: Int
        var p: Double
        var coverage: Double
        var expected: Double
        var description: String { "\(target) p \(p)" }
    }

    /// Witness: benchmarks/precision_coverage.py (NumPy, SciPy).
    private static func table() throws -> [Row] {
        let url = try #require(
            Bundle.module.url(forResource: "precision-coverage", withExtension: "csv", subdirectory: "Witnesses"))
        return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").dropFirst().map { line in
            let cells = line.split(separator: ",").map(String.init)
            let width = try #require(Double(cells[1]))
            return Row(
                target: cells[0] == "absolute" ? .absolute(width) : .relative(width),
                cap: try #require(Int(cells[2])), p: try #require(Double(cells[3])),
                coverage: try #require(Double(cells[4])), expected: try #require(Double(cells[5])))
        }
    }

    @Test("the true coverage is at least 94.5 % for every p from 0.0001 to 0.9999, in the whole table")
    func table() throws {
        let rows = try Self.table()
        #expect(rows.count == 7 * 69)
        #expect(rows.map(\.p).min() == 0.0001 && rows.map(\.p).max() == 0.9999)
        for row in rows { #expect(row.coverage >= 0.945, "\(row): \(row.coverage)") }
    }

    @Test("the rule that is run has the coverage of the table, to 1e-6")
    func rule() throws {
        let rows = try Self.table().filter { $0.cap == 100_000 && $0.target != .absolute(0.005) }
        let few = rows.enumerated().filter { $0.offset % 6 == 1 }.map(\.element)
        #expect(few.count > 30)
        for row in few {
            let found = PrecisionCoverage(row.target, level: 0.95, cap: row.cap, p: row.p)
            #expect(abs(found.coverage - row.coverage) < 1e-6, "\(row): \(found.coverage)")
            #expect(abs(found.replicates - row.expected) < 1e-3 * row.expected, "\(row): \(found.replicates)")
        }
    }

    @Test("looks are multiples of 1,024 from 1,024 on, a quarter apart, the cap the last")
    func looks() {
        #expect(Precision.looks(upTo: 500) == [500])
        #expect(Precision.looks(upTo: 5000) == [1024, 2048, 3072, 4096, 5000])
        let looks = Precision.looks(upTo: 1_000_000_000)
        #expect(looks.dropLast().allSatisfy { $0 % 1024 == 0 } && looks.last == 1_000_000_000)
        #expect(zip(looks.dropFirst(4), looks.dropFirst(5).dropLast()).allSatisfy { Double($1) <= 1.4 * Double($0) })
    }

    @Test("a relative precision is never reached without a hit")
    func relative() {
        #expect(!Precision.relative(0.9).isMet(by: Probability(hits: 0, of: 1_000_000), level: 0.95))
        #expect(Precision.relative(0.1).isMet(by: Probability(hits: 1000, of: 2000), level: 0.95))
        #expect(!Precision.absolute(0.01).isMet(by: Probability(hits: 0, of: 0), level: 0.95))
    }
}

/// The true coverage of the rule for one outcome, by dynamic programming over the number of hits.
private struct PrecisionCoverage {
    var coverage = 0.0
    var replicates = 0.0

    init(_ target: Precision, level: Double, cap: Int, p: Double) {
        // By the history of looks (whether the last one was satisfied) and hits.
        var going: [(history: LookHistory?, first: Int, mass: [Double])] = [(nil, 0, [1])]
        let looks = Precision.looks(upTo: cap)
        var before = 0
        for look in looks {
            let (low, fresh) = Self.binomial(look - before, p)
            before = look
            var next: [Bool: [Int: (LookHistory, Double)]] = [false: [:], true: [:]]
            for (history, first, mass) in going {
                var sum = [Double](repeating: 0, count: mass.count + fresh.count - 1)
                for (i, m) in mass.enumerated() where m > 0 {
                    for (j, f) in fresh.enumerated() { sum[i + j] += m * f }
                }
                for (place, m) in sum.enumerated() where m > 1e-14 {
                    let evidence = Probability(hits: first + low + place, of: look)
                    let seen = LookHistory(
                        target, level: level, look: look, isMet: target.isMet(by: evidence, level: level),
                        after: history, looks: looks)
                    if seen.isReached || look == cap {
                        replicates += m * Double(look)
                        if let interval = evidence.clopperPearson(level: level), interval.lower <= p,
                            p <= interval.upper
                        {
                            coverage += m
                        }
                    } else {
                        next[seen.isMet]?[evidence.hits, default: (seen, 0)].1 += m
                    }
                }
            }
            going = [false, true].compactMap { isMet in
                guard let cells = next[isMet], let least = cells.keys.min(), let most = cells.keys.max(),
                    let history = cells[least]?.0
                else { return nil }
                return (history, least, (least...most).map { cells[$0]?.1 ?? 0 })
            }
            if going.isEmpty { break }
        }
    }

    /// The binomial distribution, without what is below 1e-17.
    private static func binomial(_ n: Int, _ p: Double) -> (first: Int, mass: [Double]) {
        func mass(_ k: Int) -> Double {
            let ways = lgamma(Double(n) + 1) - lgamma(Double(k) + 1) - lgamma(Double(n - k) + 1)
            return exp(ways + Double(k) * log(p) + Double(n - k) * log1p(-p))
        }
        let centre = Int(Double(n) * p)
        var (low, high) = (centre, centre)
        while low > 0, mass(low - 1) > 1e-17 { low -= 1 }
        while high < n, mass(high + 1) > 1e-17 { high += 1 }
        return (low, (low...high).map(mass))
    }
}
