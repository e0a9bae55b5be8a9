import Foundation
import Statistics
import Testing

@Suite("The range over the inputs")
struct InputSpreadTests {
    /// Pairs of results with no, one or two successes.
    private static func table(none: Int, one: Int, both: Int) -> PairedTable {
        PairedTable(counts: [0, 0, 0, 0, none, one / 2, 0, one - one / 2, both])
    }

    /// p ~ beta(2, 5): E[p²] = 2·3/(7·8) = 3/28, and both results differ with probability 2(E[p] − E[p²]) = 10/28. The
    /// variance is 10/392; the quantiles are those of scipy.stats.beta(2, 5).
    @Test("twins of a beta-binomial give the beta distribution back")
    func betaBinomial() throws {
        let spread = try #require(InputSpread(Self.table(none: 150_000_000, one: 100_000_000, both: 30_000_000)))
        #expect(spread.pairs == 280_000_000)
        #expect(abs(spread.mean - 2.0 / 7) < 1e-12)
        #expect(abs(spread.variance - 10.0 / 392) < 1e-8)
        #expect(abs(spread.standardDeviation - 0.15971914124998499) < 1e-7)
        #expect(abs(spread.quantile(0.05) - 0.06284989) < 1e-6)
        #expect(abs(spread.quantile(0.95) - 0.58180341) < 1e-6)
    }

    @Test("inputs that decide nothing, and inputs that decide everything")
    func extremes() throws {
        // p = .3 whatever the inputs: 49, 42 and 9 of 100.
        let nothing = try #require(InputSpread(Self.table(none: 49_000_000, one: 42_000_000, both: 9_000_000)))
        #expect(abs(nothing.variance) < 1e-8)
        #expect(nothing.deviationInterval(level: 0.95, validity: .fixed).lower == 0)
        let everything = try #require(InputSpread(Self.table(none: 7000, one: 0, both: 3000)))
        #expect(abs(everything.variance - 0.21) < 1e-4)
        #expect(everything.quantile(0.05) == 0 && everything.quantile(0.95) == 1)
        #expect(everything.quantile(0.6) == 0 && everything.quantile(0.75) == 1)
        let constant = InputSpread(constant: 0.2)
        #expect(constant.quantile(0.05) == 0.2 && constant.quantile(0.95) == 0.2 && constant.standardDeviation == 0)
        #expect(constant.deviationInterval(level: 0.95, validity: .anytime).upper == 0)
        #expect(InputSpread(Self.table(none: 1, one: 0, both: 0)) == nil)
        #expect(InputSpread(Self.table(none: 0, one: 0, both: 0)) == nil)
        let never = try #require(InputSpread(Self.table(none: 100, one: 0, both: 0)))
        #expect(never.quantile(0.95) == 0)
    }

    @Test("only pairs in which it was asked in both count")
    func asked() throws {
        let some = PairedTable(counts: [900, 30, 20, 10, 4, 1, 5, 1, 4])
        let spread = try #require(InputSpread(some))
        #expect(spread.pairs == 10 && spread.mean == 0.5)
    }

