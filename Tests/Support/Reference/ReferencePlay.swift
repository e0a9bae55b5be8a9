import Distributions
import Scenarios

/// One replicate as it is played.
final class ReferencePlay {
    let model: ReferenceModel
    let scenario: Scenario
    let stream: RandomStream
    let replicate: UInt64
    let samplers: ReferenceSamplers
    var state: ReferenceState
    /// What was counted by the end of each round, from round 0; and what has been decided in this one.
    var counted: [ReferenceCounts] = []
    var hasMoved = false
    var hasMet = false
    var decidedEvents: Set<Int> = []
    /// The issues whose `requires` is being asked.
    var askedRequires: Set<Int> = []
    /// While a gap is drawn again: the index of the draw, and what was asked before the first.
    var redrawing: (index: UInt32, known: [Quantity: Double])?

    init(_ model: ReferenceModel, seed: UInt64, replicate: UInt64, samplers: ReferenceSamplers) {
        self.model = model
        scenario = model.scenario
        stream = RandomStream(seed: seed)
        self.replicate = replicate
        self.samplers = samplers
        state = ReferenceState(model.scenario)
    }

    func play(_ keepsStates: Bool) -> ReferenceReplicate {
        var states: [ReferenceState] = []
        var result = ReferenceReplicate(
            replicate: Int(replicate), end: .outcome(0), round: 0, states: [],
            measures: scenario.measures.map { _ in nil },
            answers: [])
        do {
            try setUp()
            if keepsStates { states.append(state) }
            var outcome: Int?
            while outcome == nil {
                state.round += 1
                outcome = try playRound()
                if keepsStates { states.append(state) }
            }
            result.end = .outcome(outcome!)
            result.measures = scenario.measures.indices.map(measured)
            result.answers = answers
        } catch let fault as ReferenceFault {
            result.end = .fault(fault)
        } catch {
            preconditionFailure("nothing but faults is thrown here: \(error)")
        }
        result.round = state.round
        result.states = states
        return result
    }

    /// One round, in the order of section 4 of the language page; the outcome, if one came.
    private func playRound() throws -> Int? {
        counted.append(ReferenceCounts(state))
        (hasMoved, hasMet, decidedEvents) = (false, false, [])
        expireIssues()
        for event in scenario.events.indices {
            try playEvent(event)
            decidedEvents.insert(event)
        }
        try changeState()
        let agenda = try meet()
        let moves = try move(on: agenda)
        let readings = try read(moves)
        try advance(moves)
        try remember(moves, readings)
        try learn(readings, of: moves)
        try fade()
        try askAfter()
        try askExpiry()
        let outcome = try outcomeNow()
        try askQuestions(isOver: outcome != nil)
        return outcome
    }

    // MARK: Names

    func name(ofActor index: Int) -> String { scenario.actors[index].name }
    func name(ofIssue index: Int) -> String { scenario.issues[index].name }

    /// The names of a family's member, and whom it belongs to.
    func memberScope(_ member: Int, _ domains: [FamilyDomain], _ path: @escaping ([String]) -> SitePath)
        -> ReferenceScope
    {
        var (rest, actor, issue) = (member, Int?.none, Int?.none)
        for domain in domains.reversed() {
            let size = domain == .actors ? scenario.actors.count : scenario.issues.count
            if domain == .actors { actor = rest % size } else { issue = rest % size }
            rest /= size
        }
        return ReferenceScope(
            path(domains.map { $0 == .actors ? self.name(ofActor: actor!) : self.name(ofIssue: issue!) }),
            actor: actor, issue: issue)
    }
}
