import Scenarios

/// One case for each operation; the loops over lanes are inside of the cases.
extension Block {
    func run(_ operation: Operation, _ space: Space, _ n: Int) {
        switch operation {
        case .fill(let out, let value): row(out).fill(n, value)
        case .copy(let out, let a): row(out).map(n, row(a)) { $0 }
        case .roundNumber(let out): row(out).fill(n, Double(round))
        case .unary(let kernel, let out, let a): run(kernel, n, row(out), row(a))
        case .binary(let kernel, let out, let a, let b): run(kernel, n, row(out), a, b)
        case .select(let out, let condition, let a, let b): select(n, row(out), row(condition), a, b)
        case .numberOf(let out, let a): row(out).map(n, row(a)) { Double($0) }
        case .approach(let out, let a, let toward, let rate): approach(n, row(out), row(a), toward, rate)
        case .learn(let out, let a, let offered, let gain, let loss):
            row(out).zip(n, row(a), row(offered)) { $1 != 0 ? $0 + gain * (1 - $0) : $0 - loss * $0 }
        case .fillTruth(let out, let value): row(out).fill(n, value ? 1 : 0)
        case .copyTruth(let out, let a): row(out).map(n, row(a)) { $0 }
        case .compare(let comparison, let out, let a, let b): run(comparison, n, row(out), a, b)
        case .logic(let kernel, let out, let a, let b): run(kernel, n, row(out), row(a), row(b))
        case .not(let out, let a): row(out).map(n, row(a)) { $0 ^ 1 }
        case .selectTruth(let out, let condition, let a, let b):
            row(out).zip(n, row(condition), row(a), row(b)) { ($0 & $1) | (($0 ^ 1) & $2) }

        case .enter(let inner, let condition): enter(inner, space, n, row(condition))
        case .enterRounds(let inner, let condition): enter(inner, space, n, condition)
        case .gather(let out, let a): gather(n, row(out), row(a), laneRows[Int(space.index)])
        case .gatherTruth(let out, let a): gather(n, row(out), row(a), laneRows[Int(space.index)])
        case .pull(let out, let a): gather(n, row(out), row(a), positions[space.index])
        case .pullTruth(let out, let a): gather(n, row(out), row(a), positions[space.index])
        case .scatter(let out, let a): scatter(n, row(out), a, laneRows[Int(space.index)])
        case .push(let out, let a): scatter(n, row(out), a, positions[space.index])
        case .scatterTruth(let out, let a): scatter(n, row(out), row(a), laneRows[Int(space.index)])
        case .pushTruth(let out, let a): scatter(n, row(out), row(a), positions[space.index])
        case .scatterTruthConstant(let out, let value): scatter(n, row(out), value ? 1 : 0, laneRows[Int(space.index)])
        case .pushTruthConstant(let out, let value): scatter(n, row(out), value ? 1 : 0, positions[space.index])

        case .words(let out, let address): draw(out, address, space, n)
        case .refreshWords(let out, let address):
            if isFirstRound || round & 7 == 0 { draw(out, address, space, n) }
        case .decide(let out, let source, let halfword, let probability):
            decide(n, row(out), source, halfword, probability, space)
        case .decideMove(let offered, let withdrawn, let source, let halfword, let offer, let withdraw):
            decideMove(n, row(offered), row(withdrawn), source, halfword, offer, withdraw, space)
        case .uniform(let out, let source, let secondPair): uniform(n, row(out), source, secondPair ? 2 : 0)
        case .choose(let out, let source, let count): choose(n, row(out), source, count)
        case .sample(let out, let sampler, let uniform, let second):
            sample(n, row(out), plan.samplers[Int(sampler)], row(uniform), row(second))
        case .draw(let out, let template, let uniform, let second, let site):
            draw(n, row(out), plan.templates[Int(template)], row(uniform), row(second), site, space)
        case .redraw(let out, let number, let site): redraw(n, row(out), plan.redrawn[Int(number)], site, space)
        case .correlate(let copula): correlate(n, plan.copulas[Int(copula)])

        case .checkNumber(let a, let site): check(n, row(a), site, laneRows[Int(space.index)])
        case .markNotNumber(let out, let a):
            let (mark, value, lanes) = (row(out), row(a), laneRows[Int(space.index)])
            for i in 0..<n where value[i].isNaN { mark[Int(lanes[i])] = 1 }
        case .clamp(let out, let a, let site): clamp(n, row(out), row(a), site)

        case .count(let counter, let a): totals[Int(counter.index)] &+= row(a).countTrue(n)
        case .countLanes(let counter): totals[Int(counter.index)] &+= n
        case .note(let milestone, let condition): note(n, milestone, condition.map { row($0) }, space)
        case .end(let out, let condition, let outcome):
            end(n, row(out), row(condition), outcome, laneRows[Int(space.index)])
        case .endAll(let out, let outcome): end(n, row(out), nil, outcome, laneRows[Int(space.index)])
        }
    }
}
