import Foundation
import Statistics
import Testing

@Suite("What drives a result")
struct SensitivityTests {
    /// Known: .313905, .442411, 0 (a = 7, b = .1). With 200,000 values the standard error is below .0022; six of them
    /// are exceeded once in 10⁸. Bins of finite width lose .0032 of the second at most.
    @Test("the Ishigami function's first-order indices: false alarms 1e-8")
    func ishigami() throws {
        var random = UniformNumbers(seed: 1)
        var bins = Array(repeating: Array(repeating: Moments(), count: MainEffect.bins), count: 3)
        for _ in 0..<200_000 {
            let u = (0..<3).map { _ in random.next() }
            let x = u.map { (2 * $0 - 1) * Double.pi }
            let y = sin(x[0]) + 7 * pow(sin(x[1]), 2) + 0.1 * pow(x[2], 4) * sin(x[0])
            for input in 0..<3 { bins[input][Int(u[input] * Double(MainEffect.bins))].record(y) }
        }
        let shares = try bins.map { try #require(MainEffect(bins: $0).share) }
        for (found, known) in zip(shares, [0.313905, 0.442411, 0]) { #expect(abs(found - known) < 0.016, "\(shares)") }
    }

    /// Y = 1 with probability ½ + s·(2x − 1)/2 for x uniform: Var(E[Y|X]) = s²/12.
    /// 1,500 studies: below 92 % by chance, at 95 %, once in 10⁷.
    @Test("the interval covers: false alarms 1e-7", arguments: [0.0, 0.3, 1.0])
    func coverage(s: Double) throws {
        var random = UniformNumbers(seed: 17)
        let truth = s * s / 12
        var (covered, sum) = (0, 0.0)
        for _ in 0..<1500 {
            var (hits, trials) = (Array(repeating: 0, count: 60), Array(repeating: 0, count: 60))
            for _ in 0..<3000 {
                let x = random.next()
                let bin = Int(60 * x)
                trials[bin] += 1
                if random.next() < 0.5 + s * (2 * x - 1) / 2 { hits[bin] += 1 }
            }
            let effect = MainEffect(hits: hits, trials: trials)
            let (variance, error) = try #require(effect.explained)
            sum += variance
            // Bins lose 1/60² of the effect of a straight line.
            if variance - 1.96 * error <= truth, truth * (1 - 1 / 3600) <= variance + 1.96 * error { covered += 1 }
        }
        #expect(covered > 1380, "\(covered)")
        // Unbiased: the mean of 1,500 estimates, whose standard deviation is at most .005, within six standard errors.
        #expect(abs(sum / 1500 - truth) < 6 * 0.005 / 1500.squareRoot() + truth / 3600)
    }

    @Test("nothing that varies is unknown; what decides all explains all")
    func extremes() throws {
        #expect(MainEffect(hits: [0, 0, 0], trials: [50, 50, 50]).share == nil)
        #expect(MainEffect(hits: [], trials: []).share == nil)
        let all = MainEffect(hits: [0, 100], trials: [100, 100])
        #expect(abs(try #require(all.share) - 1) < 1e-12)
        #expect(MainEffect(hits: [20, 0], trials: [50, 0]).share != nil)
    }

    @Test("the lowest and the highest tenth, by bins and where values are few")
    func tenths() throws {
        var tally = DriverTally(bins: 60, outcomes: 2)
        for bin in 0..<60 { for k in 0..<10 { tally.record(bin: bin, outcome: k < bin / 6 ? 0 : 1) } }
        #expect(tally.lowestTenth([0]) == Probability(hits: 0, of: 60))
        #expect(tally.highestTenth([0]) == Probability(hits: 54 / 6 * 6, of: 60))
        var few = DriverTally(bins: 2, outcomes: 1)
        for k in 0..<100 { few.record(bin: k < 30 ? 0 : 1, outcome: k % 2 == 0 ? 0 : nil) }
        #expect(few.lowestTenth([0]) == Probability(hits: 15, of: 30))
        #expect(DriverTally(bins: 1, outcomes: 1).lowestTenth([0]) == nil)
    }

    /// Four cells with probabilities .15, .05, .2, .6: lift .75/.35. 3,000 studies of 300; below 93 % once in 10⁶.
    @Test("the interval of a lift covers: false alarms 1e-6")
    func lift() throws {
        var random = UniformNumbers(seed: 23)
        var covered = 0
        for _ in 0..<3000 {
            var cells = [0, 0, 0, 0]
            for _ in 0..<300 {
                let u = random.next()
                cells[u < 0.15 ? 0 : u < 0.2 ? 1 : u < 0.4 ? 2 : 3] += 1
            }
            let lift = Lift(
                successWith: cells[0], failureWith: cells[1], successWithout: cells[2], failureWithout: cells[3])
            let interval = try #require(lift.interval(level: 0.95))
            if interval.lower <= 0.75 / 0.35, 0.75 / 0.35 <= interval.upper { covered += 1 }
        }
        #expect(covered > 2790, "\(covered)")
        #expect(Lift(successWith: 0, failureWith: 0, successWithout: 3, failureWithout: 3).estimate == nil)
        let none = Lift(successWith: 0, failureWith: 50, successWithout: 30, failureWithout: 20)
        #expect(none.estimate == 0 && (none.interval(level: 0.95)?.lower) == 0)
    }
}
