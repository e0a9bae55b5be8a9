public import Foundation
internal import Reporting
internal import Scenarios

/// What was asked to be varied makes no sense.
public struct UnusableSweep: Error, CustomStringConvertible {
    /// In one sentence: what is wrong, and the mend.
    public let description: String
}

extension ScenarioSet {
    /// The most points of a grid.
    public static let mostPoints = 1000

    /// All points of a grid over parameters of one scenario.
    ///
    /// - Parameters:
    ///   - path: the file as one would name it on the command line; `nil`: standard input's text is given.
    ///   - text: the YAML, where it is in memory already.
    ///   - varied: one for each parameter: `name=a,b,c`, `name=0:1:0.25` (from, to, step), or `name` alone for a
    ///     parameter with `choices`. Values are expressions.
    ///   - settings: values to replace in all of them, each written `name=expression`.
    ///   - condition: as for `--given`.
    /// - Throws: ``UnusableSweep``, ``UnreadableScenario``, ``ScenarioMistakes``.
    public init(
        sweeping path: String, text: Data? = nil, varying varied: [String], setting settings: [String] = [],
        given condition: String? = nil
    ) throws {
        let text = try text ?? FileText.read(path)
        let plain = try CheckedScenario(text: text, named: path, setting: settings, given: condition)
        var axes: [SweepGrid.Axis] = []
        for text in varied {
            let axis = try SweepGrid.Axis(text, of: plain.scenario)
            guard !axes.contains(where: { $0.name == axis.name }) else {
                throw UnusableSweep(description: "'\(axis.name)' is varied twice; give all its values in one --vary")
            }
            axes.append(axis)
            let points = axes.reduce(1.0) { $0 * Double($1.values.count) }
            guard points <= Double(Self.mostPoints) else {
                throw UnusableSweep(
                    description:
                        "a grid of \(Int(min(points, 1e15))) points is too large; \(Self.mostPoints) are the most")
            }
        }
        let grid = SweepGrid(axes: axes)
        self.init(
            try (0..<grid.count).map { index in
                let own = settings + grid.settings(of: index)
                return Entry(
                    name: grid.name(of: index),
                    scenario: try CheckedScenario(text: text, named: path, setting: own, given: condition),
                    settings: own)
            }, grid: grid)
    }
}

extension SweepGrid.Axis {
    /// `name=a,b,c`, `name=0:1:0.25`, or `name`.
    init(_ text: String, of scenario: Scenario) throws {
        guard let equals = text.firstIndex(of: "=") else {
            self.init(name: text, values: try Self.choices(of: text, in: scenario))
            return
        }
        let name = text[..<equals].trimmingCharacters(in: .whitespaces)
        let written = String(text[text.index(after: equals)...])
        let values = try Self.parts(written).flatMap { part -> [String] in
            part.contains(":") ? try Self.range(part, of: name) : [part]
        }
        guard !values.contains("") else {
            throw UnusableSweep(description: "--vary \(text): a value is missing; write --vary \(name)=a,b,c")
        }
        guard Set(values).count == values.count else {
            throw UnusableSweep(description: "--vary \(text): a value is there twice")
        }
        self.init(name: name, values: values)
    }

    /// The `choices` of a lever.
    private static func choices(of name: String, in scenario: Scenario) throws -> [String] {
        guard let parameter = scenario.parameters.first(where: { $0.name == name }) else {
            let known = scenario.parameters.map(\.name)
            let mend =
                nearestName(to: name, among: known).map { "did you mean '\($0)'?" }
                ?? (known.isEmpty ? "it has none" : "it has \(known.prefix(12).joined(separator: ", "))")
            throw UnusableSweep(description: "--vary \(name): the scenario has no parameter '\(name)'; \(mend)")
        }
        guard !parameter.choices.isEmpty else {
            throw UnusableSweep(
                description:
                    "--vary \(name): the parameter has no 'choices'; say which values: --vary \(name)=a,b,c")
        }
        return parameter.choices.map { $0.text ?? "" }
    }

    /// Split at commas that stand in no parentheses.
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

    /// `from:to:step`, both ends included; in decimal arithmetic, so that a tenth is a tenth.
    private static func range(_ text: String, of name: String) throws -> [String] {
        let ends = text.split(separator: ":", omittingEmptySubsequences: false)
            .map { $0.trimmingCharacters(in: .whitespaces) }
        let numbers = ends.compactMap {
            Double($0) == nil ? nil : Decimal(string: $0, locale: Locale(identifier: "en_US_POSIX"))
        }
        guard ends.count == 3, numbers.count == 3 else {
            throw UnusableSweep(
                description: "--vary \(name)=\(text): a range is from:to:step, three numbers, such as \(name)=0:1:0.25")
        }
        let (from, to, step) = (numbers[0], numbers[1], numbers[2])
        guard step != 0, (to - from) / step >= 0 else {
            throw UnusableSweep(
                description: "--vary \(name)=\(text): steps of \(step) do not lead from \(from) to \(to)")
        }
        guard (to - from) / step < Decimal(ScenarioSet.mostPoints) else {
            throw UnusableSweep(
                description: "--vary \(name)=\(text): more than \(ScenarioSet.mostPoints) values; take a larger step")
        }
        var values: [String] = []
        var value = from
        while step > 0 ? value <= to : value >= to {
            values.append("\(value)")
            value += step
        }
        return values
    }
}
