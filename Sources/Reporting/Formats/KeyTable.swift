internal import Scenarios

/// The keys of JSON as a table in Markdown, for the pages of the documentation.
package enum KeyTable {
    /// The keys of `detente run`.
    package static var results: String { results(Report.sections) }

    package static func results(_ sections: [Section<Report>]) -> String {
        text(sections.present(exact: false).map(\.key), exact: false)
    }

    /// The keys of `detente exact`.
    package static var exact: String {
        text(Report.sections.present(exact: true).map(\.key) + [ExactComparison.section.key], exact: true)
    }

    /// The keys of `detente compare` and `detente sweep`, without those of each report.
    package static var comparison: String {
        text(ComparisonReport.sections(reports: []).map(\.key), exact: false)
    }

    private static func text(_ keys: [Key], exact: Bool) -> String {
        (["| key | value | |", "|---|---|---|"] + rows(of: [.version] + keys, in: "", exact: exact)).joined(
            separator: "\n") + "\n"
    }

    /// A row for the key and one for each key below it.
    private static func rows(of key: Key, in path: String, exact: Bool) -> [String] {
        let name = path + key.name
        let row = row(name, key.form.words(exact: exact), key.about)
        switch key.form {
        case .record(let keys), .optionalRecord(let keys):
            return [row] + rows(of: keys, in: name + ".", exact: exact)
        case .list(let of, let keys), .optionalList(let of, let keys):
            let about = key.about.hasSuffix(".") ? "\(key.about) Each: \(of.lowercasedFirst)" : key.about
            return [self.row(name, key.form.words(exact: exact), about)]
                + rows(of: keys, in: name + "[].", exact: exact)
        case .text, .optionalText, .word, .flag, .constant, .pattern, .count, .optionalCount, .moment, .date, .number,
            .share, .round, .occurrences, .shares, .numbers, .texts:
            return [row]
        }
    }

    /// The two ends of an interval share a row.
    private static func rows(of keys: [Key], in path: String, exact: Bool) -> [String] {
        let keys = keys.filter { $0.scope.includes(exact: exact) }
        var rows: [String] = []
        var index = 0
        while index < keys.count {
            if index + 1 < keys.count, keys[index].isLowerEnd, keys[index + 1].isUpperEnd {
                let words = keys[index].form.words(exact: exact)
                rows.append(
                    row("\(path)\(keys[index].name)`, `\(keys[index + 1].name)", words, "Ends of the interval."))
                index += 2
            } else {
                rows += self.rows(of: keys[index], in: path, exact: exact)
                index += 1
            }
        }
        return rows
    }

    private static func row(_ name: String, _ words: String, _ about: String) -> String {
        "| `\(name)` | \(words) | \(about.replacing("|", with: "\\|")) |"
    }
}

extension Key {
    fileprivate var isLowerEnd: Bool { name == Self.lower }
    fileprivate var isUpperEnd: Bool { name == Self.upper }
}

extension Key.Form {
    /// The form of the values, in a few words.
    fileprivate func words(exact: Bool) -> String {
        switch self {
        case .text: "text"
        case .optionalText, .date: "text or null"
        case .word(let words): words.map { "`\($0)`" }.joined(separator: ", ")
        case .flag: "true or false"
        case .constant(let value): "`\(value.text().dropLast())`"
        case .pattern: "text"
        case .count, .moment: "whole number"
        case .optionalCount: "whole number or null"
        case .number: "number or null"
        case .share: "0 to 1, or null"
        case .round: "round or null"
        case .occurrences: exact ? "0 to 1" : "whole number"
        case .shares: "by name: 0 to 1, or null"
        case .numbers: "by name: number or null"
        case .texts: "list of texts"
        case .record: "object"
        case .optionalRecord: "object or null"
        case .list: "list"
        case .optionalList: "list or null"
        }
    }
}

extension String {
    fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
