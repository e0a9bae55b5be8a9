/// A question about the whole course of a replicate: conditions asked at the ends of its rounds, joined by `and`, `or` and
/// `not`.
package struct TimedCondition: Sendable {
    package var root: Part
    /// As written.
    package var text: String
    /// Written without any word of time, so that it asks whether it has ever held.
    package var isBare: Bool
    package var place: Place

    package init(_ root: Part, text: String, isBare: Bool, at place: Place) {
        self.root = root
        self.text = text
        self.isBare = isBare
        self.place = place
    }

    package indirect enum Part: Sendable {
        /// At the end of some round played; where the question has a `by`, up to that round.
        case ever(Expression)
        /// At the end of every round played, up to the same.
        case always(Expression)
        /// At the end of no round played, up to the same.
        case never(Expression)
        /// At the end of some round up to this one, rounded down. The time is taken once per replicate.
        case by(Expression, Expression)
        /// At the end of this one round, rounded down; a replicate that has ended before answers by its last state.
        case at(Time, Expression)
        case not(Part)
        case and(Part, Part)
        case or(Part, Part)
    }

    package enum Time: Sendable {
        case round(Expression)
        /// The last round played, up to a question's `by`.
        case end
    }
}

extension TimedCondition {
    /// Every time that is written in it.
    package var times: [Expression] {
        func times(_ part: Part) -> [Expression] {
            switch part {
            case .ever, .always, .never, .at(.end, _): []
            case .by(let time, _), .at(.round(let time), _): [time]
            case .not(let inner): times(inner)
            case .and(let a, let b), .or(let a, let b): times(a) + times(b)
            }
        }
        return times(root)
    }

    /// The condition that a bare one asks; `nil` for every other.
    package var bareExpression: Expression? {
        if isBare, case .ever(let expression) = root { expression } else { nil }
    }
}
