/// The grid of a sweep: which values of which parameters its scenarios have.
public struct SweepGrid: Sendable {
    /// A parameter that is varied.
    public struct Axis: Sendable {
        /// The parameter as `--set` names it.
        public let name: String
        /// Its values, as written.
        public let values: [String]

        package init(name: String, values: [String]) {
            self.name = name
            self.values = values
        }
    }

    /// One for each parameter that is varied.
    public let axes: [Axis]

    package init(axes: [Axis]) {
        self.axes = axes
    }

    /// How many points there are.
    package var count: Int { axes.reduce(1) { $0 * $1.values.count } }

    /// Which value of each axis a point has; the last axis runs fastest.
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

    /// What a point is called: its settings.
    package func name(of index: Int) -> String { settings(of: index).joined(separator: ", ") }
}
