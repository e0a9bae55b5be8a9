import Foundation
import Scenarios
import Simulation
import Statistics
import Synchronization
import TestSupport
import Testing

/// Scenarios on the same luck, in one run or several.
@Suite struct StudyTests {
    /// A variant of the everything-scenario: another gain for one side, an event of its own, one outcome renamed.
    static let variant = DeterminismTests.everything
        .replacing("approval: 0.9", with: "approval: 0.7")
        .replacing("events:\n", with: "events:\n  gift: { chance: 0.1, draws: { size: \"gamma(2, 1)\" } }\n")
        .replacing("partial: { finally", with: "half: { finally")

    static func study(_ texts: [String], seed: UInt64 = 7) throws -> StudyPlan {
        StudyPlan(
            try texts.enumerated().map { index, text in
                StudyPlan.Member(try scenarioOf(text), name: "s\(index)", seed: seed)
            }, seed: seed)
    }

    @Test("the tables of pairs are those of the replicates one by one")
    func bruteForce() async throws {
        let study = try Self.study([DeterminismTests.everything, Self.variant])
        let result = await simulate(study, settings: RunSettings(replicates: 5003, seed: 7))
        let all = study.members.map { replicateResults(of: $0.plan, seed: 7, replicates: 0..<5003) }
        let common = study.correspondences[1]
        #expect(common.outcomes.count == 3 && common.measures.count == 3 && common.questions.count == 1)
        for (pair, table) in zip(common.outcomes, result.tally.pairs[1].outcomes) {
            var expected = PairedTable()
            for (a, b) in zip(all[0], all[1]) {
                expected.record(
                    baseline: a.outcome == pair.baseline ? .yes : .no, other: b.outcome == pair.own ? .yes : .no)
            }
            #expect(table == expected)
        }
        for (pair, moments) in zip(common.measures, result.tally.pairs[1].measures) {
            var expected = PairedMoments()
            for (a, b) in zip(all[0], all[1]) {
                expected.record(
                    baseline: a.measures[pair.baseline].map { Double(bitPattern: $0) },
                    other: b.measures[pair.own].map { Double(bitPattern: $0) })
            }
            #expect(moments == expected)
        }
        // Success: 'settled' is the only good outcome of both.
        #expect(result.tally.pairs[1].success == result.tally.success?[0, 1])
        #expect(result.tally.pairs[1].success == result.tally.pairs[1].outcomes[1])
    }

    @Test("each scenario counts what it counts alone, on any number of threads and lanes")
    func alone() async throws {
        let study = try Self.study([DeterminismTests.everything, Self.variant, DeterminismTests.everything])
        let together = await simulate(study, settings: RunSettings(replicates: 4500, seed: 7, threads: 2))
        for member in study.members.indices {
            let single = StudyPlan([study.members[member]], seed: 7)
            let own = await simulate(
                single, settings: RunSettings(replicates: 4500, seed: 7, threads: 1, blockLanes: 100))
            #expect(own.tally.tallies[0] == together.tally.tallies[member])
        }
        let one = await simulate(
            study, settings: RunSettings(replicates: 4500, seed: 7, threads: 1, blockLanes: 333))
        #expect(one.tally == together.tally)
    }

    @Test("the same scenario twice differs by exactly 0 in everything")
    func identical() async throws {
        // Another file, with other comments: the same model.
        let study = try Self.study([DeterminismTests.everything, "# again\n" + DeterminismTests.everything])
        #expect(study.isSameModel(0, 1))
        let pair = await simulate(study, settings: RunSettings(replicates: 800, seed: 7)).tally.pairs[1]
        for table in pair.outcomes + pair.issues + pair.questions + [try #require(pair.success)] {
            #expect(table.difference == 0)
        }
        for moments in pair.measures { #expect(moments.difference == 0) }
        #expect(!(try Self.study([DeterminismTests.everything, Self.variant])).isSameModel(0, 1))
    }

    @Test("what only one scenario has disturbs nothing else")
    func ownSites() throws {
        let more = DeterminismTests.everything.replacing(
            "events:\n", with: "events:\n  omen: { chance: 0.3, draws: { n: \"normal(0, 1)\", m: \"poisson(2)\" } }\n")
        let plans = try [DeterminismTests.everything, more].map { Plan(lowering: try scenarioOf($0)) }
        #expect(
            replicateResults(of: plans[0], seed: 3, replicates: 0..<500)
                == replicateResults(of: plans[1], seed: 3, replicates: 0..<500))
    }

