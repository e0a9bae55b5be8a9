internal import Distributions
internal import Scenarios
internal import Simulation

extension Expression {
    /// The draw, if the expression is one draw and nothing else; otherwise `nil`.
    var soleDraw: Draw? {
        switch node {
        case .draw(let draw): draw
        case .numberOf(let operand): operand.soleDraw
        default: nil
        }
    }
}

extension Draw {
    /// The distribution, if all its parameters are the same in every replicate; otherwise `nil`.
    func constantDistribution(rounds: Int) -> Distribution? {
        let constants = expressions.map { $0.constant(rounds: rounds)?.number }
        var numbers = constants.compactMap(\.self)[...]
        return numbers.count == constants.count ? distribution(taking: &numbers) : nil
    }

    /// The distribution with the next of `numbers` as parameters, in reading order; `nil` if they are impossible.
    func distribution(taking numbers: inout ArraySlice<Double>) -> Distribution? {
        var values: [Double] = []
        var inner: [Distribution] = []
        for argument in arguments {
            switch argument {
            case .value:
                guard let number = numbers.popFirst() else { return nil }
                values.append(number)
            case .distribution(let draw):
                guard let distribution = draw.distribution(taking: &numbers) else { return nil }
                inner.append(distribution)
            }
        }
        switch family {
        case .truncated:
            guard inner.count == 1, values.count == 2 else { return nil }
            return try? Distribution.truncated(inner[0], low: values[0], high: values[1])
        case .mixture:
            guard inner.count == values.count else { return nil }
            return try? Distribution.mixture(zip(values, inner).map { ($0, $1) })
        case .chance:
            return try? Distribution(.chance, parameters: values.map { min(1, max(0, $0)) })
        default:
            return try? Distribution(family, parameters: values)
        }
    }
}
