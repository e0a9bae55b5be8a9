/// The scope of an expression: which names are known at its place, and when it is evaluated.
struct Scope {
    /// Its place, as in messages: "an outcome", "an event's 'at'".
    var field: String
    var moment: Moment
    /// What `self`, `other` and `issue` mean; `nil` if they are not known.
    var selfActor: ActorReference?
    var otherActor: ActorReference?
    var issue: IssueReference?
    /// The members of the aggregates around the expression, from the outermost, and how many terms these have together.
    var members: [(name: String, domain: FamilyDomain)] = []
    var terms = 1
    /// The draws of the event to which the expression belongs.
    var draws: [Event.NamedDraw] = []
    var strategy: StrategyNames?
    /// Every way in which `self`, `other` and `issue` will be bound; each is checked. Made only where an expression
    /// needs it: there can be many.
    var bindings: () -> [Binding] = { [Binding()] }
    /// Whether `self` and `other` are always two different parties of `issue`.
    var bindsParties = false

    var isMeasure = false
    /// The arguments of a strategy while their defaults are read: none can use another.
    var siblingArguments: Set<String> = []
    /// Whether a date may be the whole of it: in parameters, state and arguments. (Times have their own reading.)
    var takesDates = false
    /// Whose type can be asked.
    var types = TypeAsking.anyone

    /// Whose type an expression may ask: what an actor does may depend on its own, what others make of it on none.
    enum TypeAsking {
        case nobody, own, anyone
    }

    enum Moment {
        /// Drawn before the first round: only parameters are known.
        case beforeStart
        /// Evaluated in the course of a replicate: everything is known.
        case during
    }

    static func beforeStart(
        _ field: String, self actor: ActorReference? = nil, other: ActorReference? = nil, issue: IssueReference? = nil
    ) -> Scope {
        Scope(field: field, moment: .beforeStart, selfActor: actor, otherActor: other, issue: issue, types: .nobody)
    }

    static func during(
        _ field: String, self actor: ActorReference? = nil, other: ActorReference? = nil, issue: IssueReference? = nil
    ) -> Scope {
        Scope(field: field, moment: .during, selfActor: actor, otherActor: other, issue: issue)
    }

    /// The same scope where a date may be all that is written.
    var takingDates: Scope {
        var copy = self
        copy.takesDates = true
        return copy
    }

    /// The same scope where only some types can be asked.
    func asking(_ types: TypeAsking) -> Scope {
        var copy = self
        copy.types = types
        return copy
    }

    /// The same scope when `self` and `other` are bound to different parties of `issue`, in each of these ways.
    func binding(to bindings: @autoclosure @escaping () -> [Binding]) -> Scope {
        var copy = self
        copy.bindings = bindings
        copy.bindsParties = true
        return copy
    }
}

/// The names that are known in a strategy's own expressions.
struct StrategyNames {
    enum Part {
        /// `offer` and `withdraw`.
        case decision
        case update
        /// The start of a memory variable.
        case start
    }

    var part: Part
    var memory: [(name: String, type: ValueType)]
    var arguments: [Strategy.StrategyParameter]
}

/// One way in which the words of an expression are bound: to whom it belongs, on which issue, against whom.
package struct Binding: Hashable, Sendable {
    var actor: Int?
    /// What `other` stands for: one actor, or all the others of an issue with more than two parties.
    var others: [Int] = []
    var issue: Int?
    /// The members that the aggregates around an expression are at, from the outermost.
    var members: [Int] = []

    package init(actor: Int? = nil, others: [Int] = [], issue: Int? = nil, members: [Int] = []) {
        self.actor = actor
        self.others = others
        self.issue = issue
        self.members = members
    }

    func adding(_ member: Int) -> Binding {
        var copy = self
        copy.members.append(member)
        return copy
    }
}
