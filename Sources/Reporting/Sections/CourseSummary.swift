internal import Scenarios
internal import Simulation

/// Trust and state at the start and at about eight dates.
public struct CourseSummary: Sendable {
    /// Trust of every actor in every other, in the scenario's order.
    public let trust: [TrustCourse]
    /// State variables; each member of a family has its own entry.
    public let state: [StateCourse]
    /// The number of replicates used.
    public let replicates: Int

    /// The trust of one actor in another.
    public struct TrustCourse: Sendable {
        /// The actor who trusts, by its name in the scenario file.
        public let of: String
        /// The actor who is trusted, by its name in the scenario file.
        public let `in`: String
        /// The titles of both actors.
        public let title: String
        /// The values by date.
        public let points: [CoursePoint]
    }

    /// A state variable, or a member of a family of them.
    public struct StateCourse: Sendable {
        /// The name; for a member of a family as in an expression, such as `worth(usa)`.
        public let name: String
        /// The title; the name if the file gives no title.
        public let title: String
        /// The values by date; true counts 1 and false 0.
        public let points: [CoursePoint]
    }

    init?(of result: RunResult) {
        guard let course = result.trajectories, !course.lines.isEmpty else { return nil }
        let scenario = result.scenario
        let names = RoundNames(scenario.clock)
        var (trust, state): ([TrustCourse], [StateCourse]) = ([], [])
        for line in course.lines {
            let points = zip(course.rounds, line.points).map { round, point in
                CoursePoint(
                    round: round, date: names.date(of: round), mean: point.mean, p05: point.p05, p25: point.p25,
                    p50: point.p50, p75: point.p75, p95: point.p95,
                    replicates: zip(course.singles, point.singles).map { CoursePoint.Single(replicate: $0, value: $1) })
            }
            switch line.quantity {
            case .trust(let from, let to):
                trust.append(
                    TrustCourse(
                        of: scenario.actors[from].name, in: scenario.actors[to].name,
                        title: "\(scenario.actors[from].title) in \(scenario.actors[to].title)", points: points))
            case .state(let index, let member):
                let variable = scenario.state[index]
                state.append(
                    StateCourse(
                        name: scenario.memberName(variable.name, member, over: variable.domains),
                        title: variable.title.map { scenario.memberTitle($0, member, over: variable.domains) }
                            ?? scenario.memberName(variable.name, member, over: variable.domains),
                        points: points))
            }
        }
        self.trust = trust
        self.state = state
        replicates = course.replicates
    }
}

/// A quantity at the end of one round, over replicates.
public struct CoursePoint: Sendable {
    /// The round; 0 is the start.
    public let round: Int
    /// The date of the round; `nil` if the clock has no dates.
    public let date: String?
    /// The mean over replicates.
    public let mean: Double
    /// The 5 % quantile: the least value that 5 % of the replicates do not exceed.
    public let p05: Double
    /// The 25 % quantile.
    public let p25: Double
    /// The median over replicates.
    public let p50: Double
    /// The 75 % quantile.
    public let p75: Double
    /// The 95 % quantile.
    public let p95: Double
    /// The values in single replicates, the same ones at every point.
    public let replicates: [Single]

    /// The value in one replicate.
    public struct Single: Sendable {
        /// The number of the replicate, from 1, as for `detente trace --replicate`.
        public let replicate: Int
        /// The value.
        public let value: Double
    }
}

extension Section<Report> {
    static var trust: Section {
        Section(
            "trust", "Trust over time.", of: "The trust of one actor in another, over the first replicates.",
            [
                .text("of", "The actor who trusts.") { $0.of }, .text("in", "The actor who is trusted.") { $0.in },
                .text("title", "The titles of both.") { $0.title }, CoursePoint.list { $0.points },
            ], naming: { RowName(name: "\($0.of) in \($0.in)", title: $0.title) }
        ) { (report: Report) -> [CourseSummary.TrustCourse] in report.course?.trust ?? [] }
        .only(.simulated)
        .shown(in: .trust) { report in
            report.courseTable("Trust", report.course?.trust.map { ($0.title, $0.points) } ?? [])
        }
    }

    static var state: Section {
        Section(
            "state", "State variables over time.",
            of: "A state variable, over the first replicates.",
            [
                .text("name", "Its name.") { $0.name }, .text("title", "Its title.") { $0.title },
                CoursePoint.list { $0.points },
            ], naming: { RowName(name: $0.name, title: $0.title) }
        ) { (report: Report) -> [CourseSummary.StateCourse] in report.course?.state ?? [] }
        .only(.simulated)
        .shown(in: .state) { report in
            report.courseTable("State", report.course?.state.map { ($0.title, $0.points) } ?? [])
        }
    }
}

