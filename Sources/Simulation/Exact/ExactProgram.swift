import Scenarios

/// A program of steps, with a second one for the states that end in it.
struct ExactProgram {
    private(set) var steps: [ExactStep]
    /// The step before which the states that continue are separated from those that have ended.
    private(set) var boundary: Int
    /// The steps for the states that have ended.
    private(set) var afterBoundary = LiveList()
    private let endedSpace: Space

    init(_ steps: [ExactStep], then finish: [ExactStep] = [], endedSpace: Space) {
        self.steps = steps + finish
        self.endedSpace = endedSpace
        boundary = steps.count
    }

    private mutating func insert(_ operations: [Operation]) {
        steps.insert(contentsOf: operations.map { ExactStep(space: .all, operation: $0) }, at: 0)
        boundary += operations.count
    }

    /// Replaces rounds of first occurrence by 1 if only whether it has occurred is used.
    mutating func noteOnlyWhether(_ columns: [NumberColumn]) {
        let columns = Set(columns)
        func noted(_ steps: some Sequence<ExactStep>) -> [ExactStep] {
            steps.flatMap { step in
                [step]
                    + step.operation.numbersWritten.filter(columns.contains).map { column in
                        ExactStep(space: .all, operation: .binary(.minimum, column, .column(column), .constant(1)))
                    }
            }
        }
        let first = noted(steps[..<boundary])
        steps = first + noted(steps[boundary...])
        boundary = first.count
    }

    /// Sets columns that are only filled in part to 0 first: their values of the round before have no meaning.
    mutating func fillMerged(besides lasting: Plan.Lasting) {
        var (numbers, truths): (Set<NumberColumn>, Set<TruthColumn>) = ([], [])
        var fills: [Operation] = []
        for step in steps {
            var operation = step.operation
            operation.rename(
                number: { column, use in
                    if numbers.insert(column).inserted, use == .update, column.index >= lasting.numbers {
                        fills.append(.fill(column, 0))
                    }
                    return column
                },
                truth: { column, use in
                    if truths.insert(column).inserted, use == .update, column.index >= lasting.truths {
                        fills.append(.fillTruth(column, false))
                    }
                    return column
                }, words: { column, _ in column })
        }
        insert(fills)
    }

    /// Gives every uniform number that several steps ask for columns that say between which ends it lies.
    mutating func couple(_ plan: inout Plan) {
        var order: [UniformAddress] = []
        var uses: [UniformAddress: Int] = [:]
        for uniform in steps.flatMap({ [$0.uniform, $0.secondUniform] }).compactMap(\.self) {
            if uses[uniform] == nil { order.append(uniform) }
            uses[uniform, default: 0] += 1
        }
        var ends: [UniformAddress: UniformAddress.Ends] = [:]
        var fills: [Operation] = []
        for uniform in order where uses[uniform, default: 0] > 1 {
            let low = NumberColumn(index: Int32(plan.numberColumns.count))
            let high = NumberColumn(index: low.index + 1)
            plan.numberColumns += [nil, nil]
            ends[uniform] = UniformAddress.Ends(low: low, high: high)
            fills += [.fill(low, 0), .fill(high, 1)]
        }
        for index in steps.indices {
            if let uniform = steps[index].uniform { steps[index].uniform?.ends = ends[uniform] }
            if let uniform = steps[index].secondUniform { steps[index].secondUniform?.ends = ends[uniform] }
        }
        insert(fills)
    }

    // MARK: What is asked later

    /// The columns of a state that must be known when the program begins, if the next one begins with the same.
    func settledStart(_ results: Liveness, lasting: Plan.Lasting) -> Liveness {
        // From nothing, it only grows until nothing more turns up: a round's operations feed the next round's.
        var start = results
        start.keepOnly(Plan.Lasting(numbers: 0, truths: 0, words: 0))
        while true {
            var live = results
            for index in steps.indices.reversed() {
                if index + 1 == boundary { live.join(start, leaving: endedSpace) }
                live.goBack(over: steps[index])
            }
            if boundary == 0 { live.join(start, leaving: endedSpace) }
            live.keepOnly(lasting)
            if live == start { return start }
            start = live
        }
    }

    /// Removes the steps whose results are not used, and records what is live at those that branch.
    mutating func trim(_ results: Liveness, next: Liveness) {
        var kept: [ExactStep] = []
        var finishing = 0
        var live = results
        afterBoundary = live.list
        for index in steps.indices.reversed() {
            if index + 1 == boundary {
                afterBoundary = live.list
                live.join(next, leaving: endedSpace)
            }
            var step = steps[index]
            // A draw that is not used may still have impossible parameters.
            if case .draw(let out, _, _, _, _) = step.operation, !live.contains(out) {
                step.uniform = nil
                step.secondUniform = nil
            }
            if live.goBack(over: step) {
                if step.branches { step.live = live.list }
                kept.append(step)
                if index >= boundary { finishing += 1 }
            }
        }
        steps = kept.reversed()
        boundary = steps.count - finishing
    }
}
