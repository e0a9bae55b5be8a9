extension Wave {
    /// A decision by a number that no other asks for, in loops over all states: the yes stays in its lane, and the no
    /// gets one of its own.
    /// - Returns: whether there was room; if not, nothing has changed.
    func decide(_ out: Row<UInt8>, _ probability: NumberOperand, _ step: ExactStep) -> Bool {
        switch probability {
        case .constant(let value): return decide(out, step) { _ in value }
        case .column(let column):
            let probabilities = row(column)
            return decide(out, step) { probabilities[$0] }
        }
    }

    @inline(__always)
    private func decide(_ out: Row<UInt8>, _ step: ExactStep, _ probability: (Int) -> Double) -> Bool {
        let (states, covered) = (count, row(step.space))
        var parted = 0
        for i in 0..<states {
            let p = probability(i)
            sources[parted] = Int32(truncatingIfNeeded: i)
            parted &+= covered[i] != 0 && p > 0 && p < 1 ? 1 : 0
        }
        guard states + parted <= capacity else { return false }
        for column in step.live.numbers { copy(row(column), parted, to: states) }
        for column in step.live.truths { copy(row(column), parted, to: states) }
        for space in step.live.spaces { copy(row(space), parted, to: states) }
        // What is not a number is a fault already, and says no as in the engine.
        for i in 0..<states where covered[i] != 0 { out[i] = probability(i) > 0 ? 1 : 0 }
        for place in 0..<parted {
            let i = Int(sources[place])
            let (p, weight) = (probability(i), weights[i])
            out[states &+ place] = 0
            weights[states &+ place] = weight * (1 - p)
            weights[i] = weight * p
        }
        count = states + parted
        return true
    }

    @inline(__always)
    private func copy<Element>(_ row: Row<Element>, _ states: Int, to first: Int) {
        for i in 0..<states { row[first &+ i] = row[Int(sources[i])] }
    }
}
