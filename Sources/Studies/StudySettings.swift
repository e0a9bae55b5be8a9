package import Simulation

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
    package var stopped: StopReason?
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
    init?(from database: SQLiteDatabase) throws {
        var values: [String: String] = [:]
        for row in try database.rows("SELECT key, value FROM study") {
            let key = try row.text(0, "a key of the table 'study'")
            guard values.updateValue(try row.text(1, "the value of '\(key)'"), forKey: key) == nil else {
                throw DamagedStudy("'\(key)' is there twice")
            }
        }
        let needed = ["version", "seed", "baseline", "requested", "level"]
        guard needed.contains(where: { values[$0] != nil }) else { return nil }
        func value(_ key: String) throws -> String {
            guard let value = values[key] else { throw DamagedStudy("'\(key)' is missing") }
            return value
        }
        func parsed<Value>(_ key: String, _ wanted: String, _ parse: (String) -> Value?) throws -> Value {
            let text = try value(key)
            guard let value = parse(text) else { throw DamagedStudy("'\(key)' is '\(text.prefix(40))', not \(wanted)") }
            return value
        }
        self.init(
            version: try value("version"), seed: try parsed("seed", "a seed") { UInt64($0) },
            baseline: try value("baseline"), given: values["given"], outcome: values["outcome"],
            requested: try parsed("requested", "a number of replicates") { text in
                Int(text).flatMap { (1...StudyFile.mostReplicates).contains($0) ? $0 : nil }
            }, precision: values["precision"],
            level: try parsed("level", "a confidence level between 0 and 1") { text in
                Double(text).flatMap { $0 > 0 && $0 < 1 ? $0 : nil }
            }, grid: values["grid"])
        stopped = try values["stopped"].map { _ in
            try parsed("stopped", "a reason to stop") { StopReason(rawValue: $0) }
        }
    }

    func save(_ database: SQLiteDatabase) throws {
        let values: [(String, String?)] = [
            ("version", version), ("seed", String(seed)), ("baseline", baseline), ("given", given),
            ("outcome", outcome), ("requested", String(requested)), ("precision", precision),
            ("level", String(level)), ("stopped", stopped?.rawValue), ("grid", grid),
        ]
        for (key, value) in values {
            if let value {
                try database.run(
                    "INSERT OR REPLACE INTO study (key, value) VALUES (?, ?)", [.text(key), .text(value)])
            } else {
                try database.run("DELETE FROM study WHERE key = ?", [.text(key)])
            }
        }
    }
}
