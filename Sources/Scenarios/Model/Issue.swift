/// A subject of the negotiations, on which the parties make moves.
package struct Issue: Sendable, Equatable {
    package var name: String
    package var title: String
    /// Indices of actors, two or more, in the order in which the issue lists them (by default the file's).
    package var parties: [Int]
    /// Indices of the channels that can put it on the agenda; empty for `none`: on the agenda every round.
    package var channels: [Int]
    /// `nil`: unlimited.
    package var steps: Int?
    /// The level already reached; one entry for an issue advanced jointly, one for each party (in order) otherwise.
    package var start: [Expression]
    /// The last move before the start, for each party: 1 offer, 0 hold, −1 withdrawal.
    package var last: [Int]
    package var advance: Advance
    /// A truth value; `issue` is known in it.
    package var requires: Expression
    /// The last round in which it can move while unfinished; `nil` if there is no deadline.
    package var expires: Expiry?
    package var weight: Expression
    /// `self` moves.
    package var slip: Noise
    /// `self` reads, `other` moved.
    package var misread: Noise
    package var payoffs: [Payoff]
    /// Scores by the number of offers, where all parties moved; without ``payoffs``.
    package var sharedPayoffs: [SharedPayoff] = []
    /// The factor by which its scores shrink each round after the first; `nil`: they do not.
    package var discount: Expression?
    /// What it is, in a sentence or two, for readers.
    package var about: String?
    package var place: Place

    package enum Expiry: Sendable, Equatable {
        /// The last round in which it can move; evaluated once per replicate.
        case round(Expression)
        /// A condition: the first round at whose end it is true is the last in which the issue can move.
        case when(Expression)
    }

    package enum Advance: Sendable, Equatable {
        /// One shared level. An offer stands for `stands` rounds, the one it was made in included; `nil`: unlimited.
        case jointly(stands: Expression?)
        case separately
    }

    /// Probability that a move of each kind turns into (or looks like) its opposite.
    package struct Noise: Sendable, Equatable {
        package var offer: Expression
        package var hold: Expression
        package var withdraw: Expression

        package init(offer: Expression, hold: Expression, withdraw: Expression) {
            self.offer = offer
            self.hold = hold
            self.withdraw = withdraw
        }
    }

    /// The scores of the first and the second party when their moves came out so (1 offer, 0 hold, −1 withdrawal).
    package struct Payoff: Sendable, Equatable {
        package var first: Int
        package var second: Int
        package var scores: [Expression]
    }

    /// The scores of each party that offered and of each that did not, where so many offers came out.
    package struct SharedPayoff: Sendable, Equatable {
        package var offers: Int
        package var offered: Expression
        package var refused: Expression
    }

    package init(
        name: String, title: String, parties: [Int], channels: [Int], steps: Int?, start: [Expression], last: [Int],
        advance: Advance, requires: Expression, expires: Expiry?, weight: Expression, slip: Noise, misread: Noise,
        payoffs: [Payoff], place: Place
    ) {
        self.name = name
        self.title = title
        self.parties = parties
        self.channels = channels
        self.steps = steps
        self.start = start
        self.last = last
        self.advance = advance
        self.requires = requires
        self.expires = expires
        self.weight = weight
        self.slip = slip
        self.misread = misread
        self.payoffs = payoffs
        self.place = place
    }
}
