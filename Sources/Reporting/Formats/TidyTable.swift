internal import Scenarios

/// A report as one long table: a row for each number.
package struct TidyRow: Sendable, Equatable {
    package var scenario: String
    /// `outcomes`, `timeline`, `issues`, `events`, …
    package var section: String
    package var name = ""
    package var round: Int?
    package var date: String?
    /// `probability`, `mean`, `p50`, …; empty in a row that only has a name.
    package var statistic = ""
    /// The value; `nil` if it is unknown.
    package var value: Double?
    package var lower: Double?
    package var upper: Double?
    /// The title.
    package var title = ""
}

extension Report {
    /// The report as CSV (RFC 4180), one tidy table.
    public func csv() -> String { csv(Report.sections) }

    package func csv(_ sections: [Section<Report>]) -> String {
        TidyRow.csv(tidyRows(of: scenario.title ?? scenario.file, sections))
    }

    /// - Parameter name: the scenario's name, in every row.
    package func tidyRows(of name: String) -> [TidyRow] { tidyRows(of: name, Report.sections) }

    private func tidyRows(of name: String, _ sections: [Section<Report>]) -> [TidyRow] {
        let rows = sections.present(exact: isExact).flatMap {
            tidy($0.value(self).present(exact: isExact), $0.key, of: name)
        }
        return isExact ? rows.map(\.withoutRounding) : rows
    }
}

extension ComparisonReport {
    /// The comparison as CSV (RFC 4180), one tidy table: every scenario's report, then what only the comparison has.
    public func csv() -> String { text(csv) }

    /// The comparison as CSV, in pieces: so it needs little memory, however many scenarios there are.
    /// - Parameter pass: called with each piece.
    public func csv<Failure>(_ pass: @escaping (String) throws(Failure) -> Void) throws(Failure) {
        try pass(TidyRow.csv([]))
        for scenario in scenarios { try pass(TidyRow.lines(scenario.report.tidyRows(of: scenario.name))) }
        for section in Self.sections {
            for part in section.value(self).parts { try pass(TidyRow.lines(tidy(part, section.key, of: baseline))) }
        }
    }
}

extension ExactComparison {
    /// The exact report as CSV (RFC 4180), one tidy table, and the rows of the two side by side.
    public func csv() -> String {
        let name = exact.scenario.title ?? exact.scenario.file
        return TidyRow.csv(exact.tidyRows(of: name) + tidy(Self.section.value(self), Self.section.key, of: name))
    }
}

/// The rows of a section.
private func tidy(_ value: Value, _ key: Key, of scenario: String) -> [TidyRow] {
    guard key.isTidy else { return [] }
    let row = TidyRow(scenario: scenario, section: key.name)
    if case .record(let entry) = value { return entry.map { row.things(in: $0) } ?? [] }
    return row.rows(of: value, key, in: nil)
}

extension TidyRow {
    /// The rows of a section with one row: its groups are the names of the tidy rows.
    fileprivate func things(in entry: Entry) -> [TidyRow] {
        entry.members.filter(\.key.isTidy).flatMap { member -> [TidyRow] in
            var row = self
            switch member.value {
            case .record(let inner):
                row.name = member.key.name
                return inner.map { row.numbers(in: $0) } ?? []
            case .list:
                row.section = member.key.tidySection ?? member.key.name
                return row.rows(of: member.value, member.key, in: nil)
            case .probability(let evidence):
                row.name = member.key.name == Key.probability ? "" : member.key.name
                return [row.with(Key.probability, evidence)]
            case .text, .flag, .seed, .count, .round, .number, .shares, .texts:
                return row.rows(of: member.value, member.key, in: nil)
            }
        }
    }

