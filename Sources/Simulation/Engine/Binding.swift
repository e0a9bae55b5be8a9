import Distributions
import Scenarios

extension Block {
    /// The operation bound to the rows of this block; `nil` if it needs more of the block than that (`run`).
    func bind(_ operation: Operation, _ space: Space) -> Step? {
        switch operation {
        case .fill(let out, let value): filling(out, value)
        case .copy(let out, let a): step({ Loops.map($0, $1) { $0 } }, row(out), row(a))
        case .roundNumber(let out):
            step({ Step.at($0).numbers(0).fill($1, Step.at($0).numbers(1)[0]) }, row(out), roundRow)
        case .unary(let kernel, let out, let a): step(kernel.kernel, row(out), row(a))
        case .binary(let kernel, let out, let a, let b): bind(kernel, out, a, b)
        case .select(let out, let condition, let a, let b): bindSelect(row(out), row(condition), a, b)
        case .numberOf(let out, let a):
            step({ Step.at($0).numbers(0).map($1, Step.at($0).truths(1)) { Double($0) } }, row(out), row(a))
        case .approach(let out, let a, let toward, let rate):
            step(
                { address, n in
                    let (toward, rate) = (Step.at(address).constant, Step.at(address).other)
                    Loops.map(address, n) { $0 + rate * (toward - $0) }
                }, row(out), row(a), constant: toward, other: rate)
        case .learn(let out, let a, let offered, let gain, let loss):
            step(
                { address, n in
                    let step = Step.at(address)
                    let (gain, loss) = (step.constant, step.other)
                    step.numbers(0).zip(n, step.numbers(1), step.truths(2)) {
                        $1 != 0 ? $0 + gain * (1 - $0) : $0 - loss * $0
                    }
                }, row(out), row(a), row(offered), constant: gain, other: loss)

        case .fillTruth(let out, let value):
            value
                ? step({ Step.at($0).truths(0).fill($1, 1) }, row(out))
                : step({ Step.at($0).truths(0).fill($1, 0) }, row(out))
        case .copyTruth(let out, let a):
            step({ Step.at($0).truths(0).map($1, Step.at($0).truths(1)) { $0 } }, row(out), row(a))
        case .compare(let comparison, let out, let a, let b): bind(comparison, row(out), a, b)
        case .logic(let kernel, let out, let a, let b): step(kernel.kernel, row(out), row(a), row(b))
        case .not(let out, let a):
            step({ Step.at($0).truths(0).map($1, Step.at($0).truths(1)) { $0 ^ 1 } }, row(out), row(a))
        case .selectTruth(let out, let condition, let a, let b):
            step(
                { address, n in
                    let step = Step.at(address)
                    step.truths(0).zip(n, step.truths(1), step.truths(2), step.truths(3)) {
                        ($0 & $1) | (($0 ^ 1) & $2)
                    }
                }, row(out), row(condition), row(a), row(b))

        case .gather(let out, let a): gathering(row(out), row(a), laneRows[Int(space.index)])
        case .pull(let out, let a): gathering(row(out), row(a), positions[space.index])
        case .gatherTruth(let out, let a): gathering(row(out), row(a), laneRows[Int(space.index)])
        case .pullTruth(let out, let a): gathering(row(out), row(a), positions[space.index])
        case .scatter(let out, let a): scattering(row(out), a, laneRows[Int(space.index)])
        case .push(let out, let a): scattering(row(out), a, positions[space.index])
        case .scatterTruth(let out, let a): scattering(row(out), row(a), laneRows[Int(space.index)])
        case .pushTruth(let out, let a): scattering(row(out), row(a), positions[space.index])
        case .scatterTruthConstant(let out, let value): scattering(row(out), value, laneRows[Int(space.index)])
        case .pushTruthConstant(let out, let value): scattering(row(out), value, positions[space.index])

        case .uniform(let out, let source, let secondPair):
            step(
                { address, n in
                    let step = Step.at(address)
                    step.numbers(0).zip(n, step.words(1), step.words(2)) { unitInterval($0, $1) }
                }, row(out), words[source.index * 4 + (secondPair ? 2 : 0)],
                words[source.index * 4 + (secondPair ? 3 : 1)])
        case .count(let counter, let a):
            step(
                { address, n in
                    let step = Step.at(address)
                    step.total(0)[0] &+= step.truths(1).countTrue(n)
                }, totals.from(Int(counter.index)), row(a))
        case .countLanes(let counter): step({ Step.at($0).total(0)[0] &+= $1 }, totals.from(Int(counter.index)))

        case .enter, .enterRounds, .words, .refreshWords, .decide, .decideMove, .choose, .sample, .draw,
            .redraw, .correlate, .checkNumber, .markNotNumber, .clamp, .note, .end, .endAll:
            nil
        }
    }

