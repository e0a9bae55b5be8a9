import Scenarios

extension UnaryKernel {
    var kernel: Step.Kernel {
        switch self {
        case .negate: { Loops.map($0, $1) { -$0 } }
        case .abs: { Loops.map($0, $1) { Swift.abs($0) } }
        case .exp: { Loops.map($0, $1, UnaryKernel.exp.callAsFunction) }
        case .log: { Loops.map($0, $1, UnaryKernel.log.callAsFunction) }
        case .sqrt: { Loops.map($0, $1) { $0.squareRoot() } }
        case .floor: { Loops.map($0, $1) { $0.rounded(.down) } }
        case .nearest: { Loops.map($0, $1, UnaryKernel.nearest.callAsFunction) }
        case .logistic: { Loops.map($0, $1, UnaryKernel.logistic.callAsFunction) }
        case .logit: { Loops.map($0, $1, UnaryKernel.logit.callAsFunction) }
        case .atLeastOne: { Loops.map($0, $1, UnaryKernel.atLeastOne.callAsFunction) }
        }
    }
}

extension BinaryKernel {
    /// Of two columns.
    var kernel: Step.Kernel {
        switch self {
        case .add: { Loops.zip($0, $1, +) }
        case .subtract: { Loops.zip($0, $1, -) }
        case .multiply: { Loops.zip($0, $1, *) }
        case .divide: { Loops.zip($0, $1, /) }
        case .remainder: { Loops.zip($0, $1, floorRemainder) }
        case .power: { Loops.zip($0, $1, raised) }
        case .minimum: { Loops.zip($0, $1, smaller) }
        case .maximum: { Loops.zip($0, $1, larger) }
        }
    }

    /// Of a column and a constant.
    func kernel(constant: Double) -> Step.Kernel {
        switch self {
        case .add: { Loops.withConstant($0, $1, +) }
        case .subtract: { Loops.withConstant($0, $1, -) }
        case .multiply: { Loops.withConstant($0, $1, *) }
        case .divide: { Loops.withConstant($0, $1, /) }
        case .remainder: { Loops.withConstant($0, $1, floorRemainder) }
        // What `raised` does with 2.
        case .power where constant == 2: { Loops.map($0, $1) { $0 * $0 } }
        case .power: { Loops.withConstant($0, $1, raised) }
        // What `smaller` and `larger` do with a number that is one for certain, in two instructions.
        case .minimum where !constant.isNaN: { Loops.withConstant($0, $1) { $1 <= $0 ? $1 : $0 } }
        case .maximum where !constant.isNaN: { Loops.withConstant($0, $1) { $1 >= $0 ? $1 : $0 } }
        case .minimum: { Loops.withConstant($0, $1, smaller) }
        case .maximum: { Loops.withConstant($0, $1, larger) }
        }
    }

    /// Of a constant and a column.
    func kernel(ofConstant constant: Double) -> Step.Kernel {
        switch self {
        case .add: { Loops.withConstant($0, $1) { $1 + $0 } }
        case .subtract: { Loops.withConstant($0, $1) { $1 - $0 } }
        case .multiply: { Loops.withConstant($0, $1) { $1 * $0 } }
        case .divide: { Loops.withConstant($0, $1) { $1 / $0 } }
        case .remainder: { Loops.withConstant($0, $1) { floorRemainder($1, $0) } }
        case .power: { Loops.withConstant($0, $1) { raised($1, $0) } }
        case .minimum where !constant.isNaN: { Loops.withConstant($0, $1) { $1 < $0 ? $1 : $0 } }
        case .maximum where !constant.isNaN: { Loops.withConstant($0, $1) { $1 > $0 ? $1 : $0 } }
        case .minimum: { Loops.withConstant($0, $1) { smaller($1, $0) } }
        case .maximum: { Loops.withConstant($0, $1) { larger($1, $0) } }
        }
    }
}

extension Comparison {
    /// Of two columns.
    var kernel: Step.Kernel {
        switch self {
        case .equal: { Loops.test($0, $1, .==) }
        case .notEqual: { Loops.test($0, $1, .!=) }
        case .less: { Loops.test($0, $1, .<) }
        case .lessOrEqual: { Loops.test($0, $1, .<=) }
        }
    }

    /// Of a column and a constant.
    var kernelWithConstant: Step.Kernel {
        switch self {
        case .equal: { Loops.testConstant($0, $1, .==) }
        case .notEqual: { Loops.testConstant($0, $1, .!=) }
        case .less: { Loops.testConstant($0, $1, .<) }
        case .lessOrEqual: { Loops.testConstant($0, $1, .<=) }
        }
    }

    /// Of a constant and a column.
    var kernelOfConstant: Step.Kernel {
        switch self {
        case .equal: { Loops.testConstant($0, $1, .==) }
        case .notEqual: { Loops.testConstant($0, $1, .!=) }
        case .less: { Loops.testConstant($0, $1, .>) }
        case .lessOrEqual: { Loops.testConstant($0, $1, .>=) }
        }
    }
}

extension LogicKernel {
    var kernel: Step.Kernel {
        switch self {
        case .and: { Loops.logic($0, $1, &) }
        case .or: { Loops.logic($0, $1, |) }
        case .andNot: { Loops.logic($0, $1) { $0 & ($1 ^ 1) } }
        case .same: { Loops.logic($0, $1) { ($0 ^ $1) ^ 1 } }
        case .differ: { Loops.logic($0, $1, ^) }
        }
    }
}
