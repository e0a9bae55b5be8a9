internal import Foundation
internal import Simulation
package import Statistics
internal import SystemCalls

/// All of a study: what is continued, and what is reported.
///
/// What was read has the right types and ranges, and its parts agree with each other. Only the counts are still to be
/// compared with what the scenarios count (``StudyTally/verify(like:conditional:)``), for which the scenarios have to be
/// read first.
package struct StudyContents: Sendable {
    /// The settings and the state.
    package var record: StudyRecord
    /// The scenarios, in order.
    package var scenarios: [StoredScenario]
    /// The counts so far.
    package var tally: StudyTally
    /// By scenario, and by the first replicate of a batch: which of them succeeded.
    var success: [[Int: StoredSuccess]]
    /// The results as rows for other programs, as they are when a run ends.
    package var results: StudyResults?

    package init(record: StudyRecord, scenarios: [StoredScenario], tally: StudyTally) {
        self.record = record
        self.scenarios = scenarios
        self.tally = tally
        success = scenarios.map { _ in [:] }
    }

    /// Reads a study.
    /// - Throws: ``StudyProblem``, ``DamagedStudy``.
    init(_ database: SQLiteDatabase, path: String) throws {
        try StudySchema.verify(database, path: path)
        let words = try database.rows("PRAGMA quick_check(1)").first?.text(0, "the check of its pages")
        guard words == "ok" else { throw DamagedStudy(words.map { "its pages are damaged (\($0))" } ?? "no check") }
        record = try StudyRecord(from: database)
        let stored = try StoredScenario.all(database)
        scenarios = stored.map(\.scenario)
        tally = try Self.tally(database)
        success = try StoredSuccess.all(database, scenarios: stored.map(\.id))
        try verifyNames()
        try record.verify(played: stored.map(\.replicates))
        guard tally.first == record.settings.range.lowerBound, tally.played == stored.map(\.replicates) else {
            throw DamagedStudy("the numbers of replicates do not belong to the counts")
        }
        // Last: the reasons above say more.
        try StudyChecksum.verify(database)
    }

    private static func tally(_ database: SQLiteDatabase) throws -> StudyTally {
        let rows = try database.rows("SELECT tally FROM checkpoint")
        guard let row = rows.first, rows.count == 1 else {
            throw DamagedStudy("the counts are missing, or there twice")
        }
        let bytes = try row.bytes(0, "the counts")
        do { return try StudyTally(bytes: bytes) } catch {
            throw DamagedStudy("the counts cannot be read: \(error.reason)")
        }
    }

    private func verifyNames() throws {
        guard Set(scenarios.map(\.name)).count == scenarios.count else {
            throw DamagedStudy("two scenarios have the same name")
        }
        guard let baseline = record.settings.baseline, scenarios.contains(where: { $0.name == baseline }) else {
            throw DamagedStudy("its baseline is none of its scenarios")
        }
    }

    /// The study as the bytes of an SQLite file: the same bytes for the same study, whatever its history.
    func bytes() throws -> [UInt8] {
        let database = try SQLiteDatabase(inMemory: [])
        try StudySchema.create(in: database)
        try database.execute("BEGIN")
        try record.save(database)
        for (place, scenario) in scenarios.enumerated() {
            try scenario.save(database, position: place, replicates: tally.played[place])
            for (first, stored) in success[place].sorted(by: { $0.key < $1.key }) {
                try stored.save(database, scenario: place, first: first)
            }
        }
        try database.run("INSERT INTO checkpoint (id, tally) VALUES (1, ?)", [.blob(tally.bytes)])
        try results?.save(database)
        try StudyChecksum.write(database)
        try database.execute("COMMIT")
        return database.serialized
    }
}

extension StudyContents {
    /// Forgets which replicates succeeded.
    package mutating func clearSuccess() { success = scenarios.map { _ in [:] } }

    /// Adds what was counted of other replicates.
    package mutating func add(_ other: StudyContents) {
        tally.add(other.tally)
        for place in success.indices { success[place].merge(other.success[place]) { own, _ in own } }
    }

    /// Writes the study to a file, whole or not at all.
    package func write(to path: String, notOverwriting inputs: [String]) throws {
        do {
            try WholeFile(path: path, notOverwriting: inputs, writing: "--save: the study").write(try bytes())
        } catch let failure as WriteFailure { throw StudyProblem.unwritable(path: path, reason: failure.reason) }
    }
}

/// What a study is about, read without its counts.
package struct StudyOutline: Sendable {
    package let record: StudyRecord
    package let scenarios: [StoredScenario]
    /// By scenario: the replicates before the next one to be simulated.
    package let played: [Int]

    /// - Throws: ``StudyProblem``, ``DamagedStudy``, errors of SQLite.
    package init(path: String) throws {
        let database = try SQLiteDatabase(inMemory: StudyFile.bytes(existing: path))
        try StudySchema.verify(database, path: path)
        record = try StudyRecord(from: database)
        let stored = try StoredScenario.all(database)
        scenarios = stored.map(\.scenario)
        played = stored.map(\.replicates)
        guard !played.isEmpty else { throw DamagedStudy("it has no scenario") }
        try record.verify(played: played)
    }
}

/// Which replicates of a batch succeeded in a scenario: so another scenario that is added later is compared with it.
struct StoredSuccess: Sendable {
    let replicates: Int
    let bits: [UInt8]

    /// By scenario and first replicate. What does not have its digest is not there: it is simulated again.
    static func all(_ database: SQLiteDatabase, scenarios: [Int64]) throws -> [[Int: StoredSuccess]] {
        var found: [[Int: StoredSuccess]] = scenarios.map { _ in [:] }
        for row in try database.rows("SELECT scenario, first, replicates, bits, digest FROM success") {
            guard let id = try? row.integer(0, "scenario"), let first = try? row.integer(1, "first"),
                let replicates = try? row.integer(2, "replicates"), let bits = try? row.bytes(3, "bits"),
                let digest = try? row.text(4, "digest"), let place = scenarios.firstIndex(of: Int64(id)),
                digest == StudyChecksum.of(bits, scenario: place, first: first, replicates: replicates)
            else { continue }
            found[place][first] = StoredSuccess(replicates: replicates, bits: bits)
        }
        return found
    }

    func save(_ database: SQLiteDatabase, scenario place: Int, first: Int) throws {
        try database.run(
            "INSERT INTO success (scenario, first, replicates, bits, digest) VALUES (?, ?, ?, ?, ?)",
            [
                SQLiteValue(place + 1), SQLiteValue(first), SQLiteValue(replicates), .blob(bits),
                .text(StudyChecksum.of(bits, scenario: place, first: first, replicates: replicates)),
            ])
    }
}
