extension Form {
    /// The form given that the value is in [low, high], and the probability of that; `nil` if it is 0.
    ///
    /// A truncation of a truncation narrows the first; one of a mixture is a mixture of truncations.
    func truncated(low: Double, high: Double) -> (form: Form, probability: Double)? {
        switch self {
        case .constant(let value):
            return value >= low && value <= high ? (self, 1) : nil
        case .continuous(let law):
            guard let law = TruncatedContinuous.narrowing(law, low: low, high: high) else { return nil }
            return (.continuous(law), law.probability)
        case .discrete(let law as WeightedTable):
            return law.truncated(low: low, high: high)
        case .discrete(let law):
            if let listed = TruncatedDiscrete.listing(law, low: low, high: high) { return listed }
            guard let law = TruncatedDiscrete.narrowing(law, low: low, high: high) else { return nil }
            let form: Form =
                law.support.lowerBound == law.support.upperBound
                ? .constant(law.support.lowerBound) : .discrete(law)
            return (form, law.probability)
        case .mixture(let mixture):
            let parts = zip(mixture.weights, mixture.components).compactMap { weight, component in
                component.truncated(low: low, high: high).map { (weight * $0.probability, $0.form) }
            }
            let total = parts.reduce(0) { $0 + $1.0 }
            guard total > 0 else { return nil }
            return (Mixture.form(parts.map { ($0.0 / total, $0.1) }), total)
        case .inverted(let law):
            guard let (form, probability) = Form.mixture(law.mixture).truncated(low: low, high: high) else {
                return nil
            }
            guard case .mixture(let mixture) = form else { return (form, probability) }
            return (.inverted(InvertedMixture(mixture: mixture)), probability)
        }
    }
}

/// The probabilities below a range, in it and above it, under the law that is truncated.
///
/// A probability within the range is counted from the nearer end of the whole law, so that a range far out in either
/// tail keeps its digits.
struct Cut: Sendable, Hashable {
    let below: Double
    let above: Double
    let within: Double

    /// `nil` if there is nothing in the range.
    init?(below: Double, notBelow: Double, notAbove: Double, above: Double) {
        self.below = below
        self.above = above
        within = below < 0.5 ? (above < 0.5 ? 1 - below - above : notAbove - below) : notBelow - above
        guard within > 0 else { return nil }
    }

    /// The quantile of the whole law at `p` of the part.
    func quantile(lower p: Double, of law: some Law) -> Double {
        let (fromBelow, fromAbove) = (below + p * within, above + (1 - p) * within)
        return fromBelow <= fromAbove ? law.quantile(lower: fromBelow) : law.quantile(upper: fromAbove)
    }

    /// The quantile of the whole law at `q` from the upper end of the part.
    func quantile(upper q: Double, of law: some Law) -> Double {
        let (fromBelow, fromAbove) = (below + (1 - q) * within, above + q * within)
        return fromBelow <= fromAbove ? law.quantile(lower: fromBelow) : law.quantile(upper: fromAbove)
    }

    /// P(X ≤ x) in the part, from the whole law's two tails there.
    func lowerTail(_ lower: Double, _ upper: Double) -> Double {
        let share = lower <= upper ? (lower - below) / within : 1 - (upper - above) / within
        return Swift.min(Swift.max(share, 0), 1)
    }

    /// P(X > x) in the part, from the whole law's two tails there.
    func upperTail(_ lower: Double, _ upper: Double) -> Double {
        let share = upper <= lower ? (upper - above) / within : 1 - (lower - below) / within
        return Swift.min(Swift.max(share, 0), 1)
    }
}

/// A continuous law given that its value is in a range.
struct TruncatedContinuous: ContinuousLaw {
    let base: any ContinuousLaw
    let support: ClosedRange<Double>
    private let cut: Cut

    /// The probability of the range under `base`.
    var probability: Double { cut.within }