    private func step<each Entry: BitwiseCopyable>(
        _ kernel: @escaping Step.Kernel, _ rows: repeat Row<each Entry>, constant: Double = 0, other: Double = 0
    ) -> Step {
        Step(kernel, repeat each rows, capacity: numbers.stride, constant: constant, other: other)
    }

    private func filling(_ out: NumberColumn, _ value: Double) -> Step {
        step({ Loops.fill($0, $1) }, row(out), constant: value)
    }

    private func bind(_ kernel: BinaryKernel, _ out: NumberColumn, _ a: NumberOperand, _ b: NumberOperand) -> Step {
        switch (a, b) {
        case (.column(let a), .column(let b)): step(kernel.kernel, row(out), row(a), row(b))
        case (.column(let a), .constant(let b)): step(kernel.kernel(constant: b), row(out), row(a), constant: b)
        case (.constant(let a), .column(let b)): step(kernel.kernel(ofConstant: a), row(out), row(b), constant: a)
        case (.constant(let a), .constant(let b)): filling(out, kernel(a, b))
        }
    }

    private func bind(_ comparison: Comparison, _ out: Row<UInt8>, _ a: NumberOperand, _ b: NumberOperand) -> Step {
        switch (a, b) {
        case (.column(let a), .column(let b)): step(comparison.kernel, out, row(a), row(b))
        case (.column(let a), .constant(let b)): step(comparison.kernelWithConstant, out, row(a), constant: b)
        case (.constant(let a), .column(let b)): step(comparison.kernelOfConstant, out, row(b), constant: a)
        case (.constant(let a), .constant(let b)):
            step(
                { Step.at($0).truths(0).fill($1, Step.at($0).constant != 0 ? 1 : 0) }, out,
                constant: comparison(a, b) ? 1 : 0)
        }
    }

    private func bindSelect(_ out: Row<Double>, _ condition: Row<UInt8>, _ a: NumberOperand, _ b: NumberOperand) -> Step
    {
        switch (a, b) {
        case (.column(let a), .column(let b)):
            step(
                { address, n in
                    let step = Step.at(address)
                    step.numbers(0).zip(n, step.truths(1), step.numbers(2), step.numbers(3)) { $0 != 0 ? $1 : $2 }
                }, out, condition, row(a), row(b))
        case (.column(let a), .constant(let b)):
            step(
                { address, n in
                    let step = Step.at(address)
                    step.numbers(0).zip(n, step.truths(1), step.numbers(2)) { $0 != 0 ? $1 : step.constant }
                }, out, condition, row(a), constant: b)
        case (.constant(let a), .column(let b)):
            step(
                { address, n in
                    let step = Step.at(address)
                    step.numbers(0).zip(n, step.truths(1), step.numbers(2)) { $0 != 0 ? step.constant : $1 }
                }, out, condition, row(b), constant: a)
        case (.constant(let a), .constant(let b)):
            step(
                { address, n in
                    let step = Step.at(address)
                    step.numbers(0).map(n, step.truths(1)) { $0 != 0 ? step.constant : step.other }
                }, out, condition, constant: a, other: b)
        }
    }

    private func gathering(_ out: Row<Double>, _ a: Row<Double>, _ lanes: Row<Int32>) -> Step {
        step(
            { address, n in
                let step = Step.at(address)
                step.numbers(0).gather(n, step.numbers(1), step.lanes(2))
            }, out, a, lanes)
    }

    private func gathering(_ out: Row<UInt8>, _ a: Row<UInt8>, _ lanes: Row<Int32>) -> Step {
        step(
            { address, n in
                let step = Step.at(address)
                Loops.gather(n, step.truths(0), step.truths(1), step.lanes(2))
            }, out, a, lanes)
    }

    private func scattering(_ out: Row<Double>, _ a: NumberOperand, _ lanes: Row<Int32>) -> Step {
        switch a {
        case .column(let a):
            step(
                { address, n in
                    let step = Step.at(address)
                    Loops.scatter(n, step.numbers(0), step.numbers(1), step.lanes(2))
                }, out, row(a), lanes)
        case .constant(let value):
            step(
                { address, n in
                    let step = Step.at(address)
                    Loops.scatter(n, step.numbers(0), step.constant, step.lanes(1))
                }, out, lanes, constant: value)
        }
    }

    private func scattering(_ out: Row<UInt8>, _ a: Row<UInt8>, _ lanes: Row<Int32>) -> Step {
        step(
            { address, n in
                let step = Step.at(address)
                Loops.scatter(n, step.truths(0), step.truths(1), step.lanes(2))
            }, out, a, lanes)
    }

    private func scattering(_ out: Row<UInt8>, _ value: Bool, _ lanes: Row<Int32>) -> Step {
        step(
            { address, n in
                let step = Step.at(address)
                Loops.scatter(n, step.truths(0), step.constant != 0 ? 1 : 0, step.lanes(1))
            }, out, lanes, constant: value ? 1 : 0)
    }
}
