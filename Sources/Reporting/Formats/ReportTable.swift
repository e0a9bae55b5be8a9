internal import Simulation

extension Report {
    /// The width below which no more columns are omitted.
    package static let leastWidth = 60

    /// The report as tables of text.
    /// - Parameters:
    ///   - width: no line is longer, down to 60 columns; columns that do not fit are omitted, and the table says which.
    ///   - colour: whether to set headings off by the escape sequences of a terminal.
    public func table(width: Int = 100, colour: Bool = false) -> String {
        table(Report.sections, width: width, colour: colour)
    }

    package func table(_ sections: [Section<Report>], width: Int, colour: Bool) -> String {
        let page = max(Self.leastWidth, width)
        let style = TextStyle(colour: colour)
        return pageText(
            headerLines(width: page, style: style), pageTables(sections.present(exact: isExact), of: self), width: page,
            style: style)
    }

    func headerLines(width: Int, style: TextStyle) -> [String] {
        let title = scenario.title.map { "\($0) (\(scenario.file))" } ?? scenario.file
        let lines = wrapped(title, width: width).map(style.bold)
        switch method {
        case .simulated(let run): return lines + run.headerLines(calendar, width: width, style: style)
        case .exact(let enumeration): return lines + wrapped(enumeration.factsText, width: width)
        }
    }
}

extension Enumeration {
    fileprivate var factsText: String {
        [
            "exact", "at most \(plural(states, "state"))", plural(rounds, "round"), "\(fixed(seconds, decimals: 2)) s",
        ].joined(separator: " · ")
    }
}

extension RunSummary {
    fileprivate func headerLines(_ calendar: RoundNames, width: Int, style: TextStyle) -> [String] {
        let facts = [
            plural(replicates, "replicate"), "seed \(seed)", horizonText(calendar),
            threads > 0 ? "\(fixed(seconds, decimals: 2)) s" : nil, speedText,
        ].compactMap(\.self)
        var lines = wrapped(facts.map { $0.replacing(" ", with: "\u{A0}") }.joined(separator: " · "), width: width)
            .map { $0.replacing("\u{A0}", with: " ") }
        if let given, let share = givenShare {
            let text =
                "GIVEN \(given)\(givenIsTimed ? "" : " at the end of some round"): \(grouped(replicates)) of "
                + "\(plural(considered, "replicate")), \(share.percentText) (\(share.intervalText))."
            lines += wrapped(text, width: width).map(style.bold)
        }
        if let held = heldText { lines += wrapped(held, width: width) }
        if stopped == .interrupted {
            let text = "PARTIAL: interrupted after \(grouped(considered)) of \(plural(requested, "replicate"))."
            lines += wrapped(text, width: width).map(style.warning)
        }
        return lines
    }

    private func horizonText(_ calendar: RoundNames) -> String {
        let text = plural(rounds, "round")
        guard let first = calendar.date(of: 1), let last = calendar.endDate(of: rounds) else { return text }
        return first == last ? "\(text) (\(first))" : "\(text) (\(first) to \(last))"
    }

    private var speedText: String? {
        guard seconds > 0, roundsTimed > 0 else { return nil }
        let rate = Double(roundsTimed) / seconds
        let threads = "on \(plural(threads, "thread"))"
        if rate >= 1e6 {
            return "\(fixed(rate / 1e6, decimals: rate < 1e7 ? 1 : 0)) million rounds a second \(threads)"
        }
        return "\(rate < 1e15 ? grouped(Int(rate)) : fixed(rate, decimals: 0)) rounds a second \(threads)"
    }
}

extension RunSummary {
    /// The remark that a study has more replicates than were requested last; `nil` if it does not.
    var heldText: String? {
        guard considered > requested else { return nil }
        let asked = plural(requested, "replicate")
        return
            "The study has more than the \(asked) that were requested; the report is about all \(grouped(considered))."
    }

    /// The time taken and the number of threads; `nil` if nothing was run for the report.
    var timeText: String? {
        threads > 0 ? "\(fixed(seconds, decimals: 2)) s on \(plural(threads, "thread"))" : nil
    }
}

// How a report words what many of its tables have.
extension Report {
    var intervalHeading: String { run.map { "\(percent($0.level)) interval" } ?? "" }

    var medianHeading: String { calendar.areDates ? "Median time" : "Median round" }

    var firstHeading: String { calendar.areDates ? "Median first" : "Median round" }

    /// A number with the digits that its error supports; with six if it is exact.
    func numberText(_ value: Double?, error: Double?) -> String {
        isExact ? exactNumber(value) : Reporting.numberText(value, standardError: error)
    }

    /// A median, with its interval if that is wider than one round.
    func timeText(_ round: Int?, _ lower: Int?, _ upper: Int?) -> String {
        guard let round else { return unknown }
        guard lower != upper else { return calendar.name(of: round) }
        return "\(calendar.name(of: round)) (\(calendar.name(reaching: lower, upper)))"
    }

    /// A time among the replicates in which something happened; unknown if `nil`.
    func timeText(_ round: Int?) -> String {
        round.map(calendar.name(of:)) ?? unknown
    }
}
