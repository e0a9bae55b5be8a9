package import Scenarios
internal import Simulation
package import Statistics

/// How far an issue got, and what held it up.
public struct IssueSummary: Sendable {
    /// As the scenario names it.
    public let name: String
    /// Its name in full; the identifier where the file gives none.
    public let title: String
    /// Done at the end of the replicate.
    public let done: Estimate
    /// The round by which half of all replicates have it done; those that never do are not dropped.
    /// `nil`: beyond the horizon.
    public let medianRound: Int?
    /// An interval for the median, from order statistics; `nil`: beyond the horizon.
    public let medianRoundLower: Int?
    /// The interval's upper end; `nil`: beyond the horizon.
    public let medianRoundUpper: Int?
    /// Expired at the end of the replicate.
    public let expired: Estimate
    /// The mean level at the end (of the party that is least far); `nil` without replicates.
    public let meanSteps: Double?
    /// The steps there are; `nil`: unlimited.
    public let steps: Int?
    /// What became of the rounds in which it was not done.
    public let heldUp: HeldUpShares

    static func all(of result: RunResult, confidence: Confidence) -> [IssueSummary] {
        let (scenario, replicates) = (result.scenario, result.tally.replicates)
        return zip(scenario.issues, result.tally.issues).map { issue, tally in
            let median = tally.done.quantileInterval(
                0.5, of: replicates, level: confidence.level, validity: confidence.validity)
            return IssueSummary(
                name: issue.name,
                title: issue.title,
                done: Estimate(hits: tally.done.total, of: replicates, confidence: confidence),
                medianRound: tally.done.quantile(0.5, of: replicates),
                medianRoundLower: median.lower,
                medianRoundUpper: median.upper,
                expired: Estimate(hits: tally.expired, of: replicates, confidence: confidence),
                meanSteps: replicates > 0 ? Double(tally.levelSum) / Double(replicates) : nil,
                steps: issue.steps,
                heldUp: HeldUpShares(
                    tally.heldUp, parties: issue.parties.map { scenario.actors[$0] }, replicates: replicates)
            )
        }
    }
}

/// Of the rounds before an issue was done, the shares by what held it up; `nil` where there were no such rounds.
///
/// Closed, expired and off the agenda exclude each other and all that follows; several parties may hold in one round.
public struct HeldUpShares: Sendable {
    /// Rounds in which it was not done, a replicate.
    public let roundsPerReplicate: Double?
    /// What it requires did not hold.
    public let closed: Double?
    /// No meeting, or its turn had not come.
    public let offAgenda: Double?
    /// Its time was over.
    public let expired: Double?
    /// By party: its move came out as a hold.
    public let held: [PartyShare]
    /// By party: its offer was stopped at home.
    public let vetoed: [PartyShare]
    /// Some party withdrew.
    public let withdrawn: Double?
    /// A level rose.
    public let moved: Double?

    /// The share of one party.
    public struct PartyShare: Sendable {
        /// The actor, as the scenario names it.
        public let actor: String
        /// Its name in full.
        public let title: String
        /// The share of the rounds; `nil` where there were none.
        public let share: Double?
    }

    package init(_ counts: HeldUp, parties: [Actor], replicates: Int) {
        func share(_ count: Int) -> Double? {
            counts.rounds > 0 ? Double(count) / Double(counts.rounds) : nil
        }
        func byParty(_ values: [Int]) -> [PartyShare] {
            zip(parties, values).map { PartyShare(actor: $0.name, title: $0.title, share: share($1)) }
        }
        roundsPerReplicate = replicates > 0 ? Double(counts.rounds) / Double(replicates) : nil
        closed = share(counts.closed)
        offAgenda = share(counts.offAgenda)
        expired = share(counts.expired)
        held = byParty(counts.held)
        vetoed = byParty(counts.vetoed)
        withdrawn = share(counts.withdrawn)
        moved = share(counts.moved)
    }
}
