internal import Scenarios
internal import Simulation
internal import Statistics

/// The difference of one result of a scenario from the baseline's, with its interval, p-value and verdict.
public struct Difference: Sendable {
    /// The kind of result that is compared.
    public enum Kind: String, Sendable, CaseIterable {
        /// The probability of an outcome.
        case outcome
        /// The probability of success: of all outcomes that count as success.
        case success
        /// The probability that an issue is done at the end.
        case issue
        /// The probability that the answer to a question is yes.
        case question
        /// The mean of a measure.
        case measure
        /// The median round of the end, among the replicates that ended in an outcome.
        case outcomeTime = "outcome_time"
        /// The median round in which an issue was done, over all replicates.
        case issueTime = "issue_time"

        /// Whether it is a probability: differences are in percentage points.
        var isShare: Bool {
            switch self {
            case .outcome, .success, .issue, .question: true
            case .measure, .outcomeTime, .issueTime: false
            }
        }

        /// Whether it is a time: differences are in rounds.
        var isTime: Bool {
            switch self {
            case .outcomeTime, .issueTime: true
            case .outcome, .success, .issue, .question, .measure: false
            }
        }
    }

    /// The verdict on a difference.
    public enum Verdict: String, Sendable {
        /// Success is more probable, or an issue is done more often or earlier.
        case better
        /// Success is less probable, or an issue is done less often or later.
        case worse
        /// The value is higher, and nothing says whether that is good.
        case higher
        /// The value is lower, and nothing says whether that is good.
        case lower
        /// The time is earlier, and nothing says whether that is good.
        case earlier
        /// The time is later, and nothing says whether that is good.
        case later
        /// The difference is not larger than chance explains.
        case none = "no difference seen"
        /// The scenarios are the same model.
        case identical = "no difference: the same model"
        /// One of the two values is unknown.
        case unknown
    }

    /// The scenario that is compared with the baseline.
    public let scenario: String
    /// The name of what is compared.
    public let of: String
    /// The title of what is compared; the name if the file gives no title.
    public let title: String
    /// The kind of result.
    public let kind: Kind
    /// The value in the baseline; `nil` if unknown, or a time beyond the horizon.
    public let baselineValue: Double?
    /// The value in the scenario; `nil` if unknown, or a time beyond the horizon.
    public let value: Double?
    /// The scenario's value minus the baseline's; `nil` if either is unknown.
    public let difference: Double?
    /// Lower end of the interval of the difference; `nil` if unknown, or unbounded because of the horizon.
    public let lower: Double?
    /// Upper end of the interval of the difference; `nil` as for ``lower``.
    public let upper: Double?
    /// The probability of a difference at least this large if there were none; `nil` if there is no test.
    public let p: Double?
    /// The p-value corrected for all tests in this comparison (Holm).
    public let pAdjusted: Double?
    /// The verdict on the difference.
    public let verdict: Verdict
    /// The width of the interval relative to that of two independent runs of the same size.
    public let widthRatio: Double?

    /// How often something is the case in the same replicates of both scenarios; `nil` for what is no probability.
    public let together: Together?

    /// Shares of the replicates of both scenarios, which have common random numbers.
    public struct Together: Sendable {
        /// In both scenarios.
        public let both: Double
        /// In the baseline alone.
        public let baselineOnly: Double
        /// In the scenario alone.
        public let scenarioOnly: Double
        /// In neither.
        public let neither: Double

        init?(_ table: PairedTable) {
            let counts = table.together
            guard counts.asked > 0 else { return nil }
            func share(_ count: Int) -> Double { Double(count) / Double(counts.asked) }
            (both, neither) = (share(counts.both), share(counts.neither))
            (baselineOnly, scenarioOnly) = (share(counts.baselineOnly), share(counts.otherOnly))
        }
    }

    /// The verdict in words; if no difference is seen, with the largest that the interval allows.
    public var verdictText: String {
        mostText.map { "\(verdict.rawValue); at most ± \($0)" } ?? verdict.rawValue
    }

    /// The verdict in fewer words, for a table.
    var shortVerdictText: String {
        mostText.map { "\(verdict.rawValue) (≤ \($0))" } ?? verdict.rawValue
    }

    /// The largest difference that the interval allows, if none is seen; otherwise `nil`.
    private var mostText: String? {
        guard verdict == .none, let lower, let upper else { return nil }
        let most = max(abs(lower), abs(upper))
        let error = (upper - lower) / 4
        if kind.isShare { return pointsText(most, error: error) }
        return kind.isTime ? plural(Int(most), "round") : numberText(most, standardError: error)
    }
}

/// A difference of probabilities, in percentage points.
func pointsText(_ value: Double, error: Double) -> String {
    numberText(100 * value, standardError: 100 * max(error, 1e-12)) + " pp"
}

extension Difference {
    /// A difference before its p-value is corrected.
    private struct Draft {
        var scenario: String
        var of: (name: String, title: String)
        var kind: Kind
        var values: (baseline: Double?, own: Double?)
        var difference: Double?
        var interval: (lower: Double?, upper: Double?)
        var p: Double?
        var widthRatio: Double?
        var together: Together?
        /// 1 if more is better, −1 if less is better, 0 if nothing says.
        var good: Int
        var isSameModel: Bool
    }

    static func all(of result: StudyResult, confidence: Confidence) -> [Difference] {
        let drafts = result.study.members.indices.filter { $0 != result.study.baseline }.flatMap {
            self.drafts(of: $0, result, confidence)
        }
        // Nothing is tested where the two are the same model.
        let adjusted = holmAdjusted(drafts.map { $0.isSameModel ? nil : $0.p })
        return zip(drafts, adjusted).map { draft, adjusted in
            Difference(draft, pAdjusted: adjusted, level: confidence.level)
        }
    }

