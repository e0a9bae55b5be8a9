import Scenarios

/// The values of trust and state at the ends of some rounds, taken while replicates are simulated.
struct TrajectoryRecord {
    /// A plan that records trust and state, unless they are too many, in addition to what every plan counts; the counts
    /// are the same.
    let plan: Plan
    private let rounds: [Int]
    private let quantities: [(quantity: Trajectories.Quantity, content: TraceColumns.Content)]
    private let tooMany: Int?
    /// By quantity, round and replicate.
    private var values: [[[Double]]]
    /// Replicates that are counted and ended without a fault.
    private var isComplete: [Bool]
    private var milestones: MilestoneRecord

    /// - Parameters:
    ///   - rounds: ascending, none beyond the horizon.
    ///   - replicates: how many there are in all, from the first.
    init(of member: StudyPlan.Member, rounds: [Int], replicates: Int) {
        let count = member.scenario.courses
        tooMany = count > Trajectories.mostLines ? count : nil
        plan =
            tooMany == nil
            ? Plan(lowering: member.scenario, keeping: member.keeping.union(.course)) : member.plan
        self.rounds = rounds
        quantities = plan.results.course?.quantities ?? []
        precondition(quantities.count == (tooMany == nil ? count : 0), "every quantity has its course")
        values = quantities.map { _ in rounds.map { _ in Array(repeating: 0, count: replicates) } }
        isComplete = Array(repeating: false, count: replicates)
        milestones = MilestoneRecord(replicates: replicates)
    }

    /// Takes what is to be taken at the end of the block's round, before the lanes that have ended are taken away: after
    /// the end of a replicate its last state stands.
    /// - Parameter offset: of the block's first replicate.
    mutating func take(from block: Block, offset: Int) {
        let now = rounds.firstIndex(of: block.round)
        let ended = (0..<block.endedLanes).map { Int(block.endedList[$0]) }.filter { block.endCode(ofLane: $0) > 0 }
        for lane in ended { isComplete[offset + Int(block.replicates[lane])] = true }
        milestones.take(from: block, ended: ended, offset: offset)
        let later = rounds.indices.filter { rounds[$0] > block.round }
        for (index, quantity) in quantities.enumerated() {
            func value(_ lane: Int) -> Double { block.number(of: quantity.content, lane) }
            func replicate(_ lane: Int) -> Int { offset + Int(block.replicates[lane]) }
            if let now {
                for lane in 0..<block.active { values[index][now][replicate(lane)] = value(lane) }
            }
            for lane in ended {
                for round in later { values[index][round][replicate(lane)] = value(lane) }
            }
        }
    }

    /// What was taken, over the replicates that are complete.
    var trajectories: Trajectories {
        var result = Trajectories(rounds: rounds, tooMany: tooMany)
        result.paths = milestones.times
        guard !quantities.isEmpty else { return result }
        let kept = isComplete.indices.filter { isComplete[$0] }
        result.replicates = kept.count
        result.singles = kept.prefix(Trajectories.mostSingles).map { $0 + 1 }
        guard !kept.isEmpty else { return result }
        result.lines = quantities.enumerated().map { index, quantity in
            Trajectories.Line(
                quantity: quantity.quantity,
                points: rounds.indices.map { round in Trajectories.Point(kept.map { values[index][round][$0] }) })
        }
        return result
    }
}

extension Scenario {
    /// The number of quantities that have a course: trust of each actor in each other, and state.
    fileprivate var courses: Int { actors.count * (actors.count - 1) + state.reduce(0) { $0 + $1.starts.count } }
}

extension CourseColumns {
    fileprivate var quantities: [(quantity: Trajectories.Quantity, content: TraceColumns.Content)] {
        let trust = trust.enumerated().flatMap { from, others in
            others.enumerated().compactMap { to, content in
                content.map { (quantity: Trajectories.Quantity.trust(of: from, in: to), content: $0) }
            }
        }
        let state = state.enumerated().flatMap { index, members in
            members.enumerated().map { (quantity: Trajectories.Quantity.state(index, member: $0), content: $1) }
        }
        return trust + state
    }
}

extension Block {
    /// The value of a lane; true counts as 1, false as 0.
    func number(of content: TraceColumns.Content, _ lane: Int) -> Double {
        switch value(of: content, lane: lane) {
        case .number(let value): value
        case .truth(let value): value ? 1 : 0
        }
    }
}
