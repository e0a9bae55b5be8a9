internal import Statistics

// The short forms of sections on the first page that are more than the first rows of the full table.
extension Report {
    /// The greatest number of drivers, and of events, on the first page.
    private static let mostBriefRows = 5

    /// The inputs with which success varies most.
    var briefDrivers: PageTable? {
        guard let drivers = drivers?.drivers, !drivers.isEmpty, let success else { return nil }
        let table = TextTable(drivers, DriverSummary.fields, in: self)
        return PageTable(title: "", table: table).brief(
            rows: Self.mostBriefRows, title: "\(success.heading) by input", place: .drivers)
    }

    /// The most important events.
    var briefEvents: PageTable? {
        guard !events.isEmpty else { return nil }
        let table = TextTable(events, EventSummary.fields, in: self)
        return PageTable(title: "", table: table).brief(rows: Self.mostBriefRows, title: "Events", place: .events)
    }

    /// What more replicates would change, and what they would not.
    var uncertaintyText: String {
        guard let run else {
            return
                "There is no chance in these numbers: every branch was followed. They follow from the scenario as it is "
                + "written, and do not cover doubt about its inputs."
        }
        let subject = successProbability == nil ? "the probabilities of outcomes" : "P(success)"
        let shown = successProbability.map { [$0] } ?? outcomes.map(\.probability)
        let halves = shown.compactMap { evidence in
            evidence.lower.flatMap { low in evidence.upper.map { ($0 - low) / 2 } }
        }
        guard let most = halves.max() else { return "" }
        return "Chance in the simulation moves \(subject) by \(successProbability == nil ? "at most " : "")± "
            + "\(pointsText(most, error: most / 2)) (\(percent(run.level)) interval); more replicates narrow it."
    }

    /// How far to trust the numbers, with the notes that change what a reader makes of them.
    var briefUncertainty: PageTable {
        let text = ([uncertaintyText] + urgentNotes).filter { !$0.isEmpty }.joined(separator: " ")
        return PageTable(title: "", paragraphs: text.isEmpty ? [] : ["How far to trust this: " + text])
    }

    /// How many expectations hold.
    var briefExpectations: PageTable? {
        guard !expectations.isEmpty else { return nil }
        let holding = expectations.count { $0.verdict == .holds }
        let others = expectations.filter { $0.verdict != .holds }.map { "'\($0.claim)' \($0.verdict.rawValue)" }
        let text = "Expectations: \(holding) of \(grouped(expectations.count)) hold"
        let rest = others.isEmpty ? "" : "; \(others.prefix(3).joined(separator: ", "))"
        return PageTable(title: "", paragraphs: ["\(text)\(rest) (--section expectations)."])
    }

}

extension SuccessDefinition {
    /// The words for the beginning of a heading.
    var heading: String { outcomes.count == 1 ? words : "Success" }
}
