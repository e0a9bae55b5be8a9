internal import Distributions
internal import func Foundation.sin
internal import Scenarios
internal import Simulation

/// Draws of what is known before the first round: of parameters, and of expressions in them. For explanations only;
/// a run draws its own.
struct ParameterSampling {
    /// Enough for a 5 % quantile to about half a percentage point.
    static let size = 2000

    private let scenario: Scenario
    private var known: [Member: [Double]?] = [:]
    private var tied: [Int: [Double]] = [:]

    private struct Member: Hashable {
        var parameter: Int
        var member: Int
    }

    /// Who `self` is and what `issue` is, where they are known.
    struct Binding {
        var actor: Int?
        var issue: Int?
    }

    init(_ scenario: Scenario) {
        self.scenario = scenario
        tied = tiedUniforms()
    }

    /// Draws of an expression; `nil` where it asks for what only a replicate can tell.
    /// - Parameter name: gives its draws their own luck.
    mutating func values(of expression: Expression, at name: String, _ binding: Binding = Binding()) -> [Double]? {
        func filled(_ value: Double) -> [Double] { Array(repeating: value, count: Self.size) }
        switch expression.node {
        case .number(let value): return filled(value)
        case .truth(let value): return filled(value ? 1 : 0)
        case .numberOf(let operand): return values(of: operand, at: name, binding)
        case .unary(.negate, let operand): return values(of: operand, at: name, binding)?.map { -$0 }
        case .unary(.not, let operand): return values(of: operand, at: name, binding)?.map { $0 == 0 ? 1 : 0 }
        case .binary(let operation, let left, let right):
            guard let a = values(of: left, at: name, binding), let b = values(of: right, at: name, binding) else {
                return nil
            }
            return zip(a, b).map { operation.value($0, $1) }
        case .conditional(let condition, let then, let otherwise):
            guard let c = values(of: condition, at: name, binding), let a = values(of: then, at: name, binding),
                let b = values(of: otherwise, at: name, binding)
            else { return nil }
            return c.indices.map { c[$0] != 0 ? a[$0] : b[$0] }
        case .call(let function, let arguments):
            var columns: [[Double]] = []
            for argument in arguments {
                guard let column = values(of: argument, at: name, binding) else { return nil }
                columns.append(column)
            }
            return (0..<Self.size).map { k in function(columns.map { $0[k] }) }
        case .draw(let draw): return values(of: draw, at: "\(name)#\(draw.ordinal)", uniforms: nil, binding)
        case .quantity(.parameter(let index, let members)): return parameter(index, members, binding)
        case .quantity(.rounds): return filled(Double(scenario.clock.rounds))
        case .quantity(.sameActor(let a, let b)): return same(actor(a, binding), actor(b, binding)).map(filled)
        case .quantity(.differentActor(let a, let b)):
            return same(actor(a, binding), actor(b, binding)).map { filled(1 - $0) }
        case .quantity(.sameIssue(let a, let b)): return same(issue(a, binding), issue(b, binding)).map(filled)
        case .quantity, .follows: return nil
        }
    }

    /// Draws of a member of a family, or of a single parameter (its only member).
    mutating func parameter(_ index: Int, member: Int) -> [Double]? {
        let key = Member(parameter: index, member: member)
        if let found = known[key] { return found }
        // A scenario has no cycles; this is what an unfinished member would give.
        known[key] = .some(nil)
        let parameter = scenario.parameters[index]
        let family = scenario.members(over: parameter.domains)
        var binding = Binding()
        binding.actor = family.actor(of: member)
        binding.issue = family.issue(of: member)
        let expression = parameter.members[member]
        let drawn: [Double]?
        if let uniforms = tied[index], let draw = expression.soleDraw {
            drawn = values(of: draw, at: "parameters.\(parameter.name)", uniforms: uniforms, binding)
        } else {
            drawn = values(of: expression, at: "parameters.\(parameter.name).\(member)", binding)
        }
        known[key] = .some(drawn)
        return drawn
    }

