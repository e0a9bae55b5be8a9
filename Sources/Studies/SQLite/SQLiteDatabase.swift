internal import CSQLite

/// A connection to a database file of SQLite, for one thread at a time. Every call of SQLite is in this file.
@safe final class SQLiteDatabase {
    fileprivate let handle: OpaquePointer

    /// - Parameter path: an absolute path, since SQLite gives a special meaning to some names.
    init(path: String) throws(SQLiteError) {
        var opened: OpaquePointer?
        let code = unsafe sqlite3_open_v2(path, &opened, SQLITE_OPEN_READWRITE, nil)
        guard let opened = unsafe opened, code == SQLITE_OK else {
            let error = unsafe SQLiteError(code: code, of: opened)
            unsafe sqlite3_close_v2(opened)
            throw error
        }
        unsafe handle = opened
        unsafe sqlite3_busy_timeout(handle, 5_000)
    }

    /// A database in memory.
    /// - Parameter bytes: those of a file; none for an empty database.
    convenience init(inMemory bytes: [UInt8]) throws(SQLiteError) {
        try self.init(path: ":memory:")
        guard !bytes.isEmpty else { return }
        let code = unsafe bytes.withUnsafeBytes { unsafe detente_deserialize(handle, $0.baseAddress, Int64($0.count)) }
        guard code == SQLITE_OK else { throw unsafe SQLiteError(code: code, of: handle) }
    }

    /// The bytes of the file that the database would be.
    var serialized: [UInt8] {
        var size: Int64 = 0
        guard let start = unsafe sqlite3_serialize(handle, "main", &size, 0) else { return [] }
        defer { unsafe sqlite3_free(start) }
        return unsafe Array(UnsafeRawBufferPointer(start: start, count: Int(size)))
    }

    deinit { unsafe sqlite3_close_v2(handle) }

    /// Runs statements without values and rows.
    func execute(_ script: String) throws(SQLiteError) {
        let code = unsafe sqlite3_exec(handle, script, nil, nil, nil)
        guard code == SQLITE_OK else { throw unsafe SQLiteError(code: code, of: handle) }
    }

    /// Runs one statement.
    /// - Returns: the number of rows that it changed.
    @discardableResult
    func run(_ sql: String, _ values: [SQLiteValue] = []) throws(SQLiteError) -> Int {
        try statement(sql).run(values)
        return unsafe Int(sqlite3_changes(handle))
    }

    func rows(_ sql: String, _ values: [SQLiteValue] = []) throws(SQLiteError) -> [SQLiteRow] {
        try statement(sql).rows(values)
    }

    /// A statement that can be run repeatedly.
    func statement(_ sql: String) throws(SQLiteError) -> SQLiteStatement { try SQLiteStatement(sql, of: self) }
}

/// A statement with places for values.
@safe final class SQLiteStatement {
    private let handle: OpaquePointer
    private let database: SQLiteDatabase

    fileprivate init(_ sql: String, of database: SQLiteDatabase) throws(SQLiteError) {
        var prepared: OpaquePointer?
        let code = unsafe sqlite3_prepare_v2(database.handle, sql, -1, &prepared, nil)
        guard let prepared = unsafe prepared, code == SQLITE_OK else {
            throw unsafe SQLiteError(code: code, of: database.handle)
        }
        unsafe handle = prepared
        self.database = database
    }

    deinit { unsafe sqlite3_finalize(handle) }

    func run(_ values: [SQLiteValue]) throws(SQLiteError) { _ = try rows(values) }

    func rows(_ values: [SQLiteValue]) throws(SQLiteError) -> [SQLiteRow] {
        defer {
            unsafe sqlite3_reset(handle)
            unsafe sqlite3_clear_bindings(handle)
        }
        for (place, value) in values.enumerated() {
            let code = bind(value, Int32(place + 1))
            guard code == SQLITE_OK else { throw unsafe SQLiteError(code: code, of: database.handle) }
        }
        var rows: [SQLiteRow] = []
        while true {
            let code = unsafe sqlite3_step(handle)
            if code == SQLITE_DONE { return rows }
            guard code == SQLITE_ROW else { throw unsafe SQLiteError(code: code, of: database.handle) }
            rows.append(SQLiteRow(values: unsafe (0..<sqlite3_column_count(handle)).map(cell)))
        }
    }

    private func bind(_ value: SQLiteValue, _ place: Int32) -> Int32 {
        switch value {
        case .null: unsafe sqlite3_bind_null(handle, place)
        case .integer(let number): unsafe sqlite3_bind_int64(handle, place, number)
        case .real(let number): unsafe sqlite3_bind_double(handle, place, number)
        case .text(let text):
            unsafe Array(text.utf8).withUnsafeBytes {
                unsafe detente_bind_text(handle, place, $0.baseAddress, UInt64($0.count))
            }
        case .blob(let bytes):
            unsafe bytes.withUnsafeBytes { unsafe detente_bind_blob(handle, place, $0.baseAddress, UInt64($0.count)) }
        }
    }

    private func cell(_ place: Int32) -> SQLiteValue {
        switch unsafe sqlite3_column_type(handle, place) {
        case SQLITE_INTEGER: return unsafe .integer(sqlite3_column_int64(handle, place))
        case SQLITE_FLOAT: return unsafe .real(sqlite3_column_double(handle, place))
        case SQLITE_TEXT:
            let bytes = unsafe bytes(sqlite3_column_text(handle, place), place)
            // What is not UTF-8 is no text.
            return String(validating: bytes, as: UTF8.self).map { .text($0) } ?? .blob(bytes)
        case SQLITE_BLOB: return unsafe .blob(bytes(sqlite3_column_blob(handle, place), place))
        default: return .null
        }
    }

    private func bytes(_ start: UnsafeRawPointer?, _ place: Int32) -> [UInt8] {
        let buffer = unsafe UnsafeRawBufferPointer(
            start: start, count: start == nil ? 0 : Int(sqlite3_column_bytes(handle, place)))
        return unsafe Array(buffer)
    }
}

/// An error of SQLite.
struct SQLiteError: Error {
    /// The primary result code.
    let code: Int32
    /// SQLite's message.
    let message: String

    fileprivate init(code: Int32, of connection: OpaquePointer?) {
        self.code = code & 0xFF
        message =
            unsafe connection.flatMap { unsafe sqlite3_errmsg($0) }.map { unsafe String(cString: $0) }
            ?? "out of memory"
    }

    /// Whether the file is not an SQLite database.
    var isOfOtherFile: Bool { code == SQLITE_NOTADB }
    /// Whether another connection has the file locked.
    var isBusy: Bool { code == SQLITE_BUSY || code == SQLITE_LOCKED }
    /// Whether the cause is the disk, the folder or a permission, and not the contents of the file.
    var isOfSystem: Bool {
        [SQLITE_FULL, SQLITE_IOERR, SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH, SQLITE_NOLFS]
            .contains(code)
    }
}
