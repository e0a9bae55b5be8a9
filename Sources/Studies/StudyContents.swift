internal import Foundation
internal import Simulation
package import Statistics

/// All of a study that is continued or reported, read from its file in one transaction and checked.
///
/// All values have the right types and ranges, and agree with each other. Only the counts are still to be compared with
/// what the scenarios count (``StudyTally/verify(like:conditional:)``), for which the scenarios have to be read first.
package struct StudyContents: Sendable {
    /// The record of the study; `nil` if it was not begun.
    package var record: StudyRecord?
    /// The scenarios, in order.
    package var scenarios: [StoredScenario]
    /// The counts so far; `nil` if there are none.
    package var tally: StudyTally?

    init(from database: SQLiteDatabase) throws {
        record = try StudyRecord(from: database)
        let stored = try StoredScenario.all(database)
        scenarios = stored.map(\.scenario)
        tally = try Self.tally(database)
        try verifyNames()
        try verifyPlayed(stored.map(\.replicates))
        // Last: the reasons above say more.
        try StudyChecksum.verify(database)
    }

    private static func tally(_ database: SQLiteDatabase) throws -> StudyTally? {
        let rows = try database.rows("SELECT tally FROM checkpoint")
        guard let row = rows.first else { return nil }
        guard rows.count == 1 else { throw DamagedStudy("there are several states of counting") }
        let bytes = try row.bytes(0, "the state of counting")
        do { return try JSONDecoder().decode(StudyTally.self, from: Data(bytes)) } catch {
            throw DamagedStudy("the state of counting cannot be read")
        }
    }

    private func verifyNames() throws {
        guard Set(scenarios.map(\.name)).count == scenarios.count else {
            throw DamagedStudy("two scenarios have the same name")
        }
        guard let baseline = record?.settings.baseline else {
            guard scenarios.isEmpty, tally == nil else { throw DamagedStudy("its settings are missing") }
            return
        }
        guard scenarios.contains(where: { $0.name == baseline }) else {
            throw DamagedStudy("the baseline '\(baseline.prefix(40))' is none of its scenarios")
        }
    }

    private func verifyPlayed(_ replicates: [Int]) throws {
        guard let tally else {
            guard replicates.allSatisfy({ $0 == 0 }) else { throw DamagedStudy("the counts are missing") }
            return
        }
        guard tally.played == replicates, replicates.allSatisfy({ (0...StudyFile.mostReplicates).contains($0) }) else {
            throw DamagedStudy("the numbers of replicates do not belong to the counts")
        }
    }
}
