import Foundation
import Simulation
import Statistics
import TestSupport
import Testing

/// The small scenarios from the sources about rounds, irritants and linkage, against sums that follow from their
/// descriptions.
@Suite("Rounds, irritants and linkage in the library")
struct SourceScenarioTests {
    @Test("irritants one by one take a sum of geometric times; all at once, the longest of five")
    func irritants() throws {
        let easy = geometric(0.64, 24)
        let hard = geometric(0.36, 24)
        let all = sum(Array(repeating: easy, count: 3) + Array(repeating: hard, count: 7), 24)
        let settled = all.reduce(0, +)
        let one = try library("irritants")
        #expect(isClose(try one.outcome("settled").total, settled))
        let months = all.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element } / settled
        #expect(isClose(try one.mean("months"), months, 1e-10))
        // Flights come first on the list.
        let missions = sum([hard, hard, easy, easy, easy], 24)[...12].reduce(0, +)
        #expect(isClose(try one.question("half_way"), missions))
        let parts = [[hard, hard], [easy], [easy, easy], [hard, hard], [hard, hard, hard]]
        let together = parts.map { sum($0, 24).reduce(0, +) }.reduce(1, *)
        #expect(isClose(try library("irritants", set: ["at_once=true"]).outcome("settled").total, together))
    }

    /// P(k steps in n months), with probability p a month.
    private func exactly(_ k: Int, _ p: Double, _ n: Int) -> Double {
        guard k <= n else { return 0 }
        let ways = (0..<k).reduce(1) { $0 * Double(n - $1) / Double($1 + 1) }
        return ways * pow(p, Double(k)) * pow(1 - p, Double(n - k))
    }

    /// Two steps in 36 months: the month of the settlement, which comes at its beginning, is summed over.
    @Test("linkage: none, one-sided, soft on both sides, hard", arguments: [(0, 0), (0.7, 0), (0.7, 0.7), (1, 0)])
    func linkage(_ washington: Double, _ moscow: Double) throws {
        let peace = 0.16
        let war = peace * (1 - washington) * (1 - moscow)
        let inPeace = (1...36).reduce(0.0) { sum, month in
            let left = 37 - month
            let one = 1 - exactly(0, peace, left)
            let two = one - exactly(1, peace, left)
            let settled = 0.02 * pow(0.98, Double(month - 1))
            return sum + settled * (exactly(0, war, month - 1) * two + exactly(1, war, month - 1) * one)
        }
        // The second step comes in a month up to which there is no settlement.
        let inWar = (2...36).reduce(0.0) { $0 + exactly(1, war, $1 - 1) * war * pow(0.98, Double($1)) }
        let grounded = pow(0.98, 36) * (exactly(0, war, 36) + exactly(1, war, 36))
        let run = try library("linkage", set: ["linkage=\(washington)", "moscow_linkage=\(moscow)"])
        #expect(isClose(try run.outcome("flying").total, inPeace + inWar))
        #expect(isClose(try run.question("flights_without_settlement"), inWar / (inWar + grounded)))
        #expect(isClose(try run.question("flights_given_settlement"), inPeace / (1 - inWar - grounded)))
    }

    @Test("delay and mistrust: silence and the number of rounds by renewal theory", arguments: [0.0, 1, 2])
    func delay(loop: Double) throws {
        // At the usual trust a gap has the median exp(5.074) days.
        let usual = 1 - exp(-log(2) * (365.2425 / 12) / exp(5.074))
        /// The chance of a round after so many months in which trust has worn.
        func chance(_ worn: Int) -> Double { usual * pow(1 - 0.05 * loop, loop * Double(worn)) }
        /// P(the next round comes after so many months), by the months in which trust has worn before each of them.
        func gap(_ months: Int, worn: (Int) -> Int) -> Double {
            (1..<months).reduce(chance(worn(months))) { $0 * (1 - chance(worn($1))) }
        }
        // At the start there is silence; after a round, from the fourth month on.
        func fromStart(_ month: Int) -> Int { month - 1 }
        func afterRound(_ month: Int) -> Int { max(0, month - 4) }
        var rounds = [0.0]
        for month in 1...24 {
            rounds.append(
                (1..<month).reduce(gap(month, worn: fromStart)) {
                    $0 + rounds[$1] * gap(month - $1, worn: afterRound)
                })
        }
        let run = try library("delay-and-mistrust", set: ["loop=\(loop)"])
        #expect(isClose(try run.outcome("silence").total, (0..<24).reduce(1) { $0 * (1 - chance($1)) }))
        #expect(isClose(try run.mean("rounds_of_consultations"), rounds.reduce(0, +), 1e-10))
    }

    /// Renewal theory in whole weeks, with SciPy's lognormal distribution.
    @Test(
        "rounds of consultations: the third by spring, and how many",
        arguments: [(1.0, 0.19938844692542046, 2.1603215584784494), (0.5, 0.24418917583078092, 3.47143842993517)])
    func rounds(host: Double, bySpring: Double, held: Double) async throws {
        let run = try await ScenarioRun(
            libraryScenario("rounds-of-consultations", set: ["host=\(host)"]), replicates: 100_000)
        let question = try run.question("third_round_by_spring")
        // 5.5 standard errors: a false alarm in 3·10⁷ tests.
        #expect(abs(run.z(question.count, of: question.asked, bySpring)) < 5.5)
        #expect(abs(try run.z("rounds_of_consultations", held)) < 5.5)
    }
}