extension CoursePoint {
    fileprivate static func list<Row>(_ points: @escaping (Row) -> [CoursePoint]) -> Field<Row> {
        .list(
            "points", "The values by date.", of: "The end of a round; round 0 is the start.",
            [
                .moment { $0.round }, .date { $0.date }, .number("mean", "The mean.") { $0.mean },
                .number("p05", "5 % quantile.") { $0.p05 }, .number("p25", "25 % quantile.") { $0.p25 },
                .number("p50", "The median.") { $0.p50 }, .number("p75", "75 % quantile.") { $0.p75 },
                .number("p95", "95 % quantile.") { $0.p95 },
                Field(
                    "replicates", "The values in single replicates, by their numbers (as for trace --replicate).",
                    .numbers
                ) { point in
                    .shares(
                        point.replicates.map {
                            Value.NamedShare(
                                name: String($0.replicate), title: "replicate \($0.replicate)", share: $0.value)
                        })
                },
            ] as [Field<CoursePoint>], points)
    }
}

extension Report {
    /// As many dates as fit, spread evenly, the start and the horizon among them.
    fileprivate func courseTable(_ title: String, _ rows: [(name: String, points: [CoursePoint])]) -> PageTable? {
        guard let course, let all = rows.first?.points, all.count > 1 else { return nil }
        let constants = rows.compactMap { row in row.points.constant.map { (row.name, $0) } }
        let rows = rows.filter { $0.points.constant == nil }
        let rest = constants.isEmpty ? nil : ConstantCourses(constants).sentence { Sentence(levelText($0)) }.plain
        let forms = stride(from: all.count - 1, through: 1, by: -1).map { count -> TextTable in
            let places = [0] + (1...count).map { ($0 * (all.count - 1) + count - 1) / count }
            var table = TextTable(
                columns: [.init(""), .init("")] + places.map { .init(calendar.endName(of: all[$0].round), .right) },
                rows: rows.flatMap { row in
                    [
                        [row.name, "median"] + places.map { levelText(row.points[$0].p50) },
                        ["", "5 – 95 %"]
                            + places.map { "\(levelText(row.points[$0].p05)) – \(levelText(row.points[$0].p95))" },
                    ]
                })
            // "the United States of America in the Russian Federation": both matter.
            table.cutsInTheMiddle = true
            return table
        }
        guard !rows.isEmpty else { return PageTable(title: title, paragraphs: [rest].compactMap(\.self)) }
        var table = PageTable(
            title: title, caption: "Median and 5 – 95 % over \(plural(course.replicates, "replicate")).", forms: forms)
        table.after = [rest].compactMap(\.self)
        return table
    }

    /// Two digits after the point: with some thousand replicates a quantile of trust is not known better.
    private func levelText(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 1e6 else { return Reporting.numberText(value, standardError: nil) }
        return fixed(value, decimals: abs(value) >= 100 ? 0 : abs(value) >= 10 ? 1 : 2)
    }
}

/// Trust or state that is the same in all replicates at all dates: named in a sentence rather than shown as a course.
struct ConstantCourses {
    private let courses: [(title: String, value: Double)]

    /// - Parameter courses: at least one.
    init(_ courses: [(title: String, value: Double)]) { self.courses = courses }

    /// The value, if it is the same in all replicates at all dates.
    static func value(_ points: [(mean: Double?, p05: Double?, p95: Double?)]) -> Double? {
        guard points.count > 1, let value = points[0].mean,
            points.allSatisfy({ $0.mean == value && $0.p05 == value && $0.p95 == value })
        else { return nil }
        return value
    }

    /// `A in B and B in A (0.50), C in A (0.40) stay where they start.`
    /// - Parameter text: of a value.
    func sentence(_ text: (Double) -> Sentence) -> Sentence {
        var groups: [(value: Double, titles: [String])] = []
        for course in courses {
            if let place = groups.firstIndex(where: { $0.value == course.value }) {
                groups[place].titles.append(course.title)
            } else {
                groups.append((course.value, [course.title]))
            }
        }
        let named = groups.map { group -> Sentence in "\(enumerated(group.titles)) (\(text(group.value)))" }
        let verb = courses.count == 1 ? "stays where it starts" : "stay where they start"
        return "\(named.joined(separator: "; ")) \(verb)."
    }
}

extension [CoursePoint] {
    /// The value, if it is the same in all replicates at all dates.
    fileprivate var constant: Double? { ConstantCourses.value(map { ($0.mean, $0.p05, $0.p95) }) }
}
