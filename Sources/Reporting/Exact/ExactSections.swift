internal import Scenarios
internal import Simulation

/// How probable one outcome is, and when it comes.
public struct ExactOutcome: Sendable {
    /// As the scenario names it.
    public let name: String
    /// Whether it counts as success in this report.
    public let isGood: Bool
    /// Its probability.
    public let probability: Double
    /// When it comes, given that it does.
    public let round: RoundSummary

    static func all(of result: ExactResult, success: SuccessDefinition?) -> [ExactOutcome] {
        result.outcomes.enumerated().map { index, shares in
            ExactOutcome(
                name: result.scenario.outcomes[index].name, isGood: success?.indices.contains(index) ?? false,
                probability: shares.total, round: RoundSummary(shares))
        }
    }
}

extension RoundSummary {
    init(_ shares: RoundShares) {
        mean = shares.mean
        p05 = shares.quantile(0.05)
        p25 = shares.quantile(0.25)
        p50 = shares.quantile(0.5)
        p75 = shares.quantile(0.75)
        p95 = shares.quantile(0.95)
        // What is exact has no interval but itself.
        (p50Lower, p50Upper) = (p50, p50)
    }
}

/// How far the outcomes have come by the end of one round.
public struct ExactPoint: Sendable {
    /// The round, from 1.
    public let round: Int
    /// Its date, where the clock has a start.
    public let date: String?
    /// By outcome, in the scenario's order: its name, and the probability that it has come by then.
    public let outcomes: [(name: String, probability: Double)]

    static func all(of result: ExactResult, at rounds: [Int]) -> [ExactPoint] {
        let names = RoundNames(result.scenario.clock)
        let reached = result.outcomes.map(\.cumulative)
        return rounds.map { round in
            ExactPoint(
                round: round, date: names.date(of: round),
                outcomes: zip(result.scenario.outcomes, reached).map { ($0.name, $1[round]) })
        }
    }
}

/// How far an issue gets, and what holds it up.
public struct ExactIssue: Sendable {
    /// As the scenario names it.
    public let name: String
    /// Its name in full; the identifier where the file gives none.
    public let title: String
    /// The probability that it is done at the end.
    public let done: Double
    /// The round by which it is done with probability one half; `nil`: beyond the horizon.
    public let medianRound: Int?
    /// The probability that it is expired at the end.
    public let expired: Double
    /// The mean level at the end (of the party that is least far).
    public let meanSteps: Double
    /// The steps there are; `nil`: unlimited.
    public let steps: Int?
    /// What becomes of the rounds in which it is not done.
    public let heldUp: HeldUpShares

    static func all(of result: ExactResult) -> [ExactIssue] {
        zip(result.scenario.issues, result.issues).map { issue, found in
            ExactIssue(
                name: issue.name, title: issue.title, done: found.done.total,
                medianRound: found.done.quantile(0.5, of: 1), expired: found.expired, meanSteps: found.meanLevel,
                steps: issue.steps,
                heldUp: HeldUpShares(found.heldUp, parties: issue.parties.map { result.scenario.actors[$0] }))
        }
    }
}

extension HeldUpShares {
    init(_ expected: ExactResult.HeldUp, parties: [Actor]) {
        func share(_ rounds: Double) -> Double? {
            expected.rounds > 0 ? min(1, rounds / expected.rounds) : nil
        }
        func byParty(_ values: [Double]) -> [PartyShare] {
            zip(parties, values).map { PartyShare(actor: $0.name, title: $0.title, share: share($1)) }
        }
        roundsPerReplicate = expected.rounds
        closed = share(expected.closed)
        offAgenda = share(expected.offAgenda)
        self.expired = share(expected.expired)
        held = byParty(expected.held)
        vetoed = byParty(expected.vetoed)
        withdrawn = share(expected.withdrawn)
        moved = share(expected.moved)
    }
}

/// How often an event happens, and how it ends with and without it.
public struct ExactEvent: Sendable {
    /// As the scenario names it.
    public let name: String
    /// Its name in full; the identifier where the file gives none.
    public let title: String
    /// The probability that it fires at least once.
    public let happened: Double
    /// The expected number of firings.
    public let meanTimes: Double
    /// When it first fires, given that it does.
    public let first: RoundSummary
    /// The probability of success given that it happens: a condition, not a cause.
    /// `nil` where it never does, and where nothing says what counts as success.
    public let successIf: Double?
    /// The same given that it does not.
    public let successUnless: Double?

    static func all(of result: ExactResult, success: SuccessDefinition?) -> [ExactEvent] {
        let successes = success.map { $0.indices.map { result.outcomes[$0].total }.reduce(0, +) }
        return zip(result.scenario.events, result.events).map { event, found in
            let happened = found.first.total
            let both = success.map { $0.indices.map { found.happenedByOutcome[$0] }.reduce(0, +) }
            return ExactEvent(
                name: event.name, title: event.title, happened: happened, meanTimes: found.times,
                first: RoundSummary(found.first), successIf: both.flatMap { conditional($0, of: happened) },
                successUnless: both.flatMap { both in
                    // What differs by rounding only is the same.
                    successes.flatMap { all in 1 - happened > 1e-12 ? conditional(all - both, of: 1 - happened) : nil }
                })
        }
    }
}

/// The answer to one question.
public struct ExactQuestion: Sendable {
    /// As the scenario names it.
    public let name: String
    /// The probability that it is asked: that `given` comes true, and no fault.
    public let asked: Double
    /// The probability of yes, given that it is asked; `nil` where it never is.
    public let probability: Double?

    static func all(of result: ExactResult) -> [ExactQuestion] {
        zip(result.scenario.questions, result.questions).map {
            ExactQuestion(name: $0.name, asked: $1.asked, probability: conditional($1.yes, of: $1.asked))
        }
    }
}

/// The distribution of one measure; faults are left out.
public struct ExactMeasure: Sendable {
    /// As the scenario names it.
    public let name: String
    /// `nil` without values, or where they have no finite mean.
    public let mean: Double?
    /// The spread over replicates.
    public let standardDeviation: Double?
    /// Quantiles at the shares of ``MeasureSummary/shares``: the least value at which the share is reached.
    public let quantiles: [Double?]
    /// The probability that the value is not a number.
    public let leftOut: Double
    /// How many values it takes.
    public let values: Int

    static func all(of result: ExactResult) -> [ExactMeasure] {
        zip(result.scenario.measures, result.measures).map { measure, found in
            ExactMeasure(
                name: measure.name, mean: found.mean, standardDeviation: found.standardDeviation,
                quantiles: MeasureSummary.shares.map(found.quantile), leftOut: found.leftOut,
                values: found.values.count)
        }
    }
}

/// `part / whole`; `nil` where there is no whole.
private func conditional(_ part: Double, of whole: Double) -> Double? {
    whole > 0 ? min(1, max(0, part / whole)) : nil
}
