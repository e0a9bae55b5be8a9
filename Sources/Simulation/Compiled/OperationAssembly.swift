import Scenarios
import Statistics

/// One case for each operation, as in the interpreter (`Interpreter.swift`): the same arithmetic in the same order.
extension PartAssembly {
    mutating func add(_ operation: Operation) {
        let (numbers, truths) = (code.numbers, code.truths)
        switch operation {
        case .fill(let out, let value): store(code.splat(value), out)
        case .copy(let out, let a), .gather(let out, let a), .pull(let out, let a): store(load(a), out)
        case .roundNumber(let out): store(roundNumber, out)
        case .unary(let kernel, let out, let a): store(unary(kernel, load(a)), out)
        case .binary(let kernel, let out, let a, let b): store(binary(kernel, a, b), out)
        case .select(let out, let condition, let a, let b):
            store(select(load(condition), numbers, load(a), load(b)), out)
        case .numberOf(let out, let a): store(select(load(a), numbers, code.splat(1), code.splat(0)), out)
        case .approach(let out, let a, let toward, let rate):
            let old = load(a)
            let step = float("fmul", code.splat(rate), float("fsub", code.splat(toward), old))
            store(float("fadd", old, step), out)
        case .learn(let out, let a, let offered, let gain, let loss):
            let old = load(a)
            let gained = float("fadd", old, float("fmul", code.splat(gain), float("fsub", code.splat(1), old)))
            let lost = float("fsub", old, float("fmul", code.splat(loss), old))
            store(select(load(offered), numbers, gained, lost), out)

        case .fillTruth(let out, let value): store(value ? allTrue : "zeroinitializer", out)
        case .copyTruth(let out, let a), .gatherTruth(let out, let a), .pullTruth(let out, let a): store(load(a), out)
        case .compare(let comparison, let out, let a, let b): store(compare(comparison.predicate, load(a), load(b)), out)
        case .logic(let kernel, let out, let a, let b): store(logic(kernel, load(a), load(b)), out)
        case .not(let out, let a): store(negation(load(a)), out)
        case .selectTruth(let out, let condition, let a, let b):
            store(select(load(condition), truths, load(a), load(b)), out)

        case .enter(let inner, let condition): setMask(inner, both(mask, load(condition)))
        case .enterRounds(let inner, let condition): setMask(inner, select(among(condition), truths, mask, "zeroinitializer"))
        case .scatter(let out, let a), .push(let out, let a): store(merged(load(a), numbers, over: load(out)), out)
        case .scatterTruth(let out, let a), .pushTruth(let out, let a):
            store(merged(load(a), truths, over: load(out)), out)
        case .scatterTruthConstant(let out, let value), .pushTruthConstant(let out, let value):
            store(merged(value ? allTrue : "zeroinitializer", truths, over: load(out)), out)

        case .words, .refreshWords, .decide, .decideMove, .uniform, .choose, .sample, .draw, .redraw: addChance(operation)
        case .correlate: preconditionFailure("parameters are correlated before the first round")

        case .checkNumber(let a, let site):
            let value = load(a)
            end(compare("uno", value, value), Double(-1 - site.index))
        case .markNotNumber(let out, let a):
            let value = load(a)
            let found = both(mask, compare("uno", value, value))
            store(code.value("or \(truths) \(load(out)), \(found)"), out)
        case .clamp(let out, let a, let site): clamp(load(a), out, site)

        case .count(let counter, let a): count(both(mask, load(a)), .totals, Int(counter.index))
        case .countLanes(let counter): count(mask, .totals, Int(counter.index))
        case .note(let milestone, let condition):
            note(milestone, condition.map { both(mask, load($0)) } ?? mask)
        case .end(_, let condition, let outcome): end(load(condition), Double(outcome + 1))
        case .endAll(_, let outcome): end(allTrue, Double(outcome + 1))
        }
    }

    // MARK: Arithmetic

    var allTrue: String { "splat (i1 true)" }

    private var roundNumber: String {
        mutating get { splatted(code.value("sitofp i64 \(context(.round)) to double"), "double") }
    }

    mutating func float(_ instruction: String, _ a: String, _ b: String) -> String {
        code.value("\(instruction) \(code.numbers) \(a), \(b)")
    }

    mutating func compare(_ predicate: String, _ a: String, _ b: String) -> String {
        code.value("fcmp \(predicate) \(code.numbers) \(a), \(b)")
    }

    mutating func select(_ condition: String, _ type: String, _ a: String, _ b: String) -> String {
        code.value("select \(code.truths) \(condition), \(type) \(a), \(type) \(b)")
    }

    mutating func negation(_ a: String) -> String { code.value("xor \(code.truths) \(a), \(allTrue)") }

    mutating func logic(_ kernel: LogicKernel, _ a: String, _ b: String) -> String {
        switch kernel {
        case .and: both(a, b)
        case .or: code.value("or \(code.truths) \(a), \(b)")
        case .andNot: both(a, negation(b))
        case .same: negation(code.value("xor \(code.truths) \(a), \(b)"))
        case .differ: code.value("xor \(code.truths) \(a), \(b)")
        }
    }

