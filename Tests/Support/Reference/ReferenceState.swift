package import Scenarios

/// Everything of a replicate that lives on from round to round. Truth values are 1 or 0.
package struct ReferenceState: Sendable, Equatable {
    /// 0 before the first.
    package var round = 0
    /// By parameter and member.
    package var parameters: [[Double]]
    /// By actor: the position of its type among those that it may have.
    package var types: [Int?]
    /// `belief[a][b]`: by position of the types of b; as it is, and as it was at first.
    package var belief: [[[Double]]]
    var prior: [[[Double]]]
    /// By parameter and member, where the owner has types: its value by position of the type.
    var typedMembers: [[Int]: [Double]] = [:]
    /// By actor, issue and position of the type: what the type's strategy remembers.
    var typeMemories: [[[ReferenceMemory]]]
    /// `trust[a][b]`; 1 where a is b.
    package var trust: [[Double]]
    /// By issue: one, shared, or one for each party.
    package var levels: [[Double]]
    /// By issue: the round in which it was last completed; 0: done from the start; −1: never.
    package var doneRound: [Double]
    package var expired: [Bool]
    /// By issue and party: 1 offer, 0 hold, −1 withdrawal.
    package var lastMove: [[Double]]
    /// By issue, reading party and moving party; at a party's own, its last move before the start.
    package var lastReading: [[[Double]]]
    /// Whether a party has made a move on an issue.
    package var hasMoved: [[Bool]]
    /// The round in which the offer was made that stands, by issue and party.
    package var offerMade: [[Int?]]
    /// By kind, issue and party.
    package var counts: [MoveCount: [[Double]]]
    /// By channel.
    package var met: [Bool]
    package var meetings: [Double]
    package var lastMeeting: [Double?]
    /// The round of the next meeting, where gaps decide on them.
    package var nextMeeting: [Double]
    /// The issue that a rotating agenda took last.
    package var lastTaken: [Int?]
    /// By event.
    package var eventTimes: [Double]
    package var lastFiring: [Double?]
    /// Whether an event's `after` held at the end of the round before, how often it came to hold and was taken up, and
    /// when it is to fire.
    package var held: [Bool]
    package var takenUp: [Double]
    package var due: [Double?]
    package var scores: [Double]
    /// By issue and party.
    package var issueScores: [[Double]]
    /// By state variable and member.
    package var state: [[Double]]
    /// By actor and issue: the strategy followed now and its memory.
    package var strategies: [[ReferenceMemory?]]
    /// By question: how its `ask` and `given` stand; by measure: its `given`.
    package var asked: [ReferenceCourse]
    package var given: [ReferenceCourse?]
    package var measured: [ReferenceCourse?]

    // What is drawn once and asked later.
    var stateBounds: [[(low: Double?, high: Double?)]] = []
    var stands: [Double?] = []
    var expires: [Double?] = []
    var eventRounds: [[Double]] = []
    /// By issue.
    var discounts: [Double] = []
}

/// A strategy's memory, and that of those that it follows.
package struct ReferenceMemory: Sendable, Equatable {
    /// 0: the actor's own strategy; 1, 2, … those that it may adopt.
    package var position: Int
    package var values: [Double]
    /// By ordinal of the `follows`.
    package var followed: [Int: ReferenceMemory] = [:]
}

extension ReferenceState {
    init(_ scenario: Scenario) {
        func byIssue<T>(_ value: T) -> [[T]] {
            scenario.issues.map { Array(repeating: value, count: $0.parties.count) }
        }
        let (actors, events, channels) = (scenario.actors.count, scenario.events.count, scenario.channels.count)
        parameters = scenario.parameters.map { Array(repeating: 0, count: $0.members.count) }
        types = Array(repeating: nil, count: actors)
        belief = Array(repeating: Array(repeating: [], count: actors), count: actors)
        prior = belief
        typeMemories = scenario.actors.map { _ in scenario.issues.map { _ in [] } }
        trust = (0..<actors).map { a in (0..<actors).map { $0 == a ? 1 : 0 } }
        levels = scenario.issues.map { Array(repeating: 0, count: $0.start.count) }
        doneRound = Array(repeating: -1, count: scenario.issues.count)
        expired = Array(repeating: false, count: scenario.issues.count)
        lastMove = scenario.issues.map { $0.last.map(Double.init) }
        lastReading = scenario.issues.map { issue in issue.parties.map { _ in issue.last.map(Double.init) } }
        hasMoved = byIssue(false)
        offerMade = byIssue(nil)
        counts = Dictionary(uniqueKeysWithValues: MoveCount.allCases.map { ($0, byIssue(0)) })
        met = Array(repeating: false, count: channels)
        meetings = Array(repeating: 0, count: channels)
        lastMeeting = Array(repeating: nil, count: channels)
        nextMeeting = Array(repeating: .infinity, count: channels)
        lastTaken = Array(repeating: nil, count: channels)
        eventTimes = Array(repeating: 0, count: events)
        lastFiring = Array(repeating: nil, count: events)
        held = Array(repeating: false, count: events)
        takenUp = Array(repeating: 0, count: events)
        due = Array(repeating: nil, count: events)
        scores = Array(repeating: 0, count: actors)
        issueScores = byIssue(0)
        state = scenario.state.map { Array(repeating: 0, count: $0.starts.count) }
        strategies = scenario.actors.map { _ in scenario.issues.map { _ in nil } }
        asked = scenario.questions.map { question in
            // An `at` is in the condition itself.
            if case .by(let last) = question.time {
                ReferenceCourse(question.ask, upTo: min(last, scenario.clock.rounds))
            } else {
                ReferenceCourse(question.ask, upTo: scenario.clock.rounds)
            }
        }
        given = scenario.questions.map { $0.given.map { ReferenceCourse($0, upTo: scenario.clock.rounds) } }
        measured = scenario.measures.map { $0.given.map { ReferenceCourse($0, upTo: scenario.clock.rounds) } }
    }

    package static func == (a: ReferenceState, b: ReferenceState) -> Bool {
        a.round == b.round && a.parameters == b.parameters && a.trust == b.trust && a.levels == b.levels
            && a.doneRound == b.doneRound && a.expired == b.expired && a.lastMove == b.lastMove
            && a.lastReading == b.lastReading && a.counts == b.counts && a.met == b.met && a.meetings == b.meetings
            && a.eventTimes == b.eventTimes && a.scores == b.scores && a.state == b.state
            && a.types == b.types && a.belief == b.belief && a.typeMemories == b.typeMemories
            && a.strategies == b.strategies && a.asked == b.asked && a.given == b.given && a.measured == b.measured
    }
}
