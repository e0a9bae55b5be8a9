internal import Simulation

extension Report {
    /// The results in sentences, computed by the rules of ``SummarySentences``.
    public var summary: [String] { SummarySentences(self).sentences }
}

extension SummarySentences {
    init(_ report: Report) {
        self.init(
            success: report.successProbability,
            endings: report.outcomes.map { outcome in
                Ending(
                    outcome.title, outcome.probability, isGood: outcome.isGood, endsEarly: outcome.endsEarly,
                    median: outcome.round.p50.map(report.calendar.endInSentence(of:)))
            }, faults: report.faults)
        if let run = report.run {
            given = run.given.map { "'\($0)'\(run.givenIsTimed ? "" : " at the end of some round")" }
            if run.stopped == .interrupted { partial = (run.considered, run.requested) }
        }
        obstacles = Self.obstacles(report.issues)
        inputs = report.drivers.flatMap { list in
            let known = list.drivers.compactMap { driver in
                driver.low.flatMap { low in driver.high.map { Input(driver.title, low: low, high: $0) } }
            }
            return known.isEmpty ? nil : known.filter { $0.low.isSeenToDiffer(from: $0.high) }
        }
    }

    /// The causes over all issues that have an end, weighted by the rounds in which these are not done.
    private static func obstacles(_ issues: [IssueSummary]) -> [Obstacle] {
        let waiting = issues.filter { $0.steps != nil }.map(\.heldUp)
        let rounds = waiting.reduce(0) { $0 + ($1.roundsPerReplicate ?? 0) }
        guard rounds > 0 else { return [] }
        var order: [String] = []
        var sums: [String: Double] = [:]
        for issue in waiting {
            for cause in issue.causes {
                guard let clause = cause.clause else { continue }
                if sums[clause] == nil { order.append(clause) }
                sums[clause, default: 0] += (cause.share ?? 0) * (issue.roundsPerReplicate ?? 0)
            }
        }
        return order.enumerated().map { ($0, Obstacle($1, share: (sums[$1] ?? 0) / rounds)) }
            .sorted { (-$0.1.share, $0.0) < (-$1.1.share, $1.0) }.map(\.1)
    }
}

extension Section<Report> {
    static var summary: Section {
        Section(
            Field("summary", "The results in sentences.", .texts(of: "A sentence.")) { (report: Report) in
                .texts(report.summary)
            }
        ).shown(in: .summary) { PageTable(title: "Summary", paragraphs: [$0.summary.joined(separator: " ")]) }
            .brief { PageTable(title: "", paragraphs: [$0.summary.joined(separator: " ")]) }
    }
}
