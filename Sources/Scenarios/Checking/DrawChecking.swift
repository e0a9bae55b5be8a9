package import Distributions

/// Distributions in expressions: the right number of parameters, and possible ones where they are constant.
extension Checker {
    /// A call of a distribution. An inner one, within `truncated` or `mixture`, has no site of its own.
    mutating func draw(
        _ family: Family, _ values: [Syntax], written: Syntax, in scope: Scope, depth: Int, isInner: Bool
    ) -> Draw? {
        guard depth < Self.deepest else {
            report(.expressionTooDeep(limit: Self.deepest), at: written.place)
            return nil
        }
        let ordinal = isInner ? 0 : drawCount
        if !isInner { drawCount += 1 }
        guard family.takes(values.count) else {
            report(.argumentCount(signature: family.signature, given: values.count), at: written.place)
            return nil
        }
        var arguments: [DrawArgument] = []
        for (position, value) in values.enumerated() {
            if family.takesDistribution(at: position) {
                guard case .call(let name, let inner) = value.kind, let kind = Family(rawValue: name),
                    inner.allSatisfy({ $0.label == nil })
                else {
                    report(.distributionNeeded(family.rawValue, found: value.description), at: value.place)
                    continue
                }
                let innerDraw = draw(
                    kind, inner.map(\.value), written: value, in: scope, depth: depth + 1, isInner: true)
                if let innerDraw { arguments.append(.distribution(innerDraw)) }
            } else if let number = number(value, in: scope, depth: depth + 1) {
                arguments.append(.value(held(number, family, at: position)))
            }
        }
        guard arguments.count == values.count else { return nil }
        let draw = Draw(family: family, arguments: arguments, ordinal: ordinal)
        // An inner one is made again as a part of the outer, but an error belongs where it is written.
        do throws(ParameterError) {
            _ = try draw.distribution(rounds: clock.rounds)
        } catch {
            if isInner || !draw.hasImpossiblePart(rounds: clock.rounds) {
                report(impossible(written, error), at: written.place)
            }
            return nil
        }
        do throws(ParameterError) {
            _ = try draw.distribution(rounds: clock.rounds, parameters: parameterRecord.constants.values)
        } catch {
            let constants = parameterRecord.constants
            let settings = draw.arguments.compactMap { argument -> Place? in
                guard case .value(let expression) = argument else { return nil }
                return constants.settingPlace(in: expression)
            }
            report(impossible(written, error), at: settings.first ?? written.place)
            return nil
        }
        return draw
    }
}

extension Checker {
    private func impossible(_ written: Syntax, _ error: ParameterError) -> ModelCause {
        var wrong: (parameter: String, value: Double)?
        if case .outOfRange(_, let parameter, let value) = error { wrong = (parameter, value) }
        return .impossibleParameters(
            written.description, parameter: wrong?.parameter, value: wrong?.value, problem: error.description)
    }

    /// A constant probability, set to 0 or 1 if only rounding puts it beyond.
    private func held(_ number: Expression, _ family: Family, at position: Int) -> Expression {
        let isProbability =
            switch family {
            case .chance, .bernoulli, .geometric: position == 0
            case .binomial, .negativeBinomial: position == 1
            default: false
            }
        guard isProbability, let value = number.constant(rounds: clock.rounds)?.number else { return number }
        let held = min(max(value, 0), 1)
        guard value != held, abs(value - held) <= Self.roundingOfProbability else { return number }
        var copy = number
        copy.node = .number(held)
        return copy
    }
}

extension Draw {
    /// The distribution where all its parameters are constant; `nil` if some are not.
    ///
    /// - Parameter parameters: of the scenario, by index, whose values are known.
    /// - Throws: what makes the parameters impossible.
    package func distribution(
        rounds: Int, parameters: [Int: Constant] = [:]
    ) throws(ParameterError) -> Distribution? {
        var numbers: [Double] = []
        var inner: [Distribution] = []
        for argument in arguments {
            switch argument {
            case .value(let expression):
                guard
                    let value = expression.constant(rounds: rounds, under: Binding(), parameters: parameters)?.number
                else { return nil }
                numbers.append(value)
            case .distribution(let draw):
                guard let distribution = try draw.distribution(rounds: rounds, parameters: parameters) else {
                    return nil
                }
                inner.append(distribution)
            }
        }
        switch family {
        case .truncated:
            guard let base = inner.first, numbers.count == 2 else { return nil }
            return try Distribution.truncated(base, low: numbers[0], high: numbers[1])
        case .mixture:
            return try Distribution.mixture(zip(numbers, inner).map { (weight: $0, distribution: $1) })
        default:
            return try Distribution(family, parameters: numbers)
        }
    }

    /// Whether one of its inner distributions is impossible by itself.
    fileprivate func hasImpossiblePart(rounds: Int) -> Bool {
        arguments.contains { argument in
            guard case .distribution(let inner) = argument else { return false }
            return (try? inner.distribution(rounds: rounds)) == nil
                && inner.hasConstantParameters(rounds: rounds)
        }
    }

    func hasConstantParameters(rounds: Int) -> Bool {
        arguments.allSatisfy { argument in
            switch argument {
            case .value(let expression): expression.constant(rounds: rounds) != nil
            case .distribution(let inner): inner.hasConstantParameters(rounds: rounds)
            }
        }
    }
}

extension Family {
    /// Whether it allows this number of arguments.
    func takes(_ count: Int) -> Bool {
        switch arity {
        case .fixed(let number): count == number
        case .pairs: count >= 2 && count.isMultiple(of: 2)
        case .list: count >= 1
        case .modifier: self == .mixture ? count >= 2 && count.isMultiple(of: 2) : count == 3
        }
    }

    /// Whether an argument is another distribution.
    func takesDistribution(at position: Int) -> Bool {
        switch self {
        case .truncated: position == 0
        case .mixture: !position.isMultiple(of: 2)
        default: false
        }
    }
}
