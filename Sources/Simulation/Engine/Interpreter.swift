import Scenarios

/// The operations that need more of the block than rows; the others are steps (`bind`).
extension Block {
    /// Runs an operation that was not bound before.
    func runOnce(_ operation: Operation, _ space: Space, _ n: Int) {
        if let step = bind(operation, space) { step.run(n) } else { run(operation, space, n) }
    }

    func run(_ operation: Operation, _ space: Space, _ n: Int) {
        switch operation {
        case .enter(let inner, let condition): enter(inner, space, n, row(condition))
        case .enterRounds(let inner, let condition): enter(inner, space, n, condition)
        case .words(let out, let address): draw(out, address, space, n)
        case .refreshWords(let out, let address):
            if isFirstRound || round & 7 == 0 { draw(out, address, space, n) }
        case .decide(let out, let source, let halfword, let probability):
            decide(n, row(out), source, halfword, probability, space)
        case .decideMove(let offered, let withdrawn, let source, let halfword, let offer, let withdraw):
            decideMove(n, row(offered), row(withdrawn), source, halfword, offer, withdraw, space)
        case .choose(let out, let source, let count): choose(n, row(out), source, count)
        case .sample(let out, let sampler, let uniform, let second):
            sample(n, row(out), plan.samplers[Int(sampler)], row(uniform), row(second))
        case .draw(let out, let template, let uniform, let second, let site):
            draw(n, row(out), plan.templates[Int(template)], row(uniform), row(second), site, space)
        case .redraw(let out, let number, let site): redraw(n, row(out), plan.redrawn[Int(number)], site, space)
        case .correlate(let copula): correlate(n, plan.copulas[Int(copula)])

        case .checkNumber(let a, let site, let isAboutEnd):
            check(n, row(a), site, isAboutEnd: isAboutEnd, laneRows[Int(space.index)])
        case .markNotNumber(let out, let a):
            let (mark, value, lanes) = (row(out), row(a), laneRows[Int(space.index)])
            for i in 0..<n where value[i].isNaN { mark[Int(lanes[i])] = 1 }
        case .clamp(let out, let a, let site): clamp(n, row(out), row(a), site)

        case .note(let milestone, let condition): note(n, milestone, condition.map { row($0) }, space)
        case .end(let out, let condition, let outcome):
            end(n, row(out), row(condition), outcome, laneRows[Int(space.index)])
        case .endAll(let out, let outcome): end(n, row(out), nil, outcome, laneRows[Int(space.index)])

        case .fill, .copy, .roundNumber, .unary, .binary, .select, .numberOf, .approach, .learn, .fillTruth, .copyTruth,
            .compare,
            .logic, .not, .selectTruth, .gather, .pull, .gatherTruth, .pullTruth, .scatter, .push, .scatterTruth,
            .pushTruth, .scatterTruthConstant, .pushTruthConstant, .uniform, .count, .countLanes:
            preconditionFailure("an operation that has a step")
        }
    }
}
