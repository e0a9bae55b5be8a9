import Scenarios

/// The most ordinary replicate of a group: the sum of its distances to the others is the least, and of several with the
/// same sum it is the first.
///
/// The distance between two replicates is in rounds, and is the sum of these terms:
/// - for each issue that is done at the end, each issue that expired and each milestone event: the difference between the
///   two times (the last completion, the expiry, the first firing), or the horizon if it happened in only one of them;
/// - the difference between the rounds in which they ended;
/// - the horizon, if they ended in different outcomes.
package struct Medoid: Sendable, Equatable, Codable {
    /// Counted from 0.
    package var replicate: Int
    /// Index of the outcome in which it ended.
    package var outcome: Int
    /// The sum of its distances to the others, in rounds.
    package var distance: Int
    /// The number of replicates in the group.
    package var count: Int
    /// The number of replicates that were searched; with a condition, those in which it was true.
    package var counted: Int
    /// The number of replicates that were simulated.
    package var replicates: Int

    package init(replicate: Int, outcome: Int, distance: Int, count: Int, counted: Int, replicates: Int) {
        self.replicate = replicate
        self.outcome = outcome
        self.distance = distance
        self.count = count
        self.counted = counted
        self.replicates = replicates
    }
}

extension ReplicateSearch {
    /// The medoids of groups of replicates, each of those that ended in some outcomes. Faults are in no group.
    ///
    /// The distance is a sum over milestones, so that counts of the times of each milestone give the sum over all other
    /// replicates: every replicate is compared with all others, in two passes of a time in proportion to their number.
    /// - Parameter groups: given how many replicates ended in each outcome, the outcomes of each group.
    /// - Returns: by group; `nil` if it is empty.
    package func medoids(of groups: (_ ended: [Int]) -> [Set<Int>]) -> [Medoid?] {
        var byOutcome = scenario.outcomes.map { _ in MilestoneCounts() }
        var counted = 0
        forEachBatch { rows in
            let times = milestoneTimes(rows)
            for (place, outcome) in rows.outcomes.enumerated() {
                if rows.isCounted[place] { counted += 1 }
                if let outcome { byOutcome[outcome].record(times.map { $0[place] }) }
            }
            return true
        }
        let chosen = groups(byOutcome.map(\.count))
        let horizon = scenario.clock.rounds
        let distances = chosen.map { group in
            MilestoneDistances(group.sorted().map { byOutcome[$0] }, horizon: horizon)
        }
        var found: [Medoid?] = chosen.map { _ in nil }
        forEachBatch { rows in
            let times = milestoneTimes(rows)
            for (place, outcome) in rows.outcomes.enumerated() {
                guard let outcome else { continue }
                for (index, group) in chosen.enumerated() where group.contains(outcome) {
                    let others = distances[index].count - byOutcome[outcome].count
                    let distance = distances[index].sum(from: times.map { $0[place] }) + horizon * others
                    guard distance < found[index]?.distance ?? .max else { continue }
                    found[index] = Medoid(
                        replicate: rows.first + place, outcome: outcome, distance: distance,
                        count: distances[index].count, counted: counted, replicates: replicates)
                }
            }
            return true
        }
        return found
    }

    /// By milestone and replicate: its time; the end is the first of them.
    private func milestoneTimes(_ rows: ReplicateRows) -> [[Int32?]] {
        let events = zip(scenario.events, rows.events).filter { $0.0.isMilestone }.map(\.1)
        return [rows.rounds.map { $0 }] + rows.done + rows.expired + events
    }
}

/// How many replicates had each milestone in each round.
private struct MilestoneCounts {
    private(set) var count = 0
    /// By milestone and round.
    private(set) var times: [[Int]] = []

    mutating func record(_ row: [Int32?]) {
        count += 1
        if times.isEmpty { times = row.map { _ in [] } }
        for (milestone, time) in row.enumerated() {
            guard let time = time.map(Int.init) else { continue }
            let missing = time + 1 - times[milestone].count
            if missing > 0 { times[milestone] += Array(repeating: 0, count: missing) }
            times[milestone][time] += 1
        }
    }
}

/// The sums of the distances from any replicate to all of a group, milestone by milestone.
private struct MilestoneDistances {
    private(set) var count = 0
    /// By milestone: from a replicate that does not have it.
    private var fromNone: [Int] = []
    /// By milestone and round: from a replicate that has it then.
    private var fromTime: [[Int]] = []

    init(_ parts: [MilestoneCounts], horizon: Int) {
        count = parts.reduce(0) { $0 + $1.count }
        let milestones = parts.map(\.times.count).max() ?? 0
        for milestone in 0..<milestones {
            var counts: [Int] = []
            for part in parts where milestone < part.times.count {
                let own = part.times[milestone]
                counts += Array(repeating: 0, count: max(0, own.count - counts.count))
                for (round, number) in own.enumerated() { counts[round] += number }
            }
            let having = counts.reduce(0, +)
            fromNone.append(horizon * having)
            // From one round to the next, those before are one further away, and the others one nearer.
            var sum = counts.enumerated().reduce(0) { $0 + $1.offset * $1.element }
            var before = 0
            fromTime.append(
                counts.map { number in
                    defer {
                        before += number
                        sum += before - (having - before)
                    }
                    return sum + horizon * (count - having)
                })
        }
    }

    /// - Parameter row: the times of a replicate of the group.
    func sum(from row: [Int32?]) -> Int {
        var total = 0
        for (milestone, time) in row.enumerated() {
            total += time.map { fromTime[milestone][Int($0)] } ?? fromNone[milestone]
        }
        return total
    }
}
