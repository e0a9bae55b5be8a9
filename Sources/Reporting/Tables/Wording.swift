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

/// A number with so many digits after the point; never `-0.0`.
package func fixed(_ value: Double, decimals: Int) -> String {
    let text = String(format: "%.\(min(12, max(0, decimals)))f", value)
    return text.hasPrefix("-") && text.allSatisfy({ "-0.".contains($0) }) ? String(text.dropFirst()) : text
}

/// A level such as 0.95 or 0.999 as `95 %`, `99.9 %`.
func percent(_ level: Double) -> String {
    let text = fixed(100 * level, decimals: 6)
    let short = text.reversed().drop { $0 == "0" }.drop { $0 == "." }
    return String(short.reversed()) + " %"
}

/// What stands for an unknown number.
package let unknown = "–"

extension Evidence {
    /// `21.9 %`, with no more digits than the Monte Carlo error supports; `34.3236 %` where it is exact.
    var percentText: String {
        switch self {
        case .counted(let estimate): estimate.percentText
        case .exact(let probability): exactPercent(probability)
        }
    }

    /// `21.6 – 22.1 %`; a bound on one side where all or none of the replicates were so. Empty where it is exact.
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

    /// `21.6 – 22.1 %`; a bound on one side where all or none of the replicates were so.
    fileprivate var intervalText: String {
        guard let lower, let upper else { return unknown }
        if count == 0 { return "≤ \(fixed(100 * upper, decimals: decimals)) %" }
        if count == trials { return "≥ \(fixed(100 * lower, decimals: decimals)) %" }
        return "\(fixed(100 * lower, decimals: decimals)) – \(fixed(100 * upper, decimals: decimals)) %"
    }
}

/// None or all of the replicates, without digits that would say more; `nil` for anything between.
private func shareOrWhole(_ share: Double) -> String? {
    share == 0 ? "0 %" : share == 1 ? "100 %" : nil
}

/// A share of rounds, to the whole per cent; what is there but rounds to nothing says so.
func shareText(_ share: Double?) -> String {
    guard let share else { return unknown }
    if share > 0, share < 0.005 { return "< 1 %" }
    return fixed(100 * share, decimals: 0) + " %"
}

/// A number to the digits that its error supports; where there is no error, as it stands, to six digits after the point.
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
    /// To 15 significant digits: what rounding may have done to the last ones of an exact value is no news.
    var withoutRounding: Double { Double(significant(self, digits: 15)) ?? self }
}

/// A number to so many significant digits, without zeros at the end.
func significant(_ value: Double, digits: Int) -> String {
    String(format: "%.\(min(17, max(1, digits)))g", value)
}

/// `34.3236 %`: four digits after the point; three significant ones where these would say nothing.
func exactPercent(_ probability: Double?) -> String {
    guard let probability else { return unknown }
    if probability <= 0 { return "0 %" }
    if probability >= 1 - 1e-13 { return "100 %" }
    if probability < 5e-6 { return "\(significant(100 * probability, digits: 3)) %" }
    let text = fixed(100 * probability, decimals: 4)
    return text == "100.0000" ? "> 99.9999 %" : text + " %"
}

/// Six significant digits.
func exactNumber(_ value: Double?) -> String {
    guard let value else { return unknown }
    guard value.isFinite else { return value > 0 ? "∞" : "−∞" }
    return significant(value, digits: 6)
}
