package import Scenarios

/// Draws of numbers that are known before the first round, by the setup program that every replicate runs. A truth value
/// counts as 1 or 0; what is not a number would end a replicate as a fault.
package enum SetupSample {
    /// The number of replicates: enough for a 5 % quantile to about half a percentage point.
    package static let replicates = 2000

    /// Draws of parameters, as the replicates of a run with the default seed have them.
    /// - Parameter members: indices of parameters and their members.
    /// - Returns: by member.
    package static func values(
        of members: [(parameter: Int, member: Int)], in scenario: Scenario
    ) -> [[Double]] {
        guard !members.isEmpty else { return [] }
        let plan = Plan(drawing: members, in: scenario)
        return plan.setupValues(seed: RunSettings.defaultSeed, replicates: replicates)
    }

    /// Draws of an expression.
    /// - Returns: `nil` if it depends on the course of a replicate.
    package static func values(of expression: Expression, in scenario: Scenario) -> [Double]? {
        guard expression.asksParametersOnly else { return nil }
        var extended = scenario
        // No file can have a parameter of that name.
        extended.parameters.append(Parameter(name: "explained number", value: expression))
        return values(of: [(scenario.parameters.count, 0)], in: extended).first
    }
}

extension Plan {
    /// A plan of some parameters and those that they use.
    fileprivate init(drawing members: [(parameter: Int, member: Int)], in scenario: Scenario) {
        let graph = ParameterGraph(scenario)
        let places = Dictionary(
            uniqueKeysWithValues: graph.members.enumerated().map { ([$1.parameter, $1.member], $0) })
        var needed: Set<Int> = []
        var open = members.compactMap { places[[$0.parameter, $0.member]] }
        while let next = open.popLast() {
            if needed.insert(next).inserted { open += graph.asked[next] }
        }
        let drawn = Set(needed.map { graph.members[$0] })
        var lowering = Lowering(scenario, keeping: .parameters)
        lowering.lowerParameters(graph.drawingOrder.filter { drawn.contains($0) }, reporting: members)
        self.init(finishing: lowering)
    }
}

extension Plan {
    /// The values of the drivers after the setup.
    /// - Returns: by driver and replicate.
    package func setupValues(seed: UInt64, replicates: Int) -> [[Double]] {
        let block = Block(plan: self, seed: seed, capacity: min(bestLanes, replicates))
        var values: [[Double]] = results.drivers.map { _ in [] }
        var first = 0
        while first < replicates {
            let count = min(block.capacity, replicates - first)
            block.begin(first: UInt64(first), count: count)
            for (index, driver) in results.drivers.enumerated() {
                for lane in 0..<count {
                    switch block.value(of: driver.content, lane: lane) {
                    case .number(let value): values[index].append(value)
                    case .truth(let value): values[index].append(value ? 1 : 0)
                    }
                }
            }
            first += count
        }
        return values
    }
}

extension Expression {
    /// Whether it uses only constants and parameters, each by its name.
    fileprivate var asksParametersOnly: Bool {
        var isKnown = true
        forEach { node in
            switch node {
            case .follows: isKnown = false
            case .quantity(let quantity): if !quantity.isKnownBeforeStart { isKnown = false }
            default: break
            }
        }
        return isKnown
    }
}

extension Quantity {
    fileprivate var isKnownBeforeStart: Bool {
        func isNamed(_ actor: ActorReference) -> Bool { if case .actor = actor { true } else { false } }
        func isNamed(_ issue: IssueReference) -> Bool { if case .issue = issue { true } else { false } }
        switch self {
        case .parameter(_, let members):
            return members.allSatisfy { member in
                switch member {
                case .actor(let actor): isNamed(actor)
                case .issue(let issue): isNamed(issue)
                }
            }
        case .rounds: return true
        case .sameActor(let a, let b), .differentActor(let a, let b): return isNamed(a) && isNamed(b)
        case .sameIssue(let a, let b): return isNamed(a) && isNamed(b)
        default: return false
        }
    }
}
