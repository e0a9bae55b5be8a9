/// One of several laws by chance. Flat: a mixture of mixtures is one with the products of the weights.
struct Mixture: Sendable, Equatable {
    /// Above 0; they sum to 1.
    let weights: [Double]
    /// None is itself a mixture.
    let components: [Form]
    /// The running sums of the weights, except the last, which is taken to be 1.
    let thresholds: [Double]

    /// The mixture of forms with weights that sum to 1; the form itself where only one has any weight.
    static func form(_ parts: [(weight: Double, form: Form)]) -> Form {
        var flat: [(weight: Double, form: Form)] = []
        for part in parts where part.weight > 0 {
            if let inner = part.form.asMixture {
                flat += zip(inner.weights, inner.components).map { (part.weight * $0, $1) }
            } else {
                flat.append(part)
            }
        }
        if let first = flat.first, flat.allSatisfy({ $0.form == first.form }) { return first.form }
        return .mixture(Mixture(flat))
    }

    private init(_ parts: [(weight: Double, form: Form)]) {
        weights = parts.map(\.weight)
        components = parts.map(\.form)
        var sum = 0.0
        thresholds = weights.dropLast().map { weight in
            sum += weight
            return sum
        }
    }

    /// The component that a uniform number picks.
    func component(at second: Double) -> Form { components[index(at: second)] }

    /// The position of the component that a uniform number picks: the first whose running sum reaches it.
    func index(at second: Double) -> Int {
        var (low, high) = (0, thresholds.count)
        while low < high {
            let middle = (low + high) / 2
            if thresholds[middle] >= second { high = middle } else { low = middle + 1 }
        }
        return low
    }

    func lowerTail(_ x: Double) -> Double {
        zip(weights, components).reduce(0) { $0 + $1.0 * $1.1.lowerTail(x) }
    }

    func upperTail(_ x: Double) -> Double {
        zip(weights, components).reduce(0) { $0 + $1.0 * $1.1.upperTail(x) }
    }

    var support: ClosedRange<Double> {
        let ends = components.map(\.support)
        let low = ends.map(\.lowerBound).min() ?? 0
        return low...(ends.map(\.upperBound).max() ?? low)
    }

    var mean: Double? {
        var sum = 0.0
        for (weight, component) in zip(weights, components) {
            guard let mean = component.mean else { return nil }
            sum += weight * mean
        }
        return sum
    }

    /// By the law of total variance.
    var standardDeviation: Double? {
        guard let mean else { return nil }
        var variance = 0.0
        for (weight, component) in zip(weights, components) {
            guard let centre = component.mean, let sd = component.standardDeviation else { return nil }
            variance += weight * (sd * sd + (centre - mean) * (centre - mean))
        }
        return variance.squareRoot()
    }
}
