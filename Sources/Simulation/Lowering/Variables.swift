import Scenarios

/// Every quantity of the scenario that lasts from round to round. Those that are not used are removed later.
struct Variables {
    /// By parameter and member.
    var parameters: [[Value]] = []
    /// By actor: the position of its type among those that it may have; `nil` if it has none, or is not drawn yet.
    var types: [NumberValue?] = []
    /// By parameter and member, where types set it: the values by position of the owner's type.
    var typedMembers: [Int: [Int: [Value]]] = [:]
    /// `belief[a][b]`: by position of the types of b; empty if b has none, or a is b.
    var belief: [[[Belief]]] = []
    /// `trust[a][b]`; `nil` if a is b.
    var trust: [[NumberVariable?]] = []
    /// By issue: one, shared, or one for each party (in order).
    var levels: [[NumberVariable]] = []
    var doneRound: [NumberVariable] = []
    var expired: [TruthVariable?] = []
    /// By issue: the first round in which it is expired (0: none), where the plan keeps it.
    var expiredRound: [NumberVariable?] = []
    /// By issue and party: the round up to which an offer stands; empty where offers stand for one round.
    var standsUntil: [[NumberVariable]] = []
    /// By issue and party: the last move as it was carried out.
    var lastMove: [[NumberVariable]] = []
    /// By issue and party.
    var hasMoved: [[TruthVariable]] = []
    /// By issue, reading party and moving party.
    var lastReading: [[[NumberVariable?]]] = []
    /// By kind, issue and party.
    var counts: [MoveCount: [[NumberVariable]]] = [:]
    var met: [TruthVariable] = []
    var meetings: [NumberVariable] = []
    var lastMeeting: [NumberVariable] = []
    /// By channel: the round of the next meeting, where they come in gaps.
    var nextMeeting: [NumberVariable?] = []
    /// By channel: the position of the issue last taken, where they rotate.
    var lastTaken: [NumberVariable?] = []
    var eventTimes: [NumberVariable] = []
    var eventLast: [NumberVariable] = []
    var eventFirst: [NumberVariable] = []
    /// By event: whether it may happen; only in a variant.
    var eventAllowed: [TruthVariable] = []
    /// By event: the rounds at which it happens (`at`), or the one at which it is due (`after`).
    var eventRounds: [[NumberValue]] = []
    var eventDue: [NumberVariable?] = []
    /// By event: the variables of an `after` that may be scheduled more than once.
    var eventRepeats: [EventRepeats?] = []
    var scores: [NumberVariable] = []
    /// By issue and party: what was scored on it; empty where nothing is.
    var issueScores: [[NumberVariable]] = []
    /// By issue; `nil`: scores do not shrink.
    var discounts: [NumberValue?] = []
    /// By state variable and member.
    var state: [[StateMember]] = []
    /// By issue: the round in which it expires.
    var expiry: [NumberValue?] = []
    /// By issue: the last round in which it can move, where a condition decides that; until then infinitely far off.
    var deadline: [NumberVariable?] = []
    /// By issue: for how many rounds an offer stands.
    var stands: [NumberValue?] = []
    /// By actor and issue: which of the strategies in `strategies` it follows now; `nil` if there is only one.
    var activeStrategy: [[NumberVariable?]] = []
    /// By actor and issue: the strategies that it may ever follow there, in the order of their positions.
    var strategies: [[[OwnStrategy]]] = []

    struct EventRepeats {
        /// Whether the condition held at the end of the last round.
        var held: TruthVariable
        /// How often it was scheduled.
        var taken: NumberVariable
    }

    enum StateMember {
        case number(NumberVariable, minimum: NumberValue?, maximum: NumberValue?)
        case truth(TruthVariable)
    }

    /// Columns of rounds that are not used once they are over: until when an offer stands, when an event
    /// comes or is due.
    var timers: [NumberColumn] {
        let drawn = eventRounds.flatMap { $0 }.compactMap { value -> NumberColumn? in
            if case .column(let column) = value.operand { column } else { nil }
        }
        return standsUntil.flatMap { $0.map(\.column) } + eventDue.compactMap { $0?.column } + drawn
    }

    struct OwnStrategy {
        var use: StrategyUse
        var memory: StrategyMemory
        /// 0: the actor's own; 1, 2, …: those that it adopts, in the order of the events.
        var position: Int
        /// The position of the type that has it, where the actor has types; else `nil`.
        var type: Int?
    }

    struct Belief {
        var now: NumberVariable
        /// As it was at first.
        var prior: NumberValue
    }
}
