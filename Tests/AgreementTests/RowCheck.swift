import Scenarios
import Simulation
import TestSupport

extension Check {
    /// The rows of replicates change no result, and are those of the replicates that are traced.
    static let rows = Check("rows of replicates") { random, scenario in
        let plan = Plan(lowering: scenario, keeping: [.drivers, .rows])
        let plain = replicateResults(of: Plan(lowering: scenario), seed: random.seed, replicates: 0..<60)
        let kept = replicateResults(of: plan, seed: random.seed, replicates: 0..<60)
        if let found = firstDifference(plain, kept, "engine", "engine that keeps rows") { return found }
        let rows = RowSource(plan, seed: random.seed, mostReplicates: 60).rows(of: 0..<60)
        let traced = Plan(lowering: scenario, keeping: .trace)
        for place in 0..<20 {
            let trace = Trace(of: scenario, plan: traced, seed: random.seed, replicate: place)
            let expected = TracedRow(trace)
            let found = TracedRow(rows, place, plan, of: scenario)
            if found != expected { return "replicate \(place): row \(found), trace \(expected)" }
        }
        return nil
    }
}

/// What a row and a trace both say of a replicate.
private struct TracedRow: Equatable {
    var outcome: Int?
    var round: Int
    /// By input: the bit pattern of the value.
    var inputs: [Input: UInt64] = [:]
    /// By issue.
    var done: [Int?]
    var expired: [Int?]
    /// By event.
    var events: [Int?]

    init(_ rows: ReplicateRows, _ place: Int, _ plan: Plan, of scenario: Scenario) {
        outcome = rows.outcomes[place]
        round = Int(rows.rounds[place])
        done = rows.done.map { $0[place].map(Int.init) }
        expired = rows.expired.map { $0[place].map(Int.init) }
        events = rows.events.map { $0[place].map(Int.init) }
        for (input, values) in zip(plan.results.inputs, rows.inputs) {
            switch input.input {
            // A trace does not have them.
            case .type, .memory, .event, .expiry, .firstMeeting: continue
            case .parameter, .trust, .state, .level: inputs[input.input] = values[place].bits
            }
        }
    }

    init(_ trace: Trace) {
        let scenario = trace.scenario
        if case .outcome(let index) = trace.end { outcome = index }
        round = trace.rounds.count
        done = scenario.issues.map { _ in nil }
        expired = done
        events = scenario.events.map { _ in nil }
        for (index, members) in trace.parameters.enumerated() {
            for (member, drawn) in members.enumerated() {
                inputs[.parameter(index, member: member)] = drawn.value.number.bits
            }
        }
        // Only what is drawn is an input.
        for (from, actor) in scenario.actors.enumerated() {
            for (to, expression) in actor.trust.enumerated() where expression?.holdsDraw ?? false {
                inputs[.trust(of: from, in: to)] = trace.start.trust[from][to]?.bits
            }
        }
        for (index, variable) in scenario.state.enumerated() {
            for (member, expression) in variable.starts.enumerated() where expression.holdsDraw {
                inputs[.state(index, member: member)] = trace.start.state[index][member].number.bits
            }
        }
        for (index, issue) in scenario.issues.enumerated() {
            for (position, expression) in issue.start.enumerated() where expression.holdsDraw {
                let actor = issue.start.count == 1 ? nil : issue.parties[position]
                inputs[.level(issue: index, actor: actor)] = trace.start.levels[index][position].bits
            }
        }
        guard outcome != nil else { return }
        for (index, issue) in scenario.issues.enumerated()
        where trace.finish.isDone(index, steps: issue.steps) {
            done[index] = max(0, Int(trace.finish.doneRound[index]))
        }
        for round in trace.rounds {
            for happening in round.happenings {
                switch happening {
                case .expired(let issue): expired[issue] = expired[issue] ?? round.number
                case .event(let event, _): events[event] = events[event] ?? round.number
                default: continue
                }
            }
        }
    }
}

extension TraceValue {
    fileprivate var number: Double {
        switch self {
        case .number(let value): value
        case .truth(let value): value ? 1 : 0
        }
    }
}

extension Double {
    /// What is not a number equals itself; so do 0 and −0.
    fileprivate var bits: UInt64 { isNaN ? Double.nan.bitPattern : self == 0 ? 0 : bitPattern }
}

extension Expression {
    fileprivate var holdsDraw: Bool {
        var found = false
        forEach { if case .draw = $0 { found = true } }
        return found
    }
}
