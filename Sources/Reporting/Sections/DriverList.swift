internal import Scenarios
internal import Simulation
internal import Statistics

/// What drives success: how far it hangs on each uncertain parameter alone.
public struct DriverList: Sendable {
    /// Those that explain most first.
    public let drivers: [DriverSummary]
    /// What all of them explain one by one, added up; what two of them do only together is in none. `nil` where unknown.
    public let explained: ExplainedShare?
    /// The part of it that rests on parameters whose `basis` is judgement.
    public let onJudgement: ExplainedShare?
    /// The part of it that rests on parameters without a `basis`.
    public let withoutBasis: ExplainedShare?

    /// Two bins of twenty.
    private static let leastReplicates = 40

    init?(of result: RunResult, confidence: Confidence, success: SuccessDefinition?) {
        guard let success else { return nil }
        // Of fewer replicates nothing can be said: two, each by itself, explain everything.
        let isKnown = result.tally.replicates >= Self.leastReplicates
        let effects = result.tally.drivers.map { driver in
            isKnown
                ? MainEffect(hits: driver.hits(success.indices), trials: driver.trials)
                : MainEffect(hits: [], trials: [])
        }
        let summaries = zip(result.drivers, zip(result.tally.drivers, effects)).map { driver, counted in
            DriverSummary(
                driver, of: result.scenario, counted.0, counted.1, success: success.indices, confidence: confidence)
        }
        drivers = summaries.sorted { ($0.share ?? -1) > ($1.share ?? -1) }
        func sum(_ isMeant: (Basis?) -> Bool) -> ExplainedShare? {
            let meant = zip(result.drivers, effects).filter {
                isMeant(result.scenario.parameters[$0.0.parameter].basis)
            }
            return ExplainedShare(meant.map(\.1), level: confidence.level)
        }
        explained = sum { _ in true }
        onJudgement = sum { $0 == .judgement }
        withoutBasis = sum { $0 == nil }
    }
}

/// One uncertain parameter.
public struct DriverSummary: Sendable {
    /// Its name; a member of a family as one asks for it, `worth(usa, arms)`.
    public let parameter: String
    /// What its value rests on; `nil`: the scenario does not say.
    public let basis: String?
    /// The probability of success in the lowest tenth of its draws; `nil` where there is no such tenth.
    public let low: Estimate?
    /// The same in the highest tenth.
    public let high: Estimate?
    /// The share of the outcome's variance that it explains alone; `nil` where nothing varies, or below 40
    /// replicates.
    public let share: Double?
    /// The interval's lower end.
    public let lower: Double?
    /// The interval's upper end.
    public let upper: Double?

    init(
        _ driver: RunResult.Driver, of scenario: Scenario, _ tally: DriverTally, _ effect: MainEffect, success: [Int],
        confidence: Confidence
    ) {
        let own = scenario.parameters[driver.parameter]
        parameter = scenario.memberName(own.name, driver.member, over: own.domains)
        basis = own.basis?.rawValue
        low = tally.lowestTenth(success).map { Estimate($0, confidence: confidence) }
        high = tally.highestTenth(success).map { Estimate($0, confidence: confidence) }
        let interval = effect.interval(level: confidence.level)
        share = effect.share.map { min(1, max(0, $0)) }
        lower = interval?.lower
        upper = interval?.upper
    }
}

/// A share of the outcome's variance.
public struct ExplainedShare: Sendable {
    /// Between 0 and 1.
    public let share: Double
    /// The interval's lower end; a sum's interval combines the ends of its terms'.
    public let lower: Double
    /// The interval's upper end.
    public let upper: Double

    init?(_ effects: [MainEffect], level: Double) {
        guard !effects.isEmpty, let sum = MainEffect.combined(effects, level: level) else { return nil }
        share = min(1, max(0, sum.share))
        lower = sum.interval.lower
        upper = sum.interval.upper
    }
}
