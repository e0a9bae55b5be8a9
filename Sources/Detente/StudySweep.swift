internal import Reporting
internal import Scenarios
public import Simulation

extension Study {
    /// The greatest number of points of a grid.
    public static let mostPoints = 1000

    /// Makes a study of all points of a grid over parameters of one scenario.
    ///
    /// - Parameters:
    ///   - text: the scenario.
    ///   - varied: one for each parameter: `name=a,b,c`, `name=0:1:0.25` (from, to, step), or `name` alone for a
    ///     parameter with `choices`. Values are expressions.
    ///   - settings: the settings with which it is read, and every point is simulated.
    /// - Throws: ``UnusableSweep``, ``ScenarioErrors``, ``UnknownName``, ``UnknownBaseline``.
    public init(
        sweeping text: ScenarioText, varying varied: [String], _ settings: RunSettings = RunSettings()
    ) throws {
        let plain = try CheckedScenario(text, settings)
        var axes: [SweepGrid.Axis] = []
        var notes: [String] = []
        for argument in varied {
            let values = try VariedValues(argument, of: plain.scenario)
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
        let points = try (0..<grid.count).map { index in
            NamedScenario(
                name: grid.name(of: index),
                scenario: try CheckedScenario(
                    text, set: settings.set, varying: grid.settings(of: index), given: settings.given))
        }
        try self.init(points, settings, grid: grid, notes: notes)
    }
}