    static func narrowing(_ law: any ContinuousLaw, low: Double, high: Double) -> TruncatedContinuous? {
        let base = (law as? TruncatedContinuous)?.base ?? law
        let least = max(low, law.support.lowerBound)
        let greatest = min(high, law.support.upperBound)
        guard least < greatest else { return nil }
        let cut = Cut(
            below: least.isInfinite ? 0 : base.lowerTail(least), notBelow: least.isInfinite ? 1 : base.upperTail(least),
            notAbove: greatest.isInfinite ? 1 : base.lowerTail(greatest),
            above: greatest.isInfinite ? 0 : base.upperTail(greatest))
        guard let cut else { return nil }
        return TruncatedContinuous(base: base, support: least...greatest, cut: cut)
    }

    func lowerTail(_ x: Double) -> Double {
        if x <= support.lowerBound { return 0 }
        return x >= support.upperBound ? 1 : cut.lowerTail(base.lowerTail(x), base.upperTail(x))
    }

    func upperTail(_ x: Double) -> Double {
        if x <= support.lowerBound { return 1 }
        return x >= support.upperBound ? 0 : cut.upperTail(base.lowerTail(x), base.upperTail(x))
    }

    func quantile(lower p: Double) -> Double { kept(cut.quantile(lower: p, of: base)) }
    func quantile(upper q: Double) -> Double { kept(cut.quantile(upper: q, of: base)) }
    func density(_ x: Double) -> Double { support.contains(x) ? base.density(x) / cut.within : 0 }

    private func kept(_ x: Double) -> Double { Swift.min(Swift.max(x, support.lowerBound), support.upperBound) }

    private var reachesBaseTail: Bool { support.lowerBound.isInfinite || support.upperBound.isInfinite }
    var mean: Double? { reachesBaseTail && base.mean == nil ? nil : QuantileMoments.of(self).mean }
    var standardDeviation: Double? {
        reachesBaseTail && base.standardDeviation == nil ? nil : QuantileMoments.of(self).standardDeviation
    }
    var isCheap: Bool { base.isCheap }

    static func == (a: Self, b: Self) -> Bool {
        a.support == b.support && a.cut == b.cut && a.base.isEqual(to: b.base)
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(support)
        hasher.combine(cut)
        base.hash(into: &hasher)
    }
}

/// A discrete law given that its value is in a range.
struct TruncatedDiscrete: DiscreteLaw {
    let base: any DiscreteLaw
    /// From the least to the greatest possible value in the range.
    let support: ClosedRange<Double>
    private let cut: Cut

    /// The probability of the range under `base`.
    var probability: Double { cut.within }

    static func narrowing(_ law: any DiscreteLaw, low: Double, high: Double) -> TruncatedDiscrete? {
        let base = (law as? TruncatedDiscrete)?.base ?? law
        guard let least = Self.least(of: law, from: low), let greatest = Self.greatest(of: law, to: high),
            least <= greatest
        else { return nil }
        let before = base.predecessor(of: least)
        let cut = Cut(
            below: before.map { base.lowerTail($0) } ?? 0, notBelow: before.map { base.upperTail($0) } ?? 1,
            notAbove: greatest.isInfinite ? 1 : base.lowerTail(greatest),
            above: greatest.isInfinite ? 0 : base.upperTail(greatest))
        guard let cut else { return nil }
        return TruncatedDiscrete(base: base, support: least...greatest, cut: cut)
    }

    /// A list of the values between two ends, for values so improbable compared with those on either side that the
    /// tails have no digits for them; `nil` if this is not so, or if they are many.
    static func listing(_ law: any DiscreteLaw, low: Double, high: Double) -> (form: Form, probability: Double)? {
        guard let least = Self.least(of: law, from: low), let greatest = Self.greatest(of: law, to: high),
            least <= greatest, greatest - least < 4096, let before = law.predecessor(of: least)
        else { return nil }
        let beside = min(law.lowerTail(before), law.upperTail(greatest))
        guard beside > 0, min(law.lowerTail(greatest), law.upperTail(before)) - beside <= 1e-6 * beside else {
            return nil
        }
        var (values, probabilities) = ([least], [law.probability(at: least)])
        while let last = values.last, last < greatest, let next = law.successor(of: last) {
            values.append(next)
            probabilities.append(law.probability(at: next))
        }
        let total = probabilities.reduce(0, +)
        guard total > 0, total < 1e-6 * beside else { return nil }
        return (WeightedTable.form(values: values, weights: probabilities.map { $0 / total }), total)
    }

