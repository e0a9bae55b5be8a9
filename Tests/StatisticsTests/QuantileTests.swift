import Statistics
import Testing

@Suite("Quantiles of times and of measures")
struct QuantileTests {
    /// A fixed little multiplicative generator: the tests need variety, not quality.
    static func histogram(horizon: Int, count: Int, seed: Int) -> (RoundHistogram, [Int]) {
        var state = seed
        var histogram = RoundHistogram(horizon: horizon)
        var rounds: [Int] = []
        for _ in 0..<count {
            state = (state * 48_271) % 2_147_483_647
            let round = state % (horizon + 1)
            histogram.record(round: round)
            rounds.append(round)
        }
        return (histogram, rounds.sorted())
    }

    @Test("a quantile is the least round at which the share is reached", arguments: [1, 2, 9, 20, 100, 137])
    func bruteForce(count: Int) {
        let (histogram, rounds) = Self.histogram(horizon: 12, count: count, seed: count)
        for percent in 1...100 {
            // In whole numbers, so that no rounding can hide in the witness.
            let expected = (0...12).first { round in rounds.count(where: { $0 <= round }) * 100 >= percent * count }
            #expect(histogram.quantile(Double(percent) / 100) == expected)
        }
        #expect(histogram.total == count)
        #expect(histogram.cumulative.last == count)
        let mean = Double(rounds.reduce(0, +)) / Double(count)
        #expect(abs((histogram.mean ?? .nan) - mean) < 1e-12)
    }

    @Test("replicates that never get there are not dropped")
    func censored() {
        var histogram = RoundHistogram(horizon: 36)
        for round in [3, 5, 8, 9] { histogram.record(round: round) }
        #expect(histogram.quantile(0.5) == 5)
        #expect(histogram.quantile(0.25, of: 10) == 8)
        #expect(histogram.quantile(0.4, of: 10) == 9)
        #expect(histogram.quantile(0.41, of: 10) == nil)
        #expect(histogram.quantile(0.5, of: 10) == nil)
    }

    @Test("nothing recorded has no mean and no quantile")
    func empty() {
        let histogram = RoundHistogram(horizon: 4)
        #expect(histogram.mean == nil)
        #expect(histogram.quantile(0.5) == nil)
        #expect(histogram.quantile(0.5, of: 0) == nil)
        #expect(histogram.quantileInterval(0.5, of: 0, level: 0.95) == RoundInterval(lower: nil, upper: nil))
    }

    /// Witness: the ranks of the textbook (Conover, *Practical Nonparametric Statistics*, 3.2), found here by summing the binomial.
    @Test(
        "the interval of a quantile ends at the textbook's order statistics", arguments: [5, 10, 40, 100],
        [0.1, 0.5, 0.9])
    func quantileInterval(count: Int, p: Double) {
        let (_, rounds) = Self.histogram(horizon: 1_000, count: count, seed: 17 * count)
        var histogram = RoundHistogram(horizon: 1_000)
        for round in rounds { histogram.record(round: round) }

        let below = Self.binomialCumulative(trials: count, p: p)  // below[k] = P(B < k)
        let lowerRank = (0...count).last { below[$0] <= 0.025 } ?? 0
        let upperRank = (0...count).first { 1 - below[$0] <= 0.025 }
        let interval = histogram.quantileInterval(p, of: count, level: 0.95)
        #expect(interval.lower == (lowerRank == 0 ? 0 : rounds[lowerRank - 1]))
        #expect(interval.upper == upperRank.flatMap { $0 == 0 ? 0 : rounds[$0 - 1] })
    }

    static func binomialCumulative(trials: Int, p: Double) -> [Double] {
        var mass = 1.0
        for _ in 0..<trials { mass *= 1 - p }
        var below = [0.0]
        for k in 0...trials {
            below.append((below.last ?? 0) + mass)
            mass *= Double(trials - k) / Double(k + 1) * p / (1 - p)
        }
        return below
    }

    /// Witness: SciPy 1.17 `t.isf`, and the values' own arithmetic.
    @Test("a measure's mean, spread and interval")
    func measure() throws {
        var tally = MeasureTally()
        for value in [2.0, 4, 4, 4, 5, 5, 7, 9, 1, 9] {
            tally.moments.record(value)
            tally.sample.merge(ValueCounts([value]))
        }
        #expect(tally.mean == 5)
        let deviation = try #require(tally.standardDeviation)
        #expect(abs(deviation - (64.0 / 9).squareRoot()) < 1e-12)
        let interval = try #require(tally.meanInterval(level: 0.95))
        let half = 2.262157162798205 * (64.0 / 9).squareRoot() / 10.0.squareRoot()
        #expect(abs(interval.lower - (5 - half)) < 1e-9 && abs(interval.upper - (5 + half)) < 1e-9)
        #expect(tally.sample.quantiles([0.05, 0.25, 0.5, 0.75, 0.95, 1]) == [1, 4, 4, 7, 9, 9])
        #expect(!tally.quantilesAreOfSample)
    }

    @Test("of one value the spread is unknown, of none everything")
    func fewValues() {
        var tally = MeasureTally()
        #expect(tally.mean == nil)
        #expect(tally.sample.quantiles([0.5]) == [nil])
        tally.moments.record(3)
        #expect(tally.mean == 3)
        #expect(tally.standardDeviation == nil)
        #expect(tally.meanInterval(level: 0.95) == nil)
    }

    @Test("an infinite value leaves no finite mean")
    func infiniteValue() {
        var tally = MeasureTally()
        for value in [1, Double.infinity, 2] { tally.moments.record(value) }
        #expect(tally.mean == nil)
        #expect(tally.standardDeviation == nil)
    }

    @Test(
        "no more digits than two standard errors support",
        arguments: [
            (0.218724, 0.0013, 0.219), (0.218724, 0.005, 0.22), (0.218724, 0.0004, 0.2187), (1_234.5, 17, 1_230),
            (1_234.5, 4, 1_235), (40.7195, 0.01, 40.72), (0.00004, 0.0013, 0), (1e300, 0.1, 1e300), (-0.26, 0.06, -0.3),
        ])
    func digits(value: Double, error: Double, expected: Double) {
        #expect(abs(roundedForDisplay(value, standardError: error) - expected) <= 1e-12 * abs(expected))
    }
}