    @Test("a sweep does not change the luck: not of parameters that are tied to the one that is set, either")
    func settingKeepsLuck() throws {
        let text = """
            detente: 1
            clock: { rounds: 3 }
            parameters: { a: "normal(0, 1)", b: "gamma(2, 1)", c: "beta(2, 3)", d: "uniform(0, 1)" }
            correlations: [{ between: [a, b], rank: 0.7 }, { between: [b, c], rank: -0.4 }]
            outcomes: { over: otherwise }
            measures: { ma: a, mb: b, mc: c, md: d, later: "normal(0, 1)" }
            """
        let free = replicateResults(of: Plan(lowering: try scenarioOf(text)), seed: 1, replicates: 0..<200)
        for setting in ["a=0.5", "a=normal(3, 1) + 1", "d=0"] {
            let set = replicateResults(
                of: Plan(lowering: try scenarioOf(text, set: [setting])), seed: 1, replicates: 0..<200)
            let varied = setting.hasPrefix("a") ? 0 : 3
            for (x, y) in zip(free, set) {
                for measure in 0..<5 where measure != varied { #expect(x.measures[measure] == y.measures[measure]) }
                #expect(x.measures[varied] != y.measures[varied])
            }
        }
        // All of them set: nothing is left to tie.
        let fixed = Plan(lowering: try scenarioOf(text, set: ["a=1", "b=2", "c=0.5"]))
        #expect(fixed.copulas.isEmpty)
    }

    @Test("three runs of one study, kept as bytes in between, are one run; a scenario that comes later catches up")
    func resumed() async throws {
        let texts = [DeterminismTests.everything, Self.variant]
        let study = try Self.study(texts)
        let whole = await simulate(study, settings: RunSettings(replicates: 9001, seed: 7)).tally
        var tally: StudyTally?
        for replicates in [700, 4096 + 55, 9001] {
            let next = await simulate(study, settings: RunSettings(replicates: replicates, seed: 7), from: tally)
            tally = try StudyTally(bytes: next.tally.bytes)
        }
        #expect(tally == whole)

        let three = try Self.study(
            texts + [DeterminismTests.everything.replacing("approval: 0.9", with: "approval: 0.5")])
        let direct = await simulate(three, settings: RunSettings(replicates: 9001, seed: 7)).tally
        var grown = three.emptyTally
        for index in 0..<2 {
            grown.played[index] = whole.played[index]
            grown.tallies[index] = whole.tallies[index]
            grown.pairs[index] = whole.pairs[index]
        }
        if let success = whole.success { grown.success?[0, 1] = success[0, 1] }
        let caughtUp = await simulate(three, settings: RunSettings(replicates: 9001, seed: 7), from: grown).tally
        #expect(caughtUp == direct)
    }

    @Test("an interrupted run is the beginning of a whole one, the same for all scenarios", arguments: [1, 2])
    func interrupted(threads: Int) async throws {
        let study = try Self.study([DeterminismTests.everything, Self.variant])
        let seen = Seen()
        let result = await simulate(
            study, settings: RunSettings(replicates: 1_000_000, seed: 7, threads: threads),
            onProgress: { seen.set($0) }, isCancelled: { seen.value >= 3 * 4096 })
        #expect(result.stopped == .interrupted)
        let done = result.tally.played[0]
        #expect(done > 0 && done % 4096 == 0 && result.tally.played == [done, done])
        let whole = await simulate(study, settings: RunSettings(replicates: done, seed: 7))
        #expect(whole.tally == result.tally)
    }

    @Test("no replicate is used twice, none is dropped, rows stay in file order")
    func pitfalls() async throws {
        let study = try Self.study([DeterminismTests.everything, Self.variant])
        let result = await simulate(study, settings: RunSettings(replicates: 6000, seed: 7))
        for (member, tally) in zip(study.members, result.tally.tallies) {
            #expect(tally.replicates == 6000)
            #expect(tally.outcomes.map(\.total).reduce(0, +) + tally.faults.total == 6000)
            // Paths end in outcomes: as many as there are, each once.
            let paths = tally.paths[0].mostFrequent(.max)
            #expect(paths.reduce(0) { $0 + $1.count } == tally.outcomes.map(\.total).reduce(0, +))
            for driver in tally.drivers { #expect(driver.trials.reduce(0, +) == 6000) }
            // Replicates in which an issue never gets done count in its median.
            let issue = tally.issues[0].done
            #expect(issue.quantile(0.999, of: 6000) == nil || issue.total >= 5994)
            #expect(member.scenario.outcomes.map(\.name).last == "stalled")
        }
    }
}

/// A number that is set from any thread.
private final class Seen: Sendable {
    private let number = Mutex(0)
    var value: Int { number.withLock { $0 } }
    func set(_ value: Int) { number.withLock { $0 = max($0, value) } }
}
