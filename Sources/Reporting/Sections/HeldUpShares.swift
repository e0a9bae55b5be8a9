package import Scenarios
internal import Simulation
package import Statistics

/// The rounds in which an issue was not done, as shares by cause; `nil` if there are no such rounds.
///
/// Closed, expired and off the agenda exclude each other and all that follows; several parties may hold in one round.
public struct HeldUpShares: Sendable {
    /// The mean number of rounds per replicate in which it was not done.
    public let roundsPerReplicate: Double?
    /// Its `requires` did not hold.
    public let closed: Double?
    /// It was open, but there was no meeting, or the meeting did not take it up.
    public let offAgenda: Double?
    /// Its deadline had passed.
    public let expired: Double?
    /// The party's move was a hold, by party.
    public let held: [PartyShare]
    /// The party's offer was not approved at home, by party.
    public let vetoed: [PartyShare]
    /// At least one party withdrew.
    public let withdrawn: Double?
    /// A level rose.
    public let moved: Double?

    /// The share of one party.
    public struct PartyShare: Sendable {
        /// The actor's name in the scenario file.
        public let actor: String
        /// The title.
        public let title: String
        /// The share of the rounds; `nil` if there were none.
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

    static var fields: [Field<HeldUpShares>] {
        func byParty(_ name: String, _ about: String, _ shares: @escaping (HeldUpShares) -> [PartyShare])
            -> Field<HeldUpShares>
        {
            Field(name, about, .shares) { row in
                .shares(shares(row).map { Value.NamedShare(name: $0.actor, title: $0.title, share: $0.share) })
            }
        }
        return [
            .share("closed", "'requires' did not hold.") { $0.closed },
            .share("off_agenda", "Open, but not on the agenda of a meeting.") { $0.offAgenda },
            .share("expired", "Its deadline had passed.") { $0.expired },
            byParty("held", "By party: its move was a hold.") { $0.held },
            byParty("vetoed", "By party: its offer was not approved at home.") { $0.vetoed },
            .share("withdrawn", "A party withdrew.") { $0.withdrawn },
            .share("moved", "A level rose.") { $0.moved },
            .number("rounds", "The mean number of rounds in which it was not done.") { $0.roundsPerReplicate },
        ]
    }
}
