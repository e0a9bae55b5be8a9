import Distributions
import Scenarios
import Simulation

/// Tables of distributions, made once for each site.
final class ReferenceSamplers {
    var known: [ConstantSite: Sampler] = [:]
}

/// Random numbers, by address.
extension ReferencePlay {
    private func words(_ site: Site, time: Int, index: UInt32 = 0) -> (UInt32, UInt32, UInt32, UInt32) {
        stream.words(site: site, round: UInt32(time), replicate: replicate, index: index)
    }

    // MARK: Yes or no

    /// Sixteen bits at an address, and on request 53 more that settle a tie.
    struct Half {
        var value: Double
        var refined: () -> Double

        /// Whether the event of this probability comes true.
        func isBelow(_ probability: Double) -> Bool {
            let scaled = probability * 65536
            if scaled >= value + 1 { return true }
            return scaled > value && refined() < scaled - value
        }
    }

    /// A site that decides at most once a round: eight rounds share a call.
    func half(eightRounds site: Site) -> Half { half(site, time: state.round >> 3, position: state.round & 7) }

    /// One of several decisions of a round that share a call.
    func half(_ site: Site, position: Int) -> Half { half(site, time: state.round, position: position) }

    private func half(_ site: Site, time: Int, position: Int) -> Half {
        let (w0, w1, w2, w3) = words(site, time: time)
        let word = position < 4 ? (position < 2 ? w0 : w1) : position < 6 ? w2 : w3
        return Half(value: Double(word >> (16 * UInt32(position % 2)) & 0xffff)) { [self] in
            let more = words(site, time: time, index: 0xffff_ff00 | UInt32(position))
            return unitInterval(more.0, more.1)
        }
    }

    func uniforms(_ site: Site) -> (first: Double, second: Double) {
        stream.uniforms(
            site: site, round: UInt32(state.round), replicate: replicate, index: redrawing?.index ?? 0)
    }

    // MARK: Distributions

    /// One draw; a truth value is 1 or 0.
    func drawn(_ draw: Draw, _ expression: Expression, _ scope: ReferenceScope) throws -> Double {
        let path = scope.path().draw(draw.ordinal, for: scope.memberNames)
        let site = Site(hashing: path.text)
        let tied = draw.ordinal == 0 ? scope.tied : nil
        if draw.family == .chance, tied == nil, case .value(let argument) = draw.arguments[0] {
            let p = try number(argument, scope)
            if p.isNaN { throw ReferenceFault(in: expression) }
            if redrawing != nil { return uniforms(site).first < p ? 1 : 0 }
            return half(eightRounds: site).isBelow(cut(p)) ? 1 : 0
        }
        let uniform = uniforms(site)
        let u = tied ?? uniform.first
        let value: Double
        if let sampler = try sampler(draw, path.text, scope) {
            value = sampler.sample(u, second: uniform.second)
        } else {
            guard let distribution = try distribution(draw, { try self.number($0, scope) }) else {
                throw ReferenceFault(in: expression)
            }
            value = (tied == nil ? distribution : distribution.comonotone()).quantile(u, second: uniform.second)
        }
        if value.isNaN { throw ReferenceFault(in: expression) }
        return draw.family == .chance ? (value > 0.5 ? 1 : 0) : value
    }

    /// The table of a distribution that is constant, made from the parameters as they are here.
    private func sampler(_ draw: Draw, _ name: String, _ scope: ReferenceScope) throws -> Sampler? {
        let site = ConstantSite(name, isBeforeFirstRound: state.round == 0)
        guard model.constantSites.contains(site) else { return nil }
        if let known = samplers.known[site] { return known }
        var asking = scope
        asking.tied = nil
        // What is tied has its place among all values of a mixture, not among those of one component.
        let sampler = try distribution(draw) { try self.number($0, asking) }
            .map { Sampler(scope.tied == nil ? $0 : $0.comonotone()) }
        samplers.known[site] = sampler
        return sampler
    }
}

/// The distribution that a draw is from; `nil` where its parameters are impossible.
func distribution(_ draw: Draw, _ value: (Expression) throws -> Double) rethrows -> Distribution? {
    var numbers: [Double] = []
    var inner: [Distribution] = []
    for argument in draw.arguments {
        switch argument {
        case .value(let expression): numbers.append(try value(expression))
        case .distribution(let part):
            guard let part = try distribution(part, value) else { return nil }
            inner.append(part)
        }
    }
    switch draw.family {
    case .truncated: return try? .truncated(inner[0], low: numbers[0], high: numbers[1])
    case .mixture: return try? .mixture(zip(numbers, inner).map { (weight: $0, distribution: $1) })
    case .chance, .bernoulli:
        // A probability is cut to its range.
        let p = numbers[0]
        return try? Distribution(draw.family, parameters: [p.isNaN ? p : min(max(p, 0), 1)])
    default: return try? Distribution(draw.family, parameters: numbers)
    }
}
