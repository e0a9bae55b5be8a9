internal import Foundation
package import Simulation
package import Statistics
internal import Synchronization
internal import SystemCalls

/// A study in an SQLite file: the scenarios, the counts so far, and all that is needed to continue.
///
/// All changes are made in transactions that leave the file consistent: a program that is killed loses what it
/// counted since the last one, and nothing else. `docs/studies.md` documents the tables.
package final class StudyFile: Sendable {
    /// The greatest number of replicates of a study; sums over so many do not overflow.
    package static let mostReplicates = 1 << 50

    package enum Purpose: Sendable {
        /// To report; the file is not changed.
        case reporting
        /// To count; a study is begun if there is no file, and no other run can write to it meanwhile.
        case counting
    }

    package let path: String
    private let database: Mutex<SQLiteDatabase>
    private let purpose: Purpose
    /// Counts the transactions, so that two programs that write one file notice each other.
    private let revision: Mutex<Int>
    /// The first error while a run was saved.
    private let failed = Mutex<StudyProblem?>(nil)
    /// Scenario rows by member of the study that is being run.
    private let rows = Mutex<[Int64]>([])

    /// - Throws: ``StudyProblem`` if the file is not a study, is damaged, or cannot be opened.
    package init(path: String, for purpose: Purpose) throws {
        self.path = path
        self.purpose = purpose
        // SQLite has names of its own (":memory:", "file:…"): none of them is an absolute path.
        let place = URL(fileURLWithPath: path).path
        var lock: WriterLock?
        do {
            if purpose == .counting {
                guard !path.isEmpty else { throw StudyProblem.unwritable(path: path, reason: "it has no name") }
                lock = try WriterLock(path: place, named: path)
            } else {
                try Self.requireFile(place, named: path)
            }
            let opened = try SQLiteDatabase(path: place, lock: lock)
            revision = Mutex(try Self.prepare(opened, place: place, path: path, for: purpose))
            database = Mutex(opened)
        } catch {
            if let lock { lock.forgetNewFile(place) }
            throw StudyProblem(error, path: path)
        }
    }

    private static func requireFile(_ place: String, named path: String) throws(StudyProblem) {
        guard !path.isEmpty, let status = FileSystem.status(of: place) else {
            guard path.isEmpty || errno == ENOENT || errno == ENOTDIR else {
                throw .unreadable(path: path, reason: StudyProblem.systemReason)
            }
            throw .missing(path: path)
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            let isFolder = status.st_mode & S_IFMT == S_IFDIR
            throw .unreadable(path: path, reason: isFolder ? "it is a folder" : "it is not a regular file")
        }
        guard FileSystem.isAccessible(place, R_OK) else {
            throw .unreadable(path: path, reason: StudyProblem.systemReason)
        }
    }

    /// - Returns: the revision of the file.
    private static func prepare(
        _ database: SQLiteDatabase, place: String, path: String, for purpose: Purpose
    ) throws -> Int {
        // The first look undoes a transaction that was cut off, perhaps the one that made the tables.
        _ = try database.rows("SELECT name FROM sqlite_master")
        let isNew = FileSystem.status(of: place)?.st_size == 0
        if isNew, purpose == .reporting { throw StudyProblem.emptyFile(path: path) }
        try StudySchema.prepare(database, path: path, isNew: isNew)
        if purpose == .reporting {
            try database.execute("PRAGMA query_only = ON")
        } else {
            // To write into pages that are mixed up would destroy what is still right.
            let words = try database.rows("PRAGMA quick_check(1)").first?.text(0, "the check of its pages")
            guard words == "ok" else {
                throw DamagedStudy(words.map { "its pages are damaged (\($0))" } ?? "no check")
            }
        }
        let text = try database.rows("SELECT value FROM study WHERE key = 'revision'").first?.text(0, "'revision'")
        guard let text, let revision = Int(text), (0...mostReplicates).contains(revision) else {
            throw DamagedStudy("'revision' is not a count of transactions")
        }
        return revision
    }

    /// All of the study that is continued or reported.
    package func contents() throws -> StudyContents {
        do {
            return try database.withLock { database in
                try database.transaction(writing: false) { try StudyContents(from: database) }
            }
        } catch { throw StudyProblem(error, path: path) }
    }

    /// Begins a run: saves its record, and the scenarios in the order of the study's members.
    /// - Parameters:
    ///   - dropped: names of scenarios whose counts are dropped.
    ///   - start: the counts without them, saved in the same transaction, so that a new text never has the counts of
    ///     the old one.
    package func begin(
        _ record: StudyRecord, _ scenarios: [StoredScenario], dropping dropped: Set<String>, from start: StudyTally
    ) throws {
        let ids = try write { database -> [Int64] in
            try record.save(database)
            var ids: [Int64] = []
            for (position, scenario) in scenarios.enumerated() {
                ids.append(try scenario.save(database, position: position))
                if dropped.contains(scenario.name) {
                    try database.run("DELETE FROM success WHERE scenario = ?", [.integer(ids[position])])
                }
            }
            try Self.save(start, scenarios: ids, database)
            return ids
        }
        rows.withLock { $0 = ids }
    }

    private static func save(_ tally: StudyTally, scenarios ids: [Int64], _ database: SQLiteDatabase) throws {
        try database.run(
            "INSERT OR REPLACE INTO checkpoint (id, tally) VALUES (1, ?)",
            [.blob(Array(try JSONEncoder().encode(tally)))])
        for (id, played) in zip(ids, tally.played) {
            try database.run(
                "UPDATE scenario SET replicates = ? WHERE id = ?", [SQLiteValue(played), .integer(id)])
        }
    }

    /// Saves how a run ended, and its results as rows.
    package func finish(_ stopped: StopReason, _ results: StudyResults) throws {
        let ids = rows.withLock { $0 }
        try write { database in
            try database.run(
                "INSERT OR REPLACE INTO study (key, value) VALUES ('stopped', ?)", [.text(stopped.rawValue)])
            try results.save(database, scenarios: ids)
        }
    }

    /// The first error while the run was saved; `nil` if there was none.
    package var failure: StudyProblem? { failed.withLock { $0 } }

    /// Runs a transaction if no other program has changed the file since our last one.
    private func write<Value: Sendable>(_ body: @Sendable (SQLiteDatabase) throws -> Value) throws -> Value {
        let known = revision.withLock { $0 }
        do {
            let value = try database.withLock { database in
                try database.transaction(writing: true) {
                    let changed = try database.run(
                        "UPDATE study SET value = ? WHERE key = 'revision' AND value = ?",
                        [.text(String(known + 1)), .text(String(known))])
                    guard changed == 1 else { throw StudyProblem.changedMeanwhile(path: path) }
                    let value = try body(database)
                    try StudyChecksum.write(database)
                    return value
                }
            }
            revision.withLock { $0 = known + 1 }
            return value
        } catch { throw StudyProblem(error, path: path) }
    }
}

