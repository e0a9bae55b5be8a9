import CSQLite
import Detente
import Foundation
import TestSupport
import Testing

/// A study that was edited or damaged is refused in words, or reported as if nothing had been: never a trap, never
/// another number.
@Suite("Damaged studies")
struct DamageTests {
    private let folder: Folder
    private let whole: Data
    private let expected: (report: String, run: String, compare: String)
    private var good: String { folder.path("good.sqlite") }

    init() async throws {
        folder = try Folder()
        let path = folder.path("good.sqlite")
        _ = try await Kept.run(["a", "b"], 90, in: path)
        whole = try Data(contentsOf: URL(fileURLWithPath: path))
        let copy = try folder.write(whole, "copy.sqlite")
        let report = try Kept.report(copy)
        let run = try await Kept.run(["a", "b"], 120, in: copy)
        let other = try folder.write(whole, "other.sqlite")
        expected = (report, run, try await Kept.run(["a", "c"], 90, in: other))
    }

    private enum Command: CaseIterable {
        /// Reports; counts on; counts on with another scenario.
        case report, run, compare
    }

    /// Damages a file for each command, and gives it to that.
    /// - Parameter mayDiffer: where the checksum was written anew: any report that comes at all.
    /// - Returns: how many of them were refused.
    private func tryAll(
        _ name: String, _ commands: [Command] = Command.allCases, mayDiffer: Bool = false,
        _ damage: (_ path: String) throws -> Void
    ) async throws -> Int {
        var refused = 0
        func attempt(_ what: String, _ expected: String, _ body: (String) async throws -> String) async throws {
            let path = try folder.write(whole, "damaged.sqlite")
            try? FileManager.default.removeItem(atPath: path + "-journal")
            try damage(path)
            do {
                let found = try await body(path)
                #expect(mayDiffer || found == expected, "\(name): \(what) gives another report")
            } catch let problem as UnusableStudy {
                refused += 1
                #expect(!problem.isMissing && !problem.description.isEmpty, "\(name): \(what): \(problem)")
            } catch let mistakes as ScenarioErrors {
                refused += 1
                #expect(mayDiffer && mistakes.findings.errors > 0, "\(name): \(what): \(mistakes)")
            }
        }
        for command in commands {
            switch command {
            case .report: try await attempt("report", expected.report) { try Kept.report($0) }
            case .run: try await attempt("run", expected.run) { try await Kept.run(["a", "b"], 120, in: $0) }
            case .compare:
                try await attempt("compare", expected.compare) { try await Kept.run(["a", "c"], 90, in: $0) }
            }
        }
        return refused
    }

    private static let values = [
        "NULL", "''", "-1", "0", "9223372036854775807", "1e308", "'x'", "'-1'", "'9223372036854775807'", "'2'", "'nan'",
        "x'00ff'", "x''", "'[]'", "'{}'", "'[1]'", "CAST(x'c328' AS TEXT)", "zeroblob(70000)",
    ]
    /// Which are only written.
    private static let tablesOfResults = ["result", "difference"]

    private var columns: [(table: String, column: String)] {
        get throws {
            let database = try RawDatabase(good)
            return database.cells("SELECT name FROM sqlite_master WHERE type = 'table'").flatMap { table in
                database.cells("SELECT name FROM pragma_table_info('\(table[0].text)')")
                    .map { (table[0].text, $0[0].text) }
            }
        }
    }

    @Test("every kind of cell, with every kind of value", arguments: [false, true])
    func cells(resealed: Bool) async throws {
        var refused = 0
        var tried = 0
        for (table, column) in try columns where !resealed || !Self.tablesOfResults.contains(table) {
            // A few rows of each table; of the settings all.
            let rows = try RawDatabase(good).cells("SELECT rowid FROM \(table) LIMIT \(table == "study" ? 20 : 2)")
            let values = Self.tablesOfResults.contains(table) ? Array(Self.values.prefix(3)) : Self.values
            for row in rows.map({ $0[0].text }) {
                for value in values {
                    tried += 1
                    let command = Command.allCases[tried % 3]
                    let sql = "UPDATE \(table) SET \(column) = \(value) WHERE rowid = \(row)"
                    refused += try await tryAll(sql, [command], mayDiffer: resealed) { path in
                        let isForced = value == "NULL" || column == "id"
                        if isForced { try RawDatabase.force(path, sql) } else { try RawDatabase(path).execute(sql) }
                        if resealed { try RawDatabase(path).reseal() }
                    }
                }
            }
        }
        #expect(tried > 700 && refused > tried / 2, "\(refused) of \(tried) were refused")
    }

