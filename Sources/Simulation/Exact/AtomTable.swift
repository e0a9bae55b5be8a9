import Distributions

/// The values of the plan's discrete distributions, each listed once.
struct AtomTable {
    private let plan: Plan
    private var samplers: [Int: [Atom]] = [:]
    private var templates: [Drawn: Listing] = [:]

    /// A distribution that depends on the state: which, and the bit patterns of its parameters.
    private struct Drawn: Hashable {
        var template: Int
        var parameters: [UInt64]
    }

    enum Listing {
        case values([Atom])
        case tooMany
        /// No distribution has such parameters: a fault.
        case impossible
    }

    /// The greatest number of distributions that are kept: parameters that differ from state to state could fill the
    /// memory.
    private static let mostKept = 1 << 14

    init(_ plan: Plan) {
        self.plan = plan
    }

    mutating func sampler(_ index: Int) -> [Atom]? {
        if let known = samplers[index] { return known }
        let atoms = plan.distributions[index].atoms(limit: UniformTable.mostValues)
        samplers[index] = atoms
        return atoms
    }

    mutating func drawn(_ index: Int, parameter: (NumberOperand) -> Double) -> Listing {
        var patterns: [UInt64] = []
        let template = plan.templates[index].renamed { operand in
            let value = parameter(operand)
            patterns.append(value.bitPattern)
            return .constant(value)
        }
        let key = Drawn(template: index, parameters: patterns)
        if let known = templates[key] { return known }
        let listing: Listing
        if let distribution = template.distribution(parameter) {
            listing = distribution.atoms(limit: UniformTable.mostValues).map { .values($0) } ?? .tooMany
        } else {
            listing = .impossible
        }
        if templates.count >= Self.mostKept { templates.removeAll(keepingCapacity: true) }
        templates[key] = listing
        return listing
    }
}
