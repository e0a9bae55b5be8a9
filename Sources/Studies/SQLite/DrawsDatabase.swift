internal import Foundation
package import Reporting
package import Simulation
internal import Synchronization
internal import SystemCalls

/// A table of replicates as an SQLite database: the rows in the table `draws`, their columns described in `columns`.
///
/// All rows are one transaction without a journal, since an incomplete file is thrown away; so the same rows give the
/// same bytes.
package final class DrawsDatabase: DrawsWriter {
    private let table: DrawsTable
    private let state: Mutex<State>

    private struct State {
        var database: SQLiteDatabase?
        var insertion: SQLiteStatement?
        var failure: DrawsFailure?
    }

    /// SQLite's limit.
    private static let mostColumns = 2000

    /// Creates the file.
    package init(path: String, _ table: DrawsTable) throws(DrawsFailure) {
        self.table = table
        guard table.columns.count <= Self.mostColumns else {
            throw DrawsFailure(
                reason: "the table has \(table.columns.count) columns, and SQLite allows \(Self.mostColumns); use CSV")
        }
        let descriptor = FileSystem.open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC)
        guard descriptor >= 0 else { throw DrawsFailure(reason: OperatingSystem.reason()) }
        close(descriptor)
        do {
            let database = try SQLiteDatabase(path: URL(fileURLWithPath: path).path)
            try database.execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN")
            let columns = table.columns.map { "\(Self.quoted($0.name)) \($0.kind.sqlType)" }
            try database.execute("CREATE TABLE draws (\(columns.joined(separator: ", ")))")
            try database.execute("CREATE TABLE columns (name TEXT PRIMARY KEY, kind TEXT, title TEXT) WITHOUT ROWID")
            for column in table.columns {
                try database.run(
                    "INSERT INTO columns VALUES (?, ?, ?)",
                    [.text(column.name), .text(column.kind.rawValue), .text(column.title)])
            }
            let places = Array(repeating: "?", count: columns.count).joined(separator: ", ")
            let insertion = try database.statement("INSERT INTO draws VALUES (\(places))")
            state = Mutex(State(database: database, insertion: insertion))
        } catch { throw DrawsFailure(error) }
    }

    package func prepared(_ batch: ReplicateBatch) -> PreparedRows { .batch(batch) }

    package func add(_ rows: PreparedRows) {
        guard case .batch(let batch) = rows else { preconditionFailure("this file takes the rows as they are") }
        state.withLock { state in
            guard state.failure == nil, let insertion = state.insertion else { return }
            do {
                try table.forEachRow(of: batch) { member, place in
                    guard let rows = batch.members[member] else { return }
                    try insertion.run(
                        table.columns.indices.map { SQLiteValue(table.cell($0, of: member, rows, place)) })
                }
            } catch { state.failure = DrawsFailure(error) }
        }
    }

    package var hasFailed: Bool { state.withLock { $0.failure != nil } }

    package func finish() throws(DrawsFailure) {
        let failure = state.withLock { state -> DrawsFailure? in
            if state.failure == nil {
                do { try state.database?.execute("COMMIT") } catch { state.failure = DrawsFailure(error) }
            }
            (state.insertion, state.database) = (nil, nil)
            return state.failure
        }
        if let failure { throw failure }
    }

    private static func quoted(_ name: String) -> String { "\"\(name.replacing("\"", with: "\"\""))\"" }
}

extension DrawsFailure {
    fileprivate init(_ error: any Error) { self.init(reason: (error as? SQLiteError)?.message ?? "\(error)") }
}

extension DrawsTable.Kind {
    fileprivate var sqlType: String {
        switch self {
        case .scenario, .outcome, .date: "TEXT"
        case .replicate, .round, .fault, .success, .question, .done, .expired, .event, .weight: "INTEGER"
        case .parameter, .start, .time, .measure: "REAL"
        }
    }
}

extension SQLiteValue {
    fileprivate init(_ cell: DrawsTable.Cell) {
        switch cell {
        case .none: self = .null
        case .integer(let value): self = .integer(Int64(value))
        case .number(let value): self = .real(value)
        case .text(let text): self = .text(text)
        }
    }
}
