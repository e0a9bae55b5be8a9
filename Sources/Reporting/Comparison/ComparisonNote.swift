internal import Scenarios
internal import Simulation
internal import Statistics

/// A note below the tables of a comparison: its cause, and its wording.
enum ComparisonNote {
    case partial(done: Int, asked: Int)
    case precisionReached(String, level: Double)
    case precisionMissed(String, done: Int)
    case notIn(name: String, kind: String, scenarios: [String])
    case noSuccess([String])
    case sameModel([String])
    case conditional
    case medians
    case narrower(Double)
    case method(Confidence, tests: Int)
    case verdicts(level: Double)
    case moreInReports

    static func all(of result: StudyResult, confidence: Confidence, _ differences: [Difference]) -> [ComparisonNote] {
        let study = result.study
        var notes: [ComparisonNote] = []
        if result.stopped == .interrupted {
            notes.append(.partial(done: result.tally.played.min() ?? 0, asked: result.settings.replicates))
        }
        if let precision = result.settings.precision {
            if result.stopped == .precision {
                notes.append(.precisionReached(precision.text, level: confidence.level))
            } else if result.stopped == .replicates, !study.isMet(precision, by: result.tally, confidence.level) {
                notes.append(.precisionMissed(precision.text, done: result.tally.played.min() ?? 0))
            }
        }
        notes += missing(study)
        let silent = study.members.filter(\.success.isEmpty).map(\.name)
        if !silent.isEmpty { notes.append(.noSuccess(silent)) }
        let same = study.members.indices.filter {
            $0 != study.baseline && study.isSameModel($0, study.baseline)
        }
        if !same.isEmpty { notes.append(.sameModel(same.map { study.members[$0].name })) }
        if study.members.contains(where: { $0.scenario.given != nil }) { notes.append(.conditional) }
        if differences.contains(where: { $0.kind == .outcomeTime || $0.kind == .issueTime }) { notes.append(.medians) }
        let ratios = differences.filter { $0.kind == .success || $0.kind == .outcome }.compactMap(\.widthRatio).sorted()
        if !ratios.isEmpty { notes.append(.narrower(ratios[ratios.count / 2])) }
        let tests = differences.count { $0.p != nil }
        if tests > 0 { notes.append(.method(confidence, tests: tests)) }
        if !differences.isEmpty { notes.append(.verdicts(level: confidence.level)) }
        notes.append(.moreInReports)
        return notes
    }

    /// What the baseline has and other scenarios lack, or vice versa.
    private static func missing(_ study: StudyPlan) -> [ComparisonNote] {
        func notes(_ kind: String, _ names: (Scenario) -> [String]) -> [ComparisonNote] {
            let all = study.members.map { names($0.scenario) }
            var order: [String] = []
            for name in all.flatMap({ $0 }) where !order.contains(name) { order.append(name) }
            return order.compactMap { name in
                let lacking = study.members.indices.filter { !all[$0].contains(name) }
                guard !lacking.isEmpty else { return nil }
                return .notIn(name: name, kind: kind, scenarios: lacking.map { study.members[$0].name })
            }
        }
        return notes("outcome") { $0.outcomes.map(\.name) } + notes("issue") { $0.issues.map(\.name) }
            + notes("question") { $0.questions.map(\.name) } + notes("measure") { $0.measures.map(\.name) }
    }

    /// Whether it belongs on the first page: its head and its summary do not say it already, and it changes what a
    /// reader makes of the numbers.
    var isUrgent: Bool {
        switch self {
        case .precisionReached, .precisionMissed, .conditional: true
        case .partial, .notIn, .noSuccess, .sameModel, .medians, .narrower, .method, .verdicts, .moreInReports: false
        }
    }

    var text: String {
        switch self {
        case .partial(let done, let asked):
            "Partial: interrupted after \(grouped(done)) of \(grouped(asked)) replicates of every scenario; all scenarios "
                + "have the same number, and the intervals are valid at any stopping time."
        case .precisionReached(let precision, let level):
            "Stopped where the half-width of the \(percent(level)) interval of every outcome of every scenario was at most "
                + "\(precision) at two consecutive checks."
        case .precisionMissed(let precision, let done):
            "The precision of \(precision) was not reached for every outcome of every scenario after \(grouped(done)) "
                + "replicates of each; use more --replicates."
        case .notIn(let name, let kind, let scenarios):
            "The \(kind) '\(name)' is not in \(few(scenarios)), and is not compared there."
        case .noSuccess(let scenarios):
            "There is no ranking: in \(few(scenarios)) no outcome is marked 'good: true', and no --outcome NAME says what "
                + "counts as success."
        case .sameModel(let scenarios):
            "\(few(scenarios)): the same model as the baseline, so that every replicate is the same."
        case .conditional:
            "The condition is evaluated separately in each scenario: the probabilities compared are those among the "
                + "replicates in which it was true there."
        case .medians:
            "Median times of outcomes are those of the replicates that ended in them; those of issues are over all "
                + "replicates, where never done counts as later than the horizon. Intervals of their differences allow for "
                + "any dependence (two order-statistic intervals, Bonferroni)."
        case .narrower(let ratio):
            "All scenarios use common random numbers: the intervals of differences of outcomes are "
                + (ratio < 1
                    ? "\(fixed(1 / max(ratio, 1e-9), decimals: ratio < 0.1 ? 0 : 1)) times as narrow (median) as with "
                        + "independent runs, which would need \(fixed(1 / max(ratio * ratio, 1e-18), decimals: ratio < 0.3 ? 0 : 1)) "
                        + "times the replicates."
                    : "no narrower than with independent runs.")
        case .method(let confidence, let tests):
            switch confidence.validity {
            case .fixed:
                "Differences of probabilities: Bonett–Price intervals for paired proportions and exact McNemar tests; of "
                    + "means: Student's t for pairs. p is corrected for the \(grouped(tests)) tests made here (Holm)."
            case .anytime:
                "Differences: confidence sequences, valid at any stopping time, and p of probabilities likewise, corrected "
                    + "for the \(grouped(tests)) tests made here (Holm)."
            }
        case .verdicts(let level):
            "A difference counts as seen if the corrected p is at most \(fixed(1 - level, decimals: 4).trimmingZeros). "
                + "'Better' and 'worse' are used for outcomes that count as success and for issues done; 'higher', 'lower', "
                + "'earlier' and 'later' for the rest. Scenarios that share a letter are not significantly different."
        case .moreInReports:
            "Each scenario's full report: 'detente run', or --format json, which has all of them."
        }
    }
}

/// Names in a sentence; if there are many, only the first few.
private func few(_ names: [String]) -> String {
    names.count <= 4
        ? listed(names) : enumerated(names.prefix(3).map { "'\($0)'" } + ["\(names.count - 3) others"])
}

extension String {
    /// `0.0500` as `0.05`.
    var trimmingZeros: String {
        guard contains(".") else { return self }
        return String(reversed().drop { $0 == "0" }.drop { $0 == "." }.reversed())
    }
}
