internal import Foundation
internal import Scenarios

/// One `--vary` as written: `name=a,b,c`, `name=0:1:0.25`, `name=2026-10:2027-03:3 months`, or `name` alone.
struct VariedValues {
    let name: String
    /// The values, which are expressions.
    var values: [String] = []
    /// Notes on the values.
    private(set) var notes: [String] = []

    /// - Throws: ``UnusableSweep``.
    init(_ text: String, of scenario: Scenario) throws {
        let equals = text.firstIndex(of: "=") ?? text.endIndex
        name = text[..<equals].trimmingCharacters(in: .whitespaces)
        let parameter = try Self.parameter(name, in: scenario, text)
        guard equals < text.endIndex else {
            values = try Self.choices(of: parameter)
            return
        }
        let calendar = scenario.clock.start == nil ? nil : scenario.clock
        for part in Self.parts(String(text[text.index(after: equals)...])) {
            if part.contains(":") {
                let range = try VariedRange(part, of: name, calendar)
                values += range.values
                if !range.reachesEnd {
                    let shown = range.values.count > 12 ? range.values.prefix(11) + ["…"] : range.values[...]
                    notes.append(
                        "--vary \(name)=\(part): no step reaches the end; the values are "
                            + "\(shown.joined(separator: ", "))")
                }
            } else {
                try VariedRange.refuseDash(in: part, of: name, calendar)
                values.append(part)
            }
        }
        guard !values.contains("") else {
            throw UnusableSweep(description: "--vary \(text): a value is missing; write --vary \(name)=a,b,c")
        }
        var seen: [String: String] = [:]
        for value in values {
            if let first = seen.updateValue(value, forKey: Self.canonical(value)) {
                let same = first == value ? "'\(value)' is there twice" : "'\(first)' and '\(value)' are the same value"
                throw UnusableSweep(description: "--vary \(text): \(same)")
            }
        }
    }

    /// The parameter of that name, or of the family that has this member.
    private static func parameter(_ name: String, in scenario: Scenario, _ text: String) throws -> Parameter {
        let first = String(name.prefix { $0 != "." })
        guard !first.isEmpty else {
            throw UnusableSweep(description: "--vary \(text): a name is missing; write --vary name=a,b,c")
        }
        if let parameter = scenario.parameters.first(where: { $0.name == first }) { return parameter }
        let known = scenario.parameters.map(\.name)
        let fix =
            nearestName(to: first, among: known).map { "did you mean '\($0)'?" }
            ?? (known.isEmpty ? "it has none" : "it has \(known.prefix(12).joined(separator: ", "))")
        throw UnusableSweep(description: "--vary \(text): the scenario has no parameter '\(first)'; \(fix)")
    }

    /// The `choices` of a lever.
    private static func choices(of parameter: Parameter) throws -> [String] {
        let name = parameter.name
        guard !parameter.choices.isEmpty else {
            throw UnusableSweep(
                description:
                    "--vary \(name): the parameter has no 'choices'; say which values: --vary \(name)=a,b,c")
        }
        return parameter.choices.map { $0.text ?? "" }
    }

    /// The text split at commas outside parentheses.
    private static func parts(_ text: String) -> [String] {
        var parts = [""]
        var depth = 0
        for character in text {
            if character == "(" { depth += 1 }
            if character == ")" { depth -= 1 }
            if character == ",", depth == 0 { parts.append("") } else { parts[parts.count - 1].append(character) }
        }
        return parts.map { $0.trimmingCharacters(in: .whitespaces) }
    }

    /// A text that is equal for equal values, such as 0.5 and .50.
    static func canonical(_ value: String) -> String {
        VariedRange.number(value).map { "\($0)" } ?? value.filter { $0 != " " }
    }
}
