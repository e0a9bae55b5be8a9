import Foundation
import Simulation
import Statistics
import TestSupport
import Testing

/// The small scenarios from the sources, against sums and chains that follow from their descriptions.
@Suite("Scenarios from the sources")
struct SourceScenarioTests {
    private func exact(_ name: String, _ settings: [String] = []) throws -> ExactRun {
        try ExactRun(Self.text(name), set: settings)
    }

    private func probability(_ outcome: String, of run: ExactRun) throws -> Double {
        try run.outcome(outcome).shares.reduce(0, +)
    }

    private static func text(_ name: String) throws -> String {
        try String(contentsOf: repository.appending(path: "scenarios/library/\(name).yaml"), encoding: .utf8)
    }

    /// P(first success in trial t), t = 0 … horizon.
    private func geometric(_ p: Double, _ horizon: Int) -> [Double] {
        [0] + (1...horizon).map { p * pow(1 - p, Double($0 - 1)) }
    }

    /// The distribution of the sum of independent times, up to the horizon.
    private func sum(_ times: [[Double]], _ horizon: Int) -> [Double] {
        times.reduce([1] + Array(repeating: 0, count: horizon)) { sum, time in
            (0...horizon).map { total in (0...total).reduce(0) { $0 + sum[$1] * time[total - $1] } }
        }
    }

    private func binomial(_ n: Int, _ k: Int) -> Double {
        (0..<k).reduce(1) { $0 * Double(n - $1) / Double($1 + 1) }
    }

