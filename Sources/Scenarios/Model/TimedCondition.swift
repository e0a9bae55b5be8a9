/// A question about the whole course of a replicate: conditions asked at the ends of its rounds, joined by `and`, `or` and
/// `not`.
package struct TimedCondition: Sendable, Equatable {
    package var root: Part
    /// As written.
    package var text: String
    /// Whether it is written without `ever`, `always`, `never`, `by` and `at`, so that it means `ever`.
    package var isBare: Bool
    package var place: Place

    package init(_ root: Part, text: String, isBare: Bool, at place: Place) {
        self.root = root
        self.text = text
        self.isBare = isBare
        self.place = place
    }

    package indirect enum Part: Sendable, Equatable {
        /// True at the end of some round, until the end of the replicate or the question's `by`.
        case ever(Expression)
        /// True at the end of every round, until the end of the replicate or the question's `by`.
        case always(Expression)
        /// True at the end of no round, until the end of the replicate or the question's `by`.
        case never(Expression)
        /// True at the end of some round up to this one, rounded down. The time is evaluated once per replicate.
        case by(Expression, Expression)
        /// True at the end of this round, rounded down; for a replicate that has ended before, in its last state.
        case at(Time, Expression)
        case not(Part)
        case and(Part, Part)
        case or(Part, Part)
    }

    package enum Time: Sendable, Equatable {
        case round(Expression)
        /// The last round of the replicate, or the question's `by` if that is earlier.
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
