// The order of a report: a new section is a file in this folder and its name here.
extension Report {
    /// The sections of a report, in the order of its JSON and CSV.
    package static var sections: [Section<Report>] {
        [
            .scenario, .run, .enumeration, .summary, .success, .outcomes, .timeline, .issues, .events, .expectations,
            .questions, .measures, .trust, .state, .paths, .pathsCover, .shortPaths, .shortPathsCover, .drivers,
            .explained, .lifts, .notes,
        ]
    }
}

extension [Section<Report>] {
    /// Those that a report has.
    func present(exact: Bool) -> [Section<Report>] { filter { $0.key.scope.includes(exact: exact) } }
}
