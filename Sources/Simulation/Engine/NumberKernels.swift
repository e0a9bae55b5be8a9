import Scenarios

extension Block {
    /// A loop for each kind of operand, so that a constant is held in a register.
    @inline(__always)
    private func combine<Result: BitwiseCopyable>(
        _ n: Int, _ out: Row<Result>, _ a: NumberOperand, _ b: NumberOperand, _ combine: (Double, Double) -> Result
    ) {
        switch (a, b) {
        case (.column(let a), .column(let b)): out.zip(n, row(a), row(b), combine)
        case (.column(let a), .constant(let b)): out.map(n, row(a)) { combine($0, b) }
        case (.constant(let a), .column(let b)): out.map(n, row(b)) { combine(a, $0) }
        case (.constant(let a), .constant(let b)): out.fill(n, combine(a, b))
        }
    }

    /// The same for numbers, where what is written may be what is read.
    @inline(__always)
    private func combineNumbers(
        _ n: Int, _ out: Row<Double>, _ a: NumberOperand, _ b: NumberOperand, _ combine: (Double, Double) -> Double
    ) {
        switch (a, b) {
        case (.column(let a), .column(let b)) where row(a).isSame(as: out): out.update(n, row(b), combine)
        case (.column(let a), .column(let b)) where row(b).isSame(as: out): out.update(n, row(a)) { combine($1, $0) }
        case (.column(let a), .constant(let b)) where row(a).isSame(as: out): out.update(n) { combine($0, b) }
        case (.constant(let a), .column(let b)) where row(b).isSame(as: out): out.update(n) { combine(a, $0) }
        default: self.combine(n, out, a, b, combine)
        }
    }

    func run(_ kernel: UnaryKernel, _ n: Int, _ out: Row<Double>, _ a: Row<Double>) {
        switch kernel {
        case .negate: out.map(n, a) { -$0 }
        case .abs: out.map(n, a) { Swift.abs($0) }
        case .exp: out.map(n, a) { UnaryKernel.exp($0) }
        case .log: out.map(n, a) { UnaryKernel.log($0) }
        case .sqrt: out.map(n, a) { $0.squareRoot() }
        case .floor: out.map(n, a) { $0.rounded(.down) }
        case .nearest: out.map(n, a) { UnaryKernel.nearest($0) }
        case .logistic: out.map(n, a) { UnaryKernel.logistic($0) }
        case .logit: out.map(n, a) { UnaryKernel.logit($0) }
        case .atLeastOne: out.map(n, a) { UnaryKernel.atLeastOne($0) }
        }
    }

    func run(_ kernel: BinaryKernel, _ n: Int, _ out: Row<Double>, _ a: NumberOperand, _ b: NumberOperand) {
        switch kernel {
        case .add: combineNumbers(n, out, a, b) { $0 + $1 }
        case .subtract: combineNumbers(n, out, a, b) { $0 - $1 }
        case .multiply: combineNumbers(n, out, a, b) { $0 * $1 }
        case .divide: combineNumbers(n, out, a, b) { $0 / $1 }
        case .remainder: combineNumbers(n, out, a, b) { floorRemainder($0, $1) }
        // What `raised` does with 2.
        case .power where b == .constant(2): combineNumbers(n, out, a, b) { base, _ in base * base }
        case .power: power(n, out, a, b)
        // What `smaller` and `larger` do with a number that is one for certain, in two instructions.
        case .minimum where b.isNumber: combineNumbers(n, out, a, b) { $1 <= $0 ? $1 : $0 }
        case .maximum where b.isNumber: combineNumbers(n, out, a, b) { $1 >= $0 ? $1 : $0 }
        case .minimum where a.isNumber: combineNumbers(n, out, a, b) { $0 < $1 ? $0 : $1 }
        case .maximum where a.isNumber: combineNumbers(n, out, a, b) { $0 > $1 ? $0 : $1 }
        case .minimum: combineNumbers(n, out, a, b) { smaller($0, $1) }
        case .maximum: combineNumbers(n, out, a, b) { larger($0, $1) }
        }
    }

    /// Apart from the other kernels, and named instead of a closure: in a function that is already long, the optimiser
    /// leaves long closures as calls for every lane.
    private func power(_ n: Int, _ out: Row<Double>, _ a: NumberOperand, _ b: NumberOperand) {
        combineNumbers(n, out, a, b, raised)
    }

    func run(_ comparison: Comparison, _ n: Int, _ out: Row<UInt8>, _ a: NumberOperand, _ b: NumberOperand) {
        switch comparison {
        case .equal: combine(n, out, a, b) { $0 == $1 ? 1 : 0 }
        case .notEqual: combine(n, out, a, b) { $0 != $1 ? 1 : 0 }
        case .less: combine(n, out, a, b) { $0 < $1 ? 1 : 0 }
        case .lessOrEqual: combine(n, out, a, b) { $0 <= $1 ? 1 : 0 }
        }
    }

    func run(_ kernel: LogicKernel, _ n: Int, _ out: Row<UInt8>, _ a: Row<UInt8>, _ b: Row<UInt8>) {
        switch kernel {
        case .and: out.zip(n, a, b) { $0 & $1 }
        case .or: out.zip(n, a, b) { $0 | $1 }
        case .andNot: out.zip(n, a, b) { $0 & ($1 ^ 1) }
        case .same: out.zip(n, a, b) { ($0 ^ $1) ^ 1 }
        case .differ: out.zip(n, a, b) { $0 ^ $1 }
        }
    }

    func select(_ n: Int, _ out: Row<Double>, _ condition: Row<UInt8>, _ a: NumberOperand, _ b: NumberOperand) {
        switch (a, b) {
        case (.column(let a), .column(let b)): out.zip(n, condition, row(a), row(b)) { $0 != 0 ? $1 : $2 }
        case (.column(let a), .constant(let b)): out.zip(n, condition, row(a)) { $0 != 0 ? $1 : b }
        case (.constant(let a), .column(let b)): out.zip(n, condition, row(b)) { $0 != 0 ? a : $1 }
        case (.constant(let a), .constant(let b)): out.map(n, condition) { $0 != 0 ? a : b }
        }
    }

    func approach(_ n: Int, _ out: Row<Double>, _ a: Row<Double>, _ toward: Double, _ rate: Double) {
        if out.isSame(as: a) {
            out.update(n) { $0 + rate * (toward - $0) }
        } else {
            out.map(n, a) { $0 + rate * (toward - $0) }
        }
    }
}
