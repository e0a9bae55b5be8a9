internal import Statistics

/// How precise every outcome is to be: a run stops as soon as it is.
public enum Precision: Sendable, Hashable {
    /// The interval's half-width, at most: 0.005 for half a percentage point.
    case absolute(Double)
    /// The interval's half-width as a share of the probability, at most.
    case relative(Double)

    /// As the command line takes it: `0.5%`, `0.005`, `5% relative`; `nil` where it makes no sense.
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

    /// As the command line takes it.
    var text: String {
        switch self {
        case .absolute(let half): "\(half)"
        case .relative(let half): "\(half) relative"
        }
    }

    var target: PrecisionTarget {
        switch self {
        case .absolute(let half): .absolute(half)
        case .relative(let half): .relative(half)
        }
    }
}
