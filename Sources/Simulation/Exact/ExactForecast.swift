internal import Foundation

/// A forecast of the whole computation from what has been computed. It counts operations and states, not seconds, so
/// that it says the same on every machine.
package struct ExactForecast: Sendable, Equatable {
    /// The round in which it was made; 0: before the first.
    package var madeIn: Int
    /// Operations on states in all, those done included.
    package var work: Double
    /// The greatest number of states at the end of a round.
    package var states: Double
    /// The memory that these need, in bytes.
    package var bytes: Double

    /// The approximate time for this work on a common processor, in minutes.
    package var minutes: Double { work / ExactLimits.workPerMinute }
}

/// What has been computed so far: states at the start of each round, and the work in the current round.
package struct ExactCourse {
    /// By round, from 1: the states that it began with.
    private(set) var starts: [Int] = []
    private var workBefore = 0.0
    private let horizon: Int
    /// Bytes of a state in the tables before and after a round.
    private let bytesPerState: Double

    /// - Parameter width: 64-bit words of a state.
    package init(horizon: Int, width: Int) {
        self.horizon = horizon
        // Its words, its weight, and its share of the slots, in two tables.
        bytesPerState = 2 * Double((width + 2) * 8 + 16)
    }

    package mutating func begin(states: Int, work: Double) {
        starts.append(states)
        workBefore = work
    }

    /// - Parameters:
    ///   - work: so far, of all rounds.
    ///   - share: of the round (or of what comes before the first) that is done, above 0.
    ///   - reached: states that it has led to.
    package func forecast(work: Double, share: Double, reached: Int) -> ExactForecast {
        let round = starts.count
        let ofRound = (work - workBefore) / share
        guard round > 0, let last = starts.last else {
            // How many states there are at the start, at least one operation each in every round.
            return made(work: ofRound, states: Double(reached) / share)
        }
        let perState = ofRound / Double(last)
        // The states of the rounds from this one on, last · (later / round)^exponent.
        let exponent = self.exponent
        let most = Double(last) * pow(Double(horizon) / Double(round), exponent)
        let all = Double(last) * sum(of: exponent)
        // The rounds that follow begin with no fewer states than this one has led to already, as far as is known.
        let stays = ofRound + perState * Double(reached) * Double(horizon - round)
        return made(work: workBefore + max(perState * all, stays), states: max(most, Double(reached)))
    }

    /// Σ (later / round)^exponent over the rounds from this one to the horizon: one by one where they are few, by their area
    /// (the trapezium rule) where a sum in each of many rounds would cost more than what it judges.
    private func sum(of exponent: Double) -> Double {
        let round = starts.count
        guard horizon - round > 1000 else {
            return (round...horizon).reduce(0) { $0 + pow(Double($1) / Double(round), exponent) }
        }
        let stretch = Double(horizon) / Double(round)
        return Double(round) * (pow(stretch, exponent + 1) - 1) / (exponent + 1) + (1 + pow(stretch, exponent)) / 2
    }

    private func made(work: Double, states: Double) -> ExactForecast {
        ExactForecast(madeIn: starts.count, work: work, states: states, bytes: states * bytesPerState)
    }

    /// States grow about like a power of the round: branches that come to the same state are one, so what is counted
    /// grows like its range. Of the later half of the rounds and of the latest two the smaller power holds: growth that
    /// slackens will go on to. What sets out from one state says nothing yet.
    private var exponent: Double {
        let round = starts.count
        guard round >= 3 else { return 0 }
        func power(since first: Int) -> Double {
            let growth = Double(starts[round - 1]) / Double(max(1, starts[first - 1]))
            return max(0, log(growth) / log(Double(round) / Double(first)))
        }
        return min(power(since: max(2, round / 2)), power(since: max(2, round - 2)))
    }
}
