import Foundation
import Statistics
import Testing

@Suite("Confidence sequences")
struct AnytimeTests {
    /// At 0 hits the martingale is B(½, n + ½)/B(½, ½)·(1 − p)⁻ⁿ: p = 1 − (B(½, n + ½)/(π·20))^(1/n), with
    /// B(½, n + ½) = √π·Γ(n + ½)/n!.
    @Test("at 0 hits the upper end has a closed form", arguments: [1, 10, 1000, 1_000_000])
    func closedForm(n: Int) throws {
        let logBeta = 0.5 * log(Double.pi) + lgamma(Double(n) + 0.5) - lgamma(Double(n) + 1)
        let expected = -expm1((logBeta - log(Double.pi) - log(20)) / Double(n))
        let interval = try #require(Probability(hits: 0, of: n).confidenceSequence(level: 0.95))
        #expect(interval.lower == 0 && abs(interval.upper - expected) < 1e-7 * expected)
        let mirrored = try #require(Probability(hits: n, of: n).confidenceSequence(level: 0.95))
        #expect(mirrored.upper == 1 && abs(1 - mirrored.lower - expected) < 1e-6 * expected)
    }

    @Test(
        "holds the exact interval, and is at most three times as wide", arguments: [(3, 10), (500, 1000), (7, 100_000)])
    func width(hits: Int, trials: Int) throws {
        let evidence = Probability(hits: hits, of: trials)
        let exact = try #require(evidence.clopperPearson(level: 0.95))
        let anytime = try #require(evidence.confidenceSequence(level: 0.95))
        #expect(anytime.lower <= exact.lower && anytime.upper >= exact.upper)
        #expect(anytime.upper - anytime.lower < 3 * (exact.upper - exact.lower))
    }

    @Test("a trillion trials are no trouble")
    func large() throws {
        let evidence = Probability(hits: 400_000_000_000, of: 1_000_000_000_000)
        let interval = try #require(evidence.confidenceSequence(level: 0.95))
        #expect(interval.lower < 0.4 && interval.upper > 0.4 && interval.upper - interval.lower < 1e-5)
    }

    /// Looked at after each of 2,000 trials, 1,000 times over: the share of runs that ever miss the truth is at most 5 %.
    /// More than 9 % would, at 5 %, happen less than once in 10⁷.
    @Test("never misses in 95 % of runs, looked at all the time: false alarms 1e-7", arguments: [0.5, 0.03])
    func coverage(p: Double) throws {
        var random = UniformNumbers(seed: 5)
        var missed = 0
        for _ in 0..<1000 {
            var hits = 0
            for n in 1...2000 {
                if random.next() < p { hits += 1 }
                // Every trial to 50, then every tenth: the martingale moves little in between.
                guard n < 50 || n % 10 == 0 else { continue }
                let interval = try #require(Probability(hits: hits, of: n).confidenceSequence(level: 0.95))
                if p < interval.lower || p > interval.upper {
                    missed += 1
                    break
                }
            }
        }
        #expect(missed <= 90, "\(missed)")
        #expect(missed > 0, "it would be far too wide")
    }

    @Test("a table of pairs: both scenarios' shares at once, and p only ever too large")
    func pairs() throws {
        let pair = PairedTable(counts: [0, 0, 0, 0, 700, 60, 0, 20, 220])
        let fixed = try #require(pair.interval(level: 0.95, validity: .fixed))
        let anytime = try #require(pair.interval(level: 0.95, validity: .anytime))
        #expect(anytime.lower <= fixed.lower && anytime.upper >= fixed.upper)
        let (anytimeP, fixedP) = (pair.pValue(validity: .anytime), pair.pValue(validity: .fixed))
        #expect(try #require(anytimeP) >= fixedP ?? 1)
    }
}
