/// One value that a discrete distribution can take, and how probable it is.
package struct Atom: Sendable, Hashable {
    package let value: Double
    package let probability: Double
    /// The uniform numbers that give it (the lower end excluded), so that draws that share a number go together.
    package let uniform: ClosedRange<Double>
    /// The second uniform numbers that give it: less than the whole interval only in a mixture.
    package let second: ClosedRange<Double>
}

extension Distribution {
    /// The probability that may be omitted at each end of a distribution of counts.
    private static let tail = 0x1p-52
    /// If there are at most so many counts, far less is omitted, so that rare ones are not lost.
    private static let (farTail, farLimit) = (0x1p-100, 64)

    /// Every value with its probability, in ascending order (in a mixture component by component, so that a value may
    /// come up twice). They sum to 1, except for at most 2⁻⁵¹ in the tails of a distribution of counts; of values that
    /// were written one by one none is omitted.
    ///
    /// `nil` if there are more than `limit`, and where it is not discrete.
    package func atoms(limit: Int) -> [Atom]? {
        switch form {
        case .continuous: return nil
        case .inverted(let law):
            return Distribution(family, form: .mixture(law.mixture)).atoms(limit: limit).map(Self.joined)
        case .constant, .discrete: return Self.atoms(of: form, weight: 1, second: 0...1, limit: limit)
        case .mixture(let mixture):
            var atoms: [Atom] = []
            let ends = [0] + mixture.thresholds + [1]
            for (index, component) in mixture.components.enumerated() {
                guard
                    let part = Self.atoms(
                        of: component, weight: mixture.weights[index],
                        second: ends[index]...max(ends[index], ends[index + 1]), limit: limit - atoms.count)
                else { return nil }
                atoms += part
            }
            return atoms
        }
    }

    /// The atoms of all components, each value once, in the order in which one uniform number gives them.
    private static func joined(_ atoms: [Atom]) -> [Atom] {
        var probabilities: [Double: Double] = [:]
        for atom in atoms { probabilities[atom.value, default: 0] += atom.probability }
        var reached = 0.0
        let values = probabilities.sorted { $0.key < $1.key }
        return values.enumerated().map { index, entry in
            let end = index == values.count - 1 ? 1 : min(reached + entry.value, 1)
            defer { reached = end }
            return Atom(value: entry.key, probability: entry.value, uniform: reached...end, second: 0...1)
        }
    }

    private static func atoms(
        of form: Form, weight: Double, second: ClosedRange<Double>, limit: Int
    ) -> [Atom]? {
        switch form {
        case .continuous, .mixture, .inverted: return nil
        case .constant(let value):
            return limit < 1 ? nil : [Atom(value: value, probability: weight, uniform: 0...1, second: second)]
        case .discrete(let law):
            guard let table = points(of: law, limit: limit) else { return nil }
            var atoms: [Atom] = []
            var reached = 0.0
            for (index, point) in table.points.enumerated() where point.probability > 0 {
                // The value at the end takes the uniform numbers of an omitted tail, but not its probability.
                let end = index == table.points.count - 1 ? 1 : max(reached, min(point.lower, 1))
                atoms.append(
                    Atom(
                        value: point.value, probability: weight * point.probability, uniform: reached...end,
                        second: second))
                reached = end
            }
            return atoms
        }
    }

    private static func points(of law: any DiscreteLaw, limit: Int) -> PointTable? {
        if law is WeightedTable || law is Bernoulli { return PointTable(law, limit: limit, tail: 0) }
        return PointTable(law, limit: min(limit, farLimit), tail: farTail) ?? PointTable(law, limit: limit, tail: tail)
    }
}
