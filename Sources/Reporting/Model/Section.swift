/// A section of a report: one declaration from which all formats are written.
/// - Parameter Source: the kind of report: ``Report``, or ``ComparisonReport``.
package struct Section<Source> {
    var key: Key
    let value: (Source) -> Value
    /// The tables of the section; in one place on a page the order of sections decides.
    var tables: [PlacedTable<Source>] = []

    /// A section with several rows.
    /// - Parameter entry: what a row is about, for the schema.
    init<Row>(
        _ name: String, _ about: String, of entry: String, _ fields: [Field<Row>],
        naming: @escaping (Row) -> RowName, _ rows: @escaping (Source) -> [Row]
    ) {
        key = Key(name: name, about: about, form: .list(of: entry, fields.map(\.key)))
        value = { source in
            let rows = rows(source)
            return .list(rows.count) { Entry(of: rows[$0], fields, name: naming(rows[$0])) }
        }
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

    /// The section with a table on a page, and without a short form: the first page does not have it.
    func shown(in place: ReportSection, _ table: @escaping (Source) -> PageTable?) -> Section {
        var section = self
        section.tables.append(PlacedTable(place: place, table: table))
        return section
    }

    /// The section with a short form of its last table, for the first page.
    func brief(_ brief: @escaping (Source) -> PageTable?) -> Section {
        var section = self
        if let last = section.tables.indices.last { section.tables[last].brief = brief }
        return section
    }

    /// The section with the first rows of its last table as short form: see ``PageTable/brief(rows:title:place:)``.
    func brief(rows: Int, title: String) -> Section {
        guard let last = tables.last else { return self }
        return brief { last.table($0)?.brief(rows: rows, title: title, place: last.place) }
    }
}

/// A table of a section, where it stands on a page, and its short form on the first page.
struct PlacedTable<Source> {
    var place: ReportSection
    /// The table in full; `nil` if there is nothing to show.
    var table: (Source) -> PageTable?
    /// The short form; `nil` if the first page does not have it.
    var brief: ((Source) -> PageTable?)?
}

extension Section where Source == Report {
    /// A section with several rows, and the table of those of its fields that have columns.
    package init<Row>(
        _ name: String, _ about: String, of entry: String, in place: ReportSection, title: @escaping (Report) -> String,
        caption: @escaping (Report) -> String? = { _ in nil }, _ fields: [Field<Row>],
        naming: @escaping (Row) -> RowName, rows: @escaping (Report) -> [Row]
    ) {
        self.init(
            name, about, of: entry, in: place, title: title, caption: caption, fields, naming: naming, rows: rows,
            shaping: { _, _ in })
    }

    /// A section with several rows, and a table that is changed by `shaping`.
    init<Row>(
        _ name: String, _ about: String, of entry: String, in place: ReportSection, title: @escaping (Report) -> String,
        caption: @escaping (Report) -> String? = { _ in nil }, _ fields: [Field<Row>],
        naming: @escaping (Row) -> RowName, rows: @escaping (Report) -> [Row],
        shaping: @escaping (inout PageTable, Report) -> Void
    ) {
        self.init(name, about, of: entry, fields, naming: naming, rows)
        self = shown(in: place) { report in
            let rows = rows(report)
            guard !rows.isEmpty else { return nil }
            var table = PageTable(
                title: title(report), caption: caption(report), table: TextTable(rows, fields, in: report))
            shaping(&table, report)
            return table
        }
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
