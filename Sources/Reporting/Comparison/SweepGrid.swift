/// The grid of a sweep: the parameters that are varied, and their values.
public struct SweepGrid: Sendable {
    /// A parameter that is varied.
    public struct Axis: Sendable {
        /// The parameter's name, as for `--set`.
        public let name: String
        /// The values, as written.
        public let values: [String]

        package init(name: String, values: [String]) {
            self.name = name
            self.values = values
        }
    }

    /// The axes, one for each parameter that is varied.
    public let axes: [Axis]

    package init(axes: [Axis]) {
        self.axes = axes
    }

    /// The number of points.
    package var count: Int { axes.reduce(1) { $0 * $1.values.count } }

    /// The index of the value on each axis for a point; the last axis varies fastest.
    package func point(_ index: Int) -> [Int] {
        var rest = index
        var places: [Int] = []
        for axis in axes.reversed() {
            places.insert(rest % axis.values.count, at: 0)
            rest /= axis.values.count
        }
        return places
    }

    /// The settings of a point, as for `--set`.
    package func settings(of index: Int) -> [String] {
        zip(axes, point(index)).map { "\($0.name)=\($0.values[$1])" }
    }

    /// The name of a point: its settings.
    package func name(of index: Int) -> String { settings(of: index).joined(separator: ", ") }
}
