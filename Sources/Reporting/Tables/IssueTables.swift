// How far issues got, and what held them up.
extension Report {
    var issuesTable: TextTable {
        let anyExpires = issues.contains { $0.expired.count > 0 }
        return TextTable(
            columns: [
                .init("Issue"),
                .init("Done", .decimal),
                .init(intervalHeading, .range, importance: 4),
                .init("", importance: 1, footnoteName: ""),
                .init(calendar.areDates ? "Median time" : "Median round", .right, importance: 5),
                .init("Mean steps", .left, importance: 3),
                .init("Expired", .decimal, importance: 2),
            ],
            rows: issues.map { issue in
                [
                    issue.title,
                    // An issue without a last step is never done.
                    issue.steps == nil ? unknown : issue.done.percentText,
                    issue.steps == nil ? unknown : issue.done.intervalText,
                    bar(issue.done.probability, width: 12),
                    medianText(issue),
                    stepsText(issue),
                    anyExpires ? issue.expired.percentText : "",
                ]
            })
    }

    /// Over all replicates; with its interval where that is more than one round.
    private func medianText(_ issue: IssueSummary) -> String {
        guard issue.steps != nil, run.replicates > 0 else { return unknown }
        let median = calendar.name(reaching: issue.medianRound)
        guard issue.medianRoundLower != issue.medianRoundUpper else { return median }
        return "\(median) (\(calendar.name(reaching: issue.medianRoundLower, issue.medianRoundUpper)))"
    }

    private func stepsText(_ issue: IssueSummary) -> String {
        guard let mean = issue.meanSteps else { return unknown }
        // Two digits at most; the error of a level between 0 and n is at most n/2 over the root of the replicates.
        let error = Double(issue.steps ?? 0) / 2 / Double(max(1, run.replicates)).squareRoot()
        let text = numberText(mean, standardError: max(0.005, error))
        return issue.steps.map { "\(text) of \($0)" } ?? text
    }

    var heldUpCaption: String { HeldUpShares.caption }

    func heldUpLines(width: Int, style: TextStyle) -> [String] {
        let stuck = issues.filter { ($0.heldUp.roundsPerReplicate ?? 0) > 0 }
        return HeldUpShares.lines(stuck.map { ($0.title, $0.heldUp) }, width: width, style: style)
    }
}

extension HeldUpShares {
    static let caption =
        "Of the rounds in which an issue was not done, the shares by what happened in them. "
        + "Several parties may hold in one round."

    /// A table where it fits; else, for every issue, its causes in words, the greatest first.
    static func lines(_ stuck: [(title: String, heldUp: HeldUpShares)], width: Int, style: TextStyle) -> [String] {
        guard !stuck.isEmpty else { return [] }
        let table = heldUpTable(stuck)
        if table.lines(width: width, style: TextStyle(colour: false)).allSatisfy({ $0.displayWidth <= width }) {
            return table.lines(width: width, style: style)
        }
        return stuck.flatMap { issue in
            let causes = issue.heldUp.causes.filter { ($0.share ?? 0) > 0 }.sorted { ($0.share ?? 0) > ($1.share ?? 0) }
            let words = causes.map { "\($0.words) \(shareText($0.share))".replacing(" ", with: "\u{A0}") }
            return wrapped("\(issue.title): \(words.joined(separator: ", "))", width: width, indent: 4)
                .map { $0.replacing("\u{A0}", with: " ") }
        }
    }

    private static func heldUpTable(_ issues: [(title: String, heldUp: HeldUpShares)]) -> TextTable {
        // A column for every cause that any issue knows, kind by kind; issues differ in their parties.
        let present = issues.flatMap(\.heldUp.causes).filter { ($0.share ?? 0) > 0 }
        var causes: [HeldUpShares.NamedCause] = []
        for kind in HeldUpShares.NamedCause.Kind.allCases {
            for cause in present where cause.kind == kind && !causes.contains(where: { $0.words == cause.words }) {
                causes.append(cause)
            }
        }
        return TextTable(
            columns: [.init("Issue"), .init("Rounds\nnot done", .decimal, importance: 1)]
                + causes.map { .init($0.heading, .right, importance: $0.kind == .withdrawn ? 2 : nil) },
            rows: issues.map { issue in
                [issue.title, numberText(issue.heldUp.roundsPerReplicate, standardError: 0.05)]
                    + causes.map { cause in
                        shareText(issue.heldUp.causes.first { $0.words == cause.words }?.share)
                    }
            })
    }
}

extension HeldUpShares {
    struct NamedCause {
        enum Kind: CaseIterable {
            case closed, offAgenda, expired, held, vetoed, withdrawn, moved
        }

        var kind: Kind
        /// As a sentence names it.
        var words: String
        /// As a column does, in two lines where one is long.
        var heading: String
        var share: Double?

        init(_ kind: Kind, _ words: String, heading: String? = nil, share: Double?) {
            self.kind = kind
            self.words = words
            self.heading = heading ?? words
            self.share = share
        }
    }

    /// Every cause in words, in a fixed order of kinds.
    var causes: [NamedCause] {
        let byParty =
            held.map { NamedCause(.held, "held by \($0.actor)", heading: "held:\n\($0.actor)", share: $0.share) }
            + vetoed.map {
                NamedCause(.vetoed, "vetoed in \($0.actor)", heading: "vetoed:\n\($0.actor)", share: $0.share)
            }
        return [
            NamedCause(.closed, "closed", share: closed),
            NamedCause(.offAgenda, "off agenda", heading: "off\nagenda", share: offAgenda),
            NamedCause(.expired, "expired", share: expired),
        ] + byParty + [
            NamedCause(.withdrawn, "withdrawn", share: withdrawn),
            NamedCause(.moved, "moved on", heading: "moved\non", share: moved),
        ]
    }
}
