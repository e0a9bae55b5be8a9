/// The points of a sweep: the parameters that are varied, their values, and how these are combined.
public struct SweepGrid: Sendable {
    /// How the values of several parameters are combined.
    public enum Design: String, Sendable {
        /// Every value of each with every value of the others.
        case combined = "all_combinations"
        /// One at a time: the first point is the scenario as it is; in every other, one parameter has another value.
        case oneAtATime = "one_at_a_time"
    }

    /// A parameter that is varied.
    public struct Axis: Sendable {
        /// The parameter's name, as for `--set`.
        public let name: String
        /// The values, as written; with ``Design/oneAtATime`` without that of the scenario.
        public let values: [String]
        /// The value in the scenario, as written; `nil` if it is not written as one value.
        public let own: String?

        package init(name: String, values: [String], own: String? = nil) {
            self.name = name
            self.values = values
            self.own = own
        }
    }

    /// The axes, one for each parameter that is varied.
    public let axes: [Axis]

    /// How the values of several parameters are combined.
    public let design: Design

    package init(axes: [Axis], design: Design = .combined) {
        self.axes = axes
        self.design = design
    }

    /// The number of points.
    package var count: Int {
        switch design {
        case .combined: axes.reduce(1) { $0 * $1.values.count }
        case .oneAtATime: axes.reduce(1) { $0 + $1.values.count }
        }
    }

    /// The points of one parameter if each is varied alone, by its value; the scenario as it is comes first.
    /// - Precondition: the design is ``Design/oneAtATime``.
    package func pointsAlone(_ axis: Int) -> [(point: Int, value: String?)] {
        precondition(design == .oneAtATime, "points of one parameter alone")
        let first = 1 + axes[..<axis].reduce(0) { $0 + $1.values.count }
        return [(0, axes[axis].own)] + axes[axis].values.enumerated().map { (first + $0, $1) }
    }

    /// The index of the value on each axis for a point of all combinations; the last axis varies fastest.
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
        switch design {
        case .combined: return zip(axes, point(index)).map { "\($0.name)=\($0.values[$1])" }
        case .oneAtATime:
            guard index > 0 else { return [] }
            return [axes.flatMap { axis in axis.values.map { "\(axis.name)=\($0)" } }[index - 1]]
        }
    }

    /// The name of a point: its settings; `as it is` for the scenario without any.
    package func name(of index: Int) -> String {
        let settings = settings(of: index)
        return settings.isEmpty ? "as it is" : settings.joined(separator: ", ")
    }
}
