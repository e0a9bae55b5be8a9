internal import Scenarios

/// Trust or state over time: bands that hold 9 and 5 of 10 futures, the median, and single replicates over them; a panel
/// for each quantity that varies, all with the same axis. Those that stay where they start are named below.
struct Fans {
    private let courses: [ReportNumbers.Course]
    private let constants: [ReportNumbers.Course]
    /// Those that are named with their last medians only.
    private let others: [ReportNumbers.Course]
    private static let most = 4
    let name: String
    let title: String
    let clock: Clock
    let names: RoundNamesForReaders
    /// Whether all values are on one scale, as trust is.
    let hasOneScale: Bool

    init(
        _ courses: [ReportNumbers.Course], name: String, title: String, clock: Clock, names: RoundNamesForReaders,
        hasOneScale: Bool
    ) {
        let moving = courses.filter { $0.constant == nil }
        // Of many the ones that vary most, as a share of what they range over; all are in the data.
        let order = moving.indices.sorted { (moving[$0].variation, $1) > (moving[$1].variation, $0) }
        let drawn = Set(order.prefix(moving.count > Self.most + 2 ? Self.most : moving.count))
        self.courses = moving.indices.filter(drawn.contains).map { moving[$0] }
        others = moving.indices.filter { !drawn.contains($0) }.map { moving[$0] }
        constants = courses.filter { $0.constant != nil }
        (self.name, self.title, self.clock, self.names, self.hasOneScale) = (name, title, clock, names, hasOneScale)
    }

    var isWorthDrawing: Bool { !courses.isEmpty }

    /// Those that stay where they start, by their value; `nil` if there are none.
    var constant: Sentence? {
        guard !constants.isEmpty else { return nil }
        let values = constants.compactMap { course in course.constant.map { (Self.title(course), $0) } }
        return ConstantCourses(values).sentence { Sentence(number: $0, short($0)) }
    }

    /// Those that are not drawn; `nil` if all are.
    var rest: Sentence? {
        guard !others.isEmpty else { return nil }
        let named = others.map { course -> Sentence in
            let (first, last) = (course.points.first?.p50, course.points.last?.p50)
            return
                "\(Self.title(course)) (\(Sentence(number: first, first.map(short) ?? unknown)) to \(Sentence(number: last, last.map(short) ?? unknown)))"
        }
        return
            "Not drawn are, with their medians at the start and at the end: \(named.enumerated). The JSON has all dates."
    }

    private static func title(_ course: ReportNumbers.Course) -> String {
        course.name.map { readable(course.title, $0) } ?? course.title
    }

    var figure: Figure {
        let all = courses.flatMap { Self.values($0) }
        let panels = courses.enumerated().map { place, course in
            let title = Self.title(course)
            let last = course.points.last
            if !hasOneScale, course.isTruth {
                return Panel(
                    title: title, number: Sentence(number: last?.mean, percent(last?.mean)),
                    drawing: share(course, isFirst: place == 0),
                    finding: "\(title): true in \(percent(course.points.first?.mean)) of futures at the start and in "
                        + "\(percent(last?.mean)) at the end")
            }
            let domain = hasOneScale ? LinearScale.round(over: all) : LinearScale.round(over: Self.values(course))
            return Panel(
                title: title, number: Sentence(number: last?.p50, last?.p50.map { short($0) } ?? unknown),
                drawing: drawing(course, domain, isFirst: place == 0),
                finding: "\(title): median \(course.points.first?.p50.map { short($0) } ?? unknown) at the start and "
                    + "\(last?.p50.map { short($0) } ?? unknown) at the end")
        }
        let hasSingles = courses.contains { $0.points.contains { !($0.replicates ?? [:]).isEmpty } }
        return Figure(
            name, title: title,
            subtitle: Sentence(
                "Median, and bands that hold "
                    + (hasQuartiles ? "5 and 9 of 10 futures" : "9 of 10 futures")
                    + (hasSingles ? "; thin lines are single replicates" : "") + "; the number is the last median"
                    + (!hasOneScale && courses.contains(where: \.isTruth)
                        ? "; of what is true or false, the share of futures in which it is true" : "")),
            finding: panels.map(\.finding).joined(separator: ". "), .panels(panels), numbers: numbers)
    }

