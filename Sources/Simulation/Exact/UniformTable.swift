import Distributions
package import Scenarios

/// A draw that has too many values to list them one by one.
package struct UnlistedDraw: Sendable, Hashable {
    package var path: SitePath
    package var reason: Reason

    package enum Reason: Sendable {
        /// Any number of a range.
        case continuous
        /// Whole numbers, but too many of them.
        case manyValues
        /// Correlated with others by a copula.
        case correlated
        /// Drawn again until it is long enough.
        case redrawn
    }
}

/// The uniform number of each decision and draw of a plan.
struct UniformTable {
    private var uniforms: [NumberColumn: UniformAddress] = [:]
    private let plan: Plan
    let spaces: Int

    /// The greatest number of values of one draw; a wave of states has no room for more.
    static let mostValues = 2000

    init(_ plan: Plan) {
        self.plan = plan
        spaces = plan.parents.count
        var words: [WordColumn: ChanceAddress] = [:]
        for operation in plan.setup.operations + plan.round.operations + plan.finish.operations {
            switch operation {
            case .words(let column, let address), .refreshWords(let column, let address): words[column] = address
            case .uniform(let column, let source, let secondPair):
                guard let address = words[source] else { preconditionFailure("words are made before they are read") }
                uniforms[column] = UniformAddress(address, secondPair ? .secondPair : .firstPair)
            default: break
            }
        }
        self.words = words
    }

    private let words: [WordColumn: ChanceAddress]

    /// The operations of a program except those that make uniform numbers, which only draws use.
    func steps(_ program: Program) -> [ExactStep] {
        program.segments.flatMap { segment in
            program.operations[segment.range].compactMap { step($0, segment.space) }
        }
    }

    private func step(_ operation: Operation, _ space: Space) -> ExactStep? {
        var step = ExactStep(space: space, operation: operation)
        switch operation {
        // Paths are as many as replicates: none is followed here.
        case .words, .refreshWords, .uniform, .correlate, .note: return nil
        case .decide(_, _, let halfword, _): step.uniform = UniformAddress(halfword)
        case .decideMove(_, _, _, let halfword, _, _): step.uniform = UniformAddress(halfword)
        case .choose(_, let source, _): step.uniform = words[source].map { UniformAddress($0, .firstPair) }
        case .sample(_, let sampler, let uniform, let second):
            step.uniform = uniforms[uniform]
            if plan.samplers[Int(sampler)].usesSecond { step.secondUniform = uniforms[second] }
        case .draw(_, _, let uniform, let second, _):
            step.uniform = uniforms[uniform]
            if second != uniform { step.secondUniform = uniforms[second] }
        case .redraw(_, let number, _):
            let address = ChanceAddress(site: plan.redrawn[Int(number)].site, time: .round, index: 0)
            step.uniform = UniformAddress(address, .firstPair)
        default: break
        }
        return step
    }

    /// The draws among the steps whose values cannot be listed, each once.
    func unlisted(_ steps: [ExactStep], _ plan: Plan) -> [UnlistedDraw] {
        let tied = tiedColumns(steps)
        var found: [UnlistedDraw] = []
        for step in steps {
            guard let uniform = step.uniform, let reason = reason(step, tied) else { continue }
            let draw = UnlistedDraw(path: plan.sitePaths[Int(uniform.site.index)], reason: reason)
            if !found.contains(draw) { found.append(draw) }
        }
        return found
    }

    private func reason(_ step: ExactStep, _ tied: Set<NumberColumn>) -> UnlistedDraw.Reason? {
        switch step.operation {
        case .sample(_, let sampler, let uniform, _):
            let distribution = plan.distributions[Int(sampler)]
            if !distribution.isDiscrete { return .continuous }
            if tied.contains(uniform) { return .correlated }
            return distribution.atoms(limit: Self.mostValues) == nil ? .manyValues : nil
        case .draw(_, let template, let uniform, _, _):
            if !plan.templates[Int(template)].isDiscrete { return .continuous }
            return tied.contains(uniform) ? .correlated : nil
        case .redraw: return .redrawn
        default: return nil
        }
    }

    /// Uniform numbers that a copula correlates with others that are also used; a single one is independent.
    private func tiedColumns(_ steps: [ExactStep]) -> Set<NumberColumn> {
        var asked: Set<NumberColumn> = []
        for step in steps where step.uniform != nil {
            switch step.operation {
            case .sample(_, _, let uniform, _), .draw(_, _, let uniform, _, _): asked.insert(uniform)
            default: break
            }
        }
        return plan.copulas.reduce(into: []) { tied, copula in
            let both = asked.intersection(copula.columns)
            if both.count > 1 { tied.formUnion(both) }
        }
    }
}
