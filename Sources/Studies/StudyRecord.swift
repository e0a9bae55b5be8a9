package import Simulation
internal import Statistics

/// The settings and state of a study, without its scenarios and counts.
package struct StudyRecord: Sendable {
    /// The version of detente that counted.
    package var version: String
    /// The settings, always with seed and baseline; parameters that were set are with each scenario.
    package var settings: RunSettings
    /// The reason why the last run stopped; `nil` while a run is in progress, or if it was killed.
    package var stopped: StopReason?
    /// The grid of a sweep, as JSON; `nil` without a sweep.
    package var grid: String?
    /// The processor and the C library of a shard, which give functions their last digits; `nil` of a whole study.
    package var machine: String?

    package init(version: String, settings: RunSettings, grid: String?) {
        precondition(settings.seed != nil && settings.baseline != nil, "a study keeps its seed and its baseline")
        self.version = version
        self.settings = settings
        self.grid = grid
    }

    init(from database: SQLiteDatabase) throws {
        var values: [String: String] = [:]
        for row in try database.rows("SELECT key, value FROM study") {
            let key = try row.text(0, "a key of the table 'study'")
            guard values.updateValue(try row.text(1, "the value of '\(key)'"), forKey: key) == nil else {
                throw DamagedStudy("'\(key)' is there twice")
            }
        }
        func value(_ key: String) throws -> String {
            guard let value = values[key] else { throw DamagedStudy("'\(key)' is missing") }
            return value
        }
        func parsed<Value>(_ key: String, _ wanted: String, _ parse: (String) -> Value?) throws -> Value {
            let text = try value(key)
            guard let value = parse(text) else { throw DamagedStudy("'\(key)' is '\(text.prefix(40))', not \(wanted)") }
            return value
        }
        let settings = RunSettings(
            replicates: try parsed("requested", "a number of replicates") { text in
                Int(text).flatMap { (1...StudyFile.mostReplicates).contains($0) ? $0 : nil }
            },
            seed: try parsed("seed", "a seed") { UInt64($0) },
            precision: try values["precision"].map { _ in try parsed("precision", "a precision") { Precision($0) } },
            level: try parsed("level", "a confidence level between 0 and 1") { text in
                Double(text).flatMap { $0 > 0 && $0 < 1 ? $0 : nil }
            }, given: values["given"], outcome: values["outcome"], baseline: try value("baseline"),
            plain: values["plain"] != nil,
            without: values["without"].map { $0.split(separator: ",").map(String.init) } ?? [],
            shard: try values["shard"].map { _ in try parsed("shard", "a shard such as 3/100") { Shard($0) } })
        if let shard = settings.shard, shard.count > Shard.most(of: settings.replicates) {
            throw DamagedStudy("'shard' has more parts than its replicates")
        }
        self.init(version: try value("version"), settings: settings, grid: values["grid"])
        stopped = try values["stopped"].map { _ in
            try parsed("stopped", "a reason to stop") { StopReason(rawValue: $0) }
        }
    }

    func save(_ database: SQLiteDatabase) throws {
        let values: [(String, String?)] = [
            ("version", version), ("seed", settings.seed.map { String($0) }), ("baseline", settings.baseline),
            ("given", settings.given), ("outcome", settings.outcome), ("requested", String(settings.replicates)),
            ("precision", settings.precision?.argument),
            ("level", String(settings.level)), ("stopped", stopped?.rawValue), ("grid", grid),
            ("plain", settings.plain ? "true" : nil),
            ("without", settings.without.isEmpty ? nil : settings.without.joined(separator: ",")),
            ("shard", settings.shard?.text), ("machine", machine),
        ]
        for case (let key, let value?) in values {
            try database.run("INSERT INTO study (key, value) VALUES (?, ?)", [.text(key), .text(value)])
        }
    }

    /// Makes sure that the numbers of replicates are possible.
    /// - Parameter played: by scenario: the replicates before the next one to be simulated.
    func verify(played: [Int]) throws(DamagedStudy) {
        let range = settings.range
        // A whole study may be continued beyond what was asked for.
        let most = settings.shard == nil ? StudyFile.mostReplicates : range.upperBound
        guard played.allSatisfy({ (range.lowerBound...most).contains($0) }) else {
            throw DamagedStudy("the numbers of replicates do not belong to its settings")
        }
    }

    /// How the settings differ from those of another record that is of the same study, which may be of other replicates;
    /// `nil` if they do not.
    package func difference(from other: StudyRecord) -> (what: String, own: String, other: String)? {
        func texts(_ record: StudyRecord) -> [(String, String)] {
            let settings = record.settings
            return [
                ("version", record.version), ("seed", settings.seed.map { String($0) } ?? "(none)"),
                ("--given", settings.given ?? "(none)"), ("--outcome", settings.outcome ?? "(none)"),
                ("--baseline", settings.baseline ?? "(none)"), ("--level", String(settings.level)),
                ("--precision", settings.precision?.argument ?? "(none)"), ("--plain", String(settings.plain)),
                ("--without", settings.without.isEmpty ? "(none)" : settings.without.joined(separator: ", ")),
                ("grid", record.grid ?? "(none)"),
            ]
        }
        for (own, theirs) in zip(texts(self), texts(other)) where own.1 != theirs.1 { return (own.0, own.1, theirs.1) }
        return nil
    }

    /// Whether it is the record of the same shard of the same study.
    func isSame(as other: StudyRecord) -> Bool {
        difference(from: other) == nil && settings.shard == other.settings.shard
            && settings.replicates == other.settings.replicates
    }
}