    private var hasQuartiles: Bool { courses.contains { $0.points.contains { $0.p25 != nil } } }

    private static func values(_ course: ReportNumbers.Course) -> [Double] {
        course.points.flatMap { point in
            [point.p05, point.p95].compactMap(\.self) + (point.replicates ?? [:]).values.compactMap(\.self)
        }
    }

    /// What is true or false: the share of futures in which it is true.
    private func share(_ course: ReportNumbers.Course, isFirst: Bool) -> Drawing {
        let x = TimeScale(clock: clock, range: (30, 250))
        let y = LinearScale(domain: 0...1, range: (104, 6))
        let points = course.points.compactMap { point in point.mean.map { (x: x(point.round), y: y($0)) } }
        let marks =
            [shared("\(name)-axis", isFirst: isFirst, timeAxis(x, y: 104, gap: 42))]
            + grid([0, 0.5, 1].map { (y($0), at(100 * $0)) }, from: 30, to: 250)
            + [mark("path", ["class": "area curve-edge", "d": line(points) + "V104H30Z"])]
        return Drawing(width: 250, height: 128, marks: marks.joined())
    }

    private func percent(_ share: Double?) -> String { share.map { fixed(100 * $0, decimals: 0) + " %" } ?? unknown }

    private func drawing(
        _ course: ReportNumbers.Course, _ domain: ClosedRange<Double>, isFirst: Bool
    ) -> Drawing {
        let x = TimeScale(clock: clock, range: (30, 250))
        let y = LinearScale(domain: domain, range: (104, 6))
        func path(_ value: (ReportNumbers.Course.Point) -> Double?) -> [(x: Double, y: Double)] {
            course.points.compactMap { point in value(point).map { (x(point.round), y($0)) } }
        }
        let levels = grid(y.ticks(about: 3).map { (y($0), short($0)) }, from: 30, to: 250)
        let axis = shared(
            "\(name)-axis", isFirst: isFirst, timeAxis(x, y: 104, gap: 42) + (hasOneScale ? levels : []))
        var marks = [axis] + (hasOneScale ? [] : levels)
        marks.append(mark("path", ["class": "fan-1", "d": band(path(\.p95), path(\.p05))]))
        if hasQuartiles { marks.append(mark("path", ["class": "fan-2", "d": band(path(\.p75), path(\.p25))])) }
        for replicate in singles(course) {
            marks.append(
                mark("path", ["class": "single", "d": line(path { ($0.replicates?[replicate] ?? nil) })]))
        }
        marks.append(mark("path", ["class": "curve", "d": line(path(\.p50))]))
        return Drawing(width: 250, height: 128, marks: marks.joined())
    }

    private func singles(_ course: ReportNumbers.Course) -> [String] {
        (course.points.first?.replicates ?? [:]).keys.sorted { (Int($0) ?? 0) < (Int($1) ?? 0) }
    }

    private func short(_ value: Double) -> String {
        at(value, digits: abs(value) >= 100 ? 0 : abs(value) >= 10 ? 1 : 2)
    }

    /// The first, the last, and the one in the middle.
    private static func few(_ points: [ReportNumbers.Course.Point]) -> [ReportNumbers.Course.Point] {
        guard points.count > 3 else { return points }
        return (0...2).map { points[$0 * (points.count - 1) / 2] }
    }

    private var numbers: NumberTable {
        NumberTable(
            columns: ["At the end of", "Mean", "5 %"] + (hasQuartiles ? ["25 %"] : []) + ["Median"]
                + (hasQuartiles ? ["75 %"] : []) + ["95 %"],
            rows: courses.flatMap { course in
                Self.few(course.points).map { point in
                    let shown =
                        [point.mean, point.p05] + (hasQuartiles ? [point.p25] : []) + [point.p50]
                        + (hasQuartiles ? [point.p75] : []) + [point.p95]
                    return [Sentence("\(Self.title(course)), \(names.short(point.round))")]
                        + shown.map { Sentence(number: $0, $0.map { short($0) } ?? unknown) }
                }
            })
    }
}
