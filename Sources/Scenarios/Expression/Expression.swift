package import Distributions

/// The two types of the language.
package enum ValueType: String, Sendable {
    case number, truth
}

/// A checked expression: every name is bound, every type is known.
///
/// It stays as general as it was written: `self`, `other` and `issue` are bound to actors and issues only when the
/// plan is lowered, once for each actor and issue that the expression serves.
package struct Expression: Sendable, Equatable {
    package var node: Node
    package var type: ValueType
    package var place: Place
    /// As written in the file; set at the root of every written expression, `nil` within.
    package var text: String?
    /// The date that a number was written as; the number is then the round that the date's first day is in.
    package var date: CalendarDate?

    package init(_ node: Node, type: ValueType, at place: Place, text: String? = nil) {
        self.node = node
        self.type = type
        self.place = place
        self.text = text
    }

    package indirect enum Node: Sendable, Equatable {
        case number(Double)
        case truth(Bool)
        case unary(UnaryOperator, Expression)
        /// `and` and `or` do not evaluate the right side if the left decides.
        case binary(BinaryOperator, Expression, Expression)
        /// Only the branch that is chosen is evaluated.
        case conditional(Expression, then: Expression, otherwise: Expression)
        case call(Function, [Expression])
        case draw(Draw)
        case quantity(Quantity)
        /// A truth value where a number is needed: 1 or 0.
        case numberOf(Expression)
        /// The probability with which another strategy would offer now (`follows`); in a strategy only.
        case follows(FollowedStrategy)
        /// A value over many actors or issues.
        case over(Aggregate)
    }
}

/// Functions of numbers. `days`…`years` are folded into multiplications by the checker and do not appear.
package enum Function: String, Sendable, CaseIterable {
    case min, max, abs, exp, log, sqrt, floor, nearest, clamp, logistic, logit
}

/// One draw from a distribution, as written.
package struct Draw: Sendable, Equatable {
    package var family: Family
    package var arguments: [DrawArgument]
    /// The number of this draw within the written expression, from 0, in reading order:
    /// with the expression's path it names the draw's site.
    package var ordinal: Int
}

/// An argument of a distribution: a number, or (in `truncated` and `mixture`) another distribution.
package enum DrawArgument: Sendable, Equatable {
    case value(Expression)
    /// The inner distribution of `truncated` or `mixture`; its `ordinal` means nothing, it shares the outer draw's site.
    case distribution(Draw)
}

/// `follows(strategy)`: another strategy's view, with a memory of its own.
package struct FollowedStrategy: Sendable, Equatable {
    package var use: StrategyUse
    /// The number of this `follows` within the strategy's definition, from 0, which names its memory.
    package var ordinal: Int
}

/// An actor in an expression: a certain one (index into `Scenario.actors`), or one bound later.
package enum ActorReference: Sendable, Hashable {
    case actor(Int)
    case `self`
    /// The other party; where an issue has more than two, all the others, and the least value among them is meant.
    case other
    /// The actor that the aggregate at this depth (from 0, the outermost) is at.
    case member(Int)
}

/// An issue in an expression: a certain one (index into `Scenario.issues`), or the one bound later.
package enum IssueReference: Sendable, Hashable {
    case issue(Int)
    case this
    /// The issue that the aggregate at this depth (from 0, the outermost) is at.
    case member(Int)
}

/// An issue, or all that have an end.
package enum IssueScope: Sendable, Hashable {
    case one(IssueReference)
    case all
}

/// A member of a family is asked for by actor, by issue, or by both.
package enum MemberReference: Sendable, Hashable {
    case actor(ActorReference)
    case issue(IssueReference)
}

/// The quantities of a replicate's state that an expression can use (docs/expressions.md).
package enum Quantity: Sendable, Hashable {
    /// Index into `Scenario.parameters`; `members` has one reference for each entry of the parameter's `domains`.
    case parameter(Int, members: [MemberReference])
    /// Index into `Scenario.state`.
    case state(Int, members: [MemberReference])
    /// Index into the `draws` of the event to which the expression belongs.
    case eventDraw(Int)
    /// Index into the `memory` of the strategy to which the expression belongs.
    case memory(Int)
    /// Index into the `with` of the strategy to which the expression belongs.
    case argument(Int)

    case trust(ActorReference, ActorReference)
    /// `nil`: the least of the parties.
    case level(ActorReference?, IssueReference)
    case done(IssueScope), open(IssueScope), expired(IssueScope)
    case completed, progress
    /// 1 offer, 0 hold, −1 withdrawal.
    case move(ActorReference, IssueReference)
    case reading(by: ActorReference, of: ActorReference, IssueReference)
    /// Moves as they were carried out, or vetoes, counted so far; `nil`: on all issues together.
    case count(MoveCount, ActorReference, IssueReference?)
    case met(Int), meetings(Int), roundsSinceMeeting(Int)
    case happened(Int), times(Int), roundsSince(Int)
    case score(ActorReference)
    /// What an actor scored on one issue; effects on its score are not in it.
    case issueScore(ActorReference, IssueReference)
    /// How many were counted in the last rounds, as many as given.
    case recent(Counted, rounds: Int)
    case round, rounds
    /// `a == b` and `a != b`. Where `other` stands for several, each of them is compared, and the least answer counts: they
    /// are not each other's opposites.
    case sameActor(ActorReference, ActorReference)
    case differentActor(ActorReference, ActorReference)
    case sameIssue(IssueReference, IssueReference)
    /// Whether an actor is of a type (index into `Scenario.types`).
    case isType(ActorReference, Int)
    /// The probability that one actor gives to another's being of a type (index into `Scenario.types`).
    case belief(ActorReference, in: ActorReference, Int)

    // Known in a strategy only; each is about `self`, `other` and `issue`.
    case saw, mine, first, lead, moved, heard
}

/// What `recent` counts.
package enum Counted: Sendable, Hashable {
    case moves(MoveCount, ActorReference, IssueReference?)
    case meetings(Int), times(Int)
}

package enum MoveCount: String, Sendable, CaseIterable {
    case offers, holds, withdrawals, vetoes
}
