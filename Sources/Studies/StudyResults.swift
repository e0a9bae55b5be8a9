internal import GRDB
package import Reporting

/// The results of a run as rows that any SQLite program can read.
package struct StudyResults: Sendable {
    private let rows: [[TidyRow]]
    private let differences: [Difference]
    private let names: [String]

    /// Of a comparison.
    package init(_ comparison: ComparisonReport) {
        names = comparison.scenarios.map(\.name)
        rows = comparison.scenarios.map { $0.report.tidyRows(of: $0.name) }
        differences = comparison.differences
    }

    /// - Parameter scenarios: their rows, in the order of the comparison.
    func save(_ database: Database, scenarios: [Int64]) throws {
        try database.execute(sql: "DELETE FROM result; DELETE FROM difference")
        let insertion = try database.makeStatement(
            sql: "INSERT INTO result VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        for (id, rows) in zip(scenarios, rows) {
            for row in rows {
                try insertion.execute(arguments: [
                    id, row.section, row.name, row.round, row.date, row.statistic, row.value, row.lower, row.upper,
                ])
            }
        }
        for difference in differences {
            guard let place = names.firstIndex(of: difference.scenario), place < scenarios.count else { continue }
            try database.execute(
                sql: "INSERT INTO difference VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    scenarios[place], difference.kind.rawValue, difference.of, difference.baselineValue,
                    difference.value, difference.difference, difference.lower, difference.upper, difference.p,
                    difference.pAdjusted, difference.verdictText, difference.widthRatio,
                ])
        }
    }
}
