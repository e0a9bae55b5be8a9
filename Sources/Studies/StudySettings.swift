internal import Foundation
internal import GRDB

/// What all scenarios of a study have in common.
package struct StudySettings: Sendable, Equatable {
    /// The version of detente that counted.
    package var version: String
    package var seed: UInt64
    /// The scenario that the others are set beside.
    package var baseline: String
    /// The condition of the reports; `nil`: none.
    package var given: String?
    /// The outcome that counts as success; `nil`: those marked good.
    package var outcome: String?
    /// How many replicates were asked for last.
    package var requested: Int
    /// The precision that was asked for last, as the command line takes it; `nil`: none.
    package var precision: String?
    package var level: Double
    /// Why the last run stopped; `nil` while one is under way, or was killed.
    package var stopped: String?
    /// The grid that the scenarios are points of, as JSON; `nil`: they are none.
    package var grid: String?

    package init(
        version: String, seed: UInt64, baseline: String, given: String?, outcome: String?, requested: Int,
        precision: String?, level: Double, grid: String?
    ) {
        self.version = version
        self.seed = seed
        self.baseline = baseline
        self.given = given
        self.outcome = outcome
        self.requested = requested
        self.precision = precision
        self.level = level
        self.grid = grid
    }

    /// `nil` where nothing was begun yet.
    init?(from database: Database) throws {
        let rows = try Row.fetchAll(database, sql: "SELECT key, value FROM study")
        let values = Dictionary<String, String>(rows.map { ($0["key"], $0["value"]) }) { first, _ in first }
        guard let version = values["version"], let seed = values["seed"].flatMap({ UInt64($0) }),
            let baseline = values["baseline"]
        else { return nil }
        self.init(
            version: version, seed: seed, baseline: baseline, given: values["given"], outcome: values["outcome"],
            requested: values["requested"].flatMap { Int($0) } ?? 0, precision: values["precision"],
            level: values["level"].flatMap { Double($0) } ?? 0.95, grid: values["grid"])
        stopped = values["stopped"]
    }

    func save(_ database: Database) throws {
        let values: [(String, String?)] = [
            ("version", version), ("seed", String(seed)), ("baseline", baseline), ("given", given),
            ("outcome", outcome), ("requested", String(requested)), ("precision", precision),
            ("level", String(level)), ("stopped", stopped), ("grid", grid),
        ]
        for (key, value) in values {
            if let value {
                try database.execute(
                    sql: "INSERT OR REPLACE INTO study (key, value) VALUES (?, ?)", arguments: [key, value])
            } else {
                try database.execute(sql: "DELETE FROM study WHERE key = ?", arguments: [key])
            }
        }
    }
}
