/// A forum in which issues are negotiated.
package struct Channel: Sendable, Equatable {
    package var name: String
    /// The full name, for reports.
    package var title: String
    /// Indices of actors, in file order.
    package var parties: [Int]
    package var meeting: Meeting
    package var agenda: Agenda
    /// The last meeting before the start; `nil`: none is known.
    package var lastMet: PastTime?
    /// What it is, in a sentence or two, for readers.
    package var about: String?
    package var place: Place

    package enum Meeting: Sendable, Equatable {
        /// Probability of a meeting this round.
        case chance(Expression)
        /// Rounds from one meeting to the next (to the nearest, at least 1), and when the first is.
        case gap(Expression, first: First)
    }

    package enum First: Sendable, Equatable {
        /// In this round.
        case round(Expression)
        /// After a gap that begins with the start.
        case gap
        /// After the gap that began with the last meeting before the start.
        case open(OpenGap)
    }

    package enum Agenda: Sendable, Equatable {
        case all, firstOpen, rotate, random
        /// The first n open ones; n ≥ 1.
        case count(Int)
    }
}

/// The round, 0 or less, in which something last happened before the start.
package struct PastTime: Sendable, Equatable {
    package var round: Int
    /// As written.
    package var text: String

    init(round: Int, text: String) {
        self.round = round
        self.text = text
    }
}

/// A gap that had begun before the start and not ended by round 1.
package struct OpenGap: Sendable, Equatable {
    /// The round in which it began, 0 or less.
    package var since: Int
    /// Its length, given that it is long enough: the gap with its draw restricted, or (where ``isRedrawn``) as written.
    package var length: Expression
    /// Whether the length is drawn again until it is long enough, because it does not rise or fall with one draw.
    package var isRedrawn: Bool

    /// The least number of rounds that it can have.
    package var least: Int { 1 - since }

    /// A gap is drawn so many times at most; after that the replicate is a fault.
    package static let mostDraws = 10_000
}
