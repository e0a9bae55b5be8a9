import Scenarios
import Simulation
import TestSupport
import Testing

/// Medoids that are known without computing them.
@Suite("The medoid of replicates")
struct MedoidTests {
    /// The medoids of the replicates of each outcome.
    private func medoids(_ text: String, replicates: Int) throws -> (medoids: [Medoid?], rows: ReplicateRows) {
        let scenario = try scenarioOf(text)
        let search = ReplicateSearch(scenario, seed: 1, replicates: replicates)
        let rows = RowSource(Plan(lowering: scenario, keeping: .rows), seed: 1, mostReplicates: replicates)
            .rows(of: 0..<replicates)
        return (search.medoids { ended in ended.indices.map { [$0] } }, rows)
    }

    @Test("of one milestone, it is the first replicate with the median time")
    func median() throws {
        let (found, rows) = try medoids(
            """
            detente: 1
            clock: { rounds: 30 }
            events: { e: { at: "uniform(1, 31)", milestone: true } }
            outcomes: { over: otherwise }
            """, replicates: 4999)
        let times = try rows.events[0].map { try #require($0) }
        // Of an odd number of times on a line, the median has the least sum of distances.
        let median = times.sorted()[2499]
        let medoid = try #require(found[0])
        #expect(medoid.replicate == times.firstIndex(of: median))
        #expect(medoid.distance == times.reduce(0) { $0 + Int(abs($1 - median)) })
        #expect(medoid.count == 4999 && medoid.counted == 4999)
    }

    @Test("whether something happened counts as the horizon, so that the majority decides", arguments: [0.3, 0.7])
    func majority(chance: Double) throws {
        let (found, rows) = try medoids(
            """
            detente: 1
            clock: { rounds: 10 }
            parameters: { early: chance(\(chance)) }
            events: { e: { at: 5, when: early, milestone: true } }
            outcomes: { over: otherwise }
            """, replicates: 501)
        let have = rows.events[0].count { $0 != nil }
        let medoid = try #require(found[0])
        #expect(medoid.replicate == rows.events[0].firstIndex { ($0 != nil) == (have > 250) })
        #expect(medoid.distance == 10 * min(have, 501 - have))
    }

    @Test("ends that differ count the rounds between them; what is no milestone does not count")
    func ends() throws {
        let (found, rows) = try medoids(
            """
            detente: 1
            clock: { rounds: 40 }
            events:
              end: { chance: 0.1, milestone: false }
              noise: { chance: 0.5, milestone: false }
            outcomes: { ended: happened(end), over: otherwise }
            """, replicates: 1000)
        let ends = rows.outcomes.indices.filter { rows.outcomes[$0] == 0 }
        let rounds = ends.map { rows.rounds[$0] }
        let medoid = try #require(found[0])
        // The lower and the upper median have the same sum, which is the least.
        let ordered = rounds.sorted()
        let middle = Set([ordered[(ordered.count - 1) / 2], ordered[ordered.count / 2]])
        #expect(medoid.replicate == ends.first { middle.contains(rows.rounds[$0]) })
        #expect(medoid.count == ends.count)
        // All that reach the horizon are alike: the first of them, with no distance.
        let last = try #require(found[1])
        #expect(last.replicate == rows.outcomes.firstIndex(of: 1) && last.distance == 0)
    }

    @Test("an empty group has none, and one of all outcomes counts different outcomes as the horizon")
    func groups() throws {
        let scenario = try scenarioOf(
            """
            detente: 1
            clock: { rounds: 7 }
            parameters: { up: chance(0.6) }
            outcomes: { high: { finally: up }, never: { finally: false }, low: otherwise }
            """)
        let search = ReplicateSearch(scenario, seed: 1, replicates: 301)
        var ended: [Int] = []
        let found = search.medoids {
            ended = $0
            return [[1], [], [0, 2]]
        }
        #expect(found[0] == nil && found[1] == nil)
        let whole = try #require(found[2])
        #expect(whole.outcome == 0 && whole.distance == 7 * ended[2] && whole.count == 301)
    }
}
