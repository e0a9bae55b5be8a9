internal import Simulation

extension Report {
    /// The width below which no more columns are omitted.
    package static let leastWidth = 60

    /// The report as tables of text.
    /// - Parameters:
    ///   - extent: the first page, every section, or some.
    ///   - width: no line is longer, down to 60 columns; columns that do not fit are omitted, and the table says which.
    ///   - colour: whether to set headings off by the escape sequences of a terminal.
    public func table(_ extent: Extent = .everything, width: Int = 100, colour: Bool = false) -> String {
        table(Report.sections, extent, width: width, colour: colour)
    }

    package func table(
        _ sections: [Section<Report>], _ extent: Extent = .everything, width: Int, colour: Bool
    ) -> String {
        let page = max(Self.leastWidth, width)
        let style = TextStyle(colour: colour)
        return pageText(
            headerLines(extent, width: page, style: style),
            pageTables(sections.present(exact: isExact), of: self, extent), width: page, style: style)
    }

    func headerLines(_ extent: Extent, width: Int, style: TextStyle) -> [String] {
        if extent == .firstPage { return briefHeaderLines(width: width, style: style) }
        let title = scenario.title.map { "\($0) (\(scenario.file))" } ?? scenario.file
        let lines = wrapped(title, width: width).map(style.bold)
        switch method {
        case .simulated(let run): return lines + run.headerLines(calendar, width: width, style: style)
        case .exact(let enumeration): return lines + wrapped(enumeration.facts.joined(separator: " · "), width: width)
        }
    }

    /// The title on one line, the file and the facts on another if they fit.
    private func briefHeaderLines(width: Int, style: TextStyle) -> [String] {
        let title = (scenario.title ?? scenario.file).printable.cut(to: width)
        let facts: [String]
        switch method {
        case .simulated(let run): facts = run.facts(calendar)
        case .exact(let enumeration): facts = enumeration.facts
        }
        func text(_ file: String?) -> String { ([file].compactMap(\.self) + facts).joined(separator: " · ") }
        var file = scenario.title == nil ? nil : scenario.file.printable
        if text(file).displayWidth > width, let short = file?.split(separator: "/").last { file = String(short) }
        let warnings = run?.warningLines(width: width, style: style) ?? []
        return [style.bold(title)] + wrappedFacts(text(file), width: width) + warnings
    }
}

/// Facts in lines that are broken between them.
private func wrappedFacts(_ text: String, width: Int) -> [String] {
    wrapped(text.replacing(" ", with: "\u{A0}").replacing("\u{A0}·\u{A0}", with: "\u{A0}· "), width: width)
        .map { $0.replacing("\u{A0}", with: " ") }
}

extension Enumeration {
    fileprivate var facts: [String] {
        ["exact", "at most \(plural(states, "state"))", plural(rounds, "round"), "\(fixed(seconds, decimals: 2)) s"]
    }
}

extension RunSummary {
    fileprivate func headerLines(_ calendar: RoundNames, width: Int, style: TextStyle) -> [String] {
        let text = (facts(calendar) + [speedText].compactMap(\.self)).joined(separator: " · ")
        return wrappedFacts(text, width: width) + warningLines(width: width, style: style)
    }

    fileprivate func facts(_ calendar: RoundNames) -> [String] {
        [plural(replicates, "replicate"), "seed \(seed)", horizonText(calendar)]
            + (threads > 0 ? ["\(fixed(seconds, decimals: 2)) s"] : [])
    }

    /// What the reader must know before the first number: the condition, more replicates than requested, or fewer.
    fileprivate func warningLines(width: Int, style: TextStyle) -> [String] {
        var lines: [String] = []
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
