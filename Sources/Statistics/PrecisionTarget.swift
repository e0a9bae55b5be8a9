/// How precise every outcome is to be: then a run stops.
package enum PrecisionTarget: Sendable, Hashable {
    /// The interval's half-width, at most.
    case absolute(Double)
    /// The interval's half-width as a share of the estimate, at most. Never reached where nothing was hit.
    case relative(Double)

    /// Whether the exact interval (Clopper–Pearson) is so narrow.
    package func isMet(by evidence: Probability, level: Double) -> Bool {
        guard let share = evidence.estimate, let interval = evidence.clopperPearson(level: level) else { return false }
        let half = (interval.upper - interval.lower) / 2
        switch self {
        case .absolute(let most): return half <= most
        case .relative(let most): return evidence.hits > 0 && half <= most * share
        }
    }

    /// The numbers of replicates at which a run is looked at: multiples of 1,024, each about a quarter more than the one
    /// before, and `cap` the last. Looks must be few: each is a chance to stop for the wrong reason.
    package static func looks(upTo cap: Int) -> [Int] {
        var looks: [Int] = []
        var next = 1024
        while next < cap {
            looks.append(next)
            next = max(next + 1024, (next + next / 4 + 1023) / 1024 * 1024)
        }
        return looks + [cap]
    }
}
