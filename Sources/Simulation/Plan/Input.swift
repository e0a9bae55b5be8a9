/// A quantity that is drawn once, before the first round: what is uncertain about a scenario before chance takes its
/// course. Indices are those of the scenario's lists.
package enum Input: Sendable, Hashable {
    /// A parameter, or a member of a family of them.
    case parameter(Int, member: Int)
    /// The private type of an actor, by its position among those that it may have.
    case type(of: Int)
    /// The initial trust of one actor in another.
    case trust(of: Int, in: Int)
    /// The start of a state variable, or of a member of a family of them.
    case state(Int, member: Int)
    /// The initial level of an issue: of one party, or (`nil`) of all.
    case level(issue: Int, actor: Int?)
    /// The start of what an actor's strategy on an issue remembers; the name begins with that of the strategy where it is
    /// followed by another.
    case memory(actor: Int, issue: Int, name: String)
    /// The round of an event, by its position among the event's times.
    case event(Int, position: Int)
    /// The round in which an issue expires.
    case expiry(issue: Int)
    /// The round of a channel's first meeting.
    case firstMeeting(channel: Int)
}

extension ResultColumns {
    /// An input and the column of its value; a parameter may be a constant.
    package struct Driver: Sendable {
        package var input: Input
        package var content: TraceColumns.Content
    }
}
