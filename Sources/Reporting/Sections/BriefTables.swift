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

    /// The events without which success would be most different, the largest difference first; in the scenario's order
    /// if that is unknown.
    var briefEvents: PageTable? {
        guard !events.isEmpty else { return nil }
        let order = events.indices.sorted { first, second in
            func size(_ index: Int) -> Double { events[index].without.map { abs($0.difference) } ?? -1 }
            return (-size(first), first) < (-size(second), second)
        }
        let table = TextTable(order.map { events[$0] }, EventSummary.fields, in: self)
        let isKnown = events.contains { $0.without != nil }
        let title = isKnown ? "\(success?.heading ?? "Success") without an event" : "Events"
        return PageTable(title: "", table: table).brief(rows: Self.mostBriefRows, title: title, place: .events)
    }

    /// What more replicates would change, and what they would not.
    var uncertaintyText: String {
        guard let run else {
            return
                "There is no chance in these numbers: every branch was followed. They follow from the scenario as it is "
                + "written, and do not cover doubt about its inputs."
        }
        let subject = successProbability == nil ? "the probabilities of outcomes by at most" : "P(success) by"
        let shown = successProbability.map { [$0] } ?? outcomes.map(\.probability)
        let halves = shown.compactMap { evidence in
            evidence.lower.flatMap { low in evidence.upper.map { ($0 - low) / 2 } }
        }
        guard let most = halves.max() else { return "" }
        let chance =
            "Chance in the simulation moves \(subject) ± \(pointsText(most, error: most / 2)) (\(percent(run.level)) "
            + "interval); more replicates narrow that."
        return ([chance] + [inputText].compactMap(\.self)).joined(separator: " ")
    }

    /// How far the inputs move success, or the outcome that they move most; `nil` if that was not simulated.
    private var inputText: String? {
        let known = outcomes.compactMap { outcome in outcome.overInputs.map { (outcome.title, $0) } }
        let most = known.max { $0.1.standardDeviation < $1.1.standardDeviation }
        let subject: (name: String, range: InputRange)? =
            success == nil ? most.map { ("P('\($0.0)')", $0.1) } : successSummary?.overInputs.map { ("it", $0) }
        guard let subject else { return nil }
        if subject.range.upper == 0 { return "No input is drawn: only chance moves \(subject.name)." }
        guard subject.range.isResolved else {
            return "So few replicates do not show whether the inputs move \(subject.name)."
        }
        return
            "The inputs move \(subject.name) between \(subject.range.text.replacing(" – ", with: " and ")) (5 – 95 % of "
            + "their draws, by beta distributions); only better inputs narrow that."
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
