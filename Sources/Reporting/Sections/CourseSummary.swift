internal import Scenarios
internal import Simulation

/// How trust and state went, at about eight dates and the start.
public struct CourseSummary: Sendable {
    /// Trust of every actor in every other, in the scenario's order.
    public let trust: [TrustCourse]
    /// State variables, members of families one by one.
    public let state: [StateCourse]
    /// The replicates on which this rests.
    public let replicates: Int

    /// The trust of one actor in another.
    public struct TrustCourse: Sendable {
        /// Who trusts, as the scenario names it.
        public let of: String
        /// Whom.
        public let `in`: String
        /// By date.
        public let points: [CoursePoint]
    }

    /// A quantity of the scenario's own.
    public struct StateCourse: Sendable {
        /// Its name; a member of a family as one asks for it.
        public let name: String
        /// By date; a truth value counts 1 or 0.
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
                    round: round, date: names.date(of: round), mean: point.mean, p05: point.p05, p50: point.p50,
                    p95: point.p95)
            }
            switch line.quantity {
            case .trust(let from, let to):
                trust.append(
                    TrustCourse(of: scenario.actors[from].name, in: scenario.actors[to].name, points: points))
            case .state(let index, let member):
                let variable = scenario.state[index]
                state.append(
                    StateCourse(
                        name: scenario.memberName(variable.name, member, over: variable.domains), points: points))
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
    /// Its date, where the clock has one.
    public let date: String?
    /// The mean.
    public let mean: Double
    /// The least value that 5 % do not exceed.
    public let p05: Double
    /// The median.
    public let p50: Double
    /// The 95 % quantile.
    public let p95: Double
}