    @Test("irritants one by one take a sum of geometric times; all at once, the longest of three")
    func irritants() throws {
        let easy = geometric(0.36, 24)
        let hard = geometric(0.16, 24)
        let all = sum([easy, easy, easy, hard, hard], 24)
        let settled = all.reduce(0, +)
        let one = try exact("irritants")
        #expect(isClose(try probability("settled", of: one), settled))
        let months = all.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element } / settled
        #expect(isClose(try one.mean("months"), months, 1e-10))
        #expect(isClose(try one.question("half_way"), sum([easy, easy, easy], 24)[...12].reduce(0, +)))
        let parts = [[easy], [easy, easy], [hard, hard]].map { sum($0, 24).reduce(0, +) }
        #expect(isClose(try probability("settled", of: exact("irritants", ["at_once=true"])), parts.reduce(1, *)))
    }

    /// P(three steps in 36 months), with the month of the settlement summed over.
    private func flying(_ washington: Double, _ moscow: Double) -> Double {
        let peace = 0.16
        let war = peace * (1 - washington) * (1 - moscow)
        func threeSteps(_ months: Int) -> Double {
            func exactly(_ k: Int, _ p: Double, _ n: Int) -> Double {
                k > n ? 0 : binomial(n, k) * pow(p, Double(k)) * pow(1 - p, Double(n - k))
            }
            let fewer = (0...2).flatMap { a in (0...(2 - a)).map { b in (a, b) } }
            return 1 - fewer.reduce(0) { $0 + exactly($1.0, war, months) * exactly($1.1, peace, 36 - months) }
        }
        let settled = (1...36).reduce(0) { $0 + 0.02 * pow(0.98, Double($1 - 1)) * threeSteps($1 - 1) }
        return settled + pow(0.98, 36) * threeSteps(36)
    }

    @Test("linkage: none, one-sided, soft on both sides, hard", arguments: [(0, 0), (0.7, 0), (0.7, 0.7), (1, 0)])
    func linkage(_ washington: Double, _ moscow: Double) throws {
        let run = try exact("linkage", ["washington_links=\(washington)", "moscow_links=\(moscow)"])
        #expect(isClose(try probability("flying", of: run), flying(washington, moscow)))
    }

    @Test("delay and mistrust: silence and the number of rounds by renewal theory", arguments: [true, false])
    func delay(loop: Bool) throws {
        /// The chance of a round in a month, after so many months in which trust has worn.
        func chance(_ worn: Int) -> Double { loop ? 0.2 * pow(0.85, Double(worn)) : 0.2 }
        /// P(the next round comes after so many months): from the start, or after a round, in whose month trust wears too.
        func gap(_ months: Int, _ worn: Int) -> Double {
            (0..<(months - 1)).reduce(chance(months - 1 + worn)) { $0 * (1 - chance($1 + worn)) }
        }
        var rounds = [0.0]
        for month in 1...24 {
            rounds.append((1..<month).reduce(gap(month, 0)) { $0 + rounds[$1] * gap(month - $1, 1) })
        }
        let run = try exact("delay-and-mistrust", ["loop=\(loop)"])
        #expect(isClose(try probability("silence", of: run), (0..<24).reduce(1) { $0 * (1 - chance($1)) }))
        #expect(isClose(try run.mean("rounds_held"), rounds.reduce(0, +), 1e-10))
    }

    /// P(two of four pathways), where one of a pair waits for the other and may come in the same month.
    private func thaw(arms: Double, experts: Double, confidence: Double, relief: Double) -> Double {
        func within(_ months: Int, _ p: Double) -> Double { 1 - pow(1 - p, Double(months)) }
        func second(_ first: Double, _ then: Double) -> Double {
            (1...24).reduce(0) { $0 + first * pow(1 - first, Double($1 - 1)) * within(25 - $1, then) }
        }
        let a = within(24, 0.02 * arms)
        let e = within(24, 0.05 * experts)
        let c = second(0.05 * experts, 0.05 * confidence)
        let z = second(0.02 * relief, 0.1)
        let none = (1 - a) * (1 - e) * (1 - z)
        let one = a * (1 - e) * (1 - z) + (1 - a) * (e - c) * (1 - z) + (1 - a) * (1 - e) * z
        return 1 - none - one
    }

    @Test("pathways, each with its lever")
    func pathways() throws {
        for efforts in [(1, 1, 1, 1), (2, 1, 1, 1), (1, 2, 1, 1), (1, 1, 2, 1), (1, 1, 1, 2), (1, 0, 1, 1)] {
            let run = try exact(
                "pathways",
                [
                    "arms_effort=\(efforts.0)", "expert_effort=\(efforts.1)", "confidence_effort=\(efforts.2)",
                    "relief_effort=\(efforts.3)",
                ])
            let expected = thaw(
                arms: Double(efforts.0), experts: Double(efforts.1), confidence: Double(efforts.2),
                relief: Double(efforts.3))
            #expect(isClose(try probability("thaw", of: run), expected))
        }
    }

    /// Where a partner's deals go from here, with probabilities; two deals are sealed.
    private func deals(_ now: Int, offer: Double, pressure: Double) -> [(Int, Double)] {
        now == 2 ? [(2, 1)] : [(now + 1, offer), (max(0, now - 1), pressure), (now, 1 - offer - pressure)]
    }

    @Test("outside options: the chain of deals and steps, under three pressures", arguments: [0, 0.1, 0.3])
    func outside(pressure: Double) throws {
        // By China's deals, India's and the steps of the flights: 3 · 3 · 2 states.
        var chain = [Double](repeating: 0, count: 18)
        chain[1 * 6 + 0 * 2 + 0] = 1
        var flying = 0.0
        for _ in 1...24 {
            var next = [Double](repeating: 0, count: 18)
            for china in 0...2 {
                for india in 0...2 {
                    for steps in 0...1 {
                        let here = chain[china * 6 + india * 2 + steps]
                        let step = 0.5 * (1 - Double(china + india) / 4) * 0.4 * (1 - pressure)
                        for (chinas, p) in deals(china, offer: 0.1, pressure: pressure) {
                            for (indias, q) in deals(india, offer: 0.05, pressure: pressure) {
                                next[chinas * 6 + indias * 2 + steps] += here * p * q * (1 - step)
                                if steps == 0 { next[chinas * 6 + indias * 2 + 1] += here * p * q * step }
                            }
                        }
                        if steps == 1 { flying += here * step }
                    }
                }
            }
            chain = next
        }
        let run = try exact("outside-options", ["pressure=\(pressure)"])
        #expect(isClose(try probability("flying", of: run), flying))
        #expect(isClose(try probability("turned_east", of: run), chain[2 * 6 + 2 * 2] + chain[2 * 6 + 2 * 2 + 1]))
    }

    @Test("chapters: four steps before the will fades", arguments: [0, 0.04, 0.08])
    func chapters(fading: Double) throws {
        let closed = (4...24).reduce(0) {
            $0 + binomial($1 - 1, 3) * pow(0.25, 4) * pow(0.75, Double($1 - 4)) * pow(1 - fading, Double($1))
        }
        #expect(isClose(try probability("closed", of: exact("chapters", ["fading=\(fading)"])), closed))
    }

    /// Renewal theory in whole weeks, with SciPy's lognormal distribution.
    @Test(
        "rounds of consultations: the third by spring, and how many",
        arguments: [(1.0, 0.19938844692542046, 2.1603215584784494), (0.5, 0.24418917583078092, 3.47143842993517)])
    func rounds(host: Double, bySpring: Double, held: Double) async throws {
        let run = try await ScenarioRun(
            Self.text("rounds-of-consultations"), replicates: 100_000, set: ["host=\(host)"])
        let question = try run.question("by_spring")
        // 5.5 standard errors: a false alarm in 3·10⁷ tests.
        #expect(abs(run.z(question.count, of: question.asked, bySpring)) < 5.5)
        #expect(abs(try run.z("rounds_held", held)) < 5.5)
    }
}
