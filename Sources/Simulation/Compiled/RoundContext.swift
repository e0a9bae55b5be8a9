import Distributions
import Scenarios
import Statistics

/// What compiled code is given: addresses and numbers, eight bytes each.
@safe struct RoundContext {
    enum Entry: Int, CaseIterable {
        case numbers, truths, words, scratch, block, replicates
        case totals, clamps, clampable
        /// How many lanes are in use.
        case lanes
        case round, firstReplicate, future, seed
        /// Whether the words that serve eight rounds are drawn in this round.
        case refreshes
        case keepsPaths
        // Functions that are called back.
        case note, ended, refined, sample, draw, redraw, arithmetic

        /// Its type in LLVM's assembly language.
        var type: String {
            switch self {
            case .lanes, .round, .firstReplicate, .future, .seed, .refreshes, .keepsPaths: "i64"
            default: "ptr"
            }
        }
    }
}

extension UnaryKernel {
    /// The number by which compiled code names a function that it does not compute itself.
    var hostNumber: Int {
        switch self {
        case .exp: 0
        case .log: 1
        case .logistic: 2
        case .logit: 3
        case .atLeastOne: 4
        case .negate, .abs, .sqrt, .floor, .nearest: preconditionFailure("compiled code has \(rawValue) itself")
        }
    }
}

extension BinaryKernel {
    var hostNumber: Int {
        switch self {
        case .power: 5
        case .remainder: 6
        case .add, .subtract, .multiply, .divide, .minimum, .maximum:
            preconditionFailure("compiled code has \(rawValue) itself")
        }
    }
}

/// The lanes of a vector whose bits are set.
@inline(__always)
private func forEachLane(_ bits: UInt64, _ visit: (Int) -> Void) {
    var rest = bits
    while rest != 0 {
        visit(rest.trailingZeroBitCount)
        rest &= rest &- 1
    }
}

/// What compiled code calls back. Vectors are given by their addresses; `bits` says in which of their lanes something is to
/// be done, and `lane` which lane of the block is the first.
@safe enum HostCalls {
    typealias Vector = UnsafeMutablePointer<Double>
    typealias Owner = UnsafeRawPointer

    private static func block(_ owner: Owner) -> Block { unsafe Unmanaged<Block>.fromOpaque(owner).takeUnretainedValue() }

    static let note: @convention(c) (Owner, Int, Int, UInt64) -> Void = { owner, code, lane, bits in
        let block = unsafe block(owner)
        forEachLane(bits) { block.note(Milestone(code: Int32(code)), lane: lane + $0) }
    }

    static let ended: @convention(c) (Owner, Int, UInt64) -> Void = { owner, lane, bits in
        let block = unsafe block(owner)
        forEachLane(bits) { block.noteEnd(of: Int32(lane + $0)) }
    }

    static let refined: @convention(c) (Owner, Int, Int, Int, UInt64, Vector) -> UInt64 = { owner, site, position, lane, bits, rest in
        let block = unsafe block(owner)
        let address = ChanceAddress(
            site: SiteIndex(index: Int32(site)), time: position < 0 ? .eightRounds : .round, index: 0)
        let halfword = Halfword(address: address, position: Int32(max(0, position)))
        var yes: UInt64 = 0
        forEachLane(bits) {
            if unsafe block.refined(halfword, lane: lane + $0) < rest[$0] { yes |= 1 << UInt64($0) }
        }
        return yes
    }

    static let sample: @convention(c) (Owner, Int, Int, UInt64, Vector, Vector) -> Void = {
        owner, index, _, bits, arguments, out in
        let width = CompiledRound.width
        let sampler = unsafe block(owner).plan.samplers[index]
        if bits.nonzeroBitCount * 2 < width {
            forEachLane(bits) { unsafe out[$0] = sampler.sample(arguments[$0], second: arguments[width + $0]) }
        } else {
            var drawn = unsafe UnsafeMutableBufferPointer(start: out, count: width).mutableSpan
            let uniforms = unsafe UnsafeBufferPointer(start: arguments, count: width)
            let seconds = unsafe UnsafeBufferPointer(start: arguments + width, count: width)
            unsafe sampler.fill(&drawn, uniforms: uniforms.span, seconds: seconds.span)
        }
    }

    static let draw: @convention(c) (Owner, Int, Int, UInt64, Vector, Vector) -> Void = {
        owner, index, _, bits, arguments, out in
        let width = CompiledRound.width
        let template = unsafe block(owner).plan.templates[index]
        forEachLane(bits) { lane in
            let values = Operands(template.columns) { unsafe arguments[(2 + $0) * width + lane] }
            unsafe out[lane] =
                template.distribution { values[$0] }?.quantile(arguments[lane], second: arguments[width + lane]) ?? .nan
        }
    }

    static let redraw: @convention(c) (Owner, Int, Int, UInt64, Vector, Vector) -> Void = {
        owner, index, lane, bits, arguments, out in
        let block = unsafe block(owner)
        let number = block.plan.redrawn[index]
        forEachLane(bits) { offset in
            let values = Operands(number.formula.columns) { unsafe arguments[$0 * CompiledRound.width + offset] }
            unsafe out[offset] = block.redrawn(number, lane: lane + offset) { values[$0] }
        }
    }

    static let arithmetic: @convention(c) (Int, Vector, Vector, Vector) -> Void = { function, a, b, out in
        let width = CompiledRound.width
        switch function {
        case 0: unsafe apply(a, out) { UnaryKernel.exp($0) }
        case 1: unsafe apply(a, out) { UnaryKernel.log($0) }
        case 2: unsafe apply(a, out) { UnaryKernel.logistic($0) }
        case 3: unsafe apply(a, out) { UnaryKernel.logit($0) }
        case 4: unsafe apply(a, out) { UnaryKernel.atLeastOne($0) }
        case 5: for i in 0..<width { unsafe out[i] = raised(a[i], b[i]) }
        case 6: for i in 0..<width { unsafe out[i] = floorRemainder(a[i], b[i]) }
        default: preconditionFailure("compiled code calls a function that there is not")
        }
    }

    @inline(__always)
    private static func apply(_ a: Vector, _ out: Vector, _ function: (Double) -> Double) {
        for i in 0..<CompiledRound.width { unsafe out[i] = function(a[i]) }
    }
}

/// The values of columns in one lane.
private struct Operands {
    private let values: [NumberColumn: Double]

    init(_ columns: [NumberColumn], _ value: (Int) -> Double) {
        var values: [NumberColumn: Double] = [:]
        for (index, column) in columns.enumerated() { values[column] = value(index) }
        self.values = values
    }

    subscript(operand: NumberOperand) -> Double {
        switch operand {
        case .constant(let number): number
        case .column(let column): values[column] ?? .nan
        }
    }
}
