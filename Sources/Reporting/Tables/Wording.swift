internal import Foundation
internal import Scenarios
internal import Statistics

// How numbers are put into words. Nothing here depends on the language or the country of the machine.

/// `100,000`.
package func grouped(_ number: Int) -> String {
    let digits = Array(String(number.magnitude))
    var output = number < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
        if index > 0, (digits.count - index) % 3 == 0 { output += "," }
        output.append(digit)
    }
    return output
}

/// `1 replicate`, `2,000 replicates`.
package func plural(_ number: Int, _ noun: String) -> String {
    "\(grouped(number)) \(noun)\(number == 1 ? "" : "s")"
}

/// `once`, `twice`, `3 times`.
func timesText(_ count: Int) -> String {
    count == 1 ? "once" : count == 2 ? "twice" : "\(grouped(count)) times"
}

/// `'a'`, `'a' and 'b'`, `'a', 'b' and 'c'`.
package func listed(_ names: [String]) -> String {
    enumerated(names.map { "'\($0)'" })
}

/// A number with a fixed number of digits after the point; never `-0.0`.
package func fixed(_ value: Double, decimals: Int) -> String {
    let text = String(format: "%.\(min(12, max(0, decimals)))f", value)
    return text.hasPrefix("-") && text.allSatisfy({ "-0.".contains($0) }) ? String(text.dropFirst()) : text
}

/// A level such as 0.95 or 0.999 as `95 %`, `99.9 %`.
func percent(_ level: Double) -> String {
    var text = fixed(100 * level, decimals: 6)
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text + " %"
}

/// The text for an unknown number.
package let unknown = "–"

extension Evidence {
    /// `21.9 %`, with no more digits than the Monte Carlo error supports; `34.3236 %` if it is exact.
    var percentText: String {
        switch self {
        case .counted(let estimate): estimate.percentText
        case .exact(let probability): exactPercent(probability)
        }
    }

    /// `21.6 – 22.1 %`; one-sided if it happened in all or none of the replicates; empty if it is exact.
    var intervalText: String {
        switch self {
        case .counted(let estimate): estimate.intervalText
        case .exact: ""
        }
    }
}

extension Estimate {
    private var decimals: Int {
        max(0, SignificantDigits(supportedBy: 100 * (standardError ?? 0)).decimals)
    }

    /// `21.9 %`, with no more digits than the Monte Carlo error supports.
    fileprivate var percentText: String {
        probability.map { shareOrWhole($0) ?? fixed(100 * $0, decimals: decimals) + " %" } ?? unknown
    }

    /// `21.6 – 22.1 %`; one-sided if it happened in all or none of the replicates.
    fileprivate var intervalText: String {
        guard let lower, let upper else { return unknown }
        if count == 0 { return "≤ \(fixed(100 * upper, decimals: decimals)) %" }
        if count == trials { return "≥ \(fixed(100 * lower, decimals: decimals)) %" }
        return "\(fixed(100 * lower, decimals: decimals)) – \(fixed(100 * upper, decimals: decimals)) %"
    }
}

/// `0 %` or `100 %` for none or all of the replicates; `nil` for anything between.
private func shareOrWhole(_ share: Double) -> String? {
    share == 0 ? "0 %" : share == 1 ? "100 %" : nil
}

/// A share of rounds as a whole percentage; `< 1 %` if it is above 0 and rounds to 0.
func shareText(_ share: Double?) -> String {
    guard let share else { return unknown }
    if share > 0, share < 0.005 { return "< 1 %" }
    return fixed(100 * share, decimals: 0) + " %"
}

/// A number with the digits that its error supports; without an error, with up to six digits after the point.
func numberText(_ value: Double?, standardError: Double?) -> String {
    guard let value else { return unknown }
    guard value.isFinite else { return value > 0 ? "∞" : "−∞" }
    guard abs(value) < 1e15 else { return value.description }
    guard let standardError, standardError > 0, standardError.isFinite else {
        let text = fixed(value, decimals: 6)
        return text.contains(".") ? String(text.reversed().drop { $0 == "0" }.drop { $0 == "." }.reversed()) : text
    }
    let digits = SignificantDigits(supportedBy: standardError)
    return fixed(digits.rounded(value), decimals: digits.decimals)
}

extension Double {
    /// The number with 15 significant digits; the rest of an exact value may be rounding error.
    var withoutRounding: Double { Double(significant(self, digits: 15)) ?? self }
}

/// A number with some significant digits, without zeros at the end.
func significant(_ value: Double, digits: Int) -> String {
    String(format: "%.\(min(17, max(1, digits)))g", value)
}

/// `34.3236 %`: four digits after the point, or three significant digits if it is very small.
func exactPercent(_ probability: Double?) -> String {
    guard let probability else { return unknown }
    if probability <= 0 { return "0 %" }
    if probability >= 1 - 1e-13 { return "100 %" }
    if probability < 5e-6 { return "\(significant(100 * probability, digits: 3)) %" }
    let text = fixed(100 * probability, decimals: 4)
    return text == "100.0000" ? "> 99.9999 %" : text + " %"
}

/// A number with six significant digits.
func exactNumber(_ value: Double?) -> String {
    guard let value else { return unknown }
    guard value.isFinite else { return value > 0 ? "∞" : "−∞" }
    return significant(value, digits: 6)
}