    @Test("tables, columns and rows that are missing, renamed or there twice")
    func structure() async throws {
        var scripts: [String] = []
        for (table, column) in try columns {
            scripts += [
                "ALTER TABLE \(table) DROP COLUMN \(column)", "ALTER TABLE \(table) RENAME COLUMN \(column) TO other",
            ]
        }
        for table in Set(try columns.map(\.table)).sorted() {
            scripts += [
                "DROP TABLE \(table)", "ALTER TABLE \(table) RENAME TO other", "DELETE FROM \(table)",
                "ALTER TABLE \(table) RENAME TO other; CREATE VIEW \(table) AS SELECT * FROM other",
                "DELETE FROM \(table) WHERE rowid = (SELECT MIN(rowid) FROM \(table))",
                "DELETE FROM \(table) WHERE rowid = (SELECT MAX(rowid) FROM \(table))",
                "ALTER TABLE \(table) ADD COLUMN more TEXT",
            ]
        }
        for key in try RawDatabase(good).cells("SELECT key FROM study").map({ $0[0].text }) {
            scripts.append("DELETE FROM study WHERE key = '\(key)'")
        }
        scripts += [
            "PRAGMA user_version = 2", "PRAGMA user_version = 6", "PRAGMA user_version = -1",
            "PRAGMA application_id = 0", "UPDATE scenario SET position = 1 - position",
            "UPDATE source SET scenario = 3 - scenario", "INSERT INTO study VALUES ('more', 'x')",
            "UPDATE success SET bits = zeroblob(length(bits))", "UPDATE success SET replicates = 64",
        ]
        for (index, script) in scripts.enumerated() {
            let command = Command.allCases[index % 3]
            _ = try await tryAll(script, [Command.allCases[(index + 1) % 3], .report]) {
                try RawDatabase($0).execute("PRAGMA foreign_keys = OFF;" + script)
            }
            _ = try await tryAll(script + ", resealed", [command], mayDiffer: true) { path in
                let database = try RawDatabase(path)
                database.execute("PRAGMA foreign_keys = OFF;" + script)
                database.reseal()
            }
        }
    }

    @Test("bits that flipped, files cut off, pages overwritten")
    func bytes() async throws {
        var random = RandomSource(seed: 0x5EED)
        let page = 4096
        var damages: [(String, (inout Data) -> Void)] = []
        for _ in 0..<250 {
            let (place, bit) = (random.below(whole.count), random.below(8))
            damages.append(("bit \(bit) of byte \(place)", { $0[place] ^= 1 << UInt8(bit) }))
        }
        for place in 0..<100 { damages.append(("byte \(place) of the header", { $0[place] ^= 0x41 })) }
        for _ in 0..<40 {
            let length = 1 + random.below(whole.count - 1)
            damages.append(("cut to \(length)", { $0.removeSubrange(length...) }))
        }
        for start in stride(from: 0, to: whole.count, by: page) {
            let own = start..<min(start + page, whole.count)
            let other = random.below(whole.count / page) * page
            damages.append(("cut to \(start)", { $0.removeSubrange(max(1, start)...) }))
            damages.append(("zeros at \(start)", { $0.replaceSubrange(own, with: Data(count: own.count)) }))
            damages.append(
                ("ones at \(start)", { $0.replaceSubrange(own, with: Data(repeating: 255, count: own.count)) }))
            damages.append(
                ("page \(other) at \(start)", { $0.replaceSubrange(own, with: $0[other..<(other + own.count)]) }))
        }
        for (index, (name, damage)) in damages.enumerated() {
            _ = try await tryAll(name, [Command.allCases[index % 3]]) { path in
                var bytes = whole
                damage(&bytes)
                try bytes.write(to: URL(fileURLWithPath: path))
            }
        }
    }
}
