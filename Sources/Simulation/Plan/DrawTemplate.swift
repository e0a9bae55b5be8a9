package import Distributions

/// A distribution whose parameters are computed in the simulation: columns or constants.
package indirect enum DrawTemplate: Sendable, Hashable {
    case family(Family, [NumberOperand])
    case truncated(DrawTemplate, NumberOperand, NumberOperand)
    /// Weights and components.
    case mixture([NumberOperand], [DrawTemplate])
    /// A mixture that is correlated with other parameters: it is drawn as a whole, from one uniform number.
    case comonotone(DrawTemplate)
}

extension DrawTemplate {
    func renamed(_ operand: (NumberOperand) -> NumberOperand) -> DrawTemplate {
        switch self {
        case .family(let family, let operands): .family(family, operands.map(operand))
        case .truncated(let inner, let low, let high): .truncated(inner.renamed(operand), operand(low), operand(high))
        case .mixture(let weights, let inner): .mixture(weights.map(operand), inner.map { $0.renamed(operand) })
        case .comonotone(let inner): .comonotone(inner.renamed(operand))
        }
    }

    /// The distribution, once its parameters are known; `nil` if they are impossible.
    func distribution(_ value: (NumberOperand) -> Double) -> Distribution? {
        var parameters: [Double] = []
        return distribution(&parameters, value)
    }

    /// The same for many lanes.
    /// - Parameter parameters: memory for them, so that none is taken for each lane.
    func distribution(_ parameters: inout [Double], _ value: (NumberOperand) -> Double) -> Distribution? {
        switch self {
        case .family(let family, let operands):
            parameters.removeAll(keepingCapacity: true)
            for operand in operands { parameters.append(value(operand)) }
            if family == .chance || family == .bernoulli, let p = parameters.first, !p.isNaN {
                parameters[0] = Swift.min(Swift.max(p, 0), 1)
            }
            return try? Distribution(family, parameters: parameters)
        case .truncated(let inner, let low, let high):
            guard let inner = inner.distribution(&parameters, value) else { return nil }
            return try? .truncated(inner, low: value(low), high: value(high))
        case .mixture(let weights, let components):
            var parts: [(Double, Distribution)] = []
            for (weight, component) in zip(weights, components) {
                guard let component = component.distribution(&parameters, value) else { return nil }
                parts.append((value(weight), component))
            }
            return try? .mixture(parts)
        case .comonotone(let inner): return inner.distribution(&parameters, value)?.comonotone()
        }
    }

    /// Whether its values are isolated points, whatever the parameters.
    var isDiscrete: Bool {
        switch self {
        case .family(let family, _): family.isDiscrete
        case .truncated(let inner, _, _): inner.isDiscrete
        case .mixture(_, let inner): inner.allSatisfy(\.isDiscrete)
        case .comonotone(let inner): inner.isDiscrete
        }
    }

    /// The columns that hold its parameters.
    var columns: [NumberColumn] {
        var columns: [NumberColumn] = []
        _ = renamed { operand in
            if case .column(let column) = operand { columns.append(column) }
            return operand
        }
        return columns
    }
}
