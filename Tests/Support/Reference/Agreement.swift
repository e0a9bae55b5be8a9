package import Scenarios
internal import Simulation

/// The engine's answers beside the reference interpreter's.
package struct Agreement: Sendable {
    package let scenario: Scenario
    package let seed: UInt64
    private let reference: ReferenceInterpreter
    private let plan: Plan
    private let traced: Plan

    package init(_ scenario: Scenario, seed: UInt64) {
        self.scenario = scenario
        self.seed = seed
        reference = ReferenceInterpreter(scenario, seed: seed)
        plan = Plan(lowering: scenario)
        traced = Plan(lowering: scenario, keeping: .trace)
    }

    /// The first difference, as one can read it; `nil`: they agree to the last bit.
    ///
    /// - Parameters:
    ///   - replicates: compared by how they ended and by their measures.
    ///   - traced: how many of them, from the first on, are also compared state by state.
    package func firstDifference(in replicates: Range<Int>, traced count: Int = 0) -> String? {
        let engine = replicateResults(of: plan, seed: seed, replicates: replicates)
        for (one, other) in zip(engine, reference.play(replicates)) {
            if let difference = difference(one, other) {
                let states = stateDifference(one.replicate).map { "; \($0)" } ?? "; no state differs"
                return "replicate \(one.replicate): \(difference)\(states)"
            }
        }
        for replicate in replicates.prefix(count) {
            if let difference = stateDifference(replicate) { return "replicate \(replicate): \(difference)" }
        }
        return nil
    }

    private func difference(_ engine: ReplicateResult, _ reference: ReferenceReplicate) -> String? {
        let end: String =
            switch reference.end {
            case .outcome(let index): name(of: index)
            case .fault(let fault): "fault in \(fault)"
            }
        let outcome: Int? = if case .outcome(let index) = reference.end { index } else { nil }
        if engine.outcome != outcome || engine.round != reference.round {
            return "engine \(engine.outcome.map(name(of:)) ?? "fault") in round \(engine.round), "
                + "reference \(end) in round \(reference.round)"
        }
        // A fault has no measures.
        guard outcome != nil else { return nil }
        for (index, measure) in scenario.measures.enumerated()
        where engine.measures[index] != reference.measures[index] {
            func written(_ bits: UInt64?) -> String { bits.map { "\(Double(bitPattern: $0))" } ?? "left out" }
            return "measure \(measure.name): engine \(written(engine.measures[index])), "
                + "reference \(written(reference.measures[index]))"
        }
        return nil
    }

    private func name(of outcome: Int) -> String { scenario.outcomes[outcome].name }

    /// The first state after the setup or a round that differs, and where.
    private func stateDifference(_ replicate: Int) -> String? {
        let engine = traceStates(of: traced, seed: seed, replicate: replicate)
        let own = reference.play(UInt64(replicate)).states
        for (round, (one, other)) in zip(engine, own).enumerated() {
            if let difference = StateDifference(scenario).first(one, other) {
                return "\(round == 0 ? "setup" : "round \(round)"): \(difference)"
            }
        }
        return engine.count == own.count ? nil : "engine has \(engine.count) states, reference \(own.count)"
    }
}

/// Where two states differ.
struct StateDifference {
    let scenario: Scenario

    init(_ scenario: Scenario) { self.scenario = scenario }

    /// Everything by name, from the engine and from the reference.
    func first(_ engine: TraceState, _ own: ReferenceState) -> String? {
        var all: [(what: String, engine: [Double?], own: [Double?])] = []
        for (a, actor) in scenario.actors.enumerated() {
            for (b, other) in scenario.actors.enumerated() where a != b {
                all.append(("trust(\(actor.name), \(other.name))", [engine.trust[a][b]], [own.trust[a][b]]))
                all.append(("belief(\(actor.name), \(other.name))", engine.belief[a][b], own.belief[a][b]))
            }
            all.append(("type(\(actor.name))", [engine.types[a].map(Double.init)], [own.types[a].map(Double.init)]))
            all.append(("score(\(actor.name))", [engine.scores[a]], [own.scores[a]]))
        }
        for (index, variable) in scenario.state.enumerated() {
            all.append((variable.name, engine.state[index].map(\.number), own.state[index]))
        }
        for (index, event) in scenario.events.enumerated() {
            all.append(("times(\(event.name))", [engine.eventTimes[index]], [own.eventTimes[index]]))
        }
        for (index, channel) in scenario.channels.enumerated() {
            all.append(("met(\(channel.name))", [engine.met[index] ? 1 : 0], [own.met[index] ? 1 : 0]))
        }
        for index in scenario.issues.indices { all += issue(index, engine, own) }
        var found: [String] = []
        for (what, one, other) in all where one != other {
            found.append("\(what): engine \(written(one)), reference \(written(other))")
        }
        return found.isEmpty ? nil : found.prefix(5).joined(separator: ", ")
    }

    private func issue(_ index: Int, _ engine: TraceState, _ own: ReferenceState) -> [(String, [Double?], [Double?])] {
        let issue = scenario.issues[index]
        let name = issue.name
        var all: [(String, [Double?], [Double?])] = [
            ("expired(\(name))", [engine.expired[index] ? 1 : 0], [own.expired[index] ? 1 : 0]),
            ("last moves on \(name)", engine.lastMove[index], own.lastMove[index]),
        ]
        for kind in MoveCount.allCases {
            all.append(("\(kind.rawValue) on \(name)", engine.counts[kind]?[index] ?? [], own.counts[kind]![index]))
        }
        for (reader, readings) in own.lastReading[index].enumerated() {
            let read = readings.enumerated().map { mover, value in mover == reader ? nil : value }
            all.append(("readings on \(name)", engine.lastReading[index][reader], read))
        }
        all.append(("level(\(name))", engine.levels[index], own.levels[index]))
        all.append(("completion of \(name)", [engine.doneRound[index]], [own.doneRound[index]]))
        return all
    }

    private func written(_ values: [Double?]) -> String {
        let words = values.map { $0.map { "\($0)" } ?? "none" }
        return words.count == 1 ? words[0] : "[\(words.joined(separator: ", "))]"
    }
}

extension TraceValue {
    fileprivate var number: Double? {
        switch self {
        case .number(let number): number
        case .truth(let truth): truth ? 1 : 0
        }
    }
}
