// The order of a report: a new section is a file in this folder and its name here.
extension Report {
    /// The sections of a report, in the order of its JSON and CSV.
    package static var sections: [Section<Report>] {
        [
            .scenario, .run, .enumeration, .success, .outcomes, .timeline, .issues, .events, .expectations, .questions,
            .measures, .trust, .state, .paths, .pathsCover, .shortPaths, .shortPathsCover, .drivers, .explained, .lifts,
            .notes,
        ]
    }
}

extension [Section<Report>] {
    /// Those that a report has.
    func present(exact: Bool) -> [Section<Report>] { filter { $0.key.scope.includes(exact: exact) } }
}

/// The tables of sections, in the order of a page.
func pageTables<Source>(_ sections: [Section<Source>], of source: Source) -> [PageTable] {
    sections.flatMap(\.tables).enumerated().sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }
        .compactMap { $0.element.table(source) }
}
