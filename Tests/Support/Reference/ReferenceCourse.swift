internal import Scenarios

/// How a condition on the whole course of a replicate stands, after some rounds: one answer for each of its parts that
/// asks something at rounds' ends.
package struct ReferenceCourse: Sendable, Equatable {
    /// The last round that `ever`, `always`, `never` and `end` run over.
    let last: Int
    /// In the order in which they are written.
    package var answers: [Bool]
    /// The times of `by` and `at`, rounded down.
    var times: [Double?]

    init(_ condition: TimedCondition, upTo last: Int) {
        self.last = last
        answers = condition.root.leaves.map { leaf in
            switch leaf {
            case .always, .never: true
            default: false
            }
        }
        times = answers.map { _ in nil }
    }
}

extension TimedCondition.Part {
    /// The parts that are no `and`, `or` or `not`.
    fileprivate var leaves: [TimedCondition.Part] {
        switch self {
        case .ever, .always, .never, .by, .at: [self]
        case .not(let inner): inner.leaves
        case .and(let a, let b), .or(let a, let b): a.leaves + b.leaves
        }
    }

    /// The answer of the whole, from those of its leaves.
    fileprivate func joined(_ answers: inout ArraySlice<Bool>) -> Bool {
        switch self {
        case .ever, .always, .never, .by, .at: return answers.removeFirst()
        case .not(let inner): return !inner.joined(&answers)
        case .and(let a, let b):
            let (left, right) = (a.joined(&answers), b.joined(&answers))
            return left && right
        case .or(let a, let b):
            let (left, right) = (a.joined(&answers), b.joined(&answers))
            return left || right
        }
    }
}

extension TimedCondition {
    func holds(_ course: ReferenceCourse) -> Bool {
        var answers = course.answers[...]
        return root.joined(&answers)
    }
}

extension ReferencePlay {
    /// Times are taken once per replicate.
    func begun(
        _ course: ReferenceCourse, _ condition: TimedCondition, _ scope: ReferenceScope
    ) throws -> ReferenceCourse {
        var course = course
        for (index, leaf) in condition.root.leaves.enumerated() {
            switch leaf {
            case .by(let time, _), .at(.round(let time), _):
                course.times[index] = try value(time, scope).rounded(.down)
            case .ever, .always, .never, .at, .not, .and, .or: break
            }
        }
        return course
    }

    /// At a round's end.
    ///
    /// - Parameter isOver: whether it was the last one: from now on the state stands.
    func asked(
        _ course: ReferenceCourse, _ condition: TimedCondition, _ scope: ReferenceScope, isOver: Bool
    ) throws -> ReferenceCourse {
        var course = course
        let round = state.round
        for (index, leaf) in condition.root.leaves.enumerated() {
            let isWithin = round <= course.last
            switch leaf {
            case .ever(let asked):
                if isWithin, try truth(asked, scope) { course.answers[index] = true }
            case .always(let asked):
                if isWithin, try !truth(asked, scope) { course.answers[index] = false }
            case .never(let asked):
                if isWithin, try truth(asked, scope) { course.answers[index] = false }
            case .by(_, let asked):
                if Double(round) <= course.times[index]!, try truth(asked, scope) { course.answers[index] = true }
            case .at(.round, let asked):
                let time = course.times[index]!
                let isNow = Double(round) == time || isOver && Double(round) < time
                // A round past the horizon never comes.
                if isNow, time <= Double(scenario.clock.rounds) { course.answers[index] = try truth(asked, scope) }
            case .at(.end, let asked):
                if round == course.last || isOver && isWithin { course.answers[index] = try truth(asked, scope) }
            case .not, .and, .or: break
            }
        }
        return course
    }
}
