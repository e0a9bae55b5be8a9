/// Everything that is counted over replicates: whole numbers, and exact sums of measures, so that the counts of any parts
/// of a run add up to those of the whole, in any order and to the last bit.
package struct Tally: Sendable, Equatable {
    /// Paths, and the quantiles of measures, rest on the first so many replicates of each of these scenarios: on
    /// 131,072, or if that would be more than 2²⁰ of all together, on a half, a quarter … of them, but on 4,096 at least.
    ///
    /// So they need little memory where hundreds of scenarios stand side by side; nothing but the number of scenarios
    /// counts, which is the same for all parts of a study.
    package static func sampleLimit(of scenarios: Int) -> Int {
        var limit = 1 << 17
        while limit > 1 << 12, limit * scenarios > 1 << 20 { limit /= 2 }
        return limit
    }

    package var replicates = 0
    /// Those among the first ``sampleLimit(of:)``.
    package var sampled = 0
    /// By outcome, in the scenario's order: replicates that ended so, by the round in which they ended.
    package var outcomes: [RoundHistogram]
    /// Replicates that ended as a fault, by the round.
    package var faults: RoundHistogram
    package var issues: [IssueTally]
    package var events: [EventTally]
    package var questions: [QuestionTally]
    package var measures: [MeasureTally]
    /// By uncertain parameter, in the plan's order.
    package var drivers: [DriverTally]
    /// By kind of path, of the first ``sampleLimit(of:)`` replicates.
    package var paths = PathKind.allCases.map { _ in PathTally() }
    /// By the plan's list of checked expressions: replicates that ended because its value was not a number.
    package var faultsByExpression: [Int]
    /// By the plan's list of probabilities: how often one was clamped to [0, 1].
    package var clampsByExpression: [Int]
    /// How often each of these probabilities was evaluated.
    package var clampableByExpression: [Int]
    /// Rounds simulated by all replicates together.
    package var rounds = 0
    /// Every replicate with its twin, which has the same inputs and other chance; `nil` if there are none.
    package var twins: PairTally?
    /// By event: replicates with themselves without the event; empty if there are none.
    package var knockouts: [PairTally] = []

    package init(
        outcomes: [RoundHistogram], faults: RoundHistogram, issues: [IssueTally], events: [EventTally],
        questions: [QuestionTally], measures: [MeasureTally], drivers: [DriverTally] = [], faultsByExpression: [Int],
        clampsByExpression: [Int]
    ) {
        self.outcomes = outcomes
        self.faults = faults
        self.issues = issues
        self.events = events
        self.questions = questions
        self.measures = measures
        self.drivers = drivers
        self.faultsByExpression = faultsByExpression
        self.clampsByExpression = clampsByExpression
        clampableByExpression = clampsByExpression.map { _ in 0 }
    }
}

package struct IssueTally: Sendable, Equatable {
    /// Replicates at whose end the issue is done, by the round in which it was (last) completed; round 0: done from the start.
    package var done: RoundHistogram
    /// Replicates at whose end it is expired.
    package var expired = 0
    /// The same two by outcome (faults are in none).
    package var doneByOutcome: [Int]
    package var expiredByOutcome: [Int]
    /// The sum over replicates of the issue's level at the end (the least of the parties).
    package var levelSum = 0
    package var heldUp: HeldUp

    package init(done: RoundHistogram, parties: Int, outcomes: Int) {
        self.done = done
        doneByOutcome = Array(repeating: 0, count: outcomes)
        expiredByOutcome = doneByOutcome
        heldUp = HeldUp(parties: parties)
    }
}

/// The rounds in which an issue was not done, by what happened in them, summed over replicates.
///
/// Every such round is exactly one of closed, expired, off the agenda, or on it. On the agenda, a round may count as
/// held by (or vetoed in) more than one party.
package struct HeldUp: Sendable, Equatable {
    /// Rounds at whose meetings the issue was not done.
    package var rounds = 0
    package var closed = 0
    package var expired = 0
    package var offAgenda = 0
    /// By party of the issue, in its order: rounds on the agenda in which the party's move was a hold that was not a
    /// veto.
    package var held: [Int]
    /// By party: rounds on the agenda in which its offer was not approved at home (and became a hold).
    package var vetoed: [Int]
    /// Rounds on the agenda in which some party withdrew.
    package var withdrawn = 0
    /// Rounds on the agenda in which a level rose.
    package var moved = 0

    package init(parties: Int) {
        held = Array(repeating: 0, count: parties)
        vetoed = Array(repeating: 0, count: parties)
    }
}

