import Distributions

extension Wave {
    /// The branches of states at an operation.
    struct Parting {
        /// State by state.
        var cells: [Cell] = []
        /// Where the cells of each state end.
        var ends: [Int] = []
        /// The states of all cells but the first of each.
        var sources: [Int32] = []

        mutating func clear() {
            cells.removeAll(keepingCapacity: true)
            ends.removeAll(keepingCapacity: true)
            sources.removeAll(keepingCapacity: true)
        }
    }

    /// One branch of a state.
    struct Cell {
        /// What is drawn; of a decision 1 for yes, of a move 1, 0 or −1.
        var value: Double
        /// The share of the state's probability.
        var share: Double
        /// The bounds of the uniform number, and of a mixture's second one.
        var uniform: ClosedRange<Double> = 0...1
        var second: ClosedRange<Double> = 0...1
    }

    /// One state becomes several wherever chance decides.
    /// - Returns: whether there was room; if not, nothing has changed.
    func branch(_ step: ExactStep) -> Bool {
        if case .decide(let out, _, _, let probability) = step.operation, step.uniform?.ends == nil {
            return decide(row(out), probability, step)
        }
        // Taken out while it is in use: the arrays of an object are looked after at every step.
        var parting = Parting()
        swap(&parting, &self.parting)
        defer { swap(&parting, &self.parting) }
        parting.clear()
        let (states, room) = (count, capacity - count)
        let covered = row(step.space)
        for i in 0..<states {
            if covered[i] != 0 {
                let first = parting.cells.count
                addCells(step, i, &parting.cells)
                if unlisted != nil { return false }
                narrow(step, i, from: first, &parting.cells)
                for _ in first + 1..<max(first + 1, parting.cells.count) { parting.sources.append(Int32(i)) }
                if parting.sources.count > room { return false }
            }
            parting.ends.append(parting.cells.count)
        }
        for column in step.live.numbers { copy(row(column), parting.sources, to: states) }
        for column in step.live.truths { copy(row(column), parting.sources, to: states) }
        for space in step.live.spaces { copy(row(space), parting.sources, to: states) }

        var next = states
        var first = 0
        for i in 0..<states {
            let end = parting.ends[i]
            defer { first = end }
            guard end > first else { continue }
            let weight = weights[i]
            for index in first..<end {
                let lane = index == first ? i : next
                if index > first { next += 1 }
                weights[lane] = weight * parting.cells[index].share
                write(parting.cells[index], of: step, to: lane)
            }
        }
        count = next
        return true
    }

    @inline(__always)
    private func copy<Element>(_ row: Row<Element>, _ sources: [Int32], to first: Int) {
        var target = first
        for source in sources {
            row[target] = row[Int(source)]
            target += 1
        }
    }

    private func write(_ cell: Cell, of step: ExactStep, to i: Int) {
        switch step.operation {
        case .decide(let out, _, _, _): row(out)[i] = cell.value == 1 ? 1 : 0
        case .decideMove(let offered, let withdrawn, _, _, _, _):
            row(offered)[i] = cell.value == 1 ? 1 : 0
            row(withdrawn)[i] = cell.value == -1 ? 1 : 0
        case .choose(let out, _, _), .sample(let out, _, _, _): row(out)[i] = cell.value
        case .draw(let out, _, _, _, let site):
            row(out)[i] = cell.value
            if let site, cell.value.isNaN {
                fault(i, site)
                row(out)[i] = 0
            }
        default: preconditionFailure("only operations of chance branch")
        }
        if let ends = step.uniform?.ends { keep(cell.uniform, ends, i) }
        if let ends = step.secondUniform?.ends { keep(cell.second, ends, i) }
    }

    private func keep(_ range: ClosedRange<Double>, _ ends: UniformAddress.Ends, _ i: Int) {
        row(ends.low)[i] = range.lowerBound
        row(ends.high)[i] = range.upperBound
    }

    // MARK: How a state parts

    private func value(_ operand: NumberOperand, _ i: Int) -> Double {
        switch operand {
        case .constant(let value): value
        case .column(let column): row(column)[i]
        }
    }

