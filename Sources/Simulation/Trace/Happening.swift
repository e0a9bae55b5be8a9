/// One thing that happened in a round. Actors, issues, channels, events and outcomes are indices into the scenario's
/// arrays; a *party* is a position in its issue's list of parties.
package enum Happening: Sendable, Equatable {
    /// The issue expired.
    case expired(issue: Int)
    /// An event fired, for the `times`-th time.
    case event(Int, times: Int)
    /// An event made an actor take up another strategy (index into the scenario's strategies) on these issues.
    case adopted(event: Int, actor: Int, strategy: Int, issues: [Int])
    /// A state variable's member changed over the round.
    case state(Int, member: Int, from: TraceValue, to: TraceValue)
    case met(channel: Int)
    /// A move as it was carried out. Slips are not shown, because the intended move is not recorded.
    case move(issue: Int, party: Int, Move, vetoed: Bool)
    /// A party read another's move of this round as something else.
    case misread(issue: Int, reader: Int, mover: Int, as: Move)
    /// The changes of a level by events and then by the round's moves; `party` is `nil` if it is shared.
    case level(issue: Int, party: Int?, from: Double, to: Double, by: Cause)
    /// The issue was completed in this round, and is still done at its end.
    case done(issue: Int)
    /// The issue was done before this round, and an event lowered its level.
    case reopened(issue: Int)
    /// Trust of actor `of` in actor `in`.
    case trust(of: Int, in: Int, from: Double, to: Double)
    /// Belief of actor `of` that actor `in` is of a type (by its position among those of that actor).
    case belief(of: Int, in: Int, type: Int, from: Double, to: Double)
    case score(actor: Int, from: Double, to: Double)

    package enum Cause: String, Sendable {
        case event, moves
    }

    package enum Move: String, Sendable, CaseIterable {
        case offer, hold, withdrawal

        /// From the code of a move or reading: 1, 0 or −1.
        init(code: Double) {
            self = code > 0 ? .offer : code < 0 ? .withdrawal : .hold
        }
    }
}
