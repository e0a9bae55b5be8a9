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
        var notes: [String] = []
        for text in varied {
            let values = try VariedValues(text, of: plain.scenario)
            let axis = SweepGrid.Axis(name: values.name, values: values.values)
            notes += values.notes
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
                    scenario: try CheckedScenario(
                        text: text, named: path, setting: settings, varying: grid.settings(of: index), given: condition),
                    settings: own)
            }, grid: grid)
        self.notes = notes
    }
}
