/// A milestone of a replicate. Indices refer to the scenario's lists.
package enum Milestone: Sendable, Hashable {
    /// The issue is done.
    case done(Int)
    case expired(Int)
    /// A firing of an event that counts in paths.
    case event(Int)
}

extension Milestone {
    /// The milestone as one number, for compact storage.
    package var code: Int32 {
        switch self {
        case .done(let issue): Int32(3 * issue)
        case .expired(let issue): Int32(3 * issue + 1)
        case .event(let event): Int32(3 * event + 2)
        }
    }

    package init(code: Int32) {
        let index = Int(code) / 3
        switch code % 3 {
        case 0: self = .done(index)
        case 1: self = .expired(index)
        default: self = .event(index)
        }
    }
}

/// The milestones of one replicate in the order in which they happened.
package struct Path: Sendable, Hashable {
    /// The greatest number of milestones of a path; longer ones are truncated.
    package static let greatestLength = 16

    var codes: [Int32] = []
    /// Whether there were more than ``greatestLength``.
    package internal(set) var isCut = false

    package init() {}

    /// - Parameter codes: of the first ``greatestLength`` milestones.
    package init(codes: [Int32], isCut: Bool) {
        precondition(codes.count <= Self.greatestLength, "a path has no more milestones")
        (self.codes, self.isCut) = (codes, isCut)
    }

    package var milestones: [Milestone] { codes.map(Milestone.init(code:)) }

    package mutating func append(_ milestone: Milestone) {
        if codes.count < Self.greatestLength {
            codes.append(milestone.code)
        } else {
            isCut = true
        }
    }
}

extension Path: Comparable {
    /// An order without meaning, so that equally frequent paths are always listed alike.
    package static func < (a: Path, b: Path) -> Bool {
        a.codes == b.codes ? !a.isCut && b.isCut : a.codes.lexicographicallyPrecedes(b.codes)
    }
}
