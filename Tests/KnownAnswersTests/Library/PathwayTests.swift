import Foundation
import Simulation
import TestSupport
import Testing

/// The small scenarios from the sources about pathways, outside options and chapters, against sums and chains.
@Suite("Pathways, outside options and chapters in the library")
struct PathwayTests {
    /// P(two steps within 24 months).
    private func twoSteps(_ p: Double) -> Double { sum([geometric(p, 24), geometric(p, 24)], 24).reduce(0, +) }

    @Test(
        "pathways, each with its lever: two or more of four that are independent",
        arguments: [
            [1, 1, 1, 1, 0.5], [2, 1, 1, 1, 0.5], [1, 2, 1, 1, 0.5], [1, 1, 2, 1, 0.5], [1, 1, 1, 2, 0.5],
            [1, 1, 1, 1, 1], [1, 0, 1, 1, 0.5],
        ] as [[Double]])
    func pathways(efforts: [Double]) throws {
        let names = ["arms_effort", "confidence_effort", "people_effort", "relief_effort", "expert_effort"]
        let run = try library("pathways", set: zip(names, efforts).map { "\($0)=\($1)" })
        let quick = 0.07 * efforts[1]
        // Half of a framework; counter-terrorism or norms in cyberspace; culture; a first relief, then a first project.
        let paths = [
            twoSteps(0.04 * efforts[0]), 1 - (1 - twoSteps(quick)) * (1 - twoSteps(quick * efforts[4])),
            twoSteps(0.07 * efforts[2]), twoSteps(0.04 * efforts[3]),
        ]
        let none = paths.reduce(1) { $0 * (1 - $1) }
        let one = paths.reduce(0) { $0 + none * $1 / (1 - $1) }
        #expect(isClose(try run.outcome("thaw").total, 1 - none - one))
        #expect(isClose(try run.outcome("cold").total, none))
        for (name, path) in zip(["by_arms_control", "by_confidence", "by_people", "by_economy"], paths) {
            #expect(isClose(try run.question(name), path), "\(name)")
        }
    }

    /// Where a partner's deals go at a meeting, with probabilities; two deals are sealed.
    private func deals(_ now: Int, line: Double, coercion: Double) -> [(Int, Double)] {
        let withdraw = min(coercion, 1 - line)
        return now == 2 ? [(2, 1)] : [(now + 1, line), (max(0, now - 1), withdraw), (now, 1 - line - withdraw)]
    }

    /// Where the deals of China and India go in a month: with .33 they meet Moscow, both at once.
    private func deals(_ china: Int, _ india: Int, line: Double, coercion: Double) -> [(Int, Int, Double)] {
        var ends = [(china, india, 1 - 0.33)]
        for (chinas, p) in deals(china, line: line, coercion: coercion) {
            for (indias, q) in deals(india, line: 0.5, coercion: coercion) {
                ends.append((chinas, indias, 0.33 * p * q))
            }
        }
        return ends
    }

    @Test("outside options: the chain of deals and steps", arguments: [(0.2, 0.8), (0, 0.8), (0.4, 0.8), (0.2, 0.2)])
    func outside(coercion: Double, line: Double) throws {
        // By China's deals, India's and the steps of the flights: 3 · 3 · 2 states.
        var chain = [Double](repeating: 0, count: 18)
        chain[1 * 6 + 0 * 2 + 0] = 1
        var flying = 0.0
        for _ in 1...24 {
            var next = [Double](repeating: 0, count: 18)
            for state in chain.indices {
                let (china, india, steps) = (state / 6, state / 2 % 3, state % 2)
                let step = 0.5 * (1 - 0.8 * Double(china + india) / 4) * 0.4 * (1 - coercion)
                if steps == 1 { flying += chain[state] * step }
                for (chinas, indias, p) in deals(china, india, line: line, coercion: coercion) {
                    let stays = chinas * 6 + indias * 2 + steps
                    next[stays] += chain[state] * p * (1 - step)
                    if steps == 0 { next[stays + 1] += chain[state] * p * step }
                }
            }
            chain = next
        }
        let run = try library("outside-options", set: ["coercion=\(coercion)", "china_line=\(line)"])
        #expect(isClose(try run.outcome("flying").total, flying))
        #expect(isClose(try run.outcome("turned_east").total, chain[2 * 6 + 2 * 2] + chain[2 * 6 + 2 * 2 + 1]))
    }

    @Test("outside options: without any, two steps of .2")
    func alone() throws {
        let run = try library("outside-options", set: ["china_line=0", "india_line=0", "coercion=0", "pull=0"])
        #expect(isClose(try run.outcome("flying").total, twoSteps(0.5 * 0.4)))
    }

    private struct Chapter: Hashable {
        /// Months since the leaders' last conversation, on which the will has worn.
        var months: Int
        var steps: Int
        var hasFailed: Bool
    }

    @Test("chapters: six steps while the will lasts", arguments: [(0.1, 0.16), (0, 0.16), (0.1, 0.08), (0.1, 0)])
    func chapters(fading: Double, summits: Double) throws {
        // The will is whole before the first month, so one month wears on it in the first.
        var chain = [Chapter(months: 1, steps: 0, hasFailed: false): 1.0]
        var (closed, closedWithWill) = (0.0, 0.0)
        for _ in 1...24 {
            var next: [Chapter: Double] = [:]
            for (here, share) in chain {
                let will = pow(1 - fading, Double(here.months))
                let step = (0.6 * will) * (0.6 * will)
                let failed = here.hasFailed || will < 0.3
                // A conversation restores the will for the next month.
                for (months, p) in [(0, summits), (here.months + 1, 1 - summits)] {
                    next[Chapter(months: months, steps: here.steps, hasFailed: failed), default: 0] +=
                        share * p * (1 - step)
                    if here.steps < 5 {
                        next[Chapter(months: months, steps: here.steps + 1, hasFailed: failed), default: 0] +=
                            share * p * step
                    }
                }
                if here.steps == 5 {
                    closed += share * step
                    if !failed { closedWithWill += share * step }
                }
            }
            chain = next
        }
        let kept = closedWithWill + chain.filter { !$0.key.hasFailed }.values.reduce(0, +)
        let run = try library("chapters", set: ["will_fades=\(fading)", "summits=\(summits)"])
        #expect(isClose(try run.outcome("closed").total, closed))
        #expect(isClose(try run.question("will_kept"), kept))
        #expect(isClose(try run.question("closed_with_will"), closedWithWill / kept))
        if fading > 0 { #expect(isClose(try run.question("closed_without"), (closed - closedWithWill) / (1 - kept))) }
    }
}
