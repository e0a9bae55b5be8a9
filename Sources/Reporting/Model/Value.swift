/// The value of a field in one row, independent of the format in which it is written.
indirect enum Value {
    case text(String?)
    case flag(Bool)
    /// A seed: a whole number that is a name rather than a quantity.
    case seed(UInt64)
    case count(Int?)
    /// A round, with its interval if it has one; `nil` if beyond the horizon, or never.
    case round(Int?, lower: Int? = nil, upper: Int? = nil)
    /// Any other number, with its standard error and interval if it has them.
    case number(Double?, error: Double? = nil, lower: Double? = nil, upper: Double? = nil)
    case probability(Evidence?)
    /// Shares of 1 by name.
    case shares([NamedShare])
    case texts([String])
    /// A group of fields; `nil` if it is missing.
    case record(Entry?)
    /// How many rows, and each by its place: they are made when they are written, so that not all are in memory.
    case list(Int, (Int) -> Entry)

    struct NamedShare {
        var name: String
        var title: String
        var share: Double?
    }
}

extension Value {
    static func list(_ entries: [Entry]) -> Value { .list(entries.count) { entries[$0] } }

    /// A list in parts of a thousand rows; any other value as it is.
    var parts: [Value] {
        guard case .list(let count, let row) = self else { return [self] }
        return stride(from: 0, to: count, by: 1_000).map { first in
            .list(min(1_000, count - first)) { row(first + $0) }
        }
    }

    /// The value without what this kind of report does not have: an exact report has no counts and no intervals.
    func present(exact: Bool) -> Value {
        switch self {
        case .round(let round, _, _) where exact: .round(round)
        case .record(let entry): .record(entry?.present(exact: exact))
        case .list(let count, let row): .list(count) { row($0).present(exact: exact) }
        case .text, .flag, .seed, .count, .round, .number, .probability, .shares, .texts: self
        }
    }
}

extension Entry {
    fileprivate func present(exact: Bool) -> Entry {
        Entry(
            name: name,
            members: members.filter { $0.key.scope.includes(exact: exact) }
                .map { Member(key: $0.key, value: $0.value.present(exact: exact)) })
    }
}

/// A row of a section: the values of its fields, in their order.
struct Entry {
    var name: RowName
    var members: [Member]

    /// A field's key and its value in this row.
    struct Member {
        var key: Key
        var value: Value
    }
}

/// The names of a row, for formats in which rows are separate.
package struct RowName {
    /// The name; empty if the section is about the whole report.
    var name = ""
    /// The title; `nil` if the file gives none.
    var title: String?
    /// The scenario of the row, if the section is about several.
    var scenario: String?
}

extension RowName {
    package init(named name: String, title: String) { self.init(name: name, title: title) }
}
