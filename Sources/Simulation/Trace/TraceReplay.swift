package import Scenarios
internal import Statistics

extension Trace {
    /// Simulates one replicate again, with the random numbers that it has in every run with this seed.
    /// - Parameter replicate: counted from 0.
    package init(of scenario: Scenario, seed: UInt64, replicate: Int) {
        self.init(of: scenario, plan: Plan(lowering: scenario, keeping: .trace), seed: seed, replicate: replicate)
    }

    /// - Parameter plan: of this scenario, lowered for a trace.
    package init(of scenario: Scenario, plan: Plan, seed: UInt64, replicate: Int) {
        precondition(replicate >= 0, "replicates are counted from 0")
        guard let columns = plan.results.trace else {
            preconditionFailure("a plan that was lowered for a trace keeps its columns")
        }
        let block = Block(plan: plan, seed: seed, capacity: 1)
        block.begin(first: UInt64(replicate), count: 1)
        let parameters = columns.parameters.map { members in
            members.map { Drawn(value: block.value(of: $0, lane: 0), varies: $0.isColumn) }
        }
        let start = TraceState(columns, of: block, lane: 0)
        var state = start
        var rounds: [Round] = []
        while block.endCode(ofLane: 0) == 0 {
            block.playRound()
            // What the rest of a round does after a fault has no meaning.
            guard block.endCode(ofLane: 0) >= 0 else {
                rounds.append(Round(number: block.round, happenings: []))
                break
            }
            let next = TraceState(columns, of: block, lane: 0)
            let comparison = StateComparison(scenario: scenario, before: state, after: next, round: block.round)
            rounds.append(Round(number: block.round, happenings: comparison.happenings))
            state = next
        }
        self.init(
            scenario: scenario, seed: seed, replicate: replicate, parameters: parameters, start: start, rounds: rounds,
            finish: state, end: plan.end(of: block.endCode(ofLane: 0)), path: block.path(ofLane: 0))
    }
}

extension Block {
    /// The milestones of a lane so far.
    fileprivate func path(ofLane lane: Int) -> Path {
        milestones.path(.full, of: Int(places[lane]))
    }
}

extension TraceColumns.Content {
    var isColumn: Bool {
        switch self {
        case .constant, .constantTruth: false
        case .number, .truth: true
        }
    }
}

extension Plan {
    /// What the code in `results.ended` means, once it is not 0.
    func end(of code: Int) -> Trace.End {
        code > 0 ? .outcome(code - 1) : .fault(faultSites[-1 - code])
    }
}
