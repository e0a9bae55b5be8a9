import Foundation
import Scenarios
import Simulation
import Testing

/// How much `exact` expects to have to follow.
@Suite("Forecasts of exact probabilities")
struct ForecastTests {
    /// What would be forecast in the middle of a round, if each state of a round takes as much work as any other.
    private func forecast(
        _ states: (Int) -> Int, upTo round: Int, of horizon: Int, perState: Double = 10
    ) -> ExactForecast {
        var course = ExactCourse(horizon: horizon, width: 3)
        var work = 0.0
        for number in 1...round {
            course.begin(states: states(number), work: work)
            work += perState * Double(states(number)) * (number == round ? 0.5 : 1)
        }
        return course.forecast(work: work, share: 0.5, reached: 0)
    }

    @Test("states that grow like the square of the round are foreseen to the last one")
    func square() {
        // 1² + … + 30² = 30 · 31 · 61 / 6.
        let seen = forecast({ $0 * $0 }, upTo: 10, of: 30)
        #expect(abs(seen.work - 10 * 30 * 31 * 61 / 6) < 1e-6)
        #expect(abs(seen.states - 900) < 1e-9)
        // Two tables of rows of 3 + 2 words, and two slots of 8 bytes each.
        #expect(abs(seen.bytes - 900 * 2 * 56) < 1e-6)
        #expect(seen.madeIn == 10)
    }

    @Test("states that are as many in every round stay so, also where they were few at first")
    func saturated() {
        #expect(abs(forecast({ _ in 500 }, upTo: 3, of: 40).work - 10 * 500 * 40) < 1e-6)
        // 1 + 3 · 1000 are behind, and 37 · 1000 to come with the round that is on its way.
        let late = forecast({ $0 == 1 ? 1 : 1000 }, upTo: 4, of: 40)
        #expect(abs(late.work - 10 * (1 + 39 * 1000)) < 1e-6)
        #expect(late.states == 1000)
    }

    @Test("what doubles in every round is seen to go on, though less than it does")
    func doubling() {
        // From round 6 to 12 they grow 64-fold, like the sixth power; from 10 to 12 like a power of 7.6. The smaller holds.
        let seen = forecast({ 1 << $0 }, upTo: 12, of: 36)
        #expect(abs(seen.states - 4096 * 729) < 1e-3)
    }

    @Test("before the first round it is judged by the share of all probability that has been followed")
    func setup() {
        let seen = ExactCourse(horizon: 9, width: 3).forecast(work: 600, share: 0.25, reached: 50)
        #expect(seen.work == 2400 && seen.states == 200 && seen.madeIn == 0)
    }

    @Test("states that a round has led to already count for all rounds after it")
    func reached() {
        var course = ExactCourse(horizon: 11, width: 1)
        course.begin(states: 1, work: 0)
        // Half of round 1 has taken 500: all of it 1000, and each of 40 states as much in 10 rounds.
        #expect(course.forecast(work: 500, share: 0.5, reached: 40).work == 1000 + 1000 * 40 * 10)
    }

    /// Two levels and two counts that grow with the rounds: about r⁴ states.
    private static let growing = """
        detente: 1
        clock: { rounds: 200 }
        actors: { a: { strategy: random(0.5) }, b: { strategy: random(0.4) } }
        issues: { x: { steps: 500, slip: 0.1 }, y: { steps: 600 } }
        outcomes: { through: { when: done(all) }, stuck: otherwise }
        measures: { s: offers(a), t: offers(b) }
        """

    private func scenario(_ text: String) throws -> Scenario {
        struct NoFile: Error {}
        let reading = readScenario(file: "test.yaml", text: Data(text.utf8)) { _ in throw NoFile() }
        return try #require(reading.scenario)
    }

    @Test("what cannot be finished is given up after the pilot, with the forecast; without one, at the limit")
    func givesUp() throws {
        let scenario = try scenario(Self.growing)
        var last: ExactProgress?
        do throws(ExactRefusal) {
            let limits = ExactLimits(work: 1e7, pilot: 1e6)
            _ = try enumerateBranches(of: scenario, limits: limits, onProgress: { last = $0 })
            Issue.record("it cannot be finished with so little work")
        } catch {
            guard case .forecast(let forecast, let excess) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(forecast.work > 2e7 && excess.round < 200 && !excess.columns.isEmpty)
            let work = try #require(last?.work)
            // Soon after the pilot, and before the limit: that is what it is for.
            #expect(work >= 1e6 && work < 1e7)
            #expect(last?.forecast == forecast)
        }
        do throws(ExactRefusal) {
            _ = try enumerateBranches(of: scenario, limits: ExactLimits(work: 2e6, pilot: nil))
            Issue.record("it cannot be finished with so little work")
        } catch {
            guard case .work = error else {
                Issue.record("\(error)")
                return
            }
        }
    }

    @Test("the same decision is made every time, at the same place")
    func sameEveryTime() throws {
        let scenario = try scenario(Self.growing)
        func end() -> ExactForecast? {
            do throws(ExactRefusal) {
                _ = try enumerateBranches(of: scenario, limits: ExactLimits(work: 1e7, pilot: 1e6))
            } catch {
                if case .forecast(let forecast, _) = error { return forecast }
            }
            return nil
        }
        let first = try #require(end())
        #expect(end() == first)
    }

    @Test("what is done within the pilot is never refused, whatever lies ahead")
    func withinPilot() throws {
        // 4 rounds of it are few states; a limit of nothing is not looked at before the pilot is over.
        let short = try scenario(Self.growing.replacingOccurrences(of: "rounds: 200", with: "rounds: 4"))
        let result = try enumerateBranches(of: short, limits: ExactLimits(work: 1e9, pilot: 1e9))
        let sum: Double = result.outcomes.map(\.total).reduce(0, +)
        #expect(abs(sum - 1) < 1e-12)
    }
}
