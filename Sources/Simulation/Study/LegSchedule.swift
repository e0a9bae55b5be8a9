package import Statistics

/// A run consists of legs: whether the precision is reached is decided only between whole legs, at positions that do not
/// depend on threads or time.
struct LegSchedule {
    struct Leg {
        var range: Range<Int>
        /// The scenarios to be counted: all, or those that have to catch up.
        var counted: Set<Int>
    }

    private let settings: RunSettings
    private let looks: [Int]

    init(_ settings: RunSettings) {
        self.settings = settings
        looks = settings.precision.map { _ in Array(Precision.looks(upTo: settings.replicates)) } ?? []
    }

    /// The next leg; `nil` if there is nothing more to do.
    func next(_ tally: StudyTally, _ study: StudyPlan) -> Leg? {
        guard let least = tally.played.min() else { return nil }
        let counted = tally.played.indices.filter { tally.played[$0] == least }
        let level = tally.played.filter { $0 > least }.min()
        guard level != nil || reason(tally, study) == .interrupted else { return nil }
        let end = level ?? looks.first { $0 > least } ?? settings.range.upperBound
        return Leg(range: least..<end, counted: Set(counted))
    }

    /// The reason why there is nothing more to do; `interrupted` if there is more.
    func reason(_ tally: StudyTally, _ study: StudyPlan) -> StopReason {
        let done = tally.played.min() ?? 0
        if let precision = settings.precision, let seen = tally.looks, seen.isReached, seen.look == done,
            seen.target == precision, seen.level == settings.level
        {
            return .precision
        }
        return done >= settings.range.upperBound ? .replicates : .interrupted
    }

    /// Checks whether the precision is reached, if a check is due.
    func look(at tally: inout StudyTally, _ study: StudyPlan) {
        guard let precision = settings.precision, let done = tally.played.min(), tally.played.max() == done,
            looks.contains(done), tally.looks?.look != done || tally.looks?.target != precision
        else { return }
        tally.looks = LookHistory(
            precision, level: settings.level, look: done, isMet: study.isMet(precision, by: tally, settings.level),
            after: tally.looks, looks: looks)
    }
}

extension StudyPlan {
    /// Whether every outcome of every scenario is as precise as was asked for.
    package func isMet(_ precision: Precision, by tally: StudyTally, _ level: Double) -> Bool {
        tally.tallies.allSatisfy { tally in
            tally.outcomes.allSatisfy {
                precision.isMet(by: Probability(hits: $0.total, of: tally.replicates), level: level)
            }
        }
    }
}
