internal import Scenarios

extension Report {
    /// The report as JSON, with the keys in a fixed order. Equal runs give equal bytes except in `run.timing`.
    ///
    /// What is unknown is `null`, never 0. An exact report has no counts and no intervals, and its numbers
    /// have 15 digits.
    public func json() -> String { json(Report.sections) }

    package func json(_ sections: [Section<Report>]) -> String {
        JSONValue.mapping([("detente", .integer(1))] + members(sections)).text()
    }

    /// The report as JSON on one line, without what differs between equal runs.
    package var reproducibleJSON: String {
        JSONSections(isExact: isExact, hasTiming: false)
            .document(of: self, Report.sections.present(exact: isExact)).minified
    }

    /// The members of a report, without the version of the format.
    func members(_ sections: [Section<Report>] = Report.sections) -> [(String, JSONValue)] {
        JSONSections(isExact: isExact).members(of: self, sections.present(exact: isExact))
    }
}

/// Sections as JSON.
struct JSONSections {
    /// Whether the report is exact, and its numbers have 15 digits.
    var isExact: Bool
    /// Whether the time that a run took is written.
    var hasTiming = true

    /// A whole document.
    func document<Source>(of source: Source, _ sections: [Section<Source>]) -> JSONValue {
        .mapping([("detente", .integer(1))] + members(of: source, sections))
    }

    func members<Source>(of source: Source, _ sections: [Section<Source>]) -> [(String, JSONValue)] {
        sections.map { ($0.key.name, json($0.value(source).present(exact: isExact), $0.key.form)) }
    }

    private func json(_ value: Value, _ form: Key.Form) -> JSONValue {
        switch value {
        case .text(let text): .string(text)
        case .flag(let flag): .truth(flag)
        case .seed(let seed): .unsigned(seed)
        case .count(let count): .integer(count)
        case .round(let round, _, _): .integer(round)
        case .number(let number, _, _, _): self.number(number)
        case .probability(let evidence): json(evidence, form)
        case .shares(let shares): .mapping(shares.map { ($0.name, number($0.share)) })
        case .texts(let texts): .array(texts.map { .string($0) })
        case .record(let entry): entry.map(json) ?? .null
        case .list(let count, let row): .array(count) { json(row($0)) }
        }
    }

    private func json(_ evidence: Evidence?, _ form: Key.Form) -> JSONValue {
        if case .occurrences = form, case .counted(let estimate) = evidence { return .integer(estimate.count) }
        return number(evidence?.probability)
    }

    private func json(_ entry: Entry) -> JSONValue {
        .mapping(
            entry.members.filter { hasTiming || $0.key.name != Key.timing }.map {
                ($0.key.name, json($0.value, $0.key.form))
            })
    }

    private func number(_ value: Double?) -> JSONValue {
        .number(isExact ? value?.withoutRounding : value)
    }
}
