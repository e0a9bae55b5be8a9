internal import Reporting
internal import Scenarios
public import Simulation

extension Study {
    /// The greatest number of points of a sweep.
    public static let mostPoints = 1000

    /// Makes a study of all combinations of values of parameters of one scenario.
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
        var notes: [String] = []
        let axes = try Self.axes(varied, of: plain.scenario, &notes) { axes in
            axes.reduce(1.0) { $0 * Double($1.values.count) }
        }
        try self.init(points: SweepGrid(axes: axes), of: text, settings, notes)
    }

    /// Makes a study of a scenario as it is, and with each value of each parameter alone.
    /// - Parameters:
    ///   - text: the scenario.
    ///   - varied: as for ``init(sweeping:varying:_:)``; empty for all levers, the parameters with `choices`.
    ///   - settings: the settings with which it is read, and every point is simulated.
    /// - Throws: ``UnusableSweep``, ``ScenarioErrors``, ``UnknownName``.
    public init(
        sweepingOneAtATime text: ScenarioText, varying varied: [String] = [], _ settings: RunSettings = RunSettings()
    ) throws {
        let plain = try CheckedScenario(text, settings)
        let levers = plain.scenario.parameters.filter { !$0.choices.isEmpty }.map(\.name)
        guard !(varied + levers).isEmpty else {
            throw UnusableSweep(
                description:
                    "the scenario has no lever (a parameter with 'choices'); say what to vary: --vary name=a,b,c")
        }
        var notes: [String] = []
        let axes = try Self.axes(varied.isEmpty ? levers : varied, of: plain.scenario, &notes) { axes in
            axes.reduce(1.0) { $0 + Double($1.values.count) }
        }
        // The scenario's own value is the first point of every parameter.
        let others = axes.map { axis in
            let own = plain.scenario.parameters.first { $0.name == axis.name }?.members.first?.text
            return SweepGrid.Axis(
                name: axis.name,
                values: axis.values.filter { VariedValues.canonical($0) != own.map(VariedValues.canonical) }, own: own)
        }
        try self.init(points: SweepGrid(axes: others, design: .oneAtATime), of: text, settings, notes)
    }

    /// The parameters that are varied, each once, with few enough points.
    private static func axes(
        _ varied: [String], of scenario: Scenario, _ notes: inout [String], points: ([SweepGrid.Axis]) -> Double
    ) throws -> [SweepGrid.Axis] {
        var axes: [SweepGrid.Axis] = []
        for argument in varied {
            let values = try VariedValues(argument, of: scenario)
            let axis = SweepGrid.Axis(name: values.name, values: values.values)
            notes += values.notes
            guard !axes.contains(where: { $0.name == axis.name }) else {
                throw UnusableSweep(description: "'\(axis.name)' is varied twice; give all its values in one --vary")
            }
            axes.append(axis)
            let count = points(axes)
            guard count <= Double(mostPoints) else {
                throw UnusableSweep(
                    description:
                        "a grid of \(Int(min(count, 1e15))) points is too large; \(mostPoints) are the most")
            }
        }
        return axes
    }

    private init(points grid: SweepGrid, of text: ScenarioText, _ settings: RunSettings, _ notes: [String]) throws {
        var reader = ScenarioReader(settings)
        let points = try (0..<grid.count).map { index in
            NamedScenario(
                name: grid.name(of: index), scenario: try reader.read(text, varying: grid.settings(of: index)))
        }
        try self.init(points, settings, grid: grid, notes: notes)
    }
}
