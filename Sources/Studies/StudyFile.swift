internal import Foundation
internal import GRDB

package import Simulation
package import Statistics
internal import Synchronization

/// A study in an SQLite file: scenarios, what was counted so far, and enough to go on counting.
///
/// Everything is changed in transactions, each of which leaves the file whole: a program that is killed loses what it
/// counted since the last of them, and nothing else. `docs/studies.md` documents the tables.
package final class StudyFile: Sendable {
    let queue: DatabaseQueue
    package let path: String
    /// Counts the transactions, so that two programs that write one file notice each other.
    private let revision: Mutex<Int>
    /// The first thing that went wrong while a run was kept.
    private let failed = Mutex<StudyProblem?>(nil)
    /// Scenario rows by member of the study that is being run.
    private let rows = Mutex<[Int64]>([])

    /// Opens a study, or begins one where there is no file.
    /// - Throws: ``StudyProblem`` where the file is something else, or cannot be opened.
    package init(path: String) throws {
        self.path = path
        do {
            var configuration = Configuration()
            configuration.busyMode = .timeout(5)
            queue = try DatabaseQueue(path: path, configuration: configuration)
            revision = Mutex(0)
            let known = try queue.write { try StudySchema.prepare($0, path: path) }
            revision.withLock { $0 = known }
        } catch let problem as StudyProblem {
            throw problem
        } catch let error as DatabaseError where error.resultCode == .SQLITE_NOTADB {
            throw StudyProblem.notAStudy(path: path)
        } catch {
            throw StudyProblem.unusable(path: path, reason: "\(error)")
        }
    }

    /// What is kept beside the scenarios.
    package func settings() throws -> StudySettings? {
        try read { try StudySettings(from: $0) }
    }

    /// The scenarios, in order.
    package func scenarios() throws -> [StoredScenario] {
        try read { database in
            try StoredScenario.fetchAll(database)
        }
    }

    /// What was counted so far; `nil`: nothing yet.
    package func tally() throws -> StudyTally? {
        try read { database in
            guard let data = try Data.fetchOne(database, sql: "SELECT tally FROM checkpoint WHERE id = 1") else {
                return nil
            }
            return try JSONDecoder().decode(StudyTally.self, from: data)
        }
    }

    /// Sets up what is to be run: settings, and the scenarios in the order of the study's members.
    /// - Parameters:
    ///   - dropped: names of scenarios whose counts no longer hold.
    ///   - start: what is counted without them. It is kept in the same transaction, lest a new text stand beside the
    ///     counts of the old one.
    package func begin(
        _ settings: StudySettings, _ scenarios: [StoredScenario], dropping dropped: Set<String>, from start: StudyTally
    ) throws {
        let ids = try write { database -> [Int64] in
            try settings.save(database)
            var ids: [Int64] = []
            for (position, scenario) in scenarios.enumerated() {
                ids.append(try scenario.save(database, position: position))
                if dropped.contains(scenario.name) {
                    try database.execute(sql: "DELETE FROM success WHERE scenario = ?", arguments: [ids[position]])
                }
            }
            if !dropped.isEmpty { try Self.save(start, scenarios: ids, database) }
            return ids
        }
        rows.withLock { $0 = ids }
    }

    private static func save(_ tally: StudyTally, scenarios ids: [Int64], _ database: Database) throws {
        try database.execute(
            sql: "INSERT OR REPLACE INTO checkpoint (id, tally) VALUES (1, ?)",
            arguments: [try JSONEncoder().encode(tally)])
        for (id, played) in zip(ids, tally.played) {
            try database.execute(sql: "UPDATE scenario SET replicates = ? WHERE id = ?", arguments: [played, id])
        }
    }

    /// Keeps how a run ended, and its results as rows.
    package func finish(_ stopped: StopReason, _ results: StudyResults) throws {
        let ids = rows.withLock { $0 }
        try write { database in
            try database.execute(
                sql: "INSERT OR REPLACE INTO study (key, value) VALUES ('stopped', ?)", arguments: [stopped.rawValue])
            try results.save(database, scenarios: ids)
        }
    }

    /// What went wrong while the run was kept; `nil`: nothing.
    package var failure: StudyProblem? { failed.withLock { $0 } }

    // MARK: Transactions

    private func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
        do { return try queue.read(body) } catch let problem as StudyProblem { throw problem } catch {
            throw StudyProblem.unusable(path: path, reason: "\(error)")
        }
    }

    /// A transaction that is made only if nobody else has changed the file since the last of ours.
    private func write<Value>(_ body: (Database) throws -> Value) throws -> Value {
        do {
            let known = revision.withLock { $0 }
            let value = try queue.write { database in
                try database.execute(
                    sql: "UPDATE study SET value = ? WHERE key = 'revision' AND value = ?",
                    arguments: [String(known + 1), String(known)])
                guard database.changesCount == 1 else { throw StudyProblem.changedMeanwhile(path: path) }
                return try body(database)
            }
            revision.withLock { $0 = known + 1 }
            return value
        } catch let problem as StudyProblem { throw problem } catch {
            throw StudyProblem.unusable(path: path, reason: "\(error)")
        }
    }
}

extension StudyFile: StudyArchive {
    package func keep(_ tally: StudyTally, _ success: [SuccessRecord]) {
        guard failure == nil else { return }
        do {
            let ids = rows.withLock { $0 }
            try write { database in
                try Self.save(tally, scenarios: ids, database)
                for record in success {
                    try database.execute(
                        sql: "INSERT OR REPLACE INTO success (scenario, first, replicates, bits) VALUES (?, ?, ?, ?)",
                        arguments: [
                            ids[record.member], record.range.lowerBound, record.range.count, record.success.data,
                        ])
                }
            }
        } catch {
            let problem = error as? StudyProblem ?? .unusable(path: path, reason: "\(error)")
            failed.withLock { $0 = $0 ?? problem }
        }
    }

    /// `nil` where no row is of just these replicates: then the scenario is played again.
    package func success(_ member: Int, _ range: Range<Int>) -> SuccessBits? {
        let ids = rows.withLock { $0 }
        guard ids.indices.contains(member) else { return nil }
        let data = try? queue.read { database in
            try Data.fetchOne(
                database, sql: "SELECT bits FROM success WHERE scenario = ? AND first = ? AND replicates = ?",
                arguments: [ids[member], range.lowerBound, range.count])
        }
        return data.flatMap { $0 }.flatMap { SuccessBits($0, replicates: range.count) }
    }

    /// Whether something went wrong, so that going on would be in vain.
    package var hasFailed: Bool { failure != nil }
}
