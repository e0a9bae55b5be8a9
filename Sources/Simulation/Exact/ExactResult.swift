package import Scenarios

/// The results of the exact interpreter: probabilities, and expected numbers, for a replicate.
package struct ExactResult: Sendable {
    package var scenario: Scenario
    /// The greatest number of states at the end of a round.
    package var states: Int
    /// The sum of the numbers of states over the rounds.
    var stateRounds: Int
    package var outcomes: [RoundShares]
    package var faults: RoundShares
    package var issues: [Issue]
    package var events: [Event]
    package var questions: [Question]
    package var measures: [Measure]
    /// Expressions whose value is checked for not being a number, with the probability that a replicate ends there.
    package var faultsByExpression: [(site: WatchedExpression, probability: Double)]
    /// Probabilities that are clamped to [0, 1], with the expected number of times per replicate.
    package var clampsByExpression: [(site: WatchedExpression, times: Double)]
    /// What is missing of 1 in all outcomes and faults together: tails of distributions without a last value, and rounding.
    package var missing: Double
    package var seconds: Double

    package struct Issue: Sendable {
        /// When it was completed, if it is done at the end; round 0: from the start.
        package var done: RoundShares
        package var expired: Double
        /// The mean level at the end (of the party that is least far).
        package var meanLevel: Double
        package var heldUp: HeldUp
    }

    /// Expected numbers of rounds.
    package struct HeldUp: Sendable {
        package var rounds: Double
        package var closed: Double
        package var expired: Double
        package var offAgenda: Double
        /// By party of the issue, in its order.
        package var held: [Double]
        package var vetoed: [Double]
        package var withdrawn: Double
        package var moved: Double
    }

    package struct Event: Sendable {
        /// When it first fired.
        package var first: RoundShares
        /// Expected number of firings.
        package var times: Double
        /// The probability that it fired and the replicate ended so.
        package var happenedByOutcome: [Double]
    }

    package struct Question: Sendable {
        /// The probability that `given` comes true, and no fault.
        package var asked: Double
        /// The probability that it does and the answer is yes.
        package var yes: Double
    }

    package struct Measure: Sendable {
        /// In ascending order, each with its probability.
        package var values: [(value: Double, probability: Double)]
        /// The probability that it is not a number, and no fault.
        package var leftOut: Double
    }
}

/// The probability that something happens in each round, 0…horizon.
package struct RoundShares: Sendable {
    package var shares: [Double]

    package init(_ shares: [Double]) {
        self.shares = shares
    }

    /// The probability that it happens.
    package var total: Double { cumulative.last ?? 0 }

    /// By round: the probability that it has happened up to then.
    package var cumulative: [Double] {
        var sum = Sum()
        return shares.map { share in
            sum += share
            return sum.value
        }
    }

    /// The mean round, given that it happens; `nil` if it never does.
    package var mean: Double? {
        var sum = Sum()
        for (round, share) in shares.enumerated() { sum += Double(round) * share }
        let total = total
        return total > 0 ? sum.value / total : nil
    }

    /// The first round by which the share `p` of `all` is reached; `nil` if it never is.
    /// - Parameter all: the whole of the share; `nil`: the probability that it happens.
    package func quantile(_ p: Double, of all: Double? = nil) -> Int? {
        let all = all ?? total
        guard all > 0 else { return nil }
        return cumulative.firstIndex { $0 >= p * all - Self.rounding }
    }

    /// Shares that differ by less are the same number except for rounding.
    package static let rounding = 1e-13
}

extension ExactResult.Measure {
    package var total: Double {
        var sum = Sum()
        for entry in values { sum += entry.probability }
        return sum.value
    }

    /// `nil` without values, and where they have no finite mean.
    package var mean: Double? {
        let total = total
        guard total > 0 else { return nil }
        var sum = Sum()
        for entry in values { sum += entry.value * entry.probability }
        let mean = sum.value / total
        return mean.isFinite ? mean : nil
    }

    /// The standard deviation over replicates.
    package var standardDeviation: Double? {
        guard let mean else { return nil }
        var sum = Sum()
        for entry in values { sum += (entry.value - mean) * (entry.value - mean) * entry.probability }
        let variance = max(0, sum.value / total)
        return variance.isFinite ? variance.squareRoot() : nil
    }

    /// The least value at which the share is reached.
    package func quantile(_ p: Double) -> Double? {
        let wanted = p * total - RoundShares.rounding
        var sum = Sum()
        for entry in values {
            sum += entry.probability
            if sum.value >= wanted { return entry.value }
        }
        return values.last?.value
    }
}