    /// An input of two values, 45 : 55: with one it is asked in nine of ten replicates and the answer is yes, with the other
    /// in one of ten and it is no. P(yes | asked) = .405/.46 = .880, but of the pairs asked in both .3645/.37 = .985 say yes.
    /// If it is asked as often with both, the pairs stand for all: .45.
    @Test("pairs that stand for other inputs than the replicates do are no evidence")
    func representative() throws {
        let (yes, no) = (0.45, 0.55)
        func table(_ first: Double, _ second: Double) -> PairedTable {
            let cells = [
                yes * (1 - first) * (1 - first) + no * (1 - second) * (1 - second), no * (1 - second) * second,
                yes * (1 - first) * first, no * second * (1 - second), no * second * second, 0,
                yes * first * (1 - first), 0, yes * first * first,
            ]
            return PairedTable(counts: cells.map { Int((1e6 * $0).rounded()) })
        }
        let other = table(0.9, 0.1)
        let (spread, all) = (try #require(InputSpread(other)), try #require(other.baseline.estimate))
        #expect(abs(spread.mean - 0.3645 / 0.37) < 1e-5 && abs(all - 0.405 / 0.46) < 1e-5)
        #expect(!spread.isRepresentative(of: other))
        let same = table(0.3, 0.3)
        #expect(try #require(InputSpread(same)).isRepresentative(of: same))
        // Asked in all replicates: nothing to compare.
        let asked = Self.table(none: 2, one: 0, both: 3)
        #expect(try #require(InputSpread(asked)).isRepresentative(of: asked))
    }

    /// Pairs of p ~ beta(½, ½) (the arcsine law: p = sin²(πu/2)) scaled to [.2, .6], of variance .16/8. 1,500 studies of
    /// 2,000 pairs: at 95 %, fewer than 92 % cover by chance once in 10⁷.
    @Test("the interval of the standard deviation covers, and the variance has no bias: false alarms 1e-7")
    func coverage() throws {
        var random = UniformNumbers(seed: 23)
        let truth = 0.02
        var (covered, anytime, sum) = (0, 0, 0.0)
        for _ in 0..<1500 {
            var cells = [0, 0, 0]
            for _ in 0..<2000 {
                let s = sin(Double.pi / 2 * random.next())
                let p = 0.2 + 0.4 * s * s
                cells[(random.next() < p ? 1 : 0) + (random.next() < p ? 1 : 0)] += 1
            }
            let spread = try #require(InputSpread(Self.table(none: cells[0], one: cells[1], both: cells[2])))
            sum += spread.variance
            let interval = spread.deviationInterval(level: 0.95, validity: .fixed)
            if interval.lower <= truth.squareRoot(), truth.squareRoot() <= interval.upper { covered += 1 }
            let wide = spread.deviationInterval(level: 0.95, validity: .anytime)
            if wide.lower <= interval.lower, interval.upper <= wide.upper { anytime += 1 }
        }
        #expect(covered > 1380 && covered < 1480, "\(covered)")
        #expect(anytime == 1500)
        // The standard deviation of one estimate is about .0055; six standard errors of 1,500.
        #expect(abs(sum / 1500 - truth) < 6 * 0.0056 / 1500.squareRoot(), "\(sum / 1500)")
    }

    @Test("a share of a variance that may be 0 is unknown; several inputs add up")
    func shares() throws {
        let decides = MainEffect(hits: [0, 1000], trials: [1000, 1000])
        let all = try #require(InputSpread(Self.table(none: 1000, one: 0, both: 1000)))
        let share = try #require(ExplainedVariance([decides], of: all, level: 0.95))
        #expect(abs(share.share - 1) < 1e-3 && share.interval.lower > 0.9 && share.interval.upper <= 1)
        let half = try #require(InputSpread(Self.table(none: 300, one: 400, both: 300)))
        #expect(try #require(ExplainedVariance([decides, decides], of: half, level: 0.95)).share == 1)
        let none = try #require(InputSpread(Self.table(none: 49, one: 42, both: 9)))
        #expect(ExplainedVariance([decides], of: none, level: 0.95) == nil)
        #expect(ExplainedVariance([], of: all, level: 0.95) == nil)
        #expect(ExplainedVariance([MainEffect(hits: [], trials: [])], of: all, level: 0.95) == nil)
    }
}

/// The range where the strongest input is known.
@Suite("The range over the inputs, by the strongest input")
struct StrongestInputTests {
    private static func spread(_ second: Double, mean: Double) throws -> InputSpread {
        // Pairs with E[p²] = second and E[p] = mean.
        let (both, one) = (Int((second * 1e9).rounded()), Int(((mean - second) * 1e9).rounded()))
        return try #require(
            InputSpread(PairedTable(counts: [0, 0, 0, 0, 1_000_000_000 - both - 2 * one, one, 0, one, both])))
    }

    /// p is .2 or .8, each with probability ½: the quantiles are these values; one beta distribution would have .07 and .93.
    @Test("an input of two values alone")
    func twoValues() throws {
        let spread = try Self.spread(0.34, mean: 0.5)
        let effect = MainEffect(hits: [200_000, 800_000], trials: [1_000_000, 1_000_000])
        #expect(abs(spread.quantile(0.05, strongest: effect) - 0.2) < 1e-3)
        #expect(abs(spread.quantile(0.45, strongest: effect) - 0.2) < 1e-3)
        #expect(abs(spread.quantile(0.95, strongest: effect) - 0.8) < 1e-3)
        #expect(spread.quantile(0.05) < 0.1 && spread.quantile(0.95) > 0.9)
    }

    /// p ~ beta(2, 5) or beta(5, 2), each with probability ½: both have the part 1/8 of their greatest variance. The
    /// quantiles are those of the mixture, by scipy.optimize.brentq on the mean of two scipy.stats.beta.cdf.
    @Test("a mixture of beta distributions is given back")
    func mixture() throws {
        let second = (3.0 / 28 + 15.0 / 28) / 2
        let spread = try Self.spread(second, mean: 0.5)
        let effect = MainEffect(hits: [2_000_000, 5_000_000], trials: [7_000_000, 7_000_000])
        #expect(abs(spread.quantile(0.05, strongest: effect) - 0.0925753) < 1e-3)
        #expect(abs(spread.quantile(0.95, strongest: effect) - 0.9074247) < 1e-3)
    }

    @Test("an input without effect leaves the one beta distribution, and many bins count as few")
    func withoutEffect() throws {
        let spread = try Self.spread(3.0 / 28, mean: 2.0 / 7)
        let none = MainEffect(hits: Array(repeating: 20_000, count: 60), trials: Array(repeating: 70_000, count: 60))
        for share in [0.05, 0.5, 0.95] {
            #expect(abs(spread.quantile(share, strongest: none) - spread.quantile(share)) < 1e-6)
        }
    }
}
