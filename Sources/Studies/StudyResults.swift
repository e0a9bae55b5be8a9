package import Reporting

/// The results of a run as rows that any SQLite program can read.
package struct StudyResults: Sendable {
    private let rows: [[TidyRow]]
    private let differences: [Difference]
    private let names: [String]

    /// The results of a comparison.
    package init(_ comparison: ComparisonReport) {
        names = comparison.scenarios.map(\.name)
        rows = comparison.scenarios.map { $0.report.tidyRows(of: $0.name) }
        differences = comparison.differences
    }

    /// The ids of the scenarios' rows are their places in the comparison, from 1.
    func save(_ database: SQLiteDatabase) throws {
        let result = try database.statement("INSERT INTO result VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        for (place, rows) in rows.enumerated() {
            for row in rows {
                try result.run([
                    SQLiteValue(place + 1), .text(row.section), .text(row.name), SQLiteValue(row.round),
                    SQLiteValue(row.date),
                    .text(row.statistic), SQLiteValue(row.value), SQLiteValue(row.lower), SQLiteValue(row.upper),
                    .text(row.title),
                ])
            }
        }
        let difference = try database.statement("INSERT INTO difference VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        for row in differences {
            guard let place = names.firstIndex(of: row.scenario) else { continue }
            try difference.run([
                SQLiteValue(place + 1), .text(row.kind.rawValue), .text(row.of), SQLiteValue(row.baselineValue),
                SQLiteValue(row.value), SQLiteValue(row.difference), SQLiteValue(row.lower), SQLiteValue(row.upper),
                SQLiteValue(row.p), SQLiteValue(row.pAdjusted), .text(row.verdictText), SQLiteValue(row.widthRatio),
                .text(row.title),
            ])
        }
    }
}
