import Foundation
import Scenarios
import Simulation
import Synchronization
import TestSupport
import Testing

/// Probabilities, refusals and interruptions do not depend on how many threads there are.
@Suite("Threads of exact probabilities")
struct ExactThreadTests {
    /// Some ten thousand states after eight rounds, of two levels and two counts.
    private static func growing(rounds: Int) throws -> Scenario {
        struct NoFile: Error {}
        let text = """
            detente: 1
            clock: { rounds: \(rounds) }
            actors: { a: { strategy: random(0.5) }, b: { strategy: random(0.4) } }
            events: { leak: { chance: 0.02, effects: ["level(x) -= 1"] } }
            issues: { x: { steps: 6, slip: 0.1 }, y: { steps: 8 } }
            outcomes: { through: { when: done(all) }, stuck: otherwise }
            measures: { s: offers(a), t: offers(b) }
            """
        let reading = readScenario(file: "test.yaml", text: Data(text.utf8)) { _ in throw NoFile() }
        return try #require(reading.scenario, "\(reading.diagnostics.map { "\($0)" })")
    }

    @Test("one, two and five threads give the same bits, where states are enough for many waves")
    func sameBits() throws {
        let scenario = try Self.growing(rounds: 8)
        let one = try enumerateBranches(of: scenario, threads: 1)
        #expect(one.states > 20_000, "\(one.states)")
        let sum: Double = one.outcomes.map(\.total).reduce(0, +)
        #expect(abs(sum - 1) < 1e-12)
        for threads in [2, 5] {
            #expect(try enumerateBranches(of: scenario, threads: threads).allDigits == one.allDigits)
        }
    }

    @Test("the same refusal, in the same place")
    func sameRefusal() throws {
        let scenario = try Self.growing(rounds: 60)
        for limits in [
            ExactLimits(work: 2e7, pilot: 2e6), ExactLimits(work: 5e6, pilot: nil), ExactLimits(memory: 8 << 20),
        ] {
            let refusals = [1, 2, 5].map { threads in
                do throws(ExactRefusal) {
                    _ = try enumerateBranches(of: scenario, limits: limits, threads: threads)
                    return "none"
                } catch {
                    return "\(error)"
                }
            }
            #expect(refusals[0] != "none" && Set(refusals).count == 1, "\(refusals)")
        }
    }

    @Test("an interruption that any of the threads notices ends it", arguments: [1, 2, 5])
    func interruption(threads: Int) throws {
        let scenario = try Self.growing(rounds: 60)
        let asked = Asked()
        do throws(ExactRefusal) {
            _ = try enumerateBranches(of: scenario, threads: threads, isCancelled: { asked.isLast })
            Issue.record("it was interrupted")
        } catch {
            guard case .interrupted = error else {
                Issue.record("\(error)")
                return
            }
        }
    }
}

/// Asks to stop when it has been asked a hundred times.
private final class Asked: Sendable {
    private let times = Mutex(0)

    var isLast: Bool {
        times.withLock { times in
            times += 1
            return times > 100
        }
    }
}
