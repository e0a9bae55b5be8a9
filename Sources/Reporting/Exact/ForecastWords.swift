package import Simulation

extension ExactForecast {
    /// The estimate in words: "about 2 million states and 3 minutes".
    package var words: String { "about \(Self.count(states)) states and \(time)" }

    /// The time on a typical processor, in words.
    private var time: String {
        switch minutes {
        case ..<0.5: "less than half a minute"
        case ..<1.5: "a minute"
        case ..<90: "\(Int(minutes.rounded())) minutes"
        case ..<(72 * 60): "\(Int((minutes / 60).rounded())) hours"
        case ..<(730 * 24 * 60): "\(Self.count(minutes / (24 * 60))) days"
        default: "\(Self.count(minutes / (365.2425 * 24 * 60))) years"
        }
    }

    /// A number with one or two digits, in words if it is large.
    private static func count(_ value: Double) -> String {
        switch value {
        case ..<1e4: return grouped(Int(rounded(value)))
        case ..<1e6: return grouped(Int(rounded(value)))
        case ..<1e9: return "\(short(value / 1e6)) million"
        case ..<1e15: return "\(grouped(Int(rounded(value / 1e9)))) thousand million"
        default: return "more than 10¹⁵"
        }
    }

    private static func short(_ value: Double) -> String {
        let number = rounded(value)
        return number == number.rounded() ? "\(Int(number))" : "\(number)"
    }

    /// A number rounded to two digits.
    private static func rounded(_ value: Double) -> Double {
        var (unit, rest) = (1.0, value)
        while rest >= 100 {
            rest /= 10
            unit *= 10
        }
        return value < 10 ? (value * 10).rounded() / 10 : rest.rounded() * unit
    }
}