    /// The rows of one row of a section with several: groups are part of the statistic's name.
    fileprivate func numbers(in entry: Entry, group: String? = nil) -> [TidyRow] {
        var base = self
        if !entry.name.name.isEmpty { base.name = entry.name.name }
        if let title = entry.name.title { base.title = title }
        if let scenario = entry.name.scenario { base.scenario = scenario }
        for member in entry.members {
            switch (member.key.form, member.value) {
            case (.moment, .count(let round)): base.round = round
            case (.date, .text(let date)): base.date = date
            default: break
            }
        }
        return entry.members.filter(\.key.isTidy).flatMap { member -> [TidyRow] in
            var row = base
            if let section = member.key.tidySection { row.section = section }
            if case .record(let inner) = member.value {
                return inner.map { row.numbers(in: $0, group: member.key.tidySection == nil ? member.key.name : nil) }
                    ?? []
            }
            return row.rows(of: member.value, member.key, in: group)
        }
    }

    /// The rows of one value; most values have one.
    fileprivate func rows(of value: Value, _ key: Key, in group: String?) -> [TidyRow] {
        let statistic = group.map { "\(key.name)_\($0)" } ?? key.name
        switch value {
        case .text, .flag, .seed, .record: return []
        case .count(let count):
            if case .moment = key.form { return [] }
            return [with(statistic, count.map(Double.init))]
        case .round(let round, let lower, let upper):
            return [with(statistic, round.map(Double.init), lower.map(Double.init), upper.map(Double.init))]
        case .number(let value, _, let lower, let upper): return [with(statistic, value, lower, upper)]
        case .probability(let evidence):
            if case .occurrences = key.form, let count = evidence?.count { return [with(statistic, Double(count))] }
            // The probability of a group is what the group is about.
            return [with(key.name == Key.probability ? group ?? key.name : statistic, evidence)]
        case .shares(let shares):
            return shares.map { share in
                guard name.isEmpty else { return with("\(key.name):\(share.name)", share.share) }
                var row = with(Key.probability, share.share)
                (row.name, row.title) = (share.name, share.title)
                return row
            }
        case .texts(let texts):
            // Of a row they are its name.
            guard name.isEmpty else { return [] }
            return texts.map { text in
                var row = self
                row.name = text
                return row
            }
        case .list(let count, let row): return (0..<count).flatMap { numbers(in: row($0)) }
        }
    }

    /// The row with its value rounded to the digits of an exact value.
    fileprivate var withoutRounding: TidyRow {
        var row = self
        row.value = value?.withoutRounding
        return row
    }

    private func with(_ statistic: String, _ evidence: Evidence?) -> TidyRow {
        with(statistic, evidence?.probability, evidence?.lower, evidence?.upper)
    }

    private func with(_ statistic: String, _ value: Double?, _ lower: Double? = nil, _ upper: Double? = nil) -> TidyRow
    {
        var row = self
        (row.statistic, row.value, row.lower, row.upper) = (statistic, value, lower, upper)
        return row
    }
}

extension TidyRow {
    static func csv(_ rows: [TidyRow]) -> String {
        "scenario,section,name,round,date,statistic,value,lower,upper,title\r\n" + lines(rows)
    }

    /// Without the heading.
    static func lines(_ rows: [TidyRow]) -> String {
        rows.map { row in
            [
                text(row.scenario), row.section, text(row.name), row.round.map(String.init) ?? "", row.date ?? "",
                text(row.statistic), number(row.value), number(row.lower), number(row.upper), text(row.title),
            ].joined(separator: ",") + "\r\n"
        }.joined()
    }

    private static func number(_ value: Double?) -> String {
        value.map { $0.isFinite ? JSONValue.shortest($0) : "" } ?? ""
    }

    /// A cell, in quotes if necessary; what a spreadsheet would take for a formula gets an apostrophe in front. Control
    /// characters are replaced, as everywhere.
    private static func text(_ text: String) -> String {
        // By scalars: a comma with a combining accent is another character, and a comma all the same.
        let shown = displayable(text).unicodeScalars
        let safe = shown.first.map { "=+-@".unicodeScalars.contains($0) } ?? false ? "'" + String(shown) : String(shown)
        guard safe.unicodeScalars.contains(where: { $0 == "," || $0 == "\"" }) else { return safe }
        var quoted = "\"".unicodeScalars
        for scalar in safe.unicodeScalars {
            if scalar == "\"" { quoted.append(scalar) }
            quoted.append(scalar)
        }
        quoted.append("\"")
        return String(quoted)
    }
}