    private init(_ draft: Draft, pAdjusted: Double?, level: Double) {
        scenario = draft.scenario
        (of, title) = draft.of
        kind = draft.kind
        (baselineValue, value) = draft.values
        difference = draft.difference
        (lower, upper) = draft.isSameModel ? (0, 0) : draft.interval
        p = draft.isSameModel ? nil : draft.p
        self.pAdjusted = pAdjusted
        widthRatio = draft.isSameModel ? nil : draft.widthRatio
        together = draft.together
        let isSeen: Bool
        if let pAdjusted {
            isSeen = pAdjusted <= 1 - level
        } else {
            // No test: the interval alone must leave out 0.
            isSeen = draft.interval.lower.map { $0 > 0 } ?? false || draft.interval.upper.map { $0 < 0 } ?? false
        }
        let isMore = draft.difference.map { $0 > 0 } ?? (draft.interval.lower ?? 0 > 0)
        verdict = Self.verdict(draft, isSeen: isSeen, isMore: isMore)
    }

    private static func verdict(_ draft: Draft, isSeen: Bool, isMore: Bool) -> Verdict {
        if draft.isSameModel { return .identical }
        guard isSeen else { return draft.difference == nil ? .unknown : .none }
        guard draft.good == 0 else { return isMore == (draft.good > 0) ? .better : .worse }
        switch draft.kind {
        case .outcomeTime, .issueTime: return isMore ? .later : .earlier
        case .outcome, .success, .issue, .question, .measure: return isMore ? .higher : .lower
        }
    }

    private static func drafts(of index: Int, _ result: StudyResult, _ confidence: Confidence) -> [Draft] {
        let study = result.study
        let (own, base) = (study.members[index], study.members[study.baseline])
        let (tally, baseTally) = (result.tally.tallies[index], result.tally.tallies[study.baseline])
        let (common, pair) = (study.correspondences[index], result.tally.pairs[index])
        let isSame = study.isSameModel(index, study.baseline)
        func draft(_ of: (name: String, title: String), _ kind: Kind, _ table: PairedTable, good: Int) -> Draft {
            let interval = table.interval(level: confidence.level, validity: confidence.validity)
            return Draft(
                scenario: own.name, of: of, kind: kind, values: (table.baseline.estimate, table.other.estimate),
                difference: table.difference, interval: (interval?.lower, interval?.upper),
                p: table.pValue(validity: confidence.validity), widthRatio: table.widthRatio,
                together: Together(table), good: good, isSameModel: isSame)
        }
        func draft(
            _ of: (name: String, title: String), _ kind: Kind, _ histograms: (RoundHistogram, RoundHistogram),
            _ counts: (Int, Int),
            good: Int
        ) -> Draft {
            let medians = MedianDifference(
                baseline: histograms.0, of: counts.0, other: histograms.1, of: counts.1, level: confidence.level,
                validity: confidence.validity)
            return Draft(
                scenario: own.name, of: of, kind: kind,
                values: (
                    histograms.0.quantile(0.5, of: counts.0).map(Double.init),
                    histograms.1.quantile(0.5, of: counts.1).map(Double.init)
                ), difference: medians.difference.map(Double.init),
                interval: (medians.lower.map(Double.init), medians.upper.map(Double.init)), p: medians.pValue,
                widthRatio: nil, good: good, isSameModel: isSame)
        }
        var drafts: [Draft] = []
        if let table = pair.success {
            drafts.append(draft(("success", "success"), .success, table, good: 1))
        }
        for (place, table) in zip(common.outcomes, pair.outcomes) {
            let isGood = common.hasSuccess && own.success.contains(place.own) && base.success.contains(place.baseline)
            drafts.append(draft(own.scenario.outcomes[place.own].names, .outcome, table, good: isGood ? 1 : 0))
        }
        for (place, table) in zip(common.issues, pair.issues) {
            drafts.append(draft(own.scenario.issues[place.own].names, .issue, table, good: 1))
        }
        for (place, table) in zip(common.questions, pair.questions) {
            drafts.append(draft(own.scenario.questions[place.own].names, .question, table, good: 0))
        }
        for (place, moments) in zip(common.measures, pair.measures) {
            let interval = moments.interval(level: confidence.level, validity: confidence.validity)
            drafts.append(
                Draft(
                    scenario: own.name, of: own.scenario.measures[place.own].names, kind: .measure,
                    values: (baseTally.measures[place.baseline].mean, tally.measures[place.own].mean),
                    difference: moments.difference, interval: (interval?.lower, interval?.upper),
                    p: moments.pValue(validity: confidence.validity), widthRatio: moments.widthRatio, good: 0,
                    isSameModel: isSame))
        }
        for place in common.outcomes {
            guard case .when = own.scenario.outcomes[place.own].condition else { continue }
            let (a, b) = (baseTally.outcomes[place.baseline], tally.outcomes[place.own])
            guard a.total > 0, b.total > 0 else { continue }
            drafts.append(
                draft(own.scenario.outcomes[place.own].names, .outcomeTime, (a, b), (a.total, b.total), good: 0))
        }
        for place in common.issues {
            drafts.append(
                draft(
                    own.scenario.issues[place.own].names, .issueTime,
                    (baseTally.issues[place.baseline].done, tally.issues[place.own].done),
                    (baseTally.replicates, tally.replicates), good: -1))
        }
        return drafts
    }
}

extension Outcome {
    fileprivate var names: (name: String, title: String) { (name, title ?? name) }
}

extension Issue {
    fileprivate var names: (name: String, title: String) { (name, title) }
}

extension Question {
    fileprivate var names: (name: String, title: String) { (name, title ?? name) }
}

extension Measure {
    fileprivate var names: (name: String, title: String) { (name, title ?? name) }
}
