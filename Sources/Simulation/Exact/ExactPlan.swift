package import Scenarios

/// A plan prepared for the exact interpreter: the same operations, except those that only make random words and those
/// whose result is never used. States that differ only in values that are never used later must be one state, so the
/// last use is determined for every column.
package struct ExactPlan {
    /// The plan, in which each column has its own place and there are no random words and no lists of lanes.
    private(set) var plan: Plan
    private(set) var setup: ExactProgram
    /// The round, and the results of the states that end in it.
    private(set) var round: ExactProgram
    /// The columns by which states are distinguished from one round to the next.
    private(set) var key = LiveList()
    /// By issue: an effect may change its level, so that it can be completed more than once and the round of its
    /// completion must be kept.
    let reopenable: [Bool]
    /// By issue: whether only the mean of its level at the end is used, which is the start plus the rises since.
    let countsRises: [Bool]
    /// The space in which each column has a meaning.
    let homes: Homes
    /// The number of spaces, including that of all states.
    let spaces: Int
    /// The space of the states that have ended.
    let endedSpace: Space
    /// Draws whose values cannot be listed.
    let unlisted: [UnlistedDraw]

    package init(_ scenario: Scenario) {
        var plan = Plan(lowering: scenario, sharesPlaces: false)
        let reopenable = scenario.issues.indices.map { issue in
            scenario.events.contains { $0.effects.contains { $0.mayChangeLevel(of: issue) } }
        }
        let uniforms = UniformTable(plan)
        endedSpace = plan.results.endedSpace
        var setup = ExactProgram(uniforms.steps(plan.setup), endedSpace: endedSpace)
        var round = ExactProgram(uniforms.steps(plan.round), then: uniforms.steps(plan.finish), endedSpace: endedSpace)
        round.noteOnlyWhether(plan.results.events.map(\.first))
        setup.fillMerged(besides: plan.lasting)
        round.fillMerged(besides: plan.lasting)
        var homes = Homes([setup, round], plan)

        var countsRises = scenario.issues.indices.map { !reopenable[$0] && plan.onlyRises($0) }

        // Once to find what is asked at all, and once more when it is known which decisions share a random number.
        var key = LiveList()
        for turn in 0..<2 {
            if turn == 1 {
                setup.couple(&plan)
                round.couple(&plan)
                homes.extend(to: plan)
            }
            let everything = Liveness(of: plan, homes, reopenable: reopenable)
            let results = everything.without(levelsOf: countsRises, plan)
            let start = round.settledStart(results, lasting: plan.lasting)
            countsRises = zip(countsRises, plan.results.issues).map { $0 && !start.contains($1.levels[0]) }
            key = start.list
            round.trim(results, next: start)
            setup.trim(everything, next: start)
        }
        unlisted = uniforms.unlisted(setup.steps + round.steps, plan)
        plan.wordColumns = 0
        plan.lasting.words = 0
        plan.parents = [.all]
        plan.results.endedSpace = .all
        self.plan = plan
        self.setup = setup
        self.round = round
        self.key = key
        self.reopenable = reopenable
        self.homes = homes
        self.countsRises = countsRises
        spaces = uniforms.spaces
    }
}

extension ExactPlan {
    /// The names of the columns by which states are distinguished from one round to the next, in alphabetical order.
    package var stateNames: [String] {
        (key.numbers.map { plan.numberColumns[Int($0.index)] } + key.truths.map { plan.truthColumns[Int($0.index)] })
            .map { $0?.description ?? "" }
            .sorted()
    }
}

extension Plan {
    /// Whether a level without an end is shared, and only ever raised by one, as often as the issue moves on.
    fileprivate func onlyRises(_ index: Int) -> Bool {
        let issue = results.issues[index]
        guard issue.steps == nil, issue.levels.count == 1 else { return false }
        return !round.operations.contains { operation in
            switch operation {
            case .count(let counter, _), .countLanes(let counter): counter == issue.counters.withdrawn
            default: false
            }
        }
    }
}

extension Effect {
    fileprivate func mayChangeLevel(of issue: Int) -> Bool {
        if case .level(_, let target) = target { target == nil || target == issue } else { false }
    }
}
