/// How precise every outcome is to be: a run stops where it is so at two looks running.
///
/// At one look alone, a run would stop too often where the estimate happens to be off in the direction in which the interval
/// is narrow; the next look finds that out. What is left of that effect is computed exactly, by dynamic programming over
/// p from 0.0001 to 0.9999: 95 % intervals cover at least 94.5 % (benchmarks/precision_coverage.py, and the table in
/// Tests/StatisticsTests/Witnesses).
public enum Precision: Sendable, Hashable, Codable {
    /// The interval's half-width, at most: 0.005 for half a percentage point.
    case absolute(Double)
    /// The interval's half-width as a share of the estimate, at most. Never reached where nothing was hit.
    case relative(Double)

    /// Reads a precision as the command line takes it: `0.5%`, `0.005`, `5% relative`; `nil` if it makes no sense.
    public init?(_ text: String) {
        var words = text.split(separator: " ").map(String.init)
        let isRelative = words.count > 1 && words.last == "relative"
        if isRelative { words.removeLast() }
        var number = words.joined()
        let isPercent = number.hasSuffix("%")
        if isPercent { number.removeLast() }
        guard let value = Double(number), value > 0, value.isFinite else { return nil }
        let share = isPercent ? value / 100 : value
        guard share < 1 else { return nil }
        self = isRelative ? .relative(share) : .absolute(share)
    }

    /// The precision as ``init(_:)`` reads it.
    package var argument: String {
        switch self {
        case .absolute(let half): "\(half)"
        case .relative(let half): "\(half) relative"
        }
    }

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
    /// before, and `cap` the last.
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

/// The result of the last look at the precision of a run.
package struct LookHistory: Sendable, Equatable {
    package internal(set) var target: Precision
    package internal(set) var level: Double
    /// The number of replicates.
    package internal(set) var look: Int
    package internal(set) var isMet: Bool
    /// Whether it was met at the look before, too.
    package internal(set) var isReached: Bool

    /// - Parameter before: what was seen before; without meaning where it was about something else, or looks lie
    ///   between.
    package init(
        _ target: Precision, level: Double, look: Int, isMet: Bool, after before: LookHistory?, looks: [Int]
    ) {
        self.target = target
        self.level = level
        self.look = look
        self.isMet = isMet
        let wasMet =
            before.map {
                $0.target == target && $0.level == level && $0.look == looks.last { $0 < look } && $0.isMet
            } ?? false
        isReached = isMet && wasMet
    }
}
