import Foundation
import Scenarios
import Simulation
import Statistics
import TestSupport

extension Check {
    /// Where every branch can be followed, what is counted is what has that probability.
    ///
    /// A count of n replicates is out of bounds where Chernoff's inequality gives it (or more) a probability below
    /// e⁻³⁰: a comparison is wrong once in 5·10¹², and even 10⁶ of them hardly ever (false alarms below 1e-6).
    static let exact = Check("exact") { random, scenario in
        let limits = ExactLimits(memory: 1 << 23, work: 2e6)
        guard let exact = try? enumerateBranches(of: scenario, limits: limits) else { return nil }
        let replicates = 20_000
        let tally = await simulate(
            scenario, settings: RunSettings(replicates: replicates, seed: random.seed, threads: 1)
        ).tally
        let slack = abs(exact.missing) + 1e-9
        func judge(_ name: String, _ hits: Int, _ probability: Double) -> String? {
            isPossible(hits, of: replicates, probability: probability, slack: slack)
                ? nil : "\(name): \(Double(hits) / Double(replicates)), exactly \(probability)"
        }
        for (outcome, (counted, shares)) in zip(scenario.outcomes, zip(tally.outcomes, exact.outcomes)) {
            if let found = judge(outcome.name, counted.total, shares.total) { return found }
        }
        if let found = judge("faults", tally.faults.total, exact.faults.total) { return found }
        for (issue, (counted, shares)) in zip(scenario.issues, zip(tally.issues, exact.issues)) {
            if let found = judge("done \(issue.name)", counted.done.total, shares.done.total) { return found }
            if let found = judge("expired \(issue.name)", counted.expired, shares.expired) { return found }
        }
        for (event, (counted, shares)) in zip(scenario.events, zip(tally.events, exact.events)) {
            if let found = judge("event \(event.name)", counted.first.total, shares.first.total) { return found }
        }
        for (question, (counted, shares)) in zip(scenario.questions, zip(tally.questions, exact.questions)) {
            if let found = judge("asked \(question.name)", counted.asked, shares.asked) { return found }
            if let found = judge("yes to \(question.name)", counted.count, shares.yes) { return found }
        }
        for (measure, (counted, shares)) in zip(scenario.measures, zip(tally.measures, exact.measures)) {
            if let found = judge("\(measure.name) left out", counted.leftOut, shares.leftOut) { return found }
            for (value, probability) in shares.values.prefix(50) {
                let near = counted.sample.all.count { $0 == value || abs($0 - value) <= 1e-9 * max(1, abs(value)) }
                // Values that are the same but for rounding count together.
                let total = shares.values.reduce(0) { sum, entry in
                    let isNear = entry.value == value || abs(entry.value - value) <= 1e-9 * max(1, abs(value))
                    return isNear ? sum + entry.probability : sum
                }
                guard total >= probability else { continue }
                if let found = judge("\(measure.name) is \(value)", near, total) { return found }
            }
        }
        return nil
    }

    /// Any number of threads gives the same probabilities to the last bit, or the same refusal.
    static let exactThreads = Check("threads of exact") { _, scenario in
        func answer(_ threads: Int) -> String {
            do throws(ExactRefusal) {
                let limits = ExactLimits(memory: 1 << 28, work: 2e6)
                return try enumerateBranches(of: scenario, limits: limits, threads: threads).allDigits
            } catch {
                return "\(error)"
            }
        }
        let one = answer(1)
        for threads in [2, 5] where answer(threads) != one { return "1 and \(threads) threads differ" }
        return nil
    }
}

/// Whether so many hits of n trials are not out of reach.
private func isPossible(_ hits: Int, of n: Int, probability: Double, slack: Double) -> Bool {
    let share = Double(hits) / Double(n)
    guard probability.isFinite else { return false }
    let p = min(max(share, probability - slack), probability + slack)
    guard abs(p - share) > 0 else { return true }
    func part(_ q: Double, _ p: Double) -> Double { q == 0 ? 0 : p <= 0 ? .infinity : q * log(q / p) }
    return Double(n) * (part(share, p) + part(1 - share, 1 - p)) < 30
}

extension RandomScenario {
    /// Whether all its branches can be followed within the limits of the check.
    var isFollowed: Bool {
        guard let scenario else { return false }
        return (try? enumerateBranches(of: scenario, limits: ExactLimits(memory: 1 << 23, work: 2e6))) != nil
    }
}
