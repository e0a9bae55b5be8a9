import Foundation
import Testing

import Statistics

/// 0, 1, 2, 3, 0, 1, …: of n = 4m of them the mean is 3/2 and the sum of squared deviations 5m.
private func steps(_ count: Int, above offset: Double = 0) -> Moments {
    var moments = Moments()
    for index in 0..<count { moments.record(offset + Double(index % 4)) }
    return moments
}

@Suite("Moments") struct MomentsTests {
    @Test("far from 0 nothing is lost", arguments: [0, 1, -3, 1e6, 1e12, -1e12, 4e15])
    func offset(_ offset: Double) {
        let moments = steps(100_000, above: offset)
        #expect(moments.mean == offset + 1.5)
        #expect(moments.squares == 125_000)
    }

    @Test("a first value far from the rest takes no digits from them")
    func outlier() {
        var moments = Moments()
        moments.record(1e12)
        for index in 0..<40_000 { moments.record(Double(index % 4)) }
        // n = 40,001: mean (10¹² + 60,000)/n; Σx² = 10²⁴ + 140,000.
        let mean = (1e12 + 60_000) / 40_001
        #expect(abs(moments.mean - mean) <= 1e-15 * mean)
        let squares = 1e24 * (40_000.0 / 40_001) - 2 * 1e12 * 60_000 / 40_001
        #expect(abs(moments.squares - squares) <= 1e-14 * squares)
    }

    @Test("parts that are merged are the whole, wherever it is cut")
    func merged() {
        for cut in [0, 1, 17, 50_000, 99_999, 100_000] {
            for offset in [0, 1e12] {
                var (left, right) = (Moments(), Moments())
                for index in 0..<100_000 {
                    let value = offset + Double(index % 4)
                    if index < cut { left.record(value) } else { right.record(value) }
                }
                left.merge(right)
                #expect(left.count == 100_000 && left.mean == offset + 1.5 && left.squares == 125_000)
            }
        }
    }

    @Test("pairs far from 0: the difference of means and its interval are those of the same pairs near 0")
    func pairs() throws {
        func pairs(_ offset: Double) -> PairedMoments {
            var moments = PairedMoments()
            for index in 0..<4000 {
                // Left out in different replicates, so that the covariance is needed.
                let a = index % 5 == 0 ? nil : offset + Double(index % 4)
                moments.record(
                    baseline: a, other: index % 7 == 0 ? nil : offset + Double(index % 4) + Double(index % 3))
            }
            return moments
        }
        let (near, far) = (pairs(0), pairs(1e12))
        #expect(abs(try #require(near.difference) - (try #require(far.difference))) < 1e-12)
        let (one, two) = (
            try #require(near.interval(level: 0.95, validity: .fixed)),
            try #require(far.interval(level: 0.95, validity: .fixed))
        )
        #expect(abs(one.lower - two.lower) < 1e-12 && abs(one.upper - two.upper) < 1e-12)
    }

    @Test("how much an input explains does not depend on where 0 is")
    func effect() throws {
        func effect(_ offset: Double) -> MainEffect {
            MainEffect(
                bins: (0..<10).map { bin in
                    var moments = Moments()
                    for index in 0..<100 { moments.record(offset + Double(bin % 3) + Double(index % 4)) }
                    return moments
                })
        }
        #expect(effect(0).share == effect(1e12).share)
        #expect(effect(0).explained?.standardError == effect(1e12).explained?.standardError)
    }
}