package struct EventTally: Sendable, Equatable {
    /// Replicates in which it fired at least once, by the round of the first firing.
    package var first: RoundHistogram
    /// All firings.
    package var firings = 0
    /// Replicates in which it fired at least once, by outcome (faults are in none).
    package var happenedByOutcome: [Int]

    package init(first: RoundHistogram, outcomes: Int) {
        self.first = first
        happenedByOutcome = Array(repeating: 0, count: outcomes)
    }
}

package struct QuestionTally: Sendable, Equatable {
    /// Replicates (without faults) in which `given` came true.
    package var asked = 0
    /// The replicates among these in which the answer is yes.
    package var count = 0

    package init() {}
}

package struct MeasureTally: Sendable, Equatable {
    package var moments = Moments()
    /// Replicates (other than faults) excluded because the value was not a number.
    package var leftOut = 0
    /// The values of the first ``Tally/sampleLimit(of:)`` replicates: quantiles rest on these.
    package var sample = ValueCounts()

    package init() {}
}

extension Tally {
    /// Adds what was counted of other replicates of the same scenario.
    package mutating func merge(_ other: Tally) {
        replicates += other.replicates
        sampled += other.sampled
        rounds += other.rounds
        for index in outcomes.indices { outcomes[index].merge(other.outcomes[index]) }
        faults.merge(other.faults)
        for index in issues.indices { issues[index].merge(other.issues[index]) }
        for index in events.indices {
            events[index].first.merge(other.events[index].first)
            events[index].firings += other.events[index].firings
            for outcome in outcomes.indices {
                events[index].happenedByOutcome[outcome] += other.events[index].happenedByOutcome[outcome]
            }
        }
        for index in drivers.indices { drivers[index].merge(other.drivers[index]) }
        for index in questions.indices {
            questions[index].asked += other.questions[index].asked
            questions[index].count += other.questions[index].count
        }
        for index in faultsByExpression.indices { faultsByExpression[index] += other.faultsByExpression[index] }
        for index in clampsByExpression.indices {
            clampsByExpression[index] += other.clampsByExpression[index]
            clampableByExpression[index] += other.clampableByExpression[index]
        }
        for index in measures.indices { measures[index].merge(other.measures[index]) }
        for index in paths.indices { paths[index].merge(other.paths[index]) }
        if let theirs = other.twins { twins?.merge(theirs) }
        for index in knockouts.indices { knockouts[index].merge(other.knockouts[index]) }
    }
}

extension Tally {
    /// Takes the paths and the values of measures of another tally instead of its own.
    package mutating func replaceSample(with other: Tally) {
        sampled = other.sampled
        paths = other.paths
        for index in measures.indices { measures[index].sample = other.measures[index].sample }
    }
}

extension IssueTally {
    mutating func merge(_ other: IssueTally) {
        done.merge(other.done)
        expired += other.expired
        for outcome in doneByOutcome.indices {
            doneByOutcome[outcome] += other.doneByOutcome[outcome]
            expiredByOutcome[outcome] += other.expiredByOutcome[outcome]
        }
        levelSum += other.levelSum
        heldUp.rounds += other.heldUp.rounds
        heldUp.closed += other.heldUp.closed
        heldUp.expired += other.heldUp.expired
        heldUp.offAgenda += other.heldUp.offAgenda
        for party in heldUp.held.indices {
            heldUp.held[party] += other.heldUp.held[party]
            heldUp.vetoed[party] += other.heldUp.vetoed[party]
        }
        heldUp.withdrawn += other.heldUp.withdrawn
        heldUp.moved += other.heldUp.moved
    }
}

extension MeasureTally {
    /// The values of further replicates: `nil` for a fault and if the measure's condition is false, not a number for a
    /// value to be excluded.
    /// - Parameter isSampled: whether they are among the first ``Tally/sampleLimit(of:)``.
    package mutating func record(_ values: [Double?], isSampled: Bool) {
        var found: [Double] = []
        for case .some(let value) in values {
            guard !value.isNaN else {
                leftOut += 1
                continue
            }
            moments.record(value)
            if isSampled { found.append(value) }
        }
        sample.merge(ValueCounts(found))
    }

    mutating func merge(_ other: MeasureTally) {
        leftOut += other.leftOut
        moments.merge(other.moments)
        sample.merge(other.sample)
    }
}