    /// The least possible value of at least `low`.
    private static func least(of law: any DiscreteLaw, from low: Double) -> Double? {
        if low <= law.support.lowerBound { return law.support.lowerBound }
        guard low <= law.support.upperBound, low.isFinite else { return nil }
        return law is any CountingLaw || (law as? TruncatedDiscrete)?.base is any CountingLaw
            ? low.rounded(.up) : law.successor(of: low.nextDown)
    }

    /// The greatest possible value of at most `high`.
    private static func greatest(of law: any DiscreteLaw, to high: Double) -> Double? {
        if high >= law.support.upperBound { return law.support.upperBound }
        guard high >= law.support.lowerBound else { return nil }
        return law is any CountingLaw || (law as? TruncatedDiscrete)?.base is any CountingLaw
            ? high.rounded(.down) : law.predecessor(of: high.nextUp)
    }

    func lowerTail(_ x: Double) -> Double {
        if x < support.lowerBound { return 0 }
        return x >= support.upperBound ? 1 : cut.lowerTail(base.lowerTail(x), base.upperTail(x))
    }

    func upperTail(_ x: Double) -> Double {
        if x < support.lowerBound { return 1 }
        return x >= support.upperBound ? 0 : cut.upperTail(base.lowerTail(x), base.upperTail(x))
    }

    func quantile(lower p: Double) -> Double {
        settled(from: cut.quantile(lower: p, of: base)) { lowerTail($0) >= p }
    }

    func quantile(upper q: Double) -> Double {
        settled(from: cut.quantile(upper: q, of: base)) { upperTail($0) <= q }
    }

    /// The least value for which the condition holds: the base's quantile, or by rounding one of its neighbours.
    private func settled(from estimate: Double, _ holds: (Double) -> Bool) -> Double {
        var x = min(max(estimate, support.lowerBound), support.upperBound)
        // By rounding it is a few values at most; the bound is there so that no defect can make a draw endless.
        for _ in 0..<64 {
            guard !holds(x), let next = successor(of: x) else { break }
            x = next
        }
        for _ in 0..<64 {
            guard let before = predecessor(of: x), holds(before) else { break }
            x = before
        }
        return x
    }

    func probability(at x: Double) -> Double { base.probability(at: x) / cut.within }
    func successor(of x: Double) -> Double? { x < support.upperBound ? base.successor(of: x) : nil }
    func predecessor(of x: Double) -> Double? { x > support.lowerBound ? base.predecessor(of: x) : nil }

    private var reachesBaseTail: Bool { support.lowerBound.isInfinite || support.upperBound.isInfinite }
    var mean: Double? { reachesBaseTail && base.mean == nil ? nil : moments.mean }
    var standardDeviation: Double? {
        reachesBaseTail && base.standardDeviation == nil ? nil : moments.standardDeviation
    }

    /// Summed over the values where they are few; else from the quantile function, which then is nearly smooth.
    private var moments: (mean: Double, standardDeviation: Double) {
        guard let table = PointTable(self, limit: 20_000) else { return QuantileMoments.of(self) }
        let mean = table.points.reduce(0) { $0 + $1.probability * $1.value }
        let variance = table.points.reduce(0) { $0 + $1.probability * ($1.value - mean) * ($1.value - mean) }
        return (mean, variance.squareRoot())
    }

    static func == (a: Self, b: Self) -> Bool {
        a.support == b.support && a.cut == b.cut && a.base.isEqual(to: b.base)
    }
}
