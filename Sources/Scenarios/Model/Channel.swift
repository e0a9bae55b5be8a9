/// A forum in which issues are negotiated.
package struct Channel: Sendable {
    package var name: String
    /// The full name, for reports.
    package var title: String
    /// Indices of actors, in file order.
    package var parties: [Int]
    package var meeting: Meeting
    package var agenda: Agenda
    /// What it is, in a sentence or two, for readers.
    package var about: String?
    package var place: Place

    package enum Meeting: Sendable {
        /// Probability of a meeting this round.
        case chance(Expression)
        /// Rounds from one meeting to the next (to the nearest, at least 1); `first`: the round of the first, `nil` for a draw of `gap`.
        case gap(Expression, first: Expression?)
    }

    package enum Agenda: Sendable {
        case all, firstOpen, rotate, random
        /// The first n open ones; n ≥ 1.
        case count(Int)
    }
}
