/// A section of a report: one declaration from which all formats are written.
/// - Parameter Source: the kind of report: ``Report``, or ``ComparisonReport``.
package struct Section<Source> {
    var key: Key
    let value: (Source) -> Value
    /// The tables of the section, with their places on a page; at equal places the order of sections decides.
    var tables: [(place: Int, table: (Source) -> PageTable?)] = []

    /// A section with several rows.
    /// - Parameter entry: what a row is about, for the schema.
    init<Row>(
        _ name: String, _ about: String, of entry: String, _ fields: [Field<Row>],
        naming: @escaping (Row) -> RowName, _ rows: @escaping (Source) -> [Row]
    ) {
        key = Key(name: name, about: about, form: .list(of: entry, fields.map(\.key)))
        value = { source in .list(rows(source).map { Entry(of: $0, fields, name: naming($0)) }) }
    }

    /// A section with one row.
    init<Row>(_ name: String, _ about: String, _ fields: [Field<Row>], _ row: @escaping (Source) -> Row?) {
        key = Key(name: name, about: about, form: .record(fields.map(\.key)))
        value = { source in .record(row(source).map { Entry(of: $0, fields) }) }
    }

    /// A section that is one field of the report.
    init(_ field: Field<Source>) {
        key = field.key
        value = field.value
    }

    func only(_ scope: Key.Scope) -> Section {
        var section = self
        section.key.scope = scope
        return section
    }

    /// - Parameter place: the position on a page; tables are in increasing order.
    func shown(at place: Int, _ table: @escaping (Source) -> PageTable?) -> Section {
        var section = self
        section.tables.append((place, table))
        return section
    }
}

extension Section where Source == Report {
    /// A section with several rows, and the table of those of its fields that have columns.
    package init<Row>(
        _ name: String, _ about: String, of entry: String, at place: Int, title: @escaping (Report) -> String,
        caption: @escaping (Report) -> String? = { _ in nil }, _ fields: [Field<Row>],
        naming: @escaping (Row) -> RowName, rows: @escaping (Report) -> [Row]
    ) {
        self.init(
            name, about, of: entry, at: place, title: title, caption: caption, fields, naming: naming, rows: rows,
            shaping: { _, _ in })
    }

    /// A section with several rows, and a table that is changed by `shaping`.
    init<Row>(
        _ name: String, _ about: String, of entry: String, at place: Int, title: @escaping (Report) -> String,
        caption: @escaping (Report) -> String? = { _ in nil }, _ fields: [Field<Row>],
        naming: @escaping (Row) -> RowName, rows: @escaping (Report) -> [Row],
        shaping: @escaping (inout PageTable, Report) -> Void
    ) {
        self.init(name, about, of: entry, fields, naming: naming, rows)
        tables = [
            (
                place,
                { report in
                    let rows = rows(report)
                    guard !rows.isEmpty else { return nil }
                    var table = PageTable(
                        title: title(report), caption: caption(report), table: TextTable(rows, fields, in: report))
                    shaping(&table, report)
                    return table
                }
            )
        ]
    }
}

extension TextTable {
    /// The columns that fields have, and a row for each.
    init<Row>(_ rows: [Row], _ fields: [Field<Row>], in report: Report) {
        let all = fields.flatMap(\.allColumns)
        // Stable, as fields stand.
        let shown = all.enumerated().sorted {
            ($0.element.column.order, $0.offset) < ($1.element.column.order, $1.offset)
        }
        .map(\.element)
        self.init(
            columns: shown.map { $0.column.textColumn(in: report) },
            rows: rows.map { row in shown.map { $0.column.cell(row, $0.field.value(row), report) } })
    }
}