extension StudyFile: StudyArchive {
    package func keep(_ tally: StudyTally, _ success: [SuccessRecord]) {
        guard failure == nil else { return }
        let ids = rows.withLock { $0 }
        do {
            try write { database in
                try Self.save(tally, scenarios: ids, database)
                let insertion = try database.statement(
                    "INSERT OR REPLACE INTO success (scenario, first, replicates, bits, digest) VALUES (?, ?, ?, ?, ?)")
                for record in success {
                    let (id, first, count) = (ids[record.member], record.range.lowerBound, record.range.count)
                    let bits = Array(record.success.data)
                    let digest = StudyChecksum.of(bits, scenario: id, first: first, replicates: count)
                    try insertion.run([
                        .integer(id), SQLiteValue(first), SQLiteValue(count), .blob(bits), .text(digest),
                    ])
                }
            }
        } catch {
            let problem = StudyProblem(error, path: path)
            failed.withLock { $0 = $0 ?? problem }
        }
    }

    /// `nil` if no row is of just these replicates, or it is damaged: then the scenario is simulated again.
    package func success(_ member: Int, _ range: Range<Int>) -> SuccessBits? {
        let ids = rows.withLock { $0 }
        guard ids.indices.contains(member) else { return nil }
        let id = ids[member]
        let row = try? database.withLock { database in
            try database.rows(
                "SELECT bits, digest FROM success WHERE scenario = ? AND first = ? AND replicates = ?",
                [.integer(id), SQLiteValue(range.lowerBound), SQLiteValue(range.count)]
            ).first
        }
        guard let row = row.flatMap({ $0 }), let bits = try? row.bytes(0, "bits"),
            let digest = try? row.text(1, "digest"),
            digest == StudyChecksum.of(bits, scenario: id, first: range.lowerBound, replicates: range.count)
        else { return nil }
        return SuccessBits(Data(bits), replicates: range.count)
    }

    /// Whether there was an error, so that it is useless to continue.
    package var hasFailed: Bool { failure != nil }
}
