/// A milestone of a replicate.
package enum Milestone: Sendable, Hashable {
    /// Every party of the issue is at the top.
    case done(Int)
    case expired(Int)
    /// A firing of an event that counts in paths.
    case event(Int)
}

/// The milestones of one replicate in the order in which they came. Those of one round come in the round's order:
/// expiries, events, issues done, each in file order.
package struct Path: Sendable, Hashable {
    /// Longer paths are cut to this.
    package static let greatestLength = 16

    package private(set) var milestones: [Milestone] = []
    /// Whether there were more than ``greatestLength``.
    package private(set) var isCut = false

    package init() {}

    package mutating func append(_ milestone: Milestone) {
        if milestones.count < Self.greatestLength {
            milestones.append(milestone)
        } else {
            isCut = true
        }
    }
}
