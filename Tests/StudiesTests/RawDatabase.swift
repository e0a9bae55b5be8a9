import CSQLite
import Foundation
import Scenarios
import Statistics
import Testing

/// A study's file as any other program sees it.
@safe final class RawDatabase {
    private let handle: OpaquePointer

    init(_ path: String) throws {
        var opened: OpaquePointer?
        let code = unsafe sqlite3_open_v2(path, &opened, SQLITE_OPEN_READWRITE, nil)
        #expect(code == SQLITE_OK)
        guard let opened = unsafe opened else { throw CocoaError(.fileReadUnknown) }
        unsafe handle = opened
    }

    deinit { unsafe sqlite3_close_v2(handle) }

    @discardableResult
    func execute(_ sql: String) -> Bool { unsafe sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK }

    /// Whatever a constraint says.
    static func force(_ path: String, _ sql: String) throws {
        let schema = try RawDatabase(path).cells("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        let open = "PRAGMA writable_schema = ON;"
        try RawDatabase(path).execute(
            open + "UPDATE sqlite_master SET sql = replace(replace(sql, 'NOT NULL', ''), 'CHECK (id = 1)', '')")
        try RawDatabase(path).execute(sql)
        for row in schema {
            let (name, text) = (row[0].text, row[1].text.replacing("'", with: "''"))
            try RawDatabase(path).execute(open + "UPDATE sqlite_master SET sql = '\(text)' WHERE name = '\(name)'")
        }
    }

    struct Cell {
        var type: Int32
        var bytes: [UInt8]
        var text: String { String(decoding: bytes, as: UTF8.self) }
    }

    /// By row; numbers as their text.
    func cells(_ sql: String) -> [[Cell]] {
        var statement: OpaquePointer?
        defer { unsafe sqlite3_finalize(statement) }
        guard unsafe sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK else { return [] }
        var rows: [[Cell]] = []
        while unsafe sqlite3_step(statement) == SQLITE_ROW {
            rows.append(
                unsafe (0..<sqlite3_column_count(statement)).map { place in
                    let type = unsafe sqlite3_column_type(statement, place)
                    let start = unsafe sqlite3_column_blob(statement, place)
                    let count = unsafe Int(sqlite3_column_bytes(statement, place))
                    let bytes = unsafe start.map { unsafe Array(UnsafeRawBufferPointer(start: $0, count: count)) } ?? []
                    return Cell(type: type, bytes: bytes)
                })
        }
        return rows
    }

    /// Writes the checksum anew, as DESIGN.md defines it, so that a change has to be found by what it means.
    func reseal() {
        var bytes = Data()
        for sql in [
            "SELECT key, value FROM study WHERE key <> 'checksum' ORDER BY key",
            "SELECT id, position, name, file, title, digest, settings, replicates FROM scenario ORDER BY id",
            "SELECT scenario, path, text FROM source ORDER BY scenario, path",
            "SELECT id, tally FROM checkpoint ORDER BY id",
        ] {
            for cell in cells(sql).joined() {
                let tag: UInt8 =
                    switch cell.type {
                    case SQLITE_INTEGER: 1
                    case SQLITE_FLOAT: 2
                    case SQLITE_TEXT: 3
                    case SQLITE_BLOB: 4
                    default: 0
                    }
                bytes.append(tag)
                bytes.append(Data(littleEndian: [UInt64(cell.bytes.count)]))
                bytes.append(contentsOf: cell.bytes)
            }
            bytes.append(0xFF)
        }
        execute("UPDATE study SET value = '\(SHA256(of: bytes).hexadecimal)' WHERE key = 'checksum'")
    }
}