    private mutating func parameter(_ index: Int, _ members: [MemberReference], _ binding: Binding) -> [Double]? {
        var owners: [[Int]?] = []
        for reference in members {
            switch reference {
            case .actor(let reference):
                guard let found = actor(reference, binding) else { return nil }
                owners.append([found])
            case .issue(let reference):
                guard let found = issue(reference, binding) else { return nil }
                owners.append([found])
            }
        }
        let member = scenario.members(over: scenario.parameters[index].domains).members(of: owners)[0]
        return parameter(index, member: member)
    }

    private func actor(_ reference: ActorReference, _ binding: Binding) -> Int? {
        switch reference {
        case .actor(let index): index
        case .self: binding.actor
        case .other: nil
        }
    }

    private func issue(_ reference: IssueReference, _ binding: Binding) -> Int? {
        switch reference {
        case .issue(let index): index
        case .this: binding.issue
        }
    }

    private func same(_ a: Int?, _ b: Int?) -> Double? {
        guard let a, let b else { return nil }
        return a == b ? 1 : 0
    }

    // MARK: - Draws

    private mutating func values(of draw: Draw, at name: String, uniforms: [Double]?, _ binding: Binding) -> [Double]? {
        let stream = RandomStream(seed: 1)
        let site = Site(hashing: name)
        let pairs = (0..<Self.size).map { stream.uniforms(site: site, round: 0, replicate: UInt64($0)) }
        let first = uniforms ?? pairs.map(\.first)
        if let distribution = draw.constantDistribution(rounds: scenario.clock.rounds) {
            return first.indices.map { distribution.quantile(first[$0], second: pairs[$0].second) }
        }
        var columns: [[Double]] = []
        for expression in draw.expressions {
            guard let column = values(of: expression, at: name, binding) else { return nil }
            columns.append(column)
        }
        return first.indices.map { k in
            var numbers = columns.map { $0[k] }[...]
            return draw.distribution(taking: &numbers)?.quantile(first[k], second: pairs[k].second) ?? .nan
        }
    }

    /// Uniforms of the tied parameters: a Gaussian copula, with ρ = 2 sin(π·rank/6) for each tie.
    private func tiedUniforms() -> [Int: [Double]] {
        let indices = Set(scenario.correlations.filter { !$0.isDropped }.flatMap { [$0.first, $0.second] }).sorted()
        let n = indices.count
        guard n > 0, let normal = try? Distribution(.normal, parameters: [0, 1]) else { return [:] }
        var factor = [[Double]](repeating: Array(repeating: 0, count: n), count: n)
        var matrix = factor
        for i in 0..<n { matrix[i][i] = 1 }
        for tie in scenario.correlations where !tie.isDropped {
            guard let i = indices.firstIndex(of: tie.first), let j = indices.firstIndex(of: tie.second) else {
                continue
            }
            matrix[i][j] = 2 * sin(Double.pi * tie.rank / 6)
            matrix[j][i] = matrix[i][j]
        }
        for i in 0..<n {
            for j in 0...i {
                let sum = matrix[i][j] - (0..<j).reduce(0) { $0 + factor[i][$1] * factor[j][$1] }
                factor[i][j] = i == j ? sum.squareRoot() : sum / factor[j][j]
            }
        }
        let stream = RandomStream(seed: 1)
        let scores = indices.map { index -> [Double] in
            let site = Site(hashing: "tied.\(scenario.parameters[index].name)")
            return (0..<Self.size).map {
                normal.quantile(stream.uniforms(site: site, round: 0, replicate: UInt64($0)).first)
            }
        }
        var result: [Int: [Double]] = [:]
        for i in 0..<n {
            result[indices[i]] = (0..<Self.size).map { k in
                normal.cdf((0...i).reduce(0) { $0 + factor[i][$1] * scores[$1][k] })
            }
        }
        return result
    }
}
