import Foundation
import Statistics
import Testing

/// Sums that depend on no order, against rational numbers (Witnesses/moments.py).
@Suite("Exact sums")
struct ExactSumTests {
    private struct Row {
        var values: [Double]
        var mean, squares, product: Double

        static func all() throws -> [Row] {
            let url = try #require(
                Bundle.module.url(forResource: "moments", withExtension: "csv", subdirectory: "Witnesses"))
            return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map { line in
                let cells = line.split(separator: ",")
                let values = try cells[0].split(separator: " ").map {
                    Double(bitPattern: try #require(UInt64($0, radix: 16)))
                }
                let numbers = try cells.dropFirst().map { try #require(Double($0)) }
                return Row(values: values, mean: numbers[0], squares: numbers[1], product: numbers[2])
            }
        }
    }

    private static func moments(_ values: some Sequence<Double>) -> Moments {
        var moments = Moments()
        for value in values { moments.record(value) }
        return moments
    }

    /// The same double, or the one beside it.
    private static func isNext(_ a: Double, _ b: Double) -> Bool { a == b || abs(a - b) <= max(a.ulp, b.ulp) }

    @Test("mean and squares are those of rational numbers, to the last digit")
    func exact() throws {
        let rows = try Row.all()
        #expect(rows.count > 50)
        for row in rows {
            let moments = Self.moments(row.values)
            #expect(Self.isNext(moments.mean, row.mean), "\(row.values)")
            #expect(Self.isNext(moments.squares, row.squares), "\(row.values): \(moments.squares), \(row.squares)")
        }
    }

    @Test("any order, and any cut into parts, gives the same")
    func order() throws {
        for row in try Row.all() {
            let whole = Self.moments(row.values)
            #expect(Self.moments(row.values.reversed()) == whole)
            #expect(Self.moments(row.values.sorted()) == whole)
            for size in [1, 2, 3, 7] {
                var parts = stride(from: 0, to: row.values.count, by: size).map {
                    Self.moments(row.values[$0..<min($0 + size, row.values.count)])
                }
                parts.reverse()
                var sum = Moments()
                for part in parts { sum.merge(part) }
                #expect(sum == whole)
            }
        }
    }

    @Test("carries pass through every digit, in both directions")
    func carries() {
        // 2⁵³ + 2⁵³ + … of either sign, with what takes it all away again but 1.
        var moments = Moments()
        for _ in 0..<100_000 { moments.record(9_007_199_254_740_991) }
        moments.record(1)
        for _ in 0..<100_000 { moments.record(-9_007_199_254_740_991) }
        #expect(moments.mean == 1.0 / 200_001)
        var sum = Moments()
        for _ in 0..<3000 { sum.merge(Self.moments([-1e-300, 1e300])) }
        for _ in 0..<3000 { sum.merge(Self.moments([-1e300])) }
        #expect(abs(sum.mean * 9000 + 3000 * 1e-300) < 1e-307)
    }

    @Test("the difference of two means, and the variance of paired differences, in any order")
    func pairs() throws {
        for row in try Row.all() where row.values.count > 2 {
            let pairs = Array(zip(row.values, row.values.reversed()))
            func paired(_ pairs: some Sequence<(Double, Double)>) -> PairedMoments {
                var moments = PairedMoments()
                for (a, b) in pairs { moments.record(baseline: a, other: b) }
                return moments
            }
            let whole = paired(pairs)
            #expect(whole.difference == 0)
            var sum = paired(pairs[2...])
            sum.merge(paired(pairs[..<2]))
            #expect(sum == whole)
            // Σ (d − d̄)² = 2 Σ (x − x̄)² − 2 Σ (x − x̄)(y − ȳ).
            let squares = 2 * row.squares - 2 * row.product
            guard squares.isFinite, squares > 1e-300, squares > row.squares * 1e-6,
                let interval = whole.interval(level: 0.95, validity: .fixed)
            else { continue }
            let n = Double(pairs.count)
            let error = (squares / (n - 1) / n).squareRoot()
            // Student's quantile cancels in the ratio to the interval of the same mean without pairs.
            var single = MeasureTally()
            single.record(pairs.map { $1 - $0 }, isSampled: true)
            let direct = try #require(single.standardError)
            #expect(abs(direct - error) <= 1e-9 * error, "\(row.values)")
            let half = try #require(single.meanInterval(level: 0.95))
            #expect(abs((interval.upper - interval.lower) / (half.upper - half.lower) - 1) < 1e-9)
        }
    }

    @Test(
        "numbers with their counts: merged in any order they are the sorted values, and quantiles are order statistics")
    func counts() throws {
        var random = SystemRandomNumberGenerator()
        let values = (0..<500).map { _ in Double(Int.random(in: -9...9, using: &random)) / 4 } + [.infinity, -0.0, 0]
        var parts = values.indices.map { ValueCounts([values[$0]]) }
        parts.shuffle()
        var sum = ValueCounts()
        for part in parts { sum.merge(part) }
        #expect(sum == ValueCounts(values) && sum.count == values.count)
        let sorted = values.sorted()
        for share in [0.01, 0.05, 0.5, 0.95, 1] {
            let rank = Int((share * Double(values.count)).rounded(.up))
            #expect(sum.quantiles([share]) == [sorted[rank - 1]])
        }
        #expect(sum.quantiles([0, 1]).last == .some(.infinity))
        #expect(ValueCounts([]).quantiles([0.5]) == [nil])
    }
}