    private mutating func intrinsic(_ name: String, _ a: String) -> String {
        code.value("call \(code.numbers) @llvm.\(name).v\(code.width)f64(\(code.numbers) \(a))")
    }

    private mutating func unary(_ kernel: UnaryKernel, _ a: String) -> String {
        switch kernel {
        case .negate: code.value("fneg \(code.numbers) \(a)")
        case .abs: intrinsic("fabs", a)
        case .sqrt: intrinsic("sqrt", a)
        case .floor: intrinsic("floor", a)
        case .nearest: intrinsic("round", a)
        case .exp, .log, .logistic, .logit, .atLeastOne: function(of: kernel.hostNumber, a, a)
        }
    }

    private mutating func binary(_ kernel: BinaryKernel, _ a: NumberOperand, _ b: NumberOperand) -> String {
        let (x, y) = (load(a), load(b))
        switch kernel {
        case .add: return float("fadd", x, y)
        case .subtract: return float("fsub", x, y)
        case .multiply: return float("fmul", x, y)
        case .divide: return float("fdiv", x, y)
        case .minimum: return extreme("olt", x, y)
        case .maximum: return extreme("ogt", x, y)
        case .power where b.isSquare: return float("fmul", x, x)
        case .remainder, .power: return function(of: kernel.hostNumber, x, y)
        }
    }

    /// The smaller or larger number; not a number if either is not.
    private mutating func extreme(_ predicate: String, _ a: String, _ b: String) -> String {
        let chosen = select(compare(predicate, a, b), code.numbers, a, b)
        return select(compare("uno", a, b), code.numbers, float("fadd", a, b), chosen)
    }

    /// A function that the interpreter's own code computes.
    private mutating func function(of number: Int, _ a: String, _ b: String) -> String {
        let (first, second, result) = (buffer(0, holding: a), buffer(1, holding: b), buffer(2))
        code.line("call void \(context(.arithmetic))(i64 \(number), ptr \(first), ptr \(second), ptr \(result))")
        return code.load(code.numbers, result)
    }

    // MARK: Spaces, counts and ends

    /// Whether a condition on the round holds, in all lanes.
    private mutating func among(_ condition: RoundCondition) -> String {
        let round = context(.round)
        let holds: String
        switch condition {
        case .upTo(let last): holds = code.value("icmp sle i64 \(round), \(last)")
        case .from(let first): holds = code.value("icmp sge i64 \(round), \(first)")
        case .among(let set):
            let entry = code.address("i1", "@rounds\(set)", round)
            holds = code.load("i1", entry, align: 1)
        }
        return splatted(holds, "i1")
    }

    mutating func count(_ lanes: String, _ totals: RoundContext.Entry, _ index: Int) {
        let bits = bits(lanes)
        let number = code.value("call \(code.bits) @llvm.ctpop.\(code.bits)(\(code.bits) \(bits))")
        let wide = code.width == 64 ? number : code.value("zext \(code.bits) \(number) to i64")
        let address = code.address("i64", context(totals), "\(index)")
        let sum = code.value("add i64 \(code.load("i64", address, align: 8)), \(wide)")
        code.store("i64", sum, address, align: 8)
    }

    private mutating func clamp(_ value: String, _ out: NumberColumn, _ site: ClampSite) {
        let outside = code.value(
            "or \(code.truths) \(compare("olt", value, code.splat(0))), \(compare("ogt", value, code.splat(1)))")
        count(both(mask, outside), .clamps, Int(site.index))
        count(mask, .clampable, Int(site.index))
        let low = select(compare("ole", value, code.splat(0)), code.numbers, code.splat(0), value)
        let inside = select(compare("ogt", low, code.splat(1)), code.numbers, code.splat(1), low)
        store(select(compare("uno", value, value), code.numbers, code.splat(0), inside), out)
    }

    private mutating func note(_ milestone: Milestone, _ lanes: String) {
        let bits = wideBits(lanes)
        let any = code.value("icmp ne i64 \(bits), 0")
        let keeps = code.value("icmp ne i64 \(context(.keepsPaths)), 0")
        let after = code.begin(where: code.value("and i1 \(any), \(keeps)"))
        code.line(
            "call void \(context(.note))(ptr \(context(.block)), i64 \(milestone.code), i64 %lane, i64 \(bits))")
        code.end(after)
    }

    /// Ends those lanes of a condition that have not ended.
    private mutating func end(_ condition: String, _ result: Double) {
        let lanes = both(mask, condition)
        let after = code.begin(where: code.value("icmp ne \(code.bits) \(bits(lanes)), 0"))
        let ended = load(plan.results.ended)
        let new = both(lanes, compare("oeq", ended, code.splat(0)))
        store(select(new, code.numbers, code.splat(result), ended), plan.results.ended)
        code.line("call void \(context(.ended))(ptr \(context(.block)), i64 %lane, i64 \(wideBits(new)))")
        code.end(after)
    }
}

extension Comparison {
    fileprivate var predicate: String {
        switch self {
        case .equal: "oeq"
        case .notEqual: "une"
        case .less: "olt"
        case .lessOrEqual: "ole"
        }
    }
}

extension NumberOperand {
    /// As an exponent: whether it asks for a square, which is a product.
    fileprivate var isSquare: Bool { if case .constant(2) = self { true } else { false } }
}
