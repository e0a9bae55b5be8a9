import Scenarios
import Simulation
import Statistics
import TestSupport

extension Check {
    /// Random decisions have addresses of their own.
    static let sites = Check("sites are distinct") { _, scenario in
        let plan = Plan(lowering: scenario, keeping: .trace)
        let names = plan.sitePaths.map(\.text)
        guard Set(names).count == names.count else {
            return "a name twice among the sites \(names.sorted())"
        }
        guard Set(plan.sites).count == plan.sites.count else {
            return "two names with one site among \(names.sorted())"
        }
        // What takes its number from a site: a decision, moves, a draw, a choice.
        var takers: [SiteIndex: Set<String>] = [:]
        for operation in plan.setup.operations + plan.round.operations + plan.finish.operations {
            switch operation {
            case .decide(_, _, let part, _): takers[part.address.site, default: []].insert("a decision")
            case .decideMove(_, _, _, let part, _, _): takers[part.address.site, default: []].insert("moves")
            default: break
            }
        }
        for (site, kinds) in takers where kinds.count > 1 && !names[Int(site.index)].hasSuffix(".moves") {
            return "\(names[Int(site.index)]) is taken by \(kinds.sorted())"
        }
        return nil
    }

    /// However many replicates are advanced side by side, and whichever range holds one, it is the same.
    static let blocks = Check("block sizes") { random, scenario in
        let plan = Plan(lowering: scenario)
        let expected = replicateResults(of: plan, seed: random.seed, replicates: 0..<150)
        for lanes in [1, 7, 64] {
            let other = replicateResults(of: plan, seed: random.seed, replicates: 0..<150, blockLanes: lanes)
            if let found = firstDifference(expected, other, "best block", "blocks of \(lanes)") { return found }
        }
        let far = 3_000_000_000
        let window = replicateResults(of: plan, seed: random.seed, replicates: far..<(far + 20))
        let alone = replicateResults(of: plan, seed: random.seed, replicates: (far + 11)..<(far + 12))
        return firstDifference([window[11]], alone, "among others", "alone")
    }

    /// A replicate that is told is the one that is counted.
    static let traced = Check("trace") { random, scenario in
        let results = replicateResults(of: Plan(lowering: scenario), seed: random.seed, replicates: 0..<150)
        let plan = Plan(lowering: scenario, keeping: .trace)
        let kept = replicateResults(of: plan, seed: random.seed, replicates: 0..<150)
        if let found = firstDifference(results, kept, "engine", "engine that keeps all for a trace") { return found }
        for result in results.prefix(20) {
            let trace = Trace(of: scenario, plan: plan, seed: random.seed, replicate: result.replicate)
            let end: Int? = if case .outcome(let index) = trace.end { index } else { nil }
            if end != result.outcome || trace.rounds.count != result.round {
                return
                    "replicate \(result.replicate): engine \(String(describing: result.outcome)) in \(result.round), "
                    + "trace \(String(describing: end)) in \(trace.rounds.count)"
            }
        }
        return nil
    }

    /// Any number of threads counts the same, and what is counted are the replicates.
    static let threads = Check("threads") { random, scenario in
        // More than one batch, and no multiple of anything.
        let replicates = RunSettings.batch + 503
        let plan = Plan(lowering: scenario)
        let counts = { (threads: Int, lanes: Int?) in
            await simulate(
                scenario, plan: plan,
                settings: RunSettings(replicates: replicates, seed: random.seed, threads: threads, blockLanes: lanes)
            ).tally
        }
        let one = await counts(1, nil)
        for (threads, lanes) in [(2, 64), (5, 1000), (2, 7)] {
            let other = await counts(threads, lanes)
            if let found = difference(one, other) { return "1 thread; \(threads) threads, \(lanes) lanes: \(found)" }
        }
        let results = replicateResults(of: plan, seed: random.seed, replicates: 0..<RunSettings.batch)
        let first = await simulate(
            scenario, plan: plan, settings: RunSettings(replicates: RunSettings.batch, seed: random.seed, threads: 1))
        for (index, histogram) in first.tally.outcomes.enumerated()
        where histogram.total != results.count(where: { $0.outcome == index }) {
            return "outcome \(index): counted \(histogram.total) times, replicates say otherwise"
        }
        return nil
    }
}

/// What two tallies do not have in common to the last bit, by name.
///
/// - Parameter isRewritten: whether the second may have further events, other texts at its faults, and other drivers.
func difference(_ a: Tally, _ b: Tally, isRewritten: Bool = false) -> String? {
    if a.replicates != b.replicates || a.rounds != b.rounds { return "replicates or rounds" }
    if a.outcomes != b.outcomes { return "outcomes \(a.outcomes.map(\.total)), \(b.outcomes.map(\.total))" }
    if a.faults != b.faults { return "faults \(a.faults.total), \(b.faults.total)" }
    for (index, (x, y)) in zip(a.issues, b.issues).enumerated() where x != y { return "issue \(index): \(x), \(y)" }
    for (index, (x, y)) in zip(a.events, b.events).enumerated() where x != y { return "event \(index): \(x), \(y)" }
    if a.questions != b.questions { return "questions \(a.questions), \(b.questions)" }
    for (index, (x, y)) in zip(a.measures, b.measures).enumerated() {
        if x.leftOut != y.leftOut || x.sample != y.sample {
            return "measure \(index)"
        }
        // Of infinite values the mean may be no number, which equals nothing.
        if x.moments.mean.bitPattern != y.moments.mean.bitPattern { return "mean of measure \(index)" }
    }
    let clamps = [a, b].map { $0.clampsByExpression.reduce(0, +) }
    if clamps[0] != clamps[1] { return "clamps \(clamps)" }
    guard !isRewritten else { return nil }
    if a.faultsByExpression != b.faultsByExpression || a.clampsByExpression != b.clampsByExpression {
        return "faults or clamps by expression"
    }
    if a.paths != b.paths { return "paths" }
    return "\(a.drivers)" == "\(b.drivers)" ? nil : "drivers"
}
