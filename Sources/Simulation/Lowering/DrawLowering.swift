import Distributions
import Scenarios

extension Lowering {
    mutating func lower(_ draw: Draw, _ context: ExpressionContext) -> Value {
        let site = builder.site(
            context.site(of: draw),
            of: .draw(
                context.watched?.place, ordinal: draw.ordinal, selfActor: context.selfActor, others: context.others,
                issue: context.issue))
        if draw.family == .chance, context.tiedUniform == nil {
            guard case .value(let expression)? = draw.arguments.first else {
                preconditionFailure("the checker gives chance its probability")
            }
            let probability = self.probability(number(expression, context), context)
            return .truth(
                decide(
                    probability,
                    Halfword(
                        address: ChanceAddress(site: site, time: .eightRounds, index: 0), position: 0)))
        }
        let value = sample(draw, site, context)
        guard draw.family == .chance else { return .number(value) }
        return .truth(compare(.less, .constant(0.5), value))
    }

    /// A truth value that is true with a probability; probabilities 0 and 1 need no random number.
    mutating func decide(_ probability: NumberValue, _ halfword: Halfword) -> TruthValue {
        if let constant = probability.constant, constant <= 0 || constant >= 1 { return .constant(constant >= 1) }
        if let source = probability.truth {
            return TruthValue(source: source, space: probability.space, binding: probability.binding)
        }
        let words = builder.words(halfword.address)
        let operand = builder.bring(probability)
        return builder.truth(binding: builder.ownBinding) { .decide($0, words, halfword, operand) }
    }

    /// One draw from a distribution: a uniform number through its quantile function.
    private mutating func sample(_ draw: Draw, _ site: SiteIndex, _ context: ExpressionContext) -> NumberValue {
        // A correlation is with the whole of a mixture, so one number must draw it.
        let isTied = context.tiedUniform != nil && draw.needsSecond
        // Only this draw is correlated, not those in its parameters.
        var asking = context
        asking.tiedUniform = nil
        if let found = constantDistribution(draw, asking) {
            let distribution = isTied ? found.comonotone() : found
            builder.constantSites.insert(
                ConstantSite(builder.sitePaths[Int(site.index)].text, isBeforeFirstRound: builder.stage == .setup))
            if let constant = distribution.isConstant { return .constant(constant) }
            let (uniform, second) = uniforms(site, context, needsSecond: draw.needsSecond && !isTied)
            let index = builder.sampler(distribution)
            return builder.number(binding: builder.ownBinding, range: ValueRange(drawnFrom: distribution)) {
                .sample($0, sampler: index, uniform: uniform, second: second)
            }
        }
        let written = self.template(draw, asking)
        let template = isTied ? DrawTemplate.comonotone(written) : written
        let (uniform, second) = uniforms(site, context, needsSecond: draw.needsSecond && !isTied)
        guard let watched = context.watched else { preconditionFailure("every draw stands in a written expression") }
        let out = builder.newNumber()
        builder.templates.append(template)
        if let mark = context.leftOut {
            builder.emit(
                .draw(out, template: Int32(builder.templates.count - 1), uniform: uniform, second: second, nil))
            builder.emit(.markNotNumber(mark, out))
        } else {
            builder.emit(
                .draw(
                    out, template: Int32(builder.templates.count - 1), uniform: uniform, second: second,
                    builder.faultSite(watched)))
        }
        // Finite, whatever the parameters turn out to be: the unit interval's ends are never drawn.
        let range = ValueRange(low: -Double.greatestFiniteMagnitude, high: Double.greatestFiniteMagnitude)
        return NumberValue(operand: .column(out), space: builder.space, binding: builder.ownBinding, range: range)
    }

    private mutating func uniforms(
        _ site: SiteIndex, _ context: ExpressionContext, needsSecond: Bool
    ) -> (NumberColumn, NumberColumn) {
        let words = builder.words(ChanceAddress(site: site, time: .round, index: 0))
        func uniform(_ secondPair: Bool) -> NumberColumn {
            let value = builder.number(binding: builder.ownBinding, range: .unit) {
                .uniform($0, words, secondPair: secondPair)
            }
            return column(value.operand)
        }
        let first = context.tiedUniform.map { column(builder.bring($0)) } ?? uniform(false)
        return (first, needsSecond ? uniform(true) : first)
    }

    // MARK: Parameters of distributions

    /// The distribution, if all its parameters are known before the simulation (and possible).
    private mutating func constantDistribution(_ draw: Draw, _ context: ExpressionContext) -> Distribution? {
        var numbers: [Double] = []
        var inner: [Distribution] = []
        for argument in draw.arguments {
            switch argument {
            case .value(let expression):
                guard survey(expression, context).isQuiet, let constant = number(expression, context).constant else {
                    return nil
                }
                numbers.append(constant)
            case .distribution(let draw):
                guard let distribution = constantDistribution(draw, context) else { return nil }
                inner.append(distribution)
            }
        }
        switch draw.family {
        case .truncated:
            return try? .truncated(inner[0], low: numbers[0], high: numbers[1])
        case .mixture:
            return try? .mixture(Array(zip(numbers, inner)))
        default:
            return try? Distribution(draw.family, parameters: numbers)
        }
    }

    /// The distribution with its parameters as operands in the current space; their columns are read through a table.
    private mutating func template(_ draw: Draw, _ context: ExpressionContext) -> DrawTemplate {
        var operands: [NumberOperand] = []
        var inner: [DrawTemplate] = []
        for argument in draw.arguments {
            switch argument {
            case .value(let expression):
                let value = builder.snapshot(number(expression, context))
                let operand = builder.bring(value)
                if case .column(let column) = operand { builder.lastingNumbers.insert(column) }
                operands.append(operand)
            case .distribution(let draw): inner.append(template(draw, context))
            }
        }
        switch draw.family {
        case .truncated: return .truncated(inner[0], operands[0], operands[1])
        case .mixture: return .mixture(operands, inner)
        default: return .family(draw.family, operands)
        }
    }
}

extension Draw {
    /// A mixture takes a second uniform number.
    fileprivate var needsSecond: Bool {
        family == .mixture
            || arguments.contains { if case .distribution(let inner) = $0 { inner.needsSecond } else { false } }
    }
}

extension ValueRange {
    /// The range of a draw, which is bounded.
    init(drawnFrom distribution: Distribution) {
        let drawn = distribution.drawnRange
        self.init(low: drawn.lowerBound, high: drawn.upperBound)
    }
}

extension PlanBuilder {
    mutating func sampler(_ distribution: Distribution) -> Int32 {
        if let index = distributions.firstIndex(of: distribution) { return Int32(index) }
        distributions.append(distribution)
        return Int32(distributions.count - 1)
    }
}
