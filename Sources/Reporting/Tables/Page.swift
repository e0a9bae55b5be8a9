/// The tables that an extent asks for, in the order of the page; those of one place in the order of sections.
func pageTables<Source>(_ sections: [Section<Source>], of source: Source, _ extent: Extent) -> [PageTable] {
    let tables = sections.flatMap(\.tables).enumerated().sorted {
        ($0.element.place.place, $0.offset) < ($1.element.place.place, $1.offset)
    }.map(\.element)
    switch extent {
    case .everything: return tables.compactMap { $0.table(source) }
    case .sections(let wanted): return tables.filter { wanted.contains($0.place) }.compactMap { $0.table(source) }
    case .firstPage:
        let brief = tables.compactMap { $0.brief?(source) }
        return brief + [remainder(of: tables, source)].compactMap(\.self)
    }
}

/// A line that says which sections the first page does not have; `nil` if it has all.
private func remainder<Source>(of tables: [PlacedTable<Source>], _ source: Source) -> PageTable? {
    var names: [String] = []
    for table in tables where !names.contains(table.place.rawValue) {
        if table.brief?(source) == nil, table.table(source) != nil { names.append(table.place.rawValue) }
    }
    guard !names.isEmpty else { return nil }
    var page = PageTable(
        title: "", paragraphs: ["More: --all, or --section \(names.joined(separator: ", "))."])
    page.isAttached = true
    return page
}

/// The names of the tables of sections, in the order of a page.
func sectionNames<Source>(_ sections: [Section<Source>]) -> [ReportSection] {
    let places = Set(sections.flatMap(\.tables).map(\.place))
    return ReportSection.allCases.filter(places.contains)
}

extension Report {
    /// The sections that a page of a simulation can have, or of an exact report.
    public static func sectionNames(exact: Bool) -> [ReportSection] {
        Reporting.sectionNames(sections.present(exact: exact))
    }
}

/// A page of tables: the head, then every table that has lines.
func pageText(_ head: [String], _ tables: [PageTable], width: Int, style: TextStyle) -> String {
    var lines = head
    for table in tables {
        let body = table.lines(width: width, style: style)
        guard !body.isEmpty else { continue }
        if !table.isAttached { lines.append("") }
        if !table.title.isEmpty { lines.append(style.bold(table.title)) }
        if let caption = table.caption { lines += wrapped(caption, width: width).map(style.faint) }
        lines += body
    }
    return lines.joined(separator: "\n") + "\n"
}