    private func addCells(_ step: ExactStep, _ i: Int, _ cells: inout [Cell]) {
        switch step.operation {
        case .decide(_, _, _, let probability):
            let p = value(probability, i)
            // What is not a number is a fault already, and says no as in the engine.
            if !(p > 0) { return cells.append(Cell(value: 0, share: 1)) }
            if p >= 1 { return cells.append(Cell(value: 1, share: 1)) }
            cells.append(Cell(value: 1, share: p, uniform: 0...p))
            cells.append(Cell(value: 0, share: 1 - p, uniform: p...1))
        case .decideMove(_, _, _, _, let offer, let withdraw):
            addMoves(offer: value(offer, i), withdraw: value(withdraw, i), &cells)
        case .choose(_, _, let among):
            let count = value(among, i)
            guard count >= 2 else { return cells.append(Cell(value: 0, share: 1)) }
            for k in 0..<Int(min(count, Double(UniformTable.mostValues))) {
                let (low, high) = (Double(k) / count, Double(k + 1) / count)
                cells.append(Cell(value: Double(k), share: 1 / count, uniform: low...high))
            }
        case .sample(_, let sampler, _, _): add(atoms.sampler(Int(sampler)), step, &cells)
        case .draw(_, let template, _, _, _):
            switch atoms.drawn(Int(template), parameter: { value($0, i) }) {
            case .values(let atoms) where step.uniform != nil: add(atoms, step, &cells)
            // The drawn value is not used.
            case .values: cells.append(Cell(value: 0, share: 1))
            case .tooMany: add(step.uniform == nil ? [] : nil, step, &cells)
            case .impossible: cells.append(Cell(value: .nan, share: 1))
            }
        default: preconditionFailure("only operations of chance branch")
        }
    }

    /// The branches of a state; `nil` if they are too many.
    private func add(_ atoms: [Atom]?, _ step: ExactStep, _ cells: inout [Cell]) {
        guard let atoms else {
            guard let uniform = step.uniform else { preconditionFailure("only what is drawn is listed") }
            unlisted = UnlistedDraw(path: plan.plan.sitePaths[Int(uniform.site.index)], reason: .manyValues)
            return
        }
        if atoms.isEmpty { cells.append(Cell(value: 0, share: 1)) }
        for atom in atoms {
            cells.append(Cell(value: atom.value, share: atom.probability, uniform: atom.uniform, second: atom.second))
        }
    }

    /// An offer below `offer`, a withdrawal from 1 − `withdraw` on, a hold between.
    private func addMoves(offer: Double, withdraw: Double, _ cells: inout [Cell]) {
        let offer = offer > 0 ? min(offer, 1) : 0
        // What is not a number is a fault already, and comes out as in the engine.
        let withdraw = withdraw.isNaN ? 1 : max(withdraw, 0)
        let withdrawal = min(withdraw, 1 - offer)
        let hold = 1 - offer - withdrawal
        let start = hold > 0 ? 1 - withdrawal : offer
        if offer > 0 { cells.append(Cell(value: 1, share: offer, uniform: 0...offer)) }
        if hold > 0 { cells.append(Cell(value: 0, share: hold, uniform: offer...max(offer, start))) }
        if withdrawal > 0 { cells.append(Cell(value: -1, share: withdrawal, uniform: min(start, 1)...1)) }
    }

    /// Keeps the cells that are possible with the random numbers that a state already has.
    private func narrow(_ step: ExactStep, _ i: Int, from first: Int, _ cells: inout [Cell]) {
        guard step.uniform?.ends != nil || step.secondUniform?.ends != nil else { return }
        let likeliest = cells[first...].max { $0.share < $1.share }
        var kept = first
        for index in first..<cells.count {
            var cell = cells[index]
            // A mixture's component is picked by its second number; within it the first decides.
            if let ends = step.uniform?.ends, !narrow(&cell, \.uniform, ends, i) { continue }
            if let ends = step.secondUniform?.ends, !narrow(&cell, \.second, ends, i) { continue }
            cells[kept] = cell
            kept += 1
        }
        if kept == first, var likeliest {
            // Rounding alone can leave nothing.
            likeliest.share = 1
            cells[kept] = likeliest
            kept += 1
        }
        cells.removeSubrange(kept...)
    }

    private func narrow(
        _ cell: inout Cell, _ part: WritableKeyPath<Cell, ClosedRange<Double>>, _ ends: UniformAddress.Ends, _ i: Int
    ) -> Bool {
        let (own, low, high) = (cell[keyPath: part], row(ends.low)[i], row(ends.high)[i])
        // Nothing is known of the number yet: also what is too rare to have a range of it can come out.
        guard low > 0 || high < 1 else { return true }
        let both = max(own.lowerBound, low)...max(low, own.lowerBound, min(own.upperBound, high))
        let (length, whole) = (own.upperBound - own.lowerBound, high - low)
        guard both.upperBound > both.lowerBound, length > 0, whole > 0 else { return false }
        cell.share *= (both.upperBound - both.lowerBound) / length / whole
        cell[keyPath: part] = both
        return true
    }
}
